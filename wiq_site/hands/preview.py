"""``wiq serve``: shows the site from memory, follows every change, and keeps going whatever is broken."""

import signal
import threading

from wiq_site.hands.preview_pages import Pages
from wiq_site.hands.preview_server import Server, open_server
from wiq_site.hands.preview_state import Source, State
from wiq_site.hands.preview_watch import watch_changes
from wiq_site.hands.ways import Say

__all__ = ["Source", "serve"]


def serve(
    source: Source,
    host: str,
    port: int,
    *,
    base_path: str = "/",
    say: Say,
    stop: threading.Event | None = None,
) -> None:
    """Show ``source`` at ``http://host:port`` below ``base_path`` until Ctrl+C, or until ``stop`` is set.

    Reads everything first. Ends with status 1 and a German sentence when the address is taken.
    """
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGINT, signal.default_int_handler)  # also where who started it lets it ignore Ctrl+C
    base = f"/{base_path.strip('/')}/".replace("//", "/")
    state = State(source, say)
    try:
        server = open_server(host, port, Pages(state, base), state)
    except OSError as error:
        say(str(error.strerror))
        raise SystemExit(1) from error
    try:
        _follow(state, server, f"http://{_show_host(host)}:{server.server_port}{base}", say, stop or threading.Event())
    except KeyboardInterrupt:
        pass
    finally:
        state.close()
        server.server_close()


def _follow(state: State, server: Server, address: str, say: Say, stop: threading.Event) -> None:
    """Answer requests as soon as everything is read, and read what changes."""
    answering = threading.Thread(target=server.serve_forever, args=(0.1,), daemon=True)
    try:
        for changed in watch_changes(lambda: state.watched, say, stop):
            state.refresh(changed)
            if changed is None:
                answering.start()
                say(f"Die Vorschau steht unter {address} und folgt jeder Änderung. Strg+C beendet sie.")
    finally:
        if answering.is_alive():
            server.shutdown()


def _show_host(host: str) -> str:
    return f"[{host}]" if ":" in host else host

"""The example town, built once by each worker and served by a web server, and real browsers to look at it."""

import contextlib
import functools
import gc
import http.server
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest
from builder import build_town
from lists import BLOG, TEAMS, ListIndex
from pages import listen
from playwright.sync_api import Browser, BrowserContext, Error, Page

hypothesis.settings.register_profile("wiq", deadline=None, derandomize=True)
hypothesis.settings.load_profile("wiq")

BROWSERS = ["chromium", "firefox"]
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    # Renderers that every page starts and nobody sees, which took more than half of a new page's time.
    "--disable-features=WebUIOmniboxPopup,WebUIOmniboxAimPopup,SpareRendererForSitePerProcess",
]


# Garbage ----------------------------------------------------------------------------------------------------------


def pytest_collection_finish() -> None:
    """Python need not look through thousands of tests for garbage again and again."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session", autouse=True)
def _tests_stay_frozen() -> Iterator[None]:
    """Every command in this process would look through them: it thaws what earlier ones froze."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("wiq_site.hands.builder.kept_objects", contextlib.nullcontext)
        yield


# The site ---------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder with the site of the town. Workers build their own: that takes less than waiting for another."""
    return build_town(tmp_path_factory.mktemp("built"))


class _QuietHandler(http.server.SimpleHTTPRequestHandler):
    """Serves files, answers unknown addresses with the site's own 404 page, and keeps silent."""

    def log_message(self, *args: object) -> None:
        pass

    def handle(self) -> None:
        with contextlib.suppress(ConnectionError):  # the browser went on to another page
            super().handle()

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.is_file():
            super().send_error(code, message, explain)
            return
        body = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextlib.contextmanager
def serve(folder: Path) -> Iterator[str]:
    """Serve a folder; gives the address, which ends with ``/``."""
    handler = functools.partial(_QuietHandler, directory=str(folder))
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="session")
def site_url(site: Path) -> Iterator[str]:
    """The address at which the town is served; ends with ``/``."""
    with serve(site) as url:
        yield url


@pytest.fixture(scope="session")
def teams(site: Path) -> ListIndex:
    """The town's teams as the list's index holds them, in the order of the list."""
    return ListIndex(site, TEAMS)


@pytest.fixture(scope="session")
def posts(site: Path) -> ListIndex:
    """The town's posts, likewise."""
    return ListIndex(site, BLOG)


# The browsers -----------------------------------------------------------------------------------------------------


def pytest_configure(config: pytest.Config) -> None:
    """Without ``--browser`` there are two."""
    config.option.browser = config.option.browser or BROWSERS


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """The first browser looks at everything, another one at what is marked ``every_browser``.

    A worker takes a whole module, as its tests share pages, or all that is for another browser, which starts slowly.
    """
    first = config.option.browser[0]
    kept, left_out = [], []
    for item in items:
        call = getattr(item, "callspec", None)
        browser = call.params.get("browser_name", first) if call else first
        wanted = browser == first or item.get_closest_marker("every_browser")
        (kept if wanted else left_out).append(item)
        item.add_marker(pytest.mark.xdist_group(item.path.stem if browser == first else browser))
    config.hook.pytest_deselected(items=left_out)
    items[:] = kept


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict, browser_name: str) -> dict:
    """The system's browser where there is one, else the one that Playwright brought (scripts/browser.sh)."""
    if browser_name == "firefox":
        own = shutil.which("firefox-esr") or shutil.which("firefox")
        # The system's Firefox speaks WebDriver BiDi; Playwright's own has been changed to speak something else.
        found = {"executable_path": own, "channel": "moz-firefox"} if own else {}
        return {**browser_type_launch_args, **found}
    names = ("chromium", "chromium-browser", "google-chrome")
    own = next((path for name in names if (path := shutil.which(name))), None)
    return {**browser_type_launch_args, **({"executable_path": own} if own else {}), "args": CHROMIUM_FLAGS}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args: dict, browser_name: str) -> dict:
    """Playwright waits by evaluating strings, which the pages' own policy forbids; ``strict`` tests keep the policy."""
    return {**browser_context_args, "bypass_csp": browser_name == "chromium"}


@pytest.fixture(scope="module")
def shared_context(browser: Browser, browser_context_args: dict) -> Iterator[BrowserContext]:
    """What the pages of a module have in common, because a new one takes longer than most of what is done in it."""
    context = browser.new_context(**browser_context_args)
    yield context
    context.close()


@pytest.fixture
def page(shared_context: BrowserContext) -> Iterator[Page]:
    """A new page, for which nothing is stored; files may have been loaded before."""
    page = shared_context.new_page()
    yield page
    with contextlib.suppress(Error):  # an empty page, or one that hangs
        page.evaluate("localStorage.clear()")
    page.close()


@pytest.fixture
def first_visit(context: BrowserContext) -> Page:
    """A page of somebody who has never been here: nothing is loaded yet."""
    return context.new_page()


@pytest.fixture
def quiet_page(page: Page) -> Iterator[Page]:
    """A page that may print nothing."""
    messages = listen(page)
    yield page
    assert messages == []

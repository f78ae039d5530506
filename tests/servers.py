"""Real web servers that give out a built site by the rules of ``wiq webserver``."""

import os
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_PATH = f"{os.environ.get('PATH', '')}:/usr/sbin:/sbin"
_MODULES = ("mpm_event", "authz_core", "dir", "mime", "alias", "headers", "rewrite", "filter", "deflate", "autoindex")

_NGINX = """
daemon off;
worker_processes 1;
error_log stderr;
pid {folder}/nginx.pid;
{user}
events {{ }}
http {{
    include /etc/nginx/mime.types;
    access_log off;
    {temporary}
    include {folder}/site.conf;
}}
"""

_APACHE = """
ServerRoot {folder}
ServerName 127.0.0.1
Listen 127.0.0.1:{port}
PidFile {folder}/apache.pid
Mutex posixsem
ErrorLog /dev/stderr
{modules}
{user}
TypesConfig /etc/mime.types
DocumentRoot {root}
<Directory {root}>
    Require all granted
    AllowOverride All
</Directory>
"""


@contextmanager
def run_nginx(site: Path, rules: str) -> Iterator[str]:
    """The address of an nginx that gives out ``site`` by ``rules``; they are changed where they say *adapt* only."""
    with _public_copy(site) as (folder, root):
        port = _free_port()
        assert "listen 80;" in rules and "root /srv/www;" in rules
        adapted = rules.replace("listen 80;", f"listen 127.0.0.1:{port};").replace("root /srv/www;", f"root {root};")
        (folder / "site.conf").write_text(adapted, "utf-8")
        kinds = ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
        temporary = "\n".join(f"    {kind}_temp_path {folder}/{kind};" for kind in kinds)
        user = "user root;" if os.geteuid() == 0 else ""
        config = folder / "nginx.conf"
        config.write_text(_NGINX.format(folder=folder, user=user, temporary=temporary), "utf-8")
        command = [shutil.which("nginx", path=_PATH) or "nginx", "-p", str(folder), "-c", str(config), "-e", "stderr"]
        with _running(command, port) as address:
            yield address


@contextmanager
def run_apache(site: Path) -> Iterator[str]:
    """The address of an Apache that gives out ``site``, with the file ``.htaccess`` in it."""
    with _public_copy(site) as (folder, root):
        port = _free_port()
        modules = "\n".join(f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so" for name in _MODULES)
        user = "User www-data\nGroup www-data" if os.geteuid() == 0 else ""
        config = folder / "apache.conf"
        config.write_text(_APACHE.format(folder=folder, root=root, port=port, modules=modules, user=user), "utf-8")
        command = [shutil.which("apache2", path=_PATH) or "apache2", "-f", str(config), "-DFOREGROUND"]
        with _running(command, port) as address:
            yield address


@contextmanager
def _public_copy(site: Path) -> Iterator[tuple[Path, Path]]:
    """A folder that servers may read although they are somebody else, and a copy of the site in it."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        yield folder, Path(shutil.copytree(site, folder / "www"))


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port


@contextmanager
def _running(command: list[str], port: int) -> Iterator[str]:
    with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True) as process:
        try:
            _wait(process, port)
            yield f"http://127.0.0.1:{port}/"
        finally:
            process.terminate()


def _wait(process: subprocess.Popen[str], port: int) -> None:
    """Until the server answers; what it says when it does not even start is the error."""
    for _ in range(200):
        with socket.socket() as asked:
            if asked.connect_ex(("127.0.0.1", port)) == 0:
                return
        if process.poll() is not None:
            break
        time.sleep(0.05)
    raise AssertionError(process.stderr.read() if process.poll() is not None and process.stderr else "no answer")

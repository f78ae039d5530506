"""The files of the form below ``/redaktion/formular/``. No page of the site loads or links any of them."""

import json
from collections.abc import Callable, Iterator
from html import escape
from pathlib import Path

from wiq_site.addresses import FORM
from wiq_site.decap.config import build_config
from wiq_site.decap.program import find_files
from wiq_site.form_options import FormOptions
from wiq_site.frame.policy import form_policy
from wiq_site.site.plan import Site

ASSETS = Path(__file__).parent / "assets"
_PAGE = "formular.html"

Make = Callable[[], bytes]


def find_form_files(site: Site, options: FormOptions) -> Iterator[tuple[str, Make]]:
    """Address → maker of every file. Without the fetched programs there is nothing."""
    files = find_files(site.settings.root)
    if not files:
        return
    yield f"{FORM}index.html", lambda: _render_page(site, options).encode()
    yield f"{FORM}config.json", lambda: _render_config(site, options).encode()
    own = {file.name: file for file in sorted(ASSETS.iterdir()) if file.is_file() and file.name != _PAGE}
    yield from ((f"{FORM}{name}", file.read_bytes) for name, file in (own | files).items())


def _render_page(site: Site, options: FormOptions) -> str:
    icon = site.settings.theme.favicon or "assets/wiq/favicon.svg"
    values = {"policy": form_policy(options.sources), "site_name": site.settings.site_name, "icon": f"../../{icon}"}
    page = (ASSETS / _PAGE).read_text("utf-8")
    return page.format(**{name: escape(value, quote=name != "policy") for name, value in values.items()})


def _render_config(site: Site, options: FormOptions) -> str:
    return json.dumps(build_config(site, options), ensure_ascii=False, indent=1) + "\n"

"""``wiq aushang``: the sheet about one team or post as a single file, which prints without the site."""

import os
import re
from base64 import b64encode
from pathlib import Path
from urllib.parse import unquote, urljoin

from lxml import html

from wiq_site.addresses import notice_address
from wiq_site.cache import Cache
from wiq_site.clock import read_clock
from wiq_site.frame.assets import THEME
from wiq_site.media_types import find_media_type
from wiq_site.problems import Problem, find_errors
from wiq_site.project import Project, check_project
from wiq_site.settings import Settings
from wiq_site.site.output import Output
from wiq_site.site.plan import Page
from wiq_site.text import quote, suggest

_PARTS = ("10-tokens.css", "76-sheet.css", "77-notice.css")
_FRAME = """<!doctype html>
<html lang="de">
<head><meta charset="utf-8"><title>{title}</title><style>
body {{ margin: 0; font-family: var(--wiq-font); }}
img {{ max-width: 100%; height: auto; }}
{css}</style></head>
<body class="md-typeset">{body}</body>
</html>
"""


class NoNotice(ValueError):
    """There is no sheet about a file; the text says why."""


def build_notice(settings: Settings, name: str) -> tuple[tuple[Problem, ...], str]:
    """All problems, and the sheet about the file ``name`` (``teams/hof.md``) as HTML; drafts have one too.

    Raises ``NoNotice``.
    """
    project = check_project(settings, read_clock(os.environ), Cache(), preview=True)
    wrong = tuple(problem for problem in find_errors(project.problems) if problem.path == name)
    if wrong or project.site is None:
        return wrong or find_errors(project.problems), ""
    page = _find_page(project, name)
    outputs = {output.address: output for output in project.outputs(Cache()).without_search()}
    made = html.document_fromstring(outputs[page.file].make().decode("utf-8"))
    sheet = next(element for element in made.iter("div") if "wiq-notice" in element.get("class", "").split())
    for picture in sheet.iter("img"):
        _embed(picture, page, outputs)
    css = "".join((THEME / "style" / part).read_text("utf-8") for part in _PARTS)
    return (), _FRAME.format(title=page.title, css=css, body=html.tostring(sheet, encoding="unicode"))


def _find_page(project: Project, name: str) -> Page:
    """The sheet's page. Raises ``NoNotice``."""
    assert project.site is not None
    pages = {page.entry.document.path: page for page in project.site.pages if page.entry}
    if name not in pages:
        raise NoNotice(f"Die Datei {quote(name)} gibt es nicht.{suggest(name, pages)}")
    sheet = project.site.page_by_address.get(notice_address(pages[name].address))
    if sheet is None:
        raise NoNotice(
            f"Für {quote(name)} gibt es keinen Aushang: nur für Teams und Ideen, bei denen man mitmachen kann und "
            "die jemand bestätigt hat („bestaetigt“), und für Beiträge mit kommenden Terminen."
        )
    return sheet


def _embed(picture: html.HtmlElement, page: Page, outputs: dict[str, Output]) -> None:
    """The picture itself in the place of its address."""
    address = unquote(urljoin(f"/{page.address}", picture.get("src"))).lstrip("/")
    data = b64encode(outputs[address].make()).decode("ascii")
    picture.set("src", f"data:{find_media_type(address)};base64,{data}")
    picture.attrib.pop("srcset", None)
    for source in picture.xpath("ancestor::picture/source"):
        source.getparent().remove(source)


def name_notice(name: str) -> str:
    """``aushang-hof.html`` for ``teams/hof.md``."""
    stem = Path(name).parent.name if Path(name).stem == "index" else Path(name).stem
    return f"aushang-{re.sub(r'[^a-z0-9-]+', '-', stem.lower())}.html"

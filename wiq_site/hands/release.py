"""What must hold before a site is published: no address of the last release is lost, and the site did not shrink."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

from wiq_site.addresses import HOME, is_list_part
from wiq_site.body.links import find_addresses
from wiq_site.legal import LEGAL
from wiq_site.problems import Problem, Severity
from wiq_site.settings import Settings
from wiq_site.site.plan import Site
from wiq_site.text import quote

ENOUGH = 80
"""Per cent of the pages of the last release that must still be there."""

CLICKS = 2
"""Within so many clicks from the home page the imprint must be found (BGH, I ZR 228/03)."""


@dataclass(frozen=True)
class Release:
    """The paths of the last release (None for the first one), and the per cent of its pages that must be left."""

    before: frozenset[str] | None = None
    share: int = ENOUGH


def find_hidden_pages(site: Site | None) -> Iterator[str]:
    """Legal pages that are missing or too far away, in words."""
    if site is None:
        return
    near = _find_near(site)
    pages = {entry.content.ansicht: entry for entry in site.catalogue.pages if entry.content.ansicht in LEGAL}
    for kind in LEGAL:
        if kind not in pages:
            yield f"Eine Seite mit „ansicht: {kind}“ fehlt."
        elif pages[kind].address not in near:
            path = pages[kind].document.path
            yield f"{path} ist nicht mit {CLICKS} Klicks zu erreichen. Bitte unter „fusszeile“ eintragen."


def _find_near(site: Site) -> set[str]:
    """Addresses within reach: what every page links to, and what is linked there."""
    settings, by_uri = site.settings, site.page_by_uri
    uris = [*(link.seite for link in settings.options.fusszeile), *(entry.target for entry in settings.nav_entries)]
    near = {HOME, *(by_uri[uri].address for uri in uris if uri in by_uri)}
    entries = [page.entry for page in site.pages if page.entry and page.address in near]
    return near.union(*(find_addresses(entry.document, entry.outline, site.targets) for entry in entries))


def read_release(before: Path) -> frozenset[str]:
    """The paths of all pages of a release (``/teams/hof/``), out of its sitemap or of a folder with one.

    Raises ``ValueError`` for what is no sitemap, ``OSError`` for what cannot be read.
    """
    from lxml import etree  # takes a while, and only releases need it

    file = before / "sitemap.xml" if before.is_dir() else before
    try:
        root = etree.fromstring(file.read_bytes(), etree.XMLParser(resolve_entities=False, no_network=True))
    except etree.XMLSyntaxError:
        raise ValueError(f"{file} ist keine Sitemap.") from None
    found = (element.text or "" for element in root.iter("{*}loc"))
    paths = frozenset(unquote(urlsplit(address.strip()).path) for address in found)
    if not paths:
        raise ValueError(f"{file} ist keine Sitemap.")
    return paths


def check_release(site: Site, before: frozenset[str], share: int = ENOUGH) -> Iterator[Problem]:
    """An error for each page that is gone without a redirect, and one when too few pages are left."""
    base = site.settings.base_path
    now = {f"{base}{page.address}" for page in site.pages}
    if len(now) * 100 < len(before) * share:
        what = f"Die Seite hat nur noch {len(now)} Seiten, bisher waren es {len(before)}."
        todo = f"Ist das gewollt, bitte mit „--mindestens“ weniger als {share} Prozent verlangen."
        yield Problem(site.settings.config_path, 1, "", what, todo=todo)
    known = now | {f"{base}{alias}" for alias in site.redirects}
    for path in sorted(before - known):
        yield _tell_gone(path, base, site.settings)


def _tell_gone(path: str, base: str, settings: Settings) -> Problem:
    """Parts of lists come and go with their items; what somebody wrote stays reachable."""
    inner = path.removeprefix(base)
    what = f"Die Adresse {quote(path)} gab es bisher; jetzt führt sie nirgendwohin."
    todo = "Bitte unter „aliases“ der Seite eintragen, die an ihre Stelle tritt."
    if is_list_part(inner):
        return Problem(settings.config_path, 1, "", what, severity=Severity.HINT)
    return Problem(settings.config_path, 1, "", what, todo=todo)

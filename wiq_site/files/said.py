"""What the search knows of pages beside their bodies: what the program says there, and names of organisations."""

from collections.abc import Iterable, Iterator

from wiq_site.body.sentences import end_sentence
from wiq_site.catalogue.partners import ROLES
from wiq_site.content.models import Post, Team
from wiq_site.content.organisations import ART_LABELS, Art
from wiq_site.feeds.records import FORMATS
from wiq_site.site.plan import Page, Site
from wiq_site.views.organisations import organisation_chips


def say_beside(page: Page, site: Site) -> str:
    """Sentences for the hit of a page; empty for most pages."""
    return " ".join(_say(page, site))


def _say(page: Page, site: Site) -> Iterator[str]:
    content = page.entry.content if page.entry else None
    if isinstance(content, Team):
        for role, words in ROLES.items():
            yield from _name(words, getattr(content, role), site)
    elif isinstance(content, Post):
        yield from _name("Organisationen", content.organisationen, site)
    elif page.kind == "area":
        yield from _list("Ortsteile", site.catalogue.taxonomies.gebiet[page.subject].ortsteile)
    elif page.kind == "ortsteil":
        area = site.catalogue.taxonomies.ortsteil[page.subject].gebiet
        yield from _list("Gebiet", [site.catalogue.taxonomies.label("gebiet", area)])
    elif page.kind == "organisation":
        organisation = site.catalogue.organisations.by_slug[page.subject]
        yield from _list("Auch bekannt als", organisation.auch)
        if organisation.art:
            yield f"{ART_LABELS[Art(organisation.art)][0]}."
    elif page.kind == "subscribe":
        yield f"Feed, Kalender, {', '.join(kind.name for kind in FORMATS)}."


def _name(words: str, names: tuple[str, ...], site: Site) -> Iterator[str]:
    if names:
        yield from _list(words, (chip.label for chip in organisation_chips(names, site.catalogue)))


def _list(words: str, names: Iterable[str]) -> Iterator[str]:
    if listed := ", ".join(names):
        yield end_sentence(f"{words}: {listed}")

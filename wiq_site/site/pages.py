"""Which pages there are, and what each is about."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from wiq_site.addresses import (
    AREAS,
    BLOG,
    DATA,
    HOME,
    IDEAS,
    ORGANISATIONS,
    PROPOSE,
    SEARCH,
    SUBSCRIBE,
    area_address,
    notice_address,
    organisation_address,
    ortsteil_address,
)
from wiq_site.catalogue.catalogue import Catalogue, summary
from wiq_site.catalogue.entries import Entry, find_title
from wiq_site.catalogue.ideas import is_followed
from wiq_site.content.models import HandPage, Post, Team
from wiq_site.lists.listing import Listing, ListPage, build_list_pages
from wiq_site.search.index import HitKind
from wiq_site.settings import Settings
from wiq_site.site.changes import find_change, find_last_change
from wiq_site.site.plan import Page
from wiq_site.site.texts import find_texts


def build_pages(catalogue: Catalogue, listings: Iterable[Listing], settings: Settings) -> tuple[Page, ...]:
    """All pages: hand-written ones, teams, posts, sheets, and those that gather others."""
    listed = (page for found in listings for page in build_list_pages(found, settings.options.posts_per_page))
    made = (*(_list_page(page, catalogue) for page in listed), *_gathering_pages(catalogue))
    texts = find_texts(catalogue, made)
    single = (*_team_pages(catalogue), *_post_pages(catalogue))
    return (
        *_hand_pages(entry for entry in catalogue.pages if texts.get(entry.address) is not entry),
        *single,
        *_notice_pages(single, catalogue),
        *(_add_text(page, texts[page.address]) if page.address in texts else page for page in made),
    )


def _add_text(page: Page, entry: Entry[HandPage]) -> Page:
    """A page of the program with a text; it has title and description of its own unless the text names others."""
    title = entry.content.title or entry.outline.title or page.title
    description = entry.content.kurz or page.description
    return replace(page, entry=entry, title=title, description=description, indexed=True)


def _hand_pages(entries: Iterable[Entry[HandPage]]) -> Iterator[Page]:
    for entry in entries:
        yield Page(
            kind="home" if entry.address == HOME else "hand",
            address=entry.address,
            title=find_title(entry.content, entry.document, entry.outline),
            description=entry.content.kurz or "",
            subject=entry,
            feed_page=BLOG,
            word=HitKind.PAGE,
            entry=entry,
            in_nav=True,
            hide=entry.content.hide,
        )


def _team_pages(catalogue: Catalogue) -> Iterator[Page]:
    for team in catalogue.teams:
        yield Page(
            kind="team",
            address=team.address,
            title=team.content.title,
            description=summary(team),
            subject=team,
            feed_page=team.address,
            word=HitKind.TEAM,
            entry=team,
            changed=find_change(team, catalogue),
        )


def _post_pages(catalogue: Catalogue) -> Iterator[Page]:
    """Examples have pages too, which no search finds."""
    for post in (*catalogue.posts, *catalogue.examples):
        yield Page(
            kind="post",
            address=post.address,
            title=post.content.title,
            description=summary(post),
            subject=post,
            feed_page=post.address if is_followed(post) else BLOG,
            word=HitKind.IDEA if post.content.idee else HitKind.POST,
            entry=post,
            changed=find_change(post, catalogue),
            searchable=not post.is_example,
            indexed=not post.is_example,
        )


def _notice_pages(pages: Iterable[Page], catalogue: Catalogue) -> Iterator[Page]:
    """Sheets about what one can join or go to."""
    for page in pages:
        if page.entry and _can_be_announced(page.entry, catalogue):
            yield Page(
                kind="notice",
                address=notice_address(page.address),
                title=f"Aushang: {page.title}",
                description="",
                subject=page,
                feed_page=page.feed_page,
                word=page.word,
                searchable=False,
                indexed=False,
            )


def _can_be_announced(entry: Entry[Any], catalogue: Catalogue) -> bool:
    if not isinstance(entry.content, (Team, Post)):
        return False
    dates = catalogue.dates_by_post.get(entry.address, ())
    is_asking = catalogue.is_open(entry) and entry.confirmation.fresh
    return is_asking or any(not date.past for date in dates)


def _list_page(page: ListPage, catalogue: Catalogue) -> Page:
    whole = page.address == page.listing.address
    return Page(
        kind="list",
        address=page.address,
        title=page.title,
        description=page.intro,
        subject=page,
        feed_page=page.source if page.listing.record.feed_title else BLOG,
        word=HitKind.LIST,
        changed=find_last_change((item.entry for item in page.part.items), catalogue),
        searchable=whole,
        indexed=whole or len(page.part.items) > 1,
        in_nav=whole,
        made=whole,
    )


def _gathering_pages(catalogue: Catalogue) -> Iterator[Page]:
    areas = "Wo in der Stadt wir unterwegs sind."
    yield Page("areas", AREAS, "Gebiete", areas, None, AREAS, HitKind.LIST, in_nav=True, made=True)
    for slug, term in catalogue.taxonomies.gebiet.items():
        address = area_address(slug)
        yield Page("area", address, term.label, term.description, slug, address, HitKind.AREA, made=True)
    yield from _ortsteil_pages(catalogue)
    yield from _organisation_pages(catalogue)
    subscribe = "Neues im Mailprogramm, auf dem Telefon oder im Browser lesen."
    yield Page("subscribe", SUBSCRIBE, "Abonnieren", subscribe, None, BLOG, HitKind.LIST, in_nav=True)
    propose = "Deine Idee für das Viertel per Mail schreiben oder auf Papier: drei Fragen genügen."
    yield Page("proposal", PROPOSE, "Idee einbringen", propose, None, IDEAS, HitKind.PAGE)
    data = "Teams, Ideen, Termine und Beiträge als Dateien für Auswertungen und andere Websites."
    yield Page("data", DATA, "Offene Daten", data, None, BLOG, HitKind.PAGE)
    search = "Teams, Ideen, Beiträge und Seiten nach Wörtern durchsuchen."
    yield Page("search", SEARCH, "Suche", search, None, BLOG, HitKind.LIST, searchable=False)


def _ortsteil_pages(catalogue: Catalogue) -> Iterator[Page]:
    """One for each, so that every address holds; other search engines find those of which there is something to say."""
    used = catalogue.posts_by_ortsteil.keys() | catalogue.teams_by_ortsteil.keys()
    for slug, part in catalogue.taxonomies.ortsteil.items():
        yield Page(
            kind="ortsteil",
            address=(address := ortsteil_address(part.gebiet, slug)),
            title=part.label,
            description=f"Ein Ortsteil im Gebiet {catalogue.taxonomies.label('gebiet', part.gebiet)}.",
            subject=slug,
            feed_page=address,
            word=HitKind.ORTSTEIL,
            indexed=slug in used,
            made=True,
        )


def _organisation_pages(catalogue: Catalogue) -> Iterator[Page]:
    """None where no organisations are entered."""
    found = catalogue.organisations.by_slug
    if found:
        intro = "Wer Teams unterstützt und mit ihnen zusammenarbeitet."
        word = HitKind.LIST
        yield Page("organisations", ORGANISATIONS, "Organisationen", intro, None, BLOG, word, in_nav=True, made=True)
    for slug, one in found.items():
        address, word = organisation_address(slug), HitKind.ORGANISATION
        yield Page("organisation", address, one.label, one.kurz or "", slug, BLOG, word, made=True)

"""Silent losses: where nothing is said about a file, everything in it is found in the site.

- A text in a content folder (not hidden, not a safety copy) has a page, unless it says itself that it is not to be seen
  now: ``draft``, ``date`` to come, an idea's ``bis`` that is past.
- The page shows each word of the body as often as it stands there, and the words of the title and of the other fields
  that pages show. What a word is, ``reading.py`` says.
- Each link of the page to another place of the site leads to something.
- The item is in its list, in the lists of its terms, in the feeds of these and of its teams, and each entry of
  ``termine`` is an event of the calendar of all dates.
- Of settings and terms the names and sentences that readers see are found on the home page or the pages of the terms.
"""

import posixpath
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit

from bench.hamlet import HOST
from bench.reading import (
    count_body_words,
    count_words,
    decode,
    find_lost,
    find_texts,
    join_lists,
    read_fields,
    read_page,
    read_whole,
    split_source,
)
from bench.spoiling import Mutant
from bench.trial import Outcome, Trial

Fields = Mapping[str, object]

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_COPIES = ("~", ".bak", ".orig", ".rej", ".swp", ".tmp", "#")
_NO_TEXTS = (".png", ".svg", ".jpg", ".pdf")
_EMPTY = ("", "~", "null", "Null", "NULL")
"""Values that say in YAML that there is none."""

_SHOWN = {
    "teams": ("title", "kurz", "ziele", "wirkung", "weg", "partner", "links titel", "bild alt", "bild nachweis"),
    "posts": ("title", "termine titel", "termine ort", "bild alt", "bild nachweis", "tops titel", "tops text"),
    "site_src": ("title",),
}
"""Fields whose words stand on the page, by the beginnings of their names."""

_SHOWN_WHILE_OPEN = {"teams": ("gesucht text", "treffen"), "posts": ("idee gesucht text",), "site_src": ()}
"""Those that stand there while people can join."""


def find_losses(mutant: Mutant, trial: Trial, outcome: Outcome) -> Iterator[str]:
    """What a site without errors does not show of the changed files, and nothing was said about them."""
    told = {problem.path for problem in outcome.problems}
    for path, data in mutant.changes.items():
        if data is None or path in told:
            continue
        if path == "mkdocs.yml":
            lost = _find_lost_settings(data, trial)
        elif path == "taxonomies.yml":
            lost = _find_lost_terms(data, trial, outcome)
        elif _is_text(path):
            lost = _find_lost_item(path, data, trial, outcome)
        else:
            continue
        yield from (f"silent loss: {path}: {what}" for what in lost)


def _is_text(path: str) -> bool:
    """Whether somebody would expect a page of a file."""
    pure = PurePosixPath(path)
    if pure.parts[0] not in _SHOWN or any(part.startswith((".", "#")) for part in pure.parts):
        return False
    return pure.name.lower() != "readme.md" and not pure.name.lower().endswith((*_COPIES, *_NO_TEXTS))


def _find_lost_item(path: str, data: bytes, trial: Trial, outcome: Outcome) -> Iterator[str]:
    assert outcome.site is not None
    header, body = split_source(data)
    fields = read_fields(header)
    page = next((page for page in outcome.site.pages if page.entry and page.entry.document.path == path), None)
    if page is None:
        if not _is_withheld(fields, path, trial.now):
            yield "it has no page"
        return
    shown, links = read_page(trial.read(page.file))
    yield from (f"it links to {link}, which is not there" for link in links if _is_dead(link, page.file, outcome))
    yield from _tell(find_lost(count_body_words(body), shown), "of its text")
    if not fields:
        return
    yield from _tell(find_lost(_count_field_words(path, fields), shown), "of its fields")
    yield from (f"it is not in {place}" for place in _find_gaps(page.address, fields, trial, outcome))


def _is_dead(link: str, file: str, outcome: Outcome) -> bool:
    """Whether a link leads to a place of the site where nothing is."""
    try:
        parts = urlsplit(link)
    except ValueError:  # no address at all
        return True
    if parts.scheme or parts.netloc or not parts.path:
        return False
    path = posixpath.normpath(posixpath.join(posixpath.dirname(file), unquote(parts.path)))
    return not {path, posixpath.normpath(f"{path}/index.html")} & outcome.addresses


def _tell(lost: list[str], what: str) -> Iterator[str]:
    if lost:
        yield f"{len(lost)} words {what} are not shown: {lost[:8]}"


def _is_withheld(fields: Fields, path: str, now: datetime) -> bool:
    """Whether an item says itself that it is not to be seen now."""
    if str(fields.get("draft") or "false").lower() not in ("false", "nein", "no", "off", "~", "null"):
        return True
    idea = fields.get("idee")
    until = str(idea.get("bis", "")) if isinstance(idea, dict) else ""
    begins = _DAY.search(str(fields.get("date") or "")) or _DAY.match(PurePosixPath(path).name)
    today = f"{now:%Y-%m-%d}"
    return bool((begins and begins[0] >= today) or (_DAY.match(until) and until[:10] < today))


def _count_field_words(path: str, fields: Fields) -> Counter[str]:
    """The words of the fields that a page shows; each once, as several fields may say the same."""
    folder = path.partition("/")[0]
    idea = fields.get("idee")
    is_open = fields.get("status") == "laeuft" or (isinstance(idea, dict) and idea.get("status") == "offen")
    return _count_each(fields, _SHOWN[folder] + (_SHOWN_WHILE_OPEN[folder] if is_open else ()))


def _count_each(fields: object, names: tuple[str, ...]) -> Counter[str]:
    words: Counter[str] = Counter()
    for place, text in find_texts(fields):
        if " ".join(place).startswith(names) and text not in _EMPTY and not _DAY.fullmatch(text):
            words |= Counter(dict.fromkeys(count_words(text), 1))
    return words


# Lists, feeds, calendars ------------------------------------------------------------------------------------------


def _find_gaps(address: str, fields: Fields, trial: Trial, outcome: Outcome) -> Iterator[str]:
    """Lists, feeds and calendars in which a team or a post is missing."""
    top, _, slug = address.strip("/").partition("/")
    if top not in ("blog", "teams") or not slug:
        return
    lists = list(_find_lists(top, fields))
    for file in (f"{place}index.html" for place in lists):
        if file not in outcome.addresses or not _has_link(trial.read(file), slug):
            yield file
    if top == "blog":
        feeds = [f"{place}feed.xml" for place in lists if place.startswith("blog/")]
        feeds += [f"teams/{team}/feed.xml" for team in join_lists([fields.get("teams")]) if team not in _EMPTY]
        told = f"<link>https://{HOST}/{address}</link>".encode()
        yield from (feed for feed in feeds if feed not in outcome.addresses or told not in trial.read(feed))
        yield from _find_missing_events(address, fields, trial)


def _find_lists(top: str, fields: Fields) -> Iterator[str]:
    yield f"{top}/"
    for facet in ("categories", "themen", "gebiet") if top == "blog" else ("themen", "gebiet", "status"):
        yield from (f"{top}/{facet}/{slug}/" for slug in join_lists([fields.get(facet)]) if slug not in _EMPTY)
    idea = fields.get("idee")
    if isinstance(idea, dict) and idea.get("status") == "offen" and idea.get("beispiel", "false") in ("", "false"):
        yield "idee-sucht-team/"


def _has_link(page: bytes, slug: str) -> bool:
    _, links = read_page(page)
    return any(link.partition("#")[0].endswith(f"/{slug}/") for link in links)


def _find_missing_events(address: str, fields: Fields, trial: Trial) -> Iterator[str]:
    listed = fields.get("termine")
    wanted = len([event for event in listed if event]) if isinstance(listed, list) else bool(listed)
    calendar = trial.read("termine/termine.ics").replace(b"\r\n ", b"")
    found = calendar.count(f"\r\nURL:https://{HOST}/{address}\r\nEND:VEVENT".encode())
    if found != wanted:
        yield f"termine/termine.ics, which has {found} of {wanted} dates"


# Settings and terms -----------------------------------------------------------------------------------------------


def _find_lost_settings(data: bytes, trial: Trial) -> Iterator[str]:
    """Names of the site, in its navigation and in its foot."""
    fields = read_fields(decode(data))
    words = count_words(" ".join(_find_names(fields)))
    yield from _tell(
        find_lost(Counter(dict.fromkeys(words, 1)), read_whole(trial.read("index.html"))), "of the settings"
    )


def _find_names(fields: Fields) -> Iterator[str]:
    yield from join_lists([fields.get("site_name")])
    yield from _find_nav_titles(fields.get("nav"))
    for place, text in find_texts(fields):
        if place[-2:] in (("fusszeile", "titel"), ("social", "name")):
            yield text


def _find_nav_titles(nav: object) -> Iterator[str]:
    for entry in nav if isinstance(nav, list) else ():
        for title, below in entry.items() if isinstance(entry, dict) else ():
            yield str(title)
            yield from _find_nav_titles(below)


def _find_lost_terms(data: bytes, trial: Trial, outcome: Outcome) -> Iterator[str]:
    """Names and sentences of areas, and of all other terms that some list has."""
    for facet, terms in read_fields(decode(data)).items():
        for slug, term in terms.items() if isinstance(terms, dict) else ():
            names = ("label", "description", "ortsteile") if facet == "gebiet" else ("label", "description")
            places = (f"gebiete/{slug}/", *(f"{top}/{facet}/{slug}/" for top in ("teams", "blog", "idee-sucht-team")))
            shown = [file for place in places if (file := f"{place}index.html") in outcome.addresses]
            lost = find_lost(_count_each(term, names), read_whole(trial.read(shown[0]))) if shown else []
            yield from _tell(lost, f"of {facet} {slug}")
            if facet == "gebiet" and not shown:
                yield f"{facet} {slug} has no page"

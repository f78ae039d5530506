"""All addresses of the site: permanent, German, relative to its root.

A team is ``teams/marianne-kickt/``, the home page is the empty text.
"""

import re
from collections.abc import Collection
from functools import lru_cache
from urllib.parse import quote

_REST = re.compile(r"[?#].*", re.DOTALL)

HOME = ""
TEAMS = "teams/"
BLOG = "blog/"
IDEAS = "idee-sucht-team/"
PROPOSE = "idee-sucht-team/einbringen/"
AREAS = "gebiete/"
DATES = "termine/"
DATA = "daten/"
DATA_SETS = ("teams", "ideen", "beitraege", "termine", "organisationen", "begriffe")
DATA_ENDINGS = ("json", "csv", "schema.json")
ORGANISATIONS = "organisationen/"
SUBSCRIBE = "abonnieren/"
OPML = "abonnieren/feeds.opml"
SEARCH = "suche/"
SEARCH_INDEX = "suche/index.json"
SEARCH_PAGES = "suche/adressen.json"
CARDS = "teilen/"
FAVICON = "favicon.ico"
TOUCH_ICON = "apple-touch-icon.png"
SMALL_ICON = "icon-192.png"
ICON = "icon-512.png"
ROBOTS = "robots.txt"
SITEMAP = "sitemap.xml"
FORM = "redaktion/formular/"
"""The form for editors, where the settings ask for it."""

ALWAYS = (TEAMS, BLOG, IDEAS, PROPOSE, AREAS, DATES, DATA, SUBSCRIBE, SEARCH)
"""Pages that the program makes in every town."""

SERVER_RULES = {"apache": (".htaccess",), "headers": ("_headers", "_redirects")}
"""What web servers read, by the kind of server."""


class UnknownAddress(Exception):
    """A link to an address that the site does not have. A mistake in the program, not in the content."""


def team_address(slug: str) -> str:
    """``teams/<slug>/``."""
    return f"{TEAMS}{slug}/"


def post_address(slug: str) -> str:
    """``blog/<slug>/``."""
    return f"{BLOG}{slug}/"


def area_address(slug: str) -> str:
    """``gebiete/<slug>/``."""
    return f"{AREAS}{slug}/"


def ortsteil_address(gebiet: str, slug: str) -> str:
    """``gebiete/<gebiet>/<ortsteil>/``."""
    return f"{AREAS}{gebiet}/{slug}/"


def organisation_address(slug: str) -> str:
    """``organisationen/<slug>/``."""
    return f"{ORGANISATIONS}{slug}/"


def term_address(listing: str, facet: str, term: str) -> str:
    """The page of one facet value: ``teams/gebiet/leipziger-osten/``, ``termine/themen/begegnung/``."""
    return f"{listing}{facet}/{term}/"


def combination_address(listing: str, slug: str) -> str:
    """The page of a selection that ``mkdocs.yml`` names: ``idee-sucht-team/auswahl/sport-im-osten/``."""
    return f"{listing}auswahl/{slug}/"


def year_address(year: int) -> str:
    """``blog/archiv/2020/``."""
    return f"{BLOG}archiv/{year}/"


def month_address(year: int, month: int) -> str:
    """``blog/archiv/2020/12/``."""
    return f"{year_address(year)}{month:02}/"


def numbered_address(address: str, number: int) -> str:
    """The ``number``-th page of a list: ``blog/seite/2/``; the first page is the list itself."""
    return address if number == 1 else f"{address}seite/{number}/"


def feed_address(address: str) -> str:
    """The RSS feed beside a page."""
    return f"{address}feed.xml"


def atom_address(address: str) -> str:
    """The Atom feed beside a page."""
    return f"{address}atom.xml"


def json_feed_address(address: str) -> str:
    """The JSON Feed beside a page."""
    return f"{address}feed.json"


def archive_address(feed: str, number: int) -> str:
    """The ``number``-th archive document of a feed, the oldest being 1: ``blog/feed-archiv-1.xml``."""
    stem, dot, suffix = feed.rpartition(".")
    return f"{stem}-archiv-{number}{dot}{suffix}"


def calendar_address(address: str) -> str:
    """The calendar beside a page."""
    return f"{address}termine.ics"


def data_set_address(name: str, ending: str) -> str:
    """A set of open data: ``daten/teams.json``, ``daten/teams.schema.json``."""
    return f"{DATA}{name}.{ending}"


def notice_address(address: str) -> str:
    """The sheet about a team or a post: ``teams/<slug>/aushang/``."""
    return f"{address}aushang/"


def card_address(address: str) -> str:
    """The drawn picture beside a link to a page: ``teilen/blog/sommerfest.png``."""
    return f"{CARDS}{address.removesuffix('/') or 'start'}.png"


def redirect_file(alias: str) -> str:
    """Where the page lies that leads from an old address; empty where only a server can do it (``alt.php?id=7``)."""
    if "?" in alias or not alias.endswith(("/", ".html")):
        return ""
    return alias if alias.endswith(".html") else f"{alias}index.html"


def data_address(address: str) -> str:
    """The JSON data beside a list."""
    return f"{address}liste.json"


def plain_choice_address(address: str) -> str:
    """The style sheet beside a list that filters it without script."""
    return f"{address}ohne-skript.css"


def search_part_address(number: int) -> str:
    """The ``number``-th part of the search index."""
    return f"{SEARCH}woerter/{number}.json"


def search_page_address(number: int) -> str:
    """The ``number``-th file of what the search shows of pages."""
    return f"{SEARCH}seiten/{number}.json"


def size_address(picture: str, width: int, ending: str) -> str:
    """One size of a photo, beside it: ``teams/bilder/hoffest-720.webp``."""
    return f"{picture.rpartition('.')[0]}-{width}.{ending}"


def page_address(uri: str) -> str:
    """Where MkDocs puts the hand-written page ``uri``: ``redaktion/index.md`` → ``redaktion/``."""
    stem = uri.removesuffix(".md")
    folder, _, name = stem.rpartition("/")
    if name in ("index", "README"):
        return f"{folder}/" if folder else HOME
    return f"{stem}/"


@lru_cache(maxsize=100_000)
def is_list_part(address: str) -> bool:
    """Whether a page only sorts others: a term, a year, a number. Such pages come and go with their items."""
    if address.startswith(AREAS):
        return False
    return address.rstrip("/").count("/") >= 2 or address.startswith((f"{BLOG}seite/", f"{BLOG}archiv/"))


def relative(target: str, page: str) -> str:
    """The link from the page at ``page`` to ``target`` (a query and a fragment stay), wherever the site lies."""
    path = _REST.sub("", target)
    rest = target[len(path) :]
    if path == page and rest.startswith("#"):
        return rest
    steps, here = path.split("/"), page.split("/")
    same = 0
    while same < min(len(steps), len(here)) - 1 and steps[same] == here[same]:
        same += 1
    link = "../" * (len(here) - 1 - same) + "/".join(steps[same:])
    return quote(link or "./") + rest


@lru_cache(maxsize=100_000)
def absolute(target: str, site_url: str) -> str:
    """The full address of ``target``, which is relative to the root; ``site_url`` ends with ``/``."""
    return site_url + quote(target, safe="/#%?=&")


def shorten_address(url: str) -> str:
    """``quartier.example/teams/hof`` for ``https://quartier.example/teams/hof/``: what people type."""
    return url.partition("://")[2].rstrip("/")


def check_address(target: str, known: Collection[str]) -> str:
    """``target``, when the site has it; UnknownAddress otherwise. Fragments and queries are not looked at."""
    path = target.partition("#")[0].partition("?")[0]
    if path not in known:
        raise UnknownAddress(target)
    return target

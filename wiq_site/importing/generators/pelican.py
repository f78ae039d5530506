"""Pelican: Markdown with ``Title: …`` above it, categories by folder, links in braces. Settings are read, never run."""

import ast
import posixpath
import re
from collections.abc import Mapping
from datetime import datetime, time
from urllib.parse import unquote

from slugify import slugify

from wiq_site.content.values import show
from wiq_site.dates import BERLIN, day_of
from wiq_site.importing.generators.addresses import UnknownPart, fill, read_base
from wiq_site.importing.generators.code import edit_outside
from wiq_site.importing.generators.folders import read_setting_file
from wiq_site.importing.generators.heads import read_meta_head
from wiq_site.importing.generators.kramdown import drop_signs
from wiq_site.importing.generators.model import OldSite, Place, Program, Rewriting, Sort, Text, Tree
from wiq_site.importing.generators.targets import encode_spaces
from wiq_site.importing.results import Note
from wiq_site.source.yaml_text import Plain
from wiq_site.text import join_words, quote

_TEXT = re.compile(r"(?P<stem>.+)\.(?:md|markdown|mkd|mdown)", re.IGNORECASE)
_DAY = re.compile(r"(?P<day>\d{4}-\d{2}-\d{2})[-_]?(?P<stem>.*)")
_SIGN = re.compile(r"\{(\w+)(?:\.slug)?(?::([^{}]*))?\}")
_LINK = re.compile(r"(?:\{(?P<kind>\w+)\}|\|(?P<old>\w+)\|)(?P<name>[^\s()\"'<>]*)")
_DIRECTIVES = re.compile(r"%(.)")
_NAMES = frozenset(("filename", "static", "attach"))
_NUMBERS = frozenset("YmdHMSjy")
"""Directives of dates that say the same in every language."""


def _read_site(tree: Tree) -> OldSite:
    values: dict[str, Plain] = {}
    unread: list[str] = []
    notes: tuple[Note, ...] = ()
    for wanted in ("pelicanconf.py", "publishconf.py"):
        name, text, refused = read_setting_file(tree, wanted)
        notes += refused
        try:
            found, skipped = _read_python(text)
        except (SyntaxError, ValueError, RecursionError):
            notes += (Note(f"{name} ist nicht lesbar; es gelten die Formen, die Pelican ohne Angabe hat."),)
            continue
        values |= found
        unread += skipped
    if unread:
        listed = join_words(dict.fromkeys(unread))
        notes += (Note(f"Berechnete Einstellungen werden nicht ausgeführt und zählen nicht: {listed}"),)
    content = f"{show(values.get('PATH') or 'content').strip('/.')}/"
    content = content if any(path.startswith(content) for path in tree.files) else ""
    base, prefix = read_base(values.get("SITEURL"))
    lang = show(values.get("DEFAULT_LANG") or "").lower()
    patterns = {
        "post": show(values.get("ARTICLE_URL") or values.get("ARTICLE_SAVE_AS") or "{slug}.html"),
        "page": show(values.get("PAGE_URL") or values.get("PAGE_SAVE_AS") or "pages/{slug}.html"),
        "draft": show(values.get("DRAFT_URL") or "drafts/{slug}.html"),
    }
    return OldSite(base, prefix, content, (content,), patterns, lang, values, notes)


def _read_python(text: str) -> tuple[dict[str, Plain], list[str]]:
    """Names with literal values, and the names of those that would have to be computed."""
    values: dict[str, Plain] = {}
    skipped = []
    for statement in ast.parse(text).body:
        targets = statement.targets if isinstance(statement, ast.Assign) else []
        for target in targets:
            if isinstance(target, ast.Name) and target.id.isupper():
                try:
                    values[target.id] = _plain(ast.literal_eval(statement.value))  # type: ignore[attr-defined]
                except (ValueError, TypeError, MemoryError, RecursionError):
                    skipped.append(target.id)
    return values, skipped


def _plain(value: object) -> Plain:
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return None if value is None or isinstance(value, (dict, set)) else str(value)


def _find_place(path: str, site: OldSite) -> Place | str | None:
    if not path.startswith(site.content):
        return None
    *folders, name = path[len(site.content) :].split("/")
    found = _TEXT.fullmatch(name)
    if found is None:
        known = name.lower().endswith((".rst", ".html", ".htm", ".adoc"))
        return "Gelesen werden nur Texte in Markdown (.md)." if known else None
    if folders and folders[0] in _find_page_folders(site):
        return Place(Sort.PAGE, found["stem"], folders=tuple(folders[1:]))
    day = _DAY.fullmatch(found["stem"])
    stem = (day["stem"] or found["stem"]) if day else found["stem"]
    by_folder = show(site.values.get("USE_FOLDER_AS_CATEGORY") or "True") == "True"
    return Place(Sort.POST, stem, day["day"] if day else "", tuple(folders[-1:]) if by_folder else ())


def _find_page_folders(site: OldSite) -> list[str]:
    paths = site.values.get("PAGE_PATHS")
    return [show(path).strip("/") for path in paths] if isinstance(paths, list) else ["pages"]


def _prepare(values: Mapping[str, Plain], place: Place, site: OldSite) -> Mapping[str, Plain]:
    """Names in small letters; the folder is the category where the text names none."""
    low = {key.lower(): value for key, value in values.items()}
    if place.sort is Sort.POST and place.folders and not low.get("category"):
        low["category"] = place.folders[-1]
    return low


def _find_address(text: Text, site: OldSite) -> str:
    own = show(text.head.values.get("url") or text.values.address or "")
    pattern = own or site.patterns[text.place.sort.value]
    values = text.values
    title = re.sub(r"[^\w\s-]", "", values.title)
    parts = {
        "slug": values.slug or slugify(title),
        "category": slugify(re.sub(r"[^\w\s-]", "", values.categories[0])) if values.categories else "misc",
        "lang": values.lang or site.lang or "en",
    }
    try:
        path = fill(
            pattern, _SIGN, {**parts, **({"date": lambda form: _write_date(form, text)} if values.date else {})}
        )
    except UnknownPart as part:
        what = f"Die alte Adresse ist unbekannt: {quote(str(part))} in der Form {quote(pattern)} fehlt."
        text.told.unknown.append(Note(what))
        return ""
    return f"/{path.lstrip('/').removesuffix('index.html')}"


def _write_date(form: str, text: Text) -> str:
    if unknown := [found[0] for found in _DIRECTIVES.finditer(form) if found[1] not in _NUMBERS]:
        raise UnknownPart(unknown[0])
    date = text.values.date
    assert date is not None
    moment = date if isinstance(date, datetime) else datetime.combine(day_of(date), time(), BERLIN)
    return moment.strftime(form)


def _rewrite(rewriting: Rewriting) -> str:
    def edit(part: str) -> str:
        part = _LINK.sub(lambda found: _write_link(found, rewriting), encode_spaces(part))
        return drop_signs(part, rewriting.told)

    return edit_outside(rewriting.text.head.body, edit)


def _write_link(found: "re.Match[str]", rewriting: Rewriting) -> str:
    """A link in braces: to a text or file, to a list of the old site; others stay."""
    kind, name = found["kind"] or found["old"], found["name"]
    if kind in _NAMES:
        folder = posixpath.dirname(rewriting.text.path)
        below = rewriting.site.content + name.lstrip("/") if name.startswith("/") else posixpath.join(folder, name)
        return posixpath.relpath(below.partition("#")[0], folder or ".") + "".join(below.partition("#")[1:])
    lists = {"tag": "/tag/{}.html", "category": "/category/{}.html", "author": "/author/{}.html", "index": "/"}
    return lists[kind].format(slugify(unquote(name))) if kind in lists else found[0]


def _split_names(text: str) -> list[str]:
    return [name for part in text.split(";" if ";" in text else ",") if (name := part.strip())]


PELICAN = Program(
    "pelican",
    "Pelican",
    _read_site,
    _find_place,
    read_meta_head,
    _prepare,
    _find_address,
    _rewrite,
    _split_names,
)

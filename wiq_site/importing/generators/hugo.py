"""Hugo: ``content/`` with sections, page bundles and languages, TOML, YAML or JSON, shortcodes."""

import posixpath
import re
from collections import Counter
from collections.abc import Mapping
from unicodedata import normalize

from wiq_site.content.values import show
from wiq_site.importing.generators.addresses import UnknownPart, describe_day, fill, read_base
from wiq_site.importing.generators.code import edit_outside
from wiq_site.importing.generators.heads import read_any_head, read_settings
from wiq_site.importing.generators.kramdown import drop_signs
from wiq_site.importing.generators.model import OldSite, Place, Program, Rewriting, Sort, Text, Tree
from wiq_site.importing.generators.shortcodes import rewrite_shortcodes
from wiq_site.importing.results import Note
from wiq_site.source.yaml_text import Plain
from wiq_site.text import quote

_SETTINGS = tuple(
    f"{folder}{name}.{ending}"
    for folder in ("", "config/_default/")
    for name in ("hugo", "config")
    for ending in ("toml", "yaml", "yml", "json")
)
_TEXT = re.compile(r"(?P<stem>.+?)(?:\.(?P<lang>[a-z]{2,3}(?:-[a-z]{2,4})?))?\.(?:md|markdown|mdown)", re.IGNORECASE)
_DAY = re.compile(r"(?P<day>\d{4}-\d{2}-\d{2})[-_](?P<stem>.+)")
_SIGN = re.compile(r":(\w+)()")
_POSTS = frozenset(
    ("post", "posts", "blog", "news", "neues", "aktuelles", "beitraege", "artikel", "articles", "article")
)


def _read_site(tree: Tree) -> OldSite:
    values, notes = read_settings(tree, *_SETTINGS)
    low = {key.lower(): value for key, value in values.items()}
    content = f"{show(low.get('contentdir') or 'content').strip('/')}/"
    base, prefix = read_base(low.get("baseurl"))
    if (section := _find_largest_section(tree, content)) and not _find_own_sections(low):
        low["mainsections"] = section
    lang = show(low.get("defaultcontentlanguage") or low.get("languagecode") or low.get("locale") or "").lower()
    return OldSite(
        base,
        prefix,
        content,
        (f"{show(low.get('staticdir') or 'static').strip('/')}/", "assets/", content),
        _read_patterns(low.get("permalinks")),
        lang,
        low,
        notes,
    )


def _read_patterns(permalinks: Plain) -> dict[str, str]:
    """Section → form; newer settings have them below ``page``."""
    found = permalinks if isinstance(permalinks, Mapping) else {}
    pages = found.get("page")
    return {
        key: value
        for key, value in {**found, **(pages if isinstance(pages, Mapping) else {})}.items()
        if isinstance(value, str)
    }


def _find_place(path: str, site: OldSite) -> Place | str | None:
    if not path.startswith(site.content):
        return None
    *folders, name = path[len(site.content) :].split("/")
    found = _TEXT.fullmatch(name)
    if found is None:
        known = name.lower().endswith((".html", ".htm", ".adoc", ".org", ".rst", ".pandoc"))
        return "Gelesen werden nur Texte in Markdown (.md)." if known else None
    stem, lang = found["stem"], (found["lang"] or "").lower()
    if lang and not _is_language(lang, site):
        stem, lang = f"{stem}.{lang}", ""
    if folders and _is_language(folders[0], site, only_set=True):
        lang, folders = folders[0].lower(), folders[1:]
    if stem == "_index":
        return "Das ist der Text einer Liste („_index“); Listen macht das Programm hier selbst."
    sort = Sort.POST if folders and folders[0].lower() in _find_post_sections(site) else Sort.PAGE
    around = tuple(folders)
    if stem == "index" and folders:
        stem = folders[-1]
        around = tuple(folders) if sort is Sort.POST else tuple(folders[:-1])
    day = _DAY.fullmatch(stem) if sort is Sort.POST else None
    return Place(sort, day["stem"] if day else stem, day["day"] if day else "", around, lang=lang)


def _is_language(code: str, site: OldSite, *, only_set: bool = False) -> bool:
    languages = site.values.get("languages")
    known = {key.lower() for key in languages} if isinstance(languages, Mapping) else set()
    return code.lower() in known or (not only_set and code.lower() in ("de", "en"))


def _find_largest_section(tree: Tree, content: str) -> str:
    """The section with most texts counts as that of the posts where none is called so: Hugo does the same."""
    inside = (path[len(content) :] for path in tree.files if path.startswith(content))
    sections = Counter(path.partition("/")[0] for path in inside if "/" in path and _TEXT.fullmatch(path))
    if not sections or any(section.lower() in _POSTS for section in sections):
        return ""
    return min(sections, key=lambda section: (-sections[section], section))


def _find_own_sections(values: Mapping[str, Plain]) -> list[str]:
    """The sections that the settings name."""
    params = values.get("params")
    low = {key.lower(): value for key, value in params.items()} if isinstance(params, Mapping) else {}
    own = low.get("mainsections") or values.get("mainsections")
    return [show(name).lower() for name in (own if isinstance(own, list) else [own] if own else [])]


def _find_post_sections(site: OldSite) -> frozenset[str]:
    return _POSTS | set(_find_own_sections(site.values))


def _prepare(values: Mapping[str, Plain], place: Place, site: OldSite) -> Mapping[str, Plain]:
    """Names are read whatever their letters; what themes read stands in ``params`` or beside it."""
    params = values.get("params")
    taxonomies = values.get("taxonomies")
    more = {
        **(params if isinstance(params, Mapping) else {}),
        **(taxonomies if isinstance(taxonomies, Mapping) else {}),
    }
    return {key: value for key, value in {**more, **values}.items() if key not in ("params", "taxonomies")}


def _find_address(text: Text, site: OldSite) -> str:
    own = text.values.address
    if own:
        return own if own.startswith(("/", "http")) else f"/{own}"
    folders = [part for part in posixpath.dirname(text.path[len(site.content) :]).split("/") if part]
    if folders and text.place.lang and folders[0].lower() == text.place.lang:
        folders = folders[1:]
    is_bundle = posixpath.basename(text.path).startswith("index.")
    name = folders.pop() if is_bundle and folders else posixpath.splitext(posixpath.basename(text.path))[0]
    name = "" if name == "index" else re.sub(rf"\.{text.place.lang}$", "", name) if text.place.lang else name
    pattern = site.patterns.get(folders[0] if folders else "", "") or "/:sections/:slugorfilename/"
    path = _fill(pattern, text, folders, name)
    if path and text.place.lang and text.place.lang != site.lang.partition("-")[0]:
        path = f"/{text.place.lang}{path}"
    is_ugly = site.values.get("uglyurls") == "true"
    return f"{path.rstrip('/')}.html" if is_ugly and path.strip("/") else path


def _fill(pattern: str, text: Text, folders: list[str], name: str) -> str:
    slug = urlize(text.values.slug or name)
    parts = {
        **describe_day(text.values.date),
        "section": urlize(folders[0]) if folders else "",
        "sections": "/".join(map(urlize, folders)),
        "title": urlize(text.values.title),
        "slug": urlize(text.values.slug or text.values.title),
        **dict.fromkeys(("slugorfilename", "slugorcontentbasename"), slug),
        **dict.fromkeys(("filename", "contentbasename"), urlize(name)),
    }
    try:
        return fill(f"/{pattern.strip('/')}/", _SIGN, parts)
    except UnknownPart as part:
        what = f"Die alte Adresse ist unbekannt: {quote(str(part))} in der Form {quote(pattern)} fehlt."
        text.told.unknown.append(Note(what))
        return ""


def urlize(text: str) -> str:
    """Hugo's way from words to an address: letters of all languages, small, spaces as hyphens, other signs dropped."""
    words = re.sub(r"[^\w\s./#+~@-]", "", normalize("NFC", text).lower()).strip()
    return re.sub(r"\s+", "-", re.sub(r"\s*(-+)\s*", r"\1", words))


def _rewrite(rewriting: Rewriting) -> str:
    return edit_outside(rewrite_shortcodes(rewriting), lambda part: drop_signs(part, rewriting.told))


HUGO = Program("hugo", "Hugo", _read_site, _find_place, read_any_head, _prepare, _find_address, _rewrite)

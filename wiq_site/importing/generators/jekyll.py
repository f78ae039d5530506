"""Jekyll: ``_posts/2020-12-12-name.md``, drafts, pages with front matter, Liquid, kramdown."""

import posixpath
import re
from collections.abc import Iterator, Mapping

from bs4 import Tag

from wiq_site.content.foreign import find_ours
from wiq_site.content.values import show
from wiq_site.importing.cleaning import clean, soup_of
from wiq_site.importing.generators.addresses import UnknownPart, describe_day, fill
from wiq_site.importing.generators.code import edit_outside
from wiq_site.importing.generators.heads import read_settings, read_yaml_head
from wiq_site.importing.generators.kramdown import drop_signs
from wiq_site.importing.generators.liquid import rewrite_liquid
from wiq_site.importing.generators.model import OldSite, Place, Program, Rewriting, Sort, Text, Told, Tree
from wiq_site.importing.markdown import escape_text, render_markdown
from wiq_site.importing.paragraphs import level_headings
from wiq_site.importing.results import Note
from wiq_site.source.yaml_text import Plain
from wiq_site.text import join_words, quote

_POST = re.compile(r"(?P<day>\d{4}-\d{1,2}-\d{1,2})-(?P<stem>.+)\.(?:md|markdown|mkdn?|mkdown|html?)", re.IGNORECASE)
_TEXT = re.compile(r"(?P<stem>.+)\.(?:md|markdown|mkdn?|mkdown|html?)", re.IGNORECASE)
_SIGN = re.compile(r":([a-z_]+)()")
_STYLES = {
    "date": "/:categories/:year/:month/:day/:title:output_ext",
    "pretty": "/:categories/:year/:month/:day/:title/",
    "ordinal": "/:categories/:year/:y_day/:title:output_ext",
    "weekdate": "/:categories/:year/W:week/:short_day/:title:output_ext",
    "none": "/:categories/:title:output_ext",
}
_OWN_FOLDERS = frozenset(
    ("_site", "_sass", "_layouts", "_includes", "_data", "_plugins", "_assets", "_config", "_scripts", "_js", "_css")
)


def _read_site(tree: Tree) -> OldSite:
    values, notes = read_settings(tree, "_config.yml", "_config.yaml", "_config.toml")
    prefix = show(values.get("baseurl") or "").strip("/")
    prefix = f"/{prefix}" if prefix else ""
    url = show(values.get("url") or "").rstrip("/")
    form = _find_form(values)
    patterns = {"post": _STYLES.get(form, form), "page": "/" if form.endswith("/") or form == "pretty" else ""}
    collections = [*_find_collections(tree)]
    if collections:
        notes += (Note(f"Sammlungen werden nicht übernommen: {join_words(collections)}"),)
    lang = values.get("lang") or values.get("locale") or ""
    base = f"{url}{prefix}" if url.startswith("http") else ""
    return OldSite(base, prefix, patterns=patterns, lang=show(lang).lower(), values=values, notes=notes)


def _find_form(values: Mapping[str, Plain]) -> str:
    """The form of posts' addresses."""
    collections = values.get("collections")
    posts = collections.get("posts") if isinstance(collections, Mapping) else None
    own = posts.get("permalink") if isinstance(posts, Mapping) else None
    return show(own or values.get("permalink") or "date")


def _find_collections(tree: Tree) -> Iterator[str]:
    folders = (path.split("/")[0] for path in tree.files if "/" in path)
    for folder in dict.fromkeys(folders):
        if folder.startswith("_") and folder not in {*_OWN_FOLDERS, "_posts", "_drafts", "_pages"}:
            yield quote(folder)


def _find_place(path: str, site: OldSite) -> Place | str | None:
    *folders, name = path.split("/")
    special = next((folder for folder in folders if folder.startswith("_")), "")
    if special in ("_posts", "_drafts"):
        before = tuple(folders[: folders.index(special)])
        return _place_post(name, before, is_draft=special == "_drafts")
    found = _TEXT.fullmatch(name)
    if special == "_pages":
        folders = folders[folders.index(special) + 1 :]
    elif special or found is None:
        return None
    if found is None or name.lower().endswith((".html", ".htm")):
        return "Seiten werden nur aus Markdown übernommen." if found else None
    return Place(Sort.PAGE, found["stem"], folders=tuple(folders), needs_head=True)


def _place_post(name: str, categories: tuple[str, ...], *, is_draft: bool) -> Place | str | None:
    if found := _POST.fullmatch(name):
        return Place(Sort.POST, found["stem"], found["day"], categories=categories, is_draft=is_draft)
    found = _TEXT.fullmatch(name)
    if found and is_draft:
        return Place(Sort.POST, found["stem"], categories=categories, is_draft=True)
    return "Der Name hat nicht die Form „2020-12-12-name.md“; auch Jekyll liest die Datei nicht." if found else None


def _prepare(values: Mapping[str, Plain], place: Place, site: OldSite) -> Mapping[str, Plain]:
    """``permalink`` may be one of Jekyll's own names; what the settings say of all texts stands below the fields."""
    defaults: dict[str, Plain] = {}
    listed = site.values.get("defaults")
    for default in listed if isinstance(listed, list) else []:
        if isinstance(default, Mapping) and _is_meant(default.get("scope"), place):
            found = default.get("values")
            own = found if isinstance(found, Mapping) else {}
            defaults |= {key: value for key, value in own.items() if find_ours(key, ("authors",)) is None}
    return {**defaults, **values}


def _is_meant(scope: Plain, place: Place) -> bool:
    """Whether a scope is that of all posts, all pages, or everything."""
    if not isinstance(scope, Mapping) or scope.get("path"):
        return False
    return scope.get("type") in (None, f"{place.sort.value}s")


def _find_address(text: Text, site: OldSite) -> str:
    own = text.values.address
    if own in _STYLES or ":" in own or not own:
        if text.place.sort is Sort.PAGE:
            return own if own and own not in _STYLES and ":" not in own else _find_page_address(text, site)
        return _fill(_STYLES.get(own, own) or site.patterns["post"], text)
    return own if own.startswith("/") else f"/{own}"


def _find_page_address(text: Text, site: OldSite) -> str:
    path = posixpath.splitext(text.path)[0].removesuffix("index")
    return f"/{path}" if path == "" or path.endswith("/") else f"/{path}{site.patterns['page'] or '.html'}"


def _fill(pattern: str, text: Text) -> str:
    categories = "/".join(name.lower() for name in text.values.categories)
    title = text.values.slug or text.place.stem
    parts = {**describe_day(text.values.date), "title": title, "slug": title, "categories": categories}
    parts |= {"slugified_categories": categories, "output_ext": ".html", "name": title, "collection": "posts"}
    try:
        return fill(pattern if pattern.startswith("/") else f"/{pattern}", _SIGN, parts)
    except UnknownPart as part:
        if text.values.date is None:  # a draft had no address yet
            return ""
        what = f"Die alte Adresse ist unbekannt: {quote(str(part))} in der Form {quote(pattern)} fehlt."
        text.told.unknown.append(Note(what))
        return ""


def _rewrite(rewriting: Rewriting) -> str:
    body = rewrite_liquid(rewriting)
    if rewriting.text.path.lower().endswith((".html", ".htm")):
        return _read_html(body, rewriting.told)
    return edit_outside(body, lambda part: drop_signs(part, rewriting.told))


def _read_html(html: str, told: Told) -> str:
    """HTML as Markdown. A heading of first level on top stays one, so that it can be seen to say the title."""
    root = soup_of(f"<div>{html}</div>").div
    assert root is not None
    told.left_out += clean(root)
    top, title = root.find("h1"), ""
    if isinstance(top, Tag) and root.get_text().strip().startswith(top.get_text().strip()):
        title = f"# {escape_text(' '.join(top.get_text().split()))}\n\n"
        top.decompose()
    level_headings(root)
    return title + render_markdown(root)


def _split_names(text: str) -> list[str]:
    """Jekyll parts names by spaces; who writes commas means them."""
    return [name for part in (text.split(",") if "," in text else text.split()) if (name := part.strip())]


JEKYLL = Program(
    "jekyll",
    "Jekyll",
    _read_site,
    _find_place,
    read_yaml_head,
    _prepare,
    _find_address,
    _rewrite,
    _split_names,
)

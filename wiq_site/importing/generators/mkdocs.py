"""MkDocs with Material: posts of the blog plugin, all other pages, boxes, tabs, attributes."""

import posixpath
import re
from collections.abc import Mapping
from typing import cast
from unicodedata import normalize

from wiq_site.content.values import show
from wiq_site.dates import day_of
from wiq_site.importing.generators.addresses import UnknownPart, describe_day, fill, read_base
from wiq_site.importing.generators.code import edit_outside
from wiq_site.importing.generators.heads import read_meta_head, read_settings
from wiq_site.importing.generators.kramdown import drop_signs
from wiq_site.importing.generators.material import drop_icons, rewrite_blocks
from wiq_site.importing.generators.model import OldSite, Place, Program, Rewriting, Sort, Text, Tree
from wiq_site.importing.generators.targets import encode_spaces
from wiq_site.importing.results import Note
from wiq_site.source.yaml_text import Plain
from wiq_site.text import quote

_TEXT = re.compile(r"(?P<stem>.+)\.(?:md|markdown|mdown|mkdn?)", re.IGNORECASE)
_DAY = re.compile(r"(?P<day>\d{4}-\d{2}-\d{2})[-_](?P<stem>.+)")
_SIGN = re.compile(r"\{(\w+)()\}")
_LETTERS = re.compile(r"(([A-Za-z])\2*)")
"""Letters in forms of dates all stand for something (Unicode TR 35)."""


def _read_site(tree: Tree) -> OldSite:
    values, notes = read_settings(tree, "mkdocs.yml", "mkdocs.yaml")
    content = f"{show(values.get('docs_dir') or 'docs').strip('/')}/"
    base, prefix = read_base(values.get("site_url"))
    blog = _find_blog(values)
    folder = show(blog.get("blog_dir") or "blog").strip("/.")
    posts = show(blog.get("post_dir") or "{blog}/posts").replace("{blog}", folder).strip("/")
    theme = values.get("theme")
    lang = show(theme.get("language") or "") if isinstance(theme, Mapping) else ""
    return OldSite(
        base,
        prefix,
        content,
        (content,),
        {
            "blog": folder,
            "posts": f"{posts}/",
            "format": show(blog.get("post_url_format") or "{date}/{slug}"),
            "date": show(blog.get("post_url_date_format") or "yyyy/MM/dd"),
            "pages": ".html" if values.get("use_directory_urls") == "false" else "/",
        },
        lang.lower(),
        values,
        notes,
    )


def _find_blog(values: Mapping[str, Plain]) -> Mapping[str, Plain]:
    """The settings of the blog plugin, in either form of the list of plugins."""
    plugins = values.get("plugins")
    listed = plugins if isinstance(plugins, list) else [plugins]
    for entry in listed:
        for name in ("blog", "material/blog"):
            if isinstance(entry, Mapping) and isinstance(entry.get(name), Mapping):
                return cast(Mapping[str, Plain], entry[name])
    return {}


def _find_place(path: str, site: OldSite) -> Place | str | None:
    if not path.startswith(site.content):
        return None
    inside = path[len(site.content) :]
    *folders, name = inside.split("/")
    found = _TEXT.fullmatch(name)
    if found is None or (name == "README.md" and f"{posixpath.dirname(inside)}/index.md" == inside):
        return None
    stem = found["stem"]
    if inside.startswith(site.patterns["posts"]):
        day = _DAY.fullmatch(stem)
        stem = posixpath.basename(posixpath.dirname(inside)) if stem == "index" and len(folders) > 2 else stem
        return Place(Sort.POST, day["stem"] if day else stem, day["day"] if day else "")
    return Place(Sort.PAGE, "index" if stem == "README" else stem, folders=tuple(folders))


def _prepare(values: Mapping[str, Plain], place: Place, site: OldSite) -> Mapping[str, Plain]:
    """``date`` may hold the day of the last change as well."""
    dates = values.get("date")
    if not isinstance(dates, Mapping):
        return values
    rest = {key: value for key, value in dates.items() if key not in ("created", "updated")}
    both = {"date": dates.get("created"), "updated": dates.get("updated")}
    return {**values, **both, **{f"date.{key}": value for key, value in rest.items()}}


def _find_address(text: Text, site: OldSite) -> str:
    if text.place.sort is Sort.POST:
        return _fill(text, site)
    path = posixpath.splitext(text.path[len(site.content) :])[0]
    path = re.sub(r"(?:^|(?<=/))(?:index|README)$", "", path)
    return f"/{path}" if not path or path.endswith("/") else f"/{path}{site.patterns['pages']}"


def _fill(text: Text, site: OldSite) -> str:
    slug = text.values.slug or _slugify(text.values.title)
    categories = "/".join(_slugify(name) for name in text.values.categories[:1])
    parts = {"slug": slug, "file": text.place.stem, "categories": categories}
    try:
        if text.values.date is not None:
            parts["date"] = _write_day(site.patterns["date"], text)
        path = fill(site.patterns["format"], _SIGN, parts)
    except UnknownPart as part:
        text.told.unknown.append(Note(f"Die alte Adresse ist unbekannt: {quote(str(part))} fehlt."))
        return ""
    folder = f"{site.patterns['blog']}/" if site.patterns["blog"] else ""
    return f"/{folder}{path.strip('/')}{site.patterns['pages']}"


def _slugify(text: str) -> str:
    """The blog plugin's way from words to an address (``pymdownx.slugs``, small letters)."""
    return re.sub(r"[^\w\- ]", "", normalize("NFC", text)).strip().lower().replace(" ", "-")


def _write_day(pattern: str, text: Text) -> str:
    date = text.values.date
    assert date is not None
    day, parts = day_of(date), describe_day(date)
    words = {
        **{letters: parts["year"] for letters in ("y", "yyyy")},
        "yy": parts["short_year"],
        "MM": parts["month"],
        "M": parts["i_month"],
        "dd": parts["day"],
        "d": str(day.day),
        "MMM": parts["short_month"],
        "MMMM": parts["monthname"],
    }
    return fill(pattern, _LETTERS, words)


def _rewrite(rewriting: Rewriting) -> str:
    told = rewriting.told
    body = rewrite_blocks(rewriting.text.head.body, told)
    return edit_outside(body, lambda part: drop_icons(drop_signs(encode_spaces(part), told), told))


MKDOCS = Program("mkdocs", "MkDocs", _read_site, _find_place, read_meta_head, _prepare, _find_address, _rewrite)

"""A saved HTML page of the old site → an ``OldPage``."""

import re
from collections.abc import Iterator
from pathlib import Path

from bs4 import BeautifulSoup, Comment, Tag

from wiq_site.importing.cleaning import soup_of
from wiq_site.importing.drupal.dates import find_date, read_date
from wiq_site.importing.drupal.old import OldPage, OldPicture
from wiq_site.importing.drupal.remarks import take_comments
from wiq_site.importing.paragraphs import HEADINGS
from wiq_site.importing.results import Note, Unreadable
from wiq_site.text import count_words, join_words, quote

_NODES = (
    "article[class*='node--view-mode-full']",
    "article.node-full",
    "div.node-full",
    "[role=main] article",
    "main article",
    "article.node",
    "div.node",
    "article",
    "[role=main]",
    "main",
    "#content",
    "#main",
    "body",
)
_BODIES = (".node__content", ".field--name-body", ".field-name-body", ".node-content", "div.content", ".field-item")
_AROUND = (
    "nav, header, footer, aside, form, .visually-hidden, .element-invisible, .field__label, .field-label, .contextual, "
    ".tabs, .breadcrumb, .pager, .book-navigation, .node__links, ul.links, .links.inline, .skip-link, #skip-link, "
    ".region-sidebar-first, .region-sidebar-second, .social, .addtoany_list, .a2a_kit, .sharethis, .print-link, "
    ".node__submitted, .submitted, .node__meta, .user-picture, .messages, "
    ".field--name-title, .field--name-uid, .field--name-created"
)
_LABELS = (
    "[class*='field--name-field-tags'] a, [class*='field-name-field-tags'] a, [class*='taxonomy-term-reference'] a, "
    "[class*='field--name-field-kategorie'] a, [class*='field--name-field-categ'] a, "
    "[class*='field-name-field-kat'] a, "
    "a[rel~=tag], a[property='schema:about'], a[typeof='skos:Concept'], .terms a, .tags a"
)
_FIELDS = "[class*='field--name-field-'], [class*='field-name-field-']"
_MAIN_PICTURE = (
    "[class*='field--name-field-image'] img, [class*='field-name-field-image'] img, "
    "[class*='field--name-field-bild'] img, [class*='field-name-field-bild'] img, "
    "[class*='field--name-field-media-image'] img"
)
_SUBMITTED = ".node__submitted, .submitted, .node__meta, .meta, .date, .field--name-created, .post-date"
_DATE_META = (
    "article:published_time",
    "dcterms.date",
    "dcterms.created",
    "DC.date",
    "date",
    "dc:date dc:created",
    "schema:dateCreated",
    "datePublished",
    "og:article:published_time",
)
_CHANGED_META = ("article:modified_time", "dcterms.modified", "schema:dateModified", "dateModified", "og:updated_time")
_SAID_DATE = re.compile(
    r"\b(?:Veröffentlicht|Verfasst|Gespeichert|Erstellt|Geschrieben|Eingetragen|Submitted|Published|Posted|Created)\b"
    r"[^\n]{0,120}?(?:am|on|um|:|,|-|at)\s*[^\n]{4,60}",
    re.IGNORECASE,
)
_SAVED_FROM = re.compile(r"saved from url=\(\d+\)(\S+)")
_CREDIT = re.compile(r"(?:Foto|Fotos|Bild|Grafik|Zeichnung|Quelle|©|\(c\))\s*[:©]?\s*\S.*", re.IGNORECASE)


def read_saved(html: str, source: str, folder: Path, name: str) -> OldPage:
    """The page that a browser saved; ``name`` is that of the file. Raises ``Unreadable``."""
    soup = soup_of(html)
    if soup.find(["p", "div", "article", "main", "table", *HEADINGS, "title"]) is None:
        raise Unreadable("Darin ist keine HTML-Seite.")
    _check_single(soup)
    node = next(tag for selector in _NODES if (tag := soup.select_one(selector)))
    page = OldPage(source, folder=folder, addresses=tuple(dict.fromkeys(_find_addresses(soup))))
    page.title = _find_title(soup, node)
    page.updated = next(filter(None, (read_date(value) for value in _metas(soup, _CHANGED_META))), "")
    page.is_page = _is_page(soup, node)
    page.comments = take_comments(soup, page)
    page.date = _find_date(soup, node)
    page.labels = find_labels(node)
    page.picture = take_picture(soup, node)
    page.body = take_body(node, page)
    if not page.title:
        page.title = name
        page.unknown.append(Note("Die Seite hat keinen Titel; jetzt heißt sie wie ihre Datei"))
    return page


def _check_single(soup: BeautifulSoup) -> None:
    teasers = soup.select("article[class*='node--view-mode-teaser'], .node-teaser")
    if len(teasers) > 1 and not soup.select_one("[class*='node--view-mode-full'], .node-full, [class*='page-node-']"):
        raise Unreadable(
            f"Das ist eine Übersicht mit {count_words(len(teasers), 'Beitrag', 'Beiträgen')}, kein Beitrag. "
            "Bitte die Seiten der Beiträge selbst speichern."
        )


def _find_addresses(soup: BeautifulSoup) -> Iterator[str]:
    """All that the page says of where it stood."""
    for rel in ("canonical", "shortlink"):
        yield from (str(link["href"]) for link in soup.find_all("link", rel=rel, href=True))
    yield from _metas(soup, ("og:url",))
    for comment in soup.find_all(string=lambda text: isinstance(text, Comment)):
        if found := _SAVED_FROM.search(comment):
            yield found[1]
    for tag in soup.find_all("article", attrs={"about": True}):
        yield str(tag["about"])
    body = soup.body
    if body and (found := re.search(r"\bpage-node-(\d+)\b", " ".join(body.get_attribute_list("class")))):
        yield f"/node/{found[1]}"


def _metas(soup: BeautifulSoup, names: tuple[str, ...]) -> Iterator[str]:
    for name in names:
        for key in ("property", "name", "itemprop"):
            yield from (str(tag["content"]) for tag in soup.find_all("meta", attrs={key: name, "content": True}))
            yield from (str(tag["content"]) for tag in soup.find_all("span", attrs={key: name, "content": True}))


def _find_title(soup: BeautifulSoup, node: Tag) -> str:
    headings = [*soup.select("h1.page-title, h1.title, h1#page-title"), *node.select("h1")]
    headings += [*soup.select("main h1, h1"), *node.select("h2.title")]
    texts = [" ".join(heading.get_text(" ").split()) for heading in headings]
    texts += [" ".join(value.split()) for value in _metas(soup, ("og:title", "dcterms.title"))]
    if soup.title:
        texts.append(re.split(r"\s+[|–»]\s+", " ".join(soup.title.get_text().split()))[0])
    return next(filter(None, texts), "")


def _find_date(soup: BeautifulSoup, node: Tag) -> str:
    submitted = node.select(_SUBMITTED) or soup.select(_SUBMITTED)
    for place in (*submitted, node):
        for tag in place.find_all("time", datetime=True):
            if not tag.find_parent(class_=re.compile("comment|field--name-body|node__content")) and (
                date := read_date(str(tag["datetime"]))
            ):
                return date
    said = [value for value in _metas(soup, _DATE_META)] + [tag.get_text(" ") for tag in submitted]
    for value in said:
        if date := read_date(value):
            return date
    found = _SAID_DATE.search(" ".join(node.get_text(" ").split())[:600])
    return find_date(found[0]) if found else ""


def find_labels(node: Tag) -> tuple[str, ...]:
    """The terms that a page links to."""
    labels = (" ".join(link.get_text().split()) for link in node.select(_LABELS))
    return tuple(dict.fromkeys(filter(None, labels)))


def _is_page(soup: BeautifulSoup, node: Tag) -> bool:
    classes = " ".join(
        [*node.get_attribute_list("class"), *(soup.body.get_attribute_list("class") if soup.body else [])]
    )
    return bool(re.search(r"\bnode--type-page\b|\bnode-page\b|\bpage-node-type-page\b|\bnode-type-page\b", classes))


def take_picture(soup: BeautifulSoup, node: Tag) -> OldPicture | None:
    """The picture of the whole page. It is taken out of the text."""
    tag = node.select_one(_MAIN_PICTURE)
    if tag is None:
        address = next(_metas(soup, ("og:image",)), "")
        return OldPicture(address, next(_metas(soup, ("og:image:alt",)), "")) if address else None
    around = tag.find_parent("figure") or tag.find_parent(class_=re.compile("field"))
    caption = " ".join(around.get_text(" ").split()) if around else ""
    caption = re.sub(r"^(?:Bild|Image|Foto)\s+(?=\S)", "", caption)
    found = _CREDIT.search(caption)
    picture = OldPicture(
        str(tag.get("src") or tag.get("data-src") or ""), str(tag.get("alt") or ""), found[0] if found else ""
    )
    (around or tag).decompose()
    return picture


def take_body(node: Tag, page: OldPage) -> Tag:
    """The text, without what stands around it."""
    body = next((tag for selector in _BODIES if (tag := node.select_one(selector))), node)
    for tag in body.select(_LABELS):
        field = tag.find_parent(class_=re.compile(r"field|terms|tags"))
        (field if field and field is not body and not field.find("p") else tag).decompose()
    around: list[str] = []
    for tag in [
        *body.select(_AROUND),
        *(h for h in body.find_all("h1") if " ".join(h.get_text(" ").split()) == page.title),
    ]:
        if tag.decomposed:
            continue
        if tag.name != "h1" and (text := " ".join(tag.get_text(" ").split())):
            around.append(text)
        tag.decompose()
    if around:
        page.left_out.append(Note(f"was um den Text herum stand: {join_words(map(quote, around))}"))
    others = [" ".join(tag.get_text(" ").split()) for tag in body.select(_FIELDS)]
    if others := [text for text in others if text]:
        page.unknown.append(Note(f"Weitere Felder stehen jetzt im Text: {join_words(map(quote, others))}"))
    return body

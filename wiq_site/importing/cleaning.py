"""What other sites put around and into their texts is taken out or made plain, and everything that goes is told."""

import re
from collections.abc import Iterable, Iterator

from bs4 import BeautifulSoup, Comment, Tag
from bs4.element import NavigableString

from wiq_site.importing.anchors import join_anchors
from wiq_site.importing.paragraphs import BLOCKS, HEADINGS, wrap_loose
from wiq_site.importing.results import Note
from wiq_site.importing.tags import build_tag
from wiq_site.text import count_words, shorten

BULLET = re.compile(r"\s*[-–•·▪◦‣*]\s+(?=\S)")
_GONE = ("script", "style", "noscript", "template", "object", "applet", "canvas", "svg", "link", "meta", "base")
_FORMS = ("form", "input", "button", "select", "textarea", "label", "fieldset")
_NAMES = {"script": "Skripte", "svg": "Zeichnungen im Text", "object": "eingebettete Programme", "form": "Formulare"}
_SAME = {"b": "strong", "i": "em", "s": "del", "strike": "del"}
_ARROWS = re.compile(r"[🡩🡅🡱⬆↑▲⇧⤴\ufe0f]+")
_INVISIBLE = re.compile(r"[\u200b\u2060\ufeff\u00ad]")


def soup_of(html: str) -> BeautifulSoup:
    """HTML as a tree, however broken it is."""
    return BeautifulSoup(html.replace("\0", ""), "lxml")


def clean(root: Tag) -> Iterator[Note]:
    """Make a text plain in its place; what was left out."""
    for comment in root.find_all(string=lambda text: isinstance(text, Comment)):
        comment.extract()
    yield from _drop(root, _GONE)
    yield from _embedded(root)
    yield from _drop(root, _FORMS)
    _simplify(root)
    wrap_loose(root)
    yield from join_anchors(root)
    yield from _drop_arrows(root)
    _tidy(root)


def _drop(root: Tag, names: Iterable[str]) -> Iterator[Note]:
    for name in names:
        found = [tag for tag in root.find_all(name) if not tag.decomposed]
        text = " ".join(" ".join(tag.get_text(" ").split()) for tag in found) if name in _FORMS else ""
        for tag in found:
            tag.decompose()
        if found and name in _NAMES:
            yield Note(f"{_NAMES[name]} ({len(found)})" + (f": „{shorten(text, 80)}“" if text else ""))


def _embedded(root: Tag) -> Iterator[Note]:
    """Videos and maps of other sites become links to them."""
    for tag in root.find_all(["iframe", "embed", "video", "audio"]):
        target = next((str(one["src"]) for one in (tag, *tag.find_all("source")) if one.get("src")), "")
        title = str(tag.get("title") or "").strip()
        if not target or target.startswith(("about:", "javascript:", "data:")):
            tag.decompose()
            yield Note("ein eingebetteter Rahmen ohne Adresse")
            continue
        target = re.sub(
            r"^(?:https?:)?//(?:www\.)?youtube(?:-nocookie)?\.com/embed/([\w-]+).*",
            r"https://www.youtube.com/watch?v=\1",
            f"https:{target}" if target.startswith("//") else target,
        )
        link = build_tag("p")
        text = title or f"Eingebettet: {re.sub(r'^https?://(www[.])?', '', target).split('/')[0]}"
        link.append(build_tag("a", text, {"href": target}))
        tag.replace_with(link)
        yield Note(f"Eingebettetes steht jetzt als Link da: {target}")


def _simplify(root: Tag) -> None:
    for tag in root.find_all(list(_SAME)):
        tag.name = _SAME[tag.name]
    for caption in root.find_all("figcaption"):
        caption.name = "p"
    for cell in root.find_all("table"):
        if _is_layout(cell):
            _unwrap_table(cell)
    for items in _find_lists_in_cells(root):  # cells are one line each
        for number, item in enumerate(items.find_all("li", recursive=False)):
            item.insert(0, NavigableString(" · " if number else " "))
            item.unwrap()
        items.unwrap()
    for text in root.find_all(string=_INVISIBLE):
        text.replace_with(NavigableString(_INVISIBLE.sub("", text)))
    for tag in root.find_all(HEADINGS):
        for inner in tag.find_all(["strong", "em"]):
            inner.unwrap()
        for inner in reversed(tag.find_all(HEADINGS)):  # one that was not closed
            tag.insert_after(inner.extract())


def _find_lists_in_cells(root: Tag) -> list[Tag]:
    """From the cells down: asking each list of deep HTML what it stands in took half a minute."""
    found = {id(items): items for cell in root.find_all(["td", "th"]) for items in cell.find_all(["ul", "ol"])}
    return list(found.values())


def _is_layout(table: Tag) -> bool:
    """Whether a table only places things: with tables or headings in it, or of one column or row without a head."""
    rows = table.find_all("tr")
    is_narrow = len(rows) < 2 or all(len(row.find_all("td", recursive=False)) < 2 for row in rows)
    return bool(table.find(["table", *HEADINGS]) or (is_narrow and not table.find("th")))


def _unwrap_table(table: Tag) -> None:
    for part in table.find_all(["thead", "tbody", "tfoot", "tr", "colgroup", "col"]):
        part.unwrap()
    for cell in table.find_all(["td", "th", "caption"]):
        cell.name = "div"
    table.name = "div"


def _drop_arrows(root: Tag) -> Iterator[Note]:
    """Arrows that lead to the top of the page; the browser does that."""
    count = 0
    for text in [text for text in root.find_all(string=_ARROWS) if _ARROWS.match(text.strip())]:
        count += 1
        text.replace_with(NavigableString(_ARROWS.sub("", text)))
    if count:
        yield Note(f"{count_words(count, 'Pfeil', 'Pfeile')} „nach oben“")


def _tidy(root: Tag) -> None:
    """Emphasis of nothing, within the same, or cut in two; links and headings without text; loose text in lists."""
    for tag in root.find_all(["strong", "em", "del", "a", *HEADINGS, "sub", "sup"]):
        is_empty = not tag.get_text(strip=True).strip("\u00a0") and not tag.find("img")
        if is_empty or (tag.name in ("strong", "em", "del") and tag.find_parent(tag.name)):
            tag.unwrap()
    for tag in root.find_all(["strong", "em"]):
        while isinstance(tag.next_sibling, Tag) and tag.next_sibling.name == tag.name:
            following = tag.next_sibling
            tag.extend(list(following.contents))
            following.decompose()
        if tag.find(BLOCKS):
            tag.unwrap()
    root.smooth()
    for paragraph in root.find_all("p"):
        if paragraph.find("br") and not paragraph.find_parent(["td", "th", "li"]):
            _make_list(paragraph)


def split_lines(element: Tag) -> list[list[object]]:
    """The contents of an element between its line breaks."""
    lines: list[list[object]] = [[]]
    for child in list(element.children):
        if isinstance(child, Tag) and child.name == "br":
            lines.append([])
        else:
            lines[-1].append(child)
    return [line for line in lines if _text(line)]


def _text(line: list[object]) -> str:
    return "".join(part.get_text() if isinstance(part, Tag) else str(part) for part in line).strip("\u00a0 \n\t")


def _make_list(paragraph: Tag) -> None:
    """Lines that begin with signs of a list are one, below the lines before them."""
    lines = split_lines(paragraph)
    first = next((at for at, line in enumerate(lines) if BULLET.match(_text(line) + " ")), None)
    if first is None or len(lines) - first < 2 or not all(BULLET.match(_text(line)) for line in lines[first:]):
        return
    items = build_tag("ul")
    for line in lines[first:]:
        item = build_tag("li")
        for part in line:
            item.append(part)  # type: ignore[arg-type]
        start = next((text for text in item.find_all(string=True) if text.strip()), None)
        if start:
            start.replace_with(NavigableString(BULLET.sub("", start, count=1)))
        items.append(item)
    paragraph.insert_after(items)
    for left in paragraph.find_all("br")[first - 1 if first else 0 :]:
        left.decompose()
    if not _text(list(paragraph.children)):
        paragraph.decompose()

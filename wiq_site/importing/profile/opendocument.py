"""An .odt → lines. The XML is read as it is: odfpy would read all of the file, pictures too."""

from collections.abc import Iterator

from lxml import etree

from wiq_site.importing.profile.archive import Archive, find_name
from wiq_site.importing.profile.lines import Line
from wiq_site.importing.profile.tables import Cell, Paragraph, flatten
from wiq_site.importing.results import Unreadable

_CONTENT = "content.xml"
_MANIFEST = "META-INF/manifest.xml"
_COUNT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}c"
_HIDDEN = {"annotation", "annotation-end", "tracked-changes", "note", "forms", "sequence-decls", "title", "desc"}
_SIGNS = {"tab": "\t", "line-break": "\n"}
_MOST_SPACES = 100


def read_opendocument(data: bytes) -> list[Line]:
    """The lines of a document, tables row by row."""
    archive = Archive(data, ".odt")
    if archive.has(_MANIFEST) and any(
        find_name(part) == "encryption-data" for part in archive.read_part(_MANIFEST).iter()
    ):
        raise Unreadable("Die Datei ist mit einem Passwort geschützt. Bitte ohne Passwort speichern.")
    return list(flatten(_read_blocks(archive.read_part(_CONTENT), is_item=False)))


def _read_blocks(parent: etree._Element, *, is_item: bool) -> Iterator[Paragraph | list[list[Cell]]]:
    """Paragraphs and tables, whatever they are wrapped in; the first paragraph of an item bears the bullet."""
    for element in parent:
        name = find_name(element)
        if name in ("p", "h"):
            yield Paragraph(_read_text(element), is_item)
            is_item = False
            for box in element.iter("{*}text-box"):
                yield from _read_blocks(box, is_item=False)
        elif name == "table":
            yield [[Cell(tuple(_read_blocks(c, is_item=False))) for c in _cells(row)] for row in _rows(element)]
        elif name == "list-item":
            yield from _read_blocks(element, is_item=True)
        elif name not in _HIDDEN:
            yield from _read_blocks(element, is_item=is_item)


def _rows(table: etree._Element) -> Iterator[etree._Element]:
    for element in table:
        if find_name(element) == "table-row":
            yield element
        elif find_name(element) in ("table-header-rows", "table-rows", "table-row-group"):
            yield from _rows(element)


def _cells(row: etree._Element) -> Iterator[etree._Element]:
    return (cell for cell in row if find_name(cell) == "table-cell")


def _read_text(element: etree._Element) -> str:
    name = find_name(element)
    if name in _SIGNS:
        return _SIGNS[name]
    if name == "s":
        count = str(element.get(_COUNT, "1"))
        return " " * (min(int(count), _MOST_SPACES) if count.isdigit() and len(count) < 6 else 1)
    if name in _HIDDEN or name == "text-box" or not name:
        return ""
    inside = (f"{_read_text(part)}{part.tail or ''}" for part in element)
    return " ".join((element.text or "").split("\n")) + "".join(inside)

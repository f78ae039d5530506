"""A .docx → lines. The XML is read as it is: content controls, text boxes and tracked changes hide from libraries."""

import posixpath
from collections.abc import Iterator

from lxml import etree

from wiq_site.importing.profile.archive import Archive, find_name
from wiq_site.importing.profile.lines import Line
from wiq_site.importing.profile.tables import Cell, Paragraph, flatten

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_RELATIONS = "_rels/.rels"
_MAIN = "word/document.xml"

_HIDDEN = {
    "del",
    "moveFrom",
    "Fallback",
    "instrText",
    "delText",
    "pPr",
    "rPr",
    "tblPr",
    "trPr",
    "sectPr",
    "annotationRef",
}
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}


def read_word(data: bytes) -> list[Line]:
    """The lines of a document, tables row by row."""
    archive = Archive(data, ".docx")
    return list(flatten(_read_blocks(archive.read_part(_find_main(archive)))))


def _find_main(archive: Archive) -> str:
    """The name of the part with the text; some programs call it otherwise."""
    if archive.has(_MAIN) or not archive.has(_RELATIONS):
        return _MAIN
    for relation in archive.read_part(_RELATIONS):
        if str(relation.get("Type", "")).endswith("/officeDocument"):
            return posixpath.normpath(str(relation.get("Target", _MAIN)).lstrip("/"))
    return _MAIN


def _read_blocks(parent: etree._Element) -> Iterator[Paragraph | list[list[Cell]]]:
    """Paragraphs and tables, whatever they are wrapped in."""
    for element in parent:
        name = find_name(element)
        if name == "p":
            yield Paragraph(_read_text(element), _is_item(element))
            for box in element.iter(f"{_W}txbxContent", f"{_STRICT}txbxContent"):
                if not _is_hidden(box, element):
                    yield from _read_blocks(box)
        elif name == "tbl":
            yield [list(_read_cells(row)) for row in _descend(element, "tr")]
        elif name not in _HIDDEN and not _is_empty_control(element):
            yield from _read_blocks(element)


def _is_hidden(element: etree._Element, until: etree._Element) -> bool:
    """Whether it is a second form of what stands beside it, or stands in another box."""
    for above in element.iterancestors():
        if above is until:
            return False
        if find_name(above) in {*_HIDDEN, "txbxContent"}:
            return True
    return False


def _read_cells(row: etree._Element) -> Iterator[Cell]:
    for cell in _descend(row, "tc"):
        yield Cell(tuple(_read_blocks(cell)))


def _descend(parent: etree._Element, wanted: str) -> Iterator[etree._Element]:
    """The next elements of a name, whatever they are wrapped in."""
    for element in parent:
        if find_name(element) == wanted:
            yield element
        elif find_name(element) not in _HIDDEN and not _is_empty_control(element):
            yield from _descend(element, wanted)


def _is_empty_control(element: etree._Element) -> bool:
    """Whether nobody filled in a content control: it shows *Klicken Sie hier …*."""
    return find_name(element) == "sdt" and any(find_name(part) == "showingPlcHdr" for part in element.iter())


def _is_item(paragraph: etree._Element) -> bool:
    return any(find_name(part) == "numPr" for part in paragraph.iter()) or any(
        str(style.get(f"{_W}val", "")).startswith(("ListBullet", "ListNumber", "Aufzhlungszeichen"))
        for style in paragraph.iter(f"{_W}pStyle")
    )


def _read_text(element: etree._Element) -> str:
    name = find_name(element)
    if name == "t":
        return element.text or ""
    if name == "sym":
        return "•"
    if name in _SIGNS:
        return _SIGNS[name]
    if name in _HIDDEN or name == "txbxContent" or _is_empty_control(element):
        return ""
    return "".join(_read_text(part) for part in element)

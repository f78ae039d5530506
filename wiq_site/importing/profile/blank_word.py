"""The empty form as .docx."""

from io import BytesIO
from typing import TYPE_CHECKING

from wiq_site.importing.profile.packing import LONG_AGO, Sheet, pack_again

if TYPE_CHECKING:
    from docx.document import Document
    from docx.table import _Cell

_LABELS, _ANSWERS = 62, 108
"""Width of the columns in millimetres, on A4."""


def write_word(sheet: Sheet) -> bytes:
    """The bytes of the file."""
    from docx import Document

    document = Document()
    _describe(document, sheet)
    document.add_paragraph(sheet.site_name)
    document.add_heading(sheet.title, 1)
    for text in sheet.paragraphs:
        document.add_paragraph(text)
    _add_table(document, sheet)
    written = BytesIO()
    document.save(written)
    return pack_again(written.getvalue())


def _describe(document: "Document", sheet: Sheet) -> None:
    from docx.shared import Mm

    properties = document.core_properties
    properties.author = properties.last_modified_by = sheet.site_name
    properties.title, properties.comments, properties.language = sheet.title, "", "de-DE"
    properties.created = properties.modified = LONG_AGO
    document.styles["Normal"].font.name = "Arial"
    for section in document.sections:
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = Mm((210 - _LABELS - _ANSWERS) // 2)


def _add_table(document: "Document", sheet: Sheet) -> None:
    from docx.oxml import OxmlElement
    from docx.shared import Mm

    table = document.add_table(rows=0, cols=2)
    table.style = "Table Grid"
    table.autofit = False
    for column, width in zip(table.columns, (_LABELS, _ANSWERS), strict=True):
        column.width = Mm(width)
    for label, hint in sheet.rows:
        row = table.add_row()
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
        left, right = row.cells
        left.width, right.width = Mm(_LABELS), Mm(_ANSWERS)
        _fill_label(left, label, hint)


def _fill_label(cell: "_Cell", label: str, hint: str) -> None:
    from docx.shared import Pt

    cell.paragraphs[0].add_run(label).bold = True
    small = cell.add_paragraph().add_run(hint)
    small.italic, small.font.size = True, Pt(9)

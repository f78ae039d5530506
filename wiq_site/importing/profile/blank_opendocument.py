"""The empty form as .odt."""

from io import BytesIO
from typing import Any

from wiq_site.importing.profile.packing import LONG_AGO, Sheet, pack_again

_WIDTHS = ("62mm", "108mm")
_WIDTH = "170mm"


def write_opendocument(sheet: Sheet) -> bytes:
    """The bytes of the file."""
    from odf import text
    from odf.element import Element
    from odf.opendocument import OpenDocumentText

    Element.namespaces.clear()  # odfpy keeps those of every document that it saw, and writes them into the next
    document = OpenDocumentText()
    _describe(document, sheet)
    plain = _add_text_style(document, "Absatz")
    title = _add_text_style(document, "Titel", fontweight="bold", fontsize="18pt")
    document.text.addElement(text.P(stylename=plain, text=sheet.site_name))
    document.text.addElement(text.H(outlinelevel=1, stylename=title, text=sheet.title))
    for said in sheet.paragraphs:
        document.text.addElement(text.P(stylename=plain, text=said))
    document.text.addElement(_build_table(document, sheet))
    written = BytesIO()
    document.write(written)
    return pack_again(written.getvalue(), "mimetype")


def _describe(document: Any, sheet: Sheet) -> None:
    from odf import dc, meta

    document.meta.childNodes.clear()  # the name of a program, and its version
    document.meta.addElement(dc.Title(text=sheet.title))
    document.meta.addElement(meta.InitialCreator(text=sheet.site_name))
    document.meta.addElement(meta.CreationDate(text=LONG_AGO.isoformat()))
    document.meta.addElement(dc.Language(text="de-DE"))


def _add_style(document: Any, name: str, family: str, properties: Any) -> Any:
    from odf import style

    made = style.Style(name=name, family=family)
    made.addElement(properties)
    document.automaticstyles.addElement(made)
    return made


def _add_text_style(document: Any, name: str, **properties: str) -> Any:
    from odf import style

    text = {"fontfamily": "Arial", "fontsize": "11pt", **properties}
    made = _add_style(document, name, "paragraph", style.TextProperties(**text))
    made.addElement(style.ParagraphProperties(marginbottom="2mm"))
    return made


def _build_table(document: Any, sheet: Sheet) -> Any:
    from odf import style, table, text

    border = style.TableCellProperties(border="0.5pt solid #000000", padding="2mm")
    cell = _add_style(document, "Zelle", "table-cell", border)
    bold = _add_text_style(document, "Zeile", fontweight="bold")
    small = _add_text_style(document, "Hinweis", fontstyle="italic", fontsize="9pt")
    answer = _add_text_style(document, "Antwort")
    wide = _add_style(document, "Tabelle", "table", style.TableProperties(width=_WIDTH, align="left"))
    grid = table.Table(name="Steckbrief", stylename=wide)
    for number, width in enumerate(_WIDTHS, 1):
        properties = style.TableColumnProperties(columnwidth=width)
        column = _add_style(document, f"Spalte{number}", "table-column", properties)
        grid.addElement(table.TableColumn(stylename=column))
    whole = _add_style(document, "Ganz", "table-row", style.TableRowProperties(keeptogether="always"))
    for label, hint in sheet.rows:
        row = table.TableRow(stylename=whole)
        left, right = table.TableCell(stylename=cell), table.TableCell(stylename=cell)
        left.addElement(text.P(stylename=bold, text=label))
        left.addElement(text.P(stylename=small, text=hint))
        right.addElement(text.P(stylename=answer))
        row.addElement(left)
        row.addElement(right)
        grid.addElement(row)
    return grid

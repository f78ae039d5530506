"""Profile forms in tests: an invented team, as people and converters write it down, in every kind of file."""

from collections.abc import Mapping, Sequence
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from click.testing import CliRunner, Result

from tests.project import write_project
from wiq_site.cli import main
from wiq_site.source.documents import parse_document

FLATTENED = """\


Wir in Nachbarstadt

Profil Lösungsteam (LT)

Ein LT ist eine Gruppe von Leuten. Weitere Infos unter <https://nachbarstadt.example/lt>.



Name des LT:\tHofgarten / Grüne Ecken
Beschreibung Problem/Herausforderung:\tHeute sind 70 % der Höfe versiegelt. Im Sommer staut sich dort die Hitze.
Was macht Euer LT:\tWir legen mit den Nachbarn Beete an. Dabei helfen u.a. Kitas und Schulen (z. B. im Osten).
Ziele des LT:\tKonkret wollen wir ab Herbst 2026 erreichen: <ol style="list-style-type: none">1. Dass Höfe grüner \
werden.2. Dass Nachbarn sich kennen.3. Dass am 3. Oktober ein Fest stattfindet.
Wirkung des LT:\tWir messen das so: <ul style="list-style-type: none">) Bis Herbst 2026 sollen 12 Höfe bepflanzt \
sein.) Bis zum Januar 2027 wollen wir, dass 30% der Bewohner mitmachen (auch Kinder).) Die Leute sind zufrieden.

\f
Aktueller Stand:\tWir sind acht Personen. Zwei Höfe sind bepflanzt.\t\t
Weg des LT:\t<ol style="list-style-type: none"> 1. Test im Hof am Markt ab Mai 2026 2. Pilot (auch im Westen) \
ab Sommer 2026 3. Fest am 3. Oktober 2026\t\t
Erforderliche Kompetenzen:\tDer Garten lebt von vielen Händen. Zudem suchen wir Leute zum Bauen von Hochbeeten. \
Darüber hinaus brauchen wir jemanden für die Buchhaltung.\t\t
WiQ-Support:\tWir brauchen: <ul style="list-style-type: none">)] Wir freuen uns über Kontakte zur Stadt.)] Wir \
freuen uns über Werkzeug.\t\t
Leiter des LT:\tErika Muster, erika.muster@web.example, 0341 5550123
Mitglieder des LT's:\tVor-/Nachname\tE-Mail\tGgf. Rolle/ Knowhow-Feld
\tErika Muster\terika.muster@web.example\tGießplan
\tMax Beispiel\tmax@web.example\tÖffentlichkeitsarbeit
\tKim Xylander\t\t
Kooperationspartner des LT:\tU.a. Musterverein e. V., Stadtgärtnerei (Anna Probe), Hans Beispiel, Kita Regenbogen.
Treffen des LT, Zeit:\t<p>Fachlich: Jeden Freitag um 11:00 Uhr im Nachbarschaftshaus, Musterplatz 1</p> <p>Jeden \
letzten Donnerstag im Monat</p>
Offene Fragen / Wünsche:\tWer leiht uns eine Leiter? Bitte bei Erika Muster melden.
"""
"""Two columns put into lines by a converter, with what it left of lists."""

ANSWERS: Mapping[str, Sequence[str]] = {
    "Name des LT:": ["Hofgarten"],
    "Beschreibung Problem/Herausforderung:": ["Es gibt zu wenig Grün.", "Niemand kümmert sich darum."],
    "Was macht Euer LT:": ["Wir begrünen Höfe. Dazu treffen wir uns."],
    "Ziele des LT:": ["Mehr Grün", "Weniger Hitze"],
    "Wirkung des LT:": ["bepflanzte Höfe | 12 Höfe | Ende 2027", "Menschen im Team | 20 | 2028"],
    "Aktueller Stand:": ["Zwei Höfe sind bepflanzt."],
    "Weg des LT:": ["Frühjahr 2026 | Erstes Treffen", "Herbst 2026 | Zweiter Hof"],
    "Erforderliche Kompetenzen:": ["Bauen | Hochbeete zimmern", "Reden | Mit Ämtern sprechen"],
    "Support durch Nachbarstadt:": ["Kontakte zur Stadt"],
    "Leiter des LT:": [],
    "Mitglieder des LT's:": ["Anzahl: 8", "Rollen: Werkstatt, Einkauf"],
    "Kooperationspartner des LT:": ["Musterverein e. V.", "Stadtgärtnerei"],
    "Treffen des LT, Zeit:": ["jeden Freitag um 17:00 Uhr | Nachbarschaftshaus, Musterplatz 1"],
    "Offene Fragen / Wünsche:": ["Wer leiht uns eine Leiter?"],
}

FIELDS = {
    "title": "Hofgarten",
    "kurz": "Wir begrünen Höfe.",
    "gesucht": [
        {"faehigkeit": "bauen", "text": "Hochbeete zimmern"},
        {"faehigkeit": "reden", "text": "Mit Ämtern sprechen"},
    ],
    "ziele": ["Mehr Grün", "Weniger Hitze"],
    "wirkung": [
        {"indikator": "bepflanzte Höfe", "ziel": "12 Höfe", "bis": "Ende 2027"},
        {"indikator": "Menschen im Team", "ziel": "20", "bis": "2028"},
    ],
    "weg": [{"wann": "Frühjahr 2026", "was": "Erstes Treffen"}, {"wann": "Herbst 2026", "was": "Zweiter Hof"}],
    "support": ["Kontakte zur Stadt"],
    "partner": ["Musterverein e. V.", "Stadtgärtnerei"],
    "treffen": [{"wann": "jeden Freitag um 17:00 Uhr", "ort": "Nachbarschaftshaus, Musterplatz 1"}],
    "mitglieder": {"anzahl": "8", "rollen": ["Werkstatt", "Einkauf"]},
    "draft": "true",
}
"""What the answers become."""

BODY = """
## Herausforderung

Es gibt zu wenig Grün.

Niemand kümmert sich darum.

## Was wir machen

Wir begrünen Höfe. Dazu treffen wir uns.

## Aktueller Stand

Zwei Höfe sind bepflanzt.

## Offene Fragen

Wer leiht uns eine Leiter?
"""


def run(root: Path, *arguments: str) -> Result:
    """The command ``wiq`` in a project."""
    return CliRunner().invoke(main, [*arguments, "-f", str(root / "mkdocs.yml")])


def import_file(root: Path, name: str, data: bytes | str) -> Result:
    """Import a file into the example town."""
    write_project(root)
    file = root / name
    file.write_bytes(data.encode() if isinstance(data, str) else data)
    return run(root, "import", "steckbrief", str(file))


def read_team(root: Path) -> tuple[dict[str, Any], str]:
    """Front matter and body of the only team."""
    (file,) = (root / "teams").glob("*.md")
    document, problems = parse_document(file.read_text("utf-8"), "", "")
    assert problems == []
    return dict(document.fields.values), document.body


def import_text(root: Path, text: str) -> tuple[dict[str, Any], str, str]:
    """Front matter, body and report of a form that is a text."""
    done = import_file(root, "form.txt", text)
    assert done.exit_code == 0, done.output
    return *read_team(root), done.output


def fill_word(file: Path, answers: Mapping[str, Sequence[str]]) -> None:
    """Fill in an empty form as a person does: one paragraph for each line."""
    from docx import Document

    document = Document(str(file))
    for row in document.tables[0].rows:
        cell = row.cells[1]
        for number, answer in enumerate(answers[row.cells[0].paragraphs[0].text]):
            (cell.add_paragraph() if number else cell.paragraphs[0]).add_run(answer)
    document.save(str(file))


def fill_opendocument(file: Path, answers: Mapping[str, Sequence[str]]) -> None:
    """The same of an .odt."""
    from odf import table, teletype, text
    from odf.opendocument import load

    document = load(str(file))
    for row in document.getElementsByType(table.TableRow):
        label, cell = row.getElementsByType(table.TableCell)
        for answer in answers[teletype.extractText(label.getElementsByType(text.P)[0])]:
            cell.addElement(text.P(text=answer))
    document.save(str(file))


def build_word(body: str) -> bytes:
    """A .docx with nothing but its text; ``body`` is XML with the prefix ``w``."""
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    return pack({"word/document.xml": f'<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'})


def pack(parts: Mapping[str, str | bytes]) -> bytes:
    """An archive."""
    packed = BytesIO()
    with ZipFile(packed, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return packed.getvalue()


def build_pdf(pages: Sequence[Sequence[str]]) -> bytes:
    """A PDF with lines of text on pages, each line drawn for itself."""
    from pypdf import PdfWriter
    from pypdf.generic import DictionaryObject, NameObject, StreamObject

    writer = PdfWriter()
    for lines in pages:
        page = writer.add_blank_page(595, 842)
        font = DictionaryObject(
            {
                NameObject("/Type"): NameObject("/Font"),
                NameObject("/Subtype"): NameObject("/Type1"),
                NameObject("/BaseFont"): NameObject("/Helvetica"),
                NameObject("/Encoding"): NameObject("/WinAnsiEncoding"),
            }
        )
        page[NameObject("/Resources")] = DictionaryObject(
            {NameObject("/Font"): DictionaryObject({NameObject("/F"): font})}
        )
        drawn = StreamObject()
        said = "".join(f"({_escape(line)}) Tj T*\n" for line in lines)
        drawn.set_data(f"BT /F 10 Tf 14 TL 40 800 Td\n{said}ET".encode("cp1252"))
        page[NameObject("/Contents")] = writer._add_object(drawn)
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


def _escape(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")

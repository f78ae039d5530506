"""Profile forms in every kind of file; what cannot be read is a German sentence, whatever is wrong with it."""

from io import BytesIO
from pathlib import Path
from random import Random

import pytest
from pypdf import PdfReader, PdfWriter

from tests.profiles import (
    ANSWERS,
    BODY,
    FIELDS,
    build_pdf,
    build_word,
    fill_opendocument,
    fill_word,
    import_file,
    pack,
    read_team,
    run,
)
from tests.project import write_project

P = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"


def row(label: str, *values: str) -> str:
    """A row of a table; values are XML."""
    cells = [P.format(label), *values]
    return "<w:tr>" + "".join(f"<w:tc>{cell}</w:tc>" for cell in cells) + "</w:tr>"


def build_table(**rows: str) -> str:
    """A form with some rows given by a word of their labels, and three more that make it one."""
    found = {next(label for label in ANSWERS if key in label): value for key, value in rows.items()}
    always = {
        "Name des LT:": P.format("Hof"),
        "WiQ-Support:": P.format("Kontakte"),
        "Aktueller Stand:": P.format("Gut."),
    }
    return "<w:tbl>" + "".join(row(label, value) for label, value in {**always, **found}.items()) + "</w:tbl>"


def fill(root: Path, kind: str) -> Path:
    """An empty form of our own, filled in."""
    write_project(root)
    file = root / f"form.{kind}"
    assert run(root, "steckbrief", str(file)).exit_code == 0
    (fill_word if kind == "docx" else fill_opendocument)(file, ANSWERS)
    return file


@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_our_own_form_comes_back_whole(tmp_path: Path, kind: str) -> None:
    done = run(tmp_path, "import", "steckbrief", str(fill(tmp_path, kind)))
    assert done.exit_code == 0, done.output
    assert read_team(tmp_path) == (FIELDS, BODY)
    assert "nicht verstanden" not in done.output


def test_a_pdf_comes_in(tmp_path: Path) -> None:
    lines = [line for label, answers in ANSWERS.items() for line in (label, *answers)]
    half = lines.index("Kontakte zur Stadt")
    pages = [["Netz", *lines[:half], "Seite 1"], ["Netz", *lines[half:], "Seite 2"]]
    assert import_file(tmp_path, "form.pdf", build_pdf(pages)).exit_code == 0
    values, body = read_team(tmp_path)
    assert values == FIELDS
    assert "Wer leiht uns eine Leiter?" in body and "Seite" not in body


def test_lists_of_a_word_processor_are_items(tmp_path: Path) -> None:
    item = "<w:p><w:pPr><w:numPr><w:numId w:val='1'/></w:numPr></w:pPr><w:r><w:t>{}</w:t></w:r></w:p>"
    value = P.format("Wir wollen:") + item.format("mehr Grün") + item.format("weniger Hitze")
    import_file(tmp_path, "form.docx", build_word(build_table(Ziele=value, Problem=value)))
    values, body = read_team(tmp_path)
    assert values["ziele"] == ["mehr Grün", "weniger Hitze"]
    assert "Wir wollen:\n\n- mehr Grün\n- weniger Hitze\n" in body


def test_what_word_hides_in_its_xml_is_read_or_left(tmp_path: Path) -> None:
    run_ = "<w:r><w:t>{}</w:t></w:r>"
    value = (
        "<w:sdt><w:sdtPr/><w:sdtContent>" + P.format("Im Feld") + "</w:sdtContent></w:sdt>"
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
        + P.format("Klicken Sie hier")
        + "</w:sdtContent></w:sdt>"
        "<w:p><w:ins>" + run_.format("Neu") + "</w:ins><w:del><w:r><w:delText>Alt</w:delText></w:r></w:del>"
        "<w:moveFrom>" + run_.format("Weg") + "</w:moveFrom></w:p>"
        "<w:p><w:r><w:t>eins</w:t><w:br/><w:t>zwei</w:t></w:r></w:p>"
        "<w:p><w:r><w:txbxContent>" + P.format("Im Kasten") + "</w:txbxContent></w:r></w:p>"
    )
    import_file(tmp_path, "form.docx", build_word(build_table(Ziele=value)))
    assert read_team(tmp_path)[0]["ziele"] == ["Im Feld", "Neu", "eins", "zwei", "Im Kasten"]


def test_tables_in_tables_and_counted_rows(tmp_path: Path) -> None:
    inner = "<w:tbl>" + row("Herbst 2026", P.format("Fest")) + row("2027", P.format("Pause")) + "</w:tbl>"
    counted = "<w:tbl>" + row("1.", P.format("Ziele des LT"), P.format("Mehr Grün")) + "</w:tbl>"
    outer = "<w:tbl><w:tr><w:tc>" + build_table(Weg=inner) + counted + "</w:tc></w:tr></w:tbl>"
    import_file(tmp_path, "form.docx", build_word(outer))
    values, _ = read_team(tmp_path)
    assert values["weg"] == [{"wann": "Herbst 2026", "was": "Fest"}, {"wann": "2027", "was": "Pause"}]
    assert values["ziele"] == ["Mehr Grün"]


def test_what_stands_around_a_table_is_no_answer(tmp_path: Path) -> None:
    table = P.format("Bitte ausfüllen") + build_table() + P.format("Bitte zurücksenden")
    done = import_file(tmp_path, "form.docx", build_word(table))
    assert "Bitte" not in read_team(tmp_path)[1]
    assert "der Text um das Formular herum (2 Zeilen)" in done.output


def test_members_in_columns_are_counted(tmp_path: Path) -> None:
    heads = ("Vor-/Nachname", "E-Mail", "Ggf. Rolle/ Knowhow-Feld")
    people = [("Erika Muster", "erika@web.example", "Kasse"), ("Kim Xylander", "", "Gießplan")]
    rows = [row("Mitglieder des LT's:", *map(P.format, heads)), *(row("", *map(P.format, one)) for one in people)]
    done = import_file(tmp_path, "form.docx", build_word(build_table() + "<w:tbl>" + "".join(rows) + "</w:tbl>"))
    assert read_team(tmp_path)[0]["mitglieder"] == {"anzahl": "2", "rollen": ["Kasse", "Gießplan"]}
    assert "2 Namen und 1 Mailadresse" in done.output


def test_rows_that_are_none_of_the_form_are_told_without_names(tmp_path: Path) -> None:
    table = build_table() + "<w:tbl>" + row("Kassenwart", P.format("Kim Xylander")) + "</w:tbl>"
    done = import_file(tmp_path, "form.docx", build_word(table))
    assert "Zeile 4: eine Zeile, die nicht zum Formular gehört: „Kassenwart" in done.output
    assert "Xylander" not in done.output


def test_an_answer_that_a_page_break_put_into_a_hint_is_told(tmp_path: Path) -> None:
    lines = ["Name des LT:", "Hof", "Ziele des LT:", "(Hinweis: Was das Team", "Mehr Grün im ganzen Viertel", "will.)"]
    done = import_file(
        tmp_path, "form.txt", "\n".join([*lines, "WiQ-Support:", "Kontakte", "Aktueller Stand:", "Gut."])
    )
    assert "steht zwischen Wörtern des Hinweises (Ziele des LT) und fehlt deshalb: „Mehr Grün im" in done.output


def test_opendocument_lists_tables_and_notes(tmp_path: Path) -> None:
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in ("office", "text", "table")
    )
    answers = {
        "Name des LT": "<text:p>Hof<text:s text:c='1'/>Ost<office:annotation><text:p>Notiz</text:p></office:annotation>"
        "</text:p>",
        "Ziele des LT": "<text:list><text:list-item><text:p>mehr Grün</text:p></text:list-item><text:list-item>"
        "<text:p>weniger<text:soft-page-break/> Hitze</text:p></text:list-item></text:list>",
        "Weg des LT": "<table:table><table:table-row><table:table-cell><text:p>2027</text:p></table:table-cell>"
        "<table:table-cell><text:p>Fest</text:p></table:table-cell></table:table-row></table:table>",
    }
    rows = "".join(
        f"<table:table-row><table:table-cell><text:p>{label}</text:p></table:table-cell>"
        f"<table:table-cell>{value}</table:table-cell></table:table-row>"
        for label, value in answers.items()
    )
    content = (
        f"<office:document {spaces}><office:body><office:text><text:tracked-changes><text:p>Name des LT: Alt</text:p>"
    )
    content += f"</text:tracked-changes><table:table>{rows}</table:table></office:text></office:body></office:document>"
    import_file(tmp_path, "form.odt", pack({"content.xml": content}))
    values, _ = read_team(tmp_path)
    assert values == {
        "title": "Hof Ost",
        "ziele": ["mehr Grün", "weniger Hitze"],
        "weg": [{"wann": "2027", "was": "Fest"}],
        "draft": "true",
    }


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_texts_of_other_encodings(tmp_path: Path, encoding: str) -> None:
    text = "Name des LT:\tHöfe\nZiele des LT:\tGrün\nWiQ-Support:\tGeld\n"
    import_file(tmp_path, "form.txt", text.encode(encoding))
    assert read_team(tmp_path)[0]["title"] == "Höfe"


def lock(data: bytes) -> bytes:
    """A PDF with a password."""
    writer = PdfWriter()
    writer.append(PdfReader(BytesIO(data)))
    writer.encrypt("geheim", algorithm="RC4-128")
    written = BytesIO()
    writer.write(written)
    return written.getvalue()


ENTITIES = "".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 100}">' for n in range(6))
BOMB = f'<!DOCTYPE a [<!ENTITY a "{"x" * 1000}">{ENTITIES}]><a>&g;</a>'
MANIFEST = '<m:manifest xmlns:m="urn:x"><m:file-entry><m:encryption-data/></m:file-entry></m:manifest>'

REFUSED = {
    "another kind": (
        "form.pages",
        b"x",
        "Diese Art von Datei wird nicht gelesen. Lesbar sind .docx, .odt, .pdf und .txt.",
    ),
    "no ending": ("form", b"x", "Diese Art von Datei wird nicht gelesen."),
    "empty docx": ("form.docx", b"", "Die Datei ist beschädigt oder keine .docx-Datei."),
    "text as docx": ("form.docx", b"Name des LT: Hof", "Die Datei ist beschädigt oder keine .docx-Datei."),
    "odt as docx": ("form.docx", pack({"content.xml": "<a/>"}), "Die Datei ist beschädigt oder keine .docx-Datei."),
    "broken xml": ("form.docx", pack({"word/document.xml": "<a"}), "Die Datei ist beschädigt"),
    "locked docx": (
        "form.docx",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600,
        "mit einem Passwort geschützt oder in",
    ),
    "locked odt": ("form.odt", pack({"META-INF/manifest.xml": MANIFEST, "content.xml": b"\0\1"}), "mit einem Passwort"),
    "bomb": ("form.docx", pack({"word/document.xml": b" " * 20_000_001}), "ausgepackt viel größer"),
    "entities": ("form.docx", pack({"word/document.xml": BOMB}), "Die Datei ist beschädigt"),
    "huge": ("form.docx", b" " * 20_000_001, "Die Datei ist größer als 20 MB."),
    "long text": ("form.txt", b"x" * 1_000_001, "Der Text ist viel länger"),
    "binary text": ("form.txt", b"a\0b", "Das ist keine Textdatei."),
    "damaged pdf": ("form.pdf", b"%PDF-1.4\nx", "Die Datei ist beschädigt oder keine PDF-Datei."),
    "scanned pdf": ("form.pdf", build_pdf([[]]), "In der Datei steht kein Text, nur Bilder"),
    "locked pdf": ("form.pdf", lock(build_pdf([["Name des LT:"]])), "Die Datei ist mit einem Passwort geschützt."),
    "many pages": ("form.pdf", build_pdf([["a"]] * 51), "Die Datei hat mehr als 50 Seiten."),
}


@pytest.mark.parametrize(("name", "data", "said"), REFUSED.values(), ids=list(REFUSED))
def test_what_cannot_be_read_is_a_sentence(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    done = import_file(tmp_path, name, data)
    assert said in done.output
    assert (done.exit_code, list(tmp_path.glob("teams/*"))) == (1, [])
    assert "nichts übernommen" in done.output


def test_a_missing_file_and_a_folder_are_told(tmp_path: Path) -> None:
    write_project(tmp_path)
    (tmp_path / "ordner.docx").mkdir()
    done = run(tmp_path, "import", "steckbrief", str(tmp_path / "weg.docx"), str(tmp_path / "ordner.docx"))
    assert "Diese Datei gibt es nicht." in done.output and "Das ist keine Datei." in done.output
    done = run(tmp_path, "import", "steckbrief")
    assert (done.exit_code, "Bitte mindestens eine Datei angeben" in done.output) == (2, True)


@pytest.mark.parametrize("kind", ["docx", "odt", "pdf"])
def test_damaged_files_never_end_in_a_traceback(tmp_path: Path, kind: str) -> None:
    lines = [line for label, answers in ANSWERS.items() for line in (label, *answers)]
    data = build_pdf([lines]) if kind == "pdf" else fill(tmp_path, kind).read_bytes()
    write_project(tmp_path)
    chance, files = Random(7), []
    for number in range(40):
        damaged = bytearray(data[: chance.randrange(1, len(data))] if number % 2 else data)
        for _ in range(20):
            damaged[chance.randrange(len(damaged))] = chance.randrange(256)
        files.append(tmp_path / f"damaged-{number}.{kind}")
        files[-1].write_bytes(bytes(damaged))
    done = run(tmp_path, "import", "steckbrief", *map(str, files))
    assert done.exit_code in (0, 1)
    assert "Traceback" not in done.output and f"{len(files)} Quellen:" in done.output

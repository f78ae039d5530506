"""``wiq steckbrief``: the empty form says what the model says, in files that word processors open."""

import time
import zipfile
from pathlib import Path

import pytest
from docx import Document
from odf import table, teletype, text
from odf.opendocument import load

from tests.profiles import ANSWERS, run
from tests.project import add_term, write_project
from wiq_site.content.models import Impact, Team
from wiq_site.content.taxonomies import Taxonomies
from wiq_site.importing.profile.form import BY_KEY, ROWS, describe_row
from wiq_site.importing.profile.rows import find_row

KINDS = ["docx", "odt"]


def write_blank(root: Path, kind: str) -> Path:
    write_project(root)
    file = root / f"leer.{kind}"
    done = run(root, "steckbrief", str(file))
    assert done.exit_code == 0, done.output
    return file


def read_labels(file: Path) -> list[list[str]]:
    """The paragraphs of the first column, row by row."""
    if file.suffix == ".docx":
        rows = Document(str(file)).tables[0].rows
        return [[paragraph.text for paragraph in one.cells[0].paragraphs] for one in rows]
    found = load(str(file)).getElementsByType(table.TableRow)
    cells = [one.getElementsByType(table.TableCell)[0] for one in found]
    return [[teletype.extractText(paragraph) for paragraph in cell.getElementsByType(text.P)] for cell in cells]


@pytest.mark.parametrize("kind", KINDS)
def test_each_row_has_its_label_and_its_hint(tmp_path: Path, kind: str) -> None:
    labels = read_labels(write_blank(tmp_path, kind))
    assert [label for label, _ in labels] == list(ANSWERS)
    assert len(labels) == 14
    assert all(hint.startswith("(Hinweis: ") and hint.count("(") == 1 and hint.endswith(")") for _, hint in labels)


@pytest.mark.parametrize("kind", KINDS)
def test_hints_name_the_terms_of_the_town(tmp_path: Path, kind: str) -> None:
    write_project(tmp_path, {"taxonomies.yml": add_term("faehigkeit", "it: {label: Technik (Web)}")})
    file = tmp_path / f"leer.{kind}"
    assert run(tmp_path, "steckbrief", str(file)).exit_code == 0
    hints = dict(read_labels(file))
    assert "Gesucht werden kann: Bauen, Reden oder Technik [Web]." in hints["Erforderliche Kompetenzen:"]


def test_hints_are_the_sentences_of_the_model() -> None:
    hints = {row.key: describe_row(row, Taxonomies()) for row in ROWS}
    assert str(Team.model_fields["ziele"].description) in hints["ziele"]
    assert str(Impact.model_fields["indikator"].description).rstrip(".") in hints["wirkung"]
    assert "Was ist das Problem?" in hints["problem"]
    assert not any("taxonomies.yml" in hint for hint in hints.values())


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_form_has_the_same_bytes_at_any_time(
    tmp_path: Path, kind: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = write_blank(tmp_path / "a", kind).read_bytes()
    monkeypatch.setattr("time.localtime", lambda *_: time.gmtime(86400 * 9000))
    monkeypatch.setattr("time.time", lambda: 86400.0 * 9000)
    second = write_blank(tmp_path / "b", kind)
    assert second.read_bytes() == first
    assert {entry.date_time for entry in zipfile.ZipFile(second).infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_an_odt_begins_with_its_type(tmp_path: Path) -> None:
    assert write_blank(tmp_path, "odt").read_bytes()[30:38] == b"mimetype"


@pytest.mark.parametrize("kind", KINDS)
def test_the_form_asks_for_no_names(tmp_path: Path, kind: str) -> None:
    file = write_blank(tmp_path, kind)
    part = "word/document.xml" if kind == "docx" else "content.xml"
    said = zipfile.ZipFile(file).read(part).decode()
    assert "Namen, Mailadressen und Telefonnummern werden nicht veröffentlicht." in said
    assert "Nachname" not in said and "E-Mail" not in said


def test_nothing_is_overwritten_and_other_endings_are_told(tmp_path: Path) -> None:
    file = write_blank(tmp_path, "docx")
    before = file.read_bytes()
    done = run(tmp_path, "steckbrief", str(file))
    assert (done.exit_code, "gibt es schon. Es wurde nichts überschrieben." in done.output) == (1, True)
    assert file.read_bytes() == before
    for name in ("", "leer.pdf"):
        done = run(tmp_path, "steckbrief", *([str(tmp_path / name)] if name else []))
        assert (done.exit_code, "auf .docx oder .odt endet" in done.output) == (2, True)
    done = run(tmp_path, "steckbrief", str(tmp_path / "gibt/es/nicht.docx"))
    assert (done.exit_code, "der Ordner oder die Datei fehlt" in done.output) == (1, True)


@pytest.mark.parametrize("kind", KINDS)
def test_an_empty_form_makes_no_team_of_hints(tmp_path: Path, kind: str) -> None:
    done = run(tmp_path, "import", "steckbrief", str(write_blank(tmp_path, kind)))
    assert (done.exit_code, list(tmp_path.glob("teams/*"))) == (1, [])
    assert "Der Steckbrief ist nicht ausgefüllt." in done.output


def test_every_row_has_its_place_and_its_own_label() -> None:
    assert [find_row(row.label) for row in ROWS] == [(key, True) for key in BY_KEY]
    names = [(name, row.key) for row in ROWS for name in (row.label, *row.also)]
    assert [name for name, key in names if (find_row(name) or ("",))[0] != key] == []
    targets = [row.target for row in ROWS if row.target and not row.is_section]
    assert set(targets) <= set(Team.model_fields)

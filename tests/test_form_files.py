"""What the form makes of files, run by Node.js: untouched ones stay as they are, names are those of the builder."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest
from builder import TOWN
from desk import lend_program

from tests.project import check_project, dedent, write_project
from wiq_site.decap.page import find_form_files
from wiq_site.form_options import build_local
from wiq_site.source.documents import parse_document
from wiq_site.text import slugify

RUN = """
import { readFileSync } from "node:fs";
import { makeFormat, makeName, slugify } from "./format.mjs";
const { decap, wiq } = JSON.parse(readFileSync("config.json", "utf-8"));
const formats = Object.fromEntries(decap.collections.map((one) => [one.name, makeFormat(one.fields, wiq)]));
const asked = JSON.parse(readFileSync(0, "utf-8"));
const answers = asked.map(({ name, text, change, title }) => {
  if (title !== undefined) return slugify(title);
  const data = formats[name].fromFile(text);
  return { art: data._art, data, text: data._unlesbar ? data._unlesbar : formats[name].toFile({ ...data, ...change }) };
});
console.log(JSON.stringify(answers));
"""


@pytest.fixture(scope="module")
def form(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of a form in a folder."""
    root = write_project(tmp_path_factory.mktemp("town"))
    lend_program(root)
    site = check_project(root).site
    assert site is not None
    folder = root / "form"
    for address, make in find_form_files(site, build_local(1, "main")):
        file = folder / address.removeprefix("redaktion/formular/")
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(make())
    (folder / "yaml/package.json").write_text('{"type": "module"}')
    (folder / "run.mjs").write_text(RUN, "utf-8")
    return folder


def ask(form: Path, *questions: dict[str, Any]) -> list[Any]:
    command = ["node", "run.mjs"]
    done = subprocess.run(command, cwd=form, input=json.dumps(questions), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    answers: list[Any] = json.loads(done.stdout)
    return answers


def save(form: Path, text: str, name: str = "team", **change: Any) -> str:
    """A file after values were changed in the form."""
    [answer] = ask(form, {"name": name, "text": dedent(text), "change": change})
    saved: str = answer["text"]
    return saved


def test_a_file_in_which_nothing_changed_stays_as_it_is(form: Path) -> None:
    files = [*TOWN.glob("teams/*.md"), *TOWN.glob("posts/*.md")]
    texts = [file.read_bytes().decode("utf-8") for file in files]
    names = ["team" if file.parent.name == "teams" else "beitrag" for file in files]
    answers = ask(form, *({"name": name, "text": text} for name, text in zip(names, texts, strict=True)))
    assert len(files) > 20
    assert [answer["text"] for answer in answers] == texts


@pytest.mark.parametrize(
    "title",
    ["Grüne Höfe für Bürger:innen", "Über 1.000 Bäume – „Efeu“ & mehr", "Café-Crème, l’été", "  STRAẞE  ", "C++/Go"],
)
def test_names_of_new_files_are_those_of_the_command(form: Path, title: str) -> None:
    assert ask(form, {"title": title}) == [slugify(title)]


def test_only_what_changed_is_written(form: Path) -> None:
    text = """
        ---
        title: "Hof"   # unser Name
        kurz: >-
          Wir
          graben.
        status: laeuft
        gebiet: ost, west
        gesucht:
        - {faehigkeit: bauen, text: Holz, eigenes: 007}
        # Ende
        ---

        Text.
    """
    needs = [{"faehigkeit": "reden", "text": "Holz", "eigenes": "007"}]
    changed = save(form, text, status="beendet", gesucht=needs).splitlines()
    assert [line for line in changed if line not in dedent(text).splitlines()] == [
        "status: beendet",
        "  - {faehigkeit: reden, text: Holz, eigenes: 007}",
    ]


def test_what_editors_type_is_read_back_as_they_typed_it(form: Path) -> None:
    for typed in (
        "null",
        "~",
        "a: b",
        "- x",
        "# x",
        "true",
        "1.000",
        "„x“",
        "'x'",
        '"',
        "a #b",
        "@x",
        "[x",
        "ja",
        "07",
    ):
        text = save(form, "---\ntitle: x\nstatus: laeuft\n---\nText.\n", title=typed)
        document, problems = parse_document(text, "teams/a.md", "teams/a.md")
        assert document.fields.values["title"] == typed and not problems, text


def test_lines_of_a_longer_text_stay_lines(form: Path) -> None:
    text = save(form, "---\ntitle: x\n---\n", "beitrag", tops=[{"titel": "Top", "text": "Eins.\n\n- a\n- b: c"}])
    document, problems = parse_document(text, "posts/a.md", "posts/a.md")
    assert document.fields.values["tops"] == [{"titel": "Top", "text": "Eins.\n\n- a\n- b: c"}] and not problems
    assert "    text: |-\n      Eins.\n\n      - a\n" in text


def test_what_was_emptied_is_gone_and_nothing_is_added(form: Path) -> None:
    before = "---\ntitle: Hof\nstatus: laeuft\nkontakt: hof@nachbarstadt.example\nmitglieder: {anzahl: 3}\n---\nText.\n"
    after = save(form, before, kontakt="", mitglieder={"anzahl": "", "rollen": []}, draft=False, themen=[])
    assert after == "---\ntitle: Hof\nstatus: laeuft\n---\nText.\n"


def test_what_a_file_holds_decides_in_which_list_it_stands(form: Path) -> None:
    heads = {
        "beitrag": "",
        "idee": "idee: {status: offen}\n",
        "termin": "termine: [{titel: Fest, beginn: 2026-05-01}]\n",
    }
    texts = [f"---\ntitle: x\n{head}---\n" for head in heads.values()]
    assert [answer["art"] for answer in ask(form, *({"name": "beitrag", "text": t} for t in texts))] == [
        [name] for name in heads
    ]


def test_a_file_that_is_not_readable_is_never_overwritten(form: Path) -> None:
    assert save(form, "---\ntitle: [a\nb: c\n---\nText.\n") == (
        "Die Angaben dieser Datei sind nicht lesbar (Zeile 3). Bitte dort verbessern, wo die Dateien liegen."
    )


def test_line_ends_of_other_systems_stay(form: Path) -> None:
    text = "\ufeff---\r\ntitle: Hof\r\n---\r\n\r\nText.\r\n"
    [answer] = ask(form, {"name": "team", "text": text, "change": {"title": "Garten", "body": "Text.\n\nNeu."}})
    assert (answer["data"]["title"], answer["data"]["body"]) == ("Hof", "Text.")
    assert answer["text"] == "\ufeff---\r\ntitle: Garten\r\n---\r\n\r\nText.\r\n\r\nNeu.\r\n"

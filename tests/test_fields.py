"""Texts of fields are plain text: what other programs would replace, keep back or set in bold is told with its line."""

from pathlib import Path

import pytest
from editing import FILES, check_town, post, team, tell, write_town
from project import add_term, change, check_project, dedent

from wiq_site.hands.builder import build_folder, check_folder

A, T, TERMS = "posts/2026-05-01-fest.md", "teams/hof.md", "taxonomies.yml"


def term(label: str, description: str) -> str:
    return f"themen:\n  klima:\n    label: '{label}'\n    description: '{description}'\n"


def test_a_text_with_commas_in_braces_loses_no_words_in_silence(tmp_path: Path) -> None:
    needs = "gesucht: [{faehigkeit: bauen, text: Wer baut, sägt, malt}]"
    told = tell(tmp_path, {"teams/hof.md": team(needs, "farbe:")})
    assert [line.partition("Dieses")[0] for line in told] == [
        "teams/hof.md:5 · gesucht[1].malt: ",
        "teams/hof.md:5 · gesucht[1].sägt: ",
        "teams/hof.md:6 · farbe: ",
    ]
    assert told[0].endswith("Gehört es zum Text davor, bitte den ganzen Text in Anführungszeichen setzen.")


def test_a_term_of_which_nothing_is_said_is_told(tmp_path: Path) -> None:
    assert tell(tmp_path, {"taxonomies.yml": add_term("themen", "leer:")}) == [
        "taxonomies.yml:8 · themen.leer: Diese Angabe fehlt."
    ]


@pytest.mark.parametrize("text", ["{# geheim #} Fest", "%% geheim %% Fest"])
@pytest.mark.parametrize(
    ("path", "line", "write"),
    [
        (A, 2, lambda text: post(title=f"title: '{text}'")),
        (A, 5, lambda text: post(f"kurz: '{text}'")),
        (A, 7, lambda text: post("termine:", "  - titel: A", f"    ort: '{text}'", "    beginn: 2026-12-05")),
        (A, 5, lambda text: post(f"authors: '{text}'")),
        (T, 6, lambda text: team("ziele:", f"  - '{text}'")),
        ("docs/b.md", 2, lambda text: f"---\nkurz: '{text}'\n---\n# B\n"),
        (TERMS, 3, lambda text: term(text, "Ein Satz.")),
        (TERMS, 4, lambda text: term("K", text)),
        ("mkdocs.yml", 5, lambda text: f"{dedent(FILES['mkdocs.yml'])}site_description: '{text}'\n"),
    ],
)
def test_a_note_in_a_field_is_never_published(path: str, line: int, write, text: str, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    found = check_project(write_town(tmp_path, {path: write(text)}))
    assert found.site is None
    assert [(problem.path, problem.line) for problem in found.problems] == [(path, line)]


@pytest.mark.parametrize("text", ["{{ page.title }}", "{% include a.html %}", "{{< karte >}}", "{{% notiz %}}"])
@pytest.mark.parametrize(
    "field", ["kurz: 'Da: {}'", "tops: [{{titel: '{}'}}]", "idee: {{status: offen, quelle: '{}'}}"]
)
def test_instructions_of_other_programs_in_fields_are_errors(field: str, text: str, tmp_path: Path) -> None:
    told = tell(tmp_path, {A: post(field.format(text))})
    assert [line.partition(" · ")[0] for line in told if f"„{text}“ ist eine Anweisung" in line] == [f"{A}:5"]


@pytest.mark.parametrize(
    "text", ["Das **beste** Fest", "<b>Fest</b>", "Hof &amp; Garten", "[Hof](hof.md)", "__Fest__", "siehe [[Hof]]"]
)
def test_markup_in_a_field_is_a_hint(text: str, tmp_path: Path) -> None:
    project = check_town(
        tmp_path, {A: post(f"kurz: '{text}'"), TERMS: dedent(FILES[TERMS]).replace("Klima", f'"{text}"')}
    )
    assert project.site is not None
    assert sorted((problem.path, "einfacher Text" in problem.what) for problem in project.problems) == [
        (A, True),
        (TERMS, True),
    ]


@pytest.mark.parametrize(
    "text", ["Nachbar*innen & Gäste", "snake_case_wort", "5 < 6 und 7 > 3", "A * B * C", "<3", "100 % & mehr", "[sic]"]
)
def test_ordinary_signs_in_a_field_are_not_told(text: str, tmp_path: Path) -> None:
    assert tell(tmp_path, {A: post(f"kurz: '{text}'", title=f"title: '{text}'")}) == []


@pytest.mark.parametrize(
    "lines",
    [
        ("  -Bäume", "  -Wege"),
        ("  • Bäume", "  • Wege"),
        ("  – Bäume", "  – Wege"),
        ("  1. Bäume", "  2. Wege"),
        ("  - • Bäume",),
    ],
)
def test_a_list_with_other_marks_is_told(lines: tuple[str, ...], tmp_path: Path) -> None:
    (told,) = tell(tmp_path, {T: team("ziele:", *lines)})
    assert told.startswith((f"{T}:5 ", f"{T}:6 ")) and "sieht aus wie eine Liste" in told


@pytest.mark.parametrize("text", ["Bäume – viele", "-20 % Strom", "1. Preis gewinnen", "Bäume, Wege"])
def test_a_single_entry_is_no_list(text: str, tmp_path: Path) -> None:
    assert tell(tmp_path, {T: team("ziele:", f"  - '{text}'")}) == []


@pytest.mark.parametrize(
    "line",
    [
        "title: {}",
        "authors: [{}]",
        "termine: [{{titel: A, beginn: 2026-12-05, ort: {}}}]",
        "tops: [{{titel: A, text: {}}}]",
        "bild: {{datei: a.png, alt: {}, nachweis: F}}",
    ],
)
def test_a_text_of_a_hundred_thousand_letters_is_told_once(line: str, tmp_path: Path) -> None:
    text = line.format("wort " * 20_000)
    told = tell(tmp_path, {A: post(title=text) if line.startswith("title") else post(text), "posts/a.png": b""})
    long = [message for message in told if "Zeichen; möglich sind höchstens" in message]
    assert len(long) == 1 and "„wort wort" in long[0] and len(long[0]) < 400


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("site_name: Nachbarstadt", "site_name: [Nachbarstadt]", 1),
        ("theme: material", "theme: material\ncopyright: {a: b}", 4),
        ("theme: material", "theme: material\nextra: {social: [https://x.example]}", 4),
        ("https://nachbarstadt.example/", "'https://[x'", 2),
        ("https://nachbarstadt.example/", "https://wer:was@nachbarstadt.example/", 2),
        ("https://nachbarstadt.example/", "https://nachbarstadt.example/?a=b", 2),
        ("https://nachbarstadt.example/", "https://nachbarstadt.example/index.html", 2),
        ("https://nachbarstadt.example/", "https://nachbar stadt.example/", 2),
        ("https://nachbarstadt.example/", "[a]", 2),
    ],
)
def test_settings_that_cannot_be_are_told(old: str, new: str, line: int, tmp_path: Path) -> None:
    change("mkdocs.yml", old, new)(write_town(tmp_path, {}))
    assert [problem.line for problem in check_project(tmp_path).problems] == [line]


@pytest.mark.parametrize("path", ["straße", "gr%C3%BCn", "a/b"])
def test_an_address_with_umlauts_is_ascii_as_a_whole(path: str, tmp_path: Path) -> None:
    change("mkdocs.yml", "nachbarstadt.example", f"nachbärstadt.example/{path}")(write_town(tmp_path, {}))
    found = check_project(tmp_path)
    assert found.project is not None and not found.problems
    address = found.project.site.settings.site_url
    assert address.isascii() and address.startswith("https://xn--nachbrstadt-") and "%25" not in address


@pytest.mark.parametrize(("made", "named"), [("Posts", "posts_dir"), ("TEAMS", "teams_dir"), ("Teams", "teams_dir")])
def test_a_folder_in_capital_letters_is_told(made: str, named: str, tmp_path: Path) -> None:
    found = check_project(write_town(tmp_path, {f"{made}/a.md": post()}))
    assert found.site is None
    assert [(problem.field, f"Meinten Sie „{made}“?" in problem.what) for problem in found.problems] == [(named, True)]


@pytest.mark.parametrize(("named", "is_error"), [("beitrage", True), ("news", False)])
def test_a_folder_that_is_named_and_not_there_is_told(named: str, is_error: bool, tmp_path: Path) -> None:
    edit = change("mkdocs.yml", "[wiq]", f"[{{wiq: {{posts_dir: {named}}}}}]")
    edit(write_town(tmp_path, {"beitraege/a.md": post()}))
    found = check_project(tmp_path)
    assert (found.site is None) is is_error and [problem.field for problem in found.problems] == ["posts_dir"]


@pytest.mark.parametrize(
    ("old", "new"), [("theme: material", "copyrigth: A"), ("https:", "htps:"), ("[wiq]", "[{wiq: {kontakt: A}}]")]
)
def test_a_mistake_in_the_settings_leaves_the_content_to_be_checked(old: str, new: str, tmp_path: Path) -> None:
    change("mkdocs.yml", old, new)(write_town(tmp_path, {A: post("farbe: rot", body="[Weg](weg.md)")}))
    for found in (check_folder(tmp_path / "mkdocs.yml"), build_folder(tmp_path / "mkdocs.yml", None, print)):
        assert {problem.path for problem in found.problems} == {"mkdocs.yml", A}
        assert sum("weg.md" in problem.what or problem.field == "farbe" for problem in found.problems) == 2

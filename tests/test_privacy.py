"""The guard of what is private: where it looks, what it says, and how an editor contradicts it."""

from pathlib import Path

import pytest
from editing import FILES, build, check_town, post, team, tell, write_town

from wiq_site.cache import DiskCache
from wiq_site.problems import find_errors
from wiq_site.reader import read_contents
from wiq_site.settings import read_settings

A, HOF, PAGE = "posts/a.md", "teams/hof.md", "docs/seite.md"
MAIL = "max.beispiel@webmail.example"
HOME = "Wir sind für alle da."


def with_setting(line: str) -> dict[str, str]:
    return {"mkdocs.yml": "\n".join([*FILES["mkdocs.yml"].replace("        ", "").split("plugins")[:1], line]).lstrip()}


@pytest.mark.parametrize(
    ("body", "line"),
    [
        (f"Text.\n\nSchreib\nan {MAIL}.", 9),
        (f"## Mail an {MAIL}", 6),
        (f"- eins\n- {MAIL}", 7),
        (f"| A |\n|---|\n| {MAIL} |", 8),
        (f"> {MAIL}", 6),
        (f"x[^1]\n\n[^1]: {MAIL}", 8),
        (f"```\nText\n{MAIL}\n```", 8),
        (f"`{MAIL}`", 6),
        (f"<div>\n<p>{MAIL}</p>\n</div>", 7),
        ("Das ist <b>max.beispiel</b>@webmail.example", 6),
        ("max.beispiel&#64;webmail.example", 6),
        (f"[Mail](mailto:{MAIL})", 6),
        ("Text.\n\n[Mail](mailto:max.beispiel%40webmail.example?subject=Hof)", 8),
        (f'[Mail](https://hof.example "{MAIL}")', 6),
        (f'<abbr title="{MAIL}">M</abbr>', 6),
        (f"![{MAIL}](bilder/a.svg)", 6),
        (f"Text.\n\n<!-- Fragen an\n{MAIL} -->", 9),
    ],
)
def test_the_guard_looks_at_everything_that_a_body_says(body: str, line: int, tmp_path: Path) -> None:
    told = [line for line in tell(tmp_path, {A: post(body=body)}) if "Mailadresse" in line]
    assert len(told) == 1 and told[0].startswith(f"{A}:{line} · Hinweis: ") and "webmail.example" in told[0]


@pytest.mark.parametrize(
    ("lines", "line", "field"),
    [
        ([f"kurz: Fragen an {MAIL}."], 5, "kurz"),
        (["bild:", "  datei: bilder/a.svg", f"  alt: {MAIL}", "  nachweis: WiQ"], 7, "bild.alt"),
        (["bild:", "  datei: bilder/a.svg", "  alt: Ein Hof", f"  nachweis: {MAIL}"], 8, "bild.nachweis"),
        (
            ["termine:", "  - titel: Fest", "    beginn: 2026-05-02", f"    absage: Bitte {MAIL} fragen."],
            8,
            "termine.absage",
        ),
        (["tops:", "  - titel: Eins", "  - titel: Zwei", f"    bis: {MAIL}"], 8, "tops.bis"),
        (["idee:", "  status: offen", f"  kontakt: {MAIL}"], 7, "idee.kontakt"),
        (
            ["idee:", "  status: offen", "  gesucht:", f"    - {{faehigkeit: bauen, text: {MAIL}}}"],
            8,
            "idee.gesucht.text",
        ),
        ([f"title: {MAIL}"], 2, "title"),
    ],
)
def test_the_guard_looks_at_every_text_of_the_front_matter(
    lines: list[str], line: int, field: str, tmp_path: Path
) -> None:
    text = post(title=lines[0]) if field == "title" else post(*lines)
    told = [line for line in tell(tmp_path, {A: text}) if "Mailadresse" in line]
    assert len(told) == 1 and told[0].startswith(f"{A}:{line} · Hinweis: {field}: ")


def test_titles_of_pages_are_looked_at(tmp_path: Path) -> None:
    assert [line for line in tell(tmp_path, {PAGE: f"\n# Mail an {MAIL}\n\nText.\n"}) if f"{PAGE}:2 " in line]


@pytest.mark.parametrize(
    "name", ["0171-39200-17.jpg", "max.beispiel@webmail.example.jpg", "Erika_Muster.jpg", "erika-muster-2.png"]
)
def test_names_of_pictures_are_looked_at(name: str, tmp_path: Path) -> None:
    told = tell(tmp_path, {A: post(body=f"Text.\n\n![Ein Hof](bilder/{name})"), f"posts/bilder/{name}": b""})
    assert [line for line in told if line.startswith(f"{A}:8 · Hinweis: Bild: ") and "geprueft" in line]


def test_the_name_of_a_team_is_no_person_in_the_name_of_its_picture(tmp_path: Path) -> None:
    picture = "bild: {datei: bilder/marianne-kickt.svg, alt: Ein Ball, nachweis: WiQ}"
    told = tell(tmp_path, {"teams/marianne-kickt.md": team(picture), "teams/bilder/marianne-kickt.svg": "<svg/>"})
    assert [line for line in told if "geprueft" in line] == []


@pytest.mark.parametrize("role", ["Erika Muster (Leitung)", "Leitung: Erika", "Frau Muster", "Erika"])
def test_a_name_among_the_members_stops_the_build(role: str, tmp_path: Path) -> None:
    project = check_town(tmp_path, {HOF: team("mitglieder:", "  anzahl: 2", f"  rollen: ['{role}']")})
    (error,) = find_errors(project.problems)
    assert project.site is None and (error.line, error.field) == (7, "mitglieder.rollen")
    assert "Unter „mitglieder“ stehen nur Anzahl und Rollen." in error.render()


def test_what_may_be_a_name_among_the_members_is_a_hint(tmp_path: Path) -> None:
    project = check_town(tmp_path, {HOF: team("mitglieder: {rollen: [Tjorven Krähenbrink]}")})
    assert project.site is not None and any("könnten Namen" in problem.what for problem in project.problems)


def test_a_hint_does_not_stop_the_build_and_drafts_are_no_exception(tmp_path: Path) -> None:
    project = check_town(tmp_path, {A: post("draft: true", body="Ruft an: 030 23125123")})
    assert project.site is not None
    assert [p.line for p in project.problems if "Telefonnummer" in p.what] == [7]


ACCEPTED = ["geprueft:", "  - text: 030 23125123", "    grund: Nummer des Festbüros, das alle anrufen dürfen."]


def test_what_was_accepted_with_a_reason_is_not_told(tmp_path: Path) -> None:
    assert tell(tmp_path, {A: post(*ACCEPTED, body="Ruft an: 030  23125123")}) == []
    assert len(tell(tmp_path, {A: post(*ACCEPTED, body="Ruft an: 030 23125123 oder 030 23125124")})) == 1


@pytest.mark.parametrize("kind", [team, post])
def test_teams_posts_and_pages_can_accept(kind: object, tmp_path: Path) -> None:
    body = "Ruft an: 030 23125123"
    page = "\n".join(["---", "title: Seite", *ACCEPTED, "---", body])
    assert tell(tmp_path, {A: post(*ACCEPTED, body=body), HOF: team(*ACCEPTED, body=body), PAGE: page}) == []


def test_a_name_among_the_members_can_be_accepted(tmp_path: Path) -> None:
    accepted = ["geprueft:", "  - {text: Anna Beispiel, grund: So heißt unser Maskottchen.}"]
    assert tell(tmp_path, {HOF: team("mitglieder: {rollen: [Anna Beispiel]}", *accepted)}) == []


def test_a_reason_is_needed(tmp_path: Path) -> None:
    told = tell(tmp_path, {A: post("geprueft:", "  - text: 030 23125123", body="030 23125123")})
    assert [line for line in told if "geprueft[1].grund: Diese Angabe fehlt." in line]


def test_what_is_accepted_in_vain_is_a_hint(tmp_path: Path) -> None:
    (told,) = tell(tmp_path, {A: post(*ACCEPTED)})
    assert told.startswith(f"{A}:6 · Hinweis: geprueft: „030 23125123“") and "kann weg" in told


def test_what_is_accepted_counts_in_a_file_with_mistakes(tmp_path: Path) -> None:
    (told,) = tell(tmp_path, {A: post(*ACCEPTED, "gebiet: nirgends", body="Ruft an: 030 23125123")})
    assert "nirgends" in told


def test_while_a_text_cannot_be_read_nothing_is_called_accepted_in_vain(tmp_path: Path) -> None:
    told = tell(tmp_path, {A: post(*ACCEPTED, body="[" * 1000 + "\n\n030 23125123")})
    assert told and not any("geprueft" in line for line in told)


def test_what_was_accepted_and_why_is_published_nowhere(tmp_path: Path) -> None:
    files = {A: post(*ACCEPTED, "gebiet: ost", body="Ruft an: 030 23125123"), HOF: team(*ACCEPTED, body="030 23125123")}
    assert [address for address, text in build(tmp_path, files).items() if "Festbüro" in text] == []
    settings, _ = read_settings(tmp_path / "mkdocs.yml")
    cache = DiskCache(tmp_path / ".cache" / "wiq.sqlite")
    reading = read_contents(settings, cache)
    cache.close()
    assert "Festbüro" not in repr(reading)
    assert "Festbüro".encode() not in (tmp_path / ".cache" / "wiq.sqlite").read_bytes()


@pytest.mark.parametrize(
    "mail",
    [
        "hof@nachbarstadt.example",
        "HOF@Nachbarstadt.Example",
        "hof@ost.nachbarstadt.example",
        "hof@verein.example",
        "erika@webmail.example",
        "info@fremd.example",
        "presse.nord@fremd.example",
        "nachbarn@gmx.de",
    ],
)
def test_shared_mailboxes_may_be_named(mail: str, tmp_path: Path) -> None:
    assert tell(tmp_path, {**SETTINGS, A: post(body=f"Schreibt an {mail}.")}) == []


@pytest.mark.parametrize(
    "mail", ["max@webmail.example", "erika@gmx.de", "info@gmx.de", "hof@nachbarstadt.example.fremd.example"]
)
def test_other_mailboxes_are_told(mail: str, tmp_path: Path) -> None:
    (told,) = tell(tmp_path, {**SETTINGS, A: post(body=f"Schreibt an {mail}.")})
    assert f"„{mail}“" in told


SETTINGS = {
    "mkdocs.yml": "site_name: N\nsite_url: https://www.nachbarstadt.example/\ntheme: material\n"
    "plugins: [{wiq: {kontakt: nachbarn@gmx.de, maildomains: [Verein.example, erika@webmail.example]}}]\n"
}


def test_a_domain_that_is_none_is_an_error(tmp_path: Path) -> None:
    settings = {"mkdocs.yml": SETTINGS["mkdocs.yml"].replace("Verein.example", "alle")}
    _, problems = read_settings(write_town(tmp_path, settings) / "mkdocs.yml")
    assert ["„alle“ ist weder eine Domain noch eine Mailadresse." in p.what for p in problems] == [True]


def test_new_settings_count_for_files_that_were_read_before(tmp_path: Path) -> None:
    def read() -> int:
        settings, _ = read_settings(tmp_path / "mkdocs.yml")
        cache = DiskCache(tmp_path / ".cache" / "wiq.sqlite")
        problems = read_contents(settings, cache).problems
        cache.close()
        return len(problems)

    write_town(tmp_path, {**SETTINGS, A: post(body="hof@verein.example")})
    assert read() == 0
    write_town(tmp_path, {"mkdocs.yml": SETTINGS["mkdocs.yml"].replace("Verein", "andere")})
    assert read() == 1


@pytest.mark.parametrize(
    ("place", "is_told"),
    [
        ("Musterweg 3", True),
        ("Leipzig, Musterweg 3", True),
        ("Leipzig-Plagwitz, Musterweg 3", True),
        ("04229 Leipzig, Lange Reihe 4", True),
        ("Haus der Musterleute, Musterweg 3", False),
        ("Bar im Musterweg 3", False),
        ("Haus der Musterleute, Wohnung im 2. Stock, Musterweg 3", True),
        ("Haus der Musterleute, bei Erika, Musterweg 3", True),
        ("Stadtteilpark, Halle 7", False),
        ("Musterweg, Ecke Probestraße", False),
    ],
)
def test_a_place_is_public_when_it_has_a_name(place: str, is_told: bool, tmp_path: Path) -> None:
    area = "gebiet:\n  west: {label: Leipziger Westen, ortsteile: [Plagwitz]}\nstatus:\n  laeuft: {label: läuft}\n"
    files = {"taxonomies.yml": area, HOF: team("treffen:", f"  - {{wann: 'freitags, 18 Uhr', ort: '{place}'}}")}
    assert bool([line for line in tell(tmp_path, files) if "treffen.ort" in line and "geprueft" in line]) == is_told


@pytest.mark.parametrize(
    "unit",
    ["0", "1 ", "@", "a@", "0341 ", "(at) ", "Erika ", "Erika von ", "Frau ", "Mitglieder: ", "zu Hause Weg 3 ", "+4 "],
)
def test_a_long_text_is_read_in_one_go(unit: str, tmp_path: Path) -> None:
    """A look at every sign from every other one would run into the time limit of a test."""
    text = unit * (100_000 // len(unit))
    check_town(
        tmp_path,
        {
            A: post(
                "authors:",
                f"  - '{text}'",
                "termine:",
                f"  - {{titel: T, beginn: 2026-01-01, ort: '{text}'}}",
                body=text,
            )
        },
    )

"""``wiq import steckbrief``: a form that somebody filled in becomes a draft of a team, without what is private."""

import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.profiles import ANSWERS, BODY, FIELDS, FLATTENED, import_file, import_text, read_team, run
from tests.project import TEAM, read_messages, write_project
from wiq_site.body.parse import parse_body
from wiq_site.content.taxonomies import FaehigkeitTerm
from wiq_site.importing.profile.items import Block, parse_blocks
from wiq_site.importing.profile.lines import Line, clean, join_wrapped
from wiq_site.importing.profile.markdown import render_blocks
from wiq_site.importing.profile.needs import find_skill
from wiq_site.importing.profile.sentences import split_sentences
from wiq_site.importing.profile.times import find_until, split_place, split_when
from wiq_site.importing.profile.wraps import measure
from wiq_site.source.documents import parse_document

PRIVATE = ("Erika", "Muster,", "Beispiel", "Xylander", "Probe", "@", "0341", "5550123")
PLAIN = "\n\n".join(f"{label}\n{chr(10).join(answers)}" for label, answers in ANSWERS.items())


def write_form(**rows: str) -> str:
    """A form with a name and the rows given by a word of their labels."""
    labels = {key: next(label for label in ANSWERS if key in label) for key in rows}
    return "\n".join(["Name des LT:\tHofgarten", *(f"{labels[key]}\t{text}" for key, text in rows.items()), *_REST])


_REST = ["WiQ-Support:\tKontakte", "Leiter des LT:", "Aktueller Stand:\tGut."]


def test_a_flattened_form_comes_in_row_by_row(tmp_path: Path) -> None:
    values, body, _ = import_text(tmp_path, FLATTENED)
    assert values["title"] == "Hofgarten / Grüne Ecken"
    assert values["kurz"] == "Wir legen mit den Nachbarn Beete an."
    assert values["ziele"] == [
        "Dass Höfe grüner werden.",
        "Dass Nachbarn sich kennen.",
        "Dass am 3. Oktober ein Fest stattfindet.",
    ]
    assert values["wirkung"] == [
        {"indikator": "Bis Herbst 2026 sollen 12 Höfe bepflanzt sein.", "ziel": "12 Höfe", "bis": "Herbst 2026"},
        {
            "indikator": "Bis zum Januar 2027 wollen wir, dass 30% der Bewohner mitmachen (auch Kinder).",
            "ziel": "30%",
            "bis": "Januar 2027",
        },
        {"indikator": "Die Leute sind zufrieden."},
    ]
    assert values["weg"] == [
        {"wann": "ab Mai 2026", "was": "Test im Hof am Markt"},
        {"wann": "ab Sommer 2026", "was": "Pilot (auch im Westen)"},
        {"wann": "am 3. Oktober 2026", "was": "Fest"},
    ]
    assert values["support"] == ["Wir freuen uns über Kontakte zur Stadt.", "Wir freuen uns über Werkzeug."]
    assert values["treffen"] == [
        {"wann": "Fachlich: Jeden Freitag um 11:00 Uhr", "ort": "Nachbarschaftshaus, Musterplatz 1"},
        {"wann": "Jeden letzten Donnerstag im Monat"},
    ]
    assert values["draft"] == "true"
    assert re.findall("^## (.*)", body, re.MULTILINE) == [
        "Herausforderung",
        "Was wir machen",
        "Aktueller Stand",
        "Offene Fragen",
    ]
    assert "Dabei helfen u.a. Kitas und Schulen (z. B. im Osten)." in body


def test_persons_are_counted_and_left_out(tmp_path: Path) -> None:
    values, _, report = import_text(tmp_path, FLATTENED)
    (file,) = (tmp_path / "teams").glob("*.md")
    written = file.read_text("utf-8") + report
    assert [word for word in PRIVATE if word in written] == []
    assert values["mitglieder"] == {"anzahl": "3", "rollen": ["Gießplan", "Öffentlichkeitsarbeit"]}
    assert values["partner"] == ["Musterverein e. V.", "Stadtgärtnerei", "Kita Regenbogen"]
    assert "1 Name, 1 Mailadresse und 1 Telefonnummer (Leiter des LT)" in report
    assert "3 Namen und 2 Mailadressen (Mitglieder des LT's)" in report
    assert "zusammen 7 Namen, 3 Mailadressen und 1 Telefonnummer" in report


@pytest.mark.parametrize("label", ANSWERS)
def test_no_row_lets_a_person_through(tmp_path: Path, label: str) -> None:
    said = "Das macht Erika Muster (erika.muster@web.example, Tel. 0341 5550123)"
    row = f"{label}\n{said}; 8 | {said}\nund {said}"
    text = PLAIN.replace(f"{label}\n{chr(10).join(ANSWERS[label])}", row)
    done = import_file(tmp_path, "form.txt", text)
    assert done.exit_code == 0
    (file,) = (tmp_path / "teams").glob("*.md")
    written = file.read_text("utf-8") + file.name + done.output
    assert [word for word in ("Erika", "erika", "muster@", "@web", "5550123") if word in written] == []
    assert "zusammen 3 Namen, 3 Mailadressen und 3 Telefonnummern" in done.output


def test_shared_mailboxes_may_stay(tmp_path: Path) -> None:
    _, body, report = import_text(tmp_path, write_form(Fragen="Schreibt an ost@nachbarstadt.example."))
    assert "ost@nachbarstadt.example" in body and "Mailadresse" not in report


def test_only_what_people_decide_is_left_to_the_check(tmp_path: Path) -> None:
    import_text(tmp_path, FLATTENED)
    fields = [message.split(" · ")[1].partition(":")[0] for message in read_messages(tmp_path)]
    assert fields == ["status", "gesucht[2].faehigkeit", "wirkung[3].ziel"]


def test_the_report_names_the_lines_of_the_source(tmp_path: Path) -> None:
    lines = FLATTENED.split("\n")
    *_, report = import_text(tmp_path, FLATTENED)
    told = dict(re.findall(r"übernommen: Zeile (\d+): (.+?) → ", report))
    assert len(told) > 10
    assert all(label.strip("„").split(" ")[0] in lines[int(number) - 1] for number, label in told.items())


def test_a_second_run_changes_nothing(tmp_path: Path) -> None:
    import_text(tmp_path, FLATTENED)
    (file,) = (tmp_path / "teams").glob("*.md")
    before = file.read_bytes()
    done = run(tmp_path, "import", "steckbrief", str(tmp_path / "form.txt"))
    assert (done.exit_code, file.read_bytes()) == (0, before)
    assert "0 Dateien angelegt, 1 unverändert, 0 nicht überschrieben" in done.output


def test_a_team_that_is_there_is_not_overwritten(tmp_path: Path) -> None:
    write_project(tmp_path, {"teams/hofgarten.md": TEAM})
    before = (tmp_path / "teams/hofgarten.md").read_bytes()
    done = import_file(tmp_path, "form.txt", PLAIN)
    assert (tmp_path / "teams/hofgarten.md").read_bytes() == before
    assert "nicht überschrieben: Die Datei gibt es schon, mit anderem Inhalt" in done.output


def test_two_files_with_one_name_are_told(tmp_path: Path) -> None:
    (tmp_path / "again.txt").write_text(PLAIN.replace("Zwei Höfe", "Drei Höfe"), "utf-8")
    write_project(tmp_path)
    (tmp_path / "form.txt").write_text(PLAIN, "utf-8")
    done = run(tmp_path, "import", "steckbrief", str(tmp_path / "form.txt"), str(tmp_path / "again.txt"))
    assert done.exit_code == 1
    assert f"Aus {tmp_path / 'form.txt'} wird schon teams/hofgarten.md." in done.output
    assert "Zwei Höfe" in (tmp_path / "teams/hofgarten.md").read_text("utf-8")


def test_another_town_has_its_teams_elsewhere(tmp_path: Path) -> None:
    settings = (
        "site_name: Dort\nsite_url: https://dort.example/\ntheme: material\nplugins: [wiq: {teams_dir: a/gruppen}]\n"
    )
    write_project(tmp_path, {"mkdocs.yml": settings, "a/gruppen/.gitkeep": ""})
    (tmp_path / "form.txt").write_text(PLAIN, "utf-8")
    assert run(tmp_path, "import", "steckbrief", str(tmp_path / "form.txt")).exit_code == 0
    assert (tmp_path / "a/gruppen/hofgarten.md").is_file()


@pytest.mark.parametrize(
    "text",
    [
        PLAIN,
        PLAIN.replace("\n", "\r\n"),
        "\n\n".join(reversed(PLAIN.split("\n\n"))),
        re.sub(r":\n(?=\S)", ":\t", PLAIN),
        re.sub(r"^(.*:)$", r"\1 ", PLAIN, flags=re.MULTILINE),
        re.sub(r":\n", "\n", PLAIN),
        PLAIN.replace(" ", "\u00a0"),
        PLAIN.replace("ü", "u\u0308").replace("Ä", "A\u0308"),
        PLAIN.replace("Höfe", "Hö\u00adfe").replace("Werk", "\u200bWerk"),
        PLAIN.replace("Problem/Herausforderung", "Problem/\nHerausforderung"),
        PLAIN.replace("Kooperationspartner", "Kooperations-\npartner"),
        PLAIN.replace("Kooperationspartner", "Koperationspartner"),
        PLAIN.replace(" des LT", "").replace("Was macht Euer LT", "WAS WIR MACHEN"),
        PLAIN.replace("Was macht Euer LT:", "3. Was macht Euer LT:"),
    ],
    ids=[
        "plain", "windows", "reversed", "tabs", "spaces behind", "no colons", "no-break", "decomposed", "soft hyphens",
        "broken label", "hyphenated label", "misspelt label", "short labels", "counted",
    ],
)  # fmt: skip
def test_rows_are_found_however_they_are_written(tmp_path: Path, text: str) -> None:
    values, body, _ = import_text(tmp_path, text)
    assert values == FIELDS
    assert body.replace("Es gibt zu wenig Grün.\n\nNiemand", "Es gibt zu wenig Grün. Niemand") == BODY.replace(
        "Es gibt zu wenig Grün.\n\nNiemand", "Es gibt zu wenig Grün. Niemand"
    )


def test_missing_and_empty_rows_are_told_and_left_out(tmp_path: Path) -> None:
    values, body, report = import_text(tmp_path, "Name des LT:\tHof\nZiele des LT:\n\nWiQ-Support:\t<keine Angabe>\n")
    assert values == {"title": "Hof", "draft": "true"}
    assert body == ""
    assert "leere oder fehlende Zeilen: Beschreibung Problem/Herausforderung, Was macht Euer LT, Ziele des LT" in report
    assert "Platzhalter „<keine Angabe>“ (Support durch das Netzwerk)" in report


def test_words_of_a_text_are_no_labels(tmp_path: Path) -> None:
    text = PLAIN.replace(
        "Zwei Höfe sind bepflanzt.", "Zwei Höfe sind bepflanzt.\nTreffen: zu selten.\nZiel: drei Höfe."
    )
    values, body, _ = import_text(tmp_path, text)
    assert values == FIELDS
    assert "Treffen: zu selten. Ziel: drei Höfe." in body.replace("\n\n", " ")


def test_two_forms_in_one_file_are_refused(tmp_path: Path) -> None:
    done = import_file(tmp_path, "form.txt", PLAIN + "\n\n" + PLAIN)
    assert done.exit_code == 1
    assert "In der Datei stehen mehrere Steckbriefe hintereinander." in done.output
    assert not list(tmp_path.glob("teams/*"))


def test_a_file_that_is_no_form_is_refused(tmp_path: Path) -> None:
    done = import_file(tmp_path, "form.txt", "Liebe Nachbarn,\nZiele: keine.\n")
    assert done.exit_code == 1
    assert "Darin steht kein Steckbrief" in done.output


def test_page_numbers_and_running_titles_are_no_answers(tmp_path: Path) -> None:
    cut = PLAIN.index("Kontakte zur Stadt")
    text = f"Netz Nachbarstadt\n{PLAIN[:cut]}\nSeite 1 von 2\fNetz Nachbarstadt\n{PLAIN[cut:]}\n- 2 -\n"
    values, _, _ = import_text(tmp_path, text)
    assert values == FIELDS


@pytest.mark.parametrize("sign", [")", ")]", "-", "–", "•", "\uf0b7", "·", "*", "➢", "1.", "1)", "(1)", "a)"])
@pytest.mark.parametrize("layout", ["lines", "one line", "tags", "items"])
def test_odd_bullets_part_the_items_of_a_list(sign: str, layout: str) -> None:
    counted = [sign.replace("1", n).replace("a", chr(96 + int(n))) if len(sign) > 1 else sign for n in "123"]
    items = ["Mehr Grün (auch im Hof) für alle.", "Ein Fest am 2. Mai – für alle.", "Weniger Hitze."]
    shown = [f"{one} {item}" for one, item in zip(counted, items, strict=True)]
    text = {
        "lines": "\n".join(shown),
        "one line": f"Wir wollen: {' '.join(shown)}",
        "tags": f'Wir wollen: <ul style="list-style-type: none">{"".join(shown)}',
        "items": "<ul>" + "".join(f"<li>{item}</li>" for item in items) + "</ul>",
    }[layout]
    blocks = parse_blocks([Line(clean(line), 1) for line in text.split("\n")])
    assert [block.text for block in blocks if block.is_item] == items


@pytest.mark.parametrize("width", [45, 60, 80])
def test_broken_lines_are_one_again(width: int) -> None:
    said = (
        "Die Aufenthaltsqualität im Hof ist schlecht, weil dort nur Autos stehen und niemand sich um die Beete kümmert."
    )
    lines, line = [], ""
    for word in said.split():
        if len(line) + len(word) + 1 > width:
            lines.append(line)
            line = ""
        line = f"{line} {word}".strip()
    broken = [Line(one) for one in [*lines, line]]
    assert [block.text for block in parse_blocks(broken, measure([broken]))] == [said]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (["Mehr Grün", "Weniger Hitze"], ["Mehr Grün", "Weniger Hitze"]),
        (["Mehr Platz", "zum Spielen"], ["Mehr Platz zum Spielen"]),
        (["Ein Fest für", "Kinder"], ["Ein Fest für Kinder"]),
        (["Ein Fest", "– für alle"], ["Ein Fest – für alle"]),
        (["Wir wollen:", "- mehr Grün", "- mehr Ruhe"], ["Wir wollen:", "mehr Grün", "mehr Ruhe"]),
        (['<ul style="list-style:', 'None">) Grün.) Ruhe.'], ["Grün.", "Ruhe."]),
        (["2026 | Bau", "2027 | Fest"], ["2026 | Bau", "2027 | Fest"]),
        (["2026 |", "Bau"], ["2026 | Bau"]),
    ],
)
def test_short_lines_go_on_only_where_their_words_say_so(lines: list[str], said: list[str]) -> None:
    assert [block.text for block in parse_blocks(map(Line, lines))] == said


@pytest.mark.parametrize(
    ("first", "following", "joined"),
    [
        ("die Aufenthalts-", "qualität", "die Aufenthaltsqualität"),
        ("Vor-", "und Nachteile", "Vor- und Nachteile"),
        ("WiQ-", "Support", "WiQ-Support"),
        ("ein Fest –", "für alle", "ein Fest – für alle"),
        ("", "Anfang", "Anfang"),
    ],
)
def test_hyphens_at_the_end_of_lines(first: str, following: str, joined: str) -> None:
    assert join_wrapped(first, following) == joined


@pytest.mark.parametrize(
    "label",
    [
        "WiQ-Support",
        "WiQ-Support:\t",
        "wiq- support:\t",
        "Support durch Gestern & Heute:\t",
        "Support durch das Netzwerk:",
    ],
)
def test_the_row_that_names_the_network_is_found_under_any_name(label: str, tmp_path: Path) -> None:
    text = f"Name des LT:\tHof\nZiele des LT:\nUnser Support\nAktueller Stand:\tGut.\n{label}\nKontakte\n"
    values, _, _ = import_text(tmp_path, text)
    assert (values["support"], values["ziele"]) == (["Kontakte"], ["Unser Support"])


def test_soft_hyphens_at_the_end_of_lines(tmp_path: Path) -> None:
    values, _, _ = import_text(tmp_path, write_form(Ziele="Mehr Aufenthalts\u00ad\nqualität im Hof"))
    assert values["ziele"] == ["Mehr Aufenthaltsqualität im Hof"]


@pytest.mark.parametrize(
    ("text", "when", "what"),
    [
        ("Test im Hof ab Mai 2026", "ab Mai 2026", "Test im Hof"),
        ("Herbst 2026: Fest", "Herbst 2026", "Fest"),
        ("03/2026 Start", "03/2026", "Start"),
        ("bis Ende 2027 – Bau", "bis Ende 2027", "Bau"),
        ("Start (ab Nov. 2026)", "ab Nov. 2026", "Start"),
        ("12.3.2026 Treffen", "12.3.2026", "Treffen"),
        ("3. Quartal 2026: Bau", "3. Quartal 2026", "Bau"),
        ("2025/26 Planung", "2025/26", "Planung"),
        ("Nach dem Fest im Mai 2026 bauen wir weiter", "im Mai 2026", "Nach dem Fest im Mai 2026 bauen wir weiter"),
        ("Alle kennen uns", "", "Alle kennen uns"),
        ("Maibaum aufstellen", "", "Maibaum aufstellen"),
    ],
)
def test_milestones_have_their_time_as_it_was_written(text: str, when: str, what: str) -> None:
    assert split_when(text) == (when, what)


@pytest.mark.parametrize(
    ("text", "until"),
    [
        ("Bis zum Januar 2027 wollen wir", "Januar 2027"),
        ("12 Höfe bis Ende 2027", "Ende 2027"),
        ("bis spätestens 31.12.2027", "31.12.2027"),
        ("10 bis 20 Personen", ""),
    ],
)
def test_the_end_of_an_indicator_is_found(text: str, until: str) -> None:
    assert find_until(text) == until


@pytest.mark.parametrize(
    ("text", "when", "where"),
    [
        ("Jeden Freitag um 11:00 Uhr im Haus, Musterplatz 1", "Jeden Freitag um 11:00 Uhr", "Haus, Musterplatz 1"),
        ("freitags 18–20 Uhr, Nachbarschaftshaus", "freitags 18–20 Uhr", "Nachbarschaftshaus"),
        ("jeden letzten Montagabend im Monat in der Bar", "jeden letzten Montagabend im Monat", "Bar"),
        ("mittwochs 19 Uhr (Werkstatt)", "mittwochs 19 Uhr", "Werkstatt"),
        ("nach Absprache", "nach Absprache", ""),
        ("jeden Montag, 18 Uhr", "jeden Montag, 18 Uhr", ""),
    ],
)
def test_meetings_have_time_and_place(text: str, when: str, where: str) -> None:
    assert split_place(text) == (when, where)


@pytest.mark.parametrize("place", ["bei Erika zu Hause, Musterweg 3", "bei Erika, Musterweg 3"])
def test_a_home_is_no_place_to_meet(tmp_path: Path, place: str) -> None:
    values, _, report = import_text(tmp_path, write_form(Treffen=f"montags 18 Uhr, {place}"))
    assert not [word for word in ("Musterweg", "Erika") if word in str(values) + report]
    assert values["treffen"][0]["wann"] == "montags 18 Uhr"
    assert "1 Name und 1 Privatadresse" in report


ALIGNED = """\
Name des LT:        Slackline im Park
Beschreibung Problem/
Herausforderung:    Im Park fehlt ein Ort, an dem
                    man sicher üben kann. Die Bäume
                    leiden.
Was macht Euer LT:  Wir bauen Pfosten und spannen
                    Slacklines. Wir fragen
                    Frau Probe.
Ziele des LT:       o  Ein Platz
                    o  viele Menschen
Weg des LT:         Frühling 2027: Antrag; Sommer: Bau
Erforderliche Kompetenzen:
                    Bauen, Reden, Zeit
WiQ-Support:        keiner
Treffen des LT, Zeit:  1. und 3. Montag im Monat, 18 Uhr im Vereinsheim am Park
Offene Fragen / Wünsche: -
"""


def test_a_form_in_columns_of_spaces_comes_in(tmp_path: Path) -> None:
    values, body, _ = import_text(tmp_path, ALIGNED)
    assert values == {
        "title": "Slackline im Park",
        "kurz": "Wir bauen Pfosten und spannen Slacklines.",
        "gesucht": [
            {"faehigkeit": "bauen", "text": "Bauen"},
            {"faehigkeit": "reden", "text": "Reden"},
            {"text": "Zeit"},
        ],
        "ziele": ["Ein Platz", "viele Menschen"],
        "weg": [{"wann": "Frühling 2027", "was": "Antrag"}, {"wann": "Sommer", "was": "Bau"}],
        "treffen": [{"wann": "1. und 3. Montag im Monat, 18 Uhr", "ort": "Vereinsheim am Park"}],
        "draft": "true",
    }
    assert "an dem man sicher üben kann. Die Bäume leiden.\n" in body
    assert "spannen Slacklines. Wir fragen [entfernt].\n" in body


@pytest.mark.parametrize(
    ("members", "expected"),
    [
        ("Anzahl: 8\nRollen: Werkstatt, Einkauf", {"anzahl": "8", "rollen": ["Werkstatt", "Einkauf"]}),
        ("8 Personen", {"anzahl": "8"}),
        ("ca. 12", {"anzahl": "12"}),
        ("Erika Muster, Max Beispiel, Kim Xylander", {"anzahl": "3"}),
        ("Erika Muster (erika@web.example), Kasse\nMax Beispiel", {"anzahl": "2", "rollen": ["Kasse"]}),
        ("Xylander; k@web.example; Gießplan", {"anzahl": "1", "rollen": ["Gießplan"]}),
        ("Xylander | | Frau Muster", {"anzahl": "1"}),
        ("<keine persönlichen Daten>", None),
        ("Vor-/Nachname\tE-Mail\tGgf. Rolle/ Knowhow-Feld\n\t<keine Daten>", None),
    ],
)
def test_members_become_a_number_and_roles(tmp_path: Path, members: str, expected: object) -> None:
    values, _, report = import_text(tmp_path, write_form(Mitglieder=members))
    assert values.get("mitglieder") == expected
    assert not any(name in report + str(values) for name in ("Erika", "Xylander", "Beispiel", "@"))
    assert not [m for m in read_messages(tmp_path) if "mitglieder" in m]


TERMS = {
    "handwerk": FaehigkeitTerm(label="Handwerk und Bauen", description="Sägen, schrauben, reparieren."),
    "kontakte": FaehigkeitTerm(label="Kontakte", description="Türen öffnen zu Ämtern."),
    "begleiten": FaehigkeitTerm(label="Menschen begleiten", description="Zuhören, unterstützen."),
    "technik": FaehigkeitTerm(label="Programmieren und Technik", auch=("Software",)),
}


@pytest.mark.parametrize(
    ("text", "skill"),
    [
        ("Hier helfen uns Kontakte zu großen Organisationen.", "kontakte"),
        ("Leute, die gern schrauben", "handwerk"),
        ("jemand für die Software", "technik"),
        ("Wir suchen Menschen, die uns unterstützen.", ""),
        ("Buchhaltung", ""),
        ("Kontakte und Software", ""),
    ],
)
def test_a_skill_is_proposed_only_where_words_say_so(text: str, skill: str) -> None:
    assert find_skill(text, TERMS) == skill


def test_a_need_that_names_its_term_is_no_proposal(tmp_path: Path) -> None:
    values, _, report = import_text(tmp_path, write_form(Kompetenzen="Bauen: Hochbeete zimmern"))
    assert values["gesucht"] == [{"faehigkeit": "bauen", "text": "Hochbeete zimmern"}]
    assert "Vorschlag" not in report


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Wir graben. Und pflanzen!", ["Wir graben.", "Und pflanzen!"]),
        ("Am 13. Oktober ist z. B. ein Fest. Kommt!", ["Am 13. Oktober ist z. B. ein Fest.", "Kommt!"]),
        ("Der Verein e. V. Muster hilft bspw. Kirchen.", ["Der Verein e. V. Muster hilft bspw. Kirchen."]),
        ("„Kommt!“ Das war alles", ["„Kommt!“", "Das war alles"]),
    ],
)
def test_sentences_do_not_end_at_abbreviations(text: str, sentences: list[str]) -> None:
    assert split_sentences(text) == sentences


def test_a_long_first_sentence_is_cut_for_kurz(tmp_path: Path) -> None:
    text = write_form(**{"Was macht": "Wir " + "graben und " * 30 + "pflanzen. Das war es."})
    values, _, report = import_text(tmp_path, text)
    assert len(values["kurz"]) <= 200 and values["kurz"].endswith("…")
    assert "erster Satz, gekürzt → kurz" in report


@given(st.text(st.characters(codec="ascii", exclude_categories=["Cc"]) | st.sampled_from("äß–„“•"), min_size=1))
@example("https://nachbarstadt.example/a_b[x](y) Nachbar*innen snake_case [entfernt](z)")
@example("[entfernt]: x")
@example("# Kopf")
@example("1. Preis")
@example("+ 5 Bäume")
def test_answers_stand_in_the_text_as_they_were_written(text: str) -> None:
    said = " ".join(text.split())
    if any(sign.isalnum() for sign in said):
        source = f"---\ntitle: x\n---\n\n{render_blocks([Block(said), Block(said, is_item=True)])}\n"
        body = parse_body(parse_document(source, "x.md", "x.md")[0], has_title=True)
        assert [passage.text.strip() for passage in body.passages] == [said, said]


def test_what_is_written_is_read_by_other_programs_too(tmp_path: Path) -> None:
    hard = "Ziele: „Grün“ & 'Blau' # 1 – \"ja\" <b> * [x](y) {a}"
    values, body, _ = import_text(tmp_path, write_form(Ziele=hard, Problem=hard))
    assert read_team(tmp_path)[0]["ziele"] == [hard.replace("<b> ", "")] == values["ziele"]
    assert "Grün" in body

"""Front matter as people type it and as other programs write it: taken where the meaning is certain, else told."""

import re
from pathlib import Path

import pytest
from editing import build, check_town, post, team, tell

from wiq_site.problems import find_errors

A = "posts/2026-05-01-fest.md"
SPACE = "Hinter dem Doppelpunkt fehlt ein Leerzeichen."


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        (post(title="title:Fest"), {2: "title"}),
        (post(date="date:2026-05-01"), {3: "date"}),
        (post("kurz:Da kommt was"), {5: "kurz"}),
        (post(title="title:Fest", date="date:2026-05-01"), {2: "title", 3: "date"}),
        (post("termine:", "  - titel:Fest", "    beginn: 2026-12-05"), {6: "titel"}),
        (post("termine:", "  - titel: Fest", "    beginn:2026-12-05"), {7: "beginn"}),
        (post("bild:", "  datei:bilder/a.jpg"), {5: "datei"}),
        (post("termine: [{titel:Fest, beginn: 2026-12-05}]"), {5: "termine"}),
    ],
)
def test_missing_space_is_told_at_its_line(text: str, lines: dict[int, str], tmp_path: Path) -> None:
    told = [line for line in tell(tmp_path, {A: text}) if SPACE in line]
    assert len(told) == len(lines)
    assert all(any(f":{number} " in line and name in line for line in told) for number, name in lines.items())


@pytest.mark.parametrize("sign", ["\uff1a", "\uff1a ", "\u2236", " = ", "="])
def test_another_sign_instead_of_a_colon_is_named(sign: str, tmp_path: Path) -> None:
    told = tell(tmp_path, {A: post(title=f"title{sign}Fest"), "posts/b.md": post("termine:", f"  - titel{sign}Fest")})
    named = f"steht „{sign.strip()}“ statt eines gewöhnlichen Doppelpunkts. Bitte so schreiben: „tit"
    assert [line.partition(" · ")[0] for line in told if named in line] == [f"{A}:2", "posts/b.md:6"]


@pytest.mark.parametrize("text", ["categories:\n\t- neues", "categories:\n-\tneues", "termine:\n  -\ttitel: A"])
def test_a_tab_is_named(text: str, tmp_path: Path) -> None:
    told = tell(tmp_path, {A: f"---\ntitle: A\n{text}\n---\nText.\n"})
    assert told == [f"{A}:4 · Hier steht ein Tabulator. Bitte mit Leerzeichen einrücken."]


@pytest.mark.parametrize("text", ["kurz: null", "kurz: ~", "kurz: NULL", "kurz: \u200b", 'kurz: "\u200b \u00a0"'])
def test_no_value_is_a_field_that_is_left_out(text: str, tmp_path: Path) -> None:
    project = check_town(tmp_path, {A: post(text)})
    assert project.site is not None and project.site.catalogue.posts[0].content.kurz is None


@pytest.mark.parametrize("text", ["themen: #klima", "termine: #neu", "authors:\n  - #ÖA-Team"])
def test_a_value_that_begins_with_a_hash_is_told(text: str, tmp_path: Path) -> None:
    told = tell(tmp_path, {A: post(*text.split("\n"))})
    assert (
        len(told) == 1 and told[0].startswith(f"{A}:{4 + len(text.splitlines())} · Hinweis:") and "Ab dem #" in told[0]
    )


@pytest.mark.parametrize("text", ["termine: #alle\n  - {titel: A, beginn: 2026-12-05}", "themen: # noch offen"])
def test_a_note_behind_a_field_is_not_told(text: str, tmp_path: Path) -> None:
    assert tell(tmp_path, {A: post(*text.split("\n"))}) == []


@pytest.mark.parametrize("quoted", ["„{}“", "“{}”", "‚{}‘", "»{}«"])
def test_typographic_quotes_around_a_value_are_told_and_no_part_of_dates_and_terms(quoted: str, tmp_path: Path) -> None:
    lines = ("themen: {}", "draft: {}", "kurz: {}")
    values = ("klima", "nein", "Da kommt was")
    text = post(*(line.format(quoted.format(value)) for line, value in zip(lines, values, strict=True)))
    project = check_town(tmp_path, {A: text.replace("2026-05-01", quoted.format("2026-05-01"))})
    assert project.site is not None
    content = project.site.catalogue.posts[0].content
    assert (str(content.date), content.themen, content.draft) == ("2026-05-01", ("klima",), False)
    assert content.kurz == quoted.format("Da kommt was")
    assert sorted(problem.line for problem in project.problems) == [3, 5, 6, 7]
    assert all("typografisch" in problem.what for problem in project.problems)


@pytest.mark.parametrize("text", ["kurz: Das „Fest“", "kurz: „Fest“ und „Markt“", "kurz: '„Fest“'"])
def test_quotes_inside_of_a_text_are_not_told(text: str, tmp_path: Path) -> None:
    assert tell(tmp_path, {A: post(text)}) == []


@pytest.mark.parametrize("text", ["kurz: Treffen um 19:30 Uhr", "kurz: siehe https://stadt.example", 'kurz: "a:b"'])
def test_colon_inside_of_a_value_is_no_missing_space(text: str, tmp_path: Path) -> None:
    assert tell(tmp_path, {A: post(text)}) == []


@pytest.mark.parametrize("space", ["\u00a0", "\u202f", "\u2003", "\u200b \u00a0"])
def test_other_spaces_are_read_and_told(space: str, tmp_path: Path) -> None:
    text = post("termine:", f"{space}{space}- titel:{space}Markt", f"{space}{space}  beginn: 2026-12-05")
    project = check_town(tmp_path, {A: text.replace("\u200b", "\u200b")})
    told = [problem.render() for problem in project.problems]
    assert project.site is not None and project.site.catalogue.dates[0].event.titel == "Markt"
    assert [line.partition(" · ")[0] for line in told] == [f"{A}:6", f"{A}:7"]
    assert all("Leerzeichen" in line and "Hinweis" in line for line in told)


def test_a_no_break_space_before_the_colon_is_read_and_told(tmp_path: Path) -> None:
    project = check_town(tmp_path, {A: post(title="title\u00a0: Fest")})
    assert project.site is not None and [problem.line for problem in project.problems] == [2]


@pytest.mark.parametrize("mark", ["\ufeff", "\ufeff\ufeff"])
def test_marks_at_the_beginning_of_a_file_do_no_harm(mark: str, tmp_path: Path) -> None:
    assert tell(tmp_path, {A: mark + post()}) == []


def test_no_break_space_inside_of_a_text_stays(tmp_path: Path) -> None:
    project = check_town(tmp_path, {A: post("kurz: Am 3.\u00a0Oktober")})
    assert project.site is not None and project.site.catalogue.posts[0].content.kurz == "Am 3.\u00a0Oktober"
    assert not project.problems


@pytest.mark.parametrize("sign", ["\u2028", "\u2029", "\u0085"])
def test_foreign_line_breaks_are_spaces_and_later_lines_keep_their_numbers(sign: str, tmp_path: Path) -> None:
    told = tell(tmp_path, {A: post("gebiet: nirgends", title=f'title: "Fest{sign}im Hof"')})
    assert len(told) == 1 and told[0].startswith(f"{A}:5 · gebiet: „nirgends“")


@pytest.mark.parametrize(
    "value", ["[" * 1000, "[" * 100_000, "\n " + "- " * 500 + "x", "{a: " * 300, "\n" + " [\n" * 400]
)
def test_deep_nesting_is_told(value: str, tmp_path: Path) -> None:
    told = tell(tmp_path, {"teams/neu.md": f"---\ntitle: {value}\n---\nText.\n"})
    assert len(told) == 1 and told[0].startswith("teams/neu.md:")
    assert "ineinander" in told[0]


@pytest.mark.parametrize(
    "line", ["status: {}", "{:.900}: x", "kontakt: {}", "seit: {}", "gesucht: [{{faehigkeit: {}}}]", "gebiet: [{}]"]
)
def test_message_shows_the_beginning_of_a_huge_value(line: str, tmp_path: Path) -> None:
    text = team(line.format("x" * 100_000))
    if line.startswith("status"):
        text = text.replace("status: laeuft\n", "")
    told = tell(tmp_path, {"teams/neu.md": text})
    assert told and all(len(message) < 700 for message in told)
    assert any("xxx" in message and "…" in message for message in told)


@pytest.mark.parametrize(
    ("date", "moment"),
    [
        ("2014-06-23 01:00:00 +0200", "2014-06-23T01:00:00+02:00"),
        ("2026-01-31T10:00:00+03:00", "2026-01-31T08:00:00+01:00"),
        ("2026-01-31T23:30:00Z", "2026-02-01T00:30:00+01:00"),
        ("2026-01-31T10:00:00.123Z", "2026-01-31T11:00:00+01:00"),
        ("2026-01-31 10:00 -05", "2026-01-31T16:00:00+01:00"),
        ("2026-01-31 10:00:30", "2026-01-31T10:00:30+01:00"),
        ("2026-1-3", "2026-01-03"),
    ],
)
def test_dates_of_other_programs_are_understood(date: str, moment: str, tmp_path: Path) -> None:
    project = check_town(tmp_path, {A: post(date=f"date: {date}")})
    assert not project.problems
    assert project.site is not None and project.site.catalogue.posts[0].content.date.isoformat() == moment


@pytest.mark.parametrize("date", ["2026-01-31 10:00 +2500", "2026-01-31 10 Uhr", "31.01.2026", "2026-13-01"])
def test_what_is_no_date_is_told(date: str, tmp_path: Path) -> None:
    assert [line.partition(":")[2][:7] for line in tell(tmp_path, {A: post(date=f"date: {date}")})] == ["3 · dat"]


@pytest.mark.parametrize(
    ("date", "words"),
    [
        ("3.10.2026", "Gemeint ist wohl „2026-10-03“."),
        ("3. Oktober 2026", "Gemeint ist wohl „2026-10-03“."),
        ("Samstag, 3. Okt. 2026", "Gemeint ist wohl „2026-10-03“."),
        ("03.10.26", "Gemeint ist wohl „2026-10-03“."),
        ("2026/10/03", "Gemeint ist wohl „2026-10-03“."),
        ("2026–10–03", "Gemeint ist wohl „2026-10-03“."),
        ("3.10.2026, 17 Uhr", "Gemeint ist wohl „2026-10-03 17:00“."),
        ("2026-10-03, 9.30 Uhr", "Gemeint ist wohl „2026-10-03 09:30“."),
        ("2026-06-31", "Dieses Datum gibt es nicht."),
        ("2027-02-29", "Dieses Datum gibt es nicht."),
        ("2026-10-03 25:00", "Diese Uhrzeit gibt es nicht."),
        ("17 Uhr", "Vor der Uhrzeit fehlt der Tag."),
        ("17:30", "Vor der Uhrzeit fehlt der Tag."),
    ],
)
def test_the_message_about_a_date_says_what_to_write(date: str, words: str, tmp_path: Path) -> None:
    told = tell(tmp_path, {A: post(date=f"date: {date}")})
    assert len(told) == 1 and told[0].startswith(f"{A}:3 · date: ") and words in told[0]


@pytest.mark.parametrize("date", ["heute", "31.06.2026", "Nr. 3 2026", "1780000000", "3.10.2026 bis 5.10.2026"])
def test_nothing_is_suggested_where_nothing_is_certain(date: str, tmp_path: Path) -> None:
    (told,) = tell(tmp_path, {A: post(date=f"date: {date}")})
    assert "wohl" not in told


@pytest.mark.parametrize(
    ("seit", "meant"),
    [("Oktober 2020", "2020-10"), ("10/2020", "2020-10"), ("seit 2020", "2020"), ("1.2.2020", "2020-02-01")],
)
def test_the_message_about_a_month_says_what_to_write(seit: str, meant: str, tmp_path: Path) -> None:
    (told,) = tell(tmp_path, {"teams/hof.md": team(f"seit: {seit}")})
    assert told.endswith(f"Gemeint ist wohl „{meant}“.")


@pytest.mark.parametrize(("seit", "label"), [("2020-1", "Januar 2020"), ("2020-01-02 00:00:00", "2.\u00a0Januar 2020")])
def test_months_and_midnights_of_other_programs_are_understood(seit: str, label: str, tmp_path: Path) -> None:
    project = check_town(tmp_path, {"teams/hof.md": team(f"seit: {seit}")})
    assert project.site is not None and project.site.catalogue.teams[0].content.seit.label == label


@pytest.mark.parametrize(("anzahl", "number"), [("3", 3), ("03", 3), ("1.000", 1000), ("12.000", 12_000)])
def test_numbers_are_read_as_people_write_them(anzahl: str, number: int, tmp_path: Path) -> None:
    project = check_town(tmp_path, {"teams/hof.md": team("mitglieder:", f"  anzahl: {anzahl}")})
    assert project.site is not None and project.site.catalogue.teams[0].content.mitglieder.anzahl == number


@pytest.mark.parametrize("anzahl", ["3.0", "1_000", "3,5", "0", "-1", "9" * 30, "9" * 5000, "[3]"])
def test_what_is_no_number_is_told(anzahl: str, tmp_path: Path) -> None:
    (told,) = tell(tmp_path, {"teams/hof.md": team("mitglieder:", f"  anzahl: {anzahl}")})
    assert "ist keine Anzahl" in told and "'" not in told


def test_names_parted_by_commas_are_several(tmp_path: Path) -> None:
    text = post("themen: klima, klima", "teams: hof, garten", "aliases: /alt/, /uralt/")
    project = check_town(tmp_path, {A: text, "teams/hof.md": team(), "teams/garten.md": team()})
    assert project.site is not None
    content = project.site.catalogue.posts[0].content
    assert (content.themen, content.teams, content.aliases) == (("klima",), ("hof", "garten"), ("alt/", "uralt/"))


@pytest.mark.parametrize("line", ["slug: {}", "aliases: /{}/", "teams: {}"])
def test_a_name_that_no_file_can_have_is_told(line: str, tmp_path: Path) -> None:
    (told,) = tell(tmp_path, {A: post(line.format("a" * 300))})
    assert "ist zu lang" in told and "200 Zeichen" in told and len(told) < 400


@pytest.mark.parametrize("slug", ["fähigkeit", "Klima", "klima schutz"])
def test_the_message_about_a_term_names_no_part_of_a_program(slug: str, tmp_path: Path) -> None:
    told = tell(tmp_path, {"taxonomies.yml": f"themen:\n  {slug}: {{label: K}}\n"})
    assert len(told) == 1 and told[0].startswith(f"taxonomies.yml:2 · themen.{slug}: „{slug}“ taugt nicht")


@pytest.mark.parametrize(
    ("path", "text", "line"),
    [
        (A, post(date="date: 0026-05-01"), 3),
        (A, post(date="date: 2206-05-01"), 3),
        (A, post("termine: [{titel: Markt, beginn: 9999-12-30 10:00}]"), 5),
        (A, post("idee: {status: offen, bestaetigt: 1026-01-01}"), 5),
        ("teams/hof.md", team("bestaetigt: 0001-01-01"), 5),
        ("teams/hof.md", team("seit: 0202"), 5),
        ("teams/hof.md", team("treffen: [{wann: freitags, bis: 20226-01-01}]"), 5),
    ],
)
def test_years_are_limited(path: str, text: str, line: int, tmp_path: Path) -> None:
    told = tell(tmp_path, {path: text})
    assert [message.partition(" · ")[0] for message in told] == [f"{path}:{line}"]


def test_the_message_about_a_year_says_which_are_possible(tmp_path: Path) -> None:
    told = tell(tmp_path, {A: post(date="date: 0026-05-01")})
    assert told == [f"{A}:3 · date: „0026-05-01“: Dieses Jahr ist nicht möglich. Erlaubt sind die Jahre 1970 bis 2199."]


@pytest.mark.parametrize("name", ["2014-04-09-start", "2014-04-09", "2014-04-09-start/index"])
def test_a_post_takes_its_day_from_the_file_name(name: str, tmp_path: Path) -> None:
    text = post().replace("date: 2026-05-01\n", "")
    project = check_town(tmp_path, {f"posts/{name}.md": text})
    assert not project.problems
    assert project.site is not None and str(project.site.catalogue.posts[0].content.date) == "2014-04-09"


@pytest.mark.parametrize("name", ["start", "2014-13-09-start", "2014-start"])
def test_a_post_without_any_date_is_told(name: str, tmp_path: Path) -> None:
    told = tell(tmp_path, {f"posts/{name}.md": post().replace("date: 2026-05-01\n", "")})
    assert len(told) == 1 and "date" in told[0]


def test_the_date_of_the_field_counts_more_than_that_of_the_name(tmp_path: Path) -> None:
    project = check_town(tmp_path, {"posts/2014-04-09-start.md": post()})
    assert project.site is not None and str(project.site.catalogue.posts[0].content.date) == "2026-05-01"


@pytest.mark.parametrize("box", ["mailto:hof@stadt.example", "MAILTO: hof@stadt.example", "<hof@stadt.example>"])
def test_what_mail_programs_put_around_a_mailbox_is_dropped(box: str, tmp_path: Path) -> None:
    project = check_town(tmp_path, {"teams/hof.md": team(f'kontakt: "{box}"')})
    assert project.site is not None and project.site.catalogue.teams[0].content.kontakt == "hof@stadt.example"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('title: "Zeile eins\\nZeile zwei"', 2),
        ("title: |\n  Zeile eins\n  Zeile zwei", 2),
        ("title: >\n  Zeile eins\n\n  Zeile zwei", 2),
    ],
)
def test_title_of_several_lines_is_told_once(text: str, line: int, tmp_path: Path) -> None:
    told = tell(tmp_path, {A: post(title=text)})
    assert len(told) == 1 and told[0].startswith(f"{A}:{line} · title: „Zeile eins Zeile zwei“ hat mehrere Zeilen.")


def test_other_texts_of_several_lines_become_one(tmp_path: Path) -> None:
    project = check_town(tmp_path, {A: post("kurz: |", "  Erst dies.", "  Dann das.")})
    assert project.site is not None and project.site.catalogue.posts[0].content.kurz == "Erst dies. Dann das."


@pytest.mark.parametrize(
    ("line", "ours"),
    [
        ("summary: Kurz", "kurz"),
        ("keywords: [a]", "themen"),
        ("Tags: a", "themen"),
        ("category: neues", "categories"),
        ("featured_image: a.jpg", "bild"),
        ("featured-image: a.jpg", "bild"),
        ("gallery: [a.jpg]", "fotos"),
        ("lastmod: 2026-06-01", "updated"),
        ("permalink: /a/", "slug"),
        ("redirect_from: /a/", "aliases"),
        ("hidden: true", "draft"),
    ],
)
def test_fields_of_other_programs_lead_to_ours(line: str, ours: str, tmp_path: Path) -> None:
    told = tell(tmp_path, {A: post(line)})
    assert len(told) == 1 and told[0].startswith(f"{A}:5 · ") and f"heißt hier „{ours}“." in told[0]


@pytest.mark.parametrize("line", ["layout: post", "weight: 3", "toc: true", "comments: false", "math: true"])
def test_fields_of_other_programs_that_nobody_needs_can_go(line: str, tmp_path: Path) -> None:
    told = tell(tmp_path, {A: post(line)})
    assert len(told) == 1 and "Die Zeile kann weg." in told[0]


def test_a_required_field_with_a_foreign_name_is_not_missing_as_well(tmp_path: Path) -> None:
    told = tell(tmp_path, {"teams/hof.md": team().replace("kurz:", "description:")})
    assert told == ["teams/hof.md:3 · description: Dieses Feld heißt hier „kurz“. Bitte umbenennen."]


@pytest.mark.parametrize(
    "body",
    [
        "kontakt: team@hof.example\n---\nText",
        "\nkontakt: team@hof.example\ngesucht: [{faehigkeit: bauen, text: Hilfe}]\n---\nText",
        "gesucht:\n  - faehigkeit: bauen\n    text: Hilfe\n# Notiz\n---\nText",
    ],
)
def test_fields_below_the_front_matter_are_an_error(body: str, tmp_path: Path) -> None:
    project = check_town(tmp_path, {"teams/hof.md": team(body=body)})
    assert project.site is None
    line = 8 if body.startswith("\n") else 7
    assert any(problem.line == line and "im Text statt im Kopf" in problem.what for problem in project.problems)


def test_a_field_below_the_front_matter_without_a_closing_line_is_a_hint(tmp_path: Path) -> None:
    project = check_town(tmp_path, {"teams/hof.md": team(body="kontakt: team@hof.example\n\nText")})
    assert project.site is not None and ["im Text statt im Kopf" in p.what for p in project.problems] == [True]


@pytest.mark.parametrize(
    "body",
    [
        "---\nkurz: x\n---\nText",
        "\n---\nkurz: x\n---\n",
        "tags: [a]\nlayout: post\n---\n",
        "  - text: B\n    bis: 1\n---\n",
    ],
)
def test_a_second_front_matter_is_an_error(body: str, tmp_path: Path) -> None:
    project = check_town(tmp_path, {"teams/hof.md": team(body=body)})
    assert project.site is None
    assert ["im Text statt im Kopf" in problem.what for problem in find_errors(project.problems)] == [True]


@pytest.mark.parametrize(
    ("text", "line", "is_error"),
    [
        ("<!-- Notiz -->\n---\ntitle: B\n---\nText.\n", 3, True),
        ("# B\n\n---\nkurz: B\n---\nText.\n", 4, True),
        ("title: B\n---\nText.\n", 1, True),
        ("Title: B\nDate: 2026-05-01\n\nText.\n", 1, False),
        ("title: B\nlayout: page\n\nText.\n", 1, False),
    ],
)
def test_fields_of_a_page_that_are_no_front_matter_are_told(
    text: str, line: int, is_error: bool, tmp_path: Path
) -> None:
    project = check_town(tmp_path, {"docs/b.md": text})
    assert (project.site is None) is is_error
    assert [problem.line for problem in project.problems if "Die erste Zeile der Datei" in problem.todo] == [line]


@pytest.mark.parametrize(
    "body",
    [
        "Wann: Freitag\nWo: Hof\n\nText",
        "- Ort: Hof\n- Zeit: 3\n\n---\n",
        "Titel: Das Buch\n\nText",
        "Text\n\n---\nkurz: x\n---\n",
    ],
)
def test_a_text_of_several_colons_is_no_field(body: str, tmp_path: Path) -> None:
    assert not [told for told in tell(tmp_path, {"teams/hof.md": team(body=body)}) if "Kopf" in told]


@pytest.mark.parametrize(
    "body", ["Kontakt: gern per Mail\n\n---\n\nText", "Text\n\nkontakt: x\n---\n", "hinweis: x\n---\n"]
)
def test_a_text_with_a_colon_is_no_field(body: str, tmp_path: Path) -> None:
    assert not [told for told in tell(tmp_path, {"teams/hof.md": team(body=body)}) if "Kopf" in told]


def test_empty_lines_before_the_front_matter_do_no_harm(tmp_path: Path) -> None:
    told = tell(tmp_path, {A: "\n \n" + post("gebiet: nirgends"), "docs/b.md": "\n---\ntitle: B\n---\nText.\n"})
    assert len(told) == 1 and told[0].startswith(f"{A}:7 · gebiet")


@pytest.mark.parametrize("fence", ["...", "----", "--", "—", " ---", "***", "–––"])
def test_a_line_that_was_meant_to_close_the_front_matter_is_told(fence: str, tmp_path: Path) -> None:
    told = tell(tmp_path, {A: f"---\ntitle: Fest\n{fence}\nText.\n"})
    assert len(told) == 1 and told[0].startswith(f"{A}:3 · Der Kopf der Datei hat kein Ende: Hier steht „{fence}“")


@pytest.mark.parametrize("path", [A, "taxonomies.yml"])
def test_fields_below_their_own_end_are_told(path: str, tmp_path: Path) -> None:
    text = "---\ntitle: A\n...\nkurz: B\n---\nText.\n" if path == A else "gebiet: {}\n\n---\nthemen: {}\n"
    told = tell(tmp_path, {path: text})
    assert len(told) == 1 and told[0].startswith(f"{path}:3 · Eine Zeile „---“ oder „...“ beendet die Felder")


def test_a_heading_in_the_front_matter_is_told(tmp_path: Path) -> None:
    told = tell(tmp_path, {A: post("", "## Was war", "", "# nur eine Notiz")})
    assert len(told) == 1 and told[0].startswith(f"{A}:6 · Hinweis: „## Was war“ steht im Kopf der Datei")


def test_a_text_where_fields_go_on_may_lack_the_line_above(tmp_path: Path) -> None:
    told = tell(tmp_path, {A: "---\ntitle: A\n\nEs war schön.\n\n---\n\nMehr.\n"})
    assert len(told) == 1 and told[0].startswith(f"{A}:4 · ") and "fehlt darüber die Zeile „---“" in told[0]


@pytest.mark.parametrize(
    ("text", "line", "named"),
    [
        ('{\n"title": "B"\n}\n\nText.\n', 1, "{"),
        (";;;\ntitle: B\n;;;\nText.\n", 1, ";;;"),
        ("---json\n{}\n---\nText.\n", 1, "---json"),
        ("\n```yaml\n---\ntitle: B\n---\n```\n", 2, "```yaml"),
        ("% Titel\n% Autor\n\nText.\n", 1, "%"),
    ],
)
def test_the_front_matter_of_other_programs_is_told(text: str, line: int, named: str, tmp_path: Path) -> None:
    told = tell(tmp_path, {"docs/b.md": text})
    assert len(told) == 1 and told[0].startswith(f"docs/b.md:{line} · ") and f"beginnt mit „{named}“." in told[0]


@pytest.mark.parametrize("fence", ["+++", "—", "—-", "----", "–––"])
def test_another_front_matter_is_told_even_on_pages_that_need_none(fence: str, tmp_path: Path) -> None:
    told = tell(tmp_path, {"docs/b.md": f"{fence}\ntitle: B\n{fence}\nText.\n"})
    assert len(told) == 1 and told[0].startswith(f"docs/b.md:1 · Der Kopf mit den Feldern beginnt mit „{fence}“.")


@pytest.mark.parametrize(
    ("path", "text", "line"),
    [
        (A, "---\ntitle: Fest\n<<<<<<< HEAD\ndate: 2026-05-01\n=======\ndate: 2026-05-02\n>>>>>>> b\n---\nText\n", 3),
        (A, "<<<<<<< HEAD\n---\ntitle: Fest\n=======\n---\ntitle: Markt\n>>>>>>> b\n---\nText\n", 1),
        ("taxonomies.yml", "themen:\n<<<<<<< HEAD\n  a: {label: A}\n=======\n  b: {label: B}\n>>>>>>> b\n", 2),
    ],
)
def test_marks_of_a_merge_are_told_as_such(path: str, text: str, line: int, tmp_path: Path) -> None:
    told = [message for message in tell(tmp_path, {path: text}) if "zwei Versionen" in message]
    assert [message.partition(" · ")[0] for message in told] == [f"{path}:{line}"]


@pytest.mark.parametrize("mark", ["<<<<<<< HEAD", ">>>>>>> main", ">>>>>>> 1a2b3c4 (Fest ergänzt)"])
def test_a_single_mark_that_was_left_over_is_told(mark: str, tmp_path: Path) -> None:
    told = tell(tmp_path, {A: post(body=f"Eins.\n{mark}\nZwei."), "docs/b.md": f"# B\n\n{mark}\n"})
    assert [line.partition(" · ")[0] for line in told] == ["docs/b.md:3", f"{A}:7"]
    assert all("zwei Versionen" in line for line in told)


def test_a_forgotten_colon_and_a_wrong_indent_are_told_apart(tmp_path: Path) -> None:
    told = tell(tmp_path, {A: post(title="title Fest"), "posts/b.md": post("  gebiet: ost")})
    assert told[0].startswith(f"{A}:2 · Hinter dem Namen eines Feldes fehlt der Doppelpunkt.")
    assert told[1].startswith("posts/b.md:5 · Die Zeile ist weiter eingerückt")


def test_a_status_without_description_leaves_no_empty_note(tmp_path: Path) -> None:
    page = build(tmp_path, {"teams/hof.md": team()})["teams/hof/index.html"]
    assert '<p class="wiq-note"></p>' not in page


EMPTY = re.compile(r"<(p|ul|ol|dl|li|dd|dt|h[1-6]|section|figure)\b(?![^>]*data-wiq)[^>]*>\s*</\1>")
FEW = "status: {laeuft: {label: läuft}}\n"


@pytest.mark.parametrize("terms", [FEW, None])
def test_what_is_left_out_leaves_nothing_empty_and_names_no_other_town(terms: str | None, tmp_path: Path) -> None:
    files = {
        "teams/a.md": team("treffen: [{wann: freitags}]", body=""),
        "posts/b.md": post("termine: [{titel: Markt, beginn: 2027-01-01}]", body=""),
        "posts/c.md": post("idee: {status: offen}", body=""),
    }
    if terms:
        files = {path: text.replace("categories: neues\n", "") for path, text in files.items()} | {
            "taxonomies.yml": terms
        }
    for address, text in build(tmp_path, files).items():
        assert not re.search("WiQ|Leipzig|Wir im Quartier", text), address
        assert not address.endswith(".html") or not EMPTY.search(text), (address, EMPTY.search(text))

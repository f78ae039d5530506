"""Pages of an old site that were saved as text: what is the page, what stands around it, what becomes of its lines."""

from pathlib import Path

import pytest
from importing import import_drupal

MEETING = """\
Direkt zum Inhalt

Gesamttreffen am 10.12. - Ergebnisse

Veröffentlicht am 12. Dezember 2020
Nachbarstadt, Rückblick

Vorgestern trafen wir uns.

Top 1\u00a0 Begrüßung (Kim, bis 17:08 h)

  • Hallo an alle
  • Technik

\u00a0

Top 2  Ausblick (7 Teilnehmende, bis 18:45)

  • Kim berichtet

\u00a0

Das war es. Wir freuen uns auf das nächste Treffen am 11. März 2021, 17-19:00 Uhr.

Neuen Kommentar schreiben

Eingeschränktes HTML

Nachbarstadt bei instagram  -- Nachbarstadt bei facebook
"""
POST = "posts/2020-12-12-gesamttreffen-am-10-12-ergebnisse.md"


def test_a_meeting_becomes_a_post_with_its_agenda_and_the_next_date(tmp_path: Path) -> None:
    done = import_drupal(tmp_path, {"treffen.txt": MEETING})
    head = done.head(POST)
    assert head["title"] == "Gesamttreffen am 10.12. - Ergebnisse"
    assert head["date"] == "2020-12-12"
    assert head["categories"] == ["rueckblick"]
    assert head["termine"] == [{"titel": "Gesamttreffen", "beginn": "2021-03-11 17:00", "ende": "2021-03-11 19:00"}]
    first, second = head["tops"]  # type: ignore[misc]
    assert (first["titel"], first["bis"]) == ("Begrüßung", "17:08")
    assert "Hallo an alle" in first["text"] and "Technik" in first["text"]
    assert (second["titel"], second["bis"]) == ("Ausblick (7 Teilnehmende)", "18:45")
    assert done.body(POST) == (
        "Vorgestern trafen wir uns.\n\n"
        "Das war es. Wir freuen uns auf das nächste Treffen am 11. März 2021, 17-19:00 Uhr."
    )


def test_names_are_left_out_counted_and_told_where_they_stand_in_the_text(tmp_path: Path) -> None:
    done = import_drupal(tmp_path, {"treffen.txt": MEETING})
    assert "(Kim" not in done.read(POST)
    assert "1 Name hinter den Tagesordnungspunkten" in done.said
    line = next(number for number, text in enumerate(done.read(POST).split("\n"), 1) if "Kim" in text)
    assert f"stehen auch im Text, Zeile {line}." in done.said


def test_what_stood_around_the_text_is_told(tmp_path: Path) -> None:
    said = import_drupal(tmp_path, {"treffen.txt": MEETING}).said
    assert "weggelassen: Zeile 1: vor dem Text (1 Zeile): „Direkt zum Inhalt“" in said
    assert "Kommentarformular und Fußzeile (3 Zeilen): „Neuen Kommentar schreiben" in said
    assert "die Kategorie „Nachbarstadt“: So heißt die ganze Website" in said


def test_the_result_passes_the_check_and_a_second_run_changes_nothing(tmp_path: Path) -> None:
    done = import_drupal(tmp_path, {"treffen.txt": MEETING})
    assert done.problems() == []
    before = {path: done.read(path) for path in [*done.files(), "taxonomies.yml"]}
    again = import_drupal(tmp_path, {})
    assert "0 Dateien angelegt, 1 unverändert, 0 nicht überschrieben" in again.said
    assert {path: again.read(path) for path in [*again.files(), "taxonomies.yml"]} == before


def test_a_page_without_date_becomes_a_page_and_its_arrows_headings(tmp_path: Path) -> None:
    text = (
        "Was wir wollen\n\nBild\nMenschen und Sprechblasen\n\nInhalt:\n- Wer wir sind\n- Wie es geht\n"
        "🡩  Wer wir sind\n\nNachbarn.\n\n🡩  Wie es geht\n      Und warum?\n\nDurch Tun.\n1. Eins ohne Punkt\n"
        "Ein viel längerer Absatz darunter, der erklärt, was mit eins gemeint ist.\n"
    )
    done = import_drupal(tmp_path, {"konzept.txt": text})
    assert done.files("docs") == ["docs/index.md", "docs/was-wir-wollen.md"]
    assert done.body("docs/was-wir-wollen.md") == (
        "Inhalt:\n\n- [Wer wir sind](#wer-wir-sind)\n- Wie es geht\n\n## Wer wir sind\n\nNachbarn.\n\n"
        "## Wie es geht Und warum?\n\nDurch Tun.\n\n### 1. Eins ohne Punkt\n\n"
        "Ein viel längerer Absatz darunter, der erklärt, was mit eins gemeint ist."
    )
    assert "Zeile 4: Das Bild „Menschen und Sprechblasen“ ist in einem Text nicht enthalten" in done.said
    assert "Daraus ist eine Seite geworden" in done.said
    assert done.problems() == []


def test_a_day_may_be_given_for_texts_without_one(tmp_path: Path) -> None:
    done = import_drupal(tmp_path, {"a.txt": "Ein Titel\n\nEin Text.\n"}, "--datum", "3.10.2020")
    assert done.files() == ["posts/2020-10-03-ein-titel.md"]
    assert "Eine Kategorie fehlt; jetzt ist es „Von der alten Website“" in done.said
    assert done.problems() == []


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Veröffentlicht am 12. Dezember 2020", "2020-12-12"),
        ("12.12.2020", "2020-12-12"),
        ("12. Dez. 2020", "2020-12-12"),
        ("Sa., 12.12.2020 - 17:04", "2020-12-12 17:04"),
        ("2020-12-12", "2020-12-12"),
        ("2020-12-12T17:04:00+01:00", "2020-12-12 17:04"),
        ("Submitted by kim on Sat, 12/12/2020 - 17:04", "2020-12-12 17:04"),
        ("Verfasst von kim am Sa., 12.12.2020 - 17:04", "2020-12-12 17:04"),
        ("Gespeichert von kim am 12. Dezember 2020 um 17:04 Uhr", "2020-12-12 17:04"),
        ("Published on December 12, 2020", "2020-12-12"),
    ],
)
def test_dates_are_understood_as_old_sites_write_them(line: str, date: str, tmp_path: Path) -> None:
    done = import_drupal(tmp_path, {"a.txt": f"Ein Titel\n\n{line}\n\nEin Text.\n"})
    assert done.head("posts/2020-12-12-ein-titel.md")["date"] == date
    assert "kim" not in done.read("posts/2020-12-12-ein-titel.md")
    assert ("ein Name („Verfasst von …“)" in done.said) == ("kim" in line)


def test_a_time_that_no_clock_showed_is_left_to_people(tmp_path: Path) -> None:
    done = import_drupal(tmp_path, {"a.txt": "Fest im Hof\n\nVerfasst von kim am So., 28.03.2021 - 02:30\n\nText.\n"})
    assert (done.status, done.files()) == (0, ["posts/2021-03-28-fest-im-hof.md"])
    assert "Die Uhren werden vorgestellt." in done.said


def test_comments_in_a_text_are_frozen_without_names(tmp_path: Path) -> None:
    text = (
        "Ein Titel\n\nVeröffentlicht am 12.12.2020\n\nEin Text.\n\nKommentare\n\nKim Muster (nicht überprüft)\n\n"
        "So., 13.12.2020 - 09:10\n\nPermanenter Link\n\nSehr schön!\n\nAntworten\n\nAlex\n\nMo., 14.12.2020 - 10:00\n\n"
        "Finde ich auch.\n\nUnd noch etwas.\n\nAntworten\n\nNeuen Kommentar schreiben\n"
    )
    done = import_drupal(tmp_path, {"a.txt": text})
    assert done.head("posts/2020-12-12-ein-titel.md")["kommentare"] == [
        {"datum": "2020-12-13 09:10", "text": "Sehr schön!"},
        {"datum": "2020-12-14 10:00", "text": ["Finde ich auch.", "Und noch etwas."]},
    ]
    assert "2 Namen an Kommentaren" in done.said
    assert done.body("posts/2020-12-12-ein-titel.md") == "Ein Text."


def test_names_come_along_only_when_it_is_said_that_people_agreed(tmp_path: Path) -> None:
    text = "Titel\n\n12.12.2020\n\nText.\n\nKommentare\n\nK. M.\n\n13.12.2020 - 09:10\n\nGut!\n"
    done = import_drupal(tmp_path, {"a.txt": text}, "--mit-namen")
    comments = done.head("posts/2020-12-12-titel.md")["kommentare"]
    assert comments == [{"datum": "2020-12-13 09:10", "von": "K. M.", "text": "Gut!"}]


def test_lines_that_a_program_broke_are_one_paragraph(tmp_path: Path) -> None:
    text = (
        "Titel\n\n12.12.2020\n\nDies ist ein Absatz, den ein Programm nach siebzig Zeichen\n"
        "umbrochen hat, und er geht hier noch weiter.\n\n- ein Punkt\n  - tiefer\n- noch ein Punkt\n"
    )
    done = import_drupal(tmp_path, {"a.txt": text})
    assert done.body("posts/2020-12-12-titel.md") == (
        "Dies ist ein Absatz, den ein Programm nach siebzig Zeichen umbrochen hat, und er geht hier noch weiter.\n\n"
        "- ein Punkt\n  - tiefer\n- noch ein Punkt"
    )

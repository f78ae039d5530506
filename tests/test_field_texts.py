"""Texts in fields are plain: notes among editors are taken out, and Markdown is told."""

from pathlib import Path

import pytest
from editing import build, check_town, post, team, tell
from photos import png

A = "posts/2026-05-01-fest.md"
NOTES = {
    "kurz": ["kurz: Ein Fest <!-- GEHEIM --> im Hof."],
    "title": [],
    "termine": ["termine:", "  - titel: Fest <!-- GEHEIM -->", "    beginn: 2026-12-05", "    ort: Hof<!--GEHEIM-->"],
    "tops": ["tops:", "  - titel: Anfang <!-- GEHEIM -->", "    text: |", "      Wir <!--", "      GEHEIM --> reden."],
    "idee": ["idee:", "  status: offen", "  gesucht: [{faehigkeit: bauen, text: 'Bauen <!-- GEHEIM --!>.'}]"],
    "bild": ["bild: {datei: b.svg, alt: 'Baum <!-- GEHEIM -->', nachweis: WiQ}"],
    "fotos": ["fotos: [{datei: b.png, alt: 'Baum <!-- GEHEIM -->', nachweis: 'WiQ<!-- GEHEIM -->'}]"],
}


@pytest.mark.parametrize("field", NOTES)
def test_comments_in_fields_are_in_no_output(field: str, tmp_path: Path) -> None:
    title = "title: Fest <!-- GEHEIM -->" if field == "title" else "title: Fest"
    text = post(*NOTES[field], title=title)
    drawing = "<svg xmlns='http://www.w3.org/2000/svg'/>"
    site = build(tmp_path, {A: text, "posts/b.svg": drawing, "posts/b.png": png()})
    assert "blog/fest/index.html" in site
    assert not [address for address, made in site.items() if "GEHEIM" in made]


def test_comments_in_fields_leave_the_other_words(tmp_path: Path) -> None:
    project = check_town(tmp_path, {A: post("kurz: <!-- a -->Ein Fest <!-- b --> im Hof <!-- c -->")})
    assert project.site is not None and project.site.catalogue.posts[0].content.kurz == "Ein Fest im Hof"
    assert not project.problems


@pytest.mark.parametrize(
    "kurz", ["Fest <!-- Notiz", "Fest <!-- a <!-- b --> c -->", "<!-- nur das -->", "a <!--> b -->"]
)
def test_comments_in_fields_that_end_wrongly_are_told(kurz: str, tmp_path: Path) -> None:
    [told] = tell(tmp_path, {A: post(f"kurz: {kurz}")})
    assert told.startswith(f"{A}:5 · kurz: ") and "Kommentar" in told and "Hinweis" not in told


@pytest.mark.parametrize(
    ("field", "line", "sign"),
    [
        ("kurz: Ein **großes** Fest", "5 · Hinweis: kurz: „**großes**“", "einfacher Text"),
        ("kurz: Mehr [im Plan](plan.md)", "5 · Hinweis: kurz: „[im Plan](plan.md)“", "einfacher Text"),
        ("kurz: Am ~~Montag~~ Dienstag<br>im Hof", "5 · Hinweis: kurz: „~~Montag~~“", "einfacher Text"),
        ("tops: [{titel: A}, {titel: 'Das `c`'}]", "5 · Hinweis: tops[2].titel: „`c`“", "einfacher Text"),
        (
            "termine:\n  - titel: A\n    beginn: 2026-12-05\n    ort: |\n      - b\n      - c",
            "8 · Hinweis: termine[1].ort: Die Zeilen ab",
            "Listen",
        ),
    ],
)
def test_markdown_in_fields_is_told(field: str, line: str, sign: str, tmp_path: Path) -> None:
    [told] = tell(tmp_path, {A: post(field)})
    assert told.startswith(f"{A}:{line}") and sign in told


@pytest.mark.parametrize(
    "text",
    [
        "Bürger*innen und Freund*innen",
        "2*3*4, ~20 Leute, a_b_c",
        "5 < 7 > 3, <3 und <Name>",
        "siehe [1] (im Hof)",
        "- 5 Grad",
    ],
)
def test_signs_in_fields_are_text(text: str, tmp_path: Path) -> None:
    project = check_town(
        tmp_path, {A: post(f'kurz: "{text}"'), "teams/hof.md": team(f'weg: [{{wann: Herbst, was: "{text}"}}]')}
    )
    assert project.site is not None and project.site.catalogue.posts[0].content.kurz == text
    assert not project.problems

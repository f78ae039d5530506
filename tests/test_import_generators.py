"""What every import of another generator's site keeps: nothing is overwritten, nothing is lost in silence."""

from pathlib import Path

import pytest

from tests.generators import bring_in, bring_in_again, build_picture, write_tree
from tests.project import check_project, read_messages
from wiq_site.problems import find_errors

HEAD = "---\ntitle: Hof\ndate: 2020-12-12\ncategories: [Feste]\ntags: [Garten, Neu]\nslug: hof\n---\n"
BODY = "Text mit [Fest](2019-05-01-fest.md) und ![Der Hof](hof.png).\n\n- eins\n  - zwei\n"

PLACES = {
    "jekyll": "_posts/2020-12-12-hof.md",
    "hugo": "content/posts/2020-12-12-hof.md",
    "mkdocs": "docs/blog/posts/2020-12-12-hof.md",
    "pelican": "content/2020-12-12-hof.md",
}
every_program = pytest.mark.parametrize("program", PLACES)


def site(program: str, head: str = HEAD, body: str = BODY) -> dict[str, str | bytes]:
    place = PLACES[program]
    folder = place.rpartition("/")[0]
    return {
        place: head + body,
        f"{folder}/2019-05-01-fest.md": "---\ntitle: Fest\ndate: 2019-05-01\ncategories: [Feste]\n---\nText.\n",
        f"{folder}/hof.png": build_picture(),
    }


@every_program
def test_the_town_can_be_built_right_after(tmp_path: Path, program: str) -> None:
    """Into an empty town, where people have nothing left to decide."""
    town = bring_in(tmp_path, program, site(program), {"taxonomies.yml": ""})
    outputs = {output.address: output for output in check_project(town.root).outputs().all()}

    assert read_messages(town.root) == []
    page = outputs["blog/hof/index.html"].make().decode()
    assert "../fest/" in page
    assert "zwei" in page
    assert outputs["posts/bilder/hof.png"].make()
    assert "blog/themen/garten/feed.xml" in outputs


@every_program
def test_a_second_run_changes_nothing(tmp_path: Path, program: str) -> None:
    """Not even where names had to be found that are free, and terms were new."""
    folder = PLACES[program].rpartition("/")[0]
    twins = {
        f"{folder}/2021-01-01-hof.md": HEAD.replace("2020-12-12", "2021-01-01") + "![Blau](blau/hof.png)\n",
        f"{folder}/blau/hof.png": build_picture("blue"),
    }
    old = {"posts/bilder/hof.png": build_picture("green")}
    first = bring_in(tmp_path, program, site(program) | twins, old)
    before = first.state()
    second = bring_in_again(tmp_path, program)

    assert second.state() == before
    assert "posts/2021-01-01-hof-2021.md" in first.texts()
    assert first.pictures() == {f"posts/bilder/{name}.png" for name in ("hof", "hof-2", "hof-3")}
    assert "0 Dateien angelegt" in second.said
    assert "Neue Begriffe" not in second.said


def test_what_is_there_stays(tmp_path: Path) -> None:
    mine = "---\ntitle: Meins\ndate: 2020-12-12\ncategories: feste\n---\nMein Text.\n"
    town = bring_in(tmp_path, "jekyll", site("jekyll"), {"posts/2020-12-12-hof.md": mine})

    assert (town.root / "posts/2020-12-12-hof.md").read_text("utf-8") == mine
    assert "nicht überschrieben" in town.about("_posts/2020-12-12-hof.md")


def test_an_address_that_the_town_uses_is_not_taken(tmp_path: Path) -> None:
    mine = "---\ntitle: Meins\ndate: 2022-01-01\ncategories: feste\naliases: [/2020/12/12/hof.html]\n---\nText.\n"
    town = bring_in(
        tmp_path, "jekyll", site("jekyll", HEAD.replace("categories: [Feste]\n", "")), {"posts/2022-01-01-hof.md": mine}
    )

    assert "posts/2020-12-12-hof-2020.md" in town.texts()
    assert "aliases" not in town.fields("posts/2020-12-12-hof-2020.md")
    assert "„/2020/12/12/hof.html“ gehört hier schon zu etwas anderem" in town.about("_posts/2020-12-12-hof.md")


def test_terms_are_matched_by_slug_label_and_other_names(tmp_path: Path) -> None:
    terms = "themen:\n  gruen: {label: Grünes Leben, auch: [Garten]}\n  laut: {label: Krach}\n"
    head = HEAD.replace("[Garten, Neu]", "[garten, LAUT, grünes leben, C++, Straßenfest]")
    town = bring_in(tmp_path, "jekyll", site("jekyll", head), {"taxonomies.yml": terms})

    assert town.fields("posts/2020-12-12-hof.md")["themen"] == ["gruen", "laut", "c", "strassenfest"]
    assert "unter themen: C++, Straßenfest" in town.said
    assert town.said.count("categories: Feste") == 1


def test_what_is_no_old_address_of_the_site_is_told(tmp_path: Path) -> None:
    head = HEAD.replace("slug: hof", 'redirect_from: [/gut/, "https://woanders.example/x", "//y", /a b/]')
    town = bring_in(tmp_path, "jekyll", site("jekyll", head))

    assert town.fields("posts/2020-12-12-hof.md")["aliases"] == ["/feste/2020/12/12/hof.html", "/gut/"]
    for wrong in ("https://woanders.example/x", "//y", "/a b/"):
        assert f"Die alte Adresse „{wrong}“ ist hier nicht möglich" in town.about(PLACES["jekyll"])


def test_equal_notes_are_said_once(tmp_path: Path) -> None:
    town = bring_in(tmp_path, "jekyll", site("jekyll", body="{% x %}\n{% x %}\n"))

    assert "Zeile 8: „{% x %}“ bleibt stehen: Diese Anweisung versteht nur Jekyll. (2-mal)" in town.said
    assert town.about(PLACES["jekyll"]).count("{% x %}") == 1


def test_one_bad_file_harms_none(tmp_path: Path) -> None:
    files: dict[str, str | bytes] = {
        **site("jekyll"),
        "_posts/2018-01-01-kaputt.md": "---\ntitle: a: b\n  c: [\n---\nText\n",
        "_posts/2018-01-02-binaer.md": b"\xff\xfe\x00\x01",
        "_posts/2018-01-03-riesig.md": b"x" * 2_000_001,
        "_posts/2018-01-04-leer.md": "",
        "_posts/2018-01-05-offen.md": "---\ntitle: offen\n",
        "_posts/2018-13-45-tag.md": "---\ntitle: Tag\n---\nx",
    }
    write_tree(tmp_path / "old", {"draussen.md": "geheim"})
    (tmp_path / "old/_posts").mkdir()
    (tmp_path / "old/_posts/2018-01-06-link.md").symlink_to(tmp_path / "old/draussen.md")
    (tmp_path / "old/_posts/2018-01-07-zyklus").symlink_to(tmp_path / "old")
    town = bring_in(tmp_path, "jekyll", files)

    assert {"posts/2020-12-12-hof.md", "posts/2019-05-01-fest.md"} <= town.texts()
    for name, reason in {
        "2018-01-01-kaputt.md": "Doppelpunkt",
        "2018-01-02-binaer.md": "UTF-8",
        "2018-01-03-riesig.md": "größer als 2 MB",
        "2018-01-05-offen.md": "kein Ende",
        "2018-13-45-tag.md": "Datum „2018-13-45“",
        "2018-01-06-link.md": "symbolischer Link",
        "2018-01-07-zyklus": "symbolischer Link",
    }.items():
        assert reason in town.about(f"_posts/{name}")
    assert "geheim" not in town.said


DATES = {
    "2020-12-12": "2020-12-12",
    "2020-12-12 00:00:00 +0100": "2020-12-12",
    "2020-12-12T00:00:00Z": "2020-12-12",
    "2020-12-12T23:30:00Z": "2020-12-13 00:30",
    "2020-07-01T10:00:00-04:00": "2020-07-01 16:00",
    "2020-12-12 10:00:30 +0100": "2020-12-12 10:00:30",
    "12. Dezember 2020": "2020-12-12",
}


@pytest.mark.parametrize(
    ("program", "name"),
    [("jekyll", "_config.yml"), ("hugo", "hugo.toml"), ("mkdocs", "mkdocs.yml"), ("pelican", "pelicanconf.py")],
)
def test_settings_that_cannot_be_read_are_told(tmp_path: Path, program: str, name: str) -> None:
    town = bring_in(tmp_path, program, {**site(program), name: "# für alle\n".encode("latin-1")})

    assert f"Insgesamt: {name}: Die Datei ist nicht in UTF-8 gespeichert." in town.said


def test_a_folder_without_texts_is_told(tmp_path: Path) -> None:
    town = bring_in(tmp_path, "hugo", {"README.md": "x"})

    assert "kein Text von Hugo" in town.said


def test_what_steers_terminals_is_not_printed(tmp_path: Path) -> None:
    town = bring_in(tmp_path, "jekyll", site("jekyll", HEAD.replace("slug: hof", 'farbe: "a\\e[31mb\\nc"')))

    assert "\x1b" not in town.said


def test_moments_are_those_of_our_clock(tmp_path: Path) -> None:
    heads = {
        f"{number}": HEAD.replace("2020-12-12", date).replace("slug: hof", f"slug: hof-{number}")
        for number, date in enumerate(DATES)
    }
    town = bring_in(tmp_path, "hugo", {f"content/posts/{name}.md": f"{head}x" for name, head in heads.items()})

    assert {path: str(town.fields(path)["date"]) for path in town.texts()} == {
        f"posts/{date[:10]}-hof-{number}.md": date for number, date in enumerate(DATES.values())
    }


def test_an_unreadable_date_gives_way_to_that_of_the_name(tmp_path: Path) -> None:
    town = bring_in(tmp_path, "hugo", site("hugo", HEAD.replace("date: 2020-12-12", "date: neulich")))

    assert town.fields("posts/2020-12-12-hof.md")["date"] == "2020-12-12"
    assert "Das Datum „neulich“ ist nicht lesbar" in town.about(PLACES["hugo"])


def test_a_text_that_is_too_long_for_its_field_is_told_as_a_whole(tmp_path: Path) -> None:
    long = "Wort " * 41 + "Ende"
    town = bring_in(tmp_path, "jekyll", site("jekyll", HEAD.replace("slug: hof", f"description: {long}")))

    assert "kurz" not in town.fields("posts/2020-12-12-hof.md")
    assert long in town.about(PLACES["jekyll"])


def test_a_heading_that_says_the_title_goes(tmp_path: Path) -> None:
    bodies = ["# Hof\n\nText", "Hof\n===\n\nText", "Text", "<!-- x -->\n\n# Hof #\n\nText"]
    files = {f"_posts/2020-12-12-{number}.md": f"---\ntitle: Hof\n---\n{body}" for number, body in enumerate(bodies)}
    town = bring_in(tmp_path, "jekyll", files)

    assert [town.body(path) for path in sorted(town.texts())] == ["Text", "Text", "Text", "<!-- x -->\n\n\nText"]


def test_without_a_title_the_heading_or_the_name_of_the_file_is_one(tmp_path: Path) -> None:
    files = {
        "_posts/2020-01-01-ein-fest.md": "---\n---\nText\n",
        "_posts/2020-01-02-x.md": "---\n---\n# Zwei\n\nText\n",
    }
    town = bring_in(tmp_path, "jekyll", files)

    assert town.fields("posts/2020-01-01-ein-fest.md")["title"] == "Ein fest"
    assert "aus dem Namen der Datei" in town.about("_posts/2020-01-01-ein-fest.md")
    assert town.fields("posts/2020-01-02-x.md")["title"] == "Zwei"


def test_words_that_nobody_would_see_any_more_are_told(tmp_path: Path) -> None:
    body = 'Sichtbar\n\n[ref]: https://a.example "Nirgendwo"\n'
    town = bring_in(tmp_path, "jekyll", site("jekyll", body=body))

    told = town.about(PLACES["jekyll"])
    assert "Diese Wörter des Textes sieht danach niemand: Nirgendwo" in told


@pytest.mark.parametrize(
    ("program", "note"),
    [
        ("jekyll", "{% comment %}NOTE{% endcomment %}"),
        ("jekyll", "{::comment}NOTE{:/comment}"),
        ("hugo", "{{< comment >}}NOTE{{< /comment >}}"),
    ],
)
def test_a_note_among_authors_never_becomes_text(tmp_path: Path, program: str, note: str) -> None:
    body = f"Text.\n\n{note.replace('NOTE', 'unter uns <!-- a --> intern')}\n"
    town = bring_in(tmp_path, program, site(program, body=body))

    assert "intern" not in town.body("posts/2020-12-12-hof.md")


def test_an_ordinary_text_loses_nothing(tmp_path: Path) -> None:
    body = """\
# Eins & zwei

Ein *Wort*, **zwei**, `code_hier`, ~~weg~~ &amp; 3. Oktober, Nachbar*innen, snake_case.
[Text](https://a.example/x_y "Titel")

1. eins
2. zwei[^1]

> Zitat

| a | b |
|---|---|
| 1 | 2 |

- [x] getan

![Alt](hof.png "Bild") <https://b.example> <!-- Notiz --> H<sub>2</sub>O

[^1]: Fußnote [mit Verweis][r]

[r]: https://c.example
"""
    town = bring_in(tmp_path, "jekyll", site("jekyll", body=body))

    assert "sieht danach niemand" not in town.said


def test_addresses_of_pages_that_the_program_makes_are_kept_free(tmp_path: Path) -> None:
    files = {
        "blog.md": "---\ntitle: Blog\n---\nx\n",
        "ueber.md": "---\ntitle: Ü\nredirect_from: /blog/\n---\n[Blog](/blog/)\n",
    }
    town = bring_in(tmp_path, "jekyll", {"_config.yml": "permalink: pretty\n", **files})

    assert town.texts() == {"docs/ueber.md"}
    assert town.body("docs/ueber.md") == "[Blog](blog/index.md)"
    assert "macht das Programm selbst" in town.about("blog.md")
    assert "steht hier eine eigene Seite" in town.about("ueber.md")


def test_another_layout_of_the_town_is_respected(tmp_path: Path) -> None:
    settings = """
        site_name: Anderswo
        site_url: https://anderswo.example/
        docs_dir: seiten
        theme: material
        plugins: [wiq: {posts_dir: inhalt/neues, taxonomies: begriffe.yml}]
    """
    town = {"mkdocs.yml": settings, "docs/index.md": None, "seiten/index.md": "# Start\n", "begriffe.yml": "themen:\n"}
    found = bring_in(
        tmp_path,
        "jekyll",
        {**site("jekyll"), "ueber.md": "---\ntitle: Ü\n---\n[x](/assets/a.pdf)\n", "assets/a.pdf": b"%PDF-"},
        town,
    )

    assert "inhalt/neues/2020-12-12-hof.md" in found.texts()
    assert (found.root / "inhalt/neues/bilder/hof.png").is_file()
    assert (found.root / "seiten/bilder/a.pdf").is_file()
    assert not find_errors(check_project(found.root).problems)
    assert "label: Feste" in (found.root / "begriffe.yml").read_text("utf-8")

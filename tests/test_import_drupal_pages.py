"""Pages of an old site that a browser saved: what is the page in them, and what becomes of what stands in its text."""

import io
from pathlib import Path

import pytest
from click.testing import CliRunner
from importing import Done, import_drupal
from PIL import Image
from project import FILES

from wiq_site.cli import main

POST = "posts/2020-12-12-fest-im-hof.md"
MAIN = "<h1>Fest im Hof</h1><div class='submitted'>12.12.2020</div>"


def picture(colour: str = "red", size: tuple[int, int] = (60, 40)) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, colour).save(out, "PNG")
    return out.getvalue()


def page(body: str, *, head: str = "", after: str = "", classes: str = "node node--type-article") -> str:
    """A page with all that a theme puts around a text."""
    return f"""<!DOCTYPE html><html lang="de"><head><meta charset="utf-8"><title>Fest im Hof | Alt</title>{head}</head>
    <body><a class="visually-hidden" href="#main">Direkt zum Inhalt</a><header><nav>Start Blog</nav></header>
    <main role="main"><h1 class="page-title"><span>Fest im Hof</span></h1><article class="{classes}">
    <footer class="node__meta"><div class="node__submitted">Verfasst von <span>kim</span> am Sa., 12.12.2020 - 17:04
    </div></footer><div class="node__content"><div class="field field--name-body">{body}</div></div>{after}</article>
    </main><aside>Seitenleiste</aside><footer>Nachbarstadt bei instagram</footer></body></html>"""


def import_body(tmp_path: Path, body: str, **files: bytes) -> Done:
    return import_drupal(tmp_path, {"fest.html": page(body), **files})


FRAMES = {
    "8 to 10": page("<p>Text.</p>"),
    "7": f"<body class='page-node-12'><div id='content'>{MAIN}<div class='node'><div class='content'>"
    "<div class='field field-name-body'><div class='field-items'><div class='field-item even'><p>Text.</p></div></div>"
    "</div></div><ul class='links'><li>Neuen Kommentar schreiben</li></ul></div></div></body>",
    "none": f"<main>{MAIN}<p>Text.</p></main><footer>Fuß</footer>",
    "time": "<main><article><h1>Fest im Hof</h1><time datetime='2020-12-12T00:00:00+01:00'>vor langem</time>"
    "<div class='field-item'><p>Text.</p></div></article></main>",
    "meta": "<head><meta property='article:published_time' content='2020-12-12T12:00:00+0100'><meta property='og:title'"
    " content='Fest im Hof'></head><body><article><div class='field-item'><p>Text.</p></div></article></body>",
    "broken": f"<main>{MAIN}<div class=node__content><div class='field--name-body'><p>Text.<b></div></p></span></main>",
}


@pytest.mark.parametrize("frame", FRAMES)
def test_only_the_text_comes_in_whatever_stands_around_it(frame: str, tmp_path: Path) -> None:
    done = import_drupal(tmp_path, {"fest.html": FRAMES[frame]})
    assert done.files() == [POST]
    assert done.head(POST)["title"] == "Fest im Hof"
    assert done.body(POST) == "Text."
    assert done.problems() == []


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<p>Nachbar*innen &amp; <strong>Wort:</strong>Text</p>", "Nachbar*innen & **Wort**:Text"),
        ("<p>Eins<br>zwei<br><br>drei</p>", "Eins\\\nzwei\n\ndrei"),
        ("Lose <i>Worte</i><br><br>und mehr<p>Absatz</p>", "Lose *Worte*\n\nund mehr\n\nAbsatz"),
        (
            "<p>1. Oktober</p><p># kein Titel</p><p>a_b [x] &lt;b&gt;</p>",
            "1. Oktober\n\n\\# kein Titel\n\na_b \\[x\\] \\<b>",
        ),
        ("<h1>Oben</h1><h3><b>Unten</b></h3><h2></h2><p>x</p>", "## Oben\n\n### Unten\n\nx"),
        ("<p>- eins<br>- zwei</p>", "- eins\n- zwei"),
        ("<ul><li>a<ul><li>b</li></ul></li></ul><ol><li>c</li><li>d</li></ol>", "- a\n  - b\n\n1. c\n2. d"),
        (
            "<table><tr><th>A</th><th>B</th></tr><tr><td>x|y</td><td><ul><li>1</li><li>2</li></ul></td></tr></table>",
            "| A | B |\n| --- | --- |\n| x\\|y | 1 · 2 |",
        ),
        ("<table><tr><td><h3>Nur</h3><p>gesetzt</p></td></tr></table>", "## Nur\n\ngesetzt"),
        ("<p style='color:red' class='x' onclick='y()'><span>bunt</span></p>", "bunt"),
        ("<p><a href='https://x.example/a b(c)'>weg</a></p>", "[weg](<https://x.example/a b(c)>)"),
        ("<p><a href='#ziel'>hin</a></p><h2><a name='ziel'></a>Da</h2>", "[hin](#ziel)\n\n## Da {#ziel}"),
        ("<p><a href='#top'>🡩</a> Nach oben</p>", "Nach oben"),
        (
            "<p><span class=spamspan><span class=u>ost</span> at <span class=d>nachbarstadt.example</span></span></p>",
            "ost@nachbarstadt.example",
        ),
        (
            "<iframe src='//www.youtube.com/embed/abc' title='Film'></iframe>",
            "[Film](https://www.youtube.com/watch?v=abc)",
        ),
    ],
)
def test_html_becomes_markdown_that_means_the_same(html: str, markdown: str, tmp_path: Path) -> None:
    done = import_body(tmp_path, html)
    assert done.body(POST) == markdown
    assert done.problems() == []
    assert "Wörter fehlen" not in done.said


@pytest.mark.parametrize(
    ("html", "said"),
    [
        ("<script>x()</script><p>Text</p>", "weggelassen: Skripte (1)"),
        ("<p>Text</p><form><label>Ihr Name</label><input></form>", "Ihr Name"),
        (
            "<iframe src='https://karte.example/x'></iframe>",
            "Eingebettetes steht jetzt als Link da: https://karte.example/x",
        ),
        ("<p><a href='javascript:x()'>los</a></p>", "Der Link „los“ (javascript:) ist jetzt Text"),
        ("<p><a href='#weg'>hin</a></p>", "Der Link „hin“ führt auf der alten Seite nirgendwohin"),
        ("<p><a href='/kontakt'>Kontakt</a></p>", "Der Link „Kontakt“ zu /kontakt ist jetzt Text"),
        ("<p><img src='weg.png' alt='Baum'></p>", "Das Bild „weg.png“ fehlt: Es liegt nicht bei den Quellen."),
    ],
)
def test_what_does_not_come_along_is_told(html: str, said: str, tmp_path: Path) -> None:
    done = import_body(tmp_path, html)
    assert said in done.said
    assert done.problems() == []


def test_what_stood_around_a_text_is_told(tmp_path: Path) -> None:
    done = import_drupal(tmp_path, {"a.html": f"<main>{MAIN}<nav>Woanders</nav><p>Text</p></main>"})
    assert "was um den Text herum stand" in done.said and "„Woanders“" in done.said
    assert done.body(POST) == "Text"


def test_links_between_old_pages_lead_to_the_new_files(tmp_path: Path) -> None:
    first = page(
        "<p><a href='/node/13'>kurz</a> <a href='https://alt.example/blog/zwei#c'>lang</a> <a href='zwei'>nah</a>"
        " <a href='/weg'>weg</a></p>",
        head="<link rel='canonical' href='https://alt.example/blog/eins'><link rel='shortlink' href='/node/12'>",
    )
    second = page("<p>Zwei</p>", head="<link rel='canonical' href='https://alt.example/blog/zwei'>").replace(
        "Fest", "Rest"
    )
    second = second.replace("</head>", "<link rel='shortlink' href='https://alt.example/node/13'></head>")
    done = import_drupal(tmp_path, {"a.html": first, "b.html": second})
    other = "2020-12-12-rest-im-hof.md"
    assert done.body(POST) == f"[kurz]({other}) [lang]({other}) [nah]({other}) [weg](https://alt.example/weg)"
    assert done.head(POST)["aliases"] == ["/blog/eins", "/node/12"]
    assert "Der Link „weg“ führt weiter zur alten Seite: https://alt.example/weg" in done.said
    assert done.problems() == []


def test_the_address_of_the_old_site_may_be_given(tmp_path: Path) -> None:
    done = import_drupal(
        tmp_path, {"a.html": page("<p><a href='/kontakt'>K</a></p>")}, "--adresse", "https://alt.example"
    )
    assert done.body(POST) == "[K](https://alt.example/kontakt)"


def test_a_browser_says_where_it_saved_a_page_from(tmp_path: Path) -> None:
    html = f"<!-- saved from url=(0030)https://alt.example/blog/hof -->{page('<p>x</p>')}"
    assert import_drupal(tmp_path, {"a.html": html}).head(POST)["aliases"] == ["/blog/hof"]


def test_labels_become_what_the_town_knows_and_others_new_categories(tmp_path: Path) -> None:
    labels = "".join(
        f"<a href='/t'>{label}</a> " for label in ("klima", "Osten", "Lösungsteam Hof", "Neues", "Plätze &amp; Parks")
    )
    tags = f"<div class='field field--name-field-tags'><div class='field__label'>Schlagwörter</div>{labels}</div>"
    team = {"teams/hof.md": "---\ntitle: Hof\nkurz: Wir graben.\nstatus: laeuft\n---\nText.\n"}
    done = import_drupal(tmp_path, {"a.html": page("<p>x</p>", after=tags)}, town=team)
    head = done.head(POST)
    assert head["themen"] == ["klima"] and head["gebiet"] == ["ost"] and head["teams"] == ["hof"]
    assert head["categories"] == ["neues", "plaetze-parks"]
    assert "plaetze-parks:" in done.read("taxonomies.yml") and "label: Plätze & Parks" in done.read("taxonomies.yml")
    assert done.body(POST) == "x" and done.problems() == []


def test_an_ortsteil_stays_one_beside_its_area(tmp_path: Path) -> None:
    labels = "".join(f"<a href='/t'>{label}</a> " for label in ("Reudnitz", "Westen"))
    tags = f"<div class='field field--name-field-tags'><div class='field__label'>Schlagwörter</div>{labels}</div>"
    town = {"taxonomies.yml": FILES["taxonomies.yml"]}
    done = import_drupal(tmp_path, {"a.html": page("<p>x</p>", after=tags)}, town=town)
    head = done.head(POST)
    assert (head["ortsteile"], head["gebiet"]) == (["Reudnitz"], ["ost", "west"]) and done.problems() == []


def test_pictures_come_from_the_folder_beside_the_page(tmp_path: Path) -> None:
    body = (
        "<p><img src='Fest-Dateien/Mein%20Hof.png' alt='Ein Hof'></p>"
        "<figure><img src='https://alt.example/sites/default/files/styles/large/public/2020/baum.png?itok=x' alt=''>"
        "<figcaption>Ein Baum</figcaption></figure><img src='/core/misc/icon.png'><img src='x.png' width='1'>"
    )
    files = {"Fest-Dateien/Mein Hof.png": picture(), "sites/default/files/2020/baum.png": picture("green")}
    done = import_drupal(tmp_path, {"fest.html": page(body), **files})
    assert done.files() == [POST, "posts/bilder/baum.png", "posts/bilder/mein-hof.png"]
    assert done.body(POST) == "![Ein Hof](bilder/mein-hof.png)\n\n![Ein Baum](bilder/baum.png)\n\nEin Baum"
    assert done.problems() == []


def test_two_pictures_with_one_name_stay_two(tmp_path: Path) -> None:
    body = "<p><img src='a/x.png' alt='A'> <img src='b/x.png' alt='B'> <img src='a/x.png' alt='A'></p>"
    sources = {"fest.html": page(body), "a/x.png": picture(), "b/x.png": picture("blue")}
    done = import_drupal(tmp_path, sources)
    assert done.body(POST) == "![A](bilder/x.png) ![B](bilder/x-2.png) ![A](bilder/x.png)"
    again = import_drupal(tmp_path, {})
    assert "0 Dateien angelegt, 3 unverändert" in again.said


def test_a_picture_is_never_taken_from_outside_of_the_source(tmp_path: Path) -> None:
    (tmp_path / "geheim.png").write_bytes(picture())
    (tmp_path / "alt").mkdir()
    (tmp_path / "alt/link.png").symlink_to(tmp_path / "geheim.png")
    done = import_body(tmp_path, "<p><img src='../geheim.png' alt='A'><img src='link.png' alt='B'></p>")
    assert done.files() == [POST] and "fehlt" in done.said


def test_the_chief_picture_needs_a_credit_to_stand_in_the_head(tmp_path: Path) -> None:
    def chief(caption: str) -> str:
        return (
            "<div class='field--name-field-image'><figure><img src='x.png' alt='Ein Hof'>"
            f"<figcaption>{caption}</figcaption></figure></div>"
        )

    bare = import_drupal(tmp_path / "1", {"a.html": page(chief("")), "x.png": picture()})
    assert bare.body(POST) == "![Ein Hof](bilder/x.png)" and "fehlt der Nachweis" in bare.said
    assert bare.problems() == []
    named = import_drupal(tmp_path / "2", {"a.html": page(chief("Foto: ÖA-Team")), "x.png": picture()})
    assert named.head(POST)["bild"] == {"datei": "bilder/x.png", "alt": "Ein Hof", "nachweis": "Foto: ÖA-Team"}
    assert named.problems() == []


def test_a_picture_without_description_is_left_to_people(tmp_path: Path) -> None:
    done = import_drupal(tmp_path, {"a.html": page("<p><img src='x.png'></p>"), "x.png": picture()})
    assert "Das können nur Menschen entscheiden" in done.said and "fehlt die Beschreibung" in done.said
    assert done.status == 0


COMMENT = """<section class="field field--name-field-comment comments"><h2>Kommentare</h2>
<article class="comment js-comment">
<footer class="comment__meta"><p class="comment__author"><span>Kim Muster (nicht überprüft)</span></p>
<p class="comment__time">So., 13.12.2020 - 09:10</p><p class="permalink"><a>Permanenter Link</a></p></footer>
<div class="comment__content"><h3>Danke</h3><div class="field field--name-comment-body"><p>Ruf an: 0341 1234567</p>
<p>Gruß <script>x()</script>{more}</p></div><ul class="links"><li>Antworten</li></ul></div></article>
<form class="comment-form"><label>Ihr Name</label></form></section>"""


def test_comments_are_frozen_without_names_and_numbers(tmp_path: Path) -> None:
    done = import_drupal(tmp_path, {"a.html": page("<p>x</p>", after=COMMENT.format(more="an alle"))})
    assert done.head(POST)["kommentare"] == [
        {"datum": "2020-12-13 09:10", "text": ["Danke", "Ruf an: […]", "Gruß an alle"]}
    ]
    for told in ("1 früherem Kommentar", "1 Name an Kommentaren", "1 private Angabe in Kommentaren", "das Formular"):
        assert told in done.said
    assert done.body(POST) == "x" and done.problems() == []


@pytest.mark.parametrize("said", ["Erika Muster@web.example", "Mitglieder: Muster von Kim", "Tel. +49 341 12345"])
def test_no_part_of_what_is_private_for_two_reasons_stays_in_a_comment(said: str, tmp_path: Path) -> None:
    after = COMMENT.format(more="").replace("Ruf an: 0341 1234567", f"Fragt {said}")
    done = import_drupal(tmp_path, {"a.html": page("<p>x</p>", after=after)})
    before = said.partition(" ")[0] if said.startswith(("Mitglieder", "Tel.")) else ""
    (entry,) = done.head(POST)["kommentare"]  # type: ignore[attr-defined]
    assert entry["text"][1] == " ".join(["Fragt", *filter(None, [before]), "[…]"])


def test_orders_to_programs_in_a_comment_stay_behind(tmp_path: Path) -> None:
    done = import_drupal(tmp_path, {"a.html": page("<p>x</p>", after=COMMENT.format(more="{{ geheim }}"))})
    assert "geheim" not in done.read(POST) and "Programmtext" in done.said
    assert done.problems() == []


AGENDAS = {
    "paragraphs": "<p>Top 1 Anfang (Kim, bis 17:08 h)</p><ul><li>eins</li></ul><p>Top 2 Ende (bis 18 h)</p><p>zwei</p>",
    "bold": "<p><b>TOP 1: Anfang (Kim, bis 17.08)</b><br>eins</p><p><b>TOP 2: Ende (bis 18 Uhr)</b><br>zwei</p>",
    "headings": "<h3>Top 1 – Anfang (Kim, bis 17:08 h)</h3><p>eins</p><h3>Top 2 – Ende (bis 18 h)</h3><p>zwei</p>",
    "items": "<ul><li>Top 1 Anfang (Kim, bis 17:08 h)<ul><li>eins</li></ul></li>"
    "<li><p>Top 2 Ende (bis 18 h)</p><p>zwei</p></li></ul>",
}


@pytest.mark.parametrize("shape", AGENDAS)
def test_an_agenda_is_found_in_any_shape(shape: str, tmp_path: Path) -> None:
    done = import_body(tmp_path, f"<p>Davor.</p>{AGENDAS[shape]}<p>&nbsp;</p><p>Danach.</p>")
    first, second = done.head(POST)["tops"]  # type: ignore[misc]
    assert (first["titel"], first["bis"], second["titel"], second["bis"]) == ("Anfang", "17:08", "Ende", "18")
    assert "eins" in first["text"] and "zwei" in second["text"]
    assert done.body(POST) == "Davor.\n\nDanach."
    assert "1 Name hinter den Tagesordnungspunkten" in done.said and "Wörter fehlen" not in done.said
    assert done.problems() == []


def test_a_hand_written_page_of_the_old_site_becomes_one(tmp_path: Path) -> None:
    html = page("<p>x</p>", classes="node node--type-page", head="<link rel=canonical href='https://alt.example/wir'>")
    done = import_drupal(tmp_path, {"a.html": html})
    assert done.files("docs") == ["docs/fest-im-hof.md", "docs/index.md"]
    assert done.head("docs/fest-im-hof.md") == {"title": "Fest im Hof", "aliases": ["/wir"]}
    assert done.problems() == []


@pytest.mark.parametrize("encoding", ["utf-8", "latin-1", "windows-1252", "utf-16", "utf-8-sig"])
def test_pages_are_read_in_the_encoding_they_were_saved_in(encoding: str, tmp_path: Path) -> None:
    html = page("<p>Größe – „ja“</p>" if encoding != "latin-1" else "<p>Größe</p>")
    html = html.replace("utf-8", "iso-8859-1" if encoding == "latin-1" else encoding)
    done = import_drupal(tmp_path, {"a.html": html.encode(encoding)})
    assert done.body(POST).startswith("Größe")


def test_a_page_never_takes_the_place_of_what_is_there(tmp_path: Path) -> None:
    own = "---\ntitle: Unseres\ndate: 2020-12-12\ncategories: neues\naliases: /node/12\n---\nText.\n"
    there = {"posts/2019-01-01-fest-im-hof.md": own, POST.replace("fest", "rest"): "---\ntitle: x\n---\n"}
    html = page("<p>x</p>", head="<link rel='shortlink' href='/node/12'>")
    done = import_drupal(tmp_path, {"a.html": html}, town=there)
    assert done.files() == [
        "posts/2019-01-01-fest-im-hof.md",
        "posts/2020-12-12-fest-im-hof-2.md",
        POST.replace("fest", "rest"),
    ]
    assert done.read("posts/2019-01-01-fest-im-hof.md") == own
    assert "aliases" not in done.head("posts/2020-12-12-fest-im-hof-2.md") and "/node/12 (ungültig" in done.said
    other = page("<p>x</p>").replace("Fest", "Rest")
    kept = import_drupal(tmp_path, {"a.html": html.replace("<p>x", "<p>y"), "b.html": other})
    assert kept.said.count("nicht überschrieben: Die Datei gibt es schon") == 2


def test_an_address_of_a_file_with_mistakes_is_taken_too(tmp_path: Path) -> None:
    wrong = "---\ntitle: Fest\ndate: morgen\nslug: fest-im-hof\n---\nText.\n"
    done = import_drupal(tmp_path, {"fest.html": page("<p>x</p>")}, town={"posts/2026-05-01-fest.md": wrong})
    assert "posts/2020-12-12-fest-im-hof-2.md" in done.files()


def test_an_overview_is_no_page(tmp_path: Path) -> None:
    html = "<main>" + "<article class='node node--view-mode-teaser'><h2>x</h2></article>" * 2 + "</main>"
    done = import_drupal(tmp_path, {"a.html": html})
    assert done.files() == [] and "Das ist eine Übersicht mit 2 Beiträgen" in done.said


def test_several_sources_come_in_at_once_with_the_pictures_of_each(tmp_path: Path) -> None:
    first = page("<p><img src='x.png' alt='A'></p>")
    second = page("<p><img src='y.png' alt='B'></p>").replace("Fest im Hof", "Anderes")
    files = {"eins/a.html": first, "eins/x.png": picture(), "zwei/b.html": second, "zwei/y.png": picture("blue")}
    (tmp_path / "alt").mkdir()
    done = import_drupal(tmp_path, files, str(tmp_path / "alt/eins/a.html"), source="zwei")
    assert {"posts/bilder/x.png", "posts/bilder/y.png"} <= set(done.files()) and len(done.files()) == 4
    assert "Es liegt nicht bei den Quellen" not in done.said and done.status == 0


def test_without_a_source_the_command_says_what_it_needs(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["import", "drupal", "-f", str(tmp_path / "mkdocs.yml")])
    assert done.exit_code == 2 and "mindestens eine Datei" in done.output

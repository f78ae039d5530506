"""Feeds and exports of an old site: RSS, JSON:API with what it includes, lists of views, tables."""

import json
from pathlib import Path

import pytest
from importing import import_drupal
from test_import_drupal_pages import page, picture

POST = "posts/2020-12-12-fest-im-hof.md"


def feed(*items: str) -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Alt</title><link>https://alt.example</link>'
        f"{''.join(f'<item>{item}</item>' for item in items)}</channel></rss>"
    )


ITEM = (
    "<title>Fest im Hof</title><link>https://alt.example/blog/fest</link>"
    "<guid isPermaLink='false'>12 at alt.example</guid>"
    "<pubDate>Sat, 12 Dec 2020 16:04:00 +0000</pubDate><dc:creator>kim</dc:creator><category>Klima</category>"
    "<category>Rückblick</category>"
)


def test_items_of_a_feed_become_posts_that_keep_their_ids(tmp_path: Path) -> None:
    content = "<content:encoded><![CDATA[<p>Ein <em>Text</em>.</p>]]></content:encoded><description>kurz</description>"
    done = import_drupal(tmp_path, {"rss.xml": feed(ITEM + content)})
    assert done.head(POST) == {
        "title": "Fest im Hof",
        "date": "2020-12-12 17:04",
        "categories": ["rueckblick"],
        "themen": ["klima"],
        "id": "12 at alt.example",
        "aliases": ["/blog/fest"],
    }
    assert done.body(POST) == "Ein *Text*."
    assert "ein Name (Verfasser:in im Feed)" in done.said and "kim" not in done.read(POST)
    assert done.problems() == []


def test_the_old_id_is_the_one_that_feeds_of_ours_have(tmp_path: Path) -> None:
    done = import_drupal(tmp_path, {"rss.xml": feed(ITEM + "<description>x</description>")})
    from project import read_file

    assert "12 at alt.example" in read_file(done.root, "blog/feed.xml")


def test_a_page_that_is_saved_and_in_a_feed_is_one_post(tmp_path: Path) -> None:
    html = page("<p>Der ganze Text.</p>", head="<link rel='canonical' href='https://alt.example/blog/fest'>")
    done = import_drupal(tmp_path, {"a.xml": feed(ITEM + "<description>kurz</description>"), "b.html": html})
    assert done.files() == [POST] and done.body(POST) == "Der ganze Text."
    assert done.head(POST)["id"] == "12 at alt.example" and done.head(POST)["themen"] == ["klima"]
    assert "dieselbe Seite wie alt/b.html" in done.said


def test_what_a_feed_writes_around_a_text_stays_behind(tmp_path: Path) -> None:
    fields = (
        "<description>&lt;span class='field field--name-title'&gt;Fest im Hof&lt;/span&gt;&lt;div class='field "
        "field--name-body'&gt;&lt;p&gt;Text.&lt;/p&gt;&lt;/div&gt;&lt;span class='field--name-uid'&gt;kim&lt;/span&gt;"
        "</description>"
    )
    assert import_drupal(tmp_path, {"rss.xml": feed(ITEM + fields)}).body(POST) == "Text."


def test_a_feed_that_breaks_off_gives_what_it_has_and_says_so(tmp_path: Path) -> None:
    text = feed(ITEM + "<description>x</description>").replace("</channel></rss>", "<item><title>Zw")
    done = import_drupal(tmp_path, {"rss.xml": text})
    assert POST in done.files() and "Der Feed ist beschädigt" in done.said


def node(number: int, **attributes: object) -> dict[str, object]:
    said: dict[str, object] = {
        "drupal_internal__nid": number,
        "title": "Fest im Hof",
        "created": "2020-12-12T16:04:00+00:00",
        "changed": "2020-12-12T18:00:00+00:00",
        "status": True,
        "path": {"alias": "/blog/fest"},
        "body": {"value": "roh", "processed": "<p>Ein <em>Text</em>.</p>", "summary": "Kurz gesagt."},
    }
    related = {
        "field_tags": {"data": [{"type": "taxonomy_term--tags", "id": "t1"}]},
        "field_image": {"data": {"type": "file--file", "id": "f1", "meta": {"alt": "Ein Hof"}}},
    }
    return {"type": "node--article", "id": f"n{number}", "attributes": {**said, **attributes}, "relationships": related}


INCLUDED = [
    {"type": "taxonomy_term--tags", "id": "t1", "attributes": {"name": "Klima"}},
    {"type": "file--file", "id": "f1", "attributes": {"uri": {"url": "/sites/default/files/hof.png"}}},
]
SELF = {"self": {"href": "https://alt.example/jsonapi/node/article"}}


def test_nodes_of_an_export_become_posts_with_what_is_included(tmp_path: Path) -> None:
    comment = {
        "type": "comment--comment",
        "id": "c1",
        "attributes": {
            "comment_body": {"processed": "<p>Schön!</p>"},
            "created": "2020-12-13T08:10:00+00:00",
            "name": "Kim",
        },
        "relationships": {"entity_id": {"data": {"type": "node--article", "id": "n12"}}},
    }
    sources = {
        "nodes.json": json.dumps({"data": [node(12)], "included": INCLUDED, "links": SELF}),
        "comments.json": json.dumps({"data": [comment]}),
        "hof.png": picture(),
    }
    done = import_drupal(tmp_path, sources)
    assert done.head(POST) == {
        "title": "Fest im Hof",
        "date": "2020-12-12 17:04",
        "kurz": "Kurz gesagt.",
        "categories": ["von-der-alten-website"],
        "themen": ["klima"],
        "kommentare": [{"datum": "2020-12-13 09:10", "text": "Schön!"}],
        "aliases": ["/blog/fest", "/node/12"],
    }
    assert done.body(POST) == "![Ein Hof](bilder/hof.png)\n\nEin *Text*."
    assert done.problems() == []


def test_one_node_alone_is_an_export_too_and_a_later_change_is_a_date(tmp_path: Path) -> None:
    one = node(12, changed="2021-01-05T10:00:00+00:00")
    done = import_drupal(tmp_path, {"node.json": json.dumps({"data": one, "included": INCLUDED})})
    assert done.head(POST)["updated"] == "2021-01-05 11:00"


def test_a_draft_stays_one_and_a_page_a_page(tmp_path: Path) -> None:
    draft = node(1, status=False, title="Entwurf", path={})
    wiki = {**node(2, title="Über uns", path={"alias": "/wir"}), "type": "node--page"}
    done = import_drupal(tmp_path, {"a.json": json.dumps({"data": [draft, wiki]})})
    assert done.head("posts/2020-12-12-entwurf.md")["draft"] == "true"
    assert done.head("docs/ueber-uns.md")["aliases"] == ["/wir", "/node/2"]


def test_what_an_export_lacks_is_told(tmp_path: Path) -> None:
    data = {"data": [node(12)], "links": {"next": {"href": "https://alt.example/jsonapi?page=2"}}}
    said = import_drupal(tmp_path, {"a.json": json.dumps(data)}).said
    assert "Begriffe ohne Namen" in said and "include=" in said
    assert "Der Export hat noch eine weitere Seite" in said


def test_lists_of_views_and_rest_are_understood(tmp_path: Path) -> None:
    row = {
        "title": [{"value": "Fest im Hof"}],
        "created": [{"value": "2020-12-12T16:04:00+00:00"}],
        "body": [{"value": "x", "processed": "<p>Text.</p>"}],
        "path": [{"alias": "/blog/fest"}],
        "nid": [{"value": 12}],
    }
    done = import_drupal(tmp_path, {"views.json": json.dumps([row])})
    assert done.body(POST) == "Text." and done.head(POST)["aliases"] == ["/blog/fest", "/node/12"]


TABLES = {
    "comma": "title,created,body,field_tags,path\nFest im Hof,2020-12-12 17:04,<p>Text.</p>,Klima,/blog/fest\n",
    "semicolon": "Titel;Veröffentlicht am;Inhalt;Schlagwörter;URL-Alias\n"
    '"Fest im Hof";"Sa., 12.12.2020 - 17:04";Text.;Klima;blog/fest\n',
    "tab": "Überschrift\tErstellt\tTextkörper\tThemen\tLink\nFest im Hof\t1607789040\tText.\t<a href='/t'>Klima</a>\t"
    "<a href='https://alt.example/blog/fest'>mehr</a>\n",
}


@pytest.mark.parametrize("table", TABLES)
def test_tables_have_german_or_english_columns_and_any_delimiter(table: str, tmp_path: Path) -> None:
    done = import_drupal(tmp_path, {"export.csv": TABLES[table]})
    head = done.head(POST)
    assert (head["date"], head["themen"], head["aliases"]) == ("2020-12-12 17:04", ["klima"], ["/blog/fest"])
    assert done.body(POST) == "Text." and done.problems() == []


def test_columns_that_mean_nothing_here_are_told(tmp_path: Path) -> None:
    table = "Titel;Datum;Text;Verfasser;Gewicht\nFest im Hof;12.12.2020;Eins;kim;5\n"
    done = import_drupal(tmp_path, {"a.csv": table})
    assert "die Spalten „Gewicht“" in done.said and "ein Name" in done.said and "kim" not in done.read(POST)


def test_more_fields_than_columns_are_told(tmp_path: Path) -> None:
    done = import_drupal(tmp_path, {"a.csv": "title,created,body\nFest,2020-12-12,Kommt alle, auch Kinder\n"})
    assert done.body("posts/2020-12-12-fest.md") == "Kommt alle" and "„auch Kinder“" in done.said


def test_fields_that_the_first_entry_lacks_are_read_too(tmp_path: Path) -> None:
    rows = [{"title": "Fest", "created": "2020-12-12"}, {"title": "Markt", "created": "2020-12-13", "body": "Text."}]
    done = import_drupal(tmp_path, {"a.json": json.dumps(rows)})
    assert done.body("posts/2020-12-13-markt.md") == "Text."


def test_plain_text_in_a_cell_is_read_like_a_text(tmp_path: Path) -> None:
    cell = "Erster Absatz\n\n- eins\n- zwei\n\nTop 1 A (Kim, bis 17 h)\nx\n\nTop 2 B\ny"
    text = f'Titel;Datum;Text\nFest im Hof;12.12.2020;"{cell}"\n'
    done = import_drupal(tmp_path, {"a.csv": text})
    assert done.body(POST) == "Erster Absatz\n\n- eins\n- zwei"
    assert [top["titel"] for top in done.head(POST)["tops"]] == ["A", "B"]  # type: ignore[attr-defined]


def test_a_long_summary_becomes_the_first_paragraph(tmp_path: Path) -> None:
    text = f"Titel;Datum;Text;Zusammenfassung\nFest im Hof;12.12.2020;Eins;{'Lang und länger ' * 20}\n"
    done = import_drupal(tmp_path, {"a.csv": text})
    assert done.body(POST).startswith("Lang und länger") and done.body(POST).endswith("Eins")
    assert "länger als 200 Zeichen" in done.said


BAD = {
    "empty": ("a.html", b"  \n", "Die Datei ist leer."),
    "binary": ("a.html", picture(), "Die Datei enthält keinen Text"),
    "no page": ("a.html", b"nur ein Wort", "Darin ist keine HTML-Seite."),
    "no feed": ("a.xml", b"<?xml version='1.0'?><urlset/>", "Das ist kein Feed"),
    "no json": ("a.json", b'{"data": [', "Das ist kein JSON"),
    "deep json": ("a.json", b"[" * 100_000, "Das ist kein JSON"),
    "no nodes": ("a.json", b'{"data": []}', "Darin sind keine Beiträge"),
    "no columns": ("a.csv", b"x;y\n1;2\n", "Es fehlt eine Spalte „title“"),
    "other form": ("a.pdf", b"%PDF-1.4", "Endung „.pdf“ lassen sich nicht lesen"),
    "only frame": ("a.txt", b"Direkt zum Inhalt\n\nNeuen Kommentar schreiben\n", "Darin ist kein Text."),
}


@pytest.mark.parametrize("kind", BAD)
def test_what_cannot_be_read_is_told_and_leaves_nothing_behind(kind: str, tmp_path: Path) -> None:
    name, content, said = BAD[kind]
    done = import_drupal(tmp_path, {name: content})
    assert f"alt/{name}: nichts übernommen" in done.said and said in done.said
    assert done.files() == []


def test_a_file_that_is_far_too_large_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "alt").mkdir()
    with (tmp_path / "alt/a.html").open("wb") as file:
        file.truncate(200_000_000)
    assert "Die Datei ist zu groß (200 MB; möglich sind 50 MB)." in import_drupal(tmp_path, {}).said


def test_a_page_without_title_is_called_like_its_file(tmp_path: Path) -> None:
    done = import_drupal(
        tmp_path, {"mein-fest.html": "<article><div class=submitted>12.12.2020</div><p>Text</p></article>"}
    )
    assert done.head("posts/2020-12-12-mein-fest.md")["title"] == "Mein fest"
    assert "Die Seite hat keinen Titel" in done.said


def test_deep_html_is_told_or_read(tmp_path: Path) -> None:
    done = import_drupal(tmp_path, {"a.html": page("<div><ul><li>" * 3000 + "tief")})
    assert "verschachtelt" in done.said or POST in done.files()


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--datum", "neulich"], "„neulich“ ist kein Datum."),
        (["--adresse", "alt"], "„alt“ ist keine Internetadresse."),
    ],
)
def test_wrong_options_are_told(options: list[str], said: str, tmp_path: Path) -> None:
    done = import_drupal(tmp_path, {"a.html": page("<p>x</p>")}, *options)
    assert said in done.said and done.status == 2 and done.files() == []


def test_a_source_that_is_not_there_and_an_empty_folder_are_told(tmp_path: Path) -> None:
    missing = import_drupal(tmp_path, {}, source="weg.html")
    assert missing.status == 2 and "gibt es nicht" in missing.said
    assert "In dem Ordner ist nichts, was sich lesen lässt." in import_drupal(tmp_path, {}).said

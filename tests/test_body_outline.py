"""What others ask of a body: title, headings, anchors, links with their lines, words."""

import pytest
from bodies import document, html, parse, says

from wiq_site.body.model import BodyLink, Heading
from wiq_site.body.parse import parse_body
from wiq_site.body.render import fill_links
from wiq_site.source.documents import Document
from wiq_site.source.yaml_text import Fields


def test_a_first_level_heading_at_the_beginning_is_the_title_where_there_is_no_other() -> None:
    body = parse("# Unser *Hof* {#hof}\n\nText\n\n## Mehr\n", has_title=False)
    assert body.outline.title == "Unser Hof"
    assert body.html == '<p>Text</p>\n<h2 id="mehr">Mehr</h2>\n'
    assert not body.outline.problems


@pytest.mark.parametrize("text", ["Text\n\n# Später\n", "# Titel\n\n# Noch einer\n", "## Eins\n\n<h1>Von Hand</h1>\n"])
def test_any_other_first_level_heading_is_told(text: str) -> None:
    body = parse(text, has_title=False)
    assert [(p.line, "ersten Ebene" in p.what) for p in body.outline.problems] == [(3, True)]
    assert "<h1" not in body.html


def test_lines_count_in_the_file() -> None:
    body = parse_body(Document("a.md", "a.md", Fields(), "Text\n\n## Eins\n\n[x](b.md)\n", 7), has_title=True)
    assert body.outline.headings == (Heading(2, "eins", "Eins", 9),)
    assert body.outline.links == (BodyLink("b.md", 11),)


def test_links_over_lines_have_their_own_lines() -> None:
    text = (
        "Ein\n[Link\nüber zwei Zeilen](a.md) und\n![Bild](b.png)\nhttps://c.example\n\n<p>\n<a\nhref='d.md'>d</a></p>\n"
    )
    links = [(link.target, link.line) for link in parse(text).outline.links if link.target != "https://c.example"]
    assert links == [("a.md", 2), ("b.png", 4), ("d.md", 8)]


def test_links_stand_in_the_order_of_their_marks() -> None:
    body = parse("[a](a.md) ![b](b.png) <a href='c.md'>c</a> <d@e.example>\n\n> [f](#f)[^1]\n\n[^1]: [g](g.md)\n")
    targets = [link.target for link in body.outline.links]
    assert targets == ["a.md", "b.png", "c.md", "mailto:d@e.example", "#f", "#fn:1", "g.md", "#fnref:1"]
    filled = fill_links(body.html, targets)
    places = [filled.index(f'"{target}"') for target in targets]
    assert places == sorted(places)


def test_targets_are_decoded_once() -> None:
    text = "[a](<mein plan.pdf>) [b](a%20b.md) [c](a\\(b.md) [d](a.md?x=1&amp;y=2#z) [e](Gr&ouml;&szlig;e.md)\n"
    targets = [link.target for link in parse(text).outline.links]
    assert targets == ["mein plan.pdf", "a%20b.md", "a(b.md", "a.md?x=1&y=2#z", "Größe.md"]


def test_addresses_are_filled_in_escaped() -> None:
    body = parse("[a](a.md) [b](b.md)\n")
    assert fill_links(body.html, ['x"><script>', "b/?c=1&d"]) == (
        '<p><a href="x&quot;&gt;&lt;script&gt;">a</a> <a href="b/?c=1&amp;d">b</a></p>\n'
    )


def test_anchors_are_all_ids_of_the_html() -> None:
    body = parse("## Eins\n\n## Zwei {#b}\n\n<span id='c'>x</span>[^1]\n\n{#d}\n- x\n\n[^1]: Fuß\n")
    assert set(body.outline.anchors) == {"eins", "b", "c", "d", "fn:1", "fnref:1"}
    assert all(f'id="{anchor}"' in body.html for anchor in body.outline.anchors)


def test_words_stand_in_reading_order_as_sentences() -> None:
    text = "## Eins\n\nZwei **drei**\\\nvier\n\n- fünf\n- sechs `sieben`\n\n"
    text += "| a | b |\n|---|---|\n| c | d |\n\n<p>e<br>f</p>\n"
    assert parse(text).text == "Eins: Zwei drei vier. fünf, sechs sieben. a, b. c, d. e f."


def test_code_in_lines_of_its_own_is_nothing_to_search_for() -> None:
    body = parse("Schreib so:\n\n```yaml\nlabel: Geheim\n```\n\nund `so`.\n")
    assert body.text == "Schreib so: und so."
    assert any("Geheim" in passage.text for passage in body.passages)


def test_words_hold_nothing_that_readers_do_not_see() -> None:
    text = 'Text <!-- geheim --> [a](geheim.md "Titel")\n\n[geheim]: https://geheim.example\n{: lang=de }\n'
    assert "geheim" not in parse(text).text


@pytest.mark.parametrize(
    "text", ["<!-- a\n\nGEHEIM -->\n", "x <!-- > GEHEIM -->\n", "- a\n\n  <!-- GEHEIM -->\n", "> <!-- GEHEIM\n> -->\n"]
)
def test_comments_are_nowhere(text: str) -> None:
    body = parse(text)
    assert "GEHEIM" not in repr(body)


def test_an_open_comment_hides_what_follows_and_is_an_error() -> None:
    body = parse("Text\n\n<!-- Notiz\n\nGEHEIM\n")
    assert "GEHEIM" not in body.html + body.text
    assert says("Text\n\n<!-- Notiz\n\nmehr\n")[0].startswith("3 · Der Kommentar")


def test_many_mistakes_of_one_kind_are_counted() -> None:
    told = says("![](a.png)\n\n" * 40)
    assert len(told) == 6
    assert "35 weitere Stellen" in told[-1]


def test_messages_show_the_beginning_only() -> None:
    assert all(len(message) < 400 for message in says(f"[{'wort ' * 5000}][x] {{{{ {'x' * 9000} }}}}\n"))


def test_control_characters_reach_nothing() -> None:
    body = parse("a\0b\x01c [x](\x02.md) <b title='\x03\0'>d</b>\n")
    assert not set(body.html) & set("\x01\x02\x03")
    assert body.html.count("\0") == 2


def test_html_is_empty_where_nothing_can_be_read() -> None:
    assert parse("<<<<<<< HEAD\na\n=======\nb\n>>>>>>> x\n").html == ""


def test_headings_keep_their_permalinks_whatever_else_the_page_holds() -> None:
    text = "## Über uns\n\n## Bürger:innen & Stadt\n\n## Über uns\n"
    assert [h.id for h in parse(text).outline.headings] == ["ueber-uns", "buergerinnen-stadt", "ueber-uns_1"]


def test_documents_are_read_the_same_twice() -> None:
    text = "## a\n\n[x]: y.md\n\n[x] [^1]\n\n[^1]: z\n"
    first = parse_body(document(text), has_title=True)
    html("[x] [^1]\n\n## a\n")
    assert parse_body(document(text), has_title=True) == first

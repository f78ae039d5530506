"""HTML of other programs becomes Markdown that our parser reads as the same text, whatever signs stand in it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wiq_site.importing.cleaning import clean, soup_of
from wiq_site.importing.losses import count_said, find_lost, read_words
from wiq_site.importing.markdown import render_markdown
from wiq_site.importing.marks import parse_markdown
from wiq_site.importing.paragraphs import read_blocks


def convert(html: str) -> str:
    root = soup_of(f"<div>{html}</div>").div
    assert root is not None
    list(clean(root))
    return render_markdown(root)


@pytest.mark.parametrize(
    ("html", "markdown"),
    [
        ("<p>a<b>„x“</b>b</p>", "a„**x**“b"),
        ("<p>a<b>b</b>c <i>d</i>e</p>", "a<strong>b</strong>c <em>d</em>e"),
        ("<p>a<i> b</i><b><i>c</i></b></p>", "a *b****c***"),
        ("<p>x<s>(y)</s>z</p>", "x(~~y~~)z"),
        ("<p>m<sup>2</sup> H<sub>2</sub>O</p>", "m<sup>2</sup> H<sub>2</sub>O"),
        ("<ul><li># x</li><li>b<br><br>c</li></ul>", "- \\# x\n- b\\\n  c"),
        ("<p>Ende \\</p><p>!!! note<br>&gt; x</p>", "Ende \\\\\n\n\\!!! note\\\n\\> x"),
        ("<p>[^1]: x</p><p>siehe [1]</p>", "\\[^1\\]: x\n\nsiehe \\[1\\]"),
        ("<p><b>eins</b><b> zwei</b><b> </b></p>", "**eins zwei**"),
        ("<pre>a *b*\n c</pre>", "```\na *b*\n c\n```"),
        ("<p>https://a.example/x_y_z und a_b@c.example</p>", "https://a.example/x_y_z und a_b@c.example"),
        ("<dl><dt>Wort</dt><dd>Sinn</dd></dl>", "Wort\n:   Sinn"),
        ("<h2>Eins<br>zwei <img src='x.png' alt='Bild'></h2>", "## Eins zwei ![Bild](x.png)"),
    ],
)
def test_signs_are_chosen_by_what_our_parser_reads(html: str, markdown: str) -> None:
    assert convert(html) == markdown
    assert not parse_markdown(markdown).outline.problems or "img" in html


def test_emphasis_that_stars_cannot_say_is_said_in_html() -> None:
    markdown = convert("<p>a<b>.b.</b>c <b>x</b><i>y</i></p>")
    html = parse_markdown(markdown).html
    assert html.count("<strong>") == 2 and html.count("<em>") == 1 and "*" not in html


SIGNS = "1. 2) # - + > | !!! [x] &lt;b> &amp;amp; `c` ~~ ** __ \\ 10. : 3."
WORDS = st.sampled_from(("Hallo Gäst*innen a_b (a) „Zitat“ Ende. Oktober " + SIGNS).split())
TEXT = st.lists(WORDS, min_size=1, max_size=5).map(" ".join)
INLINE = st.recursive(
    TEXT,
    lambda inner: st.builds(
        "{0} <{1}>{2}</{1}>{3}".format,
        TEXT,
        st.sampled_from(["b", "i", "s", "u", "span"]),
        inner,
        st.sampled_from(["", " ", "x"]),
    ),
    max_leaves=3,
)
BLOCKS = st.lists(
    st.builds("<{0}>{1}</{0}>".format, st.sampled_from(["p", "h3", "blockquote", "div"]), INLINE)
    | st.lists(INLINE, min_size=1, max_size=3).map(
        lambda items: f"<ul>{''.join(f'<li>{item}</li>' for item in items)}</ul>"
    ),
    min_size=1,
    max_size=3,
).map("".join)


@settings(max_examples=60)
@given(BLOCKS)
def test_no_word_is_lost(html: str) -> None:
    root = soup_of(f"<div>{html}</div>").div
    assert root is not None
    said = count_said(read_blocks(root))
    list(clean(root))
    assert find_lost(said, [read_words(parse_markdown(render_markdown(root)))]) == []

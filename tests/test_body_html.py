"""HTML of authors: nothing but the white list comes out, written anew and balanced."""

from html.parser import HTMLParser

import pytest
from bodies import html, parse, says
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html as lxml_html

from wiq_site.body.links import find_addresses
from wiq_site.body.render import fill_links


def _words(text: str) -> set[str]:
    return set(text.split())


VOID = {"br", "hr", "img"}
ELEMENTS = _words("""
    a abbr b blockquote br caption cite code dd del details div dl dt em figcaption figure h2 h3 h4 h5 h6 hr i
    img ins kbd li mark ol p pre q s section small span strong sub summary sup table tbody td tfoot th thead tr
    ul
""")
ATTRIBUTES = _words("""
    alt aria-label cite class colspan dir href hreflang id lang open reversed role rowspan scope src start
    tabindex title type value
""")
CLASSES = _words("""
    abstract admonition admonition-title bug contains-task-list danger example failure footnote footnote-backref
    footnote-ref info note question quote success task-list-item tip warning wiq-align-center wiq-align-right
    wiq-prozess wiq-rollen wiq-table wiq-table__grid wiq-wege
""")


class Reader(HTMLParser):
    """Checks tag by tag what a body may hold."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.ids: list[str] = []
        self.faults: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        self.faults += [f"<{tag}>"] if tag not in ELEMENTS else []
        self.faults += [f"<{tag} {name}>" for name in values if name not in ATTRIBUTES]
        self.faults += [f".{name}" for name in values.get("class", "").split() if name not in CLASSES]
        self.faults += ["a in a"] if tag == "a" and "a" in self.open else []
        self.faults += [f"{values[name]} in {name}" for name in ("href", "src", "cite") if values.get(name, "#") != "#"]
        self.ids += [values["id"]] if "id" in values else []
        self.open += [tag] if tag not in VOID else []

    def handle_endtag(self, tag: str) -> None:
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}>")

    def handle_comment(self, data: str) -> None:
        self.faults.append("comment")

    def handle_decl(self, decl: str) -> None:
        self.faults.append("declaration")

    unknown_decl = handle_pi = handle_decl


def faults(text: str, *, has_title: bool = True) -> list[str]:
    """What a body holds that it must not."""
    body = parse(text, has_title=has_title)
    reader = Reader()
    reader.feed(fill_links(body.html, ["#"] * len(body.outline.links)))
    reader.close()
    twice = [name for name in set(reader.ids) if reader.ids.count(name) > 1]
    missing = set(reader.ids) ^ set(body.outline.anchors)
    return [*reader.faults, *reader.open, *twice, *missing]


HOSTILE = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//fremd.example></SCRIPT>",
    "<svg><script>alert(1)</script></svg>",
    "<math><mtext><table><mglyph><style><img src onerror=alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
    "<object data=x></object><embed src=x><applet>",
    "<form action=//fremd.example><input autofocus onfocus=alert(1)><button formaction=x>",
    "<meta http-equiv=refresh content='0;url=//fremd.example'><base href=//fremd.example><link rel=stylesheet href=x>",
    "<style>body{background:url(//fremd.example)}</style>",
    "<p style='position:fixed;inset:0'>x</p>",
    "<a href=x style=x onclick=x ping=//fremd.example target=_blank download>x</a>",
    "<img src=x onerror=alert(1) srcset=//fremd.example alt=x>",
    "<video poster=//fremd.example><source src=//fremd.example></video>",
    "<details ontoggle=alert(1) open><summary>x</summary></details>",
    "<div id=inhalt tabindex=0 role=alert aria-label=x contenteditable popover>x</div>",
    "<span class='md-header wiq-card'>x</span>",
    "<body onload=alert(1)><html><head><title>x</title>",
    "<textarea><img src=x onerror=alert(1)></textarea>",
    "<noscript><p title='</noscript><img src=x onerror=alert(1)>'></noscript>",
    "<template><script>x</script></template><plaintext>",
    "<![CDATA[<script>]]> <?php echo 1 ?> <!DOCTYPE html> <!ENTITY x>",
    "<b title='<script>alert(1)</script>' title='x'>x</b>",
    "<a\nhref='x'\nonclick='x'>x</a>",
    "<x onclick=alert(1)>y</x> <custom-element>z</custom-element>",
    "`<script>` \\<script> &lt;script&gt;",
    '[x](<y" onclick="alert(1)>) ![x" onerror="alert(1)](y \'z" onload="w\')',
    "x{: onclick=alert(1) style=x id='\"><script>' }",
    '# x {onclick=y #"z}',
    "```html onclick=x\n<script>\n```",
    "- <div>\n- </div>\n\n<ul><li>\n\n> </li>\n",
    "</div></section></article></main></body></html>",
    "<table><tr><td>\n\n</table>\n\n</td></tr>",
    "<p><table><tr><p><td><li><dd>x",
    "<a href=x><p><a href=y>[z](w)</a></p>",
    "<h2><div>x</h2></div>",
    "<ol start=-5 type=x><li value=999999999999>x</ol>",
    "<q cite='javascript:x'>y</q><blockquote cite=x>z</blockquote>",
    "[^1]<div>\n\n[^1]: </div> <b>\n",
    '!!! note "</p><script>"\n    <div>\n',
    "| <div> | </td> |\n|---|---|\n| <b> | </table> |\n",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_html_comes_out_harmless(text: str) -> None:
    assert faults(text) == []
    assert faults(f"Text\n\n- {text}\n\n> {text}\n\n{text}\n") == []


PIECES = [
    *HOSTILE,
    *[
        "<b>",
        "</b>",
        "<div>",
        "</div>",
        "<p>",
        "</p>",
        "<ul>",
        "<li>",
        "</ul>",
        "<h2>",
        "</h2>",
        "<table>",
        "<tr>",
        "<td>",
        "</table>",
        "<a>",
        "</a>",
        "<pre>",
        "</pre>",
    ],
    *(
        "\n",
        "\n\n",
        "\n- ",
        "\n> ",
        "    ",
        "\n1. ",
        "\n## ",
        "*",
        "**",
        "`",
        "[",
        "](x)",
        "{#a}",
        "<!--",
        "-->",
        "\\",
        "ا",
    ),
    *("\n```\n", "| a |\n|---|\n", "[^1]", "\n[^1]: x\n", "!!! note\n    ", "\0", "\u2028", "&", "<", ">", '"', "'"),
]


@settings(deadline=None, max_examples=300)
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=6)), max_size=14), st.booleans())
def test_whatever_is_typed_nothing_else_comes_out(pieces: list[str], has_title: bool) -> None:
    assert faults("".join(pieces), has_title=has_title) == []


@settings(deadline=None, max_examples=100)
@given(st.lists(st.sampled_from(PIECES), max_size=8))
def test_browsers_read_what_is_written(pieces: list[str]) -> None:
    """A parser that mends what browsers mend finds the same elements, in the same order."""
    body = parse("".join(pieces))
    filled = fill_links(body.html, ["#"] * len(body.outline.links))
    reader = Reader()
    written: list[str] = []
    reader.handle_starttag = lambda tag, attrs: written.append(tag)  # type: ignore[method-assign]
    reader.feed(filled)
    mended = [str(element.tag) for element in lxml_html.fragment_fromstring(filled or " ", create_parent="main").iter()]
    assert mended[1:] == written


@pytest.mark.parametrize(
    "text",
    [
        '<a href="b.md" hreflang="ar" title="T">x</a>',
        "<em>a</em> <strong>b</strong> <cite>c</cite> <code>d</code> <kbd>e</kbd>",
        "<sub>f</sub><sup>g</sup> <mark>h</mark>",
        '<ol start="3" type="a"><li>x</li></ol>\n<dl><dt>a</dt><dd>b</dd></dl>',
        '<abbr title="Wir im Quartier">WiQ</abbr>',
        '<div class="wiq-wege">x</div>\n<section lang="ar" dir="rtl">y</section>',
        "<details open><summary>a</summary>b</details>",
        '<figure><img src="a.png" alt="b"><figcaption>c</figcaption></figure>',
    ],
)
def test_the_white_list_passes_without_a_message(text: str) -> None:
    assert says(f"{text}\n") == []
    written = html(f"{text}\n")
    for name in lxml_html.fragment_fromstring(text, create_parent="main").iter():
        assert f"<{name.tag}" in written or name.tag == "main"


@pytest.mark.parametrize("word", ["script", "iframe", "style", "video", "svg", "form", "object", "input"])
def test_active_elements_are_errors_with_their_line(word: str) -> None:
    told = says(f"Text\n\nMehr <{word}>x</{word}>\n")
    assert told == [
        f"3 · <{word}> ist hier nicht erlaubt: Unsere Seiten laden nichts von anderswo und führen keine Programme aus. "
        "Bitte nur verlinken."
    ]


@pytest.mark.parametrize("name", ["onclick", "onmouseover", "srcdoc", "formaction", "src", "xlink:href"])
def test_active_attributes_are_errors(name: str) -> None:
    told = says(f"Text\n\n<p {name}='x'>x</p>\n")
    assert told[0].startswith(f"3 · „{name}“ ist bei <p> nicht erlaubt")


def test_what_looks_like_a_comment_in_code_but_stands_in_html_is_told() -> None:
    """In HTML backticks mean nothing, so browsers would begin a comment there."""
    told = says("<div>\n`<!--` Text\n")
    assert [line for line in told if line.startswith("2 · ") and "<!--" in line]


def test_addresses_of_an_unsafe_kind_never_stand_in_the_html() -> None:
    body = parse("[x](javascript:alert(1)) <a href='javascript:alert(1)'>y</a>\n")
    assert "javascript" not in body.html


def test_words_of_dropped_elements_stay() -> None:
    assert parse("<center>Mitte</center>\n\n<font size=7>groß</font>\n").text == "Mitte groß."


def test_the_links_of_a_body_and_its_marks_are_as_many() -> None:
    text = "<a href=a><img src=b alt=c></a> [d](e) <q cite=f>g</q> <a href=h><a href=i>j</a></a>"
    body = parse(text)
    pictures = sum(link.is_picture for link in body.outline.links)
    assert body.html.count("\0") == 2 * len(body.outline.links) + 4 * pictures


def test_find_addresses_has_one_for_each_link() -> None:
    from bodies import document

    body = parse("[a](b.md) <a href=c>d</a>")
    assert len(find_addresses(document(""), body.outline, {})) == 2

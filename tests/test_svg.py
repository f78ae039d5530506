"""Drawings are published only when all that they do is draw."""

from pathlib import Path

import pytest
from project import POST, read_messages, write_project

from wiq_site.source.looking import read_picture
from wiq_site.source.svg import find_active

SVG = 'xmlns="http://www.w3.org/2000/svg"'
XLINK = 'xmlns:xlink="http://www.w3.org/1999/xlink"'
XHTML = 'xmlns:h="http://www.w3.org/1999/xhtml"'
INKSCAPE = 'xmlns:inkscape="http://www.inkscape.org/namespaces/inkscape"'


@pytest.mark.parametrize(
    "inner",
    [
        '<path d="M0 0H9" fill="url(#verlauf)" style="stroke:#000;filter:url( \'#weich\' )"/>',
        '<defs><linearGradient id="verlauf"><stop offset="0"/></linearGradient></defs><use href="#verlauf"/>',
        f'<g {XLINK}><use xlink:href="#a"/><image xlink:href="data:image/png;base64,iVBORw0="/></g>',
        "<style>.a { fill: url(#b) } @media print { .a { fill: none } }</style>",
        "<style><![CDATA[ .a > b { fill: red } ]]></style>",
        '<title>onload="x" javascript:</title><text>url(https://fremd.example/)</text>',
        f'<g {INKSCAPE} inkscape:label="Ebene" inkscape:href="c:\\bild.png"><inkscape:path-effect on="1"/></g>',
        "<!-- <script>alert(1)</script> -->",
    ],
)
def test_what_draws_stays(inner: str) -> None:
    assert find_active(f"<svg {SVG}>{inner}</svg>".encode()) is None


@pytest.mark.parametrize(
    ("inner", "what"),
    [
        ("<script>alert(1)</script>", "<script>"),
        ("<SCRIPT/>", "<SCRIPT>"),
        (f"<g {XHTML}><h:script>alert(1)</h:script></g>", "<script>"),
        ("<foreignObject><p/></foreignObject>", "<foreignObject>"),
        ('<a href="javascript:alert(1)"><path/></a>', "<a>"),
        ('<animate attributeName="href" to="javascript:alert(1)"/>', "<animate>"),
        ('<set attributeName="onload" to="alert(1)"/>', "<set>"),
        ('<handler xmlns="http://www.w3.org/2001/xml-events"/>', "<handler>"),
        ('<path onclick="alert(1)"/>', "„onclick“"),
        ('<path OnClick="alert(1)"/>', "„OnClick“"),
        ('<image href="https://fremd.example/x.png"/>', "eine Adresse in „href“"),
        ('<image href="//fremd.example/x.png"/>', "eine Adresse in „href“"),
        (f'<g {XLINK}><use xlink:href="fremd.svg#a"/></g>', "eine Adresse in „href“"),
        ('<use href="data:image/svg+xml,&lt;svg/>#a"/>', "eine Adresse in „href“"),
        ('<g xml:base="https://fremd.example/"/>', "eine Adresse in „base“"),
        ('<path fill="url(https://fremd.example/#a)"/>', "eine Adresse in „fill“"),
        ('<path style="background: URL( //fremd.example )"/>', "eine Adresse in „style“"),
        ('<path style="background: u\\72l(//fremd.example)"/>', "eine Adresse in „style“"),
        ("<style>@import '//fremd.example/a.css';</style>", "ein Stil, der etwas nachlädt"),
        ("<style>a { b: ur<!-- -->l(//fremd.example) }</style>", "ein Stil, der etwas nachlädt"),
        ("<style>a { b: ur<![CDATA[l(//fremd.example)]]> }</style>", "ein Stil, der etwas nachlädt"),
        ("<style>" + " " * 20_000 + "a { b: url(//fremd.example) }</style>", "ein Stil, der etwas nachlädt"),
        ('<?xml-stylesheet href="a.xsl" type="text/xsl"?>', "eine Anweisung an Programme (<?…?>)"),
        ("<path>", "ein Fehler, mit dem Browser sie nicht lesen können"),
    ],
)
def test_what_runs_or_loads_is_told(inner: str, what: str) -> None:
    assert find_active(f"<svg {SVG}>\n{inner}</svg>".encode()) == (2, what)


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ('<html xmlns="http://www.w3.org/1999/xhtml"><svg/></html>', "<html> statt einer Zeichnung"),
        ("<svg/>", "<svg> statt einer Zeichnung"),
        (f'<!DOCTYPE svg [<!ENTITY a "b">]><svg {SVG}>&a;</svg>', "eine eigene Abkürzung (ENTITY)"),
        ("kein Bild", "ein Fehler, mit dem Browser sie nicht lesen können"),
    ],
)
def test_what_is_no_drawing_is_told(text: str, what: str) -> None:
    assert find_active(text.encode()) == (1, what)


@pytest.mark.parametrize("text", [f"<svg {SVG}>\n<path/>\n", f"<svg {SVG}>\r\n<path/>\r\n\r\n"])
def test_a_missing_end_is_told_at_the_last_line_that_is_there(text: str) -> None:
    assert find_active(text.encode()) == (2, "ein Fehler, mit dem Browser sie nicht lesen können")
    assert find_active(b"\n\n") == (1, "ein Fehler, mit dem Browser sie nicht lesen können")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16"])
def test_the_encoding_hides_nothing(encoding: str) -> None:
    assert find_active(f"<svg {SVG}><script/></svg>".encode(encoding)) == (1, "<script>")


def test_old_kinds_of_documents_are_drawings(tmp_path: Path) -> None:
    doctype = '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">'
    assert find_active(f'<?xml version="1.0"?>{doctype}<svg {SVG}><path/></svg>'.encode()) is None


@pytest.mark.parametrize("begin", ["<!--ftypavif-->", "<!--ftypheic-->", "\n\n", "\ufeff", "<?xml version='1.0'?>"])
def test_what_a_file_begins_with_hides_nothing(begin: str, tmp_path: Path) -> None:
    """A comment can look like the head of a photo."""
    file = tmp_path / "a.svg"
    file.write_text(f"{begin}<svg {SVG}><script/></svg>", "utf-8")
    faults = read_picture(file, file.stat().st_size, whole=True).faults
    assert [fault.what for fault in faults if fault.severity == "Fehler" and "<script>" in fault.what]


def test_an_editor_reads_where_it_stands(tmp_path: Path) -> None:
    drawing = f"<svg {SVG}>\n<script>alert(1)</script></svg>"
    post = POST.replace("categories:", "bild: {datei: bilder/a.svg, alt: A, nachweis: WiQ}\n    categories:")
    write_project(tmp_path, {"posts/p.md": post, "posts/bilder/a.svg": drawing})
    what = "In der Zeichnung steht <script>; veröffentlicht wird nur, was zeichnet."
    todo = "Bitte als „einfaches SVG“ speichern oder ein anderes Bild nehmen."
    assert read_messages(tmp_path) == [f"posts/bilder/a.svg:2 · {what} {todo}"]

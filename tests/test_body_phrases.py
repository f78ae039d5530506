"""What people write every day comes out as it was written, wherever it stands, and nothing is told of it."""

import re
from html import unescape

import pytest
from bodies import parse, says

PHRASES = """\
Am 3. Oktober, vom 1.–3. Mai, am 10. und 11. Juni und 24./25. Dezember
Ruf an: 0341. 12 34 56 oder +49 341 123456
Liebe Kolleg:innen, Nachbar_innen, Bürger*in und Freund*in, jede*r, der*die Leiter*in
Bürger/-innen, Bürger/innen, BürgerInnen, Bürger(innen), Ärzt·innen
Nach § 5 Abs. 1 S. 2 Nr. 3 und §§ 7–9, Art. 3 Abs. 3
2*3*4 = 24, 12*8 m, 2 * 3 und 5 > 3, a < b, b>a
Danke <3 an <Name>, <Vor- und Nachname> und <Straße/Ort>
Bitte [ ] ja oder [x] nein, siehe [1], [sic!] und […]
Wir sind ~20 Leute, :) ;-) ^^ \N{GRINNING FACE} >:( und <-
Preis: 5 €, 50 %, 1.000,50 €, ½, 20 °C, 1/2, 18:30 Uhr
Punkt #1, #Hof, „#Fest“, (#Garten) und C#
Siehe www.example.org, (https://example.org/a_b_c) und name@example.org!
„Hallo“, ‚so‘, »so« und 'so' – oder — so …
H~2~O, m^2, $5, {Klammer}, {{, %, &c., AT&T und R&B
Die Datei mein_bild_neu.jpg und __init
a | b ist ein Strich
""".splitlines()
AROUND = {
    "a paragraph": "{}",
    "a point": "- {}\n- Text",
    "a number": "1. Text\n2. {}",
    "a point in a point": "1. Text\n  - {}\n",
    "a quote": "> {}\n> Text",
    "an answer": "> > {}",
    "a box": "!!! note\n    {}",
    "a box that opens": '??? tip "Titel"\n    Text\n\n    {}',
    "a footnote": "Text[^1].\n\n[^1]: {}",
    "a definition": "Text\n: {}",
    "an element": "<div>\n\n{}\n\n</div>",
    "the second line": "Text\\\n{}",
    "bold words": "**{}**.",
    "the text behind a link": "[Link](https://example.org) {}",
    "the text behind code": "`x` {} `y`",
    "a heading": "## {}",
    "a cell": "| {} | b |\n|---|---|\n| x | y |",
}


def as_read(html: str) -> str:
    return unescape(re.sub(r"<[^>]*>", "", html))


@pytest.mark.parametrize("around", AROUND)
@pytest.mark.parametrize("phrase", PHRASES)
def test_phrases_come_out_as_written(phrase: str, around: str) -> None:
    written = phrase.replace("|", "\\|") if around == "a cell" else phrase
    text = AROUND[around].format(written) + "\n"
    assert phrase in as_read(parse(text).html)
    assert says(text) == []

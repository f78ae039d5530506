"""Where links lead: checked with a message, and turned into addresses."""

import pytest
from bodies import document

from wiq_site.body.links import NOWHERE, Target, check_links, find_addresses
from wiq_site.body.parse import parse_body

TARGETS = {
    "teams/hof.md": Target("teams/hof/", frozenset({"ueber-uns", "treffen"})),
    "posts/fest.md": Target("blog/fest/", frozenset({"wiq-termine"})),
    "posts/entwurf.md": Target("blog/entwurf/", public=False),
    "posts/Grüße.md": Target("blog/gruesse/"),
    "posts/Was? (2).md": Target("blog/was/"),
    "posts/bilder/foto (1).png": Target("posts/bilder/foto (1).png"),
    "posts/bilder/100%.png": Target("posts/bilder/100%.png"),
    "index.md": Target("", frozenset()),
}


def check(text: str) -> list[str]:
    file = document(text)
    outline = parse_body(file, has_title=True).outline
    return [problem.render().removeprefix("posts/fest.md:") for problem in check_links(file, outline, TARGETS)]


def addresses(text: str) -> tuple[str, ...]:
    file = document(text)
    return find_addresses(file, parse_body(file, has_title=True).outline, TARGETS)


@pytest.mark.parametrize(
    ("target", "address"),
    [
        ("../teams/hof.md", "teams/hof/"),
        ("../teams/hof.md#treffen", "teams/hof/#treffen"),
        ("../teams/hof.md?a=1&b=2#ueber-uns", "teams/hof/?a=1&b=2#ueber-uns"),
        ("./../posts/fest.md#wiq-termine", "blog/fest/#wiq-termine"),
        ("Gru\u0308ße.md", "blog/gruesse/"),
        ("Gr%C3%BC%C3%9Fe.md", "blog/gruesse/"),
        ("Gr%c3%bc%c3%9fe.md", "blog/gruesse/"),
        ("bilder/foto%20(1).png", "posts/bilder/foto (1).png"),
        ("<bilder/foto (1).png>", "posts/bilder/foto (1).png"),
        ("bilder/100%.png", "posts/bilder/100%.png"),
        ("bilder/100%25.png", "posts/bilder/100%.png"),
        ("<Was? (2).md>", "blog/was/"),
        ("Was%3F%20(2).md", "blog/was/"),
        ("../index.md", ""),
        ("#wiq-termine", "#wiq-termine"),
        ("#top", "#top"),
        ("https://a.example/b?c=d#e", "https://a.example/b?c=d#e"),
        ("<https://a.example/b c>", "https://a.example/b%20c"),
        ("mailto:info@a.example?subject=Fest%20(Hof)", "mailto:info@a.example?subject=Fest%20(Hof)"),
        ("tel:+49-341-1234", "tel:+49-341-1234"),
    ],
)
def test_a_good_link_has_an_address_and_no_message(target: str, address: str) -> None:
    assert check(f"[x]({target})\n") == []
    assert addresses(f"[x]({target})\n") == (address,)


@pytest.mark.parametrize(
    ("target", "message"),
    [
        ("../team/hof.md", "1 · Link: „../team/hof.md“ gibt es nicht. Meinten Sie „../teams/hof.md“?"),
        ("../teams/hof.md#über-uns", "Meinten Sie „../teams/hof.md#ueber-uns“?"),
        ("../teams/hof.md#gibts-nicht", "führt zu einer Stelle, die es auf der Seite nicht gibt."),
        ("#wiq-termin", "die es auf dieser Seite nicht gibt. Meinten Sie „#wiq-termine“?"),
        ("entwurf.md", "„entwurf.md“ ist nicht öffentlich"),
        ("/teams/hof/", "„/teams/hof/“ beginnt am Anfang der Website"),
        ("www.a.example", "Meinten Sie „https://www.a.example“?"),
        ("info@a.example", "Meinten Sie „mailto:info@a.example“?"),
        ("ftp://a.example", "„ftp://a.example“ ist kein erlaubter Link."),
        ("//a.example/x", "ist kein erlaubter Link."),
        ("file:///C:/x.md", "ist kein erlaubter Link."),
        ("https://a.exampl]e", "ist keine lesbare Adresse."),
        ("https://", "ist keine lesbare Adresse."),
        ("https://a.example:123456/", "ist keine lesbare Adresse."),
        ("<https://a. example/>", "ist keine lesbare Adresse."),
        ("http:a.example", "ist keine lesbare Adresse."),
        ("{{<ref>}}", "„{{<ref>}}“ gibt es nicht."),
    ],
)
def test_a_bad_link_is_told(target: str, message: str) -> None:
    told = check(f"[x]({target})\n")
    assert len(told) == 1
    assert message in told[0]


@pytest.mark.parametrize(
    "target",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:alert(1)",
        "javascript&colon;alert(1)",
        "<java&#10;script:alert(1)>",
        "&#32;javascript:alert(1)",
        "vbscript:x",
        "data:text/html;base64,PHNjcmlwdD4=",
        "blob:x",
        "//a.example",
        "\\\\a.example",
        "/\\a.example",
    ],
)
@pytest.mark.parametrize(
    "form", ["[x]({})", "<a href='{}'>x</a>", "![x]({})", "[x][y]\n\n[y]: {}", "<q cite='{}'>x</q>"]
)
def test_what_is_active_or_foreign_by_stealth_gets_no_address(form: str, target: str) -> None:
    text = form.format(target.strip("<>") if "'" in form else target) + "\n"
    found = addresses(text)
    assert set(found) <= {NOWHERE}
    if found:
        assert check(text)


@pytest.mark.parametrize("text", ["![x](https://a.example/x.png)", "<img src='http://a.example/x.png' alt='x'>"])
def test_foreign_pictures_are_told_and_not_loaded(text: str) -> None:
    assert "würde von einer fremden Adresse geladen" in check(f"{text}\n")[0]
    assert addresses(f"{text}\n") == (NOWHERE,)


def test_absolute_pictures_are_told_with_the_folder() -> None:
    assert "![Text](bilder/baum.jpg)" in check("![Baum](/assets/baum.jpg)\n")[0]


def test_own_anchors_are_those_of_the_body_too() -> None:
    assert check("## Hier\n\n[x](#hier) [y](fest.md#hier) [z](#da)\n") == [
        "3 · Link: „#da“ führt zu einer Stelle, die es auf dieser Seite nicht gibt."
    ]


def test_unknown_anchors_of_a_page_are_let_pass() -> None:
    assert check("[x](Grüße.md#irgendwo)\n") == []


def test_long_addresses_show_their_beginning() -> None:
    assert len(check(f"[x](data:text/calendar;base64,{'QUJD' * 500})\n")[0]) < 250


def test_many_dead_links_are_counted() -> None:
    told = check("".join(f"[x](fehlt-{number}.md)\n" for number in range(50)))
    assert len(told) == 6

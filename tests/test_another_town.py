"""Another town takes the program as it is: nothing names the first one, and nothing optional leaves a gap."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from lxml import html

from tests.project import check_project, dedent
from wiq_site.version import PACKAGE

OURS = re.compile(r"\bWiQ\b|Leipzig|Wir im Quartier|\b[Dd](?:ie|er) Stiftung\b|\bEcken\b")

HOME = {
    "mkdocs.yml": """
        site_name: Nachbarstadt
        site_url: https://nachbarstadt.example/
        theme: material
        plugins: [wiq]
    """,
    "docs/index.md": "# Willkommen\n",
    "taxonomies.yml": "themen: {}\n",
}
LEAST = HOME | {
    "taxonomies.yml": """
        status: {da: {label: da}}
        categories: {neues: {label: Neues}}
        gebiet: {ost: {label: Osten}}
        themen: {rad: {label: Rad}}
        faehigkeit: {bauen: {label: Bauen}}
    """,
    "teams/a.md": "---\ntitle: A\nkurz: K\nstatus: da\nbestaetigt: 2026-11-01\n---\n",
    "teams/b.md": """
        ---
        title: B
        kurz: K
        status: da
        seit: 2026-11
        gebiet: ost
        gesucht: [{faehigkeit: bauen, text: Hilfe}]
        ---
    """,
    "posts/a.md": "---\ntitle: P\ndate: 2026-05-01\ncategories: neues\n---\n",
    "posts/b.md": """
        ---
        title: I
        date: 2026-05-02
        categories: neues
        themen: rad
        idee: {status: offen}
        termine: [{titel: Fest, beginn: 2026-12-24}, {titel: Rest, beginn: 2026-01-06}]
        tops: [{titel: Eins}]
        ---
    """,
    "docs/felder.md": "---\nansicht: felder\n---\n# Felder\n",
    "docs/zahlen.md": "---\nansicht: zahlen\n---\n# Zahlen\n",
    "docs/impressum.md": "---\nansicht: impressum\n---\n# Impressum\n",
}


def make(root: Path, files: dict[str, str]) -> dict[str, str]:
    """Address → text of every file of the site of a project."""
    for path, text in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(dedent(text), "utf-8")
    checked = check_project(root)
    assert [problem.render() for problem in checked.problems] == []
    return {output.address: output.make().decode("utf-8", "replace") for output in checked.outputs().all()}


@pytest.fixture(scope="module", params=[HOME, LEAST], ids=["one page", "required fields only"])
def files(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return make(tmp_path_factory.mktemp("town"), request.param)


def find_empty(text: str) -> Iterator[str]:
    """Elements of a page that readers see as a gap: without words, pictures and fields."""
    for element in html.fromstring(text).iter("p", "li", "ul", "ol", "dl", "dd", "dt", "section", "h1", "h2", "h3"):
        filled = element.xpath("boolean(.//img | .//svg | .//input | .//select | .//button)")
        waits = element.xpath("boolean(ancestor-or-self::*[@hidden or @data-wiq-result or @data-wiq-hits])")
        if not filled and not waits and not element.text_content().strip():
            yield html.tostring(element, encoding="unicode")[:120]


def test_what_is_optional_leaves_no_gap(files: dict[str, str]) -> None:
    pages = {address: list(find_empty(text)) for address, text in files.items() if address.endswith(".html")}
    assert {address: found for address, found in pages.items() if found} == {}


def test_no_file_names_the_first_town(files: dict[str, str]) -> None:
    texts = {address: text for address, text in files.items() if not address.endswith(".png")}  # chance spells there
    assert {address: found for address, text in texts.items() if (found := OURS.findall(text))} == {}


def read_strings(file: Path) -> Iterator[str]:
    """The texts of a module that are no docstrings."""
    tree = ast.parse(file.read_text("utf-8"))
    said = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    yield from (
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in said
    )


def test_no_message_names_the_first_town() -> None:
    assert [text for file in PACKAGE.rglob("*.py") for text in read_strings(file) if OURS.search(text)] == []

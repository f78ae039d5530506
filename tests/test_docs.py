"""What README and the editors' guide show is true: settings are named, examples are without mistakes.

The examples use terms of this repository, so its taxonomies are read here, and nothing else of its content.
"""

import re
from pathlib import Path

import pytest
from builder import ROOT

from wiq_site.content.models import Post, Team
from wiq_site.content.parse import parse_content, parse_taxonomies
from wiq_site.options import Options
from wiq_site.source.documents import parse_document, read_yaml

PAGES = [ROOT / "README.md", *sorted((ROOT / "site_src" / "redaktion").glob("*.md"))]
EXAMPLES = [
    pytest.param(found[1], id=f"{page.stem}-{number}")
    for page in PAGES
    for number, found in enumerate(re.finditer(r"^```yaml\n(---\n.*?)^```", page.read_text("utf-8"), re.M | re.S))
]


def test_there_are_examples_of_every_kind() -> None:
    texts = [str(example.values[0]) for example in EXAMPLES]
    assert len(texts) > 5
    assert any("\nidee:" in text for text in texts) and any("\ntermine:" in text for text in texts)
    assert any("\nstatus:" in text for text in texts)


@pytest.mark.parametrize("text", EXAMPLES)
def test_an_example_is_without_mistakes(text: str) -> None:
    taxonomies, _ = parse_taxonomies(read_yaml(ROOT / "taxonomies.yml", "taxonomies.yml")[0], "taxonomies.yml")
    document, problems = parse_document(text, "beispiel.md", "posts/beispiel.md")
    model = Post if "date" in document.fields.values else Team
    _, found = parse_content(model, document, taxonomies)
    assert [problem.render() for problem in (*problems, *found)] == []


def test_every_setting_stands_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    assert [name for name in Options.model_fields if f"`{name}`" not in readme] == []


def test_files_that_the_documents_name_exist() -> None:
    for page in (ROOT / "README.md", ROOT / "DESIGN.md"):
        text = page.read_text("utf-8")
        for name in re.findall(r"\]\(((?!https?:)[^)#]+)\)", text):
            assert (ROOT / name).exists(), name
        for name in re.findall(r"`([a-z_]+\.py)`", text):
            assert list((ROOT / "wiq_site").rglob(Path(name).name)), name

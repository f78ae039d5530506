"""One converter for many pages: it is used where that is safe, and nothing of a page stays for the next."""

from pathlib import Path

import pytest
from markdown.extensions.toc import TocExtension
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure import pages
from mkdocs.structure.files import File, Files
from project import write_project

from wiq_site.mkdocs_markdown import find_converter

TEXTS = [
    "## Ein *Titel* {#eins}\n\nText.[^1]\n\n[^1]: Fußnote\n\n[ref]: https://beispiel.example\n\n*[WiQ]: Wir",
    '## Ein Titel\n\nWiQ, [ref], [a](b.md#eins), [fehlt](c.md)[^1]\n\n=== "Reiter"\n\n    Text\n',
    '<h2 id="raw">Roh</h2>\n\n```python\nx = 1\n```\n\n## Ein Titel\n\n- [ ] offen\n\n# Groß',
]


@pytest.fixture
def config(tmp_path: Path) -> MkDocsConfig:
    extensions = "[footnotes, abbr, attr_list, toc, pymdownx.tabbed, pymdownx.superfences, pymdownx.tasklist]"
    project = "site_name: N\nsite_url: https://nachbarstadt.example/\ntheme: material\nplugins: [wiq]\n"
    write_project(tmp_path, {"mkdocs.yml": f"{project}markdown_extensions: {extensions}\n"})
    return load_config(str(tmp_path / "mkdocs.yml"))


def values(page: pages.Page) -> tuple[object, ...]:
    links = {file.src_uri: found for file, found in (page.links_to_anchors or {}).items()}
    return page.content, str(page.toc), page._title_from_render, page.present_anchor_ids, links


def test_pages_are_converted_as_mkdocs_does(config: MkDocsConfig) -> None:
    converter = find_converter(config)
    assert converter
    files = Files([File(name, "docs", "site", True) for name in ("a.md", "b.md")])
    for text in (*TEXTS, *TEXTS):
        one, other = (pages.Page(None, files.get_file_from_path("a.md"), config) for _ in range(2))
        one.markdown = other.markdown = text
        converter.convert(one, config, files)
        other.render(config, files)
        assert values(one) == values(other)


def test_unknown_extensions_get_a_new_converter_each(config: MkDocsConfig) -> None:
    config.markdown_extensions.append(TocExtension())
    assert find_converter(config) is None


def test_another_version_of_mkdocs_does_it_itself(config: MkDocsConfig, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delattr(pages, "_RawHTMLPreprocessor")
    assert find_converter(config) is None

"""The layout shows the way of the data: modules import downwards only, and only the adapter knows MkDocs."""

import ast
from collections.abc import Iterator
from pathlib import Path

import wiq_site

PACKAGE = Path(wiq_site.__file__).parent

LAYERS = [
    {"cache", "garbage", "text", "dates", "addresses", "selection", "repair"},
    {"output", "problems", "clock", "recurrence", "search", "version"},
    {"source.yaml_text"},
    {"source.documents"},
    {"content.fields"},
    {"content.taxonomies"},
    {"content.models", "content.parse", "content.links"},
    {"settings", "publication"},
    {"catalogue"},
    {"views.area_map", "views.parts", "views.steps"},
    {"views.questions", "views.related", "views.listings"},
    {"data", "feeds.plan", "calendars.plan"},
    {"feeds.formats", "feeds.opml", "calendars.ics"},
    {"views.profiles", "views.places"},
    {"site"},
    {"check", "render"},
    {"mkdocs_ahead", "mkdocs_files", "mkdocs_markdown"},
    {"mkdocs_pages"},
    {"cli", "plugin"},
]
"""From the bottom up. A module may import what stands in layers below its own."""

FRAMEWORKS = {"mkdocs", "properdocs", "material"}


def modules() -> Iterator[tuple[str, Path]]:
    for file in PACKAGE.rglob("*.py"):
        if file.name != "__init__.py":
            yield ".".join(file.relative_to(PACKAGE).with_suffix("").parts), file


def imports(file: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


def test_every_module_has_a_layer() -> None:
    assert {name for name, _ in modules()} == set().union(*LAYERS)


def test_modules_import_downwards_only() -> None:
    rank = {name: index for index, layer in enumerate(LAYERS) for name in layer}
    wrong = [
        f"{name} imports {target}"
        for name, file in modules()
        for target in (n.removeprefix("wiq_site.") for n in imports(file) if n.startswith("wiq_site."))
        if target in rank and rank[target] >= rank[name]
    ]
    assert wrong == []


def test_only_the_adapter_knows_mkdocs() -> None:
    knowing = {
        name for name, file in modules() if {imported.partition(".")[0] for imported in imports(file)} & FRAMEWORKS
    }
    assert knowing == {"plugin", "mkdocs_files", "mkdocs_markdown", "mkdocs_pages"}

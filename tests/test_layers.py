"""The layout shows the way of the data: imports go downwards only, and only one module knows MkDocs."""

import ast
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import wiq_site

PACKAGE = Path(wiq_site.__file__).parent

LAYERS = [
    {"text", "dates", "addresses", "base", "selection", "locks", "sharing", "garbage", "media_types", "languages"},
    {"cache", "fixes", "git"},
    {"problems", "clock", "recurrence", "version"},
    {"source"},
    {"body", "content", "setting_forms", "pictures"},
    {"legal", "form_options"},
    {"options"},
    {"settings", "search", "privacy", "schemas"},
    {"bodies", "agenda"},
    {"catalogue"},
    {"parser", "lists", "picture_files", "organisation_file"},
    {"reader", "feeds", "calendars"},
    {"site"},
    {"facts", "data", "compiling"},
    {"views", "frame"},
    {"hosting", "removal", "newsletter", "decap"},
    {"files"},
    {"project"},
    {"editing", "comparing"},
    {"importing", "founding"},
    {"hands"},
    {"commands"},
    {"cli"},
    {"__main__"},
]
"""Modules and folders from the bottom up. Each may import what stands in layers below its own."""

FRAMEWORKS = {"mkdocs", "properdocs", "material"}


def modules() -> Iterator[tuple[str, Path]]:
    for file in PACKAGE.rglob("*.py"):
        if file.name != "__init__.py":
            yield ".".join(file.relative_to(PACKAGE).with_suffix("").parts), file


@cache
def imports(file: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(file.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


@cache
def own_imports(file: Path) -> set[str]:
    known = dict(modules())
    return {name for name in (n.removeprefix("wiq_site.") for n in imports(file)) if name in known}


def test_every_module_has_a_layer() -> None:
    assert {name.partition(".")[0] for name, _ in modules()} == set().union(*LAYERS)


def test_imports_go_downwards_only() -> None:
    rank = {name: index for index, layer in enumerate(LAYERS) for name in layer}
    wrong = [
        f"{name} imports {target}"
        for name, file in modules()
        for target in own_imports(file)
        if target.partition(".")[0] != name.partition(".")[0]
        and rank[target.partition(".")[0]] >= rank[name.partition(".")[0]]
    ]
    assert wrong == []


def test_no_two_modules_need_each_other() -> None:
    TopologicalSorter({name: own_imports(file) for name, file in modules()}).prepare()


def test_the_plan_shows_nothing_itself() -> None:
    """What pages show is made later, so a check and an unchanged build need no templates."""
    assert [
        n
        for n, file in modules()
        if n.startswith(("site.", "feeds.", "calendars.", "lists."))
        for target in own_imports(file)
        if target.startswith("views.")
    ] == []


def test_only_the_plugin_knows_mkdocs() -> None:
    knowing = {name for name, file in modules() if {n.partition(".")[0] for n in imports(file)} & FRAMEWORKS}
    assert knowing == {"hands.mkdocs"}

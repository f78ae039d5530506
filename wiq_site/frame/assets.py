"""The files beside the pages: style sheets, scripts, pictures. Only those that pages use are published."""

from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path

from wiq_site.frame.drawing import Drawing, find_material
from wiq_site.frame.scripts import ENTRY, join_entry, read_script
from wiq_site.version import PACKAGE

THEME = PACKAGE / "theme"
FOLDER = "assets/wiq/"

Asset = Path | Callable[[], bytes]


def find_assets(drawing: Drawing, favicon: str, extra_css: tuple[str, ...]) -> Mapping[str, Asset]:
    """Address → file or maker. Ours is the ``favicon`` only of a site that has none."""
    left_out = {*ENTRY, *(["favicon.svg"] if favicon else [])}
    suffixes = {".mjs", ".js", ".svg"}
    files = [f for f in sorted((THEME / FOLDER).iterdir()) if f.suffix in suffixes and f.name not in left_out]

    def make_material() -> bytes:
        from wiq_site.frame.styles import find_words, join_parts, reduce_material

        ours, words = join_parts(THEME / "style"), find_words(_texts(drawing))
        return reduce_material(find_material(), words, ours, keep_properties=bool(extra_css)).encode()

    def make_ours() -> bytes:
        from wiq_site.frame.styles import join_parts

        return join_parts(THEME / "style").encode()

    return {
        **{f"{FOLDER}{file.name}": file if file.suffix == ".svg" else partial(_make_script, file) for file in files},
        f"{FOLDER}material.css": make_material,
        f"{FOLDER}wiq.css": make_ours,
        f"{FOLDER}wiq.mjs": lambda: join_entry(THEME / FOLDER).encode(),
    }


def _make_script(file: Path) -> bytes:
    return read_script(file).encode()


def _texts(drawing: Drawing) -> list[str]:
    """Everything that names classes: the templates of frame and pages, and the scripts."""
    pages = [*(PACKAGE / "templates").rglob("*.html"), *(THEME / FOLDER).glob("*js")]
    return [*drawing.read_sources(), *(file.read_text("utf-8") for file in pages)]

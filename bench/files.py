"""What every project is written with: pages with front matter, settings as YAML, pictures."""

from collections.abc import Mapping
from pathlib import Path

import yaml

from bench.content import Content
from bench.terms import HOST

SITE_NAME = "Beispielstadt"
SITE_URL = f"https://{HOST}/"
HOME = "Hier erzählen Nachbar:innen, was sie gemeinsam verändern, und wo du mitmachen kannst."
SITE = {"site_name": SITE_NAME, "site_url": SITE_URL, "site_description": "Was Nachbar:innen gemeinsam verändern"}
"""What every ``mkdocs.yml`` begins with."""


def write_page(file: Path, fields: Mapping[str, object], body: str) -> None:
    """Markdown below YAML."""
    write_text(file, f"---\n{_render_yaml(fields)}---\n{body}\n")


def write_config(root: Path, values: Mapping[str, object], name: str = "mkdocs.yml") -> None:
    """Values as YAML."""
    write_text(root / name, _render_yaml(values))


def write_pictures(folder: Path, content: Content) -> None:
    """All pictures into ``bilder/`` of a folder."""
    (folder / "bilder").mkdir(parents=True, exist_ok=True)
    for name, data in content.pictures.items():
        (folder / "bilder" / name).write_bytes(data)


def write_text(file: Path, text: str) -> None:
    """A text file and the folders above it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, "utf-8")


class _Dumper(yaml.CSafeDumper):
    """Writes equal values out each time: our loader takes no anchors."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def _render_yaml(values: Mapping[str, object]) -> str:
    return str(yaml.dump(dict(values), Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=10**6))

"""Small sites of other generators in tests: a tree is written, imported into a small town, and the town is read."""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from click.testing import CliRunner
from PIL import Image
from project import dedent, write_project

from wiq_site.cli import main
from wiq_site.source.documents import parse_document
from wiq_site.source.yaml_text import Plain

TODAY = {"SOURCE_DATE_EPOCH": "1795345200"}  # 2026-11-22

TOWN = {
    "taxonomies.yml": """
        categories:
          feste: {label: Feste}
        themen:
          gruen: {label: Grünes, auch: [Garten]}
    """,
}


def build_picture(colour: str = "red") -> bytes:
    """A small photo; another colour gives other bytes."""
    stream = io.BytesIO()
    Image.new("RGB", (40, 30), colour).save(stream, "PNG")
    return stream.getvalue()


@dataclass(frozen=True)
class Town:
    """The town after an import: ``said`` is the report."""

    root: Path
    said: str

    def texts(self) -> set[str]:
        """Paths of all posts and pages that came in."""
        found = {file.relative_to(self.root).as_posix() for file in self.root.rglob("*.md")}
        return found - {"docs/index.md"}

    def fields(self, path: str) -> Mapping[str, Plain]:
        return self._parse(path)[0]

    def body(self, path: str) -> str:
        return self._parse(path)[1].strip()

    def pictures(self) -> set[str]:
        return {file.relative_to(self.root).as_posix() for file in self.root.rglob("bilder/*")}

    def state(self) -> dict[str, bytes]:
        """Every file with its bytes."""
        files = (file for file in self.root.rglob("*") if file.is_file() and ".cache" not in file.parts)
        return {file.relative_to(self.root).as_posix(): file.read_bytes() for file in files}

    def about(self, source: str) -> str:
        """What the report says of one source."""
        lines = self.said.split("\n")
        start = next(number for number, line in enumerate(lines) if line.partition(": ")[0] == source)
        end = next((n for n in range(start + 1, len(lines)) if not lines[n].startswith("  ")), len(lines))
        return "\n".join(lines[start:end])

    def _parse(self, path: str) -> tuple[Mapping[str, Plain], str]:
        document, problems = parse_document((self.root / path).read_text("utf-8"), path, path)
        assert problems == []
        return document.fields.values, document.body


def write_tree(root: Path, files: Mapping[str, str | bytes]) -> Path:
    for path, content in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else dedent(content).encode())
    return root


def bring_in(
    root: Path, program: str, files: Mapping[str, str | bytes], town: Mapping[str, str | bytes | None] | None = None
) -> Town:
    """Write both sites below ``root`` and import the old one."""
    write_project(root / "town", {**TOWN, **(town or {})})
    write_tree(root / "old", files)
    return bring_in_again(root, program)


def bring_in_again(root: Path, program: str) -> Town:
    settings = str(root / "town/mkdocs.yml")
    result = CliRunner().invoke(main, ["import", program, str(root / "old"), "-f", settings], env=TODAY)
    assert result.exit_code == 0, result.output
    return Town(root / "town", result.output)

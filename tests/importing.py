"""A small town into which somebody imports, by the command itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import yaml
from click.testing import CliRunner
from editing import write_town
from project import check_project

from wiq_site.cli import main


@dataclass(frozen=True)
class Done:
    """What a command said, and the town after it."""

    said: str
    status: int
    root: Path

    def read(self, path: str) -> str:
        return (self.root / path).read_text("utf-8")

    def head(self, path: str) -> dict[str, object]:
        """The front matter as text."""
        found = yaml.load(self.read(path).split("---\n")[1], Loader=yaml.CBaseLoader)
        assert isinstance(found, dict)
        return found

    def body(self, path: str) -> str:
        return self.read(path).split("---\n", 2)[2].strip()

    def files(self, folder: str = "posts") -> list[str]:
        return sorted(
            file.relative_to(self.root).as_posix() for file in (self.root / folder).rglob("*") if file.is_file()
        )

    def problems(self) -> list[str]:
        """What the check says of the town now."""
        return [problem.render() for problem in check_project(self.root).problems]


def import_drupal(
    folder: Path,
    sources: Mapping[str, str | bytes],
    *options: str,
    town: Mapping[str, str] | None = None,
    source: str = "",
) -> Done:
    """Write the ``sources`` of the old site beside a town and import all of them, or the one named ``source``."""
    root, old = folder / "town", folder / "alt"
    if not root.exists():
        write_town(root, town or {})
    for path, content in sources.items():
        file = old / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    old.mkdir(exist_ok=True)
    arguments = ["import", "drupal", "-f", str(root / "mkdocs.yml"), *options, str(old / source)]
    result = CliRunner().invoke(main, arguments)
    assert "Traceback" not in result.output, result.output
    return Done(result.output, result.exit_code, root)

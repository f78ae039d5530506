"""After any edits of a large site the cached build gives byte for byte what the plain path gives."""

import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import yaml
from conftest import run_builder

from bench.content import Size, build_content
from bench.projects import FEW, write_ours

Change = Callable[[Path, random.Random], None]


def change_text(pattern: str, key: str) -> Change:
    """Change a text in the front matter of a random file."""

    def change(root: Path, chance: random.Random) -> None:
        file = chance.choice(sorted(root.glob(pattern)))
        text = file.read_text("utf-8")
        changed = re.sub(rf"^({key}: ['\"]?)", rf"\1Neu {chance.randrange(100)} ", text, count=1, flags=re.MULTILINE)
        file.write_text(changed, "utf-8")

    return change


def add_sentence(root: Path, chance: random.Random) -> None:
    file = chance.choice(sorted(root.glob("*/*.md")))
    file.write_text(f"{file.read_text('utf-8')}\nNoch ein Satz, Nummer {chance.randrange(100)}.\n", "utf-8")


def find_unlinked(root: Path, chance: random.Random) -> Path:
    texts = "".join(file.read_text("utf-8") for file in root.glob("*/*.md"))
    return chance.choice([file for file in sorted(root.glob("posts/*.md")) if file.name not in texts])


def remove_post(root: Path, chance: random.Random) -> None:
    find_unlinked(root, chance).unlink()


def rename_post(root: Path, chance: random.Random) -> None:
    file = find_unlinked(root, chance)
    file.rename(file.with_stem(f"{file.stem}-neu"))


def copy_post(root: Path, chance: random.Random) -> None:
    file = find_unlinked(root, chance)
    shutil.copy(file, file.with_stem(f"{file.stem}-noch-einmal"))


def change_term(root: Path, chance: random.Random) -> None:
    file = root / "taxonomies.yml"
    terms = yaml.safe_load(file.read_text("utf-8"))
    term = chance.choice(list(terms[chance.choice(["themen", "status", "categories"])].values()))
    term["label"] += " & mehr"
    file.write_text(yaml.safe_dump(terms, allow_unicode=True, sort_keys=False), "utf-8")


CHANGES = [
    add_sentence,
    change_text("posts/*.md", "title"),
    change_text("teams/*.md", "kurz"),
    remove_post,
    rename_post,
    copy_post,
    change_term,
]


def read_site(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def build(config: Path, site: Path) -> dict[str, bytes]:
    done = run_builder(config, site)
    assert done.returncode == 0, done.stderr
    return read_site(site)


def test_cached_builds_equal_plain_ones_after_random_edits(tmp_path: Path) -> None:
    write_ours(build_content(Size(220, 30)), tmp_path, FEW)
    cached, plain = tmp_path / "mkdocs.yml", tmp_path / "plain.yml"
    plain.write_text(cached.read_text("utf-8").replace("- wiq", "- wiq: {cache: false}"), "utf-8")
    chance = random.Random(2026)
    for number, change in enumerate(chance.sample(CHANGES, len(CHANGES))):
        change(tmp_path, chance)
        found, expected = build(cached, tmp_path / "out"), build(plain, tmp_path / f"plain-{number}")
        assert [n for n in found.keys() | expected.keys() if found.get(n) != expected.get(n)] == [], change

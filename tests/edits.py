"""Random edits of a project, as editors make them: right ones, mistakes, and what follows when they are mended."""

import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import yaml

Change = Callable[[Path, random.Random], list[Path]]
"""Changes the project; gives the files that changed."""


def change_text(pattern: str, key: str) -> Change:
    """Change a text in the front matter of a random file."""

    def change(root: Path, chance: random.Random) -> list[Path]:
        file = chance.choice(sorted(root.glob(pattern)))
        text = file.read_text("utf-8")
        changed = re.sub(rf"^({key}: ['\"]?)", rf"\1Neu {chance.randrange(100)} ", text, count=1, flags=re.MULTILINE)
        file.write_text(changed, "utf-8")
        return [file]

    return change


def add_sentence(root: Path, chance: random.Random) -> list[Path]:
    file = chance.choice(sorted(root.glob("*/*.md")))
    file.write_text(f"{file.read_text('utf-8')}\nNoch ein Satz, Nummer {chance.randrange(100)}.\n", "utf-8")
    return [file]


def add_heading(root: Path, chance: random.Random) -> list[Path]:
    """Another heading is another anchor, to which other files may link."""
    file = chance.choice(sorted(root.glob("posts/*.md")))
    file.write_text(f"{file.read_text('utf-8')}\n## Teil {chance.randrange(100)}\n\nText.\n", "utf-8")
    return [file]


def find_unlinked(root: Path, chance: random.Random) -> Path:
    texts = "".join(file.read_text("utf-8") for file in root.glob("*/*.md"))
    return chance.choice([file for file in sorted(root.glob("posts/*.md")) if file.name not in texts])


def remove_post(root: Path, chance: random.Random) -> list[Path]:
    file = find_unlinked(root, chance)
    file.unlink()
    return [file]


def rename_post(root: Path, chance: random.Random) -> list[Path]:
    file = find_unlinked(root, chance)
    return [file, file.rename(file.with_stem(f"{file.stem[:60]}-{chance.randrange(10**6)}"))]


def copy_post(root: Path, chance: random.Random) -> list[Path]:
    file = find_unlinked(root, chance)
    return [Path(shutil.copy(file, file.with_stem(f"{file.stem[:60]}-{chance.randrange(10**6)}")))]


def change_term(root: Path, chance: random.Random) -> list[Path]:
    file = root / "taxonomies.yml"
    terms = yaml.load(file.read_text("utf-8"), Loader=yaml.CSafeLoader)
    term = chance.choice(list(terms[chance.choice(["themen", "status", "categories"])].values()))
    term["label"] = f"{term['label'].partition(' & ')[0]} & {chance.randrange(100)}"
    file.write_text(yaml.dump(terms, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False), "utf-8")
    return [file]


def make_draft(root: Path, chance: random.Random) -> list[Path]:
    file = chance.choice(sorted(root.glob("posts/*.md")))
    text = file.read_text("utf-8")
    swapped = (
        text.replace("\ndraft: true\n", "\n", 1)
        if "\ndraft: true\n" in text
        else text.replace("\n", "\ndraft: true\n", 1)
    )
    file.write_text(swapped, "utf-8")
    return [file]


CHANGES: list[Change] = [
    add_sentence,
    add_heading,
    change_text("posts/*.md", "title"),
    change_text("teams/*.md", "kurz"),
    remove_post,
    rename_post,
    copy_post,
    change_term,
    make_draft,
]
"""Edits after which the project is without mistakes."""


def spoil_file(root: Path, chance: random.Random) -> list[Path]:
    file = chance.choice(sorted(root.glob("*/*.md")))
    text = file.read_text("utf-8")
    spoils = [
        text.replace("title:", "titel:", 1),
        text.replace("---", "--", 1),
        text + "\n[weg](fehlt.md)\n",
        "",
        text + "\0",
    ]
    file.write_text(chance.choice(spoils), "utf-8")
    return [file]


def spoil_terms(root: Path, chance: random.Random) -> list[Path]:
    file = root / "taxonomies.yml"
    file.write_text(chance.choice(["status: [", "", file.read_text("utf-8").replace("label:", "lable:", 1)]), "utf-8")
    return [file]


def spoil_settings(root: Path, chance: random.Random) -> list[Path]:
    file = root / "mkdocs.yml"
    text = file.read_text("utf-8")
    file.write_text(
        chance.choice(["site_name: [", "", text + "nav: [{Weg: weg.md}]\n", text + "site_nam: x\n"]), "utf-8"
    )
    return [file]


def remove_folder(root: Path, chance: random.Random) -> list[Path]:
    folder = root / chance.choice(["posts", "teams", "docs"])
    files = list(folder.rglob("*"))
    shutil.rmtree(folder)
    return files


SPOILS: list[Change] = [spoil_file, spoil_terms, spoil_settings, remove_folder]
"""Edits after which something is wrong."""

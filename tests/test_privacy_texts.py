"""How well the guard tells private texts from harmless ones, measured on texts as volunteers write them."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from project import FILES, add_term, check_project, write_project

CASES = Path(__file__).parent / "cases"
SETTINGS = """
    site_name: Nachbarstadt
    site_url: https://nachbarstadt.example/
    theme: material
    plugins: [{wiq: {maildomains: sued@nachbarn.example}}]
"""
POST = "---\ntitle: Neues\ndate: 2026-05-01\ncategories: neues\n"
TEAM = "---\ntitle: Hof\nkurz: Wir graben.\nstatus: laeuft\n"
END = "---\nText.\n"
PLACES = {
    "body": ("posts", POST + "---\n{}\n"),
    "rollen": ("teams", TEAM + "mitglieder:\n  rollen:\n    - {}\n" + END),
    "authors": ("posts", POST + "authors:\n  - {}\n" + END),
    "quelle": ("posts", POST + "idee:\n  status: offen\n  quelle: {}\n" + END),
    "treffen": ("teams", TEAM + "treffen:\n  - wann: freitags um 18 Uhr\n    ort: {}\n" + END),
    "termin": ("posts", POST + "termine:\n  - titel: Fest\n    beginn: 2026-05-02\n    ort: {}\n" + END),
    "kurz": ("posts", POST + "kurz: {}\n" + END),
    "alt": ("posts", POST + "bild:\n  datei: bilder/a.svg\n  nachweis: WiQ\n  alt: {}\n" + END),
    "datei": ("posts", POST + "bild:\n  alt: A\n  nachweis: WiQ\n  datei: {}\n" + END),
}
"""Where a text may stand: the folder and the file around it."""


def find_told(root: Path, texts: list[Any]) -> list[str]:
    """The texts that the check tells as private, each in a file of its own."""
    cases = [text if isinstance(text, dict) else {"in": "body", "text": text} for text in texts]
    files, paths = {}, []
    for number, case in enumerate(cases):
        folder, around = PLACES[case["in"]]
        written = case["text"] if case["in"] == "body" else "'" + case["text"].replace("'", "''") + "'"
        paths.append(f"{folder}/t{number}.md")
        files[paths[-1]] = around.format(written)
    areas = add_term("gebiet", "leipzig: {label: Leipziger Osten, ortsteile: [Plagwitz]}")
    write_project(root, {**FILES, "mkdocs.yml": SETTINGS, "taxonomies.yml": areas, **files})
    told = {problem.path for problem in check_project(root).problems if "geprueft" in problem.todo}
    return [case["text"] for path, case in zip(paths, cases, strict=True) if path in told]


@pytest.mark.parametrize(
    ("name", "private", "found", "false"),
    [("privacy", 30, 28, 2), ("privacy-held-out", 20, 18, 2), ("privacy-fresh", 20, 18, 2)],
)
def test_private_texts_are_found_and_harmless_ones_left_alone(
    tmp_path: Path, name: str, private: int, found: int, false: int
) -> None:
    """What is missed, and what is told in vain, stands in the output of the test."""
    texts = yaml.safe_load((CASES / f"{name}.yml").read_text("utf-8"))
    assert len(texts["private"]) >= private and len(texts["harmless"]) >= private
    written = [text["text"] if isinstance(text, dict) else text for text in texts["private"]]
    told = find_told(tmp_path / "private", texts["private"])
    missed = [text for text in written if text not in told]
    alarms = find_told(tmp_path / "harmless", texts["harmless"])
    print(f"\n{name}: {len(told)} of {len(written)} found, {len(alarms)} false alarms")
    print("\n".join([*(f"  missed: {text}" for text in missed), *(f"  false alarm: {text}" for text in alarms)]))
    assert len(told) >= found
    assert len(alarms) <= false

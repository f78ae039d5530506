"""What every import has in common: new files beside what is there, and new terms without touching the others."""

from pathlib import Path

from click.testing import CliRunner
from editing import write_town

from wiq_site.cli import main
from wiq_site.importing.results import NewFile, Outcome
from wiq_site.importing.terms import add_terms
from wiq_site.importing.writing import write_files

TERMS = """\
# Unsere Begriffe
themen:
  garten:
    label: Garten   # auch Balkon

# Was es gibt
categories: {bericht: {label: Bericht}}
status:
"""
WINDOWS = "# Begriffe\r\ncategories:\r\n  neues: {label: Neues}\r\n"


def test_nothing_is_overwritten_and_a_second_run_changes_nothing(tmp_path: Path) -> None:
    files = [NewFile("posts/a.md", b"A"), NewFile("posts/b.md", b"B")]
    (tmp_path / "posts").mkdir()
    (tmp_path / "posts/a.md").write_bytes(b"mine")

    assert write_files(files, tmp_path) == {"posts/a.md": Outcome.KEPT, "posts/b.md": Outcome.WRITTEN}
    assert write_files(files, tmp_path) == {"posts/a.md": Outcome.KEPT, "posts/b.md": Outcome.SAME}
    assert (tmp_path / "posts/a.md").read_bytes() == b"mine"


def test_new_terms_stand_at_the_end_of_their_facet_and_comments_stay() -> None:
    terms = {
        "themen": {"garten": "x", "a-b": "A: B"},
        "categories": {"neu": "Neu"},
        "status": {"da": "da"},
        "gebiet": {"w": "W"},
    }

    assert (
        add_terms(TERMS, terms)
        == """\
# Unsere Begriffe
themen:
  garten:
    label: Garten   # auch Balkon
  a-b:
    label: 'A: B'

# Was es gibt
categories: {bericht: {label: Bericht}, neu: {label: Neu}}
status:
  da:
    label: da
gebiet:
  w:
    label: W
"""
    )


def test_known_terms_change_nothing() -> None:
    assert add_terms(TERMS, {"themen": {"garten": "anders"}}) == TERMS


def test_the_terms_keep_their_line_ends_and_their_mark(tmp_path: Path) -> None:
    (tmp_path / "alt").mkdir()
    (tmp_path / "alt/fest.html").write_text("<h1>Fest</h1><p>Text.</p>", "utf-8")
    town = write_town(tmp_path / "town", {"taxonomies.yml": b"\xef\xbb\xbf" + WINDOWS.encode()})

    options = ["-f", str(town / "mkdocs.yml"), "--datum", "2020-12-12", "--kategorie", "Altes"]
    done = CliRunner().invoke(main, ["import", "drupal", *options, str(tmp_path / "alt")])

    assert done.exit_code == 0, done.output
    added = "  altes:\r\n    label: Altes\r\n"
    assert (town / "taxonomies.yml").read_bytes() == b"\xef\xbb\xbf" + WINDOWS.encode() + added.encode()

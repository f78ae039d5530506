"""Before a site is published: what the law asks for is there and near, and no address of the last release is lost."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from tests.project import POST, TEAM, write_project
from wiq_site.cli import main

LEGAL = {
    "mkdocs.yml": """
        site_name: Nachbarstadt
        site_url: https://nachbarstadt.example/wir/
        theme: material
        plugins:
          - wiq:
              verantwortlich: Redaktion
              anbieter: {name: Verein, anschrift: [Am Rathaus, 00000 Nachbarstadt], mail: post@nachbarstadt.example}
              datenschutz: {hosting: Bei der Stadt., protokolle: Nichts., aufsicht: Beim Land.}
              barrierefreiheit: {stand: 2026-11-01, methode: Selbst., mail: p@nachbarstadt.example, durchsetzung: Land.}
              fusszeile: [{titel: Impressum, seite: impressum.md}, {titel: Rechtliches, seite: recht.md}]
        nav: [index.md, recht.md]
    """,
    "docs/impressum.md": "---\nansicht: impressum\n---\n# Impressum\n",
    "docs/recht.md": "# Recht\n\n[Daten](datenschutz.md) und [Barrieren](barrierefreiheit.md)\n",
    "docs/datenschutz.md": "---\nansicht: datenschutz\n---\n# Datenschutz\n",
    "docs/barrierefreiheit.md": "---\nansicht: barrierefreiheit\n---\n# Barrierefreiheit\n",
    "teams/hof.md": TEAM,
    "posts/2026-05-01-neues.md": POST,
}  # fmt: skip


def check(root: Path, *options: str) -> tuple[int, list[str]]:
    """Exit status, and the lines that are said."""
    clock = {"SOURCE_DATE_EPOCH": "1795345200"}
    done = CliRunner().invoke(main, ["check", "-f", str(root / "mkdocs.yml"), *options], env=clock)
    return done.exit_code, [line for line in done.output.splitlines() if line]


def test_a_complete_site_may_be_published(tmp_path: Path) -> None:
    write_project(tmp_path, LEGAL)
    assert check(tmp_path, "--veroeffentlichen") == (0, ["Geprüft: 1 Team, 1 Beitrag, 5 Seiten. Keine Fehler."])


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("verantwortlich: Redaktion", "posts_per_page: 20", "verantwortlich"),
        ("anschrift: [Am Rathaus, 00000 Nachbarstadt], ", "", "anbieter.anschrift"),
        ("protokolle: Nichts., ", "", "datenschutz.protokolle"),
        (", durchsetzung: Land.", "", "barrierefreiheit.durchsetzung"),
    ],
)
def test_what_is_missing_is_a_hint_while_working_and_an_error_before(
    old: str, new: str, field: str, tmp_path: Path
) -> None:
    write_project(tmp_path, LEGAL | {"mkdocs.yml": LEGAL["mkdocs.yml"].replace(old, new)})
    status, said = check(tmp_path)
    assert status == 0 and said[0].endswith(
        f"Impressum und Recht: {field}. Bitte in mkdocs.yml unter „plugins: - wiq:“ eintragen."
    )
    status, said = check(tmp_path, "--veroeffentlichen")
    assert status == 1 and said[0].startswith(f"mkdocs.yml:1 · {field}: Diese Angabe fehlt;")


def test_a_legal_page_that_is_missing_or_far_away_stops_the_release(tmp_path: Path) -> None:
    write_project(
        tmp_path,
        LEGAL
        | {
            "docs/impressum.md": "# Impressum\n",
            "docs/recht.md": "# Recht\n\n[Weiter](weit.md), [Barrieren](barrierefreiheit.md)\n",
            "docs/weit.md": "# Weit\n\n[Daten](datenschutz.md)\n",
        },
    )
    assert check(tmp_path)[0] == 0
    status, said = check(tmp_path, "--veroeffentlichen")
    assert status == 1
    assert "mkdocs.yml:1 · Eine Seite mit „ansicht: impressum“ fehlt." in said
    assert any(line.startswith("mkdocs.yml:1 · docs/datenschutz.md ist nicht mit 2 Klicks") for line in said)
    assert not any("barrierefreiheit" in line for line in said)


@pytest.fixture
def released(tmp_path: Path) -> Path:
    """A project whose last release lies in a folder of its own."""
    write_project(tmp_path, LEGAL)
    done = CliRunner().invoke(main, ["build", "-f", str(tmp_path / "mkdocs.yml"), "-d", str(tmp_path / "bisher")])
    assert done.exit_code == 0, done.output
    return tmp_path


def test_an_address_that_is_gone_stops_the_release_until_it_leads_on(released: Path) -> None:
    (released / "teams/hof.md").rename(released / "teams/garten.md")
    status, said = check(released, "--veroeffentlichen", "--vorher", str(released / "bisher/sitemap.xml"))
    assert status == 1
    assert said[0] == (
        "mkdocs.yml:1 · Die Adresse „/wir/teams/hof/“ gab es bisher; jetzt führt sie nirgendwohin. "
        "Bitte unter „aliases“ der Seite eintragen, die an ihre Stelle tritt."
    )
    write_project(
        released,
        LEGAL | {"teams/hof.md": None, "teams/garten.md": TEAM.replace("gebiet", "aliases: /teams/hof/\n    gebiet")},
    )
    assert check(released, "--veroeffentlichen", "--vorher", str(released / "bisher"))[0] == 0


def test_parts_of_lists_may_go_with_a_hint(released: Path) -> None:
    two = LEGAL | {"teams/zaun.md": TEAM}
    write_project(released, two)
    assert CliRunner().invoke(main, ["build", "-f", str(released / "mkdocs.yml"), "-d", str(released / "bisher")])
    sport = TEAM.replace("themen: klima", "themen: sport")
    write_project(released, two | {"teams/hof.md": sport, "teams/zaun.md": sport})
    status, said = check(released, "--veroeffentlichen", "--vorher", str(released / "bisher"))
    assert status == 0 and "Hinweis: Die Adresse „/wir/teams/themen/klima/“" in said[0]


def test_a_site_that_shrank_is_not_published(released: Path) -> None:
    sitemap = released / "bisher/sitemap.xml"
    text = sitemap.read_text("utf-8")
    more = "".join(f"<url><loc>https://nachbarstadt.example/wir/blog/seite/{n}/</loc></url>" for n in range(50))
    sitemap.write_text(text.replace("</urlset>", f"{more}</urlset>"), "utf-8")
    status, said = check(released, "--vorher", str(sitemap))
    assert status == 1 and "bisher waren es" in said[0]
    assert check(released, "--vorher", str(sitemap), "--mindestens", "10")[0] == 0


@pytest.mark.parametrize(
    "text", ["kein XML", "<urlset/>", "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x>"]
)
def test_what_is_no_sitemap_is_told(tmp_path: Path, text: str) -> None:
    write_project(tmp_path, LEGAL)
    (tmp_path / "alt.xml").write_text(text)
    status, said = check(tmp_path, "--vorher", str(tmp_path / "alt.xml"))
    assert status == 2 and "ist keine Sitemap." in said[-1]

"""Organisations: their file, their pages, and where teams and posts name them."""

import json
from pathlib import Path

import pytest

from tests.project import POST, change, check_project, read_file, read_messages, write_project

ORGANISATIONS = """
    stiftung:
      label: Stiftung „Grüne Ecke“
      art: stiftung
      kurz: Fördert Grün in der Stadt.
      url: https://www.gruene-ecke.example/wir
      kontakt: info@gruene-ecke.example
      auch: [SGE, Ecke-Stiftung]
    gartenamt:
      label: Amt für Gärten
      art: verwaltung
    turnverein:
      label: Turnverein Ost
"""

HOF = """
    ---
    title: Grüne Höfe
    kurz: Wir begrünen Höfe.
    status: laeuft
    partner: [gartenamt, Freundeskreis Hof]
    unterstuetzer: SGE
    ---
    Text.
"""

NAMING = POST.replace("neues\n", "neues\n    organisationen: [stiftung]\n")

FILES = {"organisationen.yml": ORGANISATIONS, "teams/hof.md": HOF, "posts/a.md": NAMING}
AT = "organisationen.yml"


@pytest.fixture
def town(tmp_path: Path) -> Path:
    """A project with three organisations, of which a team names two."""
    return write_project(tmp_path, FILES)


def addresses(root: Path) -> set[str]:
    site = check_project(root).site
    assert site is not None
    return {page.address for page in site.pages}


# What the file says ---------------------------------------------------------------------------------------------------


def test_without_the_file_nothing_is_missed(tmp_path: Path) -> None:
    write_project(tmp_path, {"teams/hof.md": HOF})
    assert read_messages(tmp_path) == []
    assert not any(address.startswith("organisationen/") for address in addresses(tmp_path))


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("art: stiftung", "art: stifftung", ":3 · stiftung.art: „stifftung“ gibt es nicht. Meinten Sie „stiftung“?"),
        (
            "kurz: Fö",
            "kruz: Fö",
            ":4 · stiftung.kruz: Dieses Feld gibt es nicht. Meinten Sie „kurz“? Erlaubt sind: lab",
        ),
        ("https://www.", "www.", ":5 · stiftung.url: „www.gruene-ecke.example/wir“ ist keine Internetadresse."),
        ("label: Turnverein Ost", "art: verein", ":11 · turnverein.label: Diese Angabe fehlt."),
        (
            "turnverein:",
            "Turnverein Ost:",
            ":11 · Turnverein Ost: „Turnverein Ost“ taugt nicht als Teil einer Adresse.",
        ),
        ("Turnverein Ost", "Grüne Ecke, Stiftung", ""),
        (
            "Turnverein Ost",
            "amt fuer gärten",
            ":12 · turnverein.label: „amt fuer gärten“ heißt schon die Organisation „g",
        ),
        ("[SGE, Ecke", "[Gartenamt, Ecke", ":8 · gartenamt: „gartenamt“ heißt schon die Organisation „stiftung“."),
        ("\n  label: Turnverein Ost", " Turnverein Ost", ":11 · turnverein: Hier gehören Unterfelder hin."),
        ("\n  label: Turnverein Ost", "", ":11 · turnverein.label: Diese Angabe fehlt."),
        ("info@", "", ":6 · stiftung.kontakt: „gruene-ecke.example“ ist keine Mailadresse."),
        ("info@", "@", ":6 · Hier steht ein Zeichen, mit dem ein Wert nicht beginnen darf"),
    ],
)
def test_mistakes_are_told_with_their_line(town: Path, old: str, new: str, said: str) -> None:
    change(AT, old, new)(town)
    messages = read_messages(town)
    assert len(messages) == bool(said)
    assert not said or messages[0].startswith(AT + said)


def test_mistakes_make_no_others_where_organisations_are_named(town: Path) -> None:
    change(AT, "art: stiftung", "art: stifftung")(town)
    assert len(read_messages(town)) == 1


def test_persons_are_told_and_can_be_accepted_with_a_reason(town: Path) -> None:
    change(AT, "info@gruene-ecke.example", "max.beispiel@webmail.example")(town)
    (message,) = read_messages(town)
    assert message.startswith(f"{AT}:6 · Hinweis: stiftung.kontakt: „max.beispiel@webmail.example“")
    assert "zu dieser Organisation" in message
    reason = "geprueft: [{text: max.beispiel@webmail.example, grund: Ausgedacht.}]"
    change(AT, "auch: [SGE", f"{reason}\n  auch: [SGE")(town)
    assert read_messages(town) == []
    assert "Ausgedacht" not in read_file(town, "organisationen/stiftung/index.html")


def test_a_file_with_nearly_the_name_is_told(town: Path) -> None:
    (town / AT).rename(town / "Organisationen.yaml")
    assert any("Organisationen.yaml:1 · Diese Datei liest niemand" in message for message in read_messages(town))


def test_the_setting_names_another_file_which_must_be_there(town: Path) -> None:
    (town / AT).rename(town / "partner.yml")
    change("mkdocs.yml", "[wiq]", "[wiq: {organisationen: partner.yml}]")(town)
    assert read_messages(town) == []
    assert "organisationen/stiftung/" in addresses(town)
    (town / "partner.yml").unlink()
    assert "Die Datei „partner.yml“ gibt es nicht." in read_messages(town)[0]


# Where they are named -------------------------------------------------------------------------------------------------


def test_a_team_links_what_is_an_organisation_and_keeps_other_texts(town: Path) -> None:
    page = read_file(town, "teams/hof/index.html")
    assert '<a href="../../organisationen/gartenamt/">Amt für Gärten</a>' in page
    assert "<li>Freundeskreis Hof</li>" in page
    assert page.index("Unterstützt von</h2>") < page.index("../../organisationen/stiftung/")


@pytest.mark.parametrize(
    "name", ["stiftung", "Stiftung „Grüne Ecke“", '"stiftung gruene ecke"', "sge", "Ecke-Stiftung"]
)
def test_slug_name_and_other_names_mean_the_same(town: Path, name: str) -> None:
    change("teams/hof.md", "[gartenamt, Freundeskreis Hof]", name)(town)
    assert read_messages(town) == []
    assert read_file(town, "teams/hof/index.html").count("../../organisationen/stiftung/") == 2


def test_a_near_miss_is_a_hint_and_stays_text(town: Path) -> None:
    change("teams/hof.md", "gartenamt,", "Amt für Gärtten,")(town)
    (message,) = read_messages(town)
    assert message.startswith("teams/hof.md:5 · Hinweis: partner: „Amt für Gärtten“") and "„Amt für Gärten“?" in message
    assert "<li>Amt für Gärtten</li>" in read_file(town, "teams/hof/index.html")


def test_what_only_sounds_alike_is_no_near_miss(town: Path) -> None:
    change("teams/hof.md", "Freundeskreis Hof", "Sportverein West")(town)
    assert read_messages(town) == []


def test_a_post_names_only_organisations_that_there_are(town: Path) -> None:
    assert '<a href="../../organisationen/stiftung/">' in read_file(town, "blog/a/index.html")
    change("posts/a.md", "[stiftung]", "[stiftungg]")(town)
    (message,) = read_messages(town)
    assert message.startswith("posts/a.md:5 · organisationen: Eine Organisation „stiftungg“ gibt es nicht. Meinten Sie")


# Their pages ----------------------------------------------------------------------------------------------------------


def test_a_page_of_its_own_shows_teams_and_posts(town: Path) -> None:
    page = read_file(town, "organisationen/stiftung/index.html")
    assert (
        '<p class="wiq-lead">Fördert Grün in der Stadt.</p>' in page and "Auch bekannt als: SGE, Ecke-Stiftung" in page
    )
    assert '<a href="https://www.gruene-ecke.example/wir" rel="external">Zur Website: gruene-ecke.example</a>' in page
    assert "mailto:info@gruene-ecke.example" in page
    supported, posts = page.index("Unterstützt dieses Team"), page.index("Beiträge dazu")
    assert supported < page.index(">Grüne Höfe</a>") < posts < page.index(">Neues vom Hof</a>")
    assert "Arbeitet mit" not in page


def test_partners_are_another_role(town: Path) -> None:
    page = read_file(town, "organisationen/gartenamt/index.html")
    assert "Arbeitet mit diesem Team" in page and "Unterstützt diese" not in page


def test_one_that_nobody_names_says_so(town: Path) -> None:
    assert "Noch nennt kein Team und kein Beitrag" in read_file(town, "organisationen/turnverein/index.html")


def test_only_what_is_public_is_shown(town: Path) -> None:
    change("teams/hof.md", "kurz:", "draft: true\nkurz:")(town)
    change("posts/a.md", "2026-05-01", "2027-05-01")(town)
    page = read_file(town, "organisationen/stiftung/index.html")
    assert "Grüne Höfe" not in page and "Neues vom Hof" not in page
    assert "Grüne Höfe" in read_file(town, "organisationen/stiftung/index.html", preview=True)


def test_the_overview_groups_by_kind_and_counts(town: Path) -> None:
    page = read_file(town, "organisationen/index.html")
    titles = [page.index(title) for title in ("Verwaltung</h2>", "Stiftungen</h2>", "Weitere</h2>")]
    assert titles == sorted(titles)
    assert "unterstützt 1 Team" in page and "arbeitet mit 1 Team" in page


def test_texts_links_and_navigation_lead_to_them(town: Path) -> None:
    (town / "docs/organisationen").mkdir()
    (town / "docs/organisationen/stiftung.md").write_text("Seit 1900 dabei.\n", "utf-8")
    (town / "docs/wege.md").write_text(
        "[A](organisationen/index.md), [B](organisationen/gartenamt.md), [C](organisationen/stiftung.md)\n",
        "utf-8",
    )
    nav = "nav: [index.md, organisationen/index.md, organisationen/gartenamt.md]\n"
    (town / "mkdocs.yml").write_text((town / "mkdocs.yml").read_text("utf-8") + nav, "utf-8")
    assert read_messages(town) == []
    assert "Seit 1900 dabei." in read_file(town, "organisationen/stiftung/index.html")
    assert 'href="../organisationen/gartenamt/"' in read_file(town, "wege/index.html")
    (town / "docs/organisationen/stifftung.md").write_text("Verirrt.\n", "utf-8")
    assert any("Eine Organisation „stifftung“ gibt es nicht. Meinten" in message for message in read_messages(town))


def test_the_search_finds_them_and_reads_names_where_slugs_are_typed(town: Path) -> None:
    shown = [
        hit
        for output in check_project(town).outputs().search()
        if output.address.startswith("suche/seiten/")
        for hit in json.loads(output.make())
    ]
    hits = {hit["address"]: hit for hit in shown}
    assert hits["organisationen/stiftung/"]["kind"] == "Organisation"
    assert "Auch bekannt als: SGE, Ecke-Stiftung." in hits["organisationen/stiftung/"]["text"]
    team = hits["teams/hof/"]["text"]
    assert "Unterstützt von: Stiftung „Grüne Ecke“. Partner: Amt für Gärten, Freundeskreis Hof." in team
    assert "gartenamt" not in team.lower()
    assert "Organisationen: Stiftung „Grüne Ecke“." in hits["blog/a/"]["text"]


def test_a_changed_organisation_makes_pages_anew_and_no_file_is_read_again(town: Path) -> None:
    def keys() -> dict[str, bytes]:
        return {output.address: output.key for output in check_project(town).outputs().without_search()}

    before = keys()
    change(AT, "label: Amt für Gärten", "label: Gartenamt Ost")(town)
    after = keys()
    assert before["teams/hof/index.html"] != after["teams/hof/index.html"]
    assert "Gartenamt Ost" in read_file(town, "teams/hof/index.html")


def test_the_sitemap_holds_them_once(town: Path) -> None:
    assert read_file(town, "sitemap.xml").count("/organisationen/stiftung/</loc>") == 1


def test_a_preview_goes_on_without_those_that_have_mistakes(town: Path) -> None:
    change(AT, "art: stiftung", "art: stifftung")(town)
    site = check_project(town, preview=True).site
    assert site is not None
    found = {page.address for page in site.pages}
    assert "organisationen/gartenamt/" in found and "organisationen/stiftung/" not in found


def test_an_alias_may_not_take_their_address(town: Path) -> None:
    change("teams/hof.md", "kurz:", "aliases: [/organisationen/stiftung/]\nkurz:")(town)
    assert any("„/organisationen/stiftung/“ gehört schon zu" in message for message in read_messages(town))

"""The form for editors: made from the models, where the settings ask for it, and only there."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import pytest
from click.testing import CliRunner
from desk import lend_program
from pydantic import Field

from tests.project import FILES, POST, TEAM, check_project, read_file, read_messages, write_project
from wiq_site.cli import main
from wiq_site.content.fields import Day, Mail, Model, Number, Text, Texts, When
from wiq_site.content.kinds import POST as POSTS
from wiq_site.content.kinds import TEAM as TEAMS
from wiq_site.content.models import Need
from wiq_site.content.taxonomies import Taxonomies, Themen
from wiq_site.decap import fetching
from wiq_site.decap.config import FORMS
from wiq_site.decap.fields import Choices, build_fields
from wiq_site.decap.program import PACKAGES
from wiq_site.frame.policy import POLICY
from wiq_site.hands.preview_pages import Pages
from wiq_site.hands.preview_state import State
from wiq_site.hands.workshop import Workshop
from wiq_site.problems import Severity

PLACE = "redaktion/formular/"
GITLAB = "{backend: gitlab, repo: stadt/seite, app_id: abc}"
PRIVACY = "---\ntitle: Datenschutz\nansicht: datenschutz\n---\nText.\n"


def settings(formular: str) -> str:
    return FILES["mkdocs.yml"].replace("plugins: [wiq]", f"plugins: [wiq: {{formular: {formular}}}]")


def write_town(root: Path, formular: str = GITLAB, **files: str) -> Path:
    """A project with a form, and what it is made of."""
    lend_program(root)
    more = {"mkdocs.yml": settings(formular), "teams/hof.md": TEAM, "posts/2026-05-01-neues.md": POST}
    return write_project(root, more | {"docs/datenschutz.md": PRIVACY} | files)


def read_config(root: Path) -> dict[str, Any]:
    return json.loads(read_file(root, f"{PLACE}config.json"))["decap"]


def find_fields(root: Path, collection: str) -> Mapping[str, dict[str, Any]]:
    found = next(one for one in read_config(root)["collections"] if one["name"] == collection)
    return {field["name"]: field for field in found["fields"]}


def read_addresses(root: Path) -> set[str]:
    return {output.address for output in check_project(root).outputs().all()}


# Only where it is wanted ------------------------------------------------------------------------------------------


def test_without_the_setting_there_is_no_form_and_no_file_of_it(tmp_path: Path) -> None:
    with_form = read_addresses(write_town(tmp_path / "mit"))
    without = read_addresses(write_project(tmp_path / "ohne", {"docs/datenschutz.md": PRIVACY}))
    assert not any(address.startswith(PLACE) for address in without)
    assert {"index.html", "config.json", "decap-cms.js", "yaml/index.js"} <= {
        address.removeprefix(PLACE) for address in with_form if address.startswith(PLACE)
    }
    assert "Formular" not in read_file(tmp_path / "ohne", "datenschutz/index.html")


def test_no_other_file_of_the_site_knows_the_form(tmp_path: Path) -> None:
    root = write_town(tmp_path)
    told = read_file(root, "datenschutz/index.html")
    assert "mit https://gitlab.com verbunden" in told and "Schlüssel für die Anmeldung" in told
    for output in check_project(root).outputs().all():
        if not output.address.startswith(PLACE):
            data = output.make()
            assert b"redaktion/formular" not in data and b"decap" not in data, output.address
            assert not output.address.endswith(".html") or POLICY.encode() in data, output.address
    page = read_file(root, f"{PLACE}index.html")
    assert '<meta name="robots" content="noindex">' in page
    assert "connect-src 'self' blob: https://gitlab.com" in page and "frame-src" not in page


def test_a_page_of_ones_own_cannot_take_its_place(tmp_path: Path) -> None:
    root = write_town(tmp_path, **{"docs/redaktion/formular.md": "# Formular\n"})
    assert read_messages(root) == [
        "docs/redaktion/formular.md:1 · slug: Die Adresse „/redaktion/formular/“ gehört schon zu einer Seite, die das "
        "Programm selbst anlegt. Bitte die Datei umbenennen oder eine andere Adresse eintragen."
    ]


@pytest.mark.parametrize(
    ("formular", "message"),
    [
        (
            "{backend: gitlab, repo: stadt/seite}",
            "mkdocs.yml:4 · formular: Für „gitlab“ fehlt „app_id“. Bitte ergänzen: Die Kennung der Anwendung, wie die "
            "Plattform sie nennt (gitlab, forgejo, gitea).",
        ),
        (
            "{backend: bitbucket, repo: stadt/seite, app_id: a}",
            "mkdocs.yml:4 · formular.backend: „bitbucket“ gibt es nicht. Erlaubt sind „gitlab“, „forgejo“, „gitea“ und "
            "„github“.",
        ),
        (
            "{backend: lokal, repo: stadt/seite}",
            "mkdocs.yml:4 · formular.backend: „lokal“ gibt es nicht. Erlaubt sind „gitlab“, „forgejo“, „gitea“ und "
            "„github“.",
        ),
        (
            "{backend: github, repo: stadt/seite, app_id: a}",
            "mkdocs.yml:4 · formular: Für „github“ fehlt „anmeldung“. Bitte ergänzen: Der Dienst für die Anmeldung "
            "(OAuth); github braucht ihn, die anderen nicht.",
        ),
        (
            '{backend: gitlab, repo: "https://gitlab.com/stadt/seite", app_id: a}',
            "mkdocs.yml:4 · formular.repo: „https://gitlab.com/stadt/seite“ ist kein Projekt. Es hat die Form "
            "„gruppe/projekt“, ohne „https://“.",
        ),
        (
            "{backend: gitlab, app_id: a}",
            "mkdocs.yml:4 · formular.repo: Diese Angabe fehlt. Bitte ergänzen: Das Projekt auf der Plattform, z. B. "
            "gruppe/website.",
        ),
    ],
)
def test_wrong_settings_are_told_with_their_line(tmp_path: Path, formular: str, message: str) -> None:
    assert read_messages(write_town(tmp_path, formular)) == [message]


@pytest.mark.parametrize("spoil", ["missing", "changed"])
def test_a_program_that_is_not_the_pinned_one_is_told_and_not_published(tmp_path: Path, spoil: str) -> None:
    root = write_town(tmp_path)
    folder = next((root / ".cache/formular").glob("decap-cms-*"))
    folder.unlink()
    if spoil == "changed":
        folder.mkdir()
        (folder / "decap-cms.js").write_text("alert(1)")
    assert read_messages(root) == [
        "mkdocs.yml:4 · formular: Das Programm des Formulars fehlt oder ist beschädigt. Bitte einmal ausführen: "
        "wiq formular"
    ]
    preview = check_project(root, preview=True)
    assert [problem.severity for problem in preview.problems] == [Severity.HINT]
    assert not [o.address for o in preview.outputs().all() if o.address.startswith(PLACE)]


# Backends ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("formular", "backend", "mode"),
    [
        (
            GITLAB,
            {"name": "gitlab", "api_root": "https://gitlab.com/api/v4", "auth_type": "pkce", "app_id": "abc"},
            "editorial_workflow",
        ),
        (
            '{backend: gitlab, repo: a/b, app_id: abc, server: "https://git.stadt.example/", branch: seite}',
            {"name": "gitlab", "base_url": "https://git.stadt.example", "branch": "seite"},
            "editorial_workflow",
        ),
        (
            "{backend: forgejo, repo: a/b, app_id: abc}",
            {"name": "forgejo", "api_root": "https://codeberg.org/api/v1", "app_id": "abc"},
            "editorial_workflow",
        ),
        (
            '{backend: gitea, repo: a/b, app_id: abc, server: "https://tea.example"}',
            {"name": "gitea", "api_root": "https://tea.example/api/v1", "base_url": "https://tea.example"},
            "simple",
        ),
        (
            '{backend: github, repo: a/b, anmeldung: "https://login.example/oauth/auth"}',
            {"name": "github", "base_url": "https://login.example", "auth_endpoint": "oauth/auth"},
            "editorial_workflow",
        ),
    ],
)
def test_each_host_signs_in_and_proposes_as_it_can(
    tmp_path: Path, formular: str, backend: Mapping[str, str], mode: str
) -> None:
    config = read_config(write_town(tmp_path, formular))
    assert backend.items() <= config["backend"].items()
    assert config["publish_mode"] == mode


# Fields -----------------------------------------------------------------------------------------------------------


class Stop(Model):
    """A part of the model below."""

    ort: Text = Field(description="Wo?")
    wann: When | None = Field(None, description="Wann?")


class Walk(Model):
    """A model that nobody has seen before."""

    rundgang_name: Text = Field(description="Wie er heißt.")
    tag: Day = Field(description="An welchem Tag.")
    themen: Themen = Field((), description="Worum es geht (Kürzel aus taxonomies.yml).")
    wege: Texts = Field((), description="Wo entlang.")
    post: Mail | None = Field(None, description="Wohin man schreibt.")
    menschen: Annotated[Number, "any mark"] | None = Field(None, description="Wie viele.")
    orte: tuple[Stop, ...] = Field((), description="Wo gehalten wird.")
    treffpunkt: Stop | None = Field(None, description="Wo es beginnt.")


def test_a_new_field_stands_in_the_form_by_itself() -> None:
    terms = Taxonomies.model_validate({"themen": {"klima": {"label": "Klima", "description": "Wetter und so."}}})
    fields = {field["name"]: field for field in build_fields(Walk, Choices(terms, {}))}
    assert {name: field["widget"] for name, field in fields.items()} == {
        "rundgang_name": "string",
        "tag": "wiq-datum",
        "themen": "wiq-auswahl",
        "wege": "wiq-zeilen",
        "post": "string",
        "menschen": "number",
        "orte": "list",
        "treffpunkt": "wiq-gruppe",
    }
    assert (
        fields["rundgang_name"] | {"label": "Rundgang name", "hint": "Wie er heißt.", "required": True}
        == fields["rundgang_name"]
    )
    assert (fields["tag"]["zeit"], fields["orte"]["fields"][1]["zeit"]) == (False, True)
    assert fields["themen"]["options"] == [{"value": "klima", "label": "Klima", "hint": "Wetter und so."}]
    assert fields["themen"]["hint"] == "Worum es geht."
    assert fields["post"]["pattern"][1].startswith("Bitte eine Mailadresse eintragen")
    assert [part["name"] for part in fields["orte"]["fields"]] == ["ort", "wann"]
    assert fields["orte"]["summary"] == "{{fields.ort}}"


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_every_field_of_the_model_is_in_the_form(tmp_path: Path, form: Any) -> None:
    fields = find_fields(write_town(tmp_path), form.name)
    assert {*fields} == {*form.kind.model.model_fields, "body"} - {*form.without}
    assert all(field["label"] and field.get("hint", "") is not None for field in fields.values())


def test_posts_are_told_apart_and_named_like_those_of_the_command(tmp_path: Path) -> None:
    root = write_town(tmp_path)
    assert find_fields(root, "idee")["idee"]["required"] and "idee" not in find_fields(root, "beitrag")
    assert find_fields(root, "termin")["termine"]["min"] == 1
    assert find_fields(root, "beitrag")["date"]["vorgabe"] == "heute"
    assert [one["folder"] for one in read_config(root)["collections"]] == ["posts", "posts", "posts", "teams"]
    need = {part["name"]: part for part in find_fields(root, "team")["gesucht"]["fields"]}
    assert {*need} == {*Need.model_fields}
    assert [option["label"] for option in need["faehigkeit"]["options"]] == ["Bauen", "Reden"]
    assert [option["value"] for option in find_fields(root, "beitrag")["teams"]["options"]] == ["hof"]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_photos_are_a_list_of_pictures_behind_the_picture(tmp_path: Path, form: Any) -> None:
    fields = find_fields(write_town(tmp_path), form.name)
    photos, names = fields["fotos"], [*fields]
    assert (photos["widget"], photos["label_singular"], photos["summary"]) == ("list", "Foto", "{{fields.alt}}")
    assert photos["fields"] == fields["bild"]["fields"] and photos["fields"][0]["widget"] == "wiq-bild"
    assert names.index("fotos") == names.index("bild") + 1 and not photos["required"]


def test_texts_of_several_lines_have_room(tmp_path: Path) -> None:
    root = write_town(tmp_path)
    tops = {part["name"]: part["widget"] for part in find_fields(root, "beitrag")["tops"]["fields"]}
    assert (tops["titel"], tops["text"]) == ("string", "text")


def test_folders_of_other_names_are_those_of_the_form(tmp_path: Path) -> None:
    text = FILES["mkdocs.yml"].replace(
        "plugins: [wiq]", f"plugins: [wiq: {{teams_dir: gruppen, posts_dir: texte/blog, formular: {GITLAB}}}]"
    )
    root = write_town(tmp_path, **{"mkdocs.yml": text, "gruppen/a.md": TEAM, "texte/blog/2026-05-01-b.md": POST})
    assert {one["folder"] for one in read_config(root)["collections"]} == {"gruppen", "texte/blog"}
    assert {POSTS.name, TEAMS.name} == {"post", "team"}


# Fetching ---------------------------------------------------------------------------------------------------------


def test_nothing_is_fetched_where_no_form_is_wanted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching.subprocess, "run", None)
    root = write_project(tmp_path)
    done = CliRunner().invoke(main, ["formular", "--wenn-gebraucht", "-f", str(root / "mkdocs.yml")])
    assert (done.exit_code, done.output) == (0, "")


def test_a_package_with_another_hash_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fake(*arguments: str, folder: Path) -> None:
        (folder / f"{PACKAGES[0].name}-{PACKAGES[0].version}.tgz").write_bytes(b"something else")

    monkeypatch.setattr(fetching, "run_npm", fake)
    root = write_project(tmp_path, {"mkdocs.yml": settings(GITLAB)})
    done = CliRunner().invoke(main, ["formular", "-f", str(root / "mkdocs.yml")])
    assert done.exit_code == 1
    assert "„decap-cms“ 3.16.3 ist nicht das Paket, das hier festgelegt ist." in done.output
    assert [*(root / ".cache/formular").iterdir()] == []


def test_without_npm_a_sentence_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetching.shutil, "which", lambda name: None)
    root = write_project(tmp_path, {"mkdocs.yml": settings(GITLAB)})
    done = CliRunner().invoke(main, ["formular", "-f", str(root / "mkdocs.yml")])
    assert (done.exit_code, "Das Programm „npm“ fehlt." in done.output) == (1, True)


# Preview ----------------------------------------------------------------------------------------------------------


def test_nothing_reloads_the_form_while_somebody_writes(tmp_path: Path) -> None:
    workshop = Workshop(write_town(tmp_path) / "mkdocs.yml", lambda line: None)
    state = State(workshop, lambda line: None)
    state.refresh(None)
    pages = Pages(state, "/wir/")
    assert "/__wiq/preview.mjs" in pages.answer("/wir/").text
    assert "/__wiq/" not in pages.answer(f"/wir/{PLACE}").text
    assert pages.answer(f"/wir/{PLACE}decap-cms.js").media_type.startswith("text/javascript")

"""The configuration of the form: what can be edited, how it is written down, and where it is saved.

Decap CMS 3 reads ``decap`` (decapcms.org/docs/configuration-options); our own part of the page reads ``wiq``.
"""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from wiq_site.content.kinds import POST, TEAM, Kind
from wiq_site.content.models import Post, Team
from wiq_site.decap.fields import Choices, Field, build_fields, order_fields
from wiq_site.form_options import LOCAL, FormOptions
from wiq_site.settings import Settings
from wiq_site.site.plan import Site

BODY = "body"

_FIRST = (
    "title",
    "date",
    "kurz",
    "status",
    "idee",
    "termine",
    "categories",
    "themen",
    "gebiet",
    "ortsteile",
    "bild",
    "fotos",
)
"""What most entries need comes first, then the text."""

_BODY_HINT = (
    "Der Text der Seite. Der größte Titel steht schon oben; beginne hier mit einer kleineren Überschrift. "
    "Fußnoten, Kästen und Ähnliches schreibst du unter „Markdown“."
)
_CHECKED = ("categories",)
"""What the check asks for although the model does not."""

_COMMITS = {
    "create": "{{collection}} „{{slug}}“ angelegt",
    "update": "{{collection}} „{{slug}}“ geändert",
    "delete": "{{collection}} „{{slug}}“ gelöscht",
    "uploadMedia": "Bild „{{path}}“ hinzugefügt",
    "deleteMedia": "Bild „{{path}}“ gelöscht",
}
_NO_KEY = "beitrag"


@dataclass(frozen=True)
class Form:
    """One entry of the menu. ``needs`` is the field that makes a post what it is here, ``without`` what it lacks."""

    name: str
    label: str
    singular: str
    kind: Kind[Team] | Kind[Post]
    description: str
    needs: str = ""
    without: tuple[str, ...] = ()


FORMS = (
    Form("beitrag", "Beiträge", "Beitrag", POST, "Berichte und Neuigkeiten für den Blog.", without=("idee",)),
    Form(
        "idee",
        "Ideen",
        "Idee",
        POST,
        "Ideen, die ein Team suchen. Solange sie offen sind, stehen sie unter „Idee sucht Team“.",
        needs="idee",
        without=("tops",),
    ),
    Form(
        "termin",
        "Termine",
        "Termin",
        POST,
        "Beiträge, die einen oder mehrere Termine ankündigen.",
        needs="termine",
        without=("idee", "tops"),
    ),
    Form("team", "Teams", "Team", TEAM, "Die Lösungsteams mit allem, was sie suchen."),
)


def build_config(site: Site, options: FormOptions) -> dict[str, Any]:
    """Everything the page of the form needs to know."""
    settings = site.settings
    teams = {team.document.stem: team.content.title for team in site.catalogue.teams}
    choices = Choices(site.catalogue.taxonomies, teams)
    decap = {
        "load_config_file": False,
        "locale": "de",
        "site_url": settings.site_url,
        "display_url": settings.site_url,
        "logo": {"src": "" if not settings.theme.logo else f"../../{settings.theme.logo}", "show_in_header": False},
        "show_preview_links": False,
        "backend": _backend(options) | {"commit_messages": _COMMITS},
        "publish_mode": "editorial_workflow" if options.proposes else "simple",
        "media_folder": f"{_folder(settings, POST)}/bilder",
        "public_folder": "bilder",
        "slug": {"encoding": "ascii", "clean_accents": True},
        "collections": [_collection(form, settings, choices) for form in FORMS],
    }
    arten = {form.name: form.needs for form in FORMS if form.needs}
    dated = [form.name for form in FORMS if form.kind is POST]
    return {"decap": decap, "wiq": {"arten": arten, "sonst": _NO_KEY, "mit_tag": dated}}


def _folder(settings: Settings, kind: Kind[Team] | Kind[Post]) -> str:
    """Where the files of a kind lie, seen from the root of the repository."""
    return settings.folders[kind.folder].relative_to(settings.root).as_posix()


def _backend(options: FormOptions) -> dict[str, Any]:
    """Where Decap signs in and saves; GitLab, Forgejo and Gitea need no server of ours for it (PKCE, RFC 7636)."""
    if options.backend == LOCAL:
        return {"name": "proxy", "proxy_url": f"{options.host}/api/v1", "branch": options.branch}
    found: dict[str, Any] = {"name": options.backend, "repo": options.repo, "branch": options.branch}
    if options.backend == "github":
        service = urlsplit(options.anmeldung or "")
        found |= {
            "base_url": f"{service.scheme}://{service.netloc}",
            "auth_endpoint": service.path.strip("/") or "auth",
        }
        return found
    found |= {"base_url": options.host, "app_id": options.app_id}
    if options.backend == "gitlab":
        return found | {"api_root": f"{options.host}/api/v4", "auth_type": "pkce", "auth_endpoint": "oauth/authorize"}
    return found | {"api_root": f"{options.host}/api/v1", "auth_endpoint": "login/oauth/authorize"}


def _collection(form: Form, settings: Settings, choices: Choices) -> dict[str, Any]:
    found = {
        "name": form.name,
        "label": form.label,
        "label_singular": form.singular,
        "description": form.description,
        "folder": _folder(settings, form.kind),
        "media_folder": "bilder",
        "public_folder": "bilder",
        "create": True,
        "delete": False,
        "format": f"wiq-{form.name}",
        "extension": "md",
        "identifier_field": "title",
        "slug": "{{fields._name}}",
        "summary": "{{title}}",
        "sortable_fields": ["date", "title"] if form.kind is POST else ["title"],
        "fields": build_form(form, choices),
    }
    return found | ({"filter": {"field": "_art", "value": form.name}} if form.kind is POST else {})


def build_form(form: Form, choices: Choices) -> list[Field]:
    """The fields of one form, with the text."""
    fields = [field for field in build_fields(form.kind.model, choices) if field["name"] not in form.without]
    known = form.kind.model.from_name("2020-01-01-name")
    fields = [field | {"vorgabe": "heute"} if field["name"] in known else field for field in fields]
    fields = [_require(field) if field["name"] in (form.needs, *_CHECKED) else field for field in fields]
    body: Field = {"name": BODY, "label": "Text", "widget": "wiq-text", "required": False, "hint": _BODY_HINT}
    body |= {"modes": ["rich_text", "raw"]}
    return order_fields([*fields, body], (*_FIRST, BODY))


def _require(field: Field) -> Field:
    """A field that the kind cannot do without. A list begins with one open entry."""
    own: dict[str, Field] = {
        "wiq-gruppe": {"widget": "object"},
        "list": {"min": 1, "default": [{}], "collapsed": False},
    }
    return field | own.get(field["widget"], {}) | {"required": True}

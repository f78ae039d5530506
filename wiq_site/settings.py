"""The settings in ``mkdocs.yml`` that the generator needs, read with the same care as the content."""

from pathlib import Path

from pydantic import Field

from wiq_site.content.fields import Mail, Model, Number, Text
from wiq_site.content.parse import parse_content
from wiq_site.content.taxonomies import Taxonomies
from wiq_site.problems import Problem
from wiq_site.source.documents import Document, read_yaml
from wiq_site.source.yaml_text import Fields, Plain


class FooterLink(Model):
    """A hand-written page that every page's foot links to."""

    titel: Text = Field(description="Was im Fuß der Seite steht.")
    seite: Text = Field(description="Die Datei in docs_dir, z. B. impressum.md.")


class Options(Model):
    """What may stand under ``plugins: - wiq:``. Paths are relative to ``mkdocs.yml``."""

    teams_dir: Text = Field("teams", description="Ordner mit den Teams.")
    posts_dir: Text = Field("posts", description="Ordner mit den Beiträgen.")
    taxonomies: Text = Field("taxonomies.yml", description="Datei mit den festen Begriffen.")
    posts_per_page: Number = Field(20, description="Beiträge auf einer Seite des Blogs.")
    feed_items: Number = Field(20, description="Einträge in einem Feed.")
    kontakt: Mail | None = Field(None, description="Funktionspostfach, wenn weder Team noch Gebiet eines haben.")
    fusszeile: tuple[FooterLink, ...] = Field((), description="Seiten, die im Fuß jeder Seite stehen.")
    verantwortlich: Text | None = Field(None, description="Verantwortliche Person oder Stelle für das Impressum.")


class Settings(Model):
    """Options and what the generator takes from the rest of ``mkdocs.yml``. ``site_url`` ends with ``/``."""

    root: Path
    config_path: str
    site_name: str
    site_url: str
    site_description: str
    docs_dir: Path
    options: Options


def read_settings(config_file: Path) -> tuple[Settings, list[Problem]]:
    """Read ``mkdocs.yml``. With problems, defaults stand in for what is wrong."""
    root, name = config_file.parent.resolve(), config_file.name
    if not config_file.is_file():
        what = "Die Datei mit den Einstellungen gibt es nicht."
        return _settings(root, name, Fields(), Options()), [Problem(name, 1, "", what)]
    fields, problems = read_yaml(config_file, name)
    options, found = _read_options(fields, name)
    settings = _settings(root, name, fields, options)
    return settings, [*problems, *found, *([] if problems else _check(settings, fields))]


def _settings(root: Path, name: str, fields: Fields, options: Options) -> Settings:
    def text(key: str, default: str) -> str:
        value = fields.values.get(key)
        return value if isinstance(value, str) else default

    return Settings(
        root=root,
        config_path=name,
        site_name=text("site_name", "Wir im Quartier"),
        site_url=text("site_url", "").rstrip("/") + "/",
        site_description=text("site_description", ""),
        docs_dir=root / text("docs_dir", "docs"),
        options=options,
    )


def _read_options(fields: Fields, name: str) -> tuple[Options, list[Problem]]:
    plugins = fields.values.get("plugins")
    named: list[Plain] = list(plugins) if isinstance(plugins, list) else []
    for index, plugin in enumerate(named):
        if isinstance(plugin, dict) and isinstance(given := plugin.get("wiq"), dict):
            place = ("plugins", index, "wiq")
            lines = {loc[3:]: line for loc, line in fields.lines.items() if loc[:3] == place}
            document = Document(name, name, Fields(given, lines), "", 1)
            options, problems = parse_content(Options, document, Taxonomies())
            return options or Options(), problems
    return Options(), []


def _check(settings: Settings, fields: Fields) -> list[Problem]:
    problems = []
    if not settings.site_url.startswith(("https://", "http://")):
        what = "Die Adresse der Seite fehlt. Feeds brauchen vollständige Links."
        todo = "Bitte ergänzen, zum Beispiel: site_url: https://www.beispiel.de/"
        problems.append(Problem(settings.config_path, fields.line(("site_url",)), "site_url", what, todo=todo))
    if fields.values.get("use_directory_urls") not in (None, "true"):
        line = fields.line(("use_directory_urls",))
        what = "Die Adressen der Seite enden immer mit einem Schrägstrich."
        problems.append(
            Problem(settings.config_path, line, "use_directory_urls", what, todo="Bitte die Zeile löschen.")
        )
    return problems

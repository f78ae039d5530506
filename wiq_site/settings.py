"""The settings in ``mkdocs.yml`` that the generator needs, read with the same care as the content."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import Field

from wiq_site.content.fields import Bool, Mail, Model, Number, Slug, Slugs, Text
from wiq_site.content.parse import parse_content
from wiq_site.problems import Problem
from wiq_site.source.documents import Document, read_yaml
from wiq_site.source.yaml_text import Fields, Plain


class FooterLink(Model):
    """A hand-written page that every page's foot links to."""

    titel: Text = Field(description="Was im Fuß der Seite steht.")
    seite: Text = Field(description="Die Datei in docs_dir, z. B. impressum.md.")


class Combination(Model):
    """A selection of several facets that gets its own page, feeds and calendar."""

    liste: Literal["teams", "blog", "idee-sucht-team", "termine"] = Field(
        description="Die Liste, aus der ausgewählt wird."
    )
    slug: Slug = Field(description="Letzter Teil der Adresse.")
    titel: Text = Field(description="Überschrift der Seite.")
    auswahl: dict[str, Slugs] = Field(min_length=1, description="Facette und Begriffe, z. B. gebiet: leipziger-osten.")


class Options(Model):
    """What may stand under ``plugins: - wiq:``. Paths are relative to ``mkdocs.yml``."""

    teams_dir: Text = Field("teams", description="Ordner mit den Teams.")
    posts_dir: Text = Field("posts", description="Ordner mit den Beiträgen.")
    taxonomies: Text = Field("taxonomies.yml", description="Datei mit den festen Begriffen.")
    posts_per_page: Number = Field(20, description="Beiträge auf einer Seite des Blogs.")
    feed_items: Number = Field(20, description="Einträge in einem Feed.")
    kontakt: Mail | None = Field(None, description="Funktionspostfach, wenn weder Team noch Gebiet eines haben.")
    cache: Bool = Field(True, description="false: nichts aus früheren Läufen wiederverwenden (Ordner .cache).")
    kombinationen: tuple[Combination, ...] = Field((), description="Auswahlen mit eigener Seite und eigenem Feed.")
    fusszeile: tuple[FooterLink, ...] = Field((), description="Seiten, die im Fuß jeder Seite stehen.")
    verantwortlich: Text | None = Field(None, description="Verantwortliche Person oder Stelle für das Impressum.")


@dataclass(frozen=True)
class Settings:
    """Options and what the generator takes from the rest of ``mkdocs.yml``. ``site_url`` ends with ``/``."""

    root: Path
    config_path: str
    site_name: str
    site_url: str
    site_description: str
    docs_dir: Path
    options: Options
    option_fields: Fields

    def option_problem(self, what: str, *location: str | int) -> Problem:
        """An error in an option, at its line of ``mkdocs.yml``."""
        return Problem(self.config_path, self.option_fields.line(location), str(location[0]), what)


def read_settings(config_file: Path) -> tuple[Settings, list[Problem]]:
    """Read ``mkdocs.yml``. With problems, defaults stand in for what is wrong."""
    root, name = config_file.parent.resolve(), config_file.name
    if not config_file.is_file():
        what = "Die Datei mit den Einstellungen gibt es nicht."
        return _settings(root, name, Fields(), Fields(), Options()), [Problem(name, 1, "", what)]
    fields, problems = read_yaml(config_file, name)
    given = _find_options(fields)
    options, found = parse_content(Options, Document(name, name, given, "", 1), None)
    settings = _settings(root, name, fields, given, options or Options())
    return settings, [*problems, *found, *([] if problems else _check(settings, fields))]


def _settings(root: Path, name: str, fields: Fields, given: Fields, options: Options) -> Settings:
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
        option_fields=given,
    )


def _find_options(fields: Fields) -> Fields:
    """What stands under ``plugins: - wiq:``, with its lines."""
    plugins = fields.values.get("plugins")
    named: list[Plain] = list(plugins) if isinstance(plugins, list) else []
    for index, plugin in enumerate(named):
        if isinstance(plugin, dict) and isinstance(given := plugin.get("wiq"), dict):
            place = ("plugins", index, "wiq")
            return Fields(given, {loc[3:]: line for loc, line in fields.lines.items() if loc[:3] == place})
    return Fields()


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

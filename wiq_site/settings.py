"""The settings in ``mkdocs.yml``, read with the same care as the content: every key is known, or told."""

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from urllib.parse import urlsplit

from wiq_site.base import find_near_folder, is_base, is_web_address, to_ascii, to_ascii_mail
from wiq_site.content.parse import parse_content, repair_content
from wiq_site.content.prose import explain_text
from wiq_site.options import Options
from wiq_site.problems import Problem, Severity, find_errors, without_fixes
from wiq_site.setting_forms import find_wrong_forms
from wiq_site.source.documents import Document, read_yaml
from wiq_site.source.yaml_text import Fields, Location, Plain
from wiq_site.text import ask, join_words, quote, suggest

EFFECTIVE = (
    "site_name",
    "site_url",
    "site_description",
    "copyright",
    "docs_dir",
    "site_dir",
    "dev_addr",
    "nav",
    "theme",
    "plugins",
    "extra",
    "extra_css",
    "repo_url",
    "repo_name",
    "edit_uri",
    "INHERIT",
    "strict",
    "use_directory_urls",
    "site_author",
)
"""Keys of ``mkdocs.yml`` that the program follows or that its way of building fulfils anyhow."""

WITHOUT_EFFECT = {
    "markdown_extensions": "Die Texte werden als CommonMark gelesen, wie in der Vorschau der Git-Plattform.",
    "mdx_configs": "Die Texte werden als CommonMark gelesen, wie in der Vorschau der Git-Plattform.",
    "extra_javascript": "Die Seiten laden nur das Skript des Programms.",
    "extra_templates": "Vorlagen gehören in den Ordner „custom_dir“ des Themes.",
    "hooks": "Die Seiten entstehen, ohne dass Programme des Projekts laufen.",
    "exclude_docs": "Veröffentlicht wird, was eine Seite zeigt oder verlinkt.",
    "draft_docs": "Entwürfe tragen „draft: true“ im Kopf der Datei.",
    "not_in_nav": "In die Navigation kommt, was unter „nav“ steht.",
    "validation": "Links werden immer geprüft.",
    "watch": "Die Vorschau beobachtet alle Ordner mit Inhalten.",
    "edit_uri_template": "Bitte „edit_uri“ verwenden.",
    "remote_branch": "Veröffentlicht wird über die Vorlagen für CI.",
    "remote_name": "Veröffentlicht wird über die Vorlagen für CI.",
}
"""Keys that only MkDocs' own way of building follows, and why they change nothing here."""


@dataclass(frozen=True)
class NavEntry:
    """One entry of ``nav``: ``target`` is the uri of a page or a foreign address, empty for a section of ``children``.

    ``title`` is empty where the page's own title counts; ``line`` is that in ``mkdocs.yml``.
    """

    title: str
    target: str
    line: int
    children: tuple["NavEntry", ...] = ()


@dataclass(frozen=True)
class Theme:
    """What the site adds to Material. ``logo`` and ``favicon`` are uris in ``docs_dir``, or empty."""

    logo: str = ""
    favicon: str = ""
    features: tuple[str, ...] = ()
    custom_dir: Path | None = None


@dataclass(frozen=True)
class Settings:
    """What ``mkdocs.yml`` says. ``site_url`` ends with ``/`` and is ASCII; ``nav`` is None where none is set.

    ``root`` is the folder of ``mkdocs.yml``, ``config_path`` its name for messages, ``inherited`` the files below it.
    """

    root: Path
    config_path: str
    site_name: str
    site_url: str
    site_description: str
    copyright: str
    docs_dir: Path
    site_dir: Path
    dev_addr: str
    theme: Theme
    nav: tuple[NavEntry, ...] | None
    social: tuple[tuple[str, str], ...]
    extra_css: tuple[str, ...]
    edit_base: str
    options: Options
    fields: Fields
    option_fields: Fields
    inherited: tuple[Path, ...] = ()

    def problem(self, what: str, *location: str | int, todo: str = "") -> Problem:
        """An error at a location of ``mkdocs.yml``."""
        return Problem(self.config_path, self.fields.line(location), str(location[0]), what, todo=todo)

    def option_problem(self, what: str, *location: str | int) -> Problem:
        """An error in an option, at its line of ``mkdocs.yml``."""
        return Problem(self.config_path, self.option_fields.line(location), str(location[0]), what)

    @property
    def host(self) -> str:
        """The name of the machine in ``site_url``."""
        try:
            return urlsplit(self.site_url).hostname or "localhost"
        except ValueError:  # what is wrong is told, and nothing is built
            return "localhost"

    @property
    def base_path(self) -> str:
        """The path of ``site_url``: ``/``, or ``/wir/``."""
        try:
            return urlsplit(self.site_url).path or "/"
        except ValueError:
            return "/"

    @property
    def preview_url(self) -> str:
        """Where ``wiq serve`` shows the site."""
        return f"http://{self.dev_addr}{self.base_path}"

    @property
    def named_files(self) -> frozenset[str]:
        """Addresses of files beside the texts that are published because they stand here."""
        return frozenset((self.theme.logo, self.theme.favicon, *self.extra_css, *self.options.dateien))

    @property
    def has_make(self) -> bool:
        """Whether the project has its commands in a Makefile; in others ``wiq`` is typed by itself."""
        return (self.root / "Makefile").is_file()

    @property
    def nav_entries(self) -> Iterator[NavEntry]:
        """The entries of ``nav`` that lead somewhere, in order, without the sections around them."""
        return _flatten(self.nav or ())

    @property
    def folders(self) -> Mapping[str, Path]:
        """Name of a kind's folder → where it lies."""
        own = {"teams_dir": self.options.teams_dir, "posts_dir": self.options.posts_dir}
        return {**{name: self.root / path for name, path in own.items()}, "docs_dir": self.docs_dir}

    @property
    def sources(self) -> tuple[Path, ...]:
        """Every file and folder that a build reads."""
        files = (self.root / self.config_path, *self.inherited, self.root / self.options.taxonomies)
        files = (*files, self.root / self.options.organisationen)
        return (*files, *self.folders.values(), *([self.theme.custom_dir] if self.theme.custom_dir else []))


def _flatten(entries: Iterable[NavEntry]) -> Iterator[NavEntry]:
    for entry in entries:
        yield from _flatten(entry.children) if entry.children else (entry,)


def read_settings(
    config_file: Path, environment: Mapping[str, str] = os.environ, *, site_dir: Path | None = None
) -> tuple[Settings, list[Problem]]:
    """Read ``mkdocs.yml``. With problems, defaults stand in for what is wrong; ``site_dir`` counts before its own.

    As in MkDocs, ``!ENV NAME`` stands for a value of the ``environment`` and ``INHERIT`` names a file with defaults.
    """
    root, name = config_file.parent.resolve(), config_file.name
    if not config_file.is_file():
        what = "Die Datei mit den Einstellungen gibt es nicht."
        todo = "Bitte im Ordner der Seite starten oder mit -f sagen, wo sie liegt."
        return _build(root, name, Fields(), Fields(), Options()), [Problem(name, 1, "", what, todo=todo)]
    fields, problems, files = _read_fields(config_file, name, environment)
    given = _find_options(fields)
    document = Document(name, name, given)
    options, found = parse_content(Options, document, None)
    options = options or repair_content(Options, document, None)[0] or Options()
    settings = replace(_build(root, name, fields, given, options), inherited=files[1:])
    if site_dir is not None:
        settings = replace(settings, site_dir=site_dir.absolute())
    told = [*problems, *found, *([] if problems else _check(settings))]
    return settings, list(without_fixes(told))  # they are for maintainers, and for all pages at once


def find_contents(settings: Settings, problems: Iterable[Problem]) -> bool:
    """Whether the content can be found and checked although the settings have these problems."""
    wrong = {problem.field for problem in find_errors(problems)}
    return bool(settings.fields.values) and not wrong & {"", "INHERIT", "taxonomies", *_FOLDERS, "site_dir"}


def _read_fields(
    file: Path, path: str, environment: Mapping[str, str], above: tuple[Path, ...] = ()
) -> tuple[Fields, list[Problem], tuple[Path, ...]]:
    """The values of a settings file over those of the file that it inherits from, and all files that were read."""
    files = (*above, file.resolve())
    fields, problems = read_yaml(file, path, environment)
    parent = fields.values.get("INHERIT")
    if not isinstance(parent, str) or problems:
        return fields, problems, files
    base_file = file.parent / parent
    what = f"Die Datei {quote(parent)} gibt es nicht." if not base_file.is_file() else ""
    if base_file.resolve() in files:
        what = f"Die Datei {quote(parent)} führt im Kreis wieder hierher."
    if what:
        return fields, [Problem(path, fields.line(("INHERIT",)), "INHERIT", what)], files
    base, found, files = _read_fields(base_file, parent, environment, files)
    return replace(fields, values=_merge(base.values, fields.values)), found, files


def _merge(base: Mapping[str, Plain], own: Mapping[str, Plain]) -> dict[str, Plain]:
    merged = dict(base)
    for key, value in own.items():
        before = merged.get(key)
        merged[key] = _merge(before, value) if isinstance(before, dict) and isinstance(value, dict) else value
    return merged


def _build(root: Path, name: str, fields: Fields, given: Fields, options: Options) -> Settings:
    def text(key: str, default: str) -> str:
        value = fields.values.get(key)
        return value if isinstance(value, str) else default

    return Settings(
        root=root,
        config_path=name,
        site_name=text("site_name", "Unsere Seite"),
        site_url=to_ascii(text("site_url", "")).rstrip("/") + "/",
        site_description=text("site_description", ""),
        copyright=text("copyright", ""),
        docs_dir=root / text("docs_dir", "docs"),
        site_dir=root / text("site_dir", "site"),
        dev_addr=text("dev_addr", "127.0.0.1:8000"),
        theme=_build_theme(root, fields.values.get("theme")),
        nav=_build_nav(fields),
        social=tuple(_build_social(fields.values.get("extra"))),
        extra_css=tuple(_texts(fields.values.get("extra_css"))),
        edit_base=_edit_base(text("repo_url", ""), text("edit_uri", "")),
        options=options,
        fields=fields,
        option_fields=given,
    )


def _build_theme(root: Path, value: Plain) -> Theme:
    found = value if isinstance(value, dict) else {}
    own = found.get("custom_dir")
    logo, favicon = (value if isinstance(value := found.get(key), str) else "" for key in ("logo", "favicon"))
    features = tuple(_texts(found.get("features")))
    return Theme(logo, favicon, features, root / own if isinstance(own, str) else None)


def _texts(value: Plain) -> Iterator[str]:
    yield from (item for item in (value if isinstance(value, list) else [value]) if isinstance(item, str))


def _build_social(extra: Plain) -> Iterator[tuple[str, str]]:
    listed = extra.get("social") if isinstance(extra, dict) else None
    for item in listed if isinstance(listed, list) else []:
        if isinstance(item, dict) and isinstance(link := item.get("link"), str):
            name = item.get("name")
            target = to_ascii_mail(link) if link.startswith("mailto:") else link
            yield (name if isinstance(name, str) else _name_social(link), target)


def _name_social(link: str) -> str:
    """``nachbarn.example`` for ``https://nachbarn.example/@wir``; the mailbox for a link to one."""
    return link.partition("//")[2].partition("/")[0] or link.removeprefix("mailto:")


def _build_nav(fields: Fields) -> tuple[NavEntry, ...] | None:
    nav = fields.values.get("nav")
    return tuple(_nav_entries(nav, ("nav",), fields)) if isinstance(nav, list) else None


def _nav_entries(items: list[Plain], place: Location, fields: Fields) -> Iterator[NavEntry]:
    for index, item in enumerate(items):
        here = (*place, index)
        line = fields.line(here)
        if isinstance(item, str):
            yield NavEntry("", item, line)
        for title, value in item.items() if isinstance(item, dict) else ():
            if isinstance(value, str):
                yield NavEntry(title, value, line)
            elif isinstance(value, list):
                yield NavEntry(title, "", line, tuple(_nav_entries(value, (*here, title), fields)))


def _edit_base(repo_url: str, edit_uri: str) -> str:
    """What links *edit this page* begin with; the path of the file follows, seen from ``docs_dir``."""
    if edit_uri.startswith(("https://", "http://")):
        return edit_uri.rstrip("/") + "/"
    return f"{repo_url.rstrip('/')}/{edit_uri.strip('/')}/" if repo_url and edit_uri else ""


def _find_options(fields: Fields) -> Fields:
    """What stands under ``plugins: - wiq:``, with its lines."""
    plugins = fields.values.get("plugins")
    if isinstance(plugins, dict):
        given = plugins.get("wiq")
        return _below(fields, given, ("plugins", "wiq")) if isinstance(given, dict) else Fields()
    for index, plugin in enumerate(plugins if isinstance(plugins, list) else []):
        if isinstance(plugin, dict) and isinstance(given := plugin.get("wiq"), dict):
            return _below(fields, given, ("plugins", index, "wiq"))
    return Fields()


def _below(fields: Fields, values: dict[str, Plain], place: Location) -> Fields:
    size = len(place)
    return Fields(values, {loc[size:]: line for loc, line in fields.lines.items() if loc[:size] == place})


def _check(settings: Settings) -> list[Problem]:
    return [
        *(settings.problem(what, *location) for location, what in find_wrong_forms(settings.fields)),
        *_check_keys(settings),
        *_check_plugins(settings),
        *_check_texts(settings),
        *_check_values(settings),
        *_check_folders(settings),
    ]


def _check_keys(settings: Settings) -> Iterator[Problem]:
    known = (*EFFECTIVE, *WITHOUT_EFFECT)
    for key in settings.fields.values:
        if key in WITHOUT_EFFECT:
            what = f"Diese Einstellung hat hier keine Wirkung. {WITHOUT_EFFECT[key]}"
            yield replace(settings.problem(what, key), severity=Severity.HINT)
        elif key not in known:
            what = f"Diese Einstellung gibt es nicht.{suggest(key, known)}"
            yield settings.problem(what, key, todo=f"Möglich sind zum Beispiel: {join_words(EFFECTIVE[:10], 'oder')}.")


def _check_plugins(settings: Settings) -> Iterator[Problem]:
    plugins = settings.fields.values.get("plugins")
    names = list(plugins) if isinstance(plugins, dict) else plugins if isinstance(plugins, list) else [plugins]
    for index, plugin in enumerate(names):
        name = next(iter(plugin), "") if isinstance(plugin, dict) else plugin
        if isinstance(name, str) and name != "wiq":
            what = f"Das Plugin {quote(name)} hat hier keine Wirkung: Alle Seiten entstehen fertig durch „wiq“."
            place = ("plugins", index) if isinstance(plugins, list) else ("plugins", name)
            yield replace(settings.problem(what, *place, todo="Bitte die Zeile löschen."), severity=Severity.HINT)


_FOLDERS = {"docs_dir": "den Seiten", "teams_dir": "den Teams", "posts_dir": "den Beiträgen"}
_TEXTS = ("site_name", "site_url", "site_description", "copyright", "docs_dir", "site_dir", "dev_addr", "repo_url")
_SHOWN = ("site_name", "site_description")


def _check_texts(settings: Settings) -> Iterator[Problem]:
    """Settings that are one text, and those that readers see."""
    for key in _TEXTS:
        value = settings.fields.values.get(key)
        if value is not None and not isinstance(value, str):
            yield settings.problem(
                "Hier gehört ein einfacher Text hin.", key, todo="Bitte ohne „- “ und Klammern schreiben."
            )
        elif isinstance(value, str) and key in _SHOWN:
            for what, todo, severity in explain_text(value, (key,)):
                yield replace(settings.problem(what, key, todo=todo), severity=severity)
    social = settings.fields.values.get("extra")
    listed = social.get("social") if isinstance(social, dict) else None
    for index, item in enumerate(listed if isinstance(listed, list) else []):
        link = str(item.get("link", "")) if isinstance(item, dict) else ""
        if not is_web_address(link) and not link.startswith("mailto:"):
            what = "Hier fehlt „link“ mit einer Internetadresse."
            yield settings.problem(what, "extra", "social", index, todo="Sie beginnt mit „https://“.")


def _check_values(settings: Settings) -> Iterator[Problem]:
    values = settings.fields.values
    if not values.get("site_name"):
        todo = "Bitte ergänzen, zum Beispiel: site_name: Nachbarstadt"
        yield settings.problem("Der Name der Seite fehlt.", "site_name", todo=todo)
    if not is_base(settings.site_url) and isinstance(values.get("site_url"), str | None):
        what = "Die Adresse der Seite fehlt. Feeds brauchen vollständige Links."
        if values.get("site_url"):
            what = f"{quote(str(values['site_url']))} ist keine Adresse einer Seite."
        yield settings.problem(what, "site_url", todo="Sie sieht so aus: site_url: https://www.beispiel.de/")
    if values.get("use_directory_urls") not in (None, "true"):
        what = "Die Adressen der Seite enden immer mit einem Schrägstrich."
        yield settings.problem(what, "use_directory_urls", todo="Bitte die Zeile löschen.")
    nav = values.get("nav")
    if nav is not None and not isinstance(nav, list):
        yield settings.problem("Die Navigation ist eine Liste; jede Zeile beginnt mit „- “.", "nav")
    if settings.theme.custom_dir and not settings.theme.custom_dir.is_dir():
        what = f"Den Ordner {quote(settings.theme.custom_dir.name)} mit eigenen Vorlagen gibt es nicht."
        yield settings.problem(what, "theme", "custom_dir")
    theme = values.get("theme")
    name = theme.get("name") if isinstance(theme, dict) else theme
    if name not in (None, "material"):
        yield settings.problem(f"Das Theme {quote(str(name))} gibt es hier nicht, nur „material“.", "theme")


def _check_folders(settings: Settings) -> Iterator[Problem]:
    """Content lies inside of the project, and the output in none of its folders."""
    for key, folder in settings.folders.items():
        value = settings.fields.values.get(key) if key == "docs_dir" else getattr(settings.options, key)
        report = settings.problem if key == "docs_dir" else settings.option_problem
        resolved = folder.resolve()
        if not resolved.is_relative_to(settings.root) or _is_linked(folder, settings.root):
            yield report(f"Der Ordner {quote(str(value))} liegt außerhalb des Projekts.", key)
        elif _overlap(resolved, settings.site_dir.resolve()) or settings.site_dir.resolve() == settings.root:
            yield settings.problem("In diesem Ordner liegen Quellen der Seite; er würde überschrieben.", "site_dir")
        elif not folder.is_dir():
            yield from _explain_missing(settings, key, folder, report)


def _explain_missing(settings: Settings, key: str, folder: Path, report: Callable[..., Problem]) -> Iterator[Problem]:
    """A folder that is not there. Hand-written pages must be; a town may have no teams or posts yet."""
    is_named = (key,) in settings.option_fields.lines
    near = find_near_folder(folder, exactly=not is_named and key != "docs_dir")
    if near or is_named or key == "docs_dir":
        what = f"Den Ordner {quote(folder.name)} mit {_FOLDERS[key]} gibt es nicht.{ask(near)}"
        problem = report(what, key)
        yield problem if near or key == "docs_dir" else replace(problem, severity=Severity.HINT)


def _overlap(one: Path, other: Path) -> bool:
    return one.is_relative_to(other) or other.is_relative_to(one)


def _is_linked(folder: Path, root: Path) -> bool:
    """Whether a symbolic link stands anywhere on the way from the project to the folder."""
    way = [folder, *folder.parents]
    return any(part.is_symlink() for part in way[: way.index(root)] if root in way)

"""The forms of settings: where a text, a list or a pair belongs, anything else is told, and so are unknown parts.

Otherwise they would be dropped without a word.
"""

from collections.abc import Iterator, Mapping

from wiq_site.source.yaml_text import Fields, Location, Plain
from wiq_site.text import find_similar, quote, suggest

Wrong = tuple[Location, str]
"""Where something has the wrong form, and what belongs there."""

_TEXTS = ("repo_name", "edit_uri", "site_author", "INHERIT")
_THEME_TEXTS = ("name", "logo", "favicon", "custom_dir")
_THEME = (*_THEME_TEXTS, "features")
_MATERIAL = ("palette", "font", "icon", "language", "locale", "direction", "static_templates", "include_search_page")
"""Settings of Material's own pages, which have no effect here and do no harm."""

_TEXT = "Hier gehört ein einfacher Text hin."
_LIST = "Hier gehört eine Liste von Texten hin; jeder Eintrag beginnt in einer eigenen Zeile mit „- “."
_FIELDS = "Hier gehören Unterfelder hin, eingerückt und in der Form „feld: Wert“."
_ENTRY = (
    "Ein Eintrag der Navigation hat die Form „- Titel: seite.md“; darunter kann eingerückt eine weitere Liste stehen."
)
_ONE_PLUGIN = "Jeder Eintrag nennt ein Plugin; seine Angaben stehen darunter und weiter rechts als sein Name."
_SOCIAL = "Hier gehört eine Liste hin, jeder Eintrag mit „name“ und „link“."


def find_wrong_forms(fields: Fields) -> Iterator[Wrong]:
    """What in ``mkdocs.yml`` has another form than the program reads. Options of the plugin have a model."""
    values = fields.values
    yield from _check_texts(values, _TEXTS, ())
    yield from _check_list(values.get("extra_css"), ("extra_css",))
    yield from _check_theme(values.get("theme"))
    yield from _check_extra(values.get("extra"))
    yield from _check_plugins(values.get("plugins"))
    nav = values.get("nav")
    yield from _check_nav(nav if isinstance(nav, list) else [], ("nav",))


def _check_theme(theme: Plain) -> Iterator[Wrong]:
    if isinstance(theme, list):
        yield ("theme",), _FIELDS
    if not isinstance(theme, dict):
        return
    yield from _check_texts(theme, _THEME_TEXTS, ("theme",))
    yield from _check_list(theme.get("features"), ("theme", "features"))
    for key in theme:
        if key not in (*_THEME, *_MATERIAL):
            yield ("theme", key), f"Die Einstellung {quote(key)} gibt es im Theme nicht.{suggest(key, _THEME)}"


def _check_plugins(plugins: Plain) -> Iterator[Wrong]:
    """The options of ``wiq`` stand in one place, below its name and further to the right."""
    named: list[tuple[Location, Plain]] = []
    if isinstance(plugins, dict):
        named = [(("plugins", name), value) for name, value in plugins.items() if name == "wiq"]
    for index, plugin in enumerate(plugins if isinstance(plugins, list) else []):
        here = ("plugins", index)
        if isinstance(plugin, dict) and len(plugin) > 1:
            yield here, _ONE_PLUGIN
        elif plugin == "wiq" or (isinstance(plugin, dict) and "wiq" in plugin):
            named.append((here, plugin["wiq"] if isinstance(plugin, dict) else None))
        elif not isinstance(plugin, (str, dict)):
            yield here, _TEXT
    for place, options in named:
        if isinstance(options, (str, list)):
            yield place, _FIELDS
    for place, _ in named[1:]:
        yield place, "Das Plugin „wiq“ steht zweimal; gelesen wird nur eines. Bitte alle Angaben darunter sammeln."


def _check_extra(extra: Plain) -> Iterator[Wrong]:
    """``extra`` may hold anything for own templates; ``social`` is what ours read."""
    if isinstance(extra, (str, list)):
        yield ("extra",), _FIELDS
    if not isinstance(extra, dict):
        return
    yield from _check_social(extra.get("social"), ("extra", "social"))
    for key in extra:
        if key != "social" and find_similar(key, ("social",)):
            yield ("extra", key), f"Die Einstellung {quote(key)} gibt es hier nicht.{suggest(key, ('social',))}"


def _check_texts(values: Mapping[str, Plain], keys: tuple[str, ...], place: Location) -> Iterator[Wrong]:
    for key in keys:
        if isinstance(values.get(key), (dict, list)):
            yield (*place, key), _TEXT


def _check_list(value: Plain, place: Location) -> Iterator[Wrong]:
    items = value if isinstance(value, list) else [value]
    if any(isinstance(item, (dict, list)) for item in items):
        yield place, _LIST


def _check_social(value: Plain, place: Location) -> Iterator[Wrong]:
    if value is not None and not isinstance(value, list):
        yield place, _SOCIAL


def _check_nav(items: list[Plain], place: Location) -> Iterator[Wrong]:
    for index, item in enumerate(items):
        here = (*place, index)
        entries = item.items() if isinstance(item, dict) else [("", item)]
        for title, value in entries:
            if isinstance(value, list) and title:
                yield from _check_nav(value, (*here, title))
            elif not isinstance(value, str):
                yield here, _ENTRY

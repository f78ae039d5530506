"""mkdocs.yml is checked: what is wrong is an error, what does nothing a hint, and sources are never overwritten."""

from pathlib import Path

import pytest
from builder import build_site, read_files, run_builder
from project import TEAM, change, read_messages, write_project

from wiq_site.settings import read_settings

SETTINGS = {
    "a page of the navigation that is gone": (
        "nav: [{Start: index.md}, {Weg: weg.md}]",
        "mkdocs.yml:6 · nav: Die Seite „weg.md“ gibt es nicht.",
    ),
    "a navigation that is no list": (
        "nav: {Start: index.md}",
        "mkdocs.yml:6 · nav: Die Navigation ist eine Liste; jede Zeile beginnt mit „- “.",
    ),
    "a key that is mistyped": (
        "extra_cs: [x.css]",
        "mkdocs.yml:6 · extra_cs: Diese Einstellung gibt es nicht. Meinten Sie „extra_css“?",
    ),
    "templates that are gone": (
        "theme: {name: material, custom_dir: eigene}",
        "mkdocs.yml:6 · theme: Den Ordner „eigene“ mit eigenen Vorlagen gibt es nicht.",
    ),
    "extensions of another Markdown": (
        "markdown_extensions: [toc]",
        "mkdocs.yml:6 · Hinweis: markdown_extensions: Diese Einstellung hat hier keine Wirkung.",
    ),
    "programs of the project": (
        "hooks: [h.py]",
        "mkdocs.yml:6 · Hinweis: hooks: Diese Einstellung hat hier keine Wirkung.",
    ),
    "an address in the navigation that cannot be read": (
        'nav: [{Start: index.md}, {Weg: "https://[weg"}]',
        "mkdocs.yml:6 · nav: Die Seite „https://[weg“ gibt es nicht.",
    ),
    "an account with an address that cannot be read": (
        'extra: {social: [{name: Funk, link: "https://stadt]funk.example"}]}',
        "mkdocs.yml:6 · extra: Hier fehlt „link“ mit einer Internetadresse.",
    ),
    "a list for a text": (
        "site_description: [eins, zwei]",
        "mkdocs.yml:6 · site_description: Hier gehört ein einfacher Text hin.",
    ),
    "an entry of the navigation without a page": (
        "nav: [{Start: index.md}, {Weg: }]",
        "mkdocs.yml:6 · nav: Ein Eintrag der Navigation hat die Form „- Titel: seite.md“;",
    ),
    "a mistyped part of the theme": (
        "theme: {name: material, lgoo: bilder/logo.svg}",
        "mkdocs.yml:6 · theme: Die Einstellung „lgoo“ gibt es im Theme nicht. Meinten Sie „logo“?",
    ),
    "a logo that is gone": (
        "theme: {name: material, logo: bilder/logo.svg}",
        "mkdocs.yml:6 · theme: Die Datei „bilder/logo.svg“ gibt es im Ordner der Seiten nicht.",
    ),
    "a style sheet that is gone": (
        "extra_css: [stil.css]",
        "mkdocs.yml:6 · extra_css: Die Datei „stil.css“ gibt es im Ordner der Seiten nicht.",
    ),
    "a file for the server that is gone": (
        "plugins: [{wiq: {dateien: [CNAME]}}]",
        "mkdocs.yml:6 · dateien: Die Datei „CNAME“ gibt es im Ordner der Seiten nicht.",
    ),
    "a list of accounts with another form": (
        "extra: {social: {Stadtfunk: https://stadtfunk.example}}",
        "mkdocs.yml:6 · extra: Hier gehört eine Liste hin, jeder Eintrag mit „name“ und „link“.",
    ),
    "a mistyped list of accounts": (
        "extra: {socail: [{link: https://stadtfunk.example}]}",
        "mkdocs.yml:6 · extra: Die Einstellung „socail“ gibt es hier nicht. Meinten Sie „social“?",
    ),
    "options in two places": (
        "plugins: [{wiq: {posts_per_page: 5}}, {wiq: {feed_items: 5}}]",
        "mkdocs.yml:6 · plugins: Das Plugin „wiq“ steht zweimal;",
    ),
    "options beside the plugin instead of below": (
        "plugins: [{wiq: , feed_items: 5}]",
        "mkdocs.yml:6 · plugins: Jeder Eintrag nennt ein Plugin; seine Angaben stehen darunter",
    ),
    "options without names": (
        "plugins: [{wiq: [feed_items]}]",
        "mkdocs.yml:6 · plugins: Hier gehören Unterfelder hin",
    ),
    "another plugin": (
        "plugins: [wiq, search]",
        "mkdocs.yml:6 · Hinweis: plugins: Das Plugin „search“ hat hier keine Wirkung:",
    ),
}
PLAIN = """
    site_name: Nachbarstadt
    site_url: https://nachbarstadt.example/wir/
    docs_dir: docs
    # Bitte nur unten ergänzen.
    {theme}
    {line}
    {plugins}
"""


def write_settings(line: str) -> str:
    """Settings whose sixth line is ``line``."""
    theme = "" if line.startswith("theme") else "theme: material"
    plugins = "" if line.startswith("plugins") else "plugins: [wiq]"
    return PLAIN.format(theme=theme or "#", line=line, plugins=plugins or "#")


@pytest.mark.parametrize("case", SETTINGS)
def test_a_setting_that_is_wrong_or_without_effect_is_told(case: str, tmp_path: Path) -> None:
    line, message = SETTINGS[case]
    write_project(tmp_path, {"mkdocs.yml": write_settings(line)})
    assert [told for told in read_messages(tmp_path) if message in told]


def test_files_that_settings_inherit_from_are_read_and_watched(tmp_path: Path) -> None:
    base = "INHERIT: grund.yml\nsite_name: Stadt\nplugins: [wiq]\n"
    ground = "site_name: Grund\nsite_url: https://nachbarstadt.example/\ntheme: material\n"
    write_project(tmp_path, {"mkdocs.yml": "INHERIT: basis/a.yml", "basis/a.yml": base, "basis/grund.yml": ground})
    settings, problems = read_settings(tmp_path / "mkdocs.yml")
    assert (settings.site_name, settings.site_url, problems) == ("Stadt", "https://nachbarstadt.example/", [])
    assert {tmp_path / "mkdocs.yml", tmp_path / "basis/a.yml", tmp_path / "basis/grund.yml"} <= set(settings.sources)


@pytest.mark.parametrize("back", ["a.yml", "b.yml", "mkdocs.yml"])
def test_settings_that_inherit_in_a_circle_are_told(back: str, tmp_path: Path) -> None:
    files = {"mkdocs.yml": "INHERIT: a.yml", "a.yml": "INHERIT: b.yml", "b.yml": f"site_name: N\nINHERIT: {back}"}
    write_project(tmp_path, files)
    assert read_messages(tmp_path) == [f"b.yml:2 · INHERIT: Die Datei „{back}“ führt im Kreis wieder hierher."]


@pytest.mark.parametrize("builder", ["wiq_site", "mkdocs", "properdocs"])
def test_a_wrong_setting_leaves_the_old_site_alone(builder: str, tmp_path: Path) -> None:
    write_project(tmp_path, {"teams/hof.md": TEAM})
    build_site(tmp_path / "mkdocs.yml", tmp_path / "out", builder)
    before = read_files(tmp_path / "out")
    change("mkdocs.yml", "plugins: [wiq]", "plugins: [wiq]\nnav: [{Weg: weg.md}]")(tmp_path)
    built = run_builder(tmp_path / "mkdocs.yml", tmp_path / "out", builder)
    told = built.stdout + built.stderr
    assert built.returncode == 1 and "mkdocs.yml:5" in told and "Traceback" not in told
    assert read_files(tmp_path / "out") == before


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("plugins:", "plugins: !!python/name:os.system"),
        ("  - wiq:", "  - wiq: !!str"),
        ("      dateien:", "      dateien: !Achtung"),
    ],
)
def test_a_tag_before_settings_loses_none_of_them(old: str, new: str, tmp_path: Path) -> None:
    text = "site_name: N\nsite_url: https://n.example/\nplugins:\n  - wiq:\n      dateien:\n        - CNAME\n"
    (tmp_path / "mkdocs.yml").write_text(text.replace(old, new), "utf-8")
    assert read_settings(tmp_path / "mkdocs.yml")[0].options.dateien == ("CNAME",)


@pytest.mark.parametrize("folder", [".", "posts", "docs/sub", ".."])
def test_no_output_goes_where_sources_lie(folder: str, tmp_path: Path) -> None:
    root = write_project(tmp_path / "project", {"teams/hof.md": TEAM, "posts/bild.txt": "x"})
    before = read_files(root)
    built = run_builder(root / "mkdocs.yml", root / folder)
    assert built.returncode == 1
    assert "In diesem Ordner liegen Quellen der Seite; er würde überschrieben." in built.stderr
    assert read_files(root) == before


@pytest.mark.parametrize(
    ("template", "told"),
    [
        ("eins\n{% block x", "eigene/main.html:2 · Diese Vorlage lässt sich nicht zeichnen:"),
        ('{% extends "base.html" %}\n{% block content %}{{ config.x.y }}{% endblock %}', "eigene/main.html:2 · "),
        (
            '{% extends "base.html" %}\n{% block content %}{% if page.home %}{{ a.b }}{% endif %}{% endblock %}',
            "eigene/main.html:2 · ",
        ),
        ('{% extends "fehlt.html" %}', "eigene/main.html:1 · Die Vorlage „fehlt.html“ gibt es nicht."),
    ],
)
def test_a_mistake_in_an_own_template_is_told_with_its_line(template: str, told: str, tmp_path: Path) -> None:
    settings = write_settings("theme: {name: material, custom_dir: eigene}")
    write_project(tmp_path, {"mkdocs.yml": settings, "eigene/main.html": template})
    assert [message for message in read_messages(tmp_path) if message.startswith(told)]

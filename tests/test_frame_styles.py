"""The style sheets and scripts that pages load."""

import gzip
import re
from pathlib import Path

import pytest
from frame_site import make_frame

from wiq_site.frame.assets import FOLDER, THEME
from wiq_site.frame.css import Group, Rule, parse_css, render_css
from wiq_site.frame.drawing import find_material
from wiq_site.frame.scripts import ENTRY, join_entry, read_script
from wiq_site.frame.styles import find_words, follow_system, join_parts, reduce_material


def short(css: str) -> str:
    return render_css(parse_css(css))


# Style sheets as rules -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("css", "shortened"),
    [
        ("a { color : red ; }", "a{color:red}"),
        ("a,\n b > c { x: 1 }\n/* gone } */ d {}", "a,b > c{x:1}d{}"),
        ('a::after { content: "} ; {" ; y: 2 }', 'a::after{content:"} ; {";y:2}'),
        ("a { b: url(data:image/svg+xml;x,y) }", "a{b:url(data:image/svg+xml;x,y)}"),
        (":is(a, b) c, d { --x : 1px , 2px }", ":is(a, b) c,d{--x:1px , 2px}"),
        ("@media screen { a { x: 1 } @supports (y: z) { b { c: d } } } e { f: g }", None),
        ("@keyframes k { from { x: 1 } to { x: 2 } } a { b: c }", None),
        ('@charset "UTF-8"; a { b: c }', '@charset "UTF-8";a{b:c}'),
        (r".\31 0 a[b='}'] { c: d }", r".\31 0 a[b='}']{c:d}"),
        ("a { b: c !important; d: calc(1px + 2px) }", "a{b:c !important;d:calc(1px + 2px)}"),
    ],
)
def test_a_style_sheet_keeps_what_it_says(css: str, shortened: str | None) -> None:
    assert short(css) == (shortened or short(short(css)))
    assert short(short(css)) == short(css)


def test_nested_conditions_are_nested_rules() -> None:
    [group, rule] = parse_css("@media screen { a { x: 1 } @supports (y: z) { b { c: d } } } e { f: g }")
    assert isinstance(group, Group) and isinstance(group.children[1], Group)
    assert rule == Rule(("e",), (("f", "g"),))


def declarations(css: str) -> str:
    """A style sheet without anything that may be left out."""
    return re.sub(r"\s+|;(?=\s*\})", "", re.sub(r"/\*.*?\*/", "", css, flags=re.DOTALL))


@pytest.mark.parametrize("name", ["main", "palette"])
def test_all_of_material_is_understood(name: str) -> None:
    [file] = find_material().glob(f"assets/stylesheets/{name}.*.css")
    text = re.sub(r"/\*# sourceMappingURL.*", "", file.read_text("utf-8"))
    assert declarations(short(text)) == declarations(text)


def test_all_of_ours_is_understood() -> None:
    text = "".join(file.read_text("utf-8") for file in sorted((THEME / "style").glob("*.css")))
    assert declarations(short(text)) == declarations(text)


# What pages need of Material's -----------------------------------------------------------------------------------


def reduce(tmp_path: Path, css: str, words: str = "", ours: str = "", *, keep_properties: bool = False) -> str:
    folder = tmp_path / "assets/stylesheets"
    folder.mkdir(parents=True)
    (folder / "main.0.min.css").write_text(css)
    (folder / "palette.0.min.css").write_text("")
    return reduce_material(tmp_path, find_words([words]), ours, keep_properties=keep_properties)


@pytest.mark.parametrize(
    "css",
    [
        "a{x:1}",
        ".known{x:1}",
        ".known.known-too>.known{x:1}",
        "a:not(.other){x:1}",
        ":is(.known,.other) b{x:1}",
        ".known:not(.a:not(.b)) b{x:1}",
        "[dir=ltr] .known{x:1}",
        "[data-md-toggle=drawer]:checked~.known{x:1}",
        "@media print{.known{x:1}}",
        ".admonition.note{x:1}",
        ".contains-task-list{x:1}",
        "label[for=known]{x:1}",
        "[type=checkbox]{x:1}",
        "@page{margin:1cm}",
        ":root{--a:1;x:var(--a)}",
    ],
)
def test_rules_stay_that_some_page_may_need(tmp_path: Path, css: str) -> None:
    assert reduce(tmp_path, css, "<p class='known known-too'>") == css


@pytest.mark.parametrize(
    "css",
    [
        ".other{x:1}",
        ".known .other{x:1}",
        ".known-{x:1}",
        "@media print{.other{x:1}}",
        "[dir=rtl] .known{x:1}",
        "[data-md-color-primary=red]{x:1}",
        "label[for=other]{x:1}",
        'th[role="other"]:after{x:1}',
        ".md-header[hidden]{x:1}",
        ".known table:not([class]){x:1}",
        ".headerlink{x:1}",
        "@keyframes unused{from{x:1}}",
    ],
)
def test_rules_go_that_no_page_can_need(tmp_path: Path, css: str) -> None:
    assert reduce(tmp_path, css, "<p class='known'>") == ""


def test_of_several_selectors_the_known_ones_stay(tmp_path: Path) -> None:
    assert reduce(tmp_path, ".known,.other,b{x:1}", "known") == ".known,b{x:1}"


def test_custom_properties_go_that_nothing_uses(tmp_path: Path) -> None:
    root = ":root{--a:url(a);--b:url(b);--c:url(c);--d:4px;--e:var(--d);--f:1;--g:var(--f)}"
    css = root + "i{mask:var(--a)}.other{mask:var(--c)}"
    kept = ":root{--a:url(a);--b:url(b);--f:1;--g:var(--f)}i{mask:var(--a)}"
    assert reduce(tmp_path, css, ours="j{mask:var(--b);x:var(--g)}") == kept


def test_custom_properties_go_in_the_dark_too(tmp_path: Path) -> None:
    css = "@media screen{[data-md-color-scheme=slate]{--a:1;--b:2}}i{x:var(--a)}"
    dark = ":root:where(:not([data-md-color-scheme])){--a:1}"
    assert reduce(tmp_path, css) == (
        "@media screen{[data-md-color-scheme=slate]{--a:1}}"
        f"@media screen and (prefers-color-scheme:dark){{{dark}}}i{{x:var(--a)}}"
    )


def test_custom_properties_stay_for_a_style_sheet_that_we_do_not_know(tmp_path: Path) -> None:
    assert reduce(tmp_path, ":root{--a:url(a)}", keep_properties=True) == ":root{--a:url(a)}"


def test_motions_stay_that_something_uses(tmp_path: Path) -> None:
    css = "@keyframes turn{from{x:1}}a{animation:turn 1s}"
    assert reduce(tmp_path, css) == css


def test_a_templates_own_classes_count(tmp_path: Path) -> None:
    own = tmp_path / "own"
    own.mkdir()
    (own / "main.html").write_text('{% extends "base.html" %}{% block announce %}<p class="md-banner">{% endblock %}')

    def material(**settings: object) -> str:
        make = make_frame(**settings).assets[f"{FOLDER}material.css"]
        assert not isinstance(make, Path)
        return make().decode()

    assert ".md-banner{" in material(custom_dir=own)
    assert ".md-banner{" not in material()


# Dark colours ----------------------------------------------------------------------------------------------------


def test_dark_colours_are_said_once_more_for_systems_that_want_them() -> None:
    css = '@media screen{[data-md-color-scheme="slate"]{--a:1}[data-md-color-scheme=slate] b{x:1}c{y:1}}'
    again = render_css(follow_system(parse_css(css)))
    system = ":root:where(:not([data-md-color-scheme]))"
    assert again == f"{css}@media screen and (prefers-color-scheme:dark){{{system}{{--a:1}}{system} b{{x:1}}}}"


def test_nothing_is_dark_on_paper() -> None:
    for css in (join_parts(THEME / "style"), reduce_material(find_material(), (), "", keep_properties=True)):
        assert "prefers-color-scheme" in css
        for node in parse_css(css):
            if not (isinstance(node, Group) and node.condition.startswith("@media screen")):
                assert not re.search(r"scheme=\"?slate|prefers-color-scheme", render_css((node,)))


# Scripts ---------------------------------------------------------------------------------------------------------


def test_scripts_come_without_the_comments_that_have_lines_of_their_own(tmp_path: Path) -> None:
    file = tmp_path / "a.mjs"
    file.write_text(
        '/** What.\n * @param {a} b **/\nconst a = "//"; // b\n  // c\n\n  /* d */\n  /* e */ f();\n/* g */\n'
    )
    assert read_script(file) == 'const a = "//"; // b\n\n  /* e */ f();\n'


# Parts and budgets -----------------------------------------------------------------------------------------------


def sizes() -> dict[str, int]:
    """Address → bytes of what a browser gets of it, compressed."""
    assets = make_frame().assets
    made = {name: asset.read_bytes() if isinstance(asset, Path) else asset() for name, asset in assets.items()}
    return {name: len(gzip.compress(content, 9)) for name, content in made.items()}


def test_style_sheets_and_scripts_stay_small() -> None:
    found = sizes()
    assert found[f"{FOLDER}wiq.css"] <= 10_000
    assert found[f"{FOLDER}material.css"] <= 12_000
    assert 5_000 < sum(size for name, size in found.items() if name.endswith(("js", ".mjs"))) <= 18_000
    assert sum(found.values()) <= 38_000


def test_every_part_is_joined_in_the_order_of_its_number() -> None:
    files = sorted((THEME / "style").iterdir())
    assert all(re.fullmatch(r"\d\d-[a-z-]+\.css", file.name) for file in files)
    assert len({file.name[:2] for file in files}) == len(files)
    joined = join_parts(THEME / "style")
    places = [joined.find(short(file.read_text("utf-8"))[:40]) for file in files]
    assert places == sorted(places) and places[0] == 0 and len(set(places)) == len(files)


def test_style_sheets_load_nothing_but_pictures_in_themselves() -> None:
    css = join_parts(THEME / "style") + reduce_material(find_material(), (), "", keep_properties=True)
    assert "@import" not in css and "@font-face" not in css
    assert {address[:15] for address in re.findall(r"url\([\"']?([^)]*)", css)} == {"data:image/svg+"}


# Scripts ---------------------------------------------------------------------------------------------------------

_IMPORT = re.compile(r"import(?: [^;]*? from |\()\s*\"\./([a-z]+\.mjs)\"")


def test_joined_modules_share_no_names_and_import_nothing_joined() -> None:
    joined = join_entry(THEME / FOLDER)
    names = re.findall(r"^(?:async )?(?:function|const|let|class) (?:\[?\{? ?)(\w+)", joined, re.MULTILINE)
    assert len(names) > 3 and len(names) == len(set(names))
    assert set(_IMPORT.findall(joined)) == {"filter.mjs", "follow.mjs", "search.mjs"}
    assert not re.search(r"^export ", joined, re.MULTILINE)


def test_every_module_that_is_asked_for_is_published_and_no_other() -> None:
    published = {Path(name).name for name in make_frame().assets if name.endswith(".mjs")}
    waiting, needed = ["wiq.mjs"], set()
    while waiting:
        name = waiting.pop()
        if name not in needed:
            needed.add(name)
            text = join_entry(THEME / FOLDER) if name == "wiq.mjs" else (THEME / FOLDER / name).read_text("utf-8")
            waiting += _IMPORT.findall(text)
    assert published == needed
    assert not published & set(ENTRY[:-1])


def test_the_script_that_holds_up_drawing_is_tiny() -> None:
    assert sizes()[f"{FOLDER}first.js"] <= 600

"""Whole builds with MkDocs and ProperDocs: no warning, same bytes, nothing lost, text stays text."""

import filecmp
import html
import json
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit
from urllib.request import urlopen

import pytest
from builder import (
    TOWN_URL,
    build_site,
    builder_environment,
    copy_town,
    list_files,
    read_files,
    run_builder,
    serve_command,
)
from lxml import etree
from lxml import html as lxml_html
from project import POST, TEAM, write_project

NASTY = "<script>alert('x')</script> & \"Zitat\" 'eins' 🌳 { 7*7 } %} ]]>"


def test_both_builders_are_strict_and_silent(tmp_path: Path, site: Path) -> None:
    for builder in ("mkdocs", "properdocs"):
        built = build_site(copy_town(tmp_path / f"town {builder}") / "mkdocs.yml", tmp_path / builder, builder)
        assert "WARNING" not in built.stdout + built.stderr
        assert not [line for line in built.stderr.splitlines() if not line.startswith("INFO")]
        assert list_files(tmp_path / builder) == list_files(site)


def test_same_input_gives_the_same_bytes(tmp_path: Path, site: Path) -> None:
    build_site(copy_town(tmp_path / "elsewhere") / "mkdocs.yml", tmp_path / "again")
    names = list_files(site)
    assert names == list_files(tmp_path / "again")
    _, different, odd = filecmp.cmpfiles(site, tmp_path / "again", names, shallow=False)
    assert (different, odd) == ([], [])


def test_a_small_town_builds_with_defaults(tmp_path: Path) -> None:
    write_project(tmp_path, {"teams/hof.md": TEAM, "posts/2026-05-01-neues.md": POST})
    for builder in ("mkdocs", "properdocs"):
        built = build_site(tmp_path / "mkdocs.yml", tmp_path / "out", builder)
        assert "WARNING" not in built.stderr
        assert "Grüne Höfe" in (tmp_path / "out/teams/hof/index.html").read_text("utf-8")
        home = (tmp_path / "out/index.html").read_text("utf-8")
        assert 'href="teams/"' in home and "fonts.googleapis" not in home


def test_mistakes_leave_the_old_site_alone(tmp_path: Path) -> None:
    write_project(tmp_path, {"teams/hof.md": TEAM})
    build_site(tmp_path / "mkdocs.yml", tmp_path / "out")
    before = read_files(tmp_path / "out")
    write_project(tmp_path, {"teams/hof.md": TEAM.replace("status: laeuft", "status: leuft")})
    built = run_builder(tmp_path / "mkdocs.yml", tmp_path / "out")
    assert built.returncode == 1
    assert "teams/hof.md:4 · status: „leuft“ gibt es nicht. Meinten Sie „laeuft“?" in built.stderr
    assert "Traceback" not in built.stdout + built.stderr
    assert before == read_files(tmp_path / "out")


def test_what_is_not_public_is_in_no_file(tmp_path: Path) -> None:
    secret = "Geheimwort"
    write_project(
        tmp_path,
        {
            "teams/hof.md": TEAM,
            "teams/still.md": TEAM.replace("title: Grüne Höfe", f"title: {secret}\n    draft: true"),
            "posts/entwurf.md": POST.replace("Neues vom Hof", f"{secret}\n    draft: true"),
            "posts/morgen.md": POST.replace("Neues vom Hof", secret).replace("2026-05-01", "2026-11-23"),
            "posts/vorbei.md": POST.replace("Neues vom Hof", f"{secret}\n    idee: {{status: offen, bis: 2026-11-21}}"),
            "docs/entwurf.md": f"---\ntitle: {secret}\ndraft: true\n---\n",
            "mkdocs.yml": """
                site_name: Nachbarstadt
                site_url: https://nachbarstadt.example/
                theme: material
                plugins: [search, wiq]
            """,
        },
    )
    build_site(tmp_path / "mkdocs.yml", tmp_path / "out")
    files = read_files(tmp_path / "out")
    assert "teams/hof/index.html" in files
    assert [name for name, content in files.items() if secret.encode() in content] == []


@pytest.fixture(scope="module")
def nasty_site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site in which every text is hostile."""
    root = tmp_path_factory.mktemp("nasty")
    text = json.dumps(NASTY, ensure_ascii=False)
    picture = f"{{datei: bilder/b.svg, alt: {text}, nachweis: {text}}}"
    need = f"{{faehigkeit: bauen, text: {text}}}"
    write_project(
        root,
        {
            "mkdocs.yml": """
                site_name: Nachbarstadt & <b>Umland</b>
                site_url: https://nachbarstadt.example/
                theme: material
                plugins: [search, wiq]
            """,
            "taxonomies.yml": f"""
                gebiet: {{ost: {{label: {text}, description: {text}, ortsteile: [{text}], seit: 2023}}}}
                themen: {{klima: {{label: {text}}}}}
                status: {{laeuft: {{label: {text}, description: {text}}}}}
                categories: {{neues: {{label: {text}}}}}
                faehigkeit: {{bauen: {{label: {text}}}}}
            """,
            "docs/index.md": f"---\ntitle: {text}\nkurz: {text}\n---\n",
            "docs/seite.md": f"---\ntitle: {text}\nkurz: {text}\n---\n",
            "teams/a.md": f"""
                ---
                title: {text}
                kurz: {text}
                status: laeuft
                gebiet: ost
                ortsteile: [{text}]
                themen: klima
                bild: {picture}
                gesucht: [{need}]
                ziele: {text}
                wirkung: [{{indikator: {text}, ziel: {text}, bis: {text}, stand: {text}}}]
                weg: [{{wann: {text}, was: {text}, wiq: {text}}}]
                support: {text}
                partner: {text}
                treffen: [{{wann: {text}, ort: {text}}}]
                mitglieder: {{anzahl: 1, rollen: {text}}}
                links: [{{titel: {text}, url: "https://a.example/?a=1&b=2"}}]
                kontakt: a@nachbarstadt.example
                ---
            """,
            "teams/bilder/b.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
            "posts/bilder/b.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
            "posts/p.md": f"""
                ---
                title: {text}
                date: 2026-05-01
                kurz: {text}
                categories: neues
                gebiet: ost
                themen: klima
                teams: a
                authors: [{text}, a]
                bild: {picture}
                termine: [{{titel: {text}, beginn: 2026-12-24, ort: {text}, absage: {text}}}]
                tops: [{{titel: {text}, bis: {text}, text: T}}]
                idee: {{status: offen, gesucht: [{need}], quelle: {text}}}
                ---
                Text.
            """,
        },
    )
    build_site(root / "mkdocs.yml", root / "out")
    return root / "out"


def test_the_page_for_unknown_addresses_belongs_to_no_entry_of_the_navigation(site: Path) -> None:
    assert "aria-current" not in (site / "404.html").read_text("utf-8")


def test_a_page_without_headings_has_no_table_of_contents(site: Path) -> None:
    shown = 'class="md-nav md-nav--secondary"'
    assert shown not in (site / "redaktion/felder/index.html").read_text("utf-8")
    assert shown in (site / "redaktion/team/index.html").read_text("utf-8")


def test_hostile_text_stays_text_on_every_page(nasty_site: Path) -> None:
    pages = list(nasty_site.rglob("*.html"))
    assert len(pages) > 10
    for page in pages:
        text = page.read_text("utf-8")
        assert "<script>alert" not in text, page
        assert "&amp;amp;" not in text and "&amp;lt;" not in text, page
        tree = lxml_html.fromstring(text)
        assert not [a for e in tree.iter() for a in e.attrib if a.startswith("on")], page


def test_hostile_text_arrives_whole(nasty_site: Path) -> None:
    for address, selector in [("teams/a/", "h1"), ("blog/p/", "h1"), ("seite/", "h1"), ("teams/", "h2")]:
        tree = lxml_html.fromstring((nasty_site / address / "index.html").read_text("utf-8"))
        assert NASTY in [" ".join(e.text_content().split()) for e in tree.iter(selector)], address
        assert tree.findtext(".//title", "").startswith(NASTY) or address == "teams/"
    for name in ("blog/feed.xml", "idee-sucht-team/feed.xml", "teams/a/feed.xml"):
        feed = etree.parse(nasty_site / name)
        assert NASTY in [e.text for e in feed.iter("title", "category")] + [
            e.text.removesuffix(" – Nachbarstadt & <b>Umland</b>") for e in feed.iter("title") if e.text
        ]
    data = json.loads((nasty_site / "blog/liste.json").read_text("utf-8"))
    assert data["items"][0]["title"] == NASTY
    files = (nasty_site / "suche/seiten").iterdir()
    found = [page for file in files for page in json.loads(file.read_text("utf-8"))]
    assert {page["kind"] for page in found if page["title"] == NASTY} >= {"Lösungsteam", "Idee", "Gebiet", "Seite"}


def references(page: Path) -> Iterator[tuple[str, str]]:
    tree = lxml_html.fromstring(page.read_text("utf-8"))
    for element, attribute, link, _ in tree.iterlinks():
        yield f"{element.tag}[{attribute}]", link


def test_every_internal_link_and_fragment_exists(site: Path) -> None:
    ids: dict[Path, set[str]] = {}

    def ids_of(file: Path) -> set[str]:
        if file not in ids:
            tree = etree.parse(file) if file.suffix == ".svg" else lxml_html.fromstring(file.read_text("utf-8"))
            ids[file] = {str(i) for i in tree.xpath("//@id")}
        return ids[file]

    checked, dead = 0, []
    for page in site.rglob("*.html"):
        here = urljoin(TOWN_URL, page.relative_to(site).as_posix().removesuffix("index.html"))
        for where, link in references(page):
            url, fragment = urldefrag(urljoin(here, html.unescape(link)))
            if not url.startswith(TOWN_URL):
                continue
            target = site / unquote(urlsplit(url).path).lstrip("/")
            target = target / "index.html" if urlsplit(url).path.endswith("/") else target
            checked += 1
            if not target.is_file() or (fragment and unquote(fragment) not in ids_of(target)):
                dead.append(f"{page.relative_to(site)}: {where} {link}")
    assert checked > 5000
    assert dead == []


def test_no_page_loads_anything_from_elsewhere(site: Path) -> None:
    loading = {"img[src]", "script[src]", "iframe[src]", "source[src]", "video[src]", "audio[src]", "use[href]"}
    foreign = []
    for page in site.rglob("*.html"):
        tree = lxml_html.fromstring(page.read_text("utf-8"))
        for where, link in references(page):
            if where in loading and urlsplit(link).netloc:
                foreign.append(f"{page}: {link}")
        for link in tree.iter("link"):
            if link.get("rel") not in ("canonical", "alternate", "prev", "next") and urlsplit(link.get("href")).netloc:
                foreign.append(f"{page}: {link.get('href')}")
    assert foreign == []


def test_own_script_and_style_stay_small(site: Path) -> None:
    import gzip

    own = site / "assets" / "wiq"
    for suffix, limit in ((".mjs", 18_000), (".css", 20_000)):
        files = list(own.glob(f"*{suffix}"))
        assert files
        assert sum(len(gzip.compress(f.read_bytes(), 9)) for f in files) <= limit


def test_the_preview_shows_the_rest_and_the_mistake_on_every_page(tmp_path: Path) -> None:
    """The real command, as ``make serve`` starts it."""
    linking = POST.replace("Der erste Absatz.", "[Team](../teams/hof.md)")
    write_project(tmp_path, {"teams/hof.md": TEAM.replace("laeuft", "leuft"), "posts/p.md": linking})
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{free.getsockname()[1]}"
    command = serve_command(tmp_path / "mkdocs.yml", host)
    environment = {**builder_environment(), "PYTHONUNBUFFERED": "1"}
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as server:
        told = ""
        assert server.stdout is not None
        while "Die Vorschau steht unter" not in told:
            line = server.stdout.readline()
            assert line, told
            told += line
        page = urlopen(f"http://{host}/wir/blog/p/").read().decode()
        server.terminate()
    assert "teams/hof.md:4 · status: „leuft“ gibt es nicht." in told
    assert "teams/hof.md:4 · status: „leuft“ gibt es nicht." in page and "Neues vom Hof" in page

"""``wiq umbenennen``: a file gets another name, and nobody who knows the old one is left standing."""

import re
from pathlib import Path

import pytest
from builder import NOW, copy_town
from click.testing import CliRunner, Result

from tests.photos import jpeg
from tests.project import FILES, POST, TEAM, check_project, dedent, read_messages, write_project
from wiq_site.cli import main
from wiq_site.editing.heads import add_alias, replace_names, replace_text
from wiq_site.problems import find_errors

SVG = "<svg xmlns='http://www.w3.org/2000/svg'><title>Hof</title></svg>"


def run(root: Path, old: str, new: str) -> Result:
    environment = {"SOURCE_DATE_EPOCH": str(int(NOW.timestamp()))}
    return CliRunner().invoke(main, ["umbenennen", old, new, "-f", str(root / "mkdocs.yml")], env=environment)


def rename(root: Path, old: str, new: str) -> str:
    done = run(root, old, new)
    assert done.exit_code == 0, done.output
    return done.output


def read_all(root: Path) -> dict[str, bytes]:
    files = (file for file in root.rglob("*") if file.is_file() and ".cache" not in file.parts)
    return {file.relative_to(root).as_posix(): file.read_bytes() for file in files}


def find_ids(root: Path) -> set[str]:
    """Ids of all items in feeds and of all dates in calendars."""
    checked = check_project(root, NOW)
    assert checked.site is not None and not find_errors(checked.problems)
    calendars = [o.make().decode() for o in checked.outputs().all() if o.address.endswith(".ics")]
    uids = {uid for text in calendars for uid in re.findall(r"^UID:(.*(?:\r\n .*)*)", text, re.M)}
    return uids | {item.id for feed in checked.site.feeds for item in feed.items}


@pytest.mark.parametrize(
    ("old", "new", "path", "before", "after"),
    [
        (
            "teams/durstige-baeume.md",
            "Bäume gießen",
            "teams/baeume-giessen.md",
            "teams/durstige-baeume/",
            "teams/baeume-giessen/",
        ),
        (
            "posts/2026-08-20-zehn-heisse-wochen.md",
            "heisser-sommer",
            "posts/2026-08-20-heisser-sommer.md",
            "blog/zehn-heisse-wochen/",
            "blog/heisser-sommer/",
        ),
    ],
)
def test_a_renamed_file_keeps_its_readers(
    tmp_path: Path, old: str, new: str, path: str, before: str, after: str
) -> None:
    root = copy_town(tmp_path / "town")
    ids, files = find_ids(root), read_all(root)
    said = rename(root, old, new)
    assert find_ids(root) == ids
    checked = check_project(root, NOW)
    assert checked.site is not None and checked.site.redirects[before] == after
    now = read_all(root)
    assert set(now) == {*files} - {old} | {path}
    stem = Path(old).stem
    assert [name for name, data in now.items() if f"{stem}.md".encode() in data] == []
    changed = {name for name in now if now[name] != files.get(name)}
    assert all(f"  {name}: " in said for name in changed) and f"{old} → {path}" in said
    for name in changed - {path}:
        assert len(now[name].splitlines()) == len(files[name].splitlines())


LINKS = """
    Siehe [Hof](hof.md), [Plan](../teams/hof.md#plan "hof.md") und `hof.md`, auch hof.md.

    <!-- [alt](hof.md) --> <a href="hof.md">Hof</a> [Hof][h] und [noch einmal][h].

    [h]: hof.md?x=1#plan
"""


def test_exactly_the_targets_of_links_change(tmp_path: Path) -> None:
    text = TEAM.replace("Text.", LINKS.strip())
    write_project(tmp_path, {"teams/hof.md": TEAM.replace("Text.", "## Plan\n"), "teams/b.md": text})
    before = (tmp_path / "teams/b.md").read_text("utf-8")
    rename(tmp_path, "teams/hof.md", "garten")
    wanted = before.replace("[Hof](hof.md)", "[Hof](garten.md)").replace("(../teams/hof.md#plan", "(garten.md#plan")
    wanted = wanted.replace('href="hof.md"', 'href="garten.md"').replace("[h]: hof.md?", "[h]: garten.md?")
    assert (tmp_path / "teams/b.md").read_text("utf-8") == wanted
    assert read_messages(tmp_path) == []


def test_a_longer_target_that_holds_the_name_stays(tmp_path: Path) -> None:
    body = "[Beitrag](../posts/hof.md) [hof.md](hof.md) [Hof](./hof.md)"
    files = {"teams/hof.md": TEAM, "posts/hof.md": POST, "teams/b.md": TEAM.replace("Text.", body)}
    write_project(tmp_path, files)
    assert "teams/b.md: 2 Links geändert" in rename(tmp_path, "teams/hof.md", "garten")
    wanted = "[Beitrag](../posts/hof.md) [hof.md](garten.md) [Hof](garten.md)"
    assert wanted in (tmp_path / "teams/b.md").read_text("utf-8")


def test_posts_go_on_naming_the_team(tmp_path: Path) -> None:
    fields = (
        "teams: [b, hof]  # beide\n    authors: [hof, hof-team]\n    idee: {status: team-gefunden, team: hof}\n    cat"
    )
    files = {"teams/hof.md": TEAM, "teams/b.md": TEAM, "posts/a.md": POST.replace("cat", fields, 1)}
    write_project(tmp_path, files)
    rename(tmp_path, "teams/hof.md", "garten")
    text = (tmp_path / "posts/a.md").read_text("utf-8")
    assert (
        "teams: [b, garten]  # beide\nauthors: [garten, hof-team]\nidee: {status: team-gefunden, team: garten}" in text
    )
    assert read_messages(tmp_path) == []


def test_pictures_of_a_bundle_come_along(tmp_path: Path) -> None:
    picture = "bild: {datei: hof.svg, alt: Ein Hof, nachweis: WiQ}\n    cat"
    other = "bild: {datei: 2026-05-01-fest/hof.svg, alt: Ein Hof, nachweis: WiQ}\n    cat"
    body = "[selbst](index.md) ![Hof](hof.svg)"
    files = {
        "posts/2026-05-01-fest/index.md": POST.replace("cat", picture, 1).replace("Der erste Absatz.", body),
        "posts/2026-05-01-fest/hof.svg": SVG,
        "posts/b.md": POST.replace("cat", other, 1).replace("Der erste", "[Fest](2026-05-01-fest/index.md) Der"),
    }
    write_project(tmp_path, files)
    rename(tmp_path, "posts/2026-05-01-fest", "feier")
    assert sorted(p.relative_to(tmp_path).as_posix() for p in (tmp_path / "posts").rglob("*.*")) == [
        "posts/2026-05-01-feier/hof.svg",
        "posts/2026-05-01-feier/index.md",
        "posts/b.md",
    ]
    text = (tmp_path / "posts/b.md").read_text("utf-8")
    assert "[Fest](2026-05-01-feier/index.md)" in text and "datei: 2026-05-01-feier/hof.svg," in text
    assert read_messages(tmp_path) == []


def test_photos_of_a_bundle_come_along(tmp_path: Path) -> None:
    def shown(folder: str) -> str:
        photos = ", ".join(f"{{datei: {folder}{name}.jpg, alt: Ein Hof, nachweis: WiQ}}" for name in "ab")
        return POST.replace("cat", f"fotos: [{photos}]\n    cat", 1)

    files = {
        "posts/2026-05-01-fest/index.md": shown(""),
        "posts/b.md": shown("2026-05-01-fest/"),
        "posts/2026-05-01-fest/a.jpg": jpeg(),
        "posts/2026-05-01-fest/b.jpg": jpeg(),
    }
    write_project(tmp_path, files)
    assert "posts/b.md: 2 Bildpfade geändert" in rename(tmp_path, "posts/2026-05-01-fest", "feier")
    assert (tmp_path / "posts/b.md").read_text("utf-8") == dedent(shown("2026-05-01-feier/"))
    assert read_messages(tmp_path) == []


@pytest.mark.parametrize(
    ("old", "written"),
    [("2026-05-01-fest", "2026-05-01-fest"), ("2026-05-01-ein fest", "2026-05-01-ein%20fest")],
)
def test_signs_that_addresses_encode_stay_encoded(tmp_path: Path, old: str, written: str) -> None:
    files = {
        f"posts/{old}/index.md": POST,
        f"posts/{old}/mein hof.svg": SVG,
        "posts/b.md": POST.replace("Der erste", f"![Hof]({written}/mein%20hof.svg) Der erste"),
    }
    write_project(tmp_path, files)
    rename(tmp_path, f"posts/{old}/index.md", "feier")
    assert "![Hof](2026-05-01-feier/mein%20hof.svg) Der" in (tmp_path / "posts/b.md").read_text("utf-8")
    assert read_messages(tmp_path) == []


def test_comments_order_line_ends_and_mark_stay(tmp_path: Path) -> None:
    write_project(tmp_path)
    lines = ["---", "# Notiz", "slug: hof  # weg", "kurz: 'K'", 'title:   "T"', "status: laeuft # ja", "---", "Text."]
    text = "\ufeff" + "".join(f"{line}\r\n" for line in lines)
    (tmp_path / "teams").mkdir()
    (tmp_path / "teams/alt.md").write_bytes(text.encode())
    rename(tmp_path, "teams/alt.md", "neu")
    wanted = text.replace("slug: hof  # weg\r\n", "").replace("# ja\r\n", "# ja\r\naliases: [/teams/hof/]\r\n")
    assert (tmp_path / "teams/neu.md").read_bytes().decode() == wanted


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a: ü\n", "a: ü\naliases: [/x/]\n"),
        ("aliases: /ü/ # c\na: b\n", "aliases: [/ü/, /x/] # c\na: b\n"),
        ("aliases: /a/, /b/\n", "aliases: [/a/, /b/, /x/]\n"),
        ("aliases:\na: b\n", "aliases: [/x/]\na: b\n"),
        ("aliases: []\n", "aliases: [/x/]\n"),
        ("aliases: >-\n  /a/\nb: c\n", "aliases: [/a/, /x/]\nb: c\n"),
        ("aliases: [/a/, '/b/'] # c\n", "aliases: [/a/, '/b/', /x/] # c\n"),
        ("aliases:\n  - /a/\n  - /b/ # c\na: b\n", "aliases:\n  - /a/\n  - /b/ # c\n  - /x/\na: b\n"),
        ("aliases:\n- /a/\na: b\n", "aliases:\n- /a/\n- /x/\na: b\n"),
        ("aliases:\n- >-\n  /a/\na: b\n", "aliases:\n- >-\n  /a/\n- /x/\na: b\n"),
    ],
)
def test_an_old_address_is_added_as_the_last(before: str, after: str) -> None:
    assert add_alias(f"---\n{before}---\nText.\n", "/x/") == f"---\n{after}---\nText.\n"


def test_only_whole_names_are_replaced() -> None:
    text = "---\nteams: hof, hof-2, alter-hof, 'hof'\nauthors:\n  - hof\n  - hof und garten\n---\nhof\n"
    text = replace_names(text, ("teams",), "hof", "neu")
    text = replace_text(text, ("authors",), "hof", "neu")
    assert text == "---\nteams: neu, hof-2, alter-hof, 'neu'\nauthors:\n  - neu\n  - hof und garten\n---\nhof\n"


def test_a_second_name_leaves_the_first_one_in_feeds(tmp_path: Path) -> None:
    write_project(tmp_path, {"posts/2026-05-01-fest.md": POST})
    ids = find_ids(tmp_path)
    rename(tmp_path, "posts/2026-05-01-fest.md", "feier")
    rename(tmp_path, "posts/2026-05-01-feier.md", "2026-05-02-party.md")
    assert find_ids(tmp_path) == ids
    assert "aliases: [/blog/fest/, /blog/feier/]" in (tmp_path / "posts/2026-05-02-party.md").read_text("utf-8")


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("teams/hof.md", "Garten", "„garten.md“ gibt es schon."),
        ("teams/hof.md", "hof", "„hof.md“ heißt schon so."),
        ("teams/hof.md", "dritter", "Die Adresse „/teams/dritter/“ ist schon vergeben."),
        ("teams/hof.md", "frueher", "eine frühere Adresse derselben Datei"),
        ("teams/hof.md", "posts/neu.md", "Die Datei bleibt in ihrem Ordner „teams“."),
        ("teams/hof.md", "!!", "lässt sich kein Dateiname bilden."),
        ("teams/hoff.md", "neu", "ist weder ein Team noch ein Beitrag. Meinten Sie „teams/hof.md“?"),
        ("docs/index.md", "neu", "ist eine handgeschriebene Seite."),
    ],
)
def test_what_cannot_be_renamed_stays_with_a_reason(tmp_path: Path, old: str, new: str, said: str) -> None:
    files = {
        "teams/hof.md": TEAM.replace("kurz", "aliases: /teams/frueher/\n    kurz"),
        "teams/garten.md": TEAM.replace("kurz", "draft: true\n    aliases: /teams/dritter/\n    kurz"),
    }
    before = read_all(write_project(tmp_path, files))
    done = run(tmp_path, old, new)
    assert done.exit_code == 1 and said in done.output and "nichts geändert" in done.output, done.output
    assert read_all(tmp_path) == before


def test_a_missing_name_is_said_in_german(tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["umbenennen", "teams/hof.md"])
    assert done.exit_code == 2 and "Bitte die Datei und den neuen Namen angeben" in done.output


def test_a_project_with_errors_stays_as_it_is(tmp_path: Path) -> None:
    before = read_all(write_project(tmp_path, {"teams/hof.md": TEAM, "teams/b.md": TEAM.replace("laeuft", "lauft")}))
    done = run(tmp_path, "teams/hof.md", "garten")
    assert done.exit_code == 1 and "Das Projekt hat schon Fehler" in done.output and "teams/b.md:4" in done.output
    assert read_all(tmp_path) == before


def test_a_slug_of_several_lines_takes_nothing_else_along(tmp_path: Path) -> None:
    slug = "slug: >-\n      feier\n    kurz: Ein Fest im Hof.\n    cat"
    write_project(tmp_path, {"posts/2026-05-01-fest.md": POST.replace("cat", slug, 1)})
    rename(tmp_path, "posts/2026-05-01-fest.md", "hoffest")
    head = "date: 2026-05-01\nkurz: Ein Fest im Hof.\ncategories: neues\naliases: [/blog/feier/]\n---\n"
    assert head in (tmp_path / "posts/2026-05-01-hoffest.md").read_text("utf-8")


def test_a_new_day_alone_leaves_the_address(tmp_path: Path) -> None:
    files = {"posts/2026-05-01-fest.md": POST.replace("cat", "slug: feier\n    cat", 1), "posts/2026-05-01-b.md": POST}
    write_project(tmp_path, files)
    for old, new in (("2026-05-01-fest", "2026-05-02-fest"), ("2026-05-01-b", "2026-05-02-b")):
        text = (tmp_path / f"posts/{old}.md").read_text("utf-8")
        assert "Die Adresse bleibt" in rename(tmp_path, f"posts/{old}.md", new)
        assert (tmp_path / f"posts/{new}.md").read_text("utf-8") == text


def test_a_failing_disk_leaves_everything_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(file: Path, data: bytes) -> None:
        if file.name == "b.md" and b"garten" in data:
            raise OSError(28, "No space left on device")
        file.write_bytes(data)

    files = {"teams/hof.md": TEAM, "teams/b.md": TEAM.replace("Text.", "[Hof](hof.md)")}
    before = read_all(write_project(tmp_path, files))
    monkeypatch.setattr("wiq_site.editing.applying.write_bytes", fail)
    done = run(tmp_path, "teams/hof.md", "garten")
    assert done.exit_code == 1 and "Traceback" not in done.output
    assert read_all(tmp_path) == before


def test_what_would_leave_an_error_is_undone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    files = {"teams/hof.md": TEAM, "teams/b.md": TEAM.replace("Text.", "[Hof](hof.md)")}
    before = read_all(write_project(tmp_path, files))
    monkeypatch.setattr("wiq_site.editing.renaming.find_moved", lambda *found: {})
    done = run(tmp_path, "teams/hof.md", "garten")
    assert done.exit_code == 1 and "danach gäbe es Fehler" in done.output and "teams/b.md:9" in done.output
    assert read_all(tmp_path) == before


def test_a_link_that_cannot_be_changed_is_named(tmp_path: Path) -> None:
    files = {"teams/ein_hof.md": TEAM, "teams/b.md": TEAM.replace("Text.", r"[Hof](ein\_hof.md)")}
    before = read_all(write_project(tmp_path, files))
    done = run(tmp_path, "teams/ein_hof.md", "garten")
    assert done.exit_code == 1 and "teams/b.md:9: Der Link „ein_hof.md“" in done.output, done.output
    assert read_all(tmp_path) == before


def test_settings_that_name_the_old_file_are_told(tmp_path: Path) -> None:
    settings = "nav: [index.md, teams/hof.md]\n        theme:"
    files = {"mkdocs.yml": FILES["mkdocs.yml"].replace("theme:", settings), "teams/hof.md": TEAM}
    done = run(write_project(tmp_path, files), "teams/hof.md", "garten")
    assert done.exit_code == 1 and "Noch von Hand zu ändern:" in done.output and "mkdocs.yml:3" in done.output
    assert (tmp_path / "teams/garten.md").exists()

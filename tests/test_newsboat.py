"""A real feed reader, behind a real web server, before and after something moved: nothing twice, nothing missing."""

import os
import sqlite3
import subprocess
import time
from contextlib import closing
from pathlib import Path

from builder import build_site, builder_environment
from forks import run_copy
from project import FILES, POST, TEAM, change, dedent, write_project
from servers import run_nginx

OPTIONS = {"-C": "config", "-u": "urls", "-c": "cache.db"}
SITE = "http://nachbarstadt.example/wir/"
PLAIN = {"mkdocs.yml": FILES["mkdocs.yml"].replace("https:", "http:")}
ABOUT = POST.replace("date:", "teams: alt\n    date:")
IDEA = POST.replace("Neues vom Hof", "Höfe für alle").replace("date:", "idee: {status: offen}\n    date:")


class Readers:
    """People of whom each follows one feed. Their readers keep what they have seen from one reload to the next.

    One reader for all feeds would not do: newsboat shows an item in one feed only, whichever it asked last.
    """

    def __init__(self, folder: Path, *feeds: str) -> None:
        folder.mkdir()
        self._folder = folder
        self._feeds = feeds
        self._asked = 0

    def reload(self, root: Path) -> dict[str, list[str]]:
        """Build the project and ask for all feeds; gives feed → titles of what was ever seen in it, newest first.

        Dates of HTTP count whole seconds (RFC 9110, 5.6.7): what changes within one looks unchanged to a reader.
        """
        while int(time.time()) <= self._asked:
            time.sleep(0.05)
        build_site(root / "mkdocs.yml", root / "www" / "wir")
        with run_nginx(root / "www", run_wiq("webserver", "nginx", root=root)) as server:
            seen = {feed: self._ask(feed, server) for feed in self._feeds}
        self._asked = int(time.time())
        return seen

    def _ask(self, feed: str, server: str) -> list[str]:
        """The server answers for the name of the site: the reader takes it for its proxy."""
        home = self._folder / feed.replace("/", "-")
        home.mkdir(exist_ok=True)
        proxy = server.removeprefix("http://").rstrip("/")
        (home / "config").write_text(f"use-proxy yes\nproxy-type http\nproxy {proxy}\n", "utf-8")
        (home / "urls").write_text(f"{SITE}{feed}\n", "utf-8")
        options = [part for option, name in OPTIONS.items() for part in (option, str(home / name))]
        environment = {**os.environ, "HOME": str(home), "LANG": "C.UTF-8"}
        subprocess.run(["newsboat", *options, "-x", "reload"], env=environment, capture_output=True, check=True)
        with closing(sqlite3.connect(home / "cache.db")) as seen:
            return [title for (title,) in seen.execute("SELECT title FROM rss_item ORDER BY pubDate DESC")]

    def all_with(self, *titles: str) -> dict[str, list[str]]:
        """What ``reload`` gives when every feed holds these."""
        return {feed: list(titles) for feed in self._feeds}


def run_wiq(*arguments: str, root: Path) -> str:
    done = run_copy([*arguments, "-f", str(root / "mkdocs.yml")], root, builder_environment())
    assert done.returncode == 0, done.stderr
    return done.stdout


def add(root: Path, path: str, text: str) -> None:
    (root / path).write_text(dedent(text), "utf-8")


def test_followers_of_a_renamed_team_get_nothing_twice_and_miss_nothing(tmp_path: Path) -> None:
    root = write_project(tmp_path / "town", {**PLAIN, "teams/alt.md": TEAM, "posts/erster.md": ABOUT})
    readers = Readers(tmp_path / "readers", "teams/alt/feed.xml", "teams/alt/atom.xml", "teams/feed.xml")
    assert readers.reload(root) == readers.all_with("Neues vom Hof")

    run_wiq("umbenennen", "teams/alt.md", "neu", root=root)
    run_wiq("umbenennen", "posts/erster.md", "anfang", root=root)
    assert readers.reload(root) == readers.all_with("Neues vom Hof")

    news = ABOUT.replace("teams: alt", "teams: neu").replace("Neues vom Hof", "Ein Fest").replace("05-01", "06-01")
    add(root, "posts/fest.md", news)
    assert readers.reload(root) == readers.all_with("Ein Fest", "Neues vom Hof")


def test_followers_of_an_idea_go_on_with_the_team_that_it_became(tmp_path: Path) -> None:
    root = write_project(tmp_path / "town", {**PLAIN, "posts/hoefe.md": IDEA})
    (root / "teams").mkdir(exist_ok=True)
    readers = Readers(tmp_path / "readers", "blog/hoefe/feed.xml", "blog/hoefe/atom.xml", "blog/feed.xml")
    assert readers.reload(root) == readers.all_with("Höfe für alle")

    add(root, "teams/alt.md", TEAM.replace("status:", "seit: 2026-07\n    status:"))
    change("posts/hoefe.md", "{status: offen}", "{status: team-gefunden, team: alt}")(root)
    add(root, "posts/erster.md", ABOUT.replace("05-01", "08-01"))
    run_wiq("umbenennen", "posts/hoefe.md", "gruene-hoefe", root=root)
    run_wiq("umbenennen", "teams/alt.md", "neu", root=root)
    story = ["Neues vom Hof", "Aus der Idee ist ein Team geworden: Grüne Höfe", "Höfe für alle"]
    assert readers.reload(root) == {
        "blog/hoefe/feed.xml": story,
        "blog/hoefe/atom.xml": story,
        "blog/feed.xml": ["Neues vom Hof", "Höfe für alle"],
    }


def test_followers_stay_when_the_file_of_an_idea_becomes_that_of_its_team(tmp_path: Path) -> None:
    root = write_project(tmp_path / "town", {**PLAIN, "posts/hoefe.md": IDEA})
    (root / "teams").mkdir(exist_ok=True)
    readers = Readers(tmp_path / "readers", "blog/hoefe/feed.xml")
    assert readers.reload(root) == {"blog/hoefe/feed.xml": ["Höfe für alle"]}

    (root / "posts/hoefe.md").unlink()
    add(root, "teams/alt.md", TEAM.replace("status:", "aliases: [/blog/hoefe/]\n    status:"))
    add(root, "posts/erster.md", ABOUT)
    assert sorted(readers.reload(root)["blog/hoefe/feed.xml"]) == ["Höfe für alle", "Neues vom Hof"]

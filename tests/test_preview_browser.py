"""In a real browser: a page under a strict policy reloads itself, shows messages, and comes back after a restart."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pages import listen
from playwright.sync_api import Page, expect
from previews import FakeSource, Preview

POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'"
PAGE = (
    '<!doctype html><html lang="de"><head><meta charset="utf-8"><title>T</title><link rel="icon" href="/i.svg">'
    f'<meta http-equiv="Content-Security-Policy" content="{POLICY}"></head>'
    '<body><h1>{}</h1><a href="/zwei.html">zwei</a><ul>{}</ul></body></html>'
)


def write(folder: Path, title: str) -> None:
    folder.mkdir(exist_ok=True)
    for name in ("index.html", "zwei.html"):
        (folder / name).write_text(PAGE.format(f"{name} {title}", "<li>Zeile</li>" * 200))
    (folder / "i.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>')


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    write(tmp_path / "seite", "alt")
    preview = Preview(FakeSource(tmp_path / "seite")).start()
    yield preview
    preview.end()


@pytest.fixture
def console(page: Page) -> list[str]:
    return listen(page)


def test_a_page_reloads_itself_where_it_was_read(preview: Preview, page: Page, console: list[str]) -> None:
    page.goto(f"http://127.0.0.1:{preview.port}/")
    page.evaluate("scrollTo(0, 1500)")
    write(preview.source.folder, "neu")
    expect(page.get_by_role("heading", name="index.html neu")).to_be_attached()
    page.wait_for_function("scrollY === 1500")
    assert console == []


def test_messages_come_and_go_in_their_own_style(preview: Preview, page: Page, console: list[str]) -> None:
    page.goto(f"http://127.0.0.1:{preview.port}/")
    preview.source.messages = ["teams/hof.md:3 · <b>Fehler</b>"]
    write(preview.source.folder, "kaputt")
    box = page.get_by_role("region", name="Diese Meldungen zeigt nur die Vorschau")
    expect(box).to_contain_text("teams/hof.md:3 · <b>Fehler</b>")
    expect(box).to_have_css("background-color", "rgb(255, 244, 229)")
    preview.source.messages = []
    write(preview.source.folder, "gut")
    expect(box).to_have_count(0)
    assert console == []


def test_a_page_comes_back_after_the_preview_was_restarted(preview: Preview, page: Page) -> None:
    page.goto(f"http://127.0.0.1:{preview.port}/")
    preview.end()
    write(preview.source.folder, "danach")
    again = Preview(preview.source, port=preview.port).start()
    expect(page.get_by_role("heading", name="index.html danach")).to_be_attached(timeout=20_000)
    again.end()


def test_a_page_that_one_comes_back_to_is_not_an_old_one(preview: Preview, page: Page) -> None:
    page.goto(f"http://127.0.0.1:{preview.port}/")
    page.get_by_role("link", name="zwei").click()
    write(preview.source.folder, "neu")
    expect(page.get_by_role("heading", name="zwei.html neu")).to_be_attached()
    page.go_back()
    expect(page.get_by_role("heading", name="index.html neu")).to_be_attached()


def test_many_open_tabs_do_not_block_each_other(preview: Preview, page: Page) -> None:
    """A browser keeps six connections to one host."""
    tabs = [page, *(page.context.new_page() for _ in range(9))]
    for tab in tabs:
        tab.goto(f"http://127.0.0.1:{preview.port}/")
        tab.bring_to_front()
        expect(tab.get_by_role("heading", name="index.html alt")).to_be_attached()
    write(preview.source.folder, "neu")
    expect(tabs[-1].get_by_role("heading", name="index.html neu")).to_be_attached()

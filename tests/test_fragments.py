"""What pages show inside their frame: links that hold wherever a part stands, and holes that the script fills."""

import json
import re
from pathlib import Path
from urllib.parse import urljoin

import pytest

from tests.photos import png
from tests.project import POST, TEAM, check_project, read_file, write_project
from wiq_site.addresses import UnknownAddress
from wiq_site.cache import Cache
from wiq_site.site.plan import Site
from wiq_site.views.render import Renderer

FILES = {
    "teams/hof.md": TEAM,
    "posts/hof.md": POST.replace(
        "categories: neues",
        "categories: neues\n    teams: hof\n    aliases: /alt/\n    bild: {datei: bilder/hof.png, alt: A, nachweis: N}",
    ),
    "posts/bilder/hof.png": png(),
}
SITE = "https://nachbarstadt.example/wir/"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_project(tmp_path_factory.mktemp("fragments"), FILES)


@pytest.fixture(scope="module")
def site(root: Path) -> Site:
    found = check_project(root).site
    assert found is not None
    return found


def links(html: str, address: str) -> set[str]:
    return {urljoin(SITE + address, link) for link in re.findall(r'href="([^"#?]*)', html)}


@pytest.mark.parametrize("address", ["", "blog/", "teams/hof/", "blog/categories/neues/"])
def test_a_card_leads_to_the_same_place_from_every_page(root: Path, address: str) -> None:
    assert f"{SITE}blog/hof/" in links(read_file(root, f"{address}index.html"), address)


def test_links_of_the_home_page_to_itself_are_not_empty(root: Path) -> None:
    assert 'href=""' not in read_file(root, "index.html")


def test_an_old_address_leads_to_the_new_one(root: Path) -> None:
    assert links(read_file(root, "alt/index.html"), "alt/") == {f"{SITE}blog/hof/"}


def test_the_error_page_leads_on_from_anywhere(root: Path) -> None:
    assert f"{SITE}teams/" in links(read_file(root, "404.html"), "gibt/es/nicht/")


def test_a_picture_in_a_feed_is_loaded_from_the_site(root: Path) -> None:
    assert (
        f'img src="{SITE}posts/bilder/hof.png"'
        in json.loads(read_file(root, "blog/feed.json"))["items"][0]["content_html"]
    )


def test_empty_cards_keep_their_holes_and_lead_to_no_other_page(root: Path) -> None:
    card = re.findall(r"<template.*?</template>", read_file(root, "blog/index.html"), re.DOTALL)[1]
    assert 'href="./?~address~"' in card
    assert 'href="./?assets/wiq/icons.svg~fragment~"' in card


def test_a_link_to_an_unknown_address_is_a_fault_of_the_program(site: Site) -> None:
    renderer = Renderer(site, lambda uri: "", Cache())
    with pytest.raises(UnknownAddress):
        renderer.redirect("alt/", "blog/fehlt/", "")

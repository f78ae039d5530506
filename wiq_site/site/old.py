"""What lies at the earlier addresses of teams, ideas and posts beside the page that leads on.

Feed readers and calendar programs follow no page. So every feed and calendar of an item stays at each address that the
item had below our own paths, the same to the byte: whoever subscribed there misses nothing and gets nothing twice.
The pages around an item, a sheet that hangs somewhere, a link to its posts, lead on as its own page does.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from wiq_site.addresses import BLOG, TEAMS, term_address
from wiq_site.catalogue.entries import Entry
from wiq_site.content.models import Post, Team


def find_copies(entries: Iterable[Entry[Team] | Entry[Post]], followed: Iterable[str]) -> Mapping[str, str]:
    """Address of each copy → address of the feed or calendar; ``followed`` are those of all."""
    folders = {entry.address: tuple(filter(_is_item, entry.former)) for entry in entries if entry.former}
    if not folders:
        return {}
    beside = ((address, address.rpartition("/")[0] + "/") for address in followed)
    return {
        f"{former}{address.removeprefix(folder)}": address
        for address, folder in beside
        for former in folders.get(folder, ())
    }


def find_moved_pages(entries: Iterable[Entry[Team] | Entry[Post]], pages: Iterable[str]) -> Mapping[str, str]:
    """Old address → new one of the pages around an item: its sheet, the posts about a team; ``pages`` are all."""
    folders: dict[str, list[str]] = defaultdict(list)
    for entry in entries:
        for new, old in _find_folders(entry) if entry.former else ():
            folders[new].append(old)
    if not folders:
        return {}
    below = ((page, folder) for page in pages for folder in _find_parents(page) if folder in folders)
    return {f"{old}{page.removeprefix(folder)}": page for page, folder in below for old in folders[folder]}


def _find_folders(entry: Entry[Team] | Entry[Post]) -> Iterator[tuple[str, str]]:
    """New address → old one."""
    for former in filter(_is_item, entry.former):
        yield entry.address, former
        if isinstance(entry.content, Team) and former.startswith(TEAMS):
            slug = former.removeprefix(TEAMS).strip("/")
            yield term_address(BLOG, "teams", entry.slug), term_address(BLOG, "teams", slug)


def _find_parents(address: str) -> Iterator[str]:
    """``blog/teams/``, ``blog/teams/hof/``: where items and the pages of their terms lie."""
    steps = address.split("/")
    yield from ("/".join(steps[:depth]) + "/" for depth in (2, 3) if len(steps) > depth)


def _is_item(address: str) -> bool:
    """Whether an address has the form of ours: ``teams/hof/``, ``blog/sommerfest/``."""
    return address.endswith("/") and address.count("/") == 2 and "?" not in address

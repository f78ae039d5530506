"""What lies at the earlier addresses of teams, ideas and posts beside the page that leads on.

Feed readers and calendar programs follow no page. So every feed and calendar of an item stays at each address that the
item had below our own paths, the same to the byte: whoever subscribed there misses nothing and gets nothing twice.
"""

from collections.abc import Iterable, Mapping

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


def _is_item(address: str) -> bool:
    """Whether an address has the form of ours: ``teams/hof/``, ``blog/sommerfest/``."""
    return address.endswith("/") and address.count("/") == 2 and "?" not in address

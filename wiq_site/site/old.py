"""What lies at the earlier addresses of teams, ideas and posts beside the page that leads on.

Feed readers and calendar programs follow no page. So every feed and calendar of an item stays at each address that the
item had below our own paths, the same to the byte: whoever subscribed there misses nothing and gets nothing twice.
"""

from collections.abc import Iterable, Mapping

from wiq_site.calendars.plan import Calendar
from wiq_site.catalogue.entries import Entry
from wiq_site.content.models import Post, Team
from wiq_site.feeds.plan import Feed
from wiq_site.feeds.records import FORMATS, document_address


def find_copies(
    entries: Iterable[Entry[Team] | Entry[Post]], feeds: Iterable[Feed], calendars: Iterable[Calendar]
) -> Mapping[str, str]:
    """Address of each copy → address of the feed or calendar."""
    folders = {entry.address: tuple(filter(_is_item, entry.former)) for entry in entries if entry.former}
    if not folders:
        return {}
    addresses = [
        *(document_address(kind.address(feed.page), feed.number) for feed in feeds for kind in FORMATS),
        *(calendar.address for calendar in calendars),
    ]
    beside = ((address, address.rpartition("/")[0] + "/") for address in addresses)
    return {
        f"{former}{address.removeprefix(folder)}": address
        for address, folder in beside
        for former in folders.get(folder, ())
    }


def _is_item(address: str) -> bool:
    """Whether an address has the form of ours: ``teams/hof/``, ``blog/sommerfest/``."""
    return address.endswith("/") and address.count("/") == 2 and "?" not in address

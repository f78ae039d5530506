"""How old is what asks people to come, in words."""

from wiq_site.catalogue.catalogue import Catalogue
from wiq_site.catalogue.entries import Entry
from wiq_site.content.models import Post, Team
from wiq_site.dates import format_month_of


def find_stand(entry: Entry[Team] | Entry[Post], catalogue: Catalogue) -> str:
    """``zuletzt bestätigt im Mai 2024``, where something asks people to come and the last confirmation is too old."""
    found = entry.confirmation
    if found.fresh or not catalogue.is_open(entry):
        return ""
    return f"zuletzt bestätigt im {format_month_of(found.day)}" if found.day else "nicht bestätigt"


def name_needs(entry: Entry[Team] | Entry[Post], mailbox: str, catalogue: Catalogue) -> str:
    """What stands above needs that count today: people are asked to join where they can write to somebody."""
    if not catalogue.is_open(entry) or find_stand(entry, catalogue):
        return ""
    return "Hier kannst du mitmachen" if mailbox else "Das wird gesucht"

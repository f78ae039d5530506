"""How the status of a team changed."""

from dataclasses import dataclass

from wiq_site.catalogue.histories import order_history
from wiq_site.content.models import Team
from wiq_site.content.taxonomies import Taxonomies


@dataclass(frozen=True)
class StatusView:
    """Since when a team stood where."""

    seit_iso: str
    seit_label: str
    status: str
    label: str
    text: str


def history_views(team: Team, taxonomies: Taxonomies) -> tuple[StatusView, ...]:
    """The history of a team's status, newest first."""
    return tuple(
        StatusView(
            entry.seit.iso, entry.seit.label, entry.status, taxonomies.label("status", entry.status), entry.text or ""
        )
        for entry in reversed(order_history(team.verlauf))
    )

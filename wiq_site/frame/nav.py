"""The navigation as the settings name it, and the place of a page in it."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True)
class NavItem:
    """An entry of the navigation. ``address`` is root-relative or a full one; a section has that of its first page."""

    title: str
    address: str
    children: tuple["NavItem", ...] = ()


@dataclass(frozen=True)
class Place:
    """Where a page belongs: the numbers of the entries on the way down. ``exact``: it is the entry's own page."""

    steps: tuple[int, ...] = ()
    exact: bool = False


@dataclass(frozen=True)
class ShownItem:
    """An entry as templates show it. ``current`` is the value of ``aria-current``: empty, ``page`` or ``true``."""

    title: str
    url: str
    children: tuple["ShownItem", ...]
    active: bool
    current: str


def find_place(nav: tuple[NavItem, ...], address: str) -> Place:
    """The entry that a page belongs to: its own, else that of its folder (``teams/hof/`` is in ``teams/``)."""
    holding = [(item.address, steps) for steps, item in _pages(nav) if _holds(item.address, address)]
    if not holding:
        return Place()
    found, steps = max(holding, key=lambda entry: len(entry[0]))
    return Place(steps, found == address)


def show_items(nav: tuple[NavItem, ...], place: Place) -> tuple[ShownItem, ...]:
    """The navigation with the entries marked that lead to ``place``."""
    return tuple(_show(item, place, (number,)) for number, item in enumerate(nav))


def _show(item: NavItem, place: Place, steps: tuple[int, ...]) -> ShownItem:
    active = place.steps[: len(steps)] == steps
    own = place.exact and place.steps == steps
    children = tuple(_show(child, place, (*steps, number)) for number, child in enumerate(item.children))
    return ShownItem(item.title, item.address, children, active, "page" if own else "true" if active else "")


def _pages(nav: tuple[NavItem, ...], above: tuple[int, ...] = ()) -> Iterator[tuple[tuple[int, ...], NavItem]]:
    for number, item in enumerate(nav):
        if item.children:
            yield from _pages(item.children, (*above, number))
        else:
            yield (*above, number), item


def _holds(entry: str, address: str) -> bool:
    return entry == address or (entry.endswith("/") and address.startswith(entry))

"""The page of open data: what there is, in which forms, and on what terms."""

from dataclasses import dataclass

from wiq_site.addresses import DATA, absolute
from wiq_site.data.sets import SETS
from wiq_site.options import Licence
from wiq_site.site.plan import Site
from wiq_site.views.chips import START, Chip


@dataclass(frozen=True)
class FieldView:
    """A field of a row and what it holds."""

    name: str
    text: str


@dataclass(frozen=True)
class DataSetView:
    """One set with its files and fields; ``count`` is the number of its rows."""

    title: str
    text: str
    count: int
    json: str
    csv: str
    schema: str
    fields: tuple[FieldView, ...]


@dataclass(frozen=True)
class DataView:
    """The whole page. ``mailbox`` is whom to ask, where one is known."""

    title: str
    crumbs: tuple[Chip, ...]
    sets: tuple[DataSetView, ...]
    licence: Licence | None
    mailbox: str
    site_name: str
    url: str


def data_view(site: Site) -> DataView:
    """Everything that the page shows."""
    options = site.settings.options
    return DataView(
        title="Offene Daten",
        crumbs=(START,),
        sets=tuple(
            DataSetView(
                title=found.title,
                text=found.text,
                count=len(found.rows(site)),
                json=found.address("json"),
                csv=found.address("csv"),
                schema=found.address("schema.json"),
                fields=tuple(FieldView(name, part["description"]) for name, part in found.schema["properties"].items()),
            )
            for found in map(SETS.__getitem__, site.data_sets)
        ),
        licence=options.lizenz,
        mailbox=options.kontakt or "",
        site_name=site.settings.site_name,
        url=absolute(DATA, site.settings.site_url),
    )

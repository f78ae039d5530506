"""What a hand-written page shows of a list: its newest entries, of the whole or of a selection."""

from enum import StrEnum
from typing import Annotated

from pydantic import AfterValidator, Field

from wiq_site.content.fields import Model, Number, Title, wrong
from wiq_site.content.forms import one_of
from wiq_site.content.taxonomies import Aufwaende, Categories, Faehigkeiten, Gebiete, Ortsteile, Statuses, Themen
from wiq_site.text import join_words, quote, suggest

MOST = 12
"""More entries than this are a list, which has a page of its own."""


class ListName(StrEnum):
    """The lists of the site, by the names that settings and editors use."""

    TEAMS = "teams"
    BLOG = "blog"
    IDEAS = "idee-sucht-team"
    DATES = "termine"


def _check_list(value: str) -> str:
    if value in set(ListName):
        return value
    what = f"Eine Liste {quote(value)} gibt es nicht.{suggest(value, ListName)}"
    raise wrong(what, allowed=f"Erlaubt sind {join_words(map(quote, ListName))}.")


def _check_number(value: int) -> int:
    if value <= MOST:
        return value
    raise wrong(f"{value} Einträge sind zu viele.", allowed=f"Erlaubt sind höchstens {MOST}.")


class Newest(Model):
    """Entries of one list. The fields that are facets select, as the list itself does."""

    liste: Annotated[str, AfterValidator(_check_list), one_of(ListName)] = Field(
        description="Aus welcher Liste: teams, blog, idee-sucht-team oder termine."
    )
    anzahl: Annotated[Number, AfterValidator(_check_number)] = Field(
        3, description=f"Wie viele Einträge, höchstens {MOST}."
    )
    titel: Title | None = Field(None, description="Die Überschrift darüber. Ohne Angabe sagt sie, welche Liste es ist.")
    gebiet: Gebiete = Field((), description="Nur aus diesen Gebieten (Kürzel aus taxonomies.yml).")
    ortsteile: Ortsteile = Field((), description="Nur aus diesen Ortsteilen (mit dem Namen aus taxonomies.yml).")
    themen: Themen = Field((), description="Nur zu diesen Themen (Kürzel aus taxonomies.yml).")
    categories: Categories = Field((), description="Nur aus diesen Kategorien; für den Blog.")
    status: Statuses = Field((), description="Nur mit diesem Status; für Teams.")
    faehigkeit: Faehigkeiten = Field((), description="Nur wo das gesucht wird; für „Idee sucht Team“.")
    aufwand: Aufwaende = Field((), description="Nur mit so viel Zeit; für „Idee sucht Team“.")

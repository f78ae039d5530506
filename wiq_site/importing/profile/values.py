"""The rows of a form → values of a team's front matter, row by row. Nothing is made up; what is open stays out."""

import re
from collections.abc import Iterable

from wiq_site.content.models import KURZ_LIMIT
from wiq_site.editing.quoting import Bare
from wiq_site.importing.profile.items import COLUMN, Block
from wiq_site.importing.profile.needs import Need
from wiq_site.importing.profile.persons import People
from wiq_site.importing.profile.private import GONE, Censor
from wiq_site.importing.profile.sentences import split_sentences
from wiq_site.importing.profile.times import find_until, split_place, split_when
from wiq_site.source.yaml_text import Plain
from wiq_site.text import shorten

_AMOUNT = re.compile(r"(?<![\w.,])\d[\d.,]*\s?(?:%|€|Euro|Prozent|[A-ZÄÖÜ][\w:*-]+)?")
_PARTNERS = re.compile(r"\s*(?:[;,]|\s[•|]\s|\t)\s*(?![^()]*\))")
_AMONG = re.compile(r"^(?:u\. ?a\.|unter anderem|z\. ?B\.|zum Beispiel|bspw\.|etwa)[:,]?\s*", re.IGNORECASE)
_EMPTY_SIGNS = re.compile(rf"{re.escape(GONE)}|[\W_]")


def find_lead(blocks: Iterable[Block]) -> tuple[str, list[Block]]:
    """The sentence that leads to a list (*Wir wollen erreichen:*), and the entries; without a list all are entries."""
    entries = list(blocks)
    is_lead = len(entries) > 1 and not entries[0].is_item and entries[1].is_item and entries[0].text.endswith(":")
    return (entries[0].text, entries[1:]) if is_lead else ("", entries)


def build_kurz(sentences: str) -> str:
    """The first sentence, cut where it is too long."""
    first = next(iter(split_sentences(sentences)), "")
    return shorten(first, KURZ_LIMIT)


def build_impacts(blocks: Iterable[Block]) -> list[Plain]:
    """Indicators. One that is a sentence stays one; its amount and its end are named beside it."""
    return [_build_impact(block.text) for block in blocks]


def _build_impact(text: str) -> Plain:
    columns = _split_columns(text)
    if len(columns) > 1:
        return dict(zip(("indikator", "ziel", "bis"), columns, strict=False))
    until = find_until(text)
    amounts = _AMOUNT.findall(text.replace(until, "")) if until else _AMOUNT.findall(text)
    return {"indikator": text, "ziel": amounts[0].strip() if len(amounts) == 1 else "", "bis": until}


def build_steps(blocks: Iterable[Block]) -> list[Plain]:
    """Milestones: when, and what."""
    steps: list[Plain] = []
    for text in (part for block in blocks for part in _split_steps(block.text)):
        columns = _split_columns(text)
        when, what = (columns[0], " – ".join(columns[1:])) if len(columns) > 1 else split_when(text)
        steps.append({"wann": when, "was": what})
    return steps


def _split_steps(text: str) -> list[str]:
    """*Mai: Bau; Juni: Fest* are two where each has its time."""
    parts = [part.strip() for part in text.split(";") if part.strip()]
    return parts if all(split_when(part)[0] for part in parts) else [text]


def build_needs(needs: Iterable[Need]) -> list[Plain]:
    """Needs; one without a skill waits for people."""
    return [{"faehigkeit": need.skill, "text": need.text} for need in needs]


def build_meetings(blocks: Iterable[Block], censor: Censor) -> list[Plain]:
    """Meetings: when, and where."""
    meetings: list[Plain] = []
    for block in blocks:
        columns = _split_columns(block.text)
        when, where = (columns[0], ", ".join(columns[1:])) if len(columns) > 1 else split_place(block.text)
        place = censor.clean_place(where)
        when = censor.clean(when) if where else censor.clean_place(when)
        meetings.append({"wann": when, "ort": "" if _is_empty(place) else place})
    return meetings


def build_partners(blocks: Iterable[Block], censor: Censor) -> list[Plain]:
    """Organisations. A person among them is left out as a whole, one behind a name of an organisation by itself."""
    parts = (part for block in blocks for part in _PARTNERS.split(_AMONG.sub("", block.text)))
    cleaned = (_tidy(censor.clean_list(part.strip(" .") if part.count(".") == 1 else part.strip())) for part in parts)
    return list(dict.fromkeys(part for part in cleaned if not _is_empty(part)))


def _tidy(text: str) -> str:
    """Without the brackets and signs around what was taken out."""
    text = re.sub(rf"\s*[(\[][^()\[\]]*{re.escape(GONE)}[^()]*[)\]]", "", text)
    return re.sub(rf"\s*[,:–-]?\s*{re.escape(GONE)}\s*", " ", text).strip(" ,:–-")


def build_members(people: People) -> Plain:
    """Only how many, and in which roles."""
    number = Bare(str(people.number)) if people.number else ""
    return {"anzahl": number, "rollen": list(people.roles)} if number or people.roles else None


def _split_columns(text: str) -> list[str]:
    return [part for part in (column.strip() for column in COLUMN.split(text)) if part]


def _is_empty(text: str) -> bool:
    return not _EMPTY_SIGNS.sub("", text)

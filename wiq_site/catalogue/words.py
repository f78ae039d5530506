"""What is looked for and when something takes place, in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from wiq_site.body.sentences import end_sentence
from wiq_site.content.models import Event, Need
from wiq_site.content.taxonomies import Taxonomies
from wiq_site.dates import format_day, format_span
from wiq_site.text import count_words


@dataclass(frozen=True)
class NeedWords:
    """One need: the skill, the sentence, and effort, number and end as far as they are known."""

    faehigkeit: str
    text: str
    details: tuple[str, ...]

    @property
    def sentence(self) -> str:
        """Text and details, as they are read aloud: ``Zwei Tore bauen (einmalig).``"""
        if not self.details:
            return end_sentence(self.text)
        return f"{self.text.removesuffix('.')} ({', '.join(self.details)})."


def need_words(need: Need, taxonomies: Taxonomies) -> NeedWords:
    """A need in words."""
    details = []
    if need.aufwand:
        details.append(taxonomies.label("aufwand", need.aufwand))
    if need.anzahl:
        details.append(count_words(need.anzahl, "Person", "Personen"))
    if need.bis:
        details.append(f"bis {format_day(need.bis)}")
    return NeedWords(taxonomies.label("faehigkeit", need.faehigkeit), need.text, tuple(details))


def all_need_words(needs: Iterable[Need], taxonomies: Taxonomies) -> tuple[NeedWords, ...]:
    """Several needs, in their order."""
    return tuple(need_words(need, taxonomies) for need in needs)


def moved_from(event: Event) -> str:
    """When an event was to take place before it was moved; empty for others."""
    return format_span(event.verschoben_von, None) if event.verschoben_von else ""


def span_of(event: Event) -> str:
    """When an event takes place."""
    return format_span(event.beginn, event.end)

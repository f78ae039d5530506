"""How the status of a team changed, and when somebody looks at it again."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from wiq_site.catalogue.entries import Entry
from wiq_site.content.models import StatusEntry, Team
from wiq_site.content.taxonomies import Taxonomies
from wiq_site.dates import format_day
from wiq_site.problems import Problem, Severity
from wiq_site.text import quote


def order_history(history: Sequence[StatusEntry]) -> tuple[StatusEntry, ...]:
    """The entries, oldest first; of equal ones that which stands later in the file is the newer."""
    return tuple(sorted(history, key=lambda entry: entry.seit))


def check_histories(teams: Sequence[Entry[Team]], taxonomies: Taxonomies, today: date) -> Iterator[Problem]:
    """The newest entry says the status of today; a day to look again that has come is a hint."""
    for team in teams:
        again, document = team.content.wiedervorlage, team.document
        if again and again <= today:
            what = f"Seit dem {format_day(again)} soll jemand wieder nach dem Team sehen."
            todo = "Bitte nachfragen, „status“ prüfen und einen neuen Tag eintragen oder die Zeile löschen."
            yield replace(document.problem("wiedervorlage", what, todo=todo), severity=Severity.HINT)
        for index, entry in enumerate(team.content.verlauf):
            if entry.seit.first_day > today:
                what, line = f"{entry.seit.label} liegt in der Zukunft.", document.line("verlauf", index, "seit")
                yield document.problem("verlauf.seit", what, todo="Bitte das Jahr und den Tag prüfen.", line=line)
        yield from _check_newest(team, taxonomies)


def _check_newest(team: Entry[Team], taxonomies: Taxonomies) -> Iterator[Problem]:
    history = team.content.verlauf
    newest = order_history(history)[-1:]
    if newest and newest[0].status != team.content.status:
        here, there = (taxonomies.terms("status").get(slug) for slug in (team.content.status, newest[0].status))
        now, then = (quote(term.label if term else "?") for term in (here, there))
        what = f"Der letzte Eintrag (seit {newest[0].seit.label}) sagt {then}, „status“ sagt {now}."
        index = max(place for place, entry in enumerate(history) if entry is newest[0])
        todo = "Bitte „status“ ändern oder einen Eintrag für den heutigen Stand ergänzen."
        yield team.document.problem("verlauf", what, todo=todo, line=team.document.line("verlauf", index, "status"))

"""How long something counts that asks people to come: when it was confirmed, and what editors are told of it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from dateutil.relativedelta import relativedelta

from wiq_site.catalogue.entries import Confirmation, Entry
from wiq_site.catalogue.publication import Publication
from wiq_site.content.models import HandPage, IdeaStatus, Post, Team
from wiq_site.content.taxonomies import StatusTerm
from wiq_site.dates import BERLIN, day_of, format_day
from wiq_site.problems import Problem, Severity
from wiq_site.text import count_words, quote

EARLY = relativedelta(months=1)
"""So long before the end of a confirmation editors are told."""

NEWS = timedelta(days=92)
"""So long a post is called new."""


ALWAYS = Confirmation(None, None, fresh=True)


@dataclass(frozen=True)
class Rule:
    """The clock (aware), and how many months a confirmation counts."""

    now: datetime
    months: int

    @property
    def today(self) -> date:
        """The day in Europe/Berlin."""
        return self.now.astimezone(BERLIN).date()

    def find_confirmation(self, content: Team | Post | HandPage) -> Confirmation:
        """The last day on which somebody said that it is so: each day that stands in the file was written by somebody.

        What asks nobody to come does not age.
        """
        if not isinstance(content, Team) and not (isinstance(content, Post) and content.idee):
            return ALWAYS
        day = max(_days(content), default=None)
        if day is None:
            return Confirmation(None, None, fresh=False)
        until = day + relativedelta(months=self.months)
        return Confirmation(day, until, fresh=self.today <= until)

    def is_new(self, post: Post) -> bool:
        """Whether a post may be called new."""
        return day_of(post.date) >= self.today - NEWS


def _days(content: Team | Post | HandPage) -> Iterator[date]:
    """The days on which something was known to be true."""
    if isinstance(content, Team):
        yield from filter(None, (content.bestaetigt, content.seit and content.seit.first_day))
        yield from (meeting.ab for meeting in content.treffen if meeting.ab)
        yield from (need.seit for need in content.gesucht if need.seit)
    elif isinstance(content, Post):
        yield from (day_of(moment) for moment in (content.date, content.updated) if moment)
        if content.idee:
            yield from filter(None, (content.idee.bestaetigt, *(need.seit for need in content.idee.gesucht)))


def check_freshness(
    entries: Iterable[Entry[Team] | Entry[Post]], states: Mapping[str, StatusTerm], rule: Rule
) -> Iterator[Problem]:
    """A confirmation in the future is a mistake. An old one is a hint, already in the month before.

    What was never confirmed is one hint for all teams and one for all ideas: a site that begins has nothing else.
    """
    never: dict[str, list[Problem]] = {}
    for entry in entries:
        for problem, own in _check(entry, states, rule):
            if own:
                yield problem
            else:
                never.setdefault(problem.field, []).append(problem)
    for problems in never.values():
        yield _sum_up(sorted(problems, key=lambda problem: problem.path))


def _check(
    entry: Entry[Team] | Entry[Post], states: Mapping[str, StatusTerm], rule: Rule
) -> Iterator[tuple[Problem, date | None]]:
    """The problem of an entry, with its own confirmation."""
    content = entry.content
    if isinstance(content, Team):
        own, field, latest, asks = content.bestaetigt, "bestaetigt", rule.today, _asks(entry, content, states)
    elif content.idee:
        own, field, latest = content.idee.bestaetigt, "idee.bestaetigt", max(rule.today, day_of(content.date))
        asks = content.idee.status == IdeaStatus.OFFEN and not content.idee.beispiel
    else:
        return
    *above, name = field.split(".")
    line = entry.document.line(*above, name if own else "status")
    if own and own > latest:
        what = f"{format_day(own)} liegt in der Zukunft."
        yield entry.document.problem(field, what, todo="Bitte das Jahr und den Tag prüfen.", line=line), own
    elif asks and entry.publication is Publication.PUBLIC and (what := _explain(entry.confirmation, rule)):
        day = quote(f"bestaetigt: {rule.today.isoformat()}")
        todo = f"Bitte nachfragen; stimmt noch alles, {day} eintragen, sonst „status“ ändern."
        hint = entry.document.problem(field, what, todo=todo, line=line)
        yield replace(hint, severity=Severity.HINT), own


def _asks(entry: Entry[Team] | Entry[Post], team: Team, states: Mapping[str, StatusTerm]) -> bool:
    """Whether people are asked to come. A team that has no more than a name and a status asks nothing yet."""
    said = entry.confirmation.day or entry.needs or team.treffen
    return states[team.status].offen and bool(said)


def _sum_up(problems: Sequence[Problem]) -> Problem:
    """The first of several, which says how many there are; readers see the others in the lists."""
    first, *others = problems
    if not others:
        return first
    count = count_words(len(others), "weiteren Datei", "weiteren Dateien")
    return replace(first, what=f"{first.what} Ebenso ist es in {count}.")


def _explain(found: Confirmation, rule: Rule) -> str:
    """What is told of a confirmation: dates in quotation marks, so that many of a kind are summed up."""
    if found.day is None or found.until is None:
        return "Wann das zuletzt jemand bestätigt hat, steht nicht da. Die Website zeigt es als nicht bestätigt."
    day, months = quote(found.day.isoformat()), count_words(rule.months, "Monat", "Monate")
    if not found.fresh:
        return f"Zuletzt bestätigt {day}. Das zählt {months}, seither zeigt die Website es als nicht bestätigt."
    if rule.today > found.until - EARLY:
        end = quote((found.until + timedelta(days=1)).isoformat())
        return f"Zuletzt bestätigt {day}. Das zählt {months}, ab {end} zeigt die Website es als nicht bestätigt."
    return ""

"""Ways to answer by mail: each with a subject and with the questions that whoever reads the mail would ask back."""

from collections.abc import Iterable, Iterator

from wiq_site.addresses import absolute
from wiq_site.base import mail_link
from wiq_site.catalogue.entries import Entry
from wiq_site.content.models import Post, Team
from wiq_site.site.plan import Site

_JOIN_TEAM = ("Wie heißt du? Der Vorname genügt.", "Was möchtest du beitragen?", "Wann hast du Zeit, und wie viel?")
_JOIN_IDEA = ("Wie heißt du? Der Vorname genügt.", "Was kannst du beisteuern?", "Wann hast du Zeit, und wie viel?")
_STILL = ("Was möchtest du wissen?", "Möchtest du mitmachen, und wobei?", "Wie dürfen wir dich anreden?")
_NEWS = ("Was hat sich geändert?", "Woher weißt du es?", "Dürfen wir bei dir nachfragen?")
_POST = ("Auf welche Stelle beziehst du dich?", "Was möchtest du fragen oder ergänzen?", "Wie dürfen wir dich anreden?")
PROPOSAL = (
    "Worum geht es, und wo?",
    "Wem wäre damit geholfen?",
    "Bist du allein, oder seid ihr schon mehrere?",
)
"""What is asked about a new idea, by mail and on paper."""


def join_team_link(mailbox: str, team: Entry[Team], site: Site) -> str:
    """For those who want to join a team; empty without a mailbox, as all of these."""
    return _link(mailbox, f"Lösungsteam „{team.content.title}“: Ich möchte mitmachen", _JOIN_TEAM, team, site)


def ask_team_link(mailbox: str, team: Entry[Team], site: Site) -> str:
    """For those who wonder whether it is still true what a team's page says."""
    return _link(mailbox, f"Lösungsteam „{team.content.title}“: Gilt das noch?", _STILL, team, site)


def team_news_link(mailbox: str, team: Entry[Team], site: Site) -> str:
    """For those who know more about a team than its page."""
    return _link(mailbox, f"Lösungsteam „{team.content.title}“: Ich weiß etwas Neues", _NEWS, team, site)


def join_idea_link(mailbox: str, post: Entry[Post], site: Site) -> str:
    """For those who want to help with an idea."""
    return _link(mailbox, f"Idee „{post.content.title}“: Ich möchte mitmachen", _JOIN_IDEA, post, site)


def ask_idea_link(mailbox: str, post: Entry[Post], site: Site) -> str:
    """The same of an idea."""
    return _link(mailbox, f"Idee „{post.content.title}“: Gilt das noch?", _STILL, post, site)


def answer_link(mailbox: str, post: Entry[Post], site: Site) -> str:
    """For those who have something to say about a post."""
    return _link(mailbox, f"Antwort auf „{post.content.title}“", _POST, post, site)


def proposal_link(mailbox: str) -> str:
    """For those who have an idea of their own."""
    return mailbox and mail_link(mailbox, "Ich habe eine Idee", _ask(PROPOSAL))


def find_answer_mailbox(entry: Entry[Team] | Entry[Post], site: Site) -> str:
    """Who answers: the team or idea itself, or the first team with a mailbox that a post is about, else area and site.

    For an invented idea nobody can.
    """
    if entry.is_example:
        return ""
    own = next(filter(None, _own_mailboxes(entry.content, site)), None)
    return site.catalogue.find_mailbox(own, entry.content.gebiet, site.settings.options.kontakt)


def _own_mailboxes(content: Team | Post, site: Site) -> Iterator[str | None]:
    if isinstance(content, Team):
        yield content.kontakt
        return
    yield content.idee.kontakt if content.idee else None
    teams = (site.catalogue.team_by_slug.get(slug) for slug in content.teams)
    yield from (team.content.kontakt for team in teams if team)


def _link(mailbox: str, subject: str, questions: Iterable[str], entry: Entry[Team] | Entry[Post], site: Site) -> str:
    if not mailbox:
        return ""
    page = absolute(entry.address, site.settings.site_url)
    return mail_link(mailbox, subject, f"{_ask(questions)}{entry.content.title}\r\n{page}\r\n")


def _ask(questions: Iterable[str]) -> str:
    """Each question with an empty line to write on; lines end as mail wants it (RFC 6068)."""
    return "".join(f"{question}\r\n\r\n\r\n" for question in questions)

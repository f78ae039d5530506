"""What the page of an idea shows beside that of a post."""

from dataclasses import dataclass

from wiq_site.addresses import feed_address
from wiq_site.catalogue.catalogue import Catalogue
from wiq_site.catalogue.entries import Entry
from wiq_site.catalogue.ideas import is_followed
from wiq_site.catalogue.words import NeedWords, all_need_words
from wiq_site.content.models import IdeaStatus, Post
from wiq_site.dates import format_day
from wiq_site.site.plan import Site
from wiq_site.views.answers import ask_idea_link, join_idea_link
from wiq_site.views.chips import Chip
from wiq_site.views.stand import find_stand, name_needs
from wiq_site.views.steps import IDEA_LABELS, Step, idea_step_views
from wiq_site.views.turns import TurnView, turn_view


@dataclass(frozen=True)
class IdeaView:
    """What makes a post an idea."""

    status: str
    status_label: str
    steps: tuple[Step, ...]
    open: bool
    stand: str
    example: bool
    needs: tuple[NeedWords, ...]
    needs_title: str
    join_link: str
    ask_link: str
    mailbox: str
    team: Chip | None
    turn: TurnView | None
    feed: str
    calendar: str
    quelle: str
    bis: str
    bestaetigt: str


def idea_view(post: Entry[Post], mailbox: str, site: Site) -> IdeaView | None:
    """What there is to say about an idea whose mail goes to ``mailbox``; nothing about other posts."""
    idea, catalogue = post.content.idee, site.catalogue
    if idea is None:
        return None
    team = catalogue.team_by_slug.get(idea.team or "")
    return IdeaView(
        status=idea.status,
        status_label=IDEA_LABELS[IdeaStatus(idea.status)],
        steps=() if post.is_example else idea_step_views(idea.status),
        open=catalogue.is_open(post),
        stand=find_stand(post, catalogue),
        example=post.is_example,
        needs=all_need_words(post.needs, catalogue.taxonomies),
        needs_title=_name_needs(post, mailbox, catalogue),
        join_link=join_idea_link(mailbox, post, site),
        ask_link=ask_idea_link(mailbox, post, site),
        mailbox=mailbox,
        team=Chip(team.content.title, team.address) if team else None,
        turn=turn_view(post, catalogue),
        feed=feed_address(post.address) if is_followed(post) else "",
        calendar=site.find_calendar(post.address),
        quelle=idea.quelle or "",
        bis=format_day(idea.bis) if idea.bis else "",
        bestaetigt=format_day(idea.bestaetigt) if idea.bestaetigt else "",
    )


def _name_needs(post: Entry[Post], mailbox: str, catalogue: Catalogue) -> str:
    """What stands above the needs of an idea."""
    if post.is_example:
        return "So steht da, was gebraucht wird"
    return name_needs(post, mailbox, catalogue) or "Das wurde gesucht"

"""The page of one team."""

from dataclasses import dataclass

from wiq_site.addresses import TEAMS, feed_address, term_address
from wiq_site.catalogue.entries import Entry
from wiq_site.catalogue.words import NeedWords, all_need_words
from wiq_site.content.models import Impact, Link, Members, Milestone, Team
from wiq_site.dates import format_day
from wiq_site.site.plan import Site
from wiq_site.views.answers import ask_team_link, find_answer_mailbox, join_team_link, team_news_link
from wiq_site.views.cards import Card, post_card, team_card
from wiq_site.views.chips import START, Chip, area_chips, ortsteil_chips, term_chips
from wiq_site.views.dates import DateView, MeetingView, meeting_views, split_dates
from wiq_site.views.history import StatusView, history_views
from wiq_site.views.organisations import organisation_chips
from wiq_site.views.photos import PhotoLine, photo_lines
from wiq_site.views.pictures import PictureView, picture_view
from wiq_site.views.related import Related, find_related
from wiq_site.views.reports import OriginView
from wiq_site.views.share import share_link
from wiq_site.views.stand import find_stand, name_needs
from wiq_site.views.steps import Step, step_views
from wiq_site.views.turns import idea_views


@dataclass(frozen=True)
class TeamView:
    """A team's profile; every field of the form has its place, empty ones stay empty."""

    title: str
    kurz: str
    lang: str
    crumbs: tuple[Chip, ...]
    publication: str
    status: str
    status_label: str
    status_description: str
    status_address: str
    steps: tuple[Step, ...]
    open: bool
    stand: str
    period: str
    gebiet: tuple[Chip, ...]
    ortsteile: tuple[Chip, ...]
    themen: tuple[Chip, ...]
    picture: PictureView | None
    photos: tuple[PhotoLine, ...]
    needs: tuple[NeedWords, ...]
    needs_title: str
    ziele: tuple[str, ...]
    wirkung: tuple[Impact, ...]
    weg: tuple[Milestone, ...]
    support: tuple[str, ...]
    partner: tuple[Chip, ...]
    unterstuetzer: tuple[Chip, ...]
    treffen: tuple[MeetingView, ...]
    mitglieder: Members | None
    links: tuple[Link, ...]
    mailbox: str
    join_link: str
    ask_link: str
    update_link: str
    bestaetigt: str
    coming: tuple[DateView, ...]
    past: tuple[DateView, ...]
    ideen: tuple[OriginView, ...]
    verlauf: tuple[StatusView, ...]
    wiedervorlage: str
    posts: tuple[Card, ...]
    related: tuple[Related, ...]
    feed: str
    calendar: str
    share_link: str
    notice: str


def team_view(team: Entry[Team], site: Site) -> TeamView:
    """Everything that the profile page of ``team`` shows."""
    content, catalogue = team.content, site.catalogue
    terms = catalogue.taxonomies
    status = terms.status[content.status]
    posts = catalogue.posts_about(team)
    coming, past = split_dates(catalogue.dates_of(posts), catalogue)
    mailbox = find_answer_mailbox(team, site)
    return TeamView(
        title=content.title,
        kurz=content.kurz,
        lang=content.lang,
        crumbs=(START, Chip("Lösungsteams", TEAMS)),
        publication=team.publication,
        status=content.status,
        status_label=status.label,
        status_description=status.description,
        status_address=term_address(TEAMS, "status", content.status),
        steps=step_views(status.schritt),
        open=catalogue.is_open(team),
        stand=find_stand(team, catalogue),
        period=_period(content),
        gebiet=area_chips(content.gebiet, catalogue),
        ortsteile=ortsteil_chips(content.ortsteile, catalogue),
        themen=term_chips(TEAMS, "themen", content.themen, catalogue),
        picture=picture_view(team, catalogue),
        photos=photo_lines(team, catalogue),
        needs=all_need_words(team.needs, catalogue.taxonomies),
        needs_title=name_needs(team, mailbox, catalogue) or "Das hat das Team zuletzt gesucht",
        ziele=content.ziele,
        wirkung=content.wirkung,
        weg=content.weg,
        support=content.support,
        partner=organisation_chips(content.partner, catalogue),
        unterstuetzer=organisation_chips(content.unterstuetzer, catalogue),
        treffen=meeting_views(team, catalogue),
        calendar=site.find_calendar(team.address),
        mitglieder=content.mitglieder,
        links=content.links,
        mailbox=mailbox,
        join_link=join_team_link(mailbox, team, site),
        update_link=team_news_link(mailbox, team, site),
        ask_link=ask_team_link(mailbox, team, site),
        bestaetigt=format_day(content.bestaetigt) if content.bestaetigt else "",
        coming=coming,
        past=past,
        ideen=idea_views(team, catalogue),
        verlauf=history_views(content, terms),
        wiedervorlage=format_day(content.wiedervorlage) if content.wiedervorlage else "",
        posts=tuple(post_card(post, catalogue) for post in posts),
        related=find_related(team_card(team, catalogue), catalogue, {post.address for post in posts}),
        feed=feed_address(team.address),
        share_link=share_link(content.title, team.address, site),
        notice=site.find_notice(team.address),
    )


def _period(team: Team) -> str:
    """``seit Juni 2024``, ``Oktober 2020 bis Mai 2021``."""
    if team.seit and team.bis:
        return f"{team.seit.label} bis {team.bis.label}"
    if team.seit:
        return f"seit {team.seit.label}"
    return f"bis {team.bis.label}" if team.bis else ""

"""The pages of one team and of one post."""

from dataclasses import dataclass

from wiq_site.addresses import BLOG, IDEAS, TEAMS, feed_address, term_address
from wiq_site.base import mail_link
from wiq_site.catalogue.catalogue import Catalogue
from wiq_site.catalogue.entries import Entry
from wiq_site.catalogue.ideas import is_followed
from wiq_site.catalogue.words import NeedWords, all_need_words
from wiq_site.content.models import IdeaStatus, Impact, Link, Members, Milestone, Post, Team
from wiq_site.dates import day_of, format_day, iso
from wiq_site.site.plan import Site
from wiq_site.views.answers import answer_link, find_answer_mailbox, join_idea_link, join_team_link, team_news_link
from wiq_site.views.comments import CommentView, comment_views
from wiq_site.views.history import StatusView, history_views
from wiq_site.views.organisations import organisation_chips
from wiq_site.views.parts import (
    IDEA_LABELS,
    START,
    Card,
    Chip,
    DateView,
    MeetingView,
    area_chips,
    date_view,
    meeting_views,
    ortsteil_chips,
    post_card,
    share_link,
    split_dates,
    team_card,
    term_chips,
)
from wiq_site.views.pictures import PictureView, picture_view
from wiq_site.views.related import Related, find_related
from wiq_site.views.reports import (
    CorrectionView,
    OriginView,
    TopView,
    born_ideas,
    correction_views,
    origin_views,
    top_views,
)
from wiq_site.views.stand import find_stand
from wiq_site.views.steps import Step, idea_step_views, step_views
from wiq_site.views.turns import TurnView, idea_views, turn_view

MORE_LIMIT = 3


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
    needs: tuple[NeedWords, ...]
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
    mailbox = find_answer_mailbox(content, site)
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
        needs=all_need_words(team.needs, catalogue.taxonomies),
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
        ask_link=mailbox and mail_link(mailbox, f"Lösungsteam „{content.title}“: Gilt das noch?"),
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


@dataclass(frozen=True)
class PostView:
    """A post, with idea, dates or agenda where it has them."""

    title: str
    kurz: str
    lang: str
    crumbs: tuple[Chip, ...]
    back: Chip
    publication: str
    date_iso: str
    date_label: str
    updated_iso: str
    updated_label: str
    authors: tuple[Chip, ...]
    categories: tuple[Chip, ...]
    gebiet: tuple[Chip, ...]
    ortsteile: tuple[Chip, ...]
    themen: tuple[Chip, ...]
    organisationen: tuple[Chip, ...]
    picture: PictureView | None
    coming: tuple[DateView, ...]
    past: tuple[DateView, ...]
    tops: tuple[TopView, ...]
    naechstes: DateView | None
    korrektur: tuple[CorrectionView, ...]
    ideen: tuple[Card, ...]
    origins: tuple[OriginView, ...]
    idea: IdeaView | None
    teams: tuple[Card, ...]
    related: tuple[Related, ...]
    more: tuple[Card, ...]
    comments: tuple[CommentView, ...]
    mailbox: str
    answer_link: str
    series: str
    newer: Chip | None
    older: Chip | None
    share_link: str
    notice: str


def post_view(post: Entry[Post], site: Site) -> PostView:
    """Everything that the page of ``post`` shows."""
    content, catalogue = post.content, site.catalogue
    coming, past = split_dates((date for date in catalogue.dates_of([post]) if not date.is_next), catalogue)
    updated = content.changed if content.korrektur else content.updated
    following = catalogue.next_by_post.get(post.address)
    teams = tuple(catalogue.team_by_slug[s] for s in content.teams if s in catalogue.team_by_slug)
    series, newer, older = _neighbours(post, catalogue)
    idea = catalogue.is_open(post) or post.is_example
    mailbox = find_answer_mailbox(content, site)
    return PostView(
        title=content.title,
        kurz=content.kurz or "",
        lang=content.lang,
        crumbs=(START, Chip("Idee sucht Team", IDEAS) if idea else Chip("Blog", BLOG)),
        back=Chip("Alle Ideen und Gesuche", IDEAS) if idea else Chip("Alle Beiträge", BLOG),
        publication=post.publication,
        date_iso=iso(day_of(content.date)),
        date_label=format_day(content.date),
        updated_iso=iso(day_of(updated)) if updated else "",
        updated_label=format_day(updated) if updated else "",
        authors=tuple(_author(author, catalogue) for author in content.authors),
        categories=_blog_chips(post, "categories", content.categories, catalogue),
        gebiet=area_chips(content.gebiet, catalogue),
        ortsteile=ortsteil_chips(content.ortsteile, catalogue),
        themen=_blog_chips(post, "themen", content.themen, catalogue),
        organisationen=organisation_chips(content.organisationen, catalogue),
        picture=picture_view(post, catalogue),
        coming=coming,
        past=past,
        tops=top_views(content.tops),
        korrektur=correction_views(content.korrektur),
        ideen=born_ideas(post, catalogue),
        origins=origin_views(post, catalogue) if content.idee else (),
        naechstes=date_view(following, catalogue) if following else None,
        idea=_idea_view(post, mailbox, site),
        teams=tuple(team_card(team, catalogue) for team in teams),
        related=_related_to_idea(post, teams, catalogue) if content.idee else (),
        more=() if content.idee else tuple(post_card(other, catalogue) for other in _related_posts(post, catalogue)),
        comments=comment_views(content.kommentare),
        mailbox=mailbox,
        answer_link=answer_link(mailbox, post, site),
        series=series,
        share_link=share_link(content.title, post.address, site),
        notice=site.find_notice(post.address),
        newer=newer,
        older=older,
    )


def _blog_chips(post: Entry[Post], facet: str, slugs: tuple[str, ...], catalogue: Catalogue) -> tuple[Chip, ...]:
    """The terms of a post. An example is in no list, so its terms lead nowhere."""
    if post.is_example:
        return tuple(map(Chip, catalogue.taxonomies.labels(facet, slugs)))
    return term_chips(BLOG, facet, slugs, catalogue)


def _author(author: str, catalogue: Catalogue) -> Chip:
    """A role as it is written, or a team with its page."""
    team = catalogue.team_by_slug.get(author)
    return Chip(f"Team {team.content.title}", team.address) if team else Chip(author)


def _idea_view(post: Entry[Post], mailbox: str, site: Site) -> IdeaView | None:
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
        join_link=join_idea_link(mailbox, post, site),
        ask_link=mailbox and mail_link(mailbox, f"Idee „{post.content.title}“: Gilt das noch?"),
        mailbox=mailbox,
        team=Chip(team.content.title, team.address) if team else None,
        turn=turn_view(post, catalogue),
        feed=feed_address(post.address) if is_followed(post) else "",
        calendar=site.find_calendar(post.address),
        quelle=idea.quelle or "",
        bis=format_day(idea.bis) if idea.bis else "",
        bestaetigt=format_day(idea.bestaetigt) if idea.bestaetigt else "",
    )


def _series(post: Entry[Post], catalogue: Catalogue) -> tuple[str, tuple[Entry[Post], ...]]:
    """The posts of the same team, else of the same category, else all, with the words for them."""
    for slug in post.content.teams:
        posts = catalogue.posts_by_team.get(slug, ())
        if len(posts) > 1 and slug in catalogue.team_by_slug:
            return f"Team {catalogue.team_by_slug[slug].content.title}", posts
    for category in post.content.categories[:1]:
        posts = catalogue.posts_by_category[category]
        if len(posts) > 1:
            return catalogue.taxonomies.label("categories", category), posts
    return "Blog", catalogue.posts


def _neighbours(post: Entry[Post], catalogue: Catalogue) -> tuple[str, Chip | None, Chip | None]:
    """Words for the series, the next newer and the next older post in it. An example belongs to none."""
    if post.is_example:
        return "", None, None
    words, posts = _series(post, catalogue)
    places = catalogue.once(("series", id(posts)), lambda: {other.address: i for i, other in enumerate(posts)})
    place = places[post.address]
    newer = posts[place - 1] if place > 0 else None
    older = posts[place + 1] if place + 1 < len(posts) else None
    return words, _post_chip(newer), _post_chip(older)


def _post_chip(post: Entry[Post] | None) -> Chip | None:
    return Chip(post.content.title, post.address) if post else None


def _related_to_idea(post: Entry[Post], teams: tuple[Entry[Team], ...], catalogue: Catalogue) -> tuple[Related, ...]:
    """Its own teams stand on the page already."""
    return find_related(post_card(post, catalogue), catalogue, {team.address for team in teams})


def _related_posts(post: Entry[Post], catalogue: Catalogue) -> list[Entry[Post]]:
    """Posts about the same teams, then of the same topics; newest first, itself left out."""
    candidates: dict[str, Entry[Post]] = {}
    for slug in post.content.teams:
        candidates |= {p.slug: p for p in catalogue.posts_by_team.get(slug, ())}
    for topic in post.content.themen:
        candidates |= {p.slug: p for p in catalogue.posts_by_topic.get(topic, ())[: MORE_LIMIT + 1]}
    candidates.pop(post.slug, None)
    return list(candidates.values())[:MORE_LIMIT]

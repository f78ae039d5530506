"""Organisations: their own pages, all of them, and where teams and posts name them."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from wiq_site.addresses import ORGANISATIONS, organisation_address
from wiq_site.base import mail_link
from wiq_site.catalogue.catalogue import Catalogue
from wiq_site.catalogue.partners import find_partners, find_posts, find_supported
from wiq_site.content.organisations import ART_LABELS, Art, Organisation
from wiq_site.site.plan import Site
from wiq_site.text import count_words, sort_key
from wiq_site.views.cards import Card, post_card, team_card
from wiq_site.views.chips import START, Chip

_OTHERS = "Weitere"


@dataclass(frozen=True)
class OrganisationView:
    """One organisation with the teams and posts that name it."""

    crumbs: tuple[Chip, ...]
    art: str
    auch: tuple[str, ...]
    url: str
    host: str
    mailbox: str
    mail_link: str
    supported: tuple[Card, ...]
    partners: tuple[Card, ...]
    posts: tuple[Card, ...]


@dataclass(frozen=True)
class OrganisationLink:
    """An organisation in the list of all; ``counts`` says what it does here."""

    label: str
    address: str
    kurz: str
    counts: str


@dataclass(frozen=True)
class OrganisationGroup:
    """Organisations of one kind."""

    title: str
    organisations: tuple[OrganisationLink, ...]


@dataclass(frozen=True)
class OrganisationsView:
    """All organisations, by kind."""

    crumbs: tuple[Chip, ...]
    groups: tuple[OrganisationGroup, ...]


def organisation_view(slug: str, site: Site) -> OrganisationView:
    """Everything that the page of an organisation shows."""
    catalogue = site.catalogue
    organisation = catalogue.organisations.by_slug[slug]
    mailbox = organisation.kontakt or ""
    return OrganisationView(
        crumbs=(START, Chip("Organisationen", ORGANISATIONS)),
        art=ART_LABELS[Art(organisation.art)][0] if organisation.art else "",
        auch=organisation.auch,
        url=organisation.url or "",
        host=_host(organisation.url or ""),
        mailbox=mailbox,
        mail_link=mailbox and mail_link(mailbox, f"Anfrage über {site.settings.site_name}"),
        supported=tuple(team_card(team, catalogue) for team in find_supported(slug, catalogue)),
        partners=tuple(team_card(team, catalogue) for team in find_partners(slug, catalogue)),
        posts=tuple(post_card(post, catalogue) for post in find_posts(slug, catalogue)),
    )


def _host(url: str) -> str:
    """``https://www.stiftung.example/wir`` → ``stiftung.example``."""
    return url.partition("//")[2].partition("/")[0].removeprefix("www.")


def organisations_view(catalogue: Catalogue) -> OrganisationsView:
    """All organisations by kind, within a kind in German order."""
    return OrganisationsView((START,), tuple(_groups(catalogue)))


def _groups(catalogue: Catalogue) -> Iterator[OrganisationGroup]:
    found = sorted(catalogue.organisations.by_slug.items(), key=lambda pair: sort_key(pair[1].label))
    titles: Mapping[str | None, str] = {**{art: many for art, (_, many) in ART_LABELS.items()}, None: _OTHERS}
    for art, title in titles.items():
        own = tuple(_link(slug, one, catalogue) for slug, one in found if one.art == art)
        if own:
            yield OrganisationGroup(title, own)


def _link(slug: str, organisation: Organisation, catalogue: Catalogue) -> OrganisationLink:
    found = {"unterstützt": find_supported(slug, catalogue), "arbeitet mit": find_partners(slug, catalogue)}
    counts = (f"{verb} {count_words(len(teams), 'Team', 'Teams')}" for verb, teams in found.items() if teams)
    return OrganisationLink(organisation.label, organisation_address(slug), organisation.kurz or "", ", ".join(counts))


def organisation_chips(names: Iterable[str], catalogue: Catalogue) -> tuple[Chip, ...]:
    """What a team or a post names: organisations with their pages, each once, and other texts as they are."""
    return tuple(dict.fromkeys(_chip(name, catalogue) for name in names))


def _chip(name: str, catalogue: Catalogue) -> Chip:
    slug = catalogue.organisations.find(name)
    return Chip(catalogue.organisations.by_slug[slug].label, organisation_address(slug)) if slug else Chip(name)

"""Facts of a page for search engines: JSON-LD in the vocabulary of https://schema.org.

Only what the page says itself. A record is left out where the vocabulary's readers require more than is known: an
event without a place (https://developers.google.com/search/docs/appearance/structured-data/event).
"""

from collections.abc import Iterator
from typing import Any

from wiq_site.addresses import ICON, SEARCH, absolute
from wiq_site.content.models import Post, Team
from wiq_site.content.values import without_empty
from wiq_site.dates import format_iso
from wiq_site.facts.cards import find_link_pictures
from wiq_site.facts.events import build_event
from wiq_site.site.plan import Page, Site

Record = dict[str, Any]


def build_records(page: Page, site: Site) -> list[Record]:
    """All records of one page, without what is empty."""
    return [without_empty(record) for record in _find_records(page, site)]


def _find_records(page: Page, site: Site) -> Iterator[Record]:
    if page.kind == "home":
        yield from (_organisation(site), _website(page, site))
    else:
        yield _breadcrumbs(page, site)
    if page.entry and isinstance(page.entry.content, Post):
        yield _posting(page, page.entry.content, site)
    elif page.entry and isinstance(page.entry.content, Team):
        yield _team(page, page.entry.content, site)
    yield from _events(page, site)


def _identity(site: Site) -> str:
    return f"{site.settings.site_url}#netzwerk"


def _organisation(site: Site) -> Record:
    provider = site.settings.options.anbieter
    return {
        "@type": "Organization",
        "@id": _identity(site),
        "name": site.settings.site_name,
        "url": site.settings.site_url,
        "logo": absolute(ICON, site.settings.site_url),
        "email": site.settings.options.kontakt,
        "sameAs": [link for _, link in site.settings.social],
        "parentOrganization": {"@type": "Organization", "name": provider.name}
        if provider and provider.name and provider.name != site.settings.site_name
        else None,
    }


def _website(page: Page, site: Site) -> Record:
    search = f"{absolute(SEARCH, site.settings.site_url)}?q={{search_term_string}}"
    return {
        "@type": "WebSite",
        "name": site.settings.site_name,
        "description": page.description or site.settings.site_description,
        "url": site.settings.site_url,
        "inLanguage": "de",
        "publisher": {"@id": _identity(site)},
        "potentialAction": {
            "@type": "SearchAction",
            "target": {"@type": "EntryPoint", "urlTemplate": search},
            "query-input": "required name=search_term_string",
        },
    }


def _breadcrumbs(page: Page, site: Site) -> Record:
    """The pages above a page are those that its address begins with."""
    parts = page.address.split("/")
    above = ("".join(f"{part}/" for part in parts[:number]) for number in range(len(parts) - 1))
    way = [*(site.page_by_address[address] for address in above if address in site.page_by_address), page]
    return {
        "@type": "BreadcrumbList",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": number,
                "name": site.settings.site_name if one.kind == "home" else one.title,
                "item": absolute(one.address, site.settings.site_url),
            }
            for number, one in enumerate(way, 1)
        ],
    }


def _posting(page: Page, post: Post, site: Site) -> Record:
    return {
        "@type": "BlogPosting",
        "headline": page.title,
        "description": page.description,
        "datePublished": format_iso(post.date),
        "dateModified": format_iso(post.changed),
        "inLanguage": post.lang or "de",
        "image": _images(page, site),
        "author": list(_authors(post, site)),
        "publisher": {"@type": "Organization", "@id": _identity(site), "name": site.settings.site_name},
        "mainEntityOfPage": absolute(page.address, site.settings.site_url),
    }


def _images(page: Page, site: Site) -> str | list[str]:
    """All photos of the page, or its card."""
    first, *others = (absolute(one.address, site.settings.site_url) for one in find_link_pictures(page, site))
    return [first, *others] if others else first


def _authors(post: Post, site: Site) -> Iterator[Record]:
    """Roles and teams; nobody else is named."""
    for name in post.authors or (site.settings.site_name,):
        team = site.catalogue.team_by_slug.get(name)
        address = absolute(team.address if team else "", site.settings.site_url)
        yield {"@type": "Organization", "name": team.content.title if team else name, "url": address}


def _team(page: Page, team: Team, site: Site) -> Record:
    return {
        "@type": "Project",
        "name": team.title,
        "description": team.kurz,
        "url": absolute(page.address, site.settings.site_url),
        "image": _images(page, site),
        "foundingDate": team.seit.iso if team.seit else None,
        "dissolutionDate": team.bis.iso if team.bis else None,
        "parentOrganization": {"@type": "Organization", "@id": _identity(site), "name": site.settings.site_name},
    }


def _events(page: Page, site: Site) -> Iterator[Record]:
    """The dates that the page itself announces, where a place is known."""
    images = _images(page, site)
    for event in site.events_by_page.get(page.address, ()):
        if event.place:
            record = build_event(event, absolute(page.address, site.settings.site_url))
            organizer = {"@type": "Organization", "name": site.settings.site_name, "url": site.settings.site_url}
            yield {**record, "image": images, "organizer": organizer}

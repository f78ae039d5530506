"""Kind of page → what it shows."""

from collections.abc import Callable, Mapping

from wiq_site.site.plan import Page, Site
from wiq_site.views.areas import area_view, areas_view, ortsteil_view
from wiq_site.views.data import data_view
from wiq_site.views.following import following_view
from wiq_site.views.hand import hand_view
from wiq_site.views.home import home_view
from wiq_site.views.listings import list_view
from wiq_site.views.notice import notice_view
from wiq_site.views.organisations import organisation_view, organisations_view
from wiq_site.views.post import post_view
from wiq_site.views.proposal import proposal_view
from wiq_site.views.search import search_view
from wiq_site.views.team import team_view

VIEWS: Mapping[str, Callable[[Page, Site], object]] = {
    "home": lambda page, site: home_view(page.subject, site),
    "hand": lambda page, site: hand_view(page.subject, page.title, site),
    "team": lambda page, site: team_view(page.subject, site),
    "post": lambda page, site: post_view(page.subject, site),
    "list": lambda page, site: list_view(page.subject, site),
    "areas": lambda page, site: areas_view(site.catalogue),
    "area": lambda page, site: area_view(page.subject, site),
    "ortsteil": lambda page, site: ortsteil_view(page.subject, site),
    "notice": lambda page, site: notice_view(page.subject, site),
    "proposal": lambda page, site: proposal_view(site),
    "data": lambda page, site: data_view(site),
    "organisations": lambda page, site: organisations_view(site.catalogue),
    "organisation": lambda page, site: organisation_view(page.subject, site),
    "subscribe": lambda page, site: following_view(site),
    "search": lambda page, site: search_view(site),
}


def build_view(page: Page, site: Site) -> object:
    """What a page shows, as plain values for the template of the same name."""
    return VIEWS[page.kind](page, site)

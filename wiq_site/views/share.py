"""Ways to tell others of a page."""

from wiq_site.addresses import absolute
from wiq_site.base import mail_link
from wiq_site.site.plan import Site


def share_link(title: str, address: str, site: Site) -> str:
    """A ``mailto:`` link by which readers tell others of a page; to whom, they say themselves."""
    body = f"{title}\r\n{absolute(address, site.settings.site_url)}\r\n"
    return mail_link("", f"{title} – {site.settings.site_name}", body)

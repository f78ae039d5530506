"""Which rules can be published together with the site, and which only shown."""

from collections.abc import Callable, Mapping

from wiq_site.addresses import SERVER_RULES
from wiq_site.hosting.apache import render_htaccess
from wiq_site.hosting.nginx import render_nginx
from wiq_site.hosting.static_host import render_headers, render_redirects
from wiq_site.site.plan import Site

RENDER: Mapping[str, Callable[[Site], str]] = {
    ".htaccess": render_htaccess,
    "_headers": render_headers,
    "_redirects": render_redirects,
}
"""Address → what renders the file."""


def render_rules(server: str, site: Site) -> str:
    """All rules for a kind of server as one text, with the name of each file where there are several."""
    if server == "nginx":
        return render_nginx(site)
    names = SERVER_RULES[server]
    texts = {name: RENDER[name](site) for name in names}
    return "\n".join(f"# {name}\n{text}" for name, text in texts.items()) if len(names) > 1 else texts[names[0]]

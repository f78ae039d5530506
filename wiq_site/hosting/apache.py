"""The file ``.htaccess`` of Apache 2.4, which lies in the root of the site."""

import re
from collections.abc import Iterator

from wiq_site.addresses import FORM
from wiq_site.hosting.rules import (
    ASK_AGAIN,
    CACHE,
    COMPRESSED,
    HEADERS,
    OWN_TYPES,
    PICTURES,
    PLAIN_TYPES,
    TRANSPORT_SECURITY,
    Move,
    base_path,
    find_moves,
    form_headers,
)
from wiq_site.media_types import find_media_type
from wiq_site.site.plan import Site

_TEMPLATE = """\
# Made by wiq-site together with the pages; changes are lost.
DirectoryIndex index.html
ErrorDocument 404 {base}404.html
AddDefaultCharset utf-8
AddCharset utf-8 .atom .css .ics .js .json .mjs .opml .svg .txt .xml
FileETag None
{types}

<IfModule mod_headers.c>
    Header always set Cache-Control "{ask_again}"
{headers}
{form}    # Only when the site is reached by https, and will be for a year:
    # Header always set Strict-Transport-Security "{transport_security}"
    <FilesMatch "\\.({pictures})$">
        Header always set Cache-Control "{long}"
    </FilesMatch>
    <FilesMatch "\\.(css|js|mjs)$">
        Header always set Cache-Control "{assets}"
    </FilesMatch>
</IfModule>

<IfModule mod_deflate.c>
    AddOutputFilterByType DEFLATE text/html {compressed}
</IfModule>

<IfModule mod_autoindex.c>
    IndexIgnore *
</IfModule>

<IfModule mod_rewrite.c>
    RewriteEngine On
    RewriteRule "(^|/)\\.(?!well-known/)" - [R=404,L]
{moved}
</IfModule>
"""


def render_htaccess(site: Site) -> str:
    """The file as text."""
    base = base_path(site)
    return _TEMPLATE.format(
        base=base,
        types="\n".join(_types()),
        ask_again=ASK_AGAIN,
        assets=CACHE["assets"],
        long=CACHE["pictures"],
        pictures="|".join(PICTURES),
        headers="\n".join(f'    Header always set {name} "{value}"' for name, value in HEADERS.items()),
        form="".join(_form(site)),
        transport_security=TRANSPORT_SECURITY,
        compressed=" ".join(COMPRESSED),
        moved="\n".join(line for move in find_moves(site) for line in _rules(move, base)),
    )


def _form(site: Site) -> Iterator[str]:
    """The headers that the page of the form has another value of."""
    page = f"^{base_path(site)}{FORM}(?:index\\.html)?$"
    for name, value in form_headers(site).items():
        yield f'    Header always set {name} "{value}" "expr=%{{REQUEST_URI}} =~ m#{page}#"\n'


def _types() -> Iterator[str]:
    for ending in PLAIN_TYPES:
        yield f"AddType {find_media_type(f'a.{ending}').partition(';')[0]} .{ending}"
    for name, kind in OWN_TYPES.items():
        yield f'<FilesMatch "^{name.replace("?:", "")}$">\n    ForceType {kind}\n</FilesMatch>'


def _rules(move: Move, base: str) -> Iterator[str]:
    """Patterns are held against the decoded path within the folder; quotation marks cannot be in an address."""
    pattern = re.escape(move.path.removeprefix(base))
    if move.query:
        yield f'    RewriteCond "%{{QUERY_STRING}}" "^{re.escape(move.query)}$"'
        yield f'    RewriteRule "^{pattern}$" "{move.target}" [R=301,L,QSD]'
    elif pattern.endswith("/"):
        yield f'    RewriteRule "^{pattern}?$" "{move.target}" [R=301,L]'
    else:
        yield f'    RewriteRule "^{pattern}$" "{move.target}" [R=301,L]'

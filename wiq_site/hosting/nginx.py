"""The configuration of nginx for one site: to be included in the ``http`` block."""

from collections.abc import Iterable, Iterator
from urllib.parse import quote

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
    base_path,
    find_moves,
    form_headers,
)
from wiq_site.media_types import find_media_type
from wiq_site.site.plan import Site

_TEMPLATE = """\
# Made by `wiq webserver nginx`; make it anew when addresses change. Include it in the http block.
# Adapt: listen, root. The folder of the site lies in root as {base}.

map_hash_max_size 65536;
map_hash_bucket_size 512;

map $uri $wiq_cache {{
    default "{ask_again}";
    "~^{base}assets/" "{assets}";
    "~\\.(?:{pictures})$" "{long}";
}}

{form}# Old addresses; a question behind them goes along.
map $uri $wiq_moved {{
    default "";
{moved}}}

# Old addresses of which the question is a part.
map $request_uri $wiq_moved_query {{
    default "";
{moved_query}}}

server {{
    listen 80;
    server_name {host};
    root /srv/www;

    index index.html;
    error_page 404 {base}404.html;
    charset utf-8;
    charset_types {compressed};
    absolute_redirect off;
    server_tokens off;

    gzip on;
    gzip_vary on;
    gzip_types {compressed};

    add_header Cache-Control $wiq_cache always;
{headers}
    # Only when the site is reached by https, and will be for a year:
    # add_header Strict-Transport-Security "{transport_security}" always;

    if ($wiq_moved_query) {{
        return 301 $wiq_moved_query;
    }}
    if ($wiq_moved) {{
        return 301 $wiq_moved$is_args$args;
    }}

    # Nobody's business: .git, .htaccess
    location ~ /\\.(?!well-known/) {{
        return 404;
    }}
{types}
}}
"""


def render_nginx(site: Site) -> str:
    """The configuration as text."""
    moves = find_moves(site)
    return _TEMPLATE.format(
        base=base_path(site),
        host=site.settings.host,
        ask_again=ASK_AGAIN,
        assets=CACHE["assets"],
        long=CACHE["pictures"],
        pictures="|".join(PICTURES),
        moved=_entries((path, move.target) for move in moves if not move.query for path in _spellings(move.path)),
        moved_query=_entries((f"{quote(move.path)}?{move.query}", move.target) for move in moves if move.query),
        compressed=" ".join(COMPRESSED),
        form="".join(_maps(site)),
        headers="\n".join(f"    add_header {name} {_value(name, site)} always;" for name in HEADERS),
        transport_security=TRANSPORT_SECURITY,
        types="\n".join(_locations()),
    )


def _maps(site: Site) -> Iterator[str]:
    """The headers that the page of the form has another value of."""
    page = f"~^{base_path(site)}{FORM}(?:index\\.html)?$"
    for name, value in form_headers(site).items():
        variable = _variable(name)
        yield f"map $uri {variable} {{\n    default {_text(HEADERS[name])};\n    {_text(page)} {_text(value)};\n}}\n\n"


def _variable(name: str) -> str:
    return f"$wiq_{name.lower().replace('-', '_')}"


def _value(name: str, site: Site) -> str:
    return _variable(name) if name in form_headers(site) else _text(HEADERS[name])


def _entries(pairs: Iterable[tuple[str, str]]) -> str:
    return "".join(f"    {_text(old)} {_text(new)};\n" for old, new in pairs)


def _spellings(path: str) -> tuple[str, ...]:
    """The address of a folder is also typed without its last slash."""
    return (path, path.rstrip("/")) if path.endswith("/") else (path,)


def _locations() -> Iterator[str]:
    kinds = {f"/{name}$": kind for name, kind in OWN_TYPES.items()}
    kinds |= {rf"\.{ending}$": find_media_type(f"a.{ending}").partition(";")[0] for ending in PLAIN_TYPES}
    for pattern, kind in kinds.items():
        yield f'    location ~ "{pattern}" {{\n        types {{ }}\n        default_type {kind};\n    }}'


def _text(value: str) -> str:
    r"""A text in quotation marks; no address holds ``$``, which would begin a variable."""
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'

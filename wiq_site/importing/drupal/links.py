"""Links of old pages: to those that come in too, to what stays behind, and to nowhere."""

import re
from collections.abc import Iterable, Iterator, Mapping
from posixpath import relpath
from urllib.parse import unquote, urljoin, urlsplit

from bs4 import Tag

from wiq_site.importing.results import Note
from wiq_site.text import quote

TOLD = "data-told"
"""Marks links of which the report speaks already."""

_ALLOWED = ("http", "https", "mailto", "tel")


def old_path(address: str) -> str:
    """What is compared of an old address: its path without the slash at its end, and what stands behind ``?``."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return ""
    path = unquote(parts.path)
    return f"/{path.strip('/')}{'?' + parts.query if parts.query else ''}"


def find_hosts(addresses: Iterable[str]) -> frozenset[str]:
    """The hosts of the old site."""
    return frozenset(host for address in addresses if (host := _host(address)))


def _host(address: str) -> str:
    try:
        return (urlsplit(address).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


class Links:
    """What is known of old addresses: path → uri of the file that stands there now."""

    def __init__(self, uris: Mapping[str, str], hosts: frozenset[str], base: str) -> None:
        self._uris = uris
        self._hosts = hosts
        self._base = base

    def mend(self, body: Tag, uri: str, page_address: str) -> Iterator[Note]:
        """Turn the links of a text to our files; what is not among them stays, and is told."""
        base = (
            page_address if _host(page_address) else urljoin(self._base, page_address) if self._base else page_address
        )
        for link in body.find_all("a", href=True):
            target = str(link["href"]).strip()
            if not target.startswith("#") and not link.get(TOLD):
                yield from self._mend(link, target, uri, base)

    def _mend(self, link: Tag, target: str, uri: str, base: str) -> Iterator[Note]:
        if hidden := re.search(r"/cdn-cgi/l/email-protection#([0-9a-f]+)", target):
            link["href"] = f"mailto:{_reveal(hidden[1])}"
            return
        try:
            whole = urljoin(base, target) if base else target
            scheme = urlsplit(whole).scheme.lower()
        except ValueError:
            scheme = "?"
            whole = target
        if scheme and scheme not in _ALLOWED:
            text = link.get_text(strip=True)
            link.unwrap()
            yield Note(f"Der Link {quote(text)} ({scheme}:) ist jetzt Text")
        elif scheme in ("mailto", "tel"):
            return
        elif scheme and _host(whole) not in self._hosts:
            link["href"] = whole
        elif known := self._uris.get(old_path(whole)):
            link["href"] = relpath(known, uri.rpartition("/")[0] or ".")
        elif scheme:
            link["href"] = whole
            yield Note(f"Der Link {quote(link.get_text(strip=True))} führt weiter zur alten Seite: {whole}")
        else:
            text = link.get_text(strip=True)
            link.unwrap()
            yield Note(f"Der Link {quote(text)} zu {target} ist jetzt Text: Diese Seite ist nicht dabei")


def reveal_mails(body: Tag) -> None:
    """Mail addresses that the old site hid from programs (SpamSpan, Cloudflare) become readable again."""
    for tag in body.select("span.spamspan"):
        user, domain = tag.select_one(".u"), tag.select_one(".d")
        if user and domain:
            tag.replace_with(f"{_join(user)}@{_join(domain)}")
    for tag in body.select("[data-cfemail]"):
        tag.replace_with(_reveal(str(tag["data-cfemail"])))


def _join(tag: Tag) -> str:
    return re.sub(r"\s*\[(?:dot|punkt)\]\s*|\s+", lambda sign: "." if "[" in sign[0] else "", tag.get_text())


def _reveal(code: str) -> str:
    """Each byte was combined with the first one."""
    try:
        data = bytes.fromhex(code)
    except ValueError:
        return ""
    return bytes(byte ^ data[0] for byte in data[1:]).decode("utf-8", "replace") if data else ""

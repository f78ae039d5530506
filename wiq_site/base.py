"""What a site stands on: the address that all its addresses begin with, and the folders of its content."""

import re
from difflib import get_close_matches
from pathlib import Path
from urllib.parse import quote, urlsplit, urlunsplit

FETCHED = ".cache/formular"
"""Where a project has the programs that were fetched for its form."""

_NAME = r"(?!-)[a-z0-9-]{1,63}(?<!-)"
_HOST = re.compile(rf"(?:{_NAME}\.)*{_NAME}\.?|[0-9a-f:]+")
_PATH = re.compile(r"(?:/[A-Za-z0-9._~%!$&'()*+,;=:@-]+)*(?<!\.html)/")
_LONGEST = 300
_ANY_HOST = re.compile(r"[^\s\x00-\x20\"<>^`{|}\\/\[\]]+|\[[0-9a-fA-F:.]+\]")


def is_web_address(address: str) -> bool:
    """Whether an address of a web page can be taken apart (RFC 3986) and has a host."""
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        return False
    host = parts.netloc.rpartition("@")[2]
    name = host if port is None else host.rpartition(":")[0]
    return parts.scheme in ("http", "https") and _ANY_HOST.fullmatch(name) is not None


def to_ascii(address: str) -> str:
    """The address with its domain as the domain name system knows it (RFC 5891): ``grüne.de`` → ``xn--grne-0ra.de``.

    Its path is written in per cent (RFC 3986, 2.1). What is no address stays.
    """
    if address.isascii():
        return address
    import idna

    try:
        parts = urlsplit(address)
        host = idna.encode(parts.hostname or "", uts46=True).decode("ascii")
    except ValueError:  # also what idna says
        return address
    netloc = parts.netloc.replace(parts.hostname or "", host)
    return urlunsplit(parts._replace(netloc=netloc, path=quote(parts.path, safe="/%")))


def to_ascii_mail(address: str) -> str:
    """The mailbox, or the ``mailto:`` link to it, with its domain as mail programs send it; others stay."""
    box, sign, rest = address.partition("@")
    domain, question, query = rest.partition("?")
    if not sign or domain.isascii():
        return address
    import idna

    try:
        return f"{box}@{idna.encode(domain, uts46=True).decode('ascii')}{question}{query}"
    except idna.IDNAError:
        return address


def mail_link(mailbox: str, subject: str = "", body: str = "") -> str:
    """A ``mailto:`` link with what is prepared of subject and text (RFC 6068); without a mailbox to anybody."""
    parts = {"subject": subject, "body": body}
    query = "&".join(f"{name}={quote(text)}" for name, text in parts.items() if text)
    return f"mailto:{quote(to_ascii_mail(mailbox), safe='@')}" + (query and f"?{query}")


def is_base(address: str) -> bool:
    """Whether addresses of pages can begin with ``address``: no user, no question, no file, and a possible name."""
    try:
        parts = urlsplit(address)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        return False
    name = f"[{host}]" if ":" in host else host
    is_plain = parts.netloc.lower() in (name, f"{name}:{port}") and not (parts.query or parts.fragment)
    fits = _HOST.fullmatch(host) and _PATH.fullmatch(parts.path) and len(address) <= _LONGEST
    return parts.scheme in ("https", "http") and is_plain and fits is not None


def find_near_folder(folder: Path, *, exactly: bool = False) -> str:
    """The folder that was meant where ``folder`` is not; ``exactly``: only capital letters may differ."""
    try:
        beside = [entry.name for entry in folder.parent.iterdir() if entry.is_dir() and not entry.name.startswith(".")]
    except OSError:
        return ""
    same = [name for name in beside if name.lower() == folder.name.lower()]
    return next(iter(same or ([] if exactly else get_close_matches(folder.name, beside, n=1, cutoff=0.65))), "")

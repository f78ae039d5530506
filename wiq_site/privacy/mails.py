"""Mail addresses that are no mailbox of the network: also those that are written around the at sign."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from wiq_site.privacy.findings import Finding, Reason
from wiq_site.text import split_names

_FOR_EVERYBODY = split_names(
    """
    aol.com aol.de arcor.de freenet.de gmail.com gmx.at gmx.ch gmx.com gmx.de gmx.info gmx.net gmx.org googlemail.com
    hotmail.com hotmail.de icloud.com kabelmail.de live.com live.de mail.de mail.ru mailbox.org me.com online.de
    outlook.com outlook.de posteo.de posteo.net proton.me protonmail.com riseup.net systemli.org t-online.de tuta.com
    tutanota.com tutanota.de vodafone.de web.de yahoo.com yahoo.de yandex.ru
    """
)
"""Where anybody has a mailbox: one that is named in the settings says nothing about the others."""

_SHARED = split_names(
    """
    anfrage anfragen anmeldung beratung bibliothek buchung buero buergeramt buergerbuero bürgerbüro büro contact
    datenschutz ehrenamt foerderung förderung gemeinde hallo hello hilfe info infos jugend kita kontakt koordination
    kultur mail mitmachen museum newsletter office ordnungsamt post poststelle presse projekt quartier
    quartiersmanagement redaktion schule sekretariat service spenden stadt stadtteil support team tickets
    veranstaltung veranstaltungen verein verwaltung vorstand webmaster wir zentrale
    """
)
"""Names of mailboxes that several people read: with a domain of its own, such a mailbox is an organisation's."""

_DOT = r"(?:\.|[ \t]?[(\[{][ \t]?(?:dot|punkt|\.)[ \t]?[)\]}][ \t]?|[ \t](?:dot|punkt)[ \t])"
_DOTS = re.compile(_DOT, re.IGNORECASE)
_DOMAIN = rf"(?:[\w-]{{1,63}}{_DOT}){{1,6}}[^\W\d_]{{2,24}}"
_SPOKEN_DOMAIN = r"[\w-]{1,63}[ \t](?:dot|punkt)[ \t][^\W\d_]{2,24}"
_MAIL = re.compile(
    rf"(?:[@\uff20]|[ \t]?[(\[{{<][ \t]?(?:at|ät|@)[ \t]?[)\]}}>][ \t]?|[ \t]@[ \t])(?P<domain>{_DOMAIN})"
    rf"|[ \t](?:at|ät)[ \t](?P<spoken>{_SPOKEN_DOMAIN})",
    re.IGNORECASE,
)
SIGNS_OF_MAILS = split_names("at At AT ät Ät ÄT")
"""Words that may stand for the at sign."""

_LONGEST = 64
"""Letters before the at sign (RFC 5321, 4.5.3.1.1)."""


@dataclass(frozen=True)
class Mailboxes:
    """What may stand in public: domains with all below them, and single addresses. All in lower case."""

    domains: frozenset[str] = frozenset()
    addresses: frozenset[str] = frozenset()

    def hold(self, address: str) -> bool:
        """Whether an address is one of them, or by its name the mailbox of an organisation."""
        address = address.lower()
        name, _, domain = address.rpartition("@")
        if address in self.addresses:
            return True
        if domain not in _FOR_EVERYBODY and not _SHARED.isdisjoint(re.split(r"[._+-]", name)):
            return True
        parts = domain.split(".")
        return any(".".join(parts[n:]) in self.domains for n in range(len(parts)))


def build_mailboxes(host: str, addresses: Iterable[str], allowed: Iterable[str]) -> Mailboxes:
    """Those of a network: the host of its site, the mailboxes that settings name, and what they allow besides."""
    named = {address.lower() for address in addresses}
    listed = {entry.lower().removeprefix("@") for entry in allowed}
    shared = {domain for address in named if (domain := address.rpartition("@")[2]) not in _FOR_EVERYBODY}
    domains = {host.lower().removeprefix("www."), *shared, *(entry for entry in listed if "@" not in entry)}
    return Mailboxes(frozenset(domains), frozenset(named | {entry for entry in listed if "@" in entry}))


def find_mails(text: str, mailboxes: Mailboxes) -> Iterator[Finding]:
    """Every address that is not one of the mailboxes."""
    for found in _MAIL.finditer(text):
        start = _find_start(text, found.start())
        if start == found.start() or text[start - 1 : start] in ("@", "/"):  # @name@social.example is no mailbox
            continue
        domain = _DOTS.sub(".", found["domain"] or found["spoken"])
        if not mailboxes.hold(f"{text[start : found.start()]}@{domain}"):
            yield Finding(Reason.MAIL, text[start : found.end()], start)


def _find_start(text: str, end: int) -> int:
    """Where the part before the at sign begins. Backwards: from the front each sign would be looked at again."""
    start = end
    while start > 0 and end - start < _LONGEST and (text[start - 1].isalnum() or text[start - 1] in "._%+-"):
        start -= 1
    return start

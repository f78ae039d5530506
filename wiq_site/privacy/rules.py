"""All rules that hold for any text, behind a quick look that nearly every file ends with."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from wiq_site.privacy.findings import Finding
from wiq_site.privacy.homes import SIGNS_OF_HOMES, find_told_homes
from wiq_site.privacy.mails import SIGNS_OF_MAILS, Mailboxes, find_mails
from wiq_site.privacy.names import SIGNS_OF_NAMES, find_names, has_label
from wiq_site.privacy.phones import find_phones, has_number
from wiq_site.text import unaccent

_APART = ("(", ")", "[", "]", "{", "}", "<", ">", "„", '"', "/", "–", "*", "»", "-", ",", ".", ":", ";", "!")
"""Signs that stand directly before or behind a word, or within a name."""

_SIGNS = frozenset(unaccent(word.strip(".")) for word in SIGNS_OF_HOMES | SIGNS_OF_MAILS | SIGNS_OF_NAMES)


@dataclass(frozen=True)
class Public:
    """What may stand in public everywhere: shared mailboxes, and names of districts in lower case."""

    mailboxes: Mailboxes
    districts: frozenset[str]


def is_suspect(text: str, words: Iterable[str] | None, public: Public) -> bool:
    """Whether a text has any sign of what is private. ``words`` are its words as the search knows them, unaccented."""
    return (
        words is None
        or not all(_SIGNS.isdisjoint(some.split()) for some in words)
        or _has_mail(text, public)
        or has_number(text)
        or has_label(text)
    )


def find_all(text: str, public: Public) -> Iterator[Finding]:
    """What is private in any text."""
    words = _split_words(text)
    if "@" in text or "\uff20" in text or not SIGNS_OF_MAILS.isdisjoint(words):
        yield from find_mails(text, public.mailboxes)
    if has_number(text):
        yield from find_phones(text)
    if has_label(text) or not SIGNS_OF_NAMES.isdisjoint(words):
        yield from find_names(text)
    if not SIGNS_OF_HOMES.isdisjoint(words):
        yield from find_told_homes(text)


def _has_mail(text: str, public: Public) -> bool:
    return ("@" in text or "\uff20" in text) and any(True for _ in find_mails(text, public.mailboxes))


def _split_words(text: str) -> list[str]:
    for sign in _APART:
        text = text.replace(sign, " ")
    return text.split()

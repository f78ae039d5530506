"""Taking out what is private, and counting it. The report says how much of what was left out, and never what."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from wiq_site.privacy.findings import Finding, Reason, hide, once
from wiq_site.privacy.homes import find_homes, find_told_homes
from wiq_site.privacy.names import find_listed, is_person
from wiq_site.privacy.rules import Public, find_all
from wiq_site.text import count_words, join_words, quote

GONE = "[entfernt]"
_HERE = "\0"
"""Stands for it until all around is known; no text holds it."""

_KINDS = {
    Reason.NAME: "name",
    Reason.MAYBE_NAME: "name",
    Reason.MAIL: "mail",
    Reason.PHONE: "phone",
    Reason.HOME: "home",
}
_WORDS = {
    "name": ("Name", "Namen"),
    "mail": ("Mailadresse", "Mailadressen"),
    "phone": ("Telefonnummer", "Telefonnummern"),
    "home": ("Privatadresse", "Privatadressen"),
}


def count_private(counts: Counter[str]) -> str:
    """``3 Namen, 2 Mailadressen und 1 Telefonnummer``; empty where nothing was."""
    return join_words(count_words(counts[kind], *words) for kind, words in _WORDS.items() if counts[kind])


@dataclass
class Censor:
    """What takes private things out of the texts of one form. ``counts`` are those of the row that is read."""

    public: Public
    counts: Counter[str] = field(default_factory=Counter)

    def take_counts(self) -> Counter[str]:
        """What was left out since the last time."""
        taken, self.counts = self.counts, Counter()
        return taken

    def clean(self, text: str) -> str:
        """Prose without what is private; a mark stands in its place."""
        return self._cut(text, find_all(text, self.public))

    def clean_list(self, text: str) -> str:
        """The same of a text that lists persons or organisations: there a first name alone is a person."""
        return self._cut(text, [*find_all(text, self.public), *find_listed(text)])

    def clean_place(self, text: str) -> str:
        """The same of a place to meet: an address that is said to be somebody's home goes as well."""
        homes = find_homes(text, self.public.districts) if is_person(text) else find_told_homes(text)
        return self._cut(text, [*find_all(text, self.public), *find_listed(text), *homes])

    def show(self, text: str, *, only_persons: bool = False) -> str:
        """A text briefly in quotation marks for the report; nothing of it is counted."""
        found = [*find_all(text, self.public), *find_listed(text, only_persons=only_persons)]
        return quote(_hide(text, found))

    def _cut(self, text: str, found: Iterable[Finding]) -> str:
        findings = list(found)
        self.counts.update(_KINDS[finding.reason] for finding in once(findings))
        return _hide(text, findings)


def _hide(text: str, found: Iterable[Finding]) -> str:
    """The mark keeps its distance from what stands behind it in round brackets, which would make a link of it."""
    return hide(text, found, _HERE).replace(f"{_HERE}(", f"{GONE} (").replace(_HERE, GONE)

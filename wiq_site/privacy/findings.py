"""What a rule found in a text, and what is left of the text without it."""

from collections.abc import Iterable
from enum import Enum
from typing import NamedTuple


class Reason(Enum):
    """Why a text is told; the value is the sentence behind it."""

    MAIL = "ist keine Mailadresse eines gemeinsamen Postfachs von hier, vielleicht eine private."
    PHONE = "sieht nach einer privaten Telefonnummer aus."
    HOME = "sieht nach einer privaten Adresse aus: Vor der Straße steht kein öffentlicher Ort."
    NAME = "sieht nach dem Namen einer Person aus."
    MAYBE_NAME = "könnten Namen einer Person sein."


class Finding(NamedTuple):
    """A private text and where it begins in the whole. It is shown as it was typed, so that one can look for it."""

    reason: Reason
    text: str
    start: int

    @property
    def end(self) -> int:
        return self.start + len(self.text)


def once(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings in the order of the text, without those that begin within another one."""
    kept: list[Finding] = []
    for finding in sorted(findings, key=lambda one: (one.start, -len(one.text))):
        if not kept or finding.start >= kept[-1].end:
            kept.append(finding)
    return tuple(kept)


def hide(text: str, findings: Iterable[Finding], mark: str) -> str:
    """The text with a mark in the place of each finding; those that overlap go together, whole."""
    parts, at, end = [], 0, 0
    for finding in sorted(findings, key=lambda one: one.start):
        if finding.start >= end:
            parts += [text[at : finding.start], mark]
        at = end = max(end, finding.end)
    return "".join((*parts, text[at:]))

"""Running German text → sentences: a point behind a number or an abbreviation ends none."""

import re

from wiq_site.text import split_names

_SHORT = split_names(
    """
    abs allg bes betr bspw bsp bzgl bzw ca co dr evtl etc fam ff ggf ggfs gem hr inkl insb jr kath lfd max min mind mio
    mrd nr od pl prof rd sog st std str tel tgl ug usw uvm vgl zb zzgl jan feb mär apr jun jul aug sep sept okt nov dez
    mo di mi do fr sa so
    """
)
_END = re.compile(r"(?P<word>[\w-]+)?[.!?…]+[\"“”«»)]*\s+(?=[\"„«»(]?[A-ZÄÖÜ0-9#])")


def split_sentences(text: str) -> list[str]:
    """The sentences of a text, in order."""
    sentences, at = [], 0
    for found in _END.finditer(text):
        if not _goes_on(found, text):
            sentences.append(text[at : found.end()].strip())
            at = found.end()
    return [*sentences, text[at:].strip()] if text[at:].strip() else sentences


def _goes_on(found: re.Match[str], text: str) -> bool:
    """Whether the point belongs to what stands before it: *z. B. Kirchen*, *3. Oktober*, *e. V.*."""
    word = found["word"] or ""
    is_point = text[found.start() + len(word)] == "."
    return is_point and (word.isdigit() or len(word) == 1 or word.lower() in _SHORT)

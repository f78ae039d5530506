"""The next date that a text names (*Nächstes Treffen: 11. März 2021, 17-19 Uhr*) → ``termine``."""

import re
from collections.abc import Iterable, Iterator

from wiq_site.importing.drupal.dates import find_dates
from wiq_site.source.yaml_text import Plain

_NEXT = re.compile(
    r"\b(?:nächste[nrsm]?|kommende[nrsm]?|folgende[nrsm]?)\s+(?:[^\W\d]+[-\s])?"
    r"(?P<what>[\w-]*(?:treffen|termin|sitzung|runde|veranstaltung|workshop|stammtisch|treff|abend|café))\b",
    re.IGNORECASE,
)
_NEAR = 80
"""Characters between the words and the date."""

_NAMED = re.compile(r"[\w-]+(?:treffen|sitzung|runde|stammtisch|workshop)\b", re.IGNORECASE)


def find_next_dates(texts: Iterable[str], title: str, day: str) -> Iterator[dict[str, str]]:
    """Dates after the ``day`` of a post that its text announces as the next ones."""
    seen = set()
    for text in texts:
        for found in _NEXT.finditer(text):
            date = next((one for one in find_dates(text) if 0 <= one.start - found.end() <= _NEAR), None)
            if date and date.moment[:10] > day[:10] and date.moment not in seen:
                seen.add(date.moment)
                entry = {"titel": _name(found["what"], title), "beginn": date.moment, "ende": date.end}
                yield {key: value for key, value in entry.items() if value}


def _name(what: str, title: str) -> str:
    """*Treffen* alone says little: a title may say which."""
    own = _NAMED.search(title)
    if own and own[0].lower().endswith(what.lower()):
        return own[0]
    return what[:1].upper() + what[1:]


def as_fields(dates: Iterable[dict[str, str]]) -> list[Plain]:
    """The same as front matter."""
    return [dict(date) for date in dates]

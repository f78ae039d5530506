"""The filter without script: a style sheet beside each list hides what does not fit the choice in its form.

Only browsers without script load it, and only those that know ``:has()`` show the form; for all others, links to parts
of the list stand below it. It holds the one filter rule for one term of each facet.
"""

from collections.abc import Iterator

from wiq_site.lists.listing import Listing

_FRAME = """\
.wiq-plain, .wiq-plain__count { display: none; }
@supports selector(:has(a)) {
.wiq-plain { display: block; }
.wiq-results { display: flex; flex-direction: column; counter-reset: wiq-shown; }
.wiq-results [data-wiq-group] > ul > li { counter-increment: wiq-shown; }
.wiq-list:has(.wiq-plain [value]:not([value=""]):checked) .wiq-plain__count { display: block; order: -1; }
.wiq-plain__count p::after { content: counter(wiq-shown); }
.wiq-list:has(.wiq-plain [value]:not([value=""]):checked) .wiq-result {
height: 0; margin: 0; overflow: hidden; scroll-margin-top: 6.5rem; outline: 0;
}
.wiq-list:has(.wiq-plain [value]:not([value=""]):checked) [data-wiq-count] { visibility: hidden; }
"""


def render_plain_choices(listing: Listing) -> str:
    """The style sheet of one list that stands on one page."""
    return "\n".join([_FRAME, *_rules(listing), "}", ""])


def _rules(listing: Listing) -> Iterator[str]:
    for facet, counts in listing.facet_terms.items():
        for slug in counts:
            chosen = f'.wiq-list:has(#wiq-nur-{facet} [value="{slug}"]:checked)'
            yield f'{chosen} [data-wiq-group] > ul > li:not([data-wiq-{facet}~="{slug}"]) {{ display: none; }}'

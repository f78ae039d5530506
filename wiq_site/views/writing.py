"""The part of the guide that shows what can be written: each sample beside what the program makes of it."""

import re
from dataclasses import dataclass

from markupsafe import Markup

from wiq_site.body.links import check_links, find_addresses
from wiq_site.body.parse import parse_body
from wiq_site.body.render import fill_links
from wiq_site.source.documents import Document
from wiq_site.views.samples import SAMPLES, Sample

_HEADING = re.compile(r"(</?h)([2-4])(?=[ >])")
_ID = re.compile(r'(<[a-z0-9]+(?: [^<>]*)? id=")')
_DEEPER = 2
"""The samples stand below a heading of the third level."""


@dataclass(frozen=True)
class SampleView:
    """A sample: what is typed, what readers see (empty where nothing is), and what the program says."""

    title: str
    note: str
    text: str
    result: Markup
    messages: tuple[str, ...]


@dataclass(frozen=True)
class SampleGroup:
    """Samples of one kind."""

    title: str
    samples: tuple[SampleView, ...]


def sample_views() -> tuple[SampleGroup, ...]:
    """All samples with their results, made by the one way that all bodies go."""
    number = 0
    groups = []
    for title, samples in SAMPLES.items():
        views = []
        for sample in samples:
            number += 1
            views.append(_show(sample, f"beispiel-{number}-"))
        groups.append(SampleGroup(title, tuple(views)))
    return tuple(groups)


def _show(sample: Sample, prefix: str) -> SampleView:
    """``prefix`` stands before all ids, so that no two samples share one."""
    document = Document("", "", body=sample.text)
    body = parse_body(document, has_title=True)
    addresses = (
        f"#{prefix}{address[1:]}" if address.startswith("#") else address
        for address in find_addresses(document, body.outline, {})
    )
    html = _ID.sub(rf"\g<1>{prefix}", fill_links(body.html, tuple(addresses)))
    html = _HEADING.sub(lambda tag: f"{tag[1]}{int(tag[2]) + _DEEPER}", html)
    problems = (*body.outline.problems, *check_links(document, body.outline, {}))
    messages = tuple(problem.sentence for problem in problems)
    return SampleView(sample.title, sample.note, sample.text, Markup(html), messages)

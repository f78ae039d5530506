"""The guide shows what can be written with what becomes of it: understood, or told."""

import re

import pytest
from lxml import html

from wiq_site.views.samples import SAMPLES
from wiq_site.views.writing import SampleView, sample_views

NOT_UNDERSTOOD = "Was das Programm nicht versteht"
SHOWN = [(group.title, sample) for group in sample_views() for sample in group.samples]


@pytest.mark.parametrize(("group", "sample"), SHOWN, ids=[sample.title for _, sample in SHOWN])
def test_a_sample_is_understood_or_stands_among_those_that_are_not(group: str, sample: SampleView) -> None:
    assert bool(sample.messages) == (group == NOT_UNDERSTOOD)
    if group != NOT_UNDERSTOOD:
        shown = " ".join(html.fromstring(f"<div>{sample.result}</div>").itertext())
        assert shown and set(re.findall(r"\w{4,}", shown)) <= set(re.findall(r"\w{4,}", sample.text))


def test_all_samples_stand_on_the_page_in_order() -> None:
    assert [sample.title for _, sample in SHOWN] == [s.title for samples in SAMPLES.values() for s in samples]


def test_samples_share_no_anchor_and_their_links_lead_to_their_own() -> None:
    page = html.fromstring("<div>" + "".join(sample.result for _, sample in SHOWN) + "</div>")
    ids = page.xpath("//@id")
    inner = [address[1:] for address in page.xpath("//@href") if address.startswith("#")]
    assert len(ids) == len(set(ids)) > 3
    assert inner and set(inner) <= set(ids)


def test_headings_of_samples_stand_below_that_of_the_sample() -> None:
    page = html.fromstring("<div>" + "".join(sample.result for _, sample in SHOWN) + "</div>")
    assert {element.tag for element in page.iter() if re.fullmatch(r"h\d", str(element.tag))} == {"h4", "h5"}

"""The one filter rule. The browser is held to the same cases in test_filter_twins.py."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from wiq_site.selection import Facets, count_terms, group_terms, matches, select

CASES = json.loads((Path(__file__).parent / "cases/selection.json").read_text("utf-8"))


@dataclass(frozen=True)
class Item:
    facets: Facets


def facets(terms: dict[str, list[str]]) -> Facets:
    return {facet: frozenset(slugs) for facet, slugs in terms.items()}


def by_name(case: dict[str, Any]) -> str:
    return str(case["name"])


@pytest.mark.parametrize("case", CASES["matches"], ids=by_name)
def test_an_item_belongs_to_a_selection(case: dict[str, Any]) -> None:
    assert bool(matches(facets(case["selection"]), facets(case["facets"]))) is case["expected"]


@pytest.mark.parametrize("case", CASES["counts"], ids=by_name)
def test_terms_are_counted(case: dict[str, Any]) -> None:
    assert count_terms(case["facet"], [Item(facets(item)) for item in case["items"]]) == case["expected"]


def test_selected_items_keep_their_order() -> None:
    items = [Item(facets({"gebiet": [slug]})) for slug in ("west", "ost", "nord", "west")]
    assert select({"gebiet": frozenset({"west", "ost"})}, items) == (items[0], items[1], items[3])


def test_one_term_selects_the_same_whether_terms_are_asked_one_by_one_or_at_once() -> None:
    terms: list[list[str]] = [["west", "ost"], [], ["ost"], ["nord", "west"], ["west"]]
    items = [Item(facets({"gebiet": slugs, "themen": ["klima"]})) for slugs in terms] + [Item({})]
    groups = group_terms("gebiet", items)
    assert set(groups) == {"west", "ost", "nord"}
    assert groups == {slug: select({"gebiet": frozenset({slug})}, items) for slug in groups}

"""Lists as compact JSON, for the filter in the browser and for anybody who wants to reuse them."""

import json
from urllib.parse import quote

from wiq_site.views.listings import Listing
from wiq_site.views.parts import Card


def render_list(listing: Listing) -> str:
    """``{"items": [{"address", "kind", "title", "kurz", "date", "label", facet: [slugs] …}]}`` without empty values."""
    items = [_item(card, listing.facets) for card in listing.cards]
    return json.dumps({"items": items}, ensure_ascii=False, separators=(",", ":")) + "\n"


def _item(card: Card, facets: tuple[str, ...]) -> dict[str, object]:
    item: dict[str, object] = {
        "address": card.address,
        "kind": card.label,
        "title": card.title,
        "kurz": card.kurz,
        "date": card.date_iso,
        "label": card.date_label,
        "status": card.status_label,
        "icon": card.status,
        "example": card.example,
        "publication": card.publication,
        "picture": quote(card.picture.address) if card.picture else "",
        "needs": list(dict.fromkeys(need.faehigkeit for need in card.needs)),
        "terms": list(card.terms),
        **{facet: sorted(card.facets[facet]) for facet in facets},
    }
    return {key: value for key, value in item.items() if value}

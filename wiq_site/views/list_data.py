"""Lists as compact JSON, for the filter in the browser and for anybody who wants to reuse them."""

import json
from urllib.parse import quote

from wiq_site.lists.listing import Listing
from wiq_site.site.plan import Site
from wiq_site.views.cards import Card, ListItem, list_item
from wiq_site.views.dates import DateView, MeetingsView
from wiq_site.views.pictures import PictureView, render_choice


def render_list(listing: Listing, site: Site) -> str:
    """``{"items": [{"address", "kind", "title", "date", …, facet: [slugs] …}]}`` without empty values."""
    record = listing.record
    cards = (list_item(item, site.catalogue, with_needs=record.wanted) for item in listing.items)
    items = [_item(card, record.facets) for card in cards]
    return json.dumps({"items": items}, ensure_ascii=False, separators=(",", ":")) + "\n"


def _item(item: ListItem, facets: tuple[str, ...]) -> dict[str, object]:
    values: dict[str, object] = {
        "address": item.address,
        "title": item.title,
        "date": item.date_iso,
        **_details(item),
        **{facet: sorted(item.facets[facet]) for facet in facets},
    }
    return {key: value for key, value in values.items() if value}


def _details(item: ListItem) -> dict[str, object]:
    match item:
        case Card():
            return _card(item)
        case DateView():
            return _date(item)
        case MeetingsView():
            return {"kind": "Treffen", "treffen": [meeting.wann for meeting in item.meetings]}


def _card(card: Card) -> dict[str, object]:
    return {
        "kind": card.label,
        "kurz": card.kurz,
        "label": card.date_label,
        "status": card.status_label,
        "icon": card.status,
        "angeheftet": "Angeheftet" if card.pinned else "",
        "stand": card.stand,
        "publication": card.publication,
        "lang": card.lang,
        **(_picture(card.picture) if card.picture else {}),
        "wanted_label": card.wanted_label if card.needs else "",
        "needs": list(dict.fromkeys(need.faehigkeit for need in card.needs)),
        "bis": card.bis,
        "bis_label": card.bis_label,
        "terms": list(card.terms),
    }


def _picture(picture: PictureView) -> dict[str, object]:
    webp = render_choice(picture.webp, quote)
    return {"picture": quote(picture.address), "webp": webp, "width": picture.width, "height": picture.height}


def _date(date: DateView) -> dict[str, object]:
    return {
        "kind": "Termin",
        "label": date.span,
        "ort": date.ort,
        "wann": date.wann,
        "absage": date.absage,
        "verschoben_von": date.moved,
        "post": date.post_title,
        "calendar": date.calendar,
        "lang": date.lang,
    }

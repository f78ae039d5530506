"""Field names of Jekyll, Hugo, Eleventy, Material's blog and Pelican → ours, or nothing where the line can go."""

from collections.abc import Collection

from wiq_site.fixes import KeyFix, Place

_NAMES = {
    "kurz": "description summary excerpt subtitle lead teaser abstract intro og_description meta_description",
    "themen": "tags tag keywords keyword topic topics labels subjects",
    "categories": "category section rubric rubrik kategorie",
    "authors": "author creator by byline",
    "bild": "image images picture photo cover thumbnail thumb banner header hero featured_image feature_image "
    "cover_image header_image og_image social_image feature_img",
    "fotos": "photos gallery galerie bilder slideshow album",
    "draft": "published publish hidden private visibility unlisted",
    "date": "pubdate publishdate publish_date date_published created created_at creation_date date_created datum",
    "updated": "lastmod last_mod modified last_modified last_modified_at modified_at updated_at date_updated "
    "date_modified update",
    "slug": "permalink url path link save_as basename handle",
    "aliases": "redirect_from redirects redirect old_url old_urls alias",
    "termine": "event events start_date event_date eventdate",
    "kontakt": "email e_mail mail contact mailto",
    "links": "website homepage web",
    "title": "name heading headline subject linktitle nav_title",
    "gebiet": "area district location place region stadtteil",
    "teams": "team projects project",
    "id": "guid uid uuid",
    "lang": "language locale sprache",
    "": "layout type template kind weight order nav_order nav_exclude menu menus parent has_children toc "
    "table_of_contents comments comment math mathjax katex mermaid markup output outputs sitemap robots noindex "
    "search feed rss sticky pin pinned featured readtime reading_time classes css_class css js scripts sidebar "
    "pagination breadcrumbs icon color theme translationkey isindex ishome build params "
    "resources cascade series sort_by eleventyexcludefromcollections eleventynavigation eleventycomputed",
}
_OURS = {foreign: ours for ours, names in _NAMES.items() for foreign in names.split()}
_SAME_FORM = ("title", "kurz", "date", "updated", "themen", "categories", "authors", "gebiet", "aliases", "id", "lang")
"""Fields whose values have the same form there. A `published` means the opposite of `draft`, an address is no slug."""

_NOTES = {
    "draft": "„true“ heißt dort: noch nicht veröffentlichen.",
    "bild": "Es hat die Unterfelder „datei“, „alt“ und „nachweis“.",
    "fotos": "Jeder Eintrag hat die Unterfelder „datei“, „alt“ und „nachweis“.",
    "themen": "Erlaubte Begriffe stehen in taxonomies.yml.",
    "categories": "Erlaubte Begriffe stehen in taxonomies.yml.",
}


def find_ours(key: str, known: Collection[str]) -> str | None:
    """Our name for a field of another program; empty where nothing of ours is like it; None when nobody knows it.

    ``known`` are the fields that there are at the place.
    """
    ours = _OURS.get(key.strip().lower().replace("-", "_"))
    if ours is None:
        return None
    return ours if ours in known else ""


def find_fix(place: Place, ours: str, siblings: Collection[str], value: object) -> KeyFix | None:
    """The repair, where the value fits as it is or the line can go."""
    if ours:
        return KeyFix(place, ours) if ours in _SAME_FORM and ours not in siblings else None
    return KeyFix(place, "") if isinstance(value, str) else None


def explain_foreign(ours: str) -> tuple[str, str, str]:
    """What is wrong, what is allowed, what to do about a field of another program that is called ``ours`` here."""
    if not ours:
        return "Dieses Feld anderer Programme gibt es hier nicht.", "", "Die Zeile kann weg."
    return f"Dieses Feld heißt hier „{ours}“.", _NOTES.get(ours, ""), "Bitte umbenennen."

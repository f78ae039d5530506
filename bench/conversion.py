"""The fields of our front matter as others would write them: as Markdown, or as what Material's blog knows."""

from collections.abc import Iterable, Iterator, Mapping

from bench.content import Content, Item


def build_blog_terms(item: Item, content: Content) -> dict[str, list[str]]:
    """Categories as categories, topics and areas as tags; the blog takes what readers see as the name."""
    tags = [(facet, slug) for facet in ("themen", "gebiet") for slug in _as_list(item.fields.get(facet))]
    return {
        "categories": [content.label("categories", slug) for slug in _as_list(item.fields["categories"])],
        "tags": [content.label(facet, slug) for facet, slug in tags],
    }


def build_description(item: Item) -> dict[str, object]:
    """Title and description, which MkDocs knows by itself."""
    fields = {"title": item.fields["title"], "description": item.fields.get("kurz")}
    return {key: value for key, value in fields.items() if value}


def build_body(item: Item, content: Content) -> str:
    """The body, with the fields of the front matter as the Markdown that an editor would write without our plugin."""
    intro, _, rest = item.body.partition("\n\n")
    picture = item.fields.get("bild")
    shown = [f"![{picture['alt']}]({picture['datei']})"] if isinstance(picture, Mapping) else []
    return "\n\n".join([intro, *shown, rest.strip(), *_sections(item.fields, content)]) + "\n"


def _sections(fields: Mapping[str, object], content: Content) -> Iterator[str]:
    """The structured fields as headings with lists."""
    idea = fields.get("idee")
    needs = fields.get("gesucht") or (idea.get("gesucht") if isinstance(idea, Mapping) else None)
    titles = {
        "ziele": "Ziele",
        "wirkung": "Wirkung",
        "weg": "Unser Weg",
        "support": "Unterstützung",
        "partner": "Partner",
        "treffen": "Treffen",
        "termine": "Termine",
        "tops": "Tagesordnung",
    }
    if needs:
        yield _section("Gesucht", ({**need, **_need_labels(need, content)} for need in _as_mappings(needs)))
    for key, title in titles.items():
        if value := fields.get(key):
            yield _section(title, value)
    if "kontakt" in fields:
        yield f"## Kontakt\n\n[{fields['kontakt']}](mailto:{fields['kontakt']})"


def _need_labels(need: Mapping[str, object], content: Content) -> dict[str, object]:
    return {facet: content.label(facet, str(need[facet])) for facet in ("faehigkeit", "aufwand")}


def _section(title: str, items: object) -> str:
    assert isinstance(items, Iterable)
    lines = [" · ".join(map(str, item.values())) if isinstance(item, Mapping) else str(item) for item in items]
    return f"## {title}\n\n" + "\n".join(f"- {line}" for line in lines)


def _as_mappings(value: object) -> list[Mapping[str, object]]:
    assert isinstance(value, list)
    return value


def _as_list(value: object) -> list[str]:
    return [value] if isinstance(value, str) else value if isinstance(value, list) else []

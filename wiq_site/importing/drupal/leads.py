"""The picture of a whole page → ``bild``; without credit it stands in the text, for only people can say whose it is."""

from wiq_site.importing.drupal.old import OldPage
from wiq_site.importing.drupal.pictures import Pictures, urlsplit_path
from wiq_site.importing.drupal.places import Place
from wiq_site.importing.results import NewFile, Note
from wiq_site.importing.tags import build_tag
from wiq_site.source.yaml_text import Plain
from wiq_site.text import quote


def place_lead(page: OldPage, pictures: Pictures, place: Place, unknown: list[Note]) -> tuple[Plain, list[NewFile]]:
    """``bild`` and its file. Where description or credit are missing, the picture begins the text."""
    picture = page.picture
    if picture is None or not picture.src:
        return "", []
    file = pictures.find(picture.src, page.folder, place.home, page.title)
    if not isinstance(file, NewFile):
        unknown.append(Note(f"Das Titelbild {quote(picture.src)} fehlt: {file}"))
        return "", []
    src = file.path.removeprefix(place.home)
    if any(str(tag.get("src")) == src for tag in page.body.find_all("img")):
        return "", []
    if picture.alt.strip() and picture.credit.strip():
        return {"datei": src, "alt": picture.alt.strip(), "nachweis": picture.credit.strip()}, [file]
    paragraph = build_tag("p")
    paragraph.append(build_tag("img", attributes={"src": src, "alt": picture.alt.strip()}))
    page.body.insert(0, paragraph)
    unknown.append(Note(f"Für „bild“ fehlt der Nachweis; {urlsplit_path(src)} steht deshalb am Anfang des Textes"))
    return "", [file]

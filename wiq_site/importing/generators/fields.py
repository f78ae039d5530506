"""The fields of another program's front matter → ours. What has no place here is told; persons are only counted."""

from collections.abc import Callable, Mapping

from wiq_site.content.foreign import find_ours
from wiq_site.content.models import KURZ_LIMIT, Post
from wiq_site.content.values import show
from wiq_site.dates import day_of, start_of
from wiq_site.importing.generators.dates import read_moment, write_moment
from wiq_site.importing.generators.model import Head, Program, Told, Values
from wiq_site.importing.results import Note
from wiq_site.source.yaml_text import Plain
from wiq_site.text import join_lines, quote, shorten

_LATER = frozenset(("publishdate", "publish_date"))
_EARLIEST = frozenset(("date", "datum"))
_PUBLIC = frozenset(("published", "publish"))
_ADDRESSES = frozenset(("permalink", "url", "path", "save_as"))
_ALTS = ("alt", "caption", "title", "description")
_NO = frozenset(("false", "no", "nein", "0", ""))
_SHOWN = 300
"""Letters of what is told of a field that nobody understands: some hold whole trees."""
_SECRET = frozenset(("kontakt",))
"""Fields of which only the name is told: addresses of persons."""


def read_fields(head: Head, values: Mapping[str, Plain], program: Program, told: Told) -> Values:
    """What the fields mean. ``values`` are those of the head in the program's common form."""
    reader = _Reader(head, program, told)
    for key, value in values.items():
        if value not in (None, [], {}):
            reader.read(key, value)
    reader.check_updated()
    return reader.values


def find_field(key: str) -> str | None:
    """Our name for a field; empty where nothing of ours is like it, None when nobody knows it."""
    name = key.strip().lower()
    return name if name in Post.model_fields else find_ours(key, Post.model_fields)


def as_texts(value: Plain) -> list[str]:
    """A text or a list of texts; what else stands in the list is dropped by nobody: it is shown as it is."""
    items = value if isinstance(value, list) else [value]
    return [text for item in items if item is not None and (text := show(item).strip())]


def _read_address(value: Plain) -> tuple[str, str]:
    """Where a picture lies, and its description."""
    fields = value if isinstance(value, Mapping) else {"path": value}
    address = next((str(fields[name]) for name in _PICTURE_PATHS if fields.get(name)), "")
    return address, next((str(fields[name]) for name in _ALTS if fields.get(name)), "")


class _Reader:
    def __init__(self, head: Head, program: Program, told: Told) -> None:
        self.values = Values()
        self._head = head
        self._program = program
        self._told = told
        self._readers: Mapping[str, Callable[[str, Plain], None]] = {
            "title": self._read_title,
            "date": self._read_date,
            "updated": self._read_updated,
            "kurz": self._read_kurz,
            "categories": self._read_categories,
            "themen": self._read_themen,
            "bild": self._read_picture,
            "fotos": self._read_photos,
            "lang": self._read_lang,
            "draft": self._read_draft,
            "slug": self._read_slug,
            "aliases": self._read_aliases,
            "authors": self._read_authors,
            "id": self._read_id,
            "": self._drop,
        }

    def read(self, key: str, value: Plain) -> None:
        if key.lower() in ("status", "expirydate", "expiry_date"):
            (self._read_status if key.lower() == "status" else self._read_expiry)(key, value)
            return
        ours = find_field(key)
        if ours in self._readers:
            self._readers[ours or ""](key, value)
        elif ours in _SECRET:
            self._leave_out(key, f"Feld {quote(key)}: Angaben zu Personen werden nicht übernommen.")
        elif ours:
            self._unknown(key, f"Feld {quote(key)} ({show(value)}): Gehört das hier vielleicht zu {quote(ours)}?")
        else:
            self._unknown(key, f"Feld {quote(key)}: {show(value)}")

    def check_updated(self) -> None:
        """A change on the day of the publication or before it says nothing."""
        updated, published = self.values.updated, self.values.date
        if updated and published and day_of(updated) <= day_of(published):
            self.values.updated = None

    def _unknown(self, key: str, what: str) -> None:
        self._told.unknown.append(Note(shorten(join_lines(what), _SHOWN), self._head.lines.get(key, 0)))

    def _leave_out(self, key: str, what: str) -> None:
        self._told.left_out.append(Note(join_lines(what), self._head.lines.get(key, 0)))

    def _drop(self, key: str, value: Plain) -> None:
        self._told.fields[key.lower()] += 1

    def _read_text(self, key: str, value: Plain) -> str:
        if isinstance(value, str):
            return value.strip()
        self._unknown(key, f"Feld {quote(key)}: {show(value)}")
        return ""

    def _read_title(self, key: str, value: Plain) -> None:
        text = join_lines(self._read_text(key, value))
        if not self.values.title or key.lower() == "title":
            before, self.values.title = self.values.title, text
            text = before
        if text and text != self.values.title:
            self._unknown(key, f"Noch ein Titel: {quote(text)}")

    def _read_date(self, key: str, value: Plain) -> None:
        text = self._read_text(key, value)
        moment = read_moment(text) if text else None
        if moment is None:
            if text:
                self._unknown(key, f"Das Datum {quote(text)} ist nicht lesbar.")
            return
        before = self.values.date
        is_later = before is not None and start_of(moment) > start_of(before)
        wins = before is None or key.lower() in _EARLIEST or (key.lower() in _LATER and is_later)
        self.values.date = moment if wins else before
        if (other := before if wins else moment) not in (None, self.values.date):
            self._leave_out(key, f"Ein zweites Datum, {write_moment(other)}.")

    def _read_updated(self, key: str, value: Plain) -> None:
        text = self._read_text(key, value)
        moment = read_moment(text) if text else None
        if text and moment is None:
            self._unknown(key, f"Das Datum {quote(text)} ist nicht lesbar.")
        self.values.updated = moment or self.values.updated

    def _read_kurz(self, key: str, value: Plain) -> None:
        text = join_lines(self._read_text(key, value))
        if not text or text == self.values.kurz:
            return
        if len(text) > KURZ_LIMIT:
            what = f"{quote(key)} hat {len(text)} Zeichen, für „kurz“ sind {KURZ_LIMIT} erlaubt: {text}"
            self._leave_out(key, what)
        elif self.values.kurz:
            self._leave_out(key, f"Ein zweiter kurzer Text: {text}")
        else:
            self.values.kurz = text

    def _read_categories(self, key: str, value: Plain) -> None:
        is_one = isinstance(value, str) and key.lower() == "category"
        names = [str(value)] if is_one else self._split(value)
        self.values.categories += [name for name in names if name not in self.values.categories]

    def _read_themen(self, key: str, value: Plain) -> None:
        self.values.themen += [name for name in self._split(value) if name not in self.values.themen]

    def _split(self, value: Plain) -> list[str]:
        return self._program.split_names(value) if isinstance(value, str) else as_texts(value)

    def _read_picture(self, key: str, value: Plain) -> None:
        address, alt = _read_address(value[0] if isinstance(value, list) else value)
        self._read_photos(key, value[1:] if isinstance(value, list) else [])
        if not address:
            self._unknown(key, f"Feld {quote(key)}: {show(value)}")
        elif self.values.picture and address != self.values.picture:
            self._leave_out(key, f"Ein zweites Bild: {quote(address)}")
        else:
            self.values.picture, self.values.picture_alt = address, alt or self.values.picture_alt

    def _read_photos(self, key: str, value: Plain) -> None:
        """A gallery, with the descriptions that it has."""
        for item in value if isinstance(value, list) else [value]:
            address, alt = _read_address(item)
            if address:
                self.values.photos.append((address, alt))
            else:
                self._unknown(key, f"Feld {quote(key)}: {show(item)}")

    def _read_lang(self, key: str, value: Plain) -> None:
        self.values.lang = self._read_text(key, value).lower().replace("_", "-")

    def _read_draft(self, key: str, value: Plain) -> None:
        text = self._read_text(key, value).lower()
        if key.lower() == "visibility":
            self.values.draft |= text != "public"
        else:
            self.values.draft |= (text in _NO) == (key.lower() in _PUBLIC)

    def _read_status(self, key: str, value: Plain) -> None:
        text = self._read_text(key, value).lower()
        if text in ("draft", "hidden", "private", "pending", "skip"):
            self.values.draft = True
        elif text not in ("", "published", "publish"):
            self._unknown(key, f"Feld {quote(key)}: {text}")

    def _read_expiry(self, key: str, value: Plain) -> None:
        """What has an end there has none here: until somebody decides, it is a draft."""
        self.values.draft = True
        what = f"Das Ende {show(value)} gibt es hier nicht; der Text ist ein Entwurf, bis jemand entscheidet."
        self._leave_out(key, what)

    def _read_slug(self, key: str, value: Plain) -> None:
        text = self._read_text(key, value)
        if "://" in text:
            self._unknown(key, f"Feld {quote(key)}: {text}")
        elif key.lower() in _ADDRESSES or "/" in text:
            self.values.address = text
        else:
            self.values.slug = text

    def _read_aliases(self, key: str, value: Plain) -> None:
        self.values.aliases += as_texts(value)

    def _read_authors(self, key: str, value: Plain) -> None:
        self._told.persons += len(value) if isinstance(value, (list, dict)) else str(value).count(",") + 1

    def _read_id(self, key: str, value: Plain) -> None:
        self.values.id = self._read_text(key, value)


_PICTURE_PATHS = ("path", "src", "url", "image", "file", "feature", "name", "teaser")

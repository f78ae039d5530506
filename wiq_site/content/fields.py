"""The kinds of values that front matter can hold, each with the German sentence that says what is wrong."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Annotated, Any, TypeVar, get_args
from unicodedata import normalize
from urllib.parse import unquote

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic_core import PydanticCustomError

from wiq_site.base import is_web_address
from wiq_site.content import forms
from wiq_site.content.guesses import guess_moment, guess_partial, is_certain, is_time
from wiq_site.content.values import as_list, as_names, bare, show
from wiq_site.dates import (
    Moment,
    NoSuchDay,
    NoSuchTime,
    PartialDate,
    SkippedHour,
    YearOutOfRange,
    parse_day,
    parse_moment,
    parse_partial,
)
from wiq_site.fixes import same_word
from wiq_site.languages import TAG
from wiq_site.text import join_lines, quote, slugify

T = TypeVar("T")

LONGEST_NAME = 200
"""Letters of one part of an address: file systems take names of 255 bytes, and endings are added."""

LONGEST_MARKDOWN = 20_000
"""Characters of a field that is written like a body: some ten pages."""

_MAIL = re.compile(r"[^@\s<>\"']+@[^@\s<>\"']+\.[A-Za-z]{2,}")
_MAIL_DOMAIN = re.compile(r"(?:[^@\s<>\"'/]+@)?[^@\s<>\"'/.]+(?:\.[^@\s<>\"'/.]+)+")
_BARE_MAIL = re.compile(r"<?(?:mailto:)?\s*([^<>]*)>?", re.IGNORECASE)
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{3}){1,2}|\d{1,9}")
_SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_ADDRESS = re.compile(r"/(?!/)[^\s<>\"'`^{|}\\$*#]*")
_BARE_URL = re.compile(r"(?:[a-z0-9-]+\.)+[a-z]{2,}(?:/[^\s<>\"]*)?", re.IGNORECASE)
_PLAIN_ADDRESS = re.compile(r"[a-z0-9-]+(?:/[a-z0-9-]+)*/?")
_COORDINATE = r"(?:100|\d{1,2}(?:\.\d{1,2})?)"
_NEXT = rf" {_COORDINATE}[ ,]{_COORDINATE}"  # a pair after another one; the first after a letter needs no space
_FIRST = rf" ?{_COORDINATE}[ ,]{_COORDINATE}"
_LINES = (
    rf"(?:L{_FIRST}(?:{_NEXT})*|Q{_FIRST}{_NEXT}(?:{_NEXT}{_NEXT})*|C{_FIRST}{_NEXT}{_NEXT}(?:{_NEXT}{_NEXT}{_NEXT})*)"
)
_OUTLINE = re.compile(rf"M{_FIRST}(?: ?{_LINES})+ ?Z(?: ?M{_FIRST}(?: ?{_LINES})+ ?Z)*")
_COMMENT = re.compile(r"[ \t]*<!--(?:-?>|.*?--!?>)", re.DOTALL)
_PINNED_FORM = "Erlaubt sind „true“ (ja) und ein Tag wie „2021-03-11“."
_YES = {"ja": True, "true": True, "yes": True, "nein": False, "false": False, "no": False}


def wrong(what: str, *, allowed: str = "", todo: str = "", meant: tuple[str, str] | None = None) -> PydanticCustomError:
    """An error that already speaks German; ``parse`` turns it into a problem.

    ``meant`` is the text as it was written, and the only one that can be right instead.
    """
    return PydanticCustomError("wiq", "{what}", {"what": what, "allowed": allowed, "todo": todo, "meant": meant})


class Model(BaseModel):
    """Base of everything typed: frozen, no unknown keys. The title of a field's description is the editors' manual."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        arbitrary_types_allowed=True,
        str_strip_whitespace=True,
        defer_build=True,  # most builds read files of one kind only
    )

    @classmethod
    def from_name(cls, stem: str) -> Mapping[str, str]:
        """What the name of a file says of fields that it may lack."""
        return {}


def find_model(annotation: Any) -> type[BaseModel] | None:
    """The model inside ``tuple[Need, ...]``, ``Picture | None`` or ``dict[str, Term]``; None when there is none."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((model for part in get_args(annotation) if (model := find_model(part))), None)


def is_prose(annotation: Any) -> bool:
    """Whether values of this kind are written for readers: ``Text``, ``Texts``, ``Text | None``."""
    return (
        annotation is PROSE
        or any(is_prose(part) for part in getattr(annotation, "__metadata__", ()))
        or any(is_prose(part) for part in get_args(annotation))
    )


def _reader(
    parse: Callable[[str], T], what: str, allowed: str, guess: Callable[[str], str] = guess_moment
) -> Callable[[Any], T]:
    def read(value: Any) -> T:
        if not isinstance(value, str):
            raise wrong(what, allowed=allowed)
        try:
            return parse(bare(value))
        except NoSuchDay:
            raise wrong(f"{quote(value)}: Dieses Datum gibt es nicht.", allowed=allowed) from None
        except NoSuchTime:
            raise wrong(f"{quote(value)}: Diese Uhrzeit gibt es nicht.", allowed=allowed) from None
        except YearOutOfRange as error:
            raise wrong(f"{quote(value)}: Dieses Jahr ist nicht möglich.", allowed=str(error)) from None
        except SkippedHour:
            reason = "Diese Uhrzeit gibt es an diesem Tag nicht: Die Uhren werden vorgestellt."
            raise wrong(f"{quote(value)}: {reason}") from None
        except ValueError:
            meant = "" if is_time(value) else guess(value)
            todo = f"Gemeint ist wohl {quote(meant)}." if meant else ""
            todo = "Vor der Uhrzeit fehlt der Tag." if is_time(value) else todo
            only = (value, meant) if meant and is_certain(value, meant) else None
            raise wrong(f"{quote(value)}: {what}", allowed=allowed, todo=todo, meant=only) from None

    return read


def _read_number(value: Any) -> int:
    if isinstance(value, int) or (isinstance(value, str) and _NUMBER.fullmatch(bare(value))):
        number = int(str(value).replace(".", "")) if isinstance(value, int) else int(bare(value).replace(".", ""))
        if number > 0:
            return number
    raise wrong(f"{quote(show(value))} ist keine Anzahl.", allowed="Erlaubt sind ganze Zahlen ab 1.")


def _read_bool(value: Any) -> bool:
    if isinstance(value, str) and bare(value).lower() in _YES:
        return _YES[bare(value).lower()]
    raise wrong(f"{quote(show(value))} ist weder ja noch nein.", allowed="Erlaubt sind „true“ (ja) und „false“ (nein).")


_read_day = _reader(parse_day, "Das ist weder ein Tag noch ja oder nein.", _PINNED_FORM)


def _read_pinned(value: Any) -> bool | date:
    """Yes, no, or a day."""
    if isinstance(value, str) and bare(value).lower() in _YES:
        return _YES[bare(value).lower()]
    return value if isinstance(value, bool) else _read_day(value)


def _check_mail(value: str) -> str:
    value = bare(value)
    if found := _BARE_MAIL.fullmatch(value):
        value = found[1]
    if _MAIL.fullmatch(value):
        return value
    raise wrong(f"{quote(value)} ist keine Mailadresse.", allowed="Sie hat die Form „postfach@beispiel.de“.")


def _drop_comments(value: str) -> str:
    """Notes among editors are as private here as in the text."""
    if "<!--" not in value:
        return value
    rest = _COMMENT.sub("", value).strip()
    if "<!--" in rest or "-->" in rest:
        raise wrong(f"In {quote(value)} hat ein Kommentar kein Ende.", todo="Bitte jeden mit „-->“ abschließen.")
    if not rest:
        raise wrong("Hier steht nur ein Kommentar.", todo="Bitte etwas eintragen oder die Zeile löschen.")
    return rest


def _check_mail_domain(value: str) -> str:
    if _MAIL_DOMAIN.fullmatch(value):
        return value
    raise wrong(
        f"{quote(value)} ist weder eine Domain noch eine Mailadresse.",
        allowed="Erlaubt ist zum Beispiel „verein.example“ oder „post@verein.example“.",
    )


def _check_title(value: str) -> str:
    if "\n" not in value:
        return value
    raise wrong(
        f"{quote(value)} hat mehrere Zeilen.",
        allowed="Hier ist nur eine Zeile möglich.",
        todo="Bitte ohne „|“ und in eine Zeile schreiben.",
    )


def _check_slug(value: str) -> str:
    written, value = value, bare(value)
    if len(value) > LONGEST_NAME:
        raise wrong(f"{quote(value)} ist zu lang.", allowed=f"Erlaubt sind höchstens {LONGEST_NAME} Zeichen.")
    if _SLUG.fullmatch(value):
        return value
    slug = slugify(value)
    todo = f"Vorschlag: {quote(slug)}." if slug else ""
    raise wrong(
        f"{quote(value)} taugt nicht als Teil einer Adresse.",
        allowed="Erlaubt sind kleine Buchstaben a–z, Ziffern und einzelne Bindestriche.",
        todo=todo,
        meant=(written, slug) if same_word(value, [(slug, slug)]) else None,
    )


def _check_address(value: str) -> str:
    """The address from the root of the site, decoded: that of a folder ends with a slash; a question stays as it is."""
    if any(len(part) > LONGEST_NAME for part in value.split("/")):
        raise wrong(
            f"{quote(value)} ist zu lang.", allowed=f"Zwischen zwei „/“ stehen höchstens {LONGEST_NAME} Zeichen."
        )
    path, mark, query = value.partition("?")
    path = normalize("NFC", unquote(path))
    if not _ADDRESS.fullmatch(path) or not _ADDRESS.fullmatch(f"/{query}") or {"..", "."} & {*path.split("/")}:
        raise wrong(
            f"{quote(value)} ist keine Adresse dieser Seite.",
            allowed="Sie beginnt mit einem Schrägstrich, zum Beispiel „/teams/alter-name/“ oder „/node/123“.",
            meant=(value, f"/{value}") if _PLAIN_ADDRESS.fullmatch(value) else None,
        )
    is_file = "." in path.rpartition("/")[2]
    return f"{path}{'' if is_file or query or path.endswith('/') else '/'}{mark}{query}".removeprefix("/")


def _check_lang(value: str) -> str:
    if TAG.fullmatch(value):
        return value
    raise wrong(
        f"{quote(value)} ist kein Kürzel einer Sprache.",
        allowed="Es hat zwei oder drei Buchstaben, z. B. „en“ für Englisch oder „ar“ für Arabisch.",
    )


def _check_url(value: str) -> str:
    if re.match(r"https?://[^\s<>\"]+$", value) and is_web_address(value):
        return value
    full = f"https://{value}"
    is_bare = _BARE_URL.fullmatch(value) is not None and is_web_address(full)
    raise wrong(
        f"{quote(value)} ist keine Internetadresse.",
        allowed="Sie beginnt mit „https://“.",
        meant=(value, full) if is_bare else None,
    )


def _read_outline(value: str) -> str:
    if _OUTLINE.fullmatch(value):
        return value
    raise wrong(
        "Das ist kein Umriss für die Karte.",
        allowed="Er hat die Form „M10 10 L40 10 40 40 Z“: M, L, Q, C und Z mit Zahlen von 0 bis 100.",
    )


def _read_point(value: Any) -> tuple[float, float]:
    if isinstance(value, list) and len(value) == 2 and all(re.fullmatch(_COORDINATE, str(part)) for part in value):
        return float(value[0]), float(value[1])
    raise wrong(
        "Das ist kein Punkt auf der Karte.", allowed="Erlaubt sind zwei Zahlen von 0 bis 100, z. B. „[25, 40]“."
    )


def _check_length(value: str) -> str:
    if len(value) <= LONGEST_MARKDOWN:
        return value
    raise wrong(
        f"{quote(value)} hat {len(value)} Zeichen; möglich sind höchstens {LONGEST_MARKDOWN}.",
        todo="Bitte kürzen; Einzelheiten gehören in den Text darunter.",
    )


_WRONG_DAY = "Das ist kein Datum."
_DAY_FORM = "Ein Tag hat die Form „2021-03-11“ (Jahr-Monat-Tag)."
_MOMENT_FORM = "Erlaubt sind ein Tag „2021-03-11“ oder ein Tag mit Uhrzeit „2021-03-11 17:00“."
_PARTIAL_FORM = "Erlaubt sind ein Jahr „2020“, ein Monat „2020-10“ oder ein Tag „2020-10-12“."


class Prose:
    """Marks a kind of value that editors write for readers, so that the search reads it."""


PROSE = Prose()

Token = Annotated[str, Field(min_length=1), AfterValidator(_drop_comments), AfterValidator(_check_title)]
Tokens = Annotated[tuple[Token, ...], BeforeValidator(as_list)]
Text = Annotated[str, Field(min_length=1), AfterValidator(_drop_comments), AfterValidator(join_lines), PROSE]
Title = Annotated[str, Field(min_length=1), AfterValidator(_drop_comments), AfterValidator(_check_title), PROSE]
Markdown = Annotated[str, Field(min_length=1), AfterValidator(_check_length), forms.MARKDOWN]
"""A text like that of a body: read by its rules, in no page but by what they make of it."""
Texts = Annotated[tuple[Text, ...], BeforeValidator(as_list), PROSE]
Bool = Annotated[bool, BeforeValidator(_read_bool), forms.BOOL]
Pinned = Annotated[bool | date, BeforeValidator(_read_pinned), forms.PINNED]
Number = Annotated[int, BeforeValidator(_read_number), forms.NUMBER]
Day = Annotated[date, BeforeValidator(_reader(parse_day, _WRONG_DAY, _DAY_FORM)), forms.MOMENT]
Days = Annotated[tuple[Day, ...], BeforeValidator(as_names)]
When = Annotated[Moment, BeforeValidator(_reader(parse_moment, _WRONG_DAY, _MOMENT_FORM)), forms.MOMENT]
Partial = Annotated[
    PartialDate, BeforeValidator(_reader(parse_partial, _WRONG_DAY, _PARTIAL_FORM, guess_partial)), forms.PARTIAL
]
Mail = Annotated[str, AfterValidator(_check_mail), forms.MAIL]
MailDomains = Annotated[tuple[Annotated[str, AfterValidator(_check_mail_domain)], ...], BeforeValidator(as_list)]
Slug = Annotated[str, AfterValidator(_check_slug), forms.SLUG]
Slugs = Annotated[tuple[Slug, ...], BeforeValidator(as_names)]
Outline = Annotated[Text, AfterValidator(_read_outline)]
Point = Annotated[tuple[float, float], BeforeValidator(_read_point), forms.POINT]
Address = Annotated[str, AfterValidator(_check_address), forms.ADDRESS]
Addresses = Annotated[tuple[Address, ...], BeforeValidator(as_names)]
Lang = Annotated[str, AfterValidator(_check_lang), forms.LANG]
Url = Annotated[str, AfterValidator(_check_url), forms.URL]

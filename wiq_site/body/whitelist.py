"""The white list: what authors may write in HTML and in attribute lists, and what our own marks need.

Everything else is told. Nothing that loads, runs, covers or steers anything is on it.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache

import nh3

from wiq_site.languages import TAG
from wiq_site.text import split_names

VOID = frozenset({"br", "hr", "img"})
PHRASING = split_names("a abbr b br cite code del em i img ins kbd mark q s small span strong sub sup")
"""Elements that stand within a line."""
BLOCKS = split_names(
    "blockquote caption dd details div dl dt figcaption figure h2 h3 h4 h5 h6 hr li ol p pre section summary "
    "table tbody td tfoot th thead tr ul"
)
ELEMENTS = PHRASING | BLOCKS

ACTIVE = split_names(
    "animate animatemotion animatetransform applet area audio base basefont bgsound body button canvas datalist dialog "
    "embed fencedframe form frame frameset head html iframe image input isindex keygen layer link map marquee math "
    "menuitem meta nextid noembed noframes noscript object optgroup option param picture plaintext portal script "
    "select set slot source style svg template textarea title track video xml xmp"
)
"""Elements that load, run, cover or steer something, or take a place that is the page's own."""
USELESS = split_names(
    "acronym address article aside bdi bdo big blink center col colgroup command data dfn dir fieldset font footer h1 "
    "header hgroup label legend main menu meter multicol nav nobr output progress rb rp rt rtc ruby samp search spacer "
    "strike tt time u var wbr"
)
"""Elements that do no harm and have no use here: their words stay."""

BOXES = split_names("abstract bug danger example failure info note question quote success tip warning")
"""The kinds of boxes that the theme's style sheet knows."""
CLASSES = BOXES | {"admonition", "admonition-title", "wiq-prozess", "wiq-rollen", "wiq-wege"}
ALIGNED = {"center": "wiq-align-center", "right": "wiq-align-right"}
"""How cells of tables are aligned: by class, since the pages' policy forbids inline styles."""
OWN_CLASSES = split_names(
    "contains-task-list footnote footnote-backref footnote-ref task-list-item wiq-table wiq-table__grid"
) | frozenset(ALIGNED.values())

ADDRESSES = frozenset({"href", "src", "cite"})
_ID = re.compile(r"[^\s\"'<>&\x00-\x1f]{1,100}")
_NUMBER = re.compile(r"-?\d{1,9}")
_SPAN = re.compile(r"[1-9]\d?")
_ACTIVE_ATTRIBUTES = split_names(
    "accesskey action archive autofocus background classid code codebase contenteditable data dynsrc formaction hidden "
    "http-equiv imagesrcset inert is longdesc lowsrc manifest nonce ping popover popovertarget poster profile slot src "
    "srcdoc srcset style tabindex xlink:href xmlns"
)


def _anything(value: str) -> bool:
    return True


def _one_of(*words: str) -> Callable[[str], bool]:
    return lambda value: value.strip().lower() in words


def _matches(pattern: re.Pattern[str]) -> Callable[[str], bool]:
    return lambda value: pattern.fullmatch(value.strip()) is not None


_EVERYWHERE: Mapping[str, Callable[[str], bool]] = {
    "id": _matches(_ID),
    "lang": _matches(TAG),
    "dir": _one_of("ltr", "rtl", "auto"),
    "title": _anything,
}
_CELL = {"colspan": _matches(_SPAN), "rowspan": _matches(_SPAN)}
_HERE: Mapping[str, Mapping[str, Callable[[str], bool]]] = {
    "a": {"href": _anything, "hreflang": _matches(TAG)},
    "img": {"src": _anything, "alt": _anything},
    "blockquote": {"cite": _anything},
    "q": {"cite": _anything},
    "ul": {"type": _one_of("disc", "circle", "square")},
    "ol": {
        "start": _matches(_NUMBER),
        "type": lambda value: value in ("1", "a", "A", "i", "I"),
        "reversed": _anything,
    },
    "li": {"value": _matches(_NUMBER)},
    "details": {"open": _anything},
    "td": _CELL,
    "th": {**_CELL, "scope": _one_of("col", "row", "colgroup", "rowgroup")},
}


_OLD_ATTRIBUTES = split_names(
    "abbr async border cellpadding cellspacing checked class clear color compact controls datetime defer disabled face "
    "frame height itemprop itemscope loading markdown multiple name noshade nowrap rel required role rules selected "
    "size span summary target valign width"
)


def is_attribute(name: str) -> bool:
    """Whether a word is the name of an attribute, one of ours or of other programs."""
    known = name in _EVERYWHERE or name in _ACTIVE_ATTRIBUTES or name in _OLD_ATTRIBUTES or name in ADDRESSES
    return known or name.startswith(("on", "data-", "aria-")) or any(name in names for names in _HERE.values())


@dataclass(frozen=True, slots=True)
class Cleaned:
    """Attributes that may stay, and the names of those that may not: because they are active, or of no use."""

    kept: dict[str, str]
    active: tuple[str, ...] = ()
    useless: tuple[str, ...] = ()


def clean_attributes(element: str, attributes: Mapping[str, str], *, addresses: bool = True) -> Cleaned:
    """Attributes of a white-listed element. ``addresses`` belong to links and pictures, not to attribute lists."""
    kept: dict[str, str] = {}
    active: list[str] = []
    useless: list[str] = []
    allowed = _HERE.get(element, {})
    for name, value in attributes.items():
        check = _EVERYWHERE.get(name) or allowed.get(name)
        if check and (addresses or name not in ADDRESSES) and check(value):
            kept[name] = value.strip()
        elif name == "class":
            _keep_classes(value, kept, useless)
        elif name == "align" and element in ("td", "th") and value.lower() in (*ALIGNED, "left"):
            if value.lower() in ALIGNED:
                kept["class"] = ALIGNED[value.lower()]
        elif name == "name" and element == "a" and "id" not in attributes and _ID.fullmatch(value):
            kept["id"] = value
        elif name.startswith("on") or name in _ACTIVE_ATTRIBUTES or (name in ADDRESSES and name not in allowed):
            active.append(name)
        elif name != "markdown":  # asks Python-Markdown to do what is done anyway
            useless.append(name)
    return Cleaned(kept, tuple(active), tuple(useless))


def _keep_classes(value: str, kept: dict[str, str], useless: list[str]) -> None:
    names = value.split()
    if known := [name for name in names if name in CLASSES]:
        kept["class"] = " ".join(known)
    useless.extend(f".{name}" for name in names if name not in CLASSES)


def sweep(html: str) -> str:
    """The last gate for bodies that hold HTML or attributes of authors: the same list, applied by another program.

    It also mends what a browser would understand otherwise than it is written (a list in a table, but not in a cell).
    """
    return _cleaner().clean(html)


@cache
def _cleaner() -> "nh3.Cleaner":
    attributes = {name: set(_EVERYWHERE) | set(_HERE.get(name, ())) for name in ELEMENTS}
    attributes["div"] |= {"role", "aria-label", "tabindex"}
    attributes["span"] |= {"role", "aria-label"}
    attributes["a"] |= {"aria-label"}
    attributes["code"] |= {"tabindex"}
    return nh3.Cleaner(
        tags=set(ELEMENTS),
        clean_content_tags={"script", "style"},
        attributes=attributes,
        allowed_classes={name: set(CLASSES | OWN_CLASSES) for name in ELEMENTS},
        link_rel=None,
        strip_comments=True,
        url_schemes=set(),  # every address is a mark of ours
    )

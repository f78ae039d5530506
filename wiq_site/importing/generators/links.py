"""Where links of the old site lead: to texts that come along, to files, or back to the old site."""

import posixpath
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import quote as percent_encode
from urllib.parse import unquote, urlsplit

from wiq_site.importing.generators.addresses import to_key
from wiq_site.importing.generators.model import OldSite, Text

SAFE = "/#?=&%;:+,@~!$'*"
"""Signs that stay in an address; brackets and spaces would end it in Markdown."""

_SCHEME = re.compile(r"(?:[a-z][a-z0-9+.-]*:|//)", re.IGNORECASE)
_REST = re.compile(r"[?#].*", re.DOTALL)
_TEXTS = (".md", ".markdown", ".html", "")


@dataclass(frozen=True)
class Destination:
    """What a link means: a text by its ``uri`` here, a ``file`` of the old tree, or an ``address`` of the old site.

    ``rest`` is what follows behind ``?`` or ``#``. Nothing is set where nobody knows.
    """

    uri: str = ""
    file: str = ""
    address: str = ""
    rest: str = ""


class Index:
    """All texts and files of the old site by their paths and by their addresses."""

    def __init__(self, texts: Iterable[Text], files: Mapping[str, object], site: OldSite) -> None:
        self._site = site
        self._by_path = {text.path: text for text in texts}
        self._by_address = {to_key(text.address): text for text in self._by_path.values() if text.address}
        for text in self._by_path.values():
            for alias in text.values.aliases:
                self._by_address.setdefault(to_key(alias), text)
        self._by_name: dict[str, list[Text]] = {}
        for text in self._by_path.values():
            for name in {posixpath.basename(text.path), posixpath.splitext(posixpath.basename(text.path))[0]}:
                self._by_name.setdefault(name, []).append(text)
            if text.place.folders and posixpath.basename(text.path).startswith("index."):
                self._by_name.setdefault(text.place.folders[-1], []).append(text)
        self._files = files

    def find_address(self, name: str, source: Text) -> str:
        """The old address of what a program's own sign names: a path, a path from the source, or a bare name."""
        name, rest = _REST.sub("", name), name[len(_REST.sub("", name)) :]
        if not name:
            return ""
        text = self._find_text(name, source)
        if text is not None:
            return percent_encode(f"/{(text.address or text.path).lstrip('/')}", safe=SAFE) + rest
        bare = name.lstrip("/")
        static = next((path for root in self._site.static if (path := root + bare) in self._files), "")
        if static:
            return percent_encode(f"/{bare}", safe=SAFE) + rest
        return f"/{posixpath.dirname(bare)}/{rest}" if self._is_list(bare) else ""

    def find(self, target: str, source: Text) -> Destination:
        """What a link in ``source`` means."""
        target = self._strip_base(target)
        if not target or target.startswith("#") or _SCHEME.match(target):
            return Destination()
        path = _REST.sub("", target)
        rest = target[len(path) :]
        path = unquote(path)
        if not path.startswith("/"):
            below = posixpath.normpath(posixpath.join(posixpath.dirname(source.path), path))
            found = self._find_below(below, rest, source)
            if found != Destination() or not source.address or path.endswith(".md"):
                return found
            folder = source.address.rpartition("/")[0]
            path = "/" + posixpath.normpath(posixpath.join(folder.lstrip("/"), path)).lstrip("./")
        return self._find_absolute(path, rest, source)

    def _strip_base(self, target: str) -> str:
        """An address of the old site itself as a path on it."""
        site = self._site
        if site.base and (host := urlsplit(site.base).netloc):
            found = re.match(rf"(?:https?:)?//{re.escape(host)}(?=/|$)", target, re.IGNORECASE)
            if found and f"{target[found.end() :]}/".startswith(f"{site.prefix}/"):
                return target[found.end() + len(site.prefix) :] or "/"
        if site.prefix and target.startswith(f"{site.prefix}/"):
            return target[len(site.prefix) :]
        return target

    def _find_below(self, path: str, rest: str, source: Text) -> Destination:
        if (text := self._find_at(path, source)) is not None:
            return Destination(uri=text.uri, rest=rest)
        return Destination(file=path, rest=rest) if path in self._files else Destination()

    def _find_at(self, path: str, source: Text) -> Text | None:
        """The text at a path, with or without its ending; that in the language of the source comes first."""
        stem = re.sub(r"(?:/_?index)?\.(?:md|markdown)$", "", path)
        own = [f"{stem}.{source.place.lang}.md", f"{stem}/index.{source.place.lang}.md"] if source.place.lang else []
        endings = (*_TEXTS, "/index.md", "/_index.md")
        found = (self._by_path.get(candidate) for candidate in (*own, *(path + ending for ending in endings)))
        return next((text for text in found if text is not None), None)

    def _find_absolute(self, path: str, rest: str, source: Text) -> Destination:
        if (text := self._by_address.get(to_key(path))) is not None:
            return Destination(uri=text.uri, rest=rest)
        bare = path.lstrip("/")
        if not bare:
            return Destination(uri="index.md", rest=rest)
        for root in (*self._site.static, self._site.content):
            found = self._find_below(root + bare, rest, source)
            if found != Destination():
                return found
        return Destination(address=path, rest=rest)

    def _is_list(self, name: str) -> bool:
        """Whether a name is that of the text of a list, which does not come along."""
        path = self._site.content + name
        return posixpath.basename(path).startswith("_index") and (path in self._files or f"{path}.md" in self._files)

    def _find_text(self, name: str, source: Text) -> Text | None:
        path = name.lstrip("/").removesuffix("/")
        here = posixpath.normpath(posixpath.join(posixpath.dirname(source.path), name))
        for candidate in (self._site.content + path, path, here):
            if (text := self._find_at(candidate, source)) is not None:
                return text
        named = [text for text in self._by_name.get(posixpath.basename(path), ()) if _ends_like(text.path, path)]
        own = [text for text in named if text.place.lang == source.place.lang]
        fitting = named if len(named) == 1 else own
        return fitting[0] if len(fitting) == 1 else None


def _ends_like(path: str, name: str) -> bool:
    """Whether a path ends with a name, whatever its ending and its day."""
    bare = re.sub(r"(?:/_?index)?\.[a-z]+$", "", path)
    return f"/{bare}".endswith(f"/{re.sub(r'[.][a-z]+$', '', name)}")

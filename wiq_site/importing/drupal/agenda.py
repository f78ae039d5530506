"""Agenda items in a text (*Top 1 Begrüßung (Kim, bis 17:08 h)*) → ``tops``, without the names behind them."""

import re
from dataclasses import dataclass, field

from bs4 import Tag
from bs4.element import NavigableString

from wiq_site.importing.markdown import render_markdown
from wiq_site.importing.paragraphs import BLOCKS, HEADINGS, wrap_loose
from wiq_site.importing.tags import build_tag
from wiq_site.privacy.words import PLACES, ROLES, THINGS
from wiq_site.source.yaml_text import Plain

_TOP = re.compile(
    r"\s*(?:TOP|Tagesordnungspunkt)[\s\u00a0]*(\d{1,2}[a-z]?)\b[\s\u00a0]*[:.)–-]?[\s\u00a0]*(?=\S)", re.IGNORECASE
)
_ASIDE = re.compile(
    r"\s*\((?P<who>[^()]*?)[,;\s]*\bbis\s+(?P<bis>\d{1,2}(?:[:.]\d{2})?)\s*(?:h|Uhr)?\s*\)\s*$", re.IGNORECASE
)
_AND = re.compile(r"\s*[/,;&+]\s*|\s+und\s+")
_BREAK = "\x1e"
_Node = Tag | NavigableString


@dataclass
class Agenda:
    """What was found: items as front matter has them, the names that were left out, and the words of it all."""

    items: list[dict[str, Plain]] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)


def take_agenda(body: Tag) -> Agenda:
    """The agenda of a text, taken out of it; empty where there are not at least two items beside each other."""
    agenda = Agenda()
    by_parent: dict[int, list[Tag]] = {}
    for block in body.find_all([*HEADINGS, "p", "li"]):
        if _TOP.match(block.get_text()) and not (block.name == "p" and block.find_parent("li")):
            by_parent.setdefault(id(block.parent), []).append(block)
    for marks in by_parent.values():
        if len(marks) > 1:
            for index, mark in enumerate(marks):
                _take(mark, marks[index + 1 :], agenda)
    return agenda


def _take(mark: Tag, others: list[Tag], agenda: Agenda) -> None:
    title, content = _split(mark)
    if mark.name != "li":
        content += _following(mark, others, has_text=bool(_words(content)))
    title = " ".join(title.split())
    found = _TOP.match(title)
    said, until = _read_aside(title[found.end() :] if found else title, agenda)
    box = build_tag("div")
    box.extend([part.extract() for part in content])
    wrap_loose(box)
    item: dict[str, Plain] = {"titel": said, "bis": until, "text": render_markdown(box)}
    agenda.items.append({key: value for key, value in item.items() if value})
    agenda.words.append(title)
    parent = mark.parent
    mark.decompose()
    if parent is not None and parent.name in ("ul", "ol") and not parent.find("li"):
        parent.decompose()


def _split(mark: Tag) -> tuple[str, list[_Node]]:
    """The line with the title, and what stands below it in the same element."""
    title, children = "", [child for child in mark.children if isinstance(child, Tag | NavigableString)]
    for index, child in enumerate(children):
        rest: list[_Node] = list(children[index + 1 :])
        if isinstance(child, Tag) and child.name in BLOCKS:
            if title.strip():
                return title, [child, *rest]
            own, inner = _split(child)
            return own, [*inner, *rest]
        first, mark_of_end, after = _text_of(child).partition(_BREAK)
        title += first
        if mark_of_end and title.strip():
            return title, [NavigableString(after.replace(_BREAK, " ")), *rest]
    return title, []


def _text_of(node: _Node) -> str:
    """The text of a node with signs for its line breaks."""
    if isinstance(node, NavigableString):
        return str(node)
    if node.name == "br":
        return _BREAK
    return "".join(_text_of(child) for child in node.children if isinstance(child, Tag | NavigableString))


def _following(mark: Tag, others: list[Tag], *, has_text: bool) -> list[_Node]:
    """What stands below an item. The last one ends at a gap, a rule, a heading, or behind its list."""
    found: list[_Node] = []
    for sibling in mark.next_siblings:
        if others and sibling is others[0]:
            return _trim(found)
        if not isinstance(sibling, Tag | NavigableString):
            continue
        if not others and isinstance(sibling, Tag) and (has_text or _words(found)) and _ends(sibling, found):
            break
        found.append(sibling)
    return _trim(found)


def _words(nodes: list[_Node]) -> str:
    return "".join(node.get_text() for node in nodes).strip("\u00a0 \n\t")


def _ends(sibling: Tag, found: list[_Node]) -> bool:
    is_gap = not sibling.get_text().strip("\u00a0 \n\t") and not sibling.find("img")
    before = next((node for node in reversed(found) if isinstance(node, Tag)), None)
    is_behind_list = before is not None and before.name in ("ul", "ol") and sibling.name not in ("ul", "ol")
    return is_gap or sibling.name == "hr" or sibling.name in HEADINGS or is_behind_list


def _trim(nodes: list[_Node]) -> list[_Node]:
    while nodes and not _words(nodes[-1:]) and not (isinstance(nodes[-1], Tag) and nodes[-1].find("img")):
        nodes.pop()
    return nodes


def _read_aside(title: str, agenda: Agenda) -> tuple[str, str]:
    """The title without what stands in brackets behind it, and until when. What is no name stays."""
    found = _ASIDE.search(title)
    if found is None:
        return title, ""
    kept = []
    for part in filter(None, _AND.split(found["who"])):
        if _is_name(part):
            agenda.names.append(part)
        else:
            kept.append(part)
    aside = f" ({', '.join(kept)})" if kept else ""
    return f"{title[: found.start()].strip()}{aside}", found["bis"].replace(".", ":")


def _is_name(part: str) -> bool:
    words = re.findall(r"[^\W\d_]+", part)
    is_thing = any(word in ROLES or word.lower().endswith((*THINGS, *PLACES)) for word in words[-1:])
    return bool(words) and not re.search(r"\d", part) and all(word[0].isupper() for word in words) and not is_thing

"""Texts that stand between blocks, or are parted by empty lines only, become paragraphs."""

from bs4 import Tag
from bs4.element import NavigableString, PageElement

from wiq_site.body.headings import Levels
from wiq_site.importing.tags import build_tag

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
BLOCKS = (*HEADINGS, "p", "ul", "ol", "dl", "table", "blockquote", "pre", "hr", "figure", "div", "section", "article")
_CONTAINERS = ("div", "section", "article", "blockquote", "figure", "center", "main", "body")
LOOSE = "data-loose"
"""The attribute of text that stands in an item by itself."""

_ITEMS = ("li", "dt", "dd")
_BLANK = "\u00a0 \n\t\r"


def wrap_loose(root: Tag) -> None:
    """Make paragraphs within an element, in their places."""
    for container in [root, *root.find_all(_CONTAINERS)]:
        _wrap(container)
    for paragraph in root.find_all("p"):
        _split(paragraph)
    for item in root.find_all(_ITEMS):
        _wrap(item, "span")


def level_headings(root: Tag) -> None:
    """Levels without gaps below the title of the page."""
    headings, levels = root.find_all(HEADINGS), Levels()
    deeper = any(heading.name == "h1" for heading in headings)
    for heading in headings:
        heading.name = f"h{min(6, levels.place(int(heading.name[1]) + deeper))}"


def _wrap(container: Tag, name: str = "p") -> None:
    run: list[PageElement] = []
    for child in [*container.children, None]:
        is_block = child is None or (isinstance(child, Tag) and (child.name in BLOCKS or bool(child.find(BLOCKS))))
        if not is_block and child is not None:
            run.append(child)
            continue
        if any(_has_content(node) for node in run):
            _gather(run, name)
        run = []


def _gather(run: list[PageElement], name: str) -> None:
    """A new element in the place of some nodes beside each other."""
    around = build_tag(name, attributes={LOOSE: "1"})
    run[0].insert_before(around)
    for node in run:
        around.append(node.extract())


def _has_content(node: PageElement) -> bool:
    if isinstance(node, Tag):
        return node.name == "img" or bool(node.get_text().strip(_BLANK)) or node.find("img") is not None
    return isinstance(node, NavigableString) and bool(node.strip(_BLANK))


def _split(paragraph: Tag) -> None:
    """Two line breaks behind each other are the end of a paragraph."""
    runs: list[list[PageElement]] = [[]]
    breaks: list[PageElement] = []
    for child in list(paragraph.children):
        if (isinstance(child, Tag) and child.name == "br") or (not _has_content(child) and breaks):
            breaks.append(child)
        else:
            runs = _go_on(runs, breaks)
            runs[-1].append(child)
            breaks = []
    if len(runs) > 1:
        for run in runs:
            if any(_has_content(node) for node in run):
                new = build_tag("p")
                paragraph.insert_before(new)
                new.extend([node.extract() for node in run])
        paragraph.decompose()


def _go_on(runs: list[list[PageElement]], breaks: list[PageElement]) -> list[list[PageElement]]:
    """One break belongs to the line; more begin another run."""
    count = sum(isinstance(node, Tag) for node in breaks)
    if count > 1:
        return [*runs, []]
    runs[-1] += breaks
    return runs


def read_blocks(node: PageElement) -> str:
    """The text of an element as people read it: blocks stand apart, what is in a line does not."""
    if isinstance(node, NavigableString):
        return str(node)
    if not isinstance(node, Tag):
        return ""
    text = "".join(map(read_blocks, node.children))
    return f" {text} " if node.name in (*BLOCKS, *_ITEMS, "td", "th", "br", "caption", "center") else text

"""What is known of a body after it was parsed.

Headings and links are tuples with names, because all of them are read back in every build: that is ten times as fast.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from wiq_site.problems import Problem


class Heading(NamedTuple):
    """A heading as it stands on the page: ``level`` 2 to 6, plain ``text``; ``line`` counts in the file."""

    level: int
    id: str
    text: str
    line: int


class BodyLink(NamedTuple):
    """A link or picture: ``target`` as the author meant it, without Markdown's and HTML's ways to escape signs.

    Percent signs stay (``foto%20(1).png``): only who looks for a file knows whether they are part of its name.
    """

    target: str
    line: int
    is_picture: bool = False


class Part(NamedTuple):
    """A text in a field that is written like a body, under a heading of its own: an item of an agenda.

    ``id`` is the anchor of the heading, which stands at ``line`` of the file; the text begins at ``text_line``.
    """

    id: str
    title: str
    text: str
    line: int
    text_line: int


class Passage(NamedTuple):
    """A text of a body as readers see it, of one paragraph, cell or title; ``line`` is where it begins in the file.

    Line breaks of the file are line breaks here, as far as they are known.
    """

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Passages:
    """All texts of a body with their lines, put together when somebody asks: few do.

    ``words`` are the pieces of the running text, ``places`` says which pieces begin a passage, and its line. ``aside``
    are texts beside the running text: the title, descriptions of pictures, titles of links, code, comments.
    """

    words: Sequence[str] = ()
    places: Sequence[tuple[int, int]] = ()
    aside: Sequence[Passage] = ()

    def __iter__(self) -> Iterator[Passage]:
        for (place, line), (end, _) in pairwise([*self.places, (len(self.words), 0)]):
            yield Passage(line, "".join(self.words[place:end]))
        yield from self.aside


@dataclass(frozen=True)
class Outline:
    """What others may ask of a body; small enough to stay in memory for all bodies of a site."""

    title: str = ""
    """Text of the first-level heading with which the body begins. That heading is not in the HTML."""
    summary: str = ""
    """Plain text of the first real paragraph, whole; empty when there is none."""
    headings: tuple[Heading, ...] = ()
    anchors: tuple[str, ...] = ()
    """Every id in the HTML: of headings, of footnotes, those that authors wrote."""
    links: tuple[BodyLink, ...] = ()
    """In the order of their marks in the HTML: ``#here``, ``mailto:`` and ``https:`` too."""
    problems: tuple[Problem, ...] = ()

    @property
    def ties(self) -> object:
        """What the checks of this and of other files depend on: where links lead, and what they can lead to."""
        return self.anchors, tuple((link.target, link.is_picture) for link in self.links)


@dataclass(frozen=True, slots=True)
class Body:
    """A finished body: safe ``html`` in which the address of the n-th link stands as ``\\0n\\0``, and all its words.

    ``text`` is what the search reads: plain text in reading order, each block a sentence. ``parts`` are the HTML of
    texts in fields, in order; their links, headings and words stand behind those of the body.
    """

    outline: Outline
    html: str = ""
    text: str = ""
    passages: Passages = field(default=Passages(), compare=False, repr=False)
    parts: tuple[str, ...] = ()

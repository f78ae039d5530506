"""The text of one block: its tokens → HTML, words and links."""

from collections.abc import Collection, Sequence
from itertools import pairwise

from markdown_it.token import Token

from wiq_site.body.attributes import Attached, attach, find_at_start, find_attached
from wiq_site.body.author import AuthorHtml, write_picture
from wiq_site.body.autolinks import find_addresses, may_hold_addresses
from wiq_site.body.footnotes import Footnotes
from wiq_site.body.hints import check_words, is_suspect
from wiq_site.body.layout import BREAK, CODE, check_split_stars
from wiq_site.body.output import Output, escape

_TAGS = {"strong": "strong", "em": "em", "s": "del"}


class InlineWriter:
    """Writes the children of inline tokens. ``references`` are the names of the defined reference links.

    ``may_be_foreign`` is False where nothing in the whole body looks like a sign of another program.
    """

    def __init__(
        self,
        out: Output,
        author: AuthorHtml | None,
        footnotes: Footnotes,
        references: Collection[str],
        *,
        may_be_foreign: bool,
    ) -> None:
        self._out = out
        self._author = author
        self._footnotes = footnotes
        self._references = references
        self._may_be_foreign = may_be_foreign
        self._links: list[bool] = []
        self._places: list[int] = []

    def write(self, token: Token, line: int) -> None:
        """The text of one block that begins at ``line`` of the file."""
        content, out = token.content, self._out
        if token.children:
            if "{" in content:
                _attach_lists(token.children, line)
            if "&" in content and may_hold_addresses(content):
                _join_entities(token.children)
            for child in token.children:
                self._write_child(child, content, line)
        elif may_hold_addresses(content):
            self._say(content, line)
        else:
            out.say(content)
        if is_suspect(content, may_be_foreign=self._may_be_foreign):
            words = _visible(token.children) if token.children else content
            check_words(words, line, self._references, out.notes)
            check_split_stars(token, line, out.notes)

    def _write_child(self, child: Token, content: str, line: int) -> None:
        kind, out = child.type, self._out
        if kind == "text":
            self._say(child.content, line)
        elif kind == "text_special":
            out.say(child.content)
        elif kind == "softbreak":
            out.html.append("\n")
            out.words.append("\n")
        elif kind == "hardbreak":
            out.html.append("<br>\n")
            out.words.append("\n")
        elif kind == "link_open":
            self._open_link(child, _line_of(child, content, line))
        elif kind == "link_close":
            self._close_link(line)
        elif kind == "image":
            self._write_picture(child, _line_of(child, content, line))
        elif kind == "code_inline":
            out.html.append(f"<code{self._attributes(child, 'code')}>{escape(child.content)}</code>")
            out.words.append(child.content)
        elif kind == "html_inline":
            if self._author:
                self._author.inline(child.content, line)
        elif kind == "footnote_ref":
            self._write_footnote(str(child.meta["label"]), line)
        else:
            self._write_mark(child)

    def _write_mark(self, child: Token) -> None:
        """Strong, emphasized and struck words."""
        tag = _TAGS[child.tag]
        if child.nesting > 0:
            self._enter(tag)
            self._out.html.append(f"<{tag}{self._attributes(child, tag)}>")
        else:
            self._leave()
            self._out.html.append(f"</{tag}>")

    def _say(self, text: str, line: int) -> None:
        """Words, in which bare addresses become links."""
        out = self._out
        if not may_hold_addresses(text) or self._is_in_link():
            out.say(text)
            return
        at = 0
        for bare in find_addresses(text):
            out.say(text[at : bare.start])
            out.html.append(f'<a href="{out.mark(bare.target, line)}">')
            out.say(text[bare.start : bare.end])
            out.html.append("</a>")
            at = bare.end
        out.say(text[at:])

    def _open_link(self, child: Token, line: int) -> None:
        target, out = str(child.attrs.get("href", "")), self._out
        if child.markup == "autolink" and "@" in target and ":" not in target:
            target = f"mailto:{target}"
        if not target.strip():
            out.notes.error(line, "empty link", "Diesem Link fehlt die Adresse.", field="Link")
        is_link = bool(target.strip()) and not self._is_in_link()
        self._links.append(is_link)
        self._places.append(len(out.html) + is_link)
        if is_link:
            self._enter("a")
            title = {"title": str(child.attrs["title"])} if "title" in child.attrs else {}
            own = self._attributes(child, "a")
            out.html.append(f'<a href="{out.mark(target, line)}"{out.render(title, line)}{own}>')

    def _close_link(self, line: int) -> None:
        is_empty = not "".join(self._out.html[self._places.pop() :]).strip()
        if self._links.pop():
            self._leave()
            self._out.html.append("</a>")
            if is_empty:
                todo = "So geht es: [Was man dort findet](Adresse)"
                self._out.notes.error(line, "no text", "Diesem Link fehlt der Text.", field="Link", todo=todo)

    def _is_in_link(self) -> bool:
        return any(self._links) or (self._author is not None and self._author.is_inside("a"))

    def _write_picture(self, child: Token, line: int) -> None:
        attached = find_attached(child)
        own = self._out.clean("img", attached.attributes, attached.line) if attached else {}
        title = {"title": str(child.attrs["title"])} if "title" in child.attrs else {}
        attributes = {"src": str(child.attrs["src"]), "alt": plain_text(child.children or ()), **title, **own}
        write_picture(self._out, attributes, line)

    def _write_footnote(self, label: str, line: int) -> None:
        number, again = self._footnotes.refer(label)
        place = f"fnref{again if again > 1 else ''}:{number}"
        self._out.ids[place] = None
        self._out.html.append(f'<sup id="{place}">')
        if self._is_in_link():
            self._out.html.append(f"{number}</sup>")
        else:
            mark = self._out.mark(f"#fn:{number}", line)
            self._out.html.append(f'<a class="footnote-ref" href="{mark}">{number}</a></sup>')

    def _attributes(self, child: Token, element: str) -> str:
        attached = find_attached(child)
        return self._out.attributes(element, attached.attributes, attached.line) if attached else ""

    def _enter(self, tag: str) -> None:
        if self._author:
            self._author.enter(tag)

    def _leave(self) -> None:
        if self._author:
            self._author.leave()


def plain_text(children: Sequence[Token]) -> str:
    """The words of inline tokens."""
    parts = []
    for child in children:
        if child.type == "image":
            parts.append(plain_text(child.children or ()))
        elif child.type != "html_inline":
            parts.append(child.content or (" " if child.type.endswith("break") else ""))
    return " ".join("".join(parts).split())


def _line_of(child: Token, content: str, line: int) -> int:
    return line + content.count("\n", 0, child.meta.get("at", 0))


def _visible(children: Sequence[Token]) -> str:
    """The words that Markdown left as they are, with line breaks."""
    parts = []
    for child in children:
        if child.type == "text":
            parts.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            parts.append("\n" if child.type == "softbreak" else f"{BREAK}\n")
        elif child.type == "html_inline" and child.content[:3].lower() == "<br":
            parts.append(BREAK)
        elif child.type == "html_inline":
            is_instruction = bool(parts) and parts[-1].endswith(("{{", "{%"))
            parts.append(child.content if is_instruction else "\n" * child.content.count("\n"))
        elif child.type in ("code_inline", "image", "text_special"):
            parts.append(CODE + "\n" * (child.content.count("\n") if child.type == "image" else 0))
    return "".join(parts)


def _attach_lists(children: list[Token], line: int) -> None:
    """Attribute lists that stand directly behind a link, a picture, code or emphasized words."""
    opened: list[Token] = []
    last: Token | None = None
    for child in children:
        if child.nesting > 0:
            opened.append(child)
            last = None
        elif child.nesting < 0:
            last = opened.pop() if opened else None
        elif child.type in ("image", "code_inline"):
            last = child
        else:
            found = find_at_start(child.content) if last and child.type == "text" else None
            if last and found:
                attach(last, Attached(found.attributes, line))
                child.content = found.rest
            last = None


def _join_entities(children: list[Token]) -> None:
    """``&amp;`` within an address does not end it."""
    for before, child in pairwise(children):
        if before.type == "text" and (child.info == "entity" or (child.type == "text" and "joined" in before.meta)):
            child.content = before.content + child.content
            child.type, child.meta = "text", {"joined": True}
            before.content = ""

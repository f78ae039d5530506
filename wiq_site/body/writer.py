"""Block tokens → HTML, words, links, headings."""

from collections.abc import Callable, Sequence

from markdown_it.token import Token

from wiq_site.body.attributes import find_attached
from wiq_site.body.author import END_OF_TABLE, TABLE, AuthorHtml
from wiq_site.body.footnotes import Footnotes
from wiq_site.body.inline import InlineWriter
from wiq_site.body.model import Passage
from wiq_site.body.output import Output, escape
from wiq_site.body.sentences import BLOCK, CELL, TITLE, find_end
from wiq_site.body.summary import find_summary
from wiq_site.body.whitelist import ALIGNED

_TASK = '<span role="img" aria-label="{}">{}</span> '
_DONE, _TODO = _TASK.format("erledigt", "☑"), _TASK.format("offen", "☐")


class Writer:
    """Writes one body. ``author`` is None when it holds no tags of an author: then Markdown's own are balanced."""

    def __init__(self, out: Output, inline: InlineWriter, author: AuthorHtml | None, first_line: int) -> None:
        self._out = out
        self._inline = inline
        self._author = author
        self._first_line = first_line
        self._special: dict[str, Callable[[Token], None]] = {
            "heading_open": self._heading_open,
            "heading_close": self._heading_close,
            "fence": self._code,
            "hr": self._rule,
            "html_block": self._html,
            "list_item_open": self._item_open,
            "table_open": self._table_open,
            "table_close": self._table_close,
            "th_open": self._cell_open,
            "td_open": self._cell_open,
            "admonition_open": self._box_open,
            "admonition_close": self._box_close,
            "admonition_title_open": self._box_title_open,
            "admonition_title_close": self._box_title_close,
        }
        self._boxes: list[str] = []

    def write(self, tokens: Sequence[Token]) -> None:
        """Write block tokens in order."""
        out, author, special = self._out, self._author, self._special
        html, words = out.html, out.words
        before = ""
        for token in tokens:
            kind = token.type
            if kind == "inline":
                start, line = len(words), self._line(token)
                out.begin_passage(line)
                self._inline.write(token, line)
                if not out.summary and token.level == 1 and before == "paragraph_open":
                    self._offer_summary(token, start)
            elif token.hidden:
                if token.nesting < 0:
                    words.append(CELL)
            elif kind in special:
                special[kind](token)
            elif token.nesting > 0:
                if author:
                    author.enter(token.tag)
                html.append(
                    f"<{token.tag}{self._attributes(token)}>" if token.attrs or token.meta else f"<{token.tag}>"
                )
            else:
                if author:
                    author.leave()
                html.append(f"</{token.tag}>\n")
                words.append(find_end(token.tag))
            before = kind

    def write_footnotes(self, footnotes: Footnotes) -> None:
        """The texts of the footnotes, each with the ways back."""
        if not footnotes.used:
            return
        out = self._out
        self._enter("div")
        first = footnotes.before + 1
        counted = f' start="{first}"' if footnotes.before else ""
        out.html.append(f'<div class="footnote"><hr><ol{counted}>\n')
        for number, label in enumerate(footnotes.used, start=first):
            self._write_footnote(number, footnotes.tokens(label))
            self._write_ways_back(number, footnotes.count(label))
        self._leave()
        out.html.append("</ol></div>\n")

    def _write_footnote(self, number: int, tokens: Sequence[Token]) -> None:
        self._out.ids[f"fn:{number}"] = None
        self._out.html.append(f'<li id="fn:{number}">')
        self._enter("li")
        self.write(tokens)
        self._leave()

    def _write_ways_back(self, number: int, times: int) -> None:
        """One link for each place that refers to the footnote, in its last paragraph."""
        html = self._out.html
        end = html.pop() if html[-1] == "</p>\n" else ""
        for again in range(1, times + 1):
            mark = self._out.mark(f"#fnref{again if again > 1 else ''}:{number}", self._first_line)
            html.append(f' <a class="footnote-backref" href="{mark}" aria-label="Zurück zum Text">↩</a>')
        html.append(f"{end}</li>\n")

    def _line(self, token: Token) -> int:
        return self._first_line + (token.map[0] if token.map else 0)

    def _attributes(self, token: Token) -> str:
        """Our own attributes of a token, and those that its author may add."""
        attributes = {name: str(value) for name, value in token.attrs.items()}
        if attached := find_attached(token):
            added = self._out.clean(token.tag, attached.attributes, attached.line)
            if "class" in attributes and "class" in added:
                added["class"] = f"{attributes['class']} {added['class']}"
            attributes |= added
        return self._out.render(attributes, self._line(token))

    def _offer_summary(self, token: Token, start: int) -> None:
        """The first paragraph of the running text that is no title, no row of hashtags and no instruction."""
        if not self._author or self._author.is_prose():
            self._out.summary = find_summary(token, self._out.text_since(start))

    def _enter(self, name: str) -> None:
        if self._author:
            self._author.enter(name)

    def _leave(self) -> None:
        if self._author:
            self._author.leave()

    def _heading_open(self, token: Token) -> None:
        self._enter("h2")
        attributes = {name: str(value) for name, value in token.attrs.items()}
        if attached := find_attached(token):
            attributes |= self._out.clean("h2", attached.attributes, attached.line)
        self._out.begin_heading(int(token.tag[1]), attributes, self._line(token))

    def _heading_close(self, token: Token) -> None:
        self._leave()
        self._out.end_heading(int(token.tag[1]))

    def _code(self, token: Token) -> None:
        self._enter("pre")
        self._leave()
        self._out.html.append(f'<pre><code tabindex="0">{escape(token.content)}</code></pre>\n')
        self._out.aside.append(Passage(self._line(token) + 1, token.content))  # no sentence, and nothing to search for
        self._out.words.append(BLOCK)

    def _rule(self, token: Token) -> None:
        self._enter("hr")
        self._leave()
        self._out.html.append("<hr>\n")

    def _html(self, token: Token) -> None:
        if self._author:
            self._author.block(token.content, self._line(token))

    def _item_open(self, token: Token) -> None:
        self._enter("li")
        checked = token.meta.get("checked")
        self._out.html.append(f"<li{self._attributes(token)}>")
        if checked is not None:
            self._out.html.append(_DONE if checked else _TODO)

    def _table_open(self, token: Token) -> None:
        self._enter("table")
        self._out.html.append(TABLE.format(self._attributes(token)))

    def _table_close(self, token: Token) -> None:
        self._leave()
        self._out.html.append(END_OF_TABLE)
        self._out.words.append(BLOCK)

    def _cell_open(self, token: Token) -> None:
        self._enter(token.tag)
        name = ALIGNED.get(str(token.attrs.pop("style", "")).removeprefix("text-align:"), "")
        if name:
            token.attrs["class"] = name
        self._out.html.append(f"<{token.tag}{self._attributes(token)}>")

    def _box_open(self, token: Token) -> None:
        tag = "details" if token.markup.startswith("?") else "div"
        self._boxes.append(tag)
        self._enter(tag)
        opened = " open" if token.markup == "???+" else ""
        self._out.html.append(f"<{tag}{self._attributes(token)}{opened}>")

    def _box_close(self, token: Token) -> None:
        self._leave()
        self._out.html.append(f"</{self._boxes.pop()}>\n")
        self._out.words.append(BLOCK)

    def _box_title_open(self, token: Token) -> None:
        is_details = self._boxes[-1] == "details"
        self._enter("summary" if is_details else "p")
        self._out.html.append("<summary>" if is_details else '<p class="admonition-title">')

    def _box_title_close(self, token: Token) -> None:
        self._leave()
        self._out.html.append("</summary>\n" if self._boxes[-1] == "details" else "</p>\n")
        self._out.words.append(TITLE)

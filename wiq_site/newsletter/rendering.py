"""A letter as HTML for mail programs and as plain text. Both say the same."""

from textwrap import wrap

import jinja2

from wiq_site.base import mail_link
from wiq_site.newsletter.letter import Letter, Story
from wiq_site.version import PACKAGE

_WIDTH = 72
"""Columns of plain text (RFC 3676, 4.2, advises less than 78)."""


def render_html(letter: Letter) -> str:
    """Tables and inline styles, because mail programs know little else; no picture and nothing from elsewhere."""
    folder = PACKAGE / "newsletter" / "templates"
    env = jinja2.Environment(
        loader=jinja2.FileSystemLoader(folder), autoescape=True, undefined=jinja2.StrictUndefined, trim_blocks=True
    )
    env.filters["mail"] = mail_link
    return env.get_template("letter.html").render(letter=letter) + "\n"


def render_text(letter: Letter) -> str:
    """The letter for programs and people that like plain text."""
    blocks = [f"{letter.title}\n{letter.span}"]
    for part in letter.parts:
        blocks.append(f"{part.title.upper()}\n{'=' * len(part.title)}")
        blocks += [_render_story(story) for story in part.stories]
        if part.more:
            blocks.append(f"{part.more[0]}:\n{part.more[1]}")
    asked = [f"Fragen, Ideen, Antworten: {letter.mailbox}"] if letter.mailbox else []
    blocks.append("\n".join(["-- ", letter.site_name, letter.url, *asked]))
    return "\n\n".join(blocks) + "\n"


def _render_story(story: Story) -> str:
    lines = [line for text in (story.lead, story.title, story.text) for line in wrap(text, _WIDTH)]
    return "\n".join([*lines, story.url])

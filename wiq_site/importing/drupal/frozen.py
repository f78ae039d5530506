"""Comments of the old site → ``kommentare``: plain text, without what is private, names only where people agreed."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from wiq_site.content.prose import explain_text
from wiq_site.editing.quoting import Bare
from wiq_site.importing.drupal.old import OldComment
from wiq_site.importing.results import Note
from wiq_site.privacy.findings import hide, once
from wiq_site.privacy.rules import Public, find_all
from wiq_site.problems import Severity
from wiq_site.source.yaml_text import Plain
from wiq_site.text import count_words

_GAP = "[…]"


@dataclass
class Frozen:
    """Entries as front matter has them, and what was left out."""

    entries: list[Plain] = field(default_factory=list)
    left_out: list[Note] = field(default_factory=list)


def freeze(comments: Sequence[OldComment], public: Public, *, with_names: bool) -> Frozen:
    """All comments in order."""
    frozen, private, broken = Frozen(), 0, 0
    for comment in comments:
        paragraphs = []
        for paragraph in comment.text:
            findings = tuple(find_all(paragraph, public))
            private += len(once(findings))
            text = hide(paragraph, findings, _GAP)
            if any(severity is Severity.ERROR for _, _, severity in explain_text(text, ("text", 0))):
                broken += 1
            else:
                paragraphs.append(text)
        entry: dict[str, Plain] = {"datum": Bare(comment.date), "von": comment.author if with_names else ""}
        entry["text"] = paragraphs[0] if len(paragraphs) == 1 else list(paragraphs)
        if paragraphs:
            frozen.entries.append({key: value for key, value in entry.items() if value})
    names = sum(bool(comment.author) for comment in comments)
    if names and not with_names:
        frozen.left_out.append(Note(f"{count_words(names, 'Name', 'Namen')} an Kommentaren"))
    if private:
        frozen.left_out.append(Note(f"{count_words(private, 'private Angabe', 'private Angaben')} in Kommentaren"))
    if broken:
        frozen.left_out.append(Note(f"{count_words(broken, 'Absatz', 'Absätze')} in Kommentaren mit Programmtext"))
    return frozen

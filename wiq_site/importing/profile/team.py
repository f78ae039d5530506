"""One form → the file of a team, and what became of each row."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

from wiq_site.content.taxonomies import Taxonomies
from wiq_site.editing.quoting import Bare, render_head
from wiq_site.importing.profile.form import BY_KEY, ROWS, Row, describe_row
from wiq_site.importing.profile.items import Block, parse_blocks
from wiq_site.importing.profile.markdown import render_blocks
from wiq_site.importing.profile.needs import read_needs
from wiq_site.importing.profile.persons import People, read_people
from wiq_site.importing.profile.private import Censor, count_private
from wiq_site.importing.profile.rows import Form, Section
from wiq_site.importing.profile.values import (
    build_impacts,
    build_kurz,
    build_meetings,
    build_members,
    build_needs,
    build_partners,
    build_steps,
    find_lead,
)
from wiq_site.importing.results import Note
from wiq_site.privacy.rules import Public
from wiq_site.source.yaml_text import Plain
from wiq_site.text import count_words, join_words

_PERSONS = ("leitung", "mitglieder")
_FEW = 3
_NO_ANSWER = re.compile(
    r"<(?!https?://)[^<>]*>|(?:keine?r?s?|nichts|nein|entfällt|offen|noch offen|k\. ?A\.|N\. ?N\.|siehe oben|\?+)[.!]?",
    re.IGNORECASE,
)
_ORDER = (
    "title", "kurz", "gesucht", "ziele", "wirkung", "weg", "support", "partner", "treffen", "mitglieder",
)  # fmt: skip
"""Front matter in the order of the model."""


@dataclass
class Draft:
    """A team as it grows, row by row."""

    terms: Taxonomies
    censor: Censor
    values: dict[str, Plain] = field(default_factory=dict)
    parts: dict[str, str] = field(default_factory=dict)
    people: People = field(default_factory=People)
    summaries: dict[str, str] = field(default_factory=dict)
    taken: list[Note] = field(default_factory=list)
    unknown: list[Note] = field(default_factory=list)
    left_out: list[Note] = field(default_factory=list)

    @property
    def is_empty(self) -> bool:
        """Whether nobody filled in anything that is public."""
        return not self.values and not self.parts

    @property
    def title(self) -> str:
        return str(self.values.get("title") or "")

    def render(self) -> str:
        """The text of the file."""
        values = {key: self.values[key] for key in _ORDER if key in self.values}
        body = "".join(f"\n{row.target}\n\n{self.parts[row.key]}\n" for row in ROWS if row.key in self.parts)
        return render_head({**values, "draft": Bare("true")}) + body


def build_draft(form: Form, terms: Taxonomies, public: Public) -> Draft:
    """Everything that a form says, without what is private."""
    draft = Draft(terms, Censor(public))
    total: Counter[str] = Counter()
    for section in form.sections.values():
        _read_section(section, draft)
        counts = draft.censor.take_counts()
        if private := count_private(counts):
            draft.left_out.append(Note(f"{private} ({section.row.label})", section.number))
            total += counts
    if total:
        draft.left_out.append(Note(f"zusammen {count_private(total)}"))
    _finish_people(form, draft)
    if kurz := draft.summaries.get("arbeit") or draft.summaries.get("problem"):
        draft.values["kurz"] = kurz
        draft.taken.append(Note("erster Satz → kurz" if not kurz.endswith("…") else "erster Satz, gekürzt → kurz"))
    _note_rest(form, draft)
    return draft


def _read_section(section: Section, draft: Draft) -> None:
    row = section.row
    if row.key in _PERSONS:
        _read_persons(section, draft)
        return
    blocks = parse_blocks(section.lines, section.width, is_prose=row.is_section)
    blocks = _without_placeholders(blocks, section, draft)
    if not blocks:
        return
    if row.key == "name":
        _read_name(blocks, section, draft)
    elif row.is_section:
        _read_part(blocks, section, draft)
    else:
        _read_list(blocks, section, draft)


def _read_persons(section: Section, draft: Draft) -> None:
    before = replace(draft.people)
    draft.people = read_people(section.lines, draft.censor, draft.people)
    said = [line for line in section.lines if line.text.strip()]
    if said and before == draft.people:
        draft.left_out.append(Note(f"{section.row.label}: Personen sind nie öffentlich", section.number))


def _without_placeholders(blocks: Iterable[Block], section: Section, draft: Draft) -> tuple[Block, ...]:
    """Without what stands there instead of an answer."""
    kept = []
    for block in blocks:
        if _NO_ANSWER.fullmatch(block.text):
            shown = draft.censor.show(block.text)
            draft.left_out.append(Note(f"Platzhalter {shown} ({section.row.label})", block.number))
        else:
            kept.append(block)
    return tuple(kept)


def _take(draft: Draft, section: Section, what: str) -> None:
    draft.taken.append(Note(f"{section.row.label} → {what}", section.number))


def _read_name(blocks: Sequence[Block], section: Section, draft: Draft) -> None:
    draft.values["title"] = draft.censor.clean(" ".join(block.text for block in blocks))
    _take(draft, section, "title")


def _read_part(blocks: Sequence[Block], section: Section, draft: Draft) -> None:
    cleaned = [replace(block, text=draft.censor.clean(block.text)) for block in blocks]
    draft.parts[section.row.key] = render_blocks(cleaned)
    draft.summaries[section.row.key] = build_kurz(" ".join(cleaned[0].text.split()))
    _take(draft, section, section.row.target.removeprefix("## "))


def _read_list(blocks: Sequence[Block], section: Section, draft: Draft) -> None:
    lead, entries = find_lead(blocks)
    if lead:
        draft.left_out.append(Note(f"Einleitung {draft.censor.show(lead)} ({section.row.label})", section.number))
    target = section.row.target
    if section.row.key not in ("partner", "treffen"):
        entries = [replace(block, text=draft.censor.clean(block.text)) for block in entries]
    values = _BUILDERS[target](entries, draft)
    if values:
        draft.values[target] = values
        _take(draft, section, f"{target} ({count_words(len(values), 'Eintrag', 'Einträge')})")
        _tell_columns(values, section, draft)


def _build_needs(entries: list[Block], draft: Draft) -> list[Plain]:
    needs = read_needs(entries, draft.terms.faehigkeit)
    for need in needs:
        if need.skill and not need.is_told:
            what = f"{draft.censor.show(need.text)} → faehigkeit: {need.skill} (nur ein Vorschlag, bitte prüfen)"
            draft.taken.append(Note(what, need.number))
        elif not need.skill:
            what = (
                f"{draft.censor.show(need.text)}: Welcher Begriff aus taxonomies.yml als faehigkeit passt, ist offen."
            )
            draft.unknown.append(Note(what, need.number))
    return build_needs(needs)


_BUILDERS: dict[str, Callable[[list[Block], Draft], list[Plain]]] = {
    "ziele": lambda entries, draft: [block.text for block in entries],
    "support": lambda entries, draft: [block.text for block in entries],
    "wirkung": lambda entries, draft: build_impacts(entries),
    "weg": lambda entries, draft: build_steps(entries),
    "gesucht": _build_needs,
    "partner": lambda entries, draft: build_partners(entries, draft.censor),
    "treffen": lambda entries, draft: build_meetings(entries, draft.censor),
}


def _tell_columns(values: list[Plain], section: Section, draft: Draft) -> None:
    """Which parts of entries were not found in them."""
    for name in section.row.columns:
        missing = [value for value in values if isinstance(value, dict) and not value.get(name)]
        if missing and name in ("ziel", "wann", "was"):
            shown = join_words(draft.censor.show(_first_text(value)) for value in missing)
            draft.unknown.append(Note(f"{shown}: {name} ist nicht zu erkennen ({section.row.label}).", section.number))


def _first_text(value: dict[str, Plain]) -> str:
    return next((str(text) for text in value.values() if text), "")


def _finish_people(form: Form, draft: Draft) -> None:
    members = build_members(draft.people)
    section = form.sections.get("mitglieder") or form.sections.get("leitung")
    if members and section:
        draft.values["mitglieder"] = members
        is_counted = not draft.people.told and draft.people.number
        how = "; die Anzahl ist gezählt, bitte prüfen" if is_counted else ""
        _take(draft, section, f"mitglieder (nur Anzahl und Rollen{how})")


def _note_rest(form: Form, draft: Draft) -> None:
    """What stands around the rows, and which rows say nothing."""
    for line in form.strange:
        what = f"eine Zeile, die nicht zum Formular gehört: {draft.censor.show(line.text, only_persons=True)}"
        draft.unknown.append(Note(what, line.number))
    for key, hint in form.hints.items():
        if strange := _find_strange(hint, BY_KEY[key], draft.terms):
            what = f"steht zwischen Wörtern des Hinweises ({BY_KEY[key].label}) und fehlt deshalb: "
            draft.unknown.append(Note(what + draft.censor.show(strange), form.sections[key].number))
    for section in form.doubled:
        what = f"{section.row.label} steht ein zweites Mal da; beides wurde zusammengenommen."
        draft.unknown.append(Note(what, section.number))
    if form.around:
        what = f"der Text um das Formular herum ({count_words(len(form.around), 'Zeile', 'Zeilen')})"
        draft.left_out.append(Note(what, form.around[0].number))
    if empty := [row.label for row in ROWS if _says_nothing(row, form)]:
        draft.left_out.append(Note(f"leere oder fehlende Zeilen: {join_words(empty)}"))


def _find_strange(hint: str, row: Row, terms: Taxonomies) -> str:
    """What stands in a hint that the form did not write; of other versions of the form a word or two."""
    own = set(describe_row(row, terms).split())
    strange = [word for word in hint.split() if word not in own and any(map(str.isalnum, word))]
    return " ".join(strange) if len(strange) > _FEW else ""


def _says_nothing(row: Row, form: Form) -> bool:
    section = form.sections.get(row.key)
    return section is None or not parse_blocks(section.lines)

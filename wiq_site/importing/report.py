"""What an import did, source by source, and what only people can decide now."""

from collections.abc import Iterator, Mapping

from wiq_site.importing.results import Import, Imported, Note, Outcome
from wiq_site.problems import Problem, render_problems
from wiq_site.text import count_words, one_line


def render_report(
    result: Import,
    outcomes: Mapping[str, Outcome],
    new_terms: Mapping[str, Mapping[str, str]],
    problems: tuple[Problem, ...],
) -> str:
    """The whole report. ``problems`` are what the check says about the files of this import."""
    lines = [line for source in result.sources for line in _describe(source, outcomes)]
    lines += [f"Insgesamt: {one_line(note.what)}" for note in result.notes]
    lines += list(_describe_terms(new_terms))
    if problems:
        lines += ["Das können nur Menschen entscheiden; bitte in den Dateien ergänzen:", render_problems(problems)]
    return "\n".join([*lines, _sum_up(result, outcomes)])


def _describe(source: Imported, outcomes: Mapping[str, Outcome]) -> Iterator[str]:
    yield f"{source.source}{'' if source.files else ': nichts übernommen'}"
    yield from (f"  → {file.path} ({outcomes[file.path]})" for file in source.files)
    for heading, notes in (
        ("übernommen", source.taken),
        ("nicht verstanden", source.unknown),
        ("weggelassen", source.left_out),
    ):
        yield from (f"  {heading}: {_place(note)}{one_line(note.what)}" for note in notes)


def _place(note: Note) -> str:
    return f"Zeile {note.line}: " if note.line else ""


def _describe_terms(new_terms: Mapping[str, Mapping[str, str]]) -> Iterator[str]:
    for facet, terms in new_terms.items():
        yield f"Neue Begriffe in taxonomies.yml unter {facet}: {', '.join(terms.values())}. Bitte ansehen."


def _sum_up(result: Import, outcomes: Mapping[str, Outcome]) -> str:
    counts = {outcome: sum(one is outcome for one in outcomes.values()) for outcome in Outcome}
    return (
        f"{count_words(len(result.sources), 'Quelle', 'Quellen')}: "
        f"{count_words(counts[Outcome.WRITTEN], 'Datei', 'Dateien')} angelegt, "
        f"{counts[Outcome.SAME]} unverändert, {counts[Outcome.KEPT]} nicht überschrieben."
    )

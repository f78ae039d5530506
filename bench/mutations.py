"""Thousands of spoiled files: nothing that editors do may end in a traceback, lost output or a silent loss.

``python -m bench.mutations --count 10000 --seed 1``; one step again: ``--seed 1 --only 4711``.
"""

import argparse
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bench.hamlet import HAMLET
from bench.promises import check_command, find_breaches
from bench.spoiling import Mutant, build_mutant
from bench.trial import Outcome, TooSlow, Trial, limit_time

LIMIT = 10.0
"""Seconds for a step."""
COMMANDS = 100
"""At every such step the commands run as well."""

WORDS = ("built without a word", "built with a hint", "refused", "not possible on this disk")


@dataclass
class Report:
    """Kind of mutation → outcome → how often, the breaches, and the slowest step."""

    counts: dict[str, Counter[str]] = field(default_factory=dict)
    breaches: list[str] = field(default_factory=list)
    slowest: tuple[float, int] = (0.0, 0)

    def add(self, kind: str, outcome: str) -> None:
        """Count one step."""
        self.counts.setdefault(kind, Counter())[outcome] += 1


def main() -> None:
    """Read the options, do it, and end with 1 when a promise was broken."""
    parser = argparse.ArgumentParser(prog="python -m bench.mutations", description=__doc__)
    parser.add_argument("--count", type=int, default=10_000, help="number of mutations")
    parser.add_argument("--first", type=int, default=1, help="number of the first one, to share them over processes")
    parser.add_argument("--seed", type=int, default=1, help="another seed, other mutations")
    parser.add_argument("--only", type=int, nargs="+", help="only these steps, with all that is said")
    parser.add_argument("--commands", type=int, default=COMMANDS, help="run the commands at every such step; 0: never")
    options = parser.parse_args()
    steps = options.only or range(options.first, options.first + options.count)
    with tempfile.TemporaryDirectory() as folder:
        report = run(steps, options.seed, Path(folder), commands=options.commands, verbose=bool(options.only))
    print(render(report))
    sys.exit(bool(report.breaches))


def run(steps: Iterable[int], seed: int, folder: Path, *, commands: int = COMMANDS, verbose: bool = False) -> Report:
    """Try the mutants of all ``steps`` in a project below ``folder``."""
    trial, report = Trial(folder), Report()
    others = {path: trial.find_others(path) for path in HAMLET}
    for number, step in enumerate(steps, 1):
        mutant = build_mutant(HAMLET, seed, step)
        begin = time.perf_counter()
        runs_commands = bool(commands) and step % commands == 0
        word, found = try_mutant(mutant, trial, others[mutant.path], runs_commands=runs_commands, verbose=verbose)
        report.slowest = max(report.slowest, (time.perf_counter() - begin, step))
        report.add(mutant.kind, word)
        for breach in found:
            report.breaches.append(f"--seed {seed} --only {step} · {mutant.kind} · {mutant.path} · {breach}")
            print(report.breaches[-1], file=sys.stderr, flush=True)
        if number % 500 == 0:
            print(f"{number:,} …", file=sys.stderr, flush=True)
    return report


def try_mutant(
    mutant: Mutant, trial: Trial, others: frozenset[str], *, runs_commands: bool = False, verbose: bool = False
) -> tuple[str, list[str]]:
    """The outcome of one step in words, and the breaches; ``others`` are the addresses that must be there anyhow."""
    before = trial.find_state()
    with trial.changed(mutant.changes) as possible:
        if not possible:
            return WORDS[3], []
        if verbose:
            _show(mutant)
        try:
            with limit_time(LIMIT):
                outcome = trial.build()
                breaches = list(find_breaches(mutant, trial, outcome, before, others))
        except TooSlow:
            return "too slow", [f"time: more than {LIMIT:.0f} seconds"]
        except Exception as error:
            return "traceback", [f"traceback: {_place(error)}"]
        if runs_commands:
            breaches += _run_commands(trial, outcome)
        if verbose:
            print("\n".join(problem.render() for problem in outcome.problems) or "(no message)")
    return _name(outcome), breaches


def _run_commands(trial: Trial, outcome: Outcome) -> Iterator[str]:
    state = trial.find_state()
    for name in ("check", "build"):
        yield from check_command(name, *trial.run(name), outcome)
        if trial.find_state() != state:
            yield f"output: changed by the command {name}, although nothing had changed"


def _name(outcome: Outcome) -> str:
    if outcome.has_errors:
        return WORDS[2]
    return WORDS[1] if outcome.problems else WORDS[0]


def _place(error: BaseException) -> str:
    last = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__}: {str(error)[:300]!r} at {Path(last.filename).name}:{last.lineno}"


def _show(mutant: Mutant) -> None:
    print(f"{mutant.kind} · {mutant.path}")
    for path, data in mutant.changes.items():
        text = "gone" if data is None else f"\n{data.decode('utf-8', 'backslashreplace')[:6000]}"
        print(f"--- {path!r}: {text}")


def render(report: Report) -> str:
    """The table, and every breach with what repeats it."""
    words = [word for word in (*WORDS, "too slow", "traceback") if any(c[word] for c in report.counts.values())]
    total: Counter[str] = sum(report.counts.values(), Counter())
    rows = [[kind, *(f"{counts[word]:,}" for word in words)] for kind, counts in sorted(report.counts.items())]
    rows.append(["all", *(f"{total[word]:,}" for word in words)])
    lines = [
        f"| Mutation | {' | '.join(words)} |",
        f"|---{'|--:' * len(words)}|",
        *(f"| {' | '.join(row)} |" for row in rows),
    ]
    seconds, step = report.slowest
    tried = f"{sum(total.values()):,} mutations, {len(report.breaches)} breaches"
    closing = f"{tried}; the slowest step, {step}, took {seconds:.1f} s."
    return "\n".join([*lines, "", closing, *report.breaches])


if __name__ == "__main__":
    main()

"""What was measured: cases, samples, medians, ratios."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from statistics import median

from bench.breakdown import Row
from bench.content import Size
from bench.measure import Sample


class Case(StrEnum):
    """What is measured, by its name in the tables."""

    COLD = "ours: cold"
    UNCHANGED = "ours: nothing changed"
    EDITED = "ours: text of one post edited"
    RETITLED = "ours: title of one post edited"
    CHECK = "wiq check"
    PREVIEW = "wiq serve: saved → visible"
    PELICAN = "Pelican"
    PELICAN_CACHED = "Pelican: text of one post edited, with its cache"
    PLAIN = "plain MkDocs + Material"
    INCUMBENT = "incumbent: Material's blog, tags, rss"


BUILDS = (Case.COLD, Case.UNCHANGED, Case.EDITED, Case.RETITLED)
"""Ours that give a whole site."""
PEERS = (Case.PELICAN, Case.PLAIN, Case.INCUMBENT)
"""Full builds of others, which ours are multiples of."""


@dataclass
class Results:
    """Size → case → samples; size → files and MB of the built site; the steps and functions of the profiled build."""

    samples: dict[Size, dict[Case, list[Sample]]] = field(default_factory=dict)
    output: dict[Size, dict[Case, tuple[int, float]]] = field(default_factory=dict)
    profiled: Size | None = None
    steps: Sequence[Row] = ()
    own: Sequence[Row] = ()
    load: float = 0.0

    def add(self, size: Size, case: Case, sample: Sample) -> None:
        """Note one run."""
        self.samples.setdefault(size, {}).setdefault(case, []).append(sample)

    def seconds(self, size: Size, case: Case) -> float | None:
        """Median time of a case; None when it was not measured."""
        found = self.samples.get(size, {}).get(case)
        return median(sample.seconds for sample in found) if found else None

    def processor(self, size: Size, case: Case) -> float | None:
        """Median processor time of a case, which other processes on the machine disturb less."""
        found = self.samples.get(size, {}).get(case)
        return median(sample.processor for sample in found) if found else None

    def memory(self, size: Size, case: Case) -> float | None:
        """Median of the peaks in MB; None when it was not measured."""
        found = self.samples.get(size, {}).get(case)
        return median(sample.memory for sample in found) if found else None

    def ratio(self, size: Size, case: Case, to: Case, *, processor: bool = False) -> float | None:
        """Time of a case (on the clock, or of the processor) as a multiple of another one."""
        measure = self.processor if processor else self.seconds
        seconds, other = measure(size, case), measure(size, to)
        return seconds / other if seconds is not None and other else None

    def find_size(self, posts: int) -> Size | None:
        """The measured size with so many posts."""
        return next((size for size in self.samples if size.posts == posts), None)

    def has(self, case: Case) -> bool:
        """Whether a case was measured at any size."""
        return any(case in cases for cases in self.samples.values())

"""What is aimed at, with 1,000 posts and for growth to 10,000, and what was reached."""

from dataclasses import dataclass

from bench.results import BUILDS, Case, Results

SMALL, LARGE = 1_000, 10_000


@dataclass(frozen=True)
class Target:
    """What was aimed at, and what was reached (None: not measured)."""

    name: str
    limit: float
    reached: float | None
    unit: str = ""

    @property
    def verdict(self) -> str:
        """Whether the target is met."""
        return "not measured" if self.reached is None else "yes" if self.reached <= self.limit else "**no**"


def find_targets(results: Results) -> list[Target]:
    """All targets. Full builds of Pelican are the measure, because they run on the same machine at the same time."""
    return [
        Target("cold build / Pelican", 0.7, _ratio(results, Case.COLD)),
        Target("cold build / Pelican, processor time", 1.2, _ratio(results, Case.COLD, processor=True)),
        Target("text of one post edited / Pelican", 0.25, _ratio(results, Case.EDITED)),
        Target("nothing changed / Pelican", 0.15, _ratio(results, Case.UNCHANGED)),
        Target("`wiq serve`: saved → visible", 0.3, _seconds(results, SMALL, Case.PREVIEW), " s"),
        Target("`wiq serve`: saved → visible at 10,000", 1.0, _seconds(results, LARGE, Case.PREVIEW), " s"),
        Target("cold build: time(10,000) / time(1,000)", 10.5, _growth(results)),
        Target("peak memory at 10,000, largest process of all builds", 350, _memory(results), " MB"),
        Target("moonshot: text of one post edited", 0.8, _seconds(results, SMALL, Case.EDITED), " s"),
        Target("moonshot: cold build", 2.4, _seconds(results, SMALL, Case.COLD), " s"),
    ]


def _ratio(results: Results, case: Case, *, processor: bool = False) -> float | None:
    size = results.find_size(SMALL)
    return results.ratio(size, case, Case.PELICAN, processor=processor) if size else None


def _seconds(results: Results, posts: int, case: Case) -> float | None:
    size = results.find_size(posts)
    return results.seconds(size, case) if size else None


def _growth(results: Results) -> float | None:
    small, large = (_seconds(results, posts, Case.COLD) for posts in (SMALL, LARGE))
    return large / small if small and large else None


def _memory(results: Results) -> float | None:
    size = results.find_size(LARGE)
    peaks = [results.memory(size, case) for case in BUILDS] if size else []
    return max((peak for peak in peaks if peak is not None), default=None)

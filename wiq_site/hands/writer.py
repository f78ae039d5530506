"""Puts the files of a site down: makes what is new, leaves what is known, switches over when everything is made."""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from wiq_site.hands.beside import open_beside
from wiq_site.hands.disk import Survey, find_folders, find_umask, read_file, survey
from wiq_site.hands.faults import PARTLY, UNCHANGED, WriteProblem, explain, explain_fault, explain_kill
from wiq_site.hands.in_place import open_in_place
from wiq_site.hands.marks import Mark, Marks, digest_content, stat_mark, wait_for_clock
from wiq_site.hands.ways import Say, Wanted, Way
from wiq_site.sharing import Progress, WorkerKilled, share
from wiq_site.site.output import Output

_NO_NAME = frozenset({"", ".", ".."})


@dataclass(frozen=True)
class Written:
    """What a build did with the files of the site, by address; ``kept``: known, or made anew with the same bytes."""

    written: tuple[str, ...]
    kept: tuple[str, ...]
    removed: tuple[str, ...]


def write_site(
    outputs: Sequence[Output],
    folder: Path,
    marks: Marks,
    *,
    workers: int | None = None,
    progress: Progress | None = None,
    say: Say | None = None,
) -> Written:
    """Make ``folder`` hold exactly ``outputs``; hidden entries at its top that no output lies in stay.

    Nothing there is touched before everything is made; then the new site takes the place of the old one (``ways.py``).
    ``marks`` tell which files need not be made. ``workers`` is the number of processes (None: as many as are worth
    it), ``progress`` hears of files made and files to make once a second, ``say`` hears German sentences (None: they go
    to the error stream). Raises ``WriteProblem``.
    """
    place = os.path.realpath(folder)
    wanted = _check(outputs, place, marks)
    try:
        with _open_way(place, say or _print) as way:
            return _Build(outputs, wanted, place, way, marks).run(workers, progress)
    except OSError as error:
        raise explain(error, str(folder)) from error


def _print(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


def _check(outputs: Sequence[Output], place: str, marks: Marks) -> Wanted:
    """What would break the folder: two files at one place is a fault of the plan, a folder with the sources not."""
    if Path(os.path.realpath(marks.file)).is_relative_to(place):
        raise WriteProblem(
            f"Der Ausgabeordner „{place}“ enthält das Projekt selbst; ein Bau würde es löschen. Bitte mit --site-dir"
            " einen eigenen Ordner nennen."
        )
    addresses = {output.address: output for output in outputs}
    folders = find_folders(addresses)
    twice = [output.address for output in outputs if addresses[output.address] is not output]
    wrong = [a for a in addresses if a in folders or "\0" in a or not _NO_NAME.isdisjoint(a.split("/"))]
    if wrong or twice:
        raise WriteProblem(
            f"„{[*wrong, *twice][0]}“ ist keine Adresse, an der eine einzelne Datei liegen kann. Das ist ein Fehler im"
            f" Programm; bitte melden. {UNCHANGED}"
        )
    return Wanted(addresses, folders)


@contextmanager
def _open_way(place: str, say: Say) -> Iterator[Way]:
    way = open_beside(place, say) or open_in_place(place, say)
    try:
        yield way
    finally:
        way.close()


@dataclass(frozen=True)
class _Made:
    """What became of one output: its mark, and whether its bytes are new."""

    mark: Mark
    is_new: bool


class _Build:
    """One build: look, make, switch, remember."""

    def __init__(self, outputs: Sequence[Output], wanted: Wanted, place: str, way: Way, marks: Marks) -> None:
        self._wanted = wanted
        self._place = place
        self._way = way
        self._marks = marks
        self._known = marks.find(Path(place))
        self._found = self._survey()
        self._result: dict[str, Mark] = {}
        self._written: set[str] = set()
        self._todo = [output for output in outputs if not self._holds(output)]
        self._mode = 0o666 & ~find_umask()

    def run(self, workers: int | None, progress: Progress | None) -> Written:
        strangers = self._find_strangers()
        if not self._todo and not strangers:
            return Written((), tuple(self._result), ())
        try:
            self._way.prepare(self._found, self._wanted)
            self._make(workers, progress)
            if self._written or strangers:
                self._switch(strangers)
        except BaseException:
            self._way.give_up()
            kept = self._find_kept()
            self._remember({**self._known, **kept}, self._way.touched.intersection(kept))
            raise
        self._remember(self._result, self._way.touched.intersection(self._result))
        removed = tuple(a for a in strangers if a not in self._found.folders)
        return Written(tuple(sorted(self._written)), tuple(self._find_kept()), removed)

    def _find_kept(self) -> dict[str, Mark]:
        return {address: mark for address, mark in self._result.items() if address not in self._written}

    def _survey(self) -> Survey:
        """Hidden names at the top count when a file of ours lies there, or did."""
        tops = {address.partition("/")[0] for address in (*self._wanted.files, *self._known)}
        return survey(self._place, tops)

    def _holds(self, output: Output) -> bool:
        """Whether the file was made from the same and nobody touched it."""
        mark = self._known.get(output.address)
        if mark is None or mark.key != output.key.hex() or not self._is_untouched(output.address, mark):
            return False
        self._result[output.address] = mark
        return True

    def _is_untouched(self, address: str, mark: Mark) -> bool:
        """Whether the file is the one that the mark was made of."""
        state = self._found.files.get(address)
        return state is not None and mark.stat == stat_mark(state) != ""

    def _find_strangers(self) -> list[str]:
        found, wanted = self._found, self._wanted
        files = [address for address in (*found.files, *found.others) if address not in wanted.files]
        return [*sorted(files), *sorted(found.folders.difference(wanted.folders))]

    def _make(self, workers: int | None, progress: Progress | None) -> None:
        """Make what has to be made."""
        try:
            with closing(share(len(self._todo), self._make_one, workers, progress)) as results:
                for number, made in results:
                    address = self._todo[number].address
                    self._result[address] = made.mark
                    if made.is_new:
                        self._written.add(address)
        except WorkerKilled as error:
            raise explain_kill(error) from error

    def _make_one(self, number: int) -> _Made:
        """Runs in any process. The bytes are forgotten at once."""
        output = self._todo[number]
        try:
            data = output.make()
            content = digest_content(data)
        except Exception as error:
            raise explain_fault(error, output.address) from error
        if (state := self._find_same(output.address, data, content)) is not None:
            return _Made(Mark(output.key.hex(), content, stat_mark(state)), is_new=False)
        try:
            state = self._way.put(output.address, data)
        except OSError as error:
            raise explain(error, f"{self._place}/{output.address}") from error
        return _Made(Mark(output.key.hex(), content, stat_mark(state)), is_new=True)

    def _find_same(self, address: str, data: bytes, content: str) -> os.stat_result | None:
        """The state of the old file if it has these bytes and ordinary permissions."""
        state = self._found.files.get(address)
        if state is None or state.st_size != len(data) or state.st_mode & 0o777 != self._mode:
            return None
        mark = self._known.get(address)
        if mark is not None and self._is_untouched(address, mark):
            return state if mark.content == content else None
        try:
            return state if read_file(f"{self._place}/{address}") == data else None
        except OSError:
            return None

    def _switch(self, strangers: Sequence[str]) -> None:
        try:
            for address in self._find_kept():
                self._way.keep(address)
            self._way.switch(self._written, strangers)
        except OSError as error:
            raise explain(error, self._place, PARTLY if self._way.begun else UNCHANGED) from error

    def _remember(self, marks: dict[str, Mark], touched: set[str]) -> None:
        """Keep the marks. Where we moved a file or gave it a second name, look again whether nothing else changed."""
        current = dict(marks)
        for address in touched:
            stat = _find_stat(f"{self._place}/{address}")
            if address in self._written or _without_change(stat) == _without_change(marks[address].stat):
                current[address] = marks[address]._replace(stat=stat)
            else:
                del current[address]
        wait_for_clock(current.values())
        self._marks.keep(Path(self._place), current)


def _find_stat(path: str) -> str:
    try:
        return stat_mark(os.stat(path, follow_symlinks=False))
    except OSError:
        return ""


def _without_change(stat: str) -> str:
    """A mark without the time of change, which also moves when a file gets a second name."""
    return stat.rpartition(" ")[0]

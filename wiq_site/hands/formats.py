"""Problems in the forms that programs and git hosts read; what editors read in a terminal is ``render_problems``.

``json`` is a list of objects, in the order in which they are told: ``path`` (seen from the folder of the settings),
``line`` (from 1), ``field`` (the key, empty for the file as a whole), ``what``, ``allowed``, ``todo`` (sentences or
empty), ``severity`` (``error`` or ``hint``), ``sentence`` (all that is said without the place). The other forms name
files as the repository does: seen from the folder in which the command runs.
"""

import hashlib
import json
import os
import posixpath
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Any
from urllib.parse import quote

from wiq_site.problems import Problem, Severity, sort_problems
from wiq_site.text import QUOTED, one_line, shorten

SARIF_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"

_INDEX = re.compile(r"\[\d+\]")
_DATA = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_PROPERTY = {**_DATA, ":": "%3A", ",": "%2C"}


def render_as(form: str, problems: Iterable[Problem], config_file: Path) -> str:
    """All problems in one of ``FORMS``, as a text that ends with a line break or is empty."""
    ordered = sort_problems(problems)
    return FORMS[form](ordered, _find_prefix(config_file))


def _find_prefix(config_file: Path) -> str:
    """The way from the working directory to the project; empty where there is none downwards."""
    way = Path(os.path.relpath(config_file.parent)).as_posix()
    return "" if way == "." or way.startswith("..") else way


def _place(problem: Problem, prefix: str) -> str:
    return posixpath.normpath(posixpath.join(prefix, problem.path))


def _rule(problem: Problem) -> str:
    """What kind of mistake it is: the field that has it, whichever entry of a list it stands in."""
    return one_line(shorten(_INDEX.sub("", problem.field), QUOTED)) or "datei"


def _fingerprints(problems: Iterable[Problem], prefix: str) -> Iterator[str]:
    """A name for each that stays when lines above it come and go; equal mistakes of one file are counted."""
    seen: Counter[tuple[str, ...]] = Counter()
    for problem in problems:
        said = (_place(problem, prefix), problem.field, problem.what)
        seen[said] += 1
        yield hashlib.sha256("\0".join((*said, str(seen[said]))).encode()).hexdigest()


def _dump(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _as_json(problems: tuple[Problem, ...], prefix: str) -> str:
    return _dump([_as_object(problem) for problem in problems])


def _as_object(problem: Problem) -> dict[str, str | int]:
    return {
        "path": problem.path,
        "line": problem.line,
        "field": problem.field,
        "what": problem.what,
        "allowed": problem.allowed,
        "todo": problem.todo,
        "severity": problem.severity.name.lower(),
        "sentence": problem.sentence,
    }


def _as_github(problems: tuple[Problem, ...], prefix: str) -> str:
    """Workflow commands. A log shows only what stands behind ``::``, so the place stands there as well."""
    return "".join(_as_command(problem, prefix) for problem in problems)


def _as_command(problem: Problem, prefix: str) -> str:
    level = "error" if problem.severity is Severity.ERROR else "warning"
    properties = {"file": _place(problem, prefix), "line": problem.line, "title": _title(problem)}
    given = ",".join(f"{name}={_escape(str(value), _PROPERTY)}" for name, value in properties.items())
    return f"::{level} {given}::{_escape(problem.render(), _DATA)}\n"


def _title(problem: Problem) -> str:
    return f"{problem.severity}: {_rule(problem)}" if problem.field else str(problem.severity)


def _escape(text: str, signs: dict[str, str]) -> str:
    return "".join(signs.get(sign, sign) for sign in text)


def _as_gitlab(problems: tuple[Problem, ...], prefix: str) -> str:
    """A Code Quality report."""
    marked = zip(problems, _fingerprints(problems, prefix), strict=True)
    return _dump(
        [
            {
                "description": problem.sentence,
                "check_name": _rule(problem),
                "fingerprint": fingerprint,
                "severity": "major" if problem.severity is Severity.ERROR else "info",
                "location": {"path": _place(problem, prefix), "lines": {"begin": problem.line}},
            }
            for problem, fingerprint in marked
        ]
    )


def _as_sarif(problems: tuple[Problem, ...], prefix: str) -> str:
    """SARIF 2.1.0 (OASIS)."""
    marked = zip(problems, _fingerprints(problems, prefix), strict=True)
    rules = [{"id": rule} for rule in sorted({_rule(problem) for problem in problems})]
    run = {
        "tool": {"driver": {"name": "wiq", "rules": rules}},
        "results": [_as_result(problem, fingerprint, prefix) for problem, fingerprint in marked],
    }
    return _dump({"$schema": SARIF_SCHEMA, "version": "2.1.0", "runs": [run]})


def _as_result(problem: Problem, fingerprint: str, prefix: str) -> dict[str, Any]:
    place = {
        "artifactLocation": {"uri": quote(_place(problem, prefix)), "uriBaseId": "%SRCROOT%"},
        "region": {"startLine": problem.line},
    }
    return {
        "ruleId": _rule(problem),
        "level": "error" if problem.severity is Severity.ERROR else "note",
        "message": {"text": problem.sentence},
        "locations": [{"physicalLocation": place}],
        "partialFingerprints": {"wiq/v1": fingerprint},
    }


FORMS: dict[str, Callable[[tuple[Problem, ...], str], str]] = {
    "json": _as_json,
    "github": _as_github,
    "gitlab": _as_gitlab,
    "sarif": _as_sarif,
}

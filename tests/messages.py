"""What the check can say, read from the program's own text: the first sentence of every ``Problem``.

A sentence goes the way from where it is written to ``Problem(what=…)`` through names, tuples and functions. This
follows it backwards. What stands in braces becomes „…“, as it does in the guide.
"""

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import wiq_site

PACKAGE = Path(wiq_site.__file__).parent
NOT_CHECKED = re.compile(r"importing/|town/|hands/workshop|commands/(?!parts|removing|site)")
"""What an import says stands in its report, and what a command says of its options stays in the terminal."""

ENDS = {"Problem": (3, "what"), "Fault": (0, "what"), "wrong": (0, "what")}
"""Where all sentences arrive: the call, and which of its arguments is the sentence."""

Scope = tuple[ast.FunctionDef, ...]
"""The functions around an expression, the innermost last."""

Sink = dict[str, set[tuple[int, str]]]


@dataclass(frozen=True)
class Place:
    """An expression and the function and module around it."""

    value: ast.expr
    scope: Scope
    module: str

    def at(self, value: ast.expr) -> "Place":
        """Another expression of the same function."""
        return Place(value, self.scope, self.module)


class Program:
    """All modules, with what is needed to follow a name to where it gets its value."""

    def __init__(self, root: Path = PACKAGE) -> None:
        self.calls: list[tuple[str, Place]] = []
        self.functions: dict[str, list[Place]] = defaultdict(list)
        self.values: dict[tuple[str, int, str], list[tuple[ast.expr, int | None]]] = defaultdict(list)
        self.constants: dict[str, dict[str, list[tuple[ast.expr, int | None]]]] = defaultdict(dict)
        for path in sorted(root.rglob("*.py")):
            if not NOT_CHECKED.match(path.relative_to(root).as_posix()):
                self._read(ast.parse(path.read_text("utf-8")), path.relative_to(root).as_posix(), ())

    def _read(self, node: ast.AST, module: str, scope: Scope) -> None:
        for child in ast.iter_child_nodes(node):
            if isinstance(child, ast.FunctionDef):
                self._read(child, module, (*scope, child))
                continue
            if isinstance(child, ast.Call):
                self.calls.append((_called(child), Place(child, scope, module)))
            if isinstance(child, ast.Return | ast.Yield) and child.value and scope:
                self.functions[scope[-1].name].append(Place(child.value, scope, module))
            self._keep(child, module, scope)
            self._read(child, module, scope)

    def _keep(self, node: ast.AST, module: str, scope: Scope) -> None:
        pairs: list[tuple[ast.expr, ast.expr, int | None]] = []
        if isinstance(node, ast.Assign):
            pairs = [pair for target in node.targets for pair in _pairs(target, node.value)]
        elif isinstance(node, ast.AnnAssign | ast.NamedExpr) and node.value:
            pairs = [(node.target, node.value, None)]
        elif isinstance(node, ast.For | ast.comprehension):
            pairs = _pairs(node.target, ast.Await(node.iter))  # each of it: no file of ours awaits anything
        for target, value, part in pairs:
            if isinstance(target, ast.Name):
                self.values[module, id(scope[-1]) if scope else 0, target.id].append((value, part))
                if not scope:
                    self.constants[target.id].setdefault(module, []).append((value, part))

    def find_names(self, name: str, place: Place) -> set[str]:
        """The functions that a call means: ``tell = notes.error if is_note else notes.hint``."""
        is_free = isinstance(place.value, ast.Call) and isinstance(place.value.func, ast.Name)
        if is_free and any(_parameter(function.args, name) is not None for function in place.scope):
            return set()  # handed over: it may be any
        known = self.values.get((place.module, id(place.scope[-1]) if place.scope else 0, name), ())
        others = (one for value, _ in known if isinstance(value, ast.IfExp) for one in (value.body, value.orelse))
        return {name, *(one.id if isinstance(one, ast.Name) else getattr(one, "attr", "") for one in others)}


def find_messages() -> dict[str, str]:
    """Each sentence with the module that says it."""
    walk = _Walk(Program())
    return {sentence: module for sentence, module in sorted(set(walk.follow_all())) if _is_sentence(sentence)}


class _Walk:
    """Backwards from all calls that make a message. ``sinks`` grows by each function that only hands a sentence on."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._sinks: Sink = {name: {end} for name, end in ENDS.items()}
        self._seen: set[tuple[int, int | None]] = set()

    def follow_all(self) -> Iterator[tuple[str, str]]:
        done: set[tuple[int, tuple[int, str]]] = set()
        while todo := [
            (place, sink)
            for name, place in self._program.calls
            for one in self._program.find_names(name, place)
            for sink in self._sinks.get(one, ())
            if (id(place.value), sink) not in done
        ]:
            for place, sink in todo:
                done.add((id(place.value), sink))
                for value in _argument(place.value, sink):
                    yield from self._follow(place.at(value), None)

    def _follow(self, place: Place, part: int | None) -> Iterator[tuple[str, str]]:
        """``part`` is which of a tuple's values is the sentence."""
        value = place.value
        if (id(value), part) in self._seen:
            return
        self._seen.add((id(value), part))
        if sentence := _sentence(value):
            yield sentence, place.module
        match value:
            case ast.JoinedStr() if not _is_sentence(sentence):  # f"{quote(value)}: {what}"
                for one in value.values:
                    if isinstance(one, ast.FormattedValue) and isinstance(one.value, ast.Name):
                        yield from self._follow(place.at(one.value), None)
            case ast.IfExp():
                yield from self._follow_each(place, [value.body, value.orelse], part)
            case ast.BoolOp() | ast.Dict():
                yield from self._follow_each(place, value.values, part)
            case ast.Starred():
                yield from self._follow(place.at(value.value), part or 0)
            case ast.Tuple() | ast.List() if value.elts:
                first = value.elts[part] if part is not None and part < len(value.elts) else value.elts[0]
                yield from self._follow(place.at(first), 0 if isinstance(first, ast.Starred) else None)
            case ast.Subscript():
                yield from self._follow(place.at(value.value), part)
            case ast.Name():
                yield from self._follow_name(place, value.id, part)
            case ast.GeneratorExp():
                yield from self._follow(place.at(value.elt), part)
            case ast.Call(func=ast.Name(id="next")):
                yield from self._follow_each(place, value.args, part)
            case ast.Await():
                yield from self._follow_items(place.at(value.value), part)
            case ast.Call(func=ast.Call(func=ast.Attribute(value=table, attr="get"), args=rest)):
                yield from self._follow_each(place, [table, *rest], part)  # a table of functions
            case ast.Call(func=ast.Name(id=name)):
                yield from self._follow_name(place, name, part)
            case ast.Call():
                yield from self._follow_results(_called(value), part)

    def _follow_items(self, place: Place, part: int | None) -> Iterator[tuple[str, str]]:
        match place.value:
            case ast.Tuple() | ast.List():
                yield from self._follow_each(place, place.value.elts, part)
            case ast.Call(func=ast.Attribute(value=table, attr="items" | "values")):
                yield from self._follow(place.at(table), None)
            case ast.Name(id=name) if name in self._program.constants:
                for module, found in self._program.constants[name].items():
                    for one, _ in found:
                        yield from self._follow_items(Place(one, (), module), part)
            case _:
                yield from self._follow(place, part)

    def _follow_results(self, function: str, part: int | None) -> Iterator[tuple[str, str]]:
        for result in self._program.functions.get(function, ()):
            yield from self._follow(result, part)

    def _follow_each(self, place: Place, values: list[ast.expr], part: int | None) -> Iterator[tuple[str, str]]:
        for value in values:
            yield from self._follow(place.at(value), part)

    def _follow_name(self, place: Place, name: str, part: int | None) -> Iterator[tuple[str, str]]:
        for depth in range(len(place.scope), 0, -1):
            function = place.scope[depth - 1]
            if found := self._program.values.get((place.module, id(function), name)):
                for one, which in found:
                    inner = Place(one, place.scope[:depth], place.module)
                    yield from self._follow(inner, part if which is None else which)
                return
            if (at := _parameter(function.args, name)) is not None:
                self._sinks.setdefault(function.name, set()).add((at, name))
                return
        yield from self._follow_results(name, part)
        homes = self._program.constants.get(name, {})
        for module in [place.module] if place.module in homes else homes:  # its own, else an imported one
            for one, which in homes[module]:
                yield from self._follow(Place(one, (), module), part if which is None else which)


def _is_sentence(text: str) -> bool:
    """Names of fields and headings are on the way as well: of functions with one name all are asked."""
    return bool(re.search(r"[^\W\d_]{2}.* .*[.…:]$", text))


def _sentence(value: ast.expr) -> str:
    if isinstance(value, ast.Constant) and isinstance(value.value, str):
        return value.value
    if isinstance(value, ast.JoinedStr):
        return "".join(part.value if isinstance(part, ast.Constant) else "…" for part in value.values)
    if isinstance(value, ast.BinOp) and isinstance(value.op, ast.Add):
        return _sentence(value.left) + _sentence(value.right)
    return ""


def _argument(call: ast.expr, sink: tuple[int, str]) -> Iterator[ast.expr]:
    assert isinstance(call, ast.Call)
    at, name = sink
    yield from (keyword.value for keyword in call.keywords if keyword.arg == name)
    starred = next((n for n, one in enumerate(call.args) if isinstance(one, ast.Starred)), len(call.args))
    if at >= 0 and min(at, starred) < len(call.args):
        yield call.args[min(at, starred)]


def _parameter(arguments: ast.arguments, name: str) -> int | None:
    names = [one.arg for one in (*arguments.posonlyargs, *arguments.args)]
    if names[:1] in (["self"], ["cls"]):
        names = names[1:]
    if name in names:
        return names.index(name)
    return -1 if name in [one.arg for one in arguments.kwonlyargs] else None


def _pairs(target: ast.expr, value: ast.expr) -> list[tuple[ast.expr, ast.expr, int | None]]:
    if not isinstance(target, ast.Tuple):
        return [(target, value, None)]
    if isinstance(value, ast.Tuple) and len(value.elts) == len(target.elts):
        return [(one, other, None) for one, other in zip(target.elts, value.elts, strict=True)]
    return [(one, value, at) for at, one in enumerate(target.elts)]


def _called(call: ast.Call) -> str:
    function = call.func
    return (
        function.id if isinstance(function, ast.Name) else function.attr if isinstance(function, ast.Attribute) else ""
    )

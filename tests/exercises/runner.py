"""Works an exercise as a learner would: types answers over the dots and runs the copy without solutions."""

from __future__ import annotations

import ast
import code
import contextlib
import io
import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import jupytext

EXERCISES = Path(__file__).resolve().parents[2] / "exercises"


@dataclass(frozen=True)
class Cell:
    kind: str
    tags: frozenset[str]
    source: str

    def is_a(self, tag: str) -> bool:
        return tag in self.tags


@dataclass(frozen=True)
class Exercise:
    """An exercise as its author wrote it: the header's fields and all cells in order."""

    portal: Mapping[str, Any]
    cells: tuple[Cell, ...]

    @property
    def learners(self) -> tuple[Cell, ...]:
        """What a learner gets: everything but the solutions."""
        return tuple(cell for cell in self.cells if not cell.is_a("solution"))

    @property
    def trainers(self) -> tuple[Cell, ...]:
        """What a trainer runs: the solutions where a learner would type."""
        return self.cells

    @property
    def questions(self) -> tuple[tuple[str, ...], ...]:
        """The names that each task asks for, in the order of the check cells."""
        return tuple(asked_names(cell.source) for cell in self.cells if cell.is_a("task"))


@dataclass(frozen=True)
class Check:
    """What one check cell did: `refusal` is its message, None when it was content."""

    asks: tuple[str, ...]
    refusal: str | None
    printed: str


@dataclass
class Run:
    """A notebook after every cell was run, from the first to the last."""

    names: dict[str, Any]
    checks: list[Check] = field(default_factory=list)
    printed: str = ""

    def check(self, name: str) -> Check:
        """The check of the task that asks for `name`."""
        return next(check for check in self.checks if name in check.asks)


def load(name: str) -> Exercise:
    """Read `exercises/<name>`."""
    notebook = jupytext.read(EXERCISES / name)
    return Exercise(
        portal=notebook.metadata["portal"],
        cells=tuple(
            Cell(cell.cell_type, frozenset(cell.metadata.get("tags", [])), cell.source) for cell in notebook.cells
        ),
    )


def asked_names(source: str) -> tuple[str, ...]:
    """Names that a task cell leaves open: set to `...`, or functions that return it.

    >>> asked_names("a = ...\\ndef f(x):\\n    return ...\\nb = 1")
    ('a', 'f')
    """
    found: list[str] = []
    for node in ast.parse(source).body:
        if isinstance(node, ast.Assign) and _is_dots(node.value):
            found += [target.id for target in node.targets if isinstance(target, ast.Name)]
        elif isinstance(node, ast.FunctionDef) and _is_dots(getattr(node.body[-1], "value", None)):
            found.append(node.name)
    return tuple(found)


def _is_dots(node: ast.AST | None) -> bool:
    return isinstance(node, ast.Constant) and node.value is ...


def answered(source: str, answers: Mapping[str, str]) -> str:
    """A task cell with answers typed over the dots.

    An answer is Python source: `"52 / 3"`. For a function it is what stands after `return`.

    >>> answered("a = ...", {"a": "1 + 1"})
    'a = 1 + 1'
    >>> answered("def f(x):\\n    return ...", {"f": "2 * x"})
    'def f(x):\\n    return 2 * x'
    """
    for name in asked_names(source):
        if name not in answers:
            continue
        dots = rf"(?m)^({name} = |def {name}\(.*\):\n(?:    .*\n)*?    return )\.\.\."
        source, count = re.subn(dots, lambda found, text=answers[name]: found[1] + text, source)
        assert count == 1, f"{name}: there are {count} places for this answer"
    return source


def work(cells: tuple[Cell, ...], answers: Mapping[str, str] | None = None) -> Run:
    """Run all code cells in one namespace; a check may refuse, any other cell may not fail.

    Raises
    ------
    AssertionError
        When an answer is for a question that does not exist, when a cell that is no check fails, or
        when a check fails with anything but an assertion (a learner would see a bare traceback).
    """
    answers = dict(answers or {})
    asked: tuple[str, ...] = ()
    unknown = set(answers)
    run = Run(names={"__name__": "__main__"})
    for position, cell in enumerate(cells):
        if cell.kind != "code":
            continue
        source = cell.source
        if cell.is_a("task"):
            asked = asked_names(source)
            unknown -= set(asked)
            source = answered(source, answers)
        printed, failure = _run_cell(source, f"<cell {position}>", run.names)
        run.printed += printed
        if cell.is_a("check"):
            if failure is not None and not isinstance(failure, AssertionError):
                raise AssertionError(f"the check of {asked} broke on {answers}: {failure!r}") from failure
            run.checks.append(Check(asked, None if failure is None else str(failure), printed))
        elif failure is not None:
            raise AssertionError(f"cell {position} failed: {failure!r}\n{source}") from failure
    assert not unknown, f"no task asks for {sorted(unknown)}"
    return run


class _Interpreter(code.InteractiveInterpreter):
    """Keeps what a cell raised instead of printing it."""

    failure: BaseException | None = None

    def showtraceback(self) -> None:
        self.failure = sys.exc_info()[1]


def _run_cell(source: str, name: str, names: dict[str, Any]) -> tuple[str, BaseException | None]:
    interpreter = _Interpreter(names)
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        interpreter.runcode(compile(source, name, "exec"))
    return out.getvalue(), interpreter.failure

"""Exercises: tasks with their partners, figures as in the ledger, notebooks as in their source."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from rivertown import EXERCISE, NOTEBOOK, Change

from portal.problem import Problem


def others(problems: list[Problem]) -> list[tuple[str, int, str]]:
    """What is found beside the notebook that no longer matches."""
    return [(problem.code, problem.line, problem.what) for problem in problems if problem.code != "EX01"]


def test_a_tag_that_we_do_not_know_is_told_with_the_one_that_is_near(change: Change) -> None:
    problems = change(EXERCISE, ('tags=["discuss"]', 'tags=["dicuss"]'))
    found = [(p.code, p.line, p.suggestion) for p in problems if p.code == "XR01"]
    assert found == [("XR01", 42, "Did you mean `discuss`?")]


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ('# %% tags=["solution"]\n', '# %% tags=["given"]\n', 30, "This task is not followed by a solution."),
        ('# %% tags=["check"]\n', '# %% tags=["given"]\n', 33, "This solution is not followed by a check."),
    ],
)
def test_a_cell_without_its_partner_is_told(old: str, new: str, line: int, words: str, change: Change) -> None:
    assert others(change(EXERCISE, (old, new))) == [("EX02", line, words)]


def test_a_task_at_the_very_end_has_no_partner_either(change: Change) -> None:
    found = others(change(EXERCISE, ("# Who needs the next lamp?", '# Who?\n\n# %% tags=["task"]\nlast = ...')))
    assert found == [("EX02", 46, "This task is not followed by a solution.")]


def test_two_solutions_may_stand_before_the_check(change: Change) -> None:
    more = '# %% tags=["solution"]\nanswer = 0\n\n# %% tags=["solution"]\n'
    assert others(change(EXERCISE, ('# %% tags=["solution"]\n', more))) == []


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ('"rvt-lamps-added": 1300', '"rvt-lamps-added": 1300.0', None),
        ('"rvt-lamps-added": 1300', '"rvt-lamps-added": 1301', ("EV07", 23, "is 1301 here and 1300 in the ledger")),
        ('"rvt-lamps-added": 1300', '"rvt-lamps-added": "1300"', ("EV07", 23, "is '1300' here and 1300 in the ledger")),
        ('"rvt-lamps-added": 1300', '"rvt-mayor-success": 1', ("EV07", 23, "is 1 here and without a value in the")),
        ('"rvt-lamps-added": 1300', '"rvt-lamps": 1300', ("EV01", 23, "`rvt-lamps` is not in the ledger")),
    ],
)
def test_the_figures_of_the_code_are_those_of_the_ledger(
    old: str, new: str, wanted: tuple[str, int, str] | None, change: Change
) -> None:
    found = others(change(EXERCISE, (old, new)))
    if wanted is None:
        assert found == []
    else:
        assert [(code, line) for code, line, _ in found] == [wanted[:2]]
        assert wanted[2] in found[0][2]


def test_code_that_is_no_python_is_left_to_the_run(change: Change) -> None:
    assert others(change(EXERCISE, ("CLAIMS = {", "CLAIMS = = {"))) == []


def stored(tree: Path) -> dict[str, list[dict[str, object]]]:
    made: dict[str, list[dict[str, object]]] = json.loads((tree / NOTEBOOK).read_text(encoding="utf-8"))
    return made


def test_a_cell_too_few_is_told(tree: Path, write: Change) -> None:
    made = stored(tree)
    del made["cells"][-1]
    found = write(NOTEBOOK, json.dumps(made))
    assert [(p.file, p.line, p.code) for p in found] == [(EXERCISE, 1, "EX01")]
    assert "has 9 cells, the source makes 10" in found[0].what


def test_a_cell_of_another_kind_is_told(tree: Path, write: Change) -> None:
    made = stored(tree)
    cell = made["cells"][2]
    made["cells"][2] = {key: cell[key] for key in ("id", "metadata", "source")} | {"cell_type": "raw"}
    found = write(NOTEBOOK, json.dumps(made))
    assert [(p.file, p.line, p.code) for p in found] == [(EXERCISE, 21, "EX01")]


def test_a_stored_error_is_told(tree: Path, write: Change) -> None:
    made = stored(tree)
    error = {"output_type": "error", "ename": "AssertionError", "evalue": "no", "traceback": []}
    made["cells"][6]["outputs"] = [error]
    found = write(NOTEBOOK, json.dumps(made))
    assert [(p.file, p.code) for p in found] == [(NOTEBOOK, "EX01")]
    assert "Cell 7 of the stored notebook ended in an error" in found[0].what

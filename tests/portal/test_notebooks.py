"""The learner's copy, the trainer's executed copy, and what happens when a cell fails."""

from __future__ import annotations

import json
from pathlib import Path

import nbformat
import pytest
from rivertown import EXERCISE, NOTEBOOK, Change

from portal.content import Content, ExerciseFile, load
from portal.notebooks import (
    ExerciseFailed,
    execute,
    learner_notebook,
    notebook,
    read_stored,
    refresh,
    trainer_cells,
    unmarked,
    write,
)
from portal.paths import ROOT


@pytest.fixture(scope="module")
def exercises() -> list[tuple[Content, ExerciseFile]]:
    """Every exercise of the site, and the invented one."""
    contents = [load(ROOT), load(Path(__file__).parent / "good")]
    return [(content, exercise) for content in contents for exercise in content.exercises]


Exercises = list[tuple[Content, ExerciseFile]]


def test_the_learners_copy_holds_no_solution_and_no_output(exercises: Exercises) -> None:
    for content, exercise in exercises:
        made = learner_notebook(exercise, content)
        nbformat.validate(made)
        assert not any("solution" in cell.metadata.get("tags", ()) for cell in made.cells)
        assert not any(cell.get("outputs") or cell.get("execution_count") for cell in made.cells)


def test_the_learners_copy_holds_no_words_of_a_solution(exercises: Exercises) -> None:
    for content, exercise in exercises:
        learner = nbformat.writes(learner_notebook(exercise, content))
        others = [cell.text for cell in exercise.source.cells if "solution" not in cell.tags]
        kept = "\n".join(others)
        solutions = [cell for cell in exercise.source.cells if "solution" in cell.tags]
        assert solutions, f"{exercise.file} has no solution to leave out"
        for cell in solutions:
            for line in cell.text.split("\n"):
                words = line.strip()
                if len(words) > 12 and words not in kept:
                    assert json.dumps(words, ensure_ascii=False)[1:-1] not in learner, f"{exercise.file}: {words}"


def test_the_learners_copy_keeps_tasks_hints_and_checks(exercises: Exercises) -> None:
    for content, exercise in exercises:
        tags = [tag for cell in learner_notebook(exercise, content).cells for tag in cell.metadata.get("tags", ())]
        for tag in ("task", "check", "hint", "given"):
            assert tags.count(tag) == sum(tag in cell.tags for cell in exercise.source.cells)


def test_the_notebook_prints_figures_and_lists_sources(good: Content) -> None:
    cells = trainer_cells(good.exercises[0], good)
    assert cells[0].source.startswith("# Count the lamps\n\n")
    assert cells[0].source.endswith("About 10 minutes, in pairs.")
    assert cells[1].source == "Rivertown added 1,300 street lamps. It had some lamps before."
    assert cells[-1].source.startswith("## Sources of the figures in this notebook")
    assert "Rivertown town hall (2019). Rivertown street survey." in cells[-1].source
    assert "    - 1,300 street lamps, 2019: Rivertown set up" in cells[-1].source
    assert "rivertown-gazette" not in cells[-1].source
    assert [cell.id for cell in cells] == [f"cell-{n:02d}" for n in range(len(cells))]


def test_links_into_the_repository_become_words_and_others_stay(tree: Path, change: Change) -> None:
    change(
        EXERCISE,
        (
            "# Who needs",
            "# See [the module](../curriculum/01-example/index.md), [a site](https://example.org/). Who needs",
        ),
    )
    content = load(tree)
    made = learner_notebook(content.exercises[0], content)
    assert made.cells[-2].source.startswith("See the module, [a site](https://example.org/).")


def test_a_claim_without_a_listed_source_does_not_stop_the_notebook(tree: Path, write: Change) -> None:
    text = (tree / "evidence/sources.yml").read_text(encoding="utf-8")
    problems = write("evidence/sources.yml", text.replace("- id: rivertown-street-survey", "- id: another"))
    assert "EV02" in {problem.code for problem in problems}


def test_the_executed_copy_holds_the_results(tree: Path) -> None:
    content = load(tree)
    made = execute(content.exercises[0], content)
    nbformat.validate(made)
    check = next(cell for cell in made.cells if "check" in cell.metadata.get("tags", ()))
    assert check.outputs[0].text == "Yes, that many lamps.\n"
    assert not any("execution" in cell.metadata for cell in made.cells)
    assert write(made, tree / NOTEBOOK) is False, "good/ is out of date: run tests/portal/refresh.py"
    assert refresh(content) == []
    (tree / NOTEBOOK).unlink()
    assert refresh(content) == [NOTEBOOK]


def test_a_failing_check_is_told_with_file_line_and_mend(tree: Path, change: Change) -> None:
    change(EXERCISE, ('CLAIMS["rvt-lamps-before"] + CLAIMS', 'CLAIMS["rvt-lamps-before"] - CLAIMS'))
    content = load(tree)
    with pytest.raises(ExerciseFailed) as raised:
        execute(content.exercises[0], content)
    words = str(raised.value)
    assert words.startswith(
        f"{EXERCISE}, line 36: this cell ended in AssertionError: Look at both counts and add them."
    )
    assert "To mend it: correct the cell, or the solution before it, and run `make notebooks` again." in words


@pytest.mark.parametrize("text", ["", "{}", "[]", "3", '{"cells": [], "nbformat": "x"}', "\x00"])
def test_a_file_that_is_no_notebook_is_refused_in_words(text: str, tmp_path: Path) -> None:
    path = tmp_path / "x.ipynb"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match=r"`x\.ipynb` is not a notebook that can be read"):
        read_stored(path)
    with pytest.raises(ValueError, match="not a notebook"):
        read_stored(tmp_path / "missing.ipynb")


def test_writing_the_same_again_changes_nothing(tmp_path: Path, good: Content) -> None:
    made = notebook(trainer_cells(good.exercises[0], good))
    assert [write(made, tmp_path / "a.ipynb"), write(made, tmp_path / "a.ipynb")] == [True, False]
    assert (tmp_path / "a.ipynb").read_bytes().endswith(b"}\n")


def test_terminal_colours_are_taken_out() -> None:
    assert unmarked("\x1b[0;31mAssertionError\x1b[0m: no") == "AssertionError: no"

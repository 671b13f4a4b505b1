"""The page of an exercise: results shown, solutions, hints and checks folded."""

from __future__ import annotations

from pathlib import Path

import nbformat
import pytest
from nbformat import NotebookNode
from rivertown import EXERCISE, NOTEBOOK, Change

from portal.content import Content, load
from portal.notebooks import notebook, read_stored, trainer_cells
from portal.render.exercise import page_notebook

CHART = {
    "mark": "bar",
    "data": {"values": [{"a": 1.25, "<b>": None}]},
    "encoding": {"x": {"field": "a", "type": "nominal"}},
}


@pytest.fixture
def page(good: Content) -> NotebookNode:
    return page_notebook(good, good.exercises[0], read_stored(good.root / NOTEBOOK))


def of_role(page: NotebookNode, role: str) -> NotebookNode:
    return next(cell for cell in page.cells if cell.metadata.portal.get("role") == role)


def test_it_opens_with_title_time_and_downloads(page: NotebookNode) -> None:
    opening = page.cells[0].metadata.portal.html
    assert "Count the lamps</h1>" in opening
    assert "<dd>10 minutes</dd>" in opening and "<dd>in pairs</dd>" in opening
    assert '<a href="../../curriculum/01-example/">Module 1, Two nights in Rivertown</a>' in opening
    assert 'href="../download/01-example.ipynb" download>' in opening
    assert 'href="../download/01-example-trainer.ipynb" download>' in opening


def test_hints_solutions_and_checks_are_folded_and_tasks_are_not(page: NotebookNode) -> None:
    folds = [cell.metadata.portal.fold.kind for cell in page.cells if "fold" in cell.metadata.portal]
    assert folds == ["hint", "solution", "check", "solution"]
    unfolds = [cell.metadata.portal.unfold for cell in page.cells if "unfold" in cell.metadata.portal]
    assert unfolds == [True, True, True, True]
    task = of_role(page, "task")
    assert task.metadata.portal.label == "Your turn" and "fold" not in task.metadata.portal


def test_neighbours_of_one_kind_share_one_fold(tree: Path, change: Change) -> None:
    change(EXERCISE, ("# Add the two counts.", '# Add them.\n\n# %% [markdown] tags=["hint"]\n# Both of them.'))
    content = load(tree)
    made = page_notebook(content, content.exercises[0], notebook(trainer_cells(content.exercises[0], content)))
    hints = [cell.metadata.portal for cell in made.cells[3:5]]
    assert ["fold" in hint for hint in hints] == [True, False]
    assert [hint.unfold for hint in hints] == [False, True]


def test_code_is_lit_and_output_kept(page: NotebookNode) -> None:
    check = of_role(page, "check")
    assert '<span class="k">assert</span>' in check.metadata.portal.html
    assert check.outputs[0].text == "Yes, that many lamps.\n"
    nbformat.validate(page)


def test_a_chart_of_a_result_is_drawn_with_its_table(good: Content) -> None:
    stored = read_stored(good.root / NOTEBOOK)
    data = {"application/vnd.vegalite.v5+json": CHART, "text/plain": "One bar & no more"}
    stored.cells[2].outputs = [nbformat.v4.new_output("display_data", data=data)]
    stored.cells[4].outputs = [nbformat.v4.new_output("display_data", data={"text/html": "<table></table>"})]
    made = page_notebook(good, good.exercises[0], stored)
    drawn = made.cells[2].outputs[0]["data"]["text/html"]
    assert 'aria-label="One bar &amp; no more"' in drawn
    assert '<th scope="col">&lt;b&gt;</th>' in drawn and "<td>1.2</td><td>–</td>" in drawn
    assert "<summary>Cite this chart and its data</summary>" in drawn and "Rivertown town hall (2019)" in drawn
    assert made.cells[4].outputs[0]["data"]["text/html"] == '<div class="scroll"><table></table></div>'


def test_its_last_cell_lists_the_sources(page: NotebookNode) -> None:
    assert "Rivertown street survey. An invented report." in page.cells[-1].source
    assert "Last reviewed 2026-11-21." in page.cells[-1].source

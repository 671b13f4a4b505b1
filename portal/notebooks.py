"""From one jupytext source: the trainer's executed notebook, the learner's copy, the notebook of the page."""

from __future__ import annotations

import re
from collections.abc import Sequence
from pathlib import Path

import nbformat
from nbformat import NotebookNode

from portal.cite import Ledger, PageNotes, figure, render
from portal.content import Content, ExerciseFile
from portal.markup import LINK
from portal.models.grades import GRADES, SEEN_WORDS
from portal.notebook_source import Cell

METADATA = {
    "kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"},
    "language_info": {"name": "python"},
}
FORMAT = {"nbformat": 4, "nbformat_minor": 5}
MODES = {"individual": "on your own", "pairs": "in pairs", "group": "in a group"}


class ExerciseFailed(RuntimeError):
    """A cell of the trainer's notebook ended in an error; the message says where in the source."""


def trainer_cells(exercise: ExerciseFile, content: Content) -> list[NotebookNode]:
    """Every cell, figures printed, with the list of sources at the end."""
    return _cells(exercise, exercise.source.cells, content)


def learner_notebook(exercise: ExerciseFile, content: Content) -> NotebookNode:
    """Without solutions and without outputs."""
    kept = [cell for cell in exercise.source.cells if "solution" not in cell.tags]
    return notebook(_cells(exercise, kept, content))


def notebook(cells: Sequence[NotebookNode]) -> NotebookNode:
    return nbformat.from_dict({"cells": list(cells), "metadata": METADATA, **FORMAT})


def _cells(exercise: ExerciseFile, cells: Sequence[Cell], content: Content) -> list[NotebookNode]:
    notes = PageNotes(ledger_url="")
    ledger = content.ledger
    info = exercise.exercise
    title = f"# {info.title}\n\n{info.summary}\n\nAbout {info.minutes} minutes, {MODES[info.mode]}."
    made = [_cell("markdown", title, (), 1)]
    for cell in cells:
        text = cell.text
        if cell.kind == "markdown":
            text = _without_links(render(text, ledger, notes, markers=False))
        made.append(_cell(cell.kind, text, cell.tags, cell.line))
    made.append(_cell("markdown", _sources(ledger, notes), (), 1))
    for number, node in enumerate(made):
        node["id"] = f"cell-{number:02d}"
    return made


def _cell(kind: str, text: str, tags: Sequence[str], line: int) -> NotebookNode:
    metadata = {"portal": {"line": line}} | ({"tags": list(tags)} if tags else {})
    node: dict[str, object] = {"cell_type": kind, "source": text, "metadata": metadata}
    if kind == "code":
        node |= {"outputs": [], "execution_count": None}
    return nbformat.from_dict(node)


def _without_links(text: str) -> str:
    """Links into the repository lead nowhere from a notebook on somebody's desk; their words stay."""
    return LINK.sub(lambda m: m.group() if "://" in m["target"] else m["text"], text)


def _sources(ledger: Ledger, notes: PageNotes) -> str:
    lines = ["## Sources of the figures in this notebook", ""]
    for source_id in notes.sources:
        source = ledger.sources.get(source_id)
        if source is None:
            continue
        lines.append(f"- {source.citation} ({SEEN_WORDS[source.seen]}.)")
        for claim in (ledger.claims[name] for name in notes.claims):
            if claim.source == source_id:
                shown = figure(claim, "full") or "Statement"
                grade = GRADES[claim.grade][0]
                lines.append(f"    - {shown}: {claim.text} {claim.locator}. {grade}. {claim.caveat}")
    return "\n".join(lines)


def read_stored(path: Path) -> NotebookNode:
    """The executed notebook as it is stored. Raises ValueError when the file is no notebook."""
    try:
        stored = nbformat.read(path, as_version=4)
        nbformat.validate(stored)
    except (OSError, ValueError, KeyError, AttributeError, TypeError, nbformat.ValidationError) as error:
        raise ValueError(f"`{path.name}` is not a notebook that can be read.") from error
    return stored


def execute(exercise: ExerciseFile, content: Content) -> NotebookNode:
    """Run every cell in order. Raises ExerciseFailed with file, line and message."""
    from nbclient import NotebookClient
    from nbclient.exceptions import CellExecutionError

    made = notebook(trainer_cells(exercise, content))
    folder = (content.root / exercise.file).parent
    client = NotebookClient(
        made, timeout=120, kernel_name="python3", record_timing=False, resources={"metadata": {"path": str(folder)}}
    )
    try:
        client.execute()
    except CellExecutionError as error:
        failed = next(c for c in made.cells if any(o.output_type == "error" for o in c.get("outputs", ())))
        line = failed.metadata["portal"]["line"]
        raise ExerciseFailed(
            f"{exercise.file}, line {line}: this cell ended in {error.ename}: {error.evalue}\n"
            "    To mend it: correct the cell, or the solution before it, and run `make notebooks` again."
        ) from error
    made.metadata = nbformat.from_dict(METADATA)
    for cell in made.cells:
        cell.metadata.pop("execution", None)
    return made


def write(made: NotebookNode, path: Path) -> bool:
    """Write the notebook if it differs; tells whether it did."""
    nbformat.validate(made)
    text = nbformat.writes(made) + "\n"
    if path.is_file() and path.read_text(encoding="utf-8") == text:
        return False
    path.write_text(text, encoding="utf-8", newline="\n")
    return True


def refresh(content: Content) -> list[str]:
    """Execute every exercise and write those whose notebook changed; their names."""
    changed = []
    for exercise in content.exercises:
        path = (content.root / exercise.file).with_suffix(".ipynb")
        if write(execute(exercise, content), path):
            changed.append(path.relative_to(content.root).as_posix())
    return changed


def unmarked(text: str) -> str:
    """Text of an output without terminal colours."""
    return re.sub(r"\x1b\[[\d;]*m", "", text)

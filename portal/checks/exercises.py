"""Exercises: figures as in the ledger, tasks with their partners, notebooks that match their sources."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from portal.content import Content, ExerciseFile
from portal.markup import CITE, CLAIM_IN_EXPR
from portal.models.exercise import CELL_TAGS
from portal.notebooks import read_stored, trainer_cells
from portal.problem import Problem, did_you_mean

CLAIMS, SOURCES = "evidence/claims.csv", "evidence/sources.yml"


def check(content: Content) -> list[Problem]:
    problems: list[Problem] = []
    for exercise in content.exercises:
        problems += _tags(exercise)
        problems += _figures(content, exercise)
        problems += _executed(content, exercise)
    return problems


def _tags(exercise: ExerciseFile) -> Iterator[Problem]:
    for cell in exercise.source.cells:
        for tag in cell.tags:
            if tag not in CELL_TAGS:
                near = did_you_mean(tag, CELL_TAGS)
                yield Problem(exercise.file, cell.line - 1, "XR01", f"The cell tag `{tag}` is not one we know.", near)
    code = [cell for cell in exercise.source.cells if cell.kind == "code"]
    for cell, after in zip(code, [*code[1:], None], strict=True):
        if "task" in cell.tags and (after is None or "solution" not in after.tags):
            yield Problem(exercise.file, cell.line, "EX02", "This task is not followed by a solution.")
        if "solution" in cell.tags and (after is None or not {"check", "solution"} & set(after.tags)):
            yield Problem(exercise.file, cell.line, "EX02", "This solution is not followed by a check.")


def _figures(content: Content, exercise: ExerciseFile) -> Iterator[Problem]:
    """The CLAIMS table of a code cell against the ledger."""
    for cell in exercise.source.cells:
        if cell.kind != "code" or "CLAIMS" not in cell.text:
            continue
        try:
            tree = ast.parse(cell.text)
        except SyntaxError:
            continue
        for node in tree.body:
            if not (isinstance(node, ast.Assign) and isinstance(node.value, ast.Dict)):
                continue
            if not any(isinstance(t, ast.Name) and t.id == "CLAIMS" for t in node.targets):
                continue
            for key, value in zip(node.value.keys, node.value.values, strict=True):
                if isinstance(key, ast.Constant) and isinstance(value, ast.Constant):
                    yield from _figure(content, exercise, str(key.value), value.value, cell.line + key.lineno - 1)


def _figure(content: Content, exercise: ExerciseFile, name: str, value: object, line: int) -> Iterator[Problem]:
    claim = content.claims.get(name)
    if claim is None:
        if name in content.refused or CLAIMS in content.unread:
            return
        what = f"The claim `{name}` is not in the ledger."
        yield Problem(exercise.file, line, "EV01", what, did_you_mean(name, content.claims))
    elif not isinstance(value, int | float) or not claim.value or float(value) != claim.number:
        what = f"`{name}` is {value!r} here and {claim.value or 'without a value'} in the ledger."
        yield Problem(exercise.file, line, "EV07", what)


def _cited(exercise: ExerciseFile) -> set[str]:
    """What the text of an exercise cites."""
    text = "\n".join(cell.text for cell in exercise.source.cells if cell.kind == "markdown")
    return {match["id"] for match in CITE.finditer(text)} | set(CLAIM_IN_EXPR.findall(text))


def _executed(content: Content, exercise: ExerciseFile) -> Iterator[Problem]:
    path = (content.root / exercise.file).with_suffix(".ipynb")
    name = path.relative_to(content.root).as_posix()
    if not path.is_file():
        yield Problem(name, 1, "EX01", f"The executed notebook of `{exercise.file}` is missing.")
        return
    try:
        stored = read_stored(path)
    except ValueError as error:
        yield Problem(name, 1, "EX01", str(error))
        return
    if content.unread & {CLAIMS, SOURCES} or content.refused & _cited(exercise):
        return  # figures of the ledger are printed in the notebook; first the ledger
    wanted = trainer_cells(exercise, content)
    for number, (have, want) in enumerate(zip(stored.cells, wanted, strict=False), start=1):
        if have.cell_type != want.cell_type or have.source != want.source:
            what = f"Cell {number} of `{name}` is not the one in the source."
            yield Problem(exercise.file, want.metadata.get("portal", {}).get("line", 1), "EX01", what)
            return
    if len(stored.cells) != len(wanted):
        what = f"`{name}` has {len(stored.cells)} cells, the source makes {len(wanted)}."
        yield Problem(exercise.file, 1, "EX01", what)
    for number, cell in enumerate(stored.cells, start=1):
        if any(output.output_type == "error" for output in cell.get("outputs", ())):
            yield Problem(name, 1, "EX01", f"Cell {number} of the stored notebook ended in an error.")

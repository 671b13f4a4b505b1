"""What can be wrong with the two tables of a framework: everything is collected, nothing is guessed."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pandas as pd

from ..errors import Problem
from ..files.tables import nearest, to_numbers

__all__ = ["DIRECTIONS", "STATUSES", "find_problems", "tidy_groups", "tidy_indicators"]

DIRECTIONS = ("higher is better", "lower is better")
STATUSES = ("scored", "slot", "left out")


def tidy_indicators(table: pd.DataFrame, file: str) -> tuple[pd.DataFrame, list[Problem]]:
    """Texts and numbers of the indicator table, and what is wrong cell by cell."""
    rows, problems = _tidy(
        table,
        file,
        required=("id", "name", "unit", "direction"),
        defaults={"status": "scored", "weight": 1.0},
        numbers=("worst", "best", "target", "weight", "minimum", "maximum"),
    )
    if "minimum" in rows and not problems:
        percent = rows["unit"].str.startswith("%")
        rows["minimum"] = rows["minimum"].mask(percent & rows["minimum"].isna(), 0.0)
        rows["maximum"] = rows["maximum"].mask(percent & rows["maximum"].isna(), 100.0)
    return rows, problems


def tidy_groups(table: pd.DataFrame, file: str) -> tuple[pd.DataFrame, list[Problem]]:
    """Texts and numbers of the group table, and what is wrong cell by cell."""
    return _tidy(
        table,
        file,
        required=("view", "id", "name", "level", "parent"),
        defaults={"weight": 1.0},
        numbers=("weight",),
    )


def _tidy(
    table: pd.DataFrame,
    file: str,
    *,
    required: tuple[str, ...],
    defaults: dict[str, str | float],
    numbers: tuple[str, ...],
) -> tuple[pd.DataFrame, list[Problem]]:
    rows = table.reset_index(drop=True)
    present = [str(c) for c in rows.columns]
    problems = [
        Problem(f'The column "{name}" is missing.', file, suggestion=_misspelt(name, present, required))
        for name in required
        if name not in present
    ]
    if rows.empty:
        problems.append(Problem("There are no rows.", file))
    if problems:
        return rows, problems
    for column in present:
        texts = rows[column].map(lambda v: "" if pd.isna(v) else str(v).strip()).astype("str")
        if column in numbers:
            values, wrong = to_numbers(texts, file, column)
            rows[column] = values
            problems += wrong
        else:
            rows[column] = texts
    for column in numbers:
        if column not in rows:
            rows[column] = np.full(len(rows), np.nan, dtype=np.float64)
    for column, value in defaults.items():
        if column not in rows:
            rows[column] = value
        elif isinstance(value, str):
            rows[column] = rows[column].mask(rows[column] == "", value)
        else:
            rows[column] = rows[column].fillna(value)
    problems += [Problem("The id is empty.", file, i, "id") for i, name in enumerate(rows["id"], 2) if name == ""]
    first: dict[str, int] = {}
    for i, name in enumerate(rows["id"]):
        if name and name in first:
            problems.append(Problem(f"The id {name} stands in row {first[name]} already.", file, i + 2, "id"))
        first.setdefault(name, i + 2)
    return rows.set_index("id"), problems


def _misspelt(name: str, present: list[str], required: tuple[str, ...]) -> str:
    return nearest(name, [c for c in present if c not in required])


def find_problems(
    indicators: pd.DataFrame, groups: pd.DataFrame, indicators_file: str, groups_file: str
) -> list[Problem]:
    """What is wrong between the rows: goalposts, weights, membership, and the shape of each tree."""
    return [
        *_of_indicators(indicators, indicators_file),
        *_of_membership(indicators, groups, indicators_file),
        *_of_trees(groups, groups_file),
        *_of_weights(indicators, groups, indicators_file, groups_file),
    ]


def _of_indicators(rows: pd.DataFrame, file: str) -> Iterator[Problem]:
    columns = ("status", "direction", "worst", "best")
    for i, (status, direction, worst, best) in enumerate(zip(*(rows[c] for c in columns), strict=True), 2):
        if status not in STATUSES:
            hint = nearest(status, STATUSES)
            yield Problem(f'"{status}" is no status.', file, i, "status", ", ".join(STATUSES), hint)
        if status == "slot":
            continue
        if direction not in DIRECTIONS:
            found = f'"{direction}" is no direction.' if direction else "The direction is missing."
            hint = nearest(direction, DIRECTIONS)
            yield Problem(found, file, i, "direction", " or ".join(DIRECTIONS), hint)
        if np.isnan(worst) and np.isnan(best):
            continue  # some methods need none; the one that does says so
        if np.isnan(worst) or np.isnan(best):
            side = "worst" if np.isnan(worst) else "best"
            yield Problem("The goalpost is missing.", file, i, side, "both goalposts, or neither")
        elif worst == best:
            yield Problem(f"Both goalposts are {best:g}: no score lies between them.", file, i, "best")
        elif direction in DIRECTIONS and (best > worst) != (direction == DIRECTIONS[0]):
            what = f"The goalposts are reversed: {direction}, but worst is {worst:g} and best is {best:g}."
            yield Problem(what, file, i, "best")


def _of_membership(rows: pd.DataFrame, groups: pd.DataFrame, file: str) -> Iterator[Problem]:
    shared = [str(i) for i in rows.index if i in groups.index]
    for name in shared:
        yield Problem(f"{name} is the id of an indicator and of a group.", file, column="id")
    for view in dict.fromkeys(groups["view"]):
        if view not in rows:
            what = f'No column says in which group of the view "{view}" an indicator stands.'
            yield Problem(what, file, suggestion=nearest(view, [str(c) for c in rows.columns]))
            continue
        known = groups.index[groups["view"] == view].astype(str).tolist()
        for i, (group, status) in enumerate(zip(rows[view], rows["status"], strict=True), 2):
            if group == "" and status != "slot":
                yield Problem("A scored indicator must stand in a group.", file, i, view)
            elif group != "" and group not in known:
                what = f'There is no group {group} in the view "{view}".'
                yield Problem(what, file, i, view, suggestion=nearest(group, known))


def _of_trees(groups: pd.DataFrame, file: str) -> Iterator[Problem]:
    numbered = {str(g): i for i, g in enumerate(groups.index, 2)}
    for view in dict.fromkeys(groups["view"]):
        parents = {str(g): str(p) for g, p in groups.loc[groups["view"] == view, "parent"].items()}
        roots = [g for g, p in parents.items() if p == ""]
        if len(roots) != 1:
            found = f"{len(roots)} groups without a parent" + (f" ({', '.join(roots)})" if roots else "")
            what = f'The view "{view}" has {found}.'
            yield Problem(what, file, column="parent", allowed="one, the index")
        for group, parent in parents.items():
            if parent and parent not in parents:
                hint = nearest(parent, parents)
                what = f'The parent {parent} of {group} is not a group of the view "{view}".'
                yield Problem(what, file, numbered[group], "parent", suggestion=hint)
        yield from _of_cycles(parents, numbered, file)


def _of_cycles(parents: dict[str, str], numbered: dict[str, int], file: str) -> Iterator[Problem]:
    settled: set[str] = set()
    for start in parents:
        path: list[str] = []
        group = start
        while group in parents and group not in settled and group not in path:
            path.append(group)
            group = parents[group]
        if group in path:
            ring = [*path[path.index(group) :], group]
            what = f"The groups stand in a circle: {' in '.join(ring)}."
            yield Problem(what, file, numbered[group], "parent")
        settled.update(path)


def _of_weights(rows: pd.DataFrame, groups: pd.DataFrame, indicators_file: str, groups_file: str) -> Iterator[Problem]:
    for file, table in ((indicators_file, rows), (groups_file, groups)):
        for i, weight in enumerate(table["weight"], 2):
            if weight < 0:
                yield Problem(f"The weight is {weight:g}.", file, i, "weight", "0 or more")
    weights: dict[str, list[float]] = {}
    named = set(groups["parent"])
    for parent, weight in zip(groups["parent"], groups["weight"], strict=True):
        weights.setdefault(parent, []).append(weight)
    for view in set(groups["view"]) & set(rows.columns):
        named.update(rows[view])
        for parent, weight, status in zip(rows[view], rows["weight"], rows["status"], strict=True):
            if status != "slot":
                weights.setdefault(parent, []).append(weight)
    for i, (group, view) in enumerate(zip(groups.index, groups["view"], strict=True), 2):
        if group not in named and view in rows:
            yield Problem(f"Nothing belongs to the group {group}.", groups_file, i, "id")
        below = weights.get(str(group), [])
        if below and min(below) >= 0 and sum(below) == 0:
            what = f"The weights of all that belongs to {group} add to zero."
            yield Problem(what, groups_file, i, "weight")

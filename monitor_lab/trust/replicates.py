"""Make many runs of one result at once: prepare each distinct choice once, aggregate in batches."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ..framework.tree import Flags, Floats, Tree
from ..scoring.scores import Scores
from ..steps.aggregate import Aggregate, aggregate_array
from ..steps.normalisation import Normalisation
from .design import CHOICES, Plan, changed_recipe, chosen_aggregate

__all__ = ["Progress", "run_plan"]

Progress = Callable[[int, int], None]
"""Called with the number of runs done and of all runs."""

_BYTES = 64_000_000
"""About how much memory a batch of runs may take."""

_NAMES = (str, int, float, np.generic)
"""What can be the name of a choice."""

_PREPARED = tuple(column for column in CHOICES if column != "aggregate")


def run_plan(scores: Scores, plan: Plan, progress: Progress | None = None) -> Floats:
    """The index of every unit in every run.

    Parameters
    ----------
    scores
        The result whose choices are varied.
    plan
        The runs.
    progress
        Called after each batch.

    Returns
    -------
    Shape (runs, units), in the order of the design and of `scores.groups`; NaN where a unit has no index.

    Raises
    ------
    DataError
        When the plan cannot be run, or the data cannot be scored in a way that it asks for.
    ValueError
        When the name of a method is unknown.

    Examples
    --------
    >>> import pandas as pd
    >>> from monitor_lab import load_example, load_framework, score
    >>> metros = load_example()
    >>> scores = score(metros, load_framework().select(metros.columns), view="flat")
    >>> plan = Plan(pd.DataFrame({"aggregate": ["arithmetic", "geometric"]}))
    >>> run_plan(scores, plan)[0].round(1).tolist() == scores.index.round(1).tolist()
    True
    """
    plan.check(scores.tree)
    found = np.full((plan.runs, len(scores.groups)), np.nan, dtype=np.float64)
    done = 0
    for label, rows in _alike(plan, _PREPARED):
        scenario = _scenario(scores, plan, dict(label))
        units = scenario.groups.index.get_indexer(scores.groups.index)
        here = units >= 0
        for how, mine in _alike(plan, ("aggregate",), rows):
            aggregate = _aggregate(scores, plan, dict(how))
            for batch in _batches(mine, scenario, plan):
                index = _batch(scenario, plan, batch, aggregate)
                found[np.ix_(batch, np.flatnonzero(here))] = index[:, units[here]]
                done += len(batch)
                if progress is not None:
                    progress(done, plan.runs)
    return found


Rows = NDArray[np.int64]
Names = tuple[tuple[str, Any], ...]


def _alike(
    plan: Plan, columns: tuple[str, ...], rows: Rows | None = None
) -> list[tuple[tuple[tuple[str, Any], ...], Rows]]:
    """Runs with the same names in some columns, in the order in which they first occur."""
    mine = np.arange(plan.runs, dtype=np.int64) if rows is None else rows
    present = [column for column in columns if column in plan.design]
    if not present:
        return [((), mine)]
    cells = [plan.design[column].tolist() for column in present]
    codes = [_codes(column) for column in cells]
    together: dict[tuple[Hashable, ...], list[int]] = {}
    for row in mine:
        together.setdefault(tuple(code[row] for code in codes), []).append(int(row))
    return [
        (
            tuple((name, column[found[0]]) for name, column in zip(present, cells, strict=True)),
            np.array(found, np.int64),
        )
        for found in together.values()
    ]


def _codes(cells: list[Any]) -> list[Hashable]:
    """A mark for each cell, the same for the same choice; methods may stand in cells as themselves."""
    seen: list[Any] = []
    marks: list[Hashable] = []
    for cell in cells:
        if cell is None or isinstance(cell, _NAMES):
            marks.append(("name", cell))
            continue
        at = next(
            (i for i, other in enumerate(seen) if other is cell or (type(other) is type(cell) and other == cell)), -1
        )
        if at < 0:
            seen.append(cell)
            at = len(seen) - 1
        marks.append(("itself", at))
    return marks


def _meaning(plan: Plan, column: str, cell: Any) -> Any:
    known = plan.choices.get(column, {})
    return known[cell] if isinstance(cell, _NAMES) and cell in known else cell


def _scenario(scores: Scores, plan: Plan, names: dict[str, Any]) -> Scores:
    changes = {column: _meaning(plan, column, cell) for column, cell in names.items()}
    fields = changed_recipe(scores.recipe, changes)
    now = scores.recipe.fields()
    if all(value == now[name] for name, value in fields.items()):  # type: ignore[literal-required]
        return scores
    return scores.again(**fields)


def _aggregate(scores: Scores, plan: Plan, names: dict[str, Any]) -> Aggregate:
    if "aggregate" not in names:
        return scores.recipe.aggregate
    return chosen_aggregate(_meaning(plan, "aggregate", names["aggregate"]))


def _batches(rows: Rows, scenario: Scores, plan: Plan) -> list[Rows]:
    tree: Tree = scenario.tree
    units, nodes = len(scenario.groups), len(tree.indicators) + len(tree.groups)
    cells = 6 * units * len(tree.groups) + nodes
    if "width_set" in plan.design:
        cells += 4 * units * nodes
    size = max(1, _BYTES // (8 * max(1, cells)))
    return [rows[begin : begin + size] for begin in range(0, len(rows), size)]


def _batch(scenario: Scores, plan: Plan, rows: Rows, how: Aggregate) -> Floats:
    tree = scenario.tree
    part = Plan(plan.design.iloc[rows], plan.choices, plan.weight_sets, plan.relative, plan.width_sets)
    values = scenario.indicators.to_numpy(dtype=np.float64)
    weights = None
    if "width_set" in plan.design:
        values = _widened(scenario, part.widths(tree))
    if "weight_set" in plan.design:
        weights = part.weights(tree, tree.weights)
    groups = aggregate_array(values, tree, scenario.rule, how, weights)
    return np.broadcast_to(groups[..., tree.root], (len(rows), len(scenario.groups)))


def _widened(scenario: Scores, widths: Floats) -> Floats:
    """Indicator scores with other distances between goalposts, their middle unmoved: (runs, units, indicators).

    With goalposts f times as far apart, a score keeps 1/f of its distance from the middle of the scale;
    it is clipped afterwards, if at all.
    """
    tree, normalise = scenario.tree, scenario.recipe.normalise
    own = [normalise.of(indicator) for indicator in tree.indicators]
    between: Flags = np.array([how.method == "goalposts" for how in own], dtype=np.bool_)
    values = scenario.indicators.to_numpy(dtype=np.float64)
    found = np.repeat(values[None], len(widths), axis=0)
    if between.any():
        low, high = (np.array([how.to[end] for how in own], dtype=np.float64)[between] for end in (0, 1))
        clip = np.array([how.clip for how in own], dtype=np.bool_)[between]
        middle = (low + high) / 2.0
        moved = (_unclipped(scenario)[:, between] - middle) / widths[:, None, between] + middle
        found[..., between] = np.where(clip, np.clip(moved, low, high), moved)
    return found


def _unclipped(scenario: Scores) -> Floats:
    """Scores on their straight lines, before anything was clipped."""
    prepared = scenario.prepared.to_numpy(dtype=np.float64)
    scale = scenario.fitted.scale
    if isinstance(scale, Normalisation):
        return _line(prepared, scale)
    found = np.empty_like(prepared)
    periods = scenario.prepared.index.get_level_values(1)
    for period, own in scale.periods.items():
        here = np.asarray(periods == period, dtype=np.bool_)
        found[here] = _line(prepared[here], own)
    return found


def _line(values: Floats, scale: Normalisation) -> Floats:
    return (values - scale.center) * scale.factor + scale.base

"""Hide small counts, and so many others that the totals do not give them away."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ..display import Shown
from ..errors import DataError, Problem
from ..files.tables import nearest

__all__ = ["Suppressed", "suppress_small"]

Totals = Literal["both", "rows", "columns", "none"]
CHOICES = ("both", "rows", "columns", "none")

TOTAL = "total"

Float = NDArray[np.float64]


@dataclass(frozen=True, eq=False, repr=False)
class Suppressed(Shown):
    """A table of counts that may be published; made by `suppress_small`.

    Attributes
    ----------
    table
        The counts as texts, hidden ones as `mark`, with the totals that are published.
    values
        The same as numbers, hidden ones missing (NaN).
    hidden
        True where a cell is hidden, in the same shape.
    first, more
        How many cells are hidden because they are small, and how many more so that nobody can work
        those out. The table does not tell one from the other.
    mark
        What stands in a hidden cell.
    notes
        Plain sentences.

    Examples
    --------
    >>> suppress_small(pd.Series({"Girls": 3, "Women": 41, "Men": 18})).table.iloc[:, 0].tolist()
    ['hidden', '41', 'hidden', '62']
    """

    table: pd.DataFrame
    values: pd.DataFrame
    hidden: pd.DataFrame
    first: int
    more: int
    mark: str
    notes: tuple[str, ...]

    def _heading(self) -> str:
        return f"Counts for publication: {self.first + self.more} of {self.hidden.size} cells are hidden"

    def _tables(self) -> list[tuple[str, pd.DataFrame]]:
        return [("", self.table)]


def suppress_small(
    counts: pd.DataFrame | pd.Series[Any] | Mapping[str, Any],
    *,
    below: int = 5,
    totals: Totals | None = None,
    zeros: Literal["show", "hide"] = "show",
    mark: str = "hidden",
) -> Suppressed:
    """Hide counts below a threshold, and the fewest others that keep totals from giving them away.

    Parameters
    ----------
    counts
        Whole numbers without totals: a table of rows and columns, or one column.
    below
        Counts from 1 to `below` - 1 are hidden.
    totals
        Which totals are published, by this table or elsewhere: "both", "rows" (a total of each row),
        "columns", or "none". Both for a table, and "columns" for a single column, unless said otherwise.
    zeros
        "show": a zero is published, so that a hidden cell is known to be at least 1. "hide": a zero is
        hidden like a small count, where it tells something about a small group.
    mark
        What stands in a hidden cell.

    Returns
    -------
    A `Suppressed`: its `.table` has the totals as last row and column, named "total".

    Raises
    ------
    DataError
        With every cell that is no count, and with every missing cell where totals are published.
    ValueError
        When `below`, `totals` or `zeros` is not one of its values.

    Notes
    -----
    A hidden cell can be worked out exactly when it cannot be raised or lowered by 1, with other hidden
    cells taking up the difference in every published sum. The cells are edges of a network whose nodes
    are the rows and columns (D. Gusfield 1988, *SIAM Journal on Computing* 17: 552-571); each small cell
    gets the cheapest circle through it, cost being the counts that the circle hides, one small cell
    after the other (J. P. Kelly, B. L. Golden and A. A. Assad 1992, *Networks* 22: 397-417, solve the
    same problem for all at once). What is protected is the exact count; a reader may still work out
    that it lies within limits. Totals that are themselves small are hidden as well.

    Examples
    --------
    The 3 is small. Had it alone been hidden, every total would give it away:

    >>> reports = pd.DataFrame({"police": [3, 40, 22], "clinic": [12, 31, 9]}, index=["North", "East", "South"])
    >>> print(suppress_small(reports).table.to_string())
           police  clinic total
    North  hidden  hidden    15
    East       40      31    71
    South  hidden  hidden    31
    total      65      52   117
    """
    if totals is not None and totals not in CHOICES:
        raise ValueError(f"totals is {totals!r}; it is one of {', '.join(CHOICES)}{_meant(totals, CHOICES)}")
    if zeros not in ("show", "hide"):
        raise ValueError(f"zeros is {zeros!r}; it is show or hide")
    if isinstance(below, bool) or not isinstance(below, (int, np.integer)) or below < 1:
        raise ValueError(f"below is {below!r}; it is a whole number of 1 or more")
    one = not isinstance(counts, pd.DataFrame)
    frame = counts if isinstance(counts, pd.DataFrame) else pd.Series(counts, name="count", dtype=object).to_frame()
    published: Totals = totals or ("columns" if one else "both")
    values = _read(frame, published)
    full, labels = _with_totals(frame, values, published)
    least = 1.0 if zeros == "show" else 0.0
    small = (full >= least) & (full < below)
    hidden = _protect(full, small, values.shape, published, least)
    index, columns = labels
    shown = pd.DataFrame(np.where(hidden, np.nan, full), index=index, columns=columns)
    texts = [[mark if np.isnan(v) else f"{v:.0f}" for v in row] for row in np.where(hidden, np.nan, full).tolist()]
    texts = [
        ["" if np.isnan(v) else text for v, text in zip(*row, strict=True)] for row in zip(full, texts, strict=True)
    ]
    first = int(small.sum())
    return Suppressed(
        table=pd.DataFrame(texts, index=index, columns=columns, dtype=object),
        values=shown,
        hidden=pd.DataFrame(hidden, index=index, columns=columns),
        first=first,
        more=int(hidden.sum()) - first,
        mark=mark,
        notes=_notes(first, int(hidden.sum()) - first, below, published, zeros),
    )


def _meant(word: object, known: tuple[str, ...]) -> str:
    found = nearest(str(word), known)
    return f". Did you mean {found}?" if found else ""


def _read(frame: pd.DataFrame, totals: Totals) -> Float:
    problems = [] if frame.size else [Problem("There are no counts.")]
    values = np.full(frame.shape, np.nan)
    for j, column in enumerate(frame.columns):
        for i, (row, cell) in enumerate(zip(frame.index.tolist(), frame.iloc[:, j].tolist(), strict=True)):
            where = f"{row}, {column}" if frame.shape[1] > 1 else str(row)
            if cell is None or cell is pd.NA or cell != cell:
                if totals != "none":
                    allowed = "a count, 0 where nobody was counted; without totals a cell may be empty"
                    problems.append(Problem(f"{where}: there is no count.", allowed=allowed))
                continue
            number = float(cell) if isinstance(cell, (int, float, np.number)) and not isinstance(cell, bool) else -1.0
            if number < 0 or not number.is_integer():
                problems.append(Problem(f"{where}: {cell!r} is not a count.", allowed="whole numbers of 0 or more"))
            else:
                values[i, j] = number
    for axis, labels in (("row", frame.index), ("column", frame.columns)):
        if TOTAL in labels and totals != "none":
            problems.append(Problem(f'There is a {axis} named "{TOTAL}"; give the table without its totals.'))
    if problems:
        raise DataError(problems)
    return values


def _with_totals(frame: pd.DataFrame, values: Float, totals: Totals) -> tuple[Float, tuple[pd.Index[Any], ...]]:
    """The table with the totals that are published as last row and column, and its labels."""
    index, columns = frame.index, frame.columns
    if totals in ("both", "rows"):
        values = np.column_stack([values, values.sum(axis=1)])
        columns = pd.Index([*columns.tolist(), TOTAL])
    if totals in ("both", "columns"):
        values = np.vstack([values, values.sum(axis=0)])
        index = pd.Index([*index.tolist(), TOTAL], name=frame.index.name)
    return values, (index, columns)


def _protect(
    full: Float, small: NDArray[np.bool_], inner: tuple[int, ...], totals: Totals, least: float
) -> NDArray[np.bool_]:
    """The cells to hide. There is always a circle: a cell, and the totals that it counts in."""
    hidden = small.copy()
    if totals == "none":
        return hidden
    rows, columns = full.shape
    # Nodes: a row each, a column each. Where a kind of total is not published, its lines bind nothing:
    # all of them are one node, through which any change may pass.
    row_node = np.arange(rows) if totals in ("both", "rows") else np.zeros(rows, dtype=np.int64)
    column_node = rows + (np.arange(columns) if totals in ("both", "columns") else np.zeros(columns, dtype=np.int64))
    i, j = np.divmod(np.arange(full.size), columns)
    value = full.ravel()
    # A total stands in its line's sum with the other sign.
    margin = (i >= inner[0]) ^ (j >= inner[1])
    from_, to = row_node[i], column_node[j]
    tail, head = np.where(margin, to, from_), np.where(margin, from_, to)  # raising the cell moves tail to head
    for cell in np.flatnonzero(small.ravel()).tolist():
        cost = np.where(hidden.ravel(), 0.0, np.where(value > 0.0, value + 1e-6, np.inf))
        cost[cell] = np.inf
        fall = np.where(value - 1.0 >= least, cost, np.inf)  # what may be lowered by 1
        up = _cheapest(head[cell], tail[cell], tail, head, cost, fall, rows + columns)
        down = (
            _cheapest(tail[cell], head[cell], tail, head, cost, fall, rows + columns)
            if value[cell] - 1.0 >= least
            else (np.inf, [])
        )
        hidden.ravel()[min(up, down, key=lambda found: found[0])[1]] = True
    return hidden


def _cheapest(
    start: int,
    goal: int,
    tail: NDArray[np.int64],
    head: NDArray[np.int64],
    rise: Float,
    fall: Float,
    nodes: int,
) -> tuple[float, list[int]]:
    """The cheapest way from one node to another, and its cells (Bellman-Ford over whole arrays)."""
    sources = np.concatenate([tail, head])
    targets = np.concatenate([head, tail])
    costs = np.concatenate([rise, fall])
    usable = np.flatnonzero(np.isfinite(costs))
    sources, targets, costs = sources[usable], targets[usable], costs[usable]
    distance = np.full(nodes, np.inf)
    distance[start] = 0.0
    by = np.full(nodes, -1, dtype=np.int64)
    for _ in range(nodes):
        through = distance[sources] + costs
        order = np.lexsort((through, targets))
        firsts = np.unique(targets[order], return_index=True)[1]
        best = order[firsts]
        better = best[through[best] < distance[targets[best]]]
        if better.size == 0:
            break
        distance[targets[better]] = through[better]
        by[targets[better]] = better
    cells: list[int] = []
    node = goal
    while node != start and np.isfinite(distance[goal]):
        cells.append(int(usable[by[node]]) % tail.size)
        node = int(sources[by[node]])
    return float(distance[goal]), cells


def _notes(first: int, more: int, below: int, totals: Totals, zeros: str) -> tuple[str, ...]:
    reach = f"0 to {below - 1}" if zeros == "hide" else f"1 to {below - 1}"
    notes = [f"{first} {'cell is' if first == 1 else 'cells are'} hidden because of a count from {reach}."]
    if more:
        notes.append(f"{more} more {'is' if more == 1 else 'are'} hidden, so that the totals do not give them away.")
    if totals != "none":
        notes.append("This protects these totals only. Any other total or table of the same people can undo it.")
    return tuple(notes)

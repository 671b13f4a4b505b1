"""Where a unit stands best and where worst."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

from ..charts.parts import label
from ..display import Shown
from ..scoring.scores import Scores
from .lookup import find_row, given
from .standing import standing

__all__ = ["Strengths", "strengths", "weaknesses"]


@dataclass(frozen=True, eq=False, repr=False)
class Strengths(Shown):
    """The indicators in which a unit stands best, or worst; made by `strengths` and `weaknesses`.

    Attributes
    ----------
    unit
        The unit, or unit and period, as a text.
    kind
        "strengths" or "weaknesses".
    table
        Index `id` of the indicator; the strongest first, the weakest last. Columns `name`, `group`,
        `value` with its `unit`, `score`, `rank` (1 is highest; equal scores share the better rank), `of`
        (units with a score), `tied` (others with the same score), `better_than` (percent of the other
        units that score less), `from_median` (score less the median of all units), `from_own` (score
        less the mean score of all the unit's indicators).
    own_mean
        The plain mean of the unit's indicator scores.
    notes
        Plain sentences.

    Examples
    --------
    >>> from monitor_lab import load_example, load_framework, score
    >>> metros = load_example()
    >>> strengths(score(metros, load_framework().select(metros.columns), view="flat"), "Tshwane", 2).kind
    'strengths'
    """

    unit: str
    kind: Literal["strengths", "weaknesses"]
    table: pd.DataFrame
    own_mean: float
    notes: tuple[str, ...]

    def _heading(self) -> str:
        return f"{self.kind.capitalize()} of {self.unit}"

    def _tables(self) -> list[tuple[str, pd.DataFrame]]:
        return [("", self.table)]


def strengths(scores: Scores, unit: Hashable, n: int = 5, *, units: int = 5) -> Strengths:
    """The indicators in which a unit stands best among the units.

    Parameters
    ----------
    scores
        A result.
    unit
        A unit; with periods, a pair of unit and period, compared with the units of that period.
    n
        How many indicators at most.
    units
        Indicators with a score in fewer units are left out: a place among so few says little.

    Returns
    -------
    A `Strengths`. Only indicators in the upper half of the places are strengths, so there may be fewer
    than `n`; nothing is a strength and a weakness at once.

    Raises
    ------
    ValueError
        When there is no such unit, or `n` or `units` is too small.

    Notes
    -----
    The order is by rank as a share of the units that have a score, so that indicators known in different
    numbers of units can be compared; equal ones stand in the framework's order. Which half a place is in
    is judged by the middle of the places that equal scores share.

    Examples
    --------
    >>> from monitor_lab import load_example, load_framework, score
    >>> metros = load_example()
    >>> scores = score(metros, load_framework().select(metros.columns), view="flat")
    >>> strengths(scores, "Tshwane", 2).table[["rank", "of"]].to_dict("index")
    {'C01': {'rank': 1, 'of': 8}, 'C33': {'rank': 1, 'of': 8}}
    """
    return _extremes(scores, unit, n, units, "strengths")


def weaknesses(scores: Scores, unit: Hashable, n: int = 5, *, units: int = 5) -> Strengths:
    """The indicators in which a unit stands worst among the units, the weakest last.

    Parameters
    ----------
    scores, unit, n, units
        As in `strengths`.

    Returns
    -------
    A `Strengths` of the kind "weaknesses". Only indicators in the lower half of the places.

    Raises
    ------
    ValueError
        When there is no such unit, or `n` or `units` is too small.

    Examples
    --------
    >>> from monitor_lab import load_example, load_framework, score
    >>> metros = load_example()
    >>> scores = score(metros, load_framework().select(metros.columns), view="flat")
    >>> weaknesses(scores, "Tshwane").table["rank"].to_dict()
    {'C34': 5, 'C40': 7}
    """
    return _extremes(scores, unit, n, units, "weaknesses")


def _extremes(
    scores: Scores, unit: Hashable, n: int, units: int, kind: Literal["strengths", "weaknesses"]
) -> Strengths:
    if n < 1:
        raise ValueError(f"n is {n}; ask for 1 indicator or more")
    if units < 2:
        raise ValueError(f"units is {units}; a place needs at least 2 units")
    row = find_row(scores.groups.index, unit)
    key = scores.groups.index[row]
    table = standing(scores, unit)
    table = table[(table["level"] == "indicator") & table["score"].notna()].drop(columns="level")
    own_mean = float(table["score"].mean())
    ids = [str(i) for i in table.index]
    values = pd.Series(given(scores, row), index=list(scores.tree.indicators))
    rank, of, tied = (table[c].to_numpy(dtype=np.float64) for c in ("rank", "of", "tied"))
    others = np.maximum(of - 1.0, 1.0)
    table = table.assign(
        value=values.loc[ids],
        unit=scores.framework.indicators["unit"].loc[ids].fillna("").to_numpy(),
        better_than=(of - rank - tied) / others * 100.0,
        from_median=table["score"] - table["median"],
        from_own=table["score"] - own_mean,
    )
    middle = rank + tied / 2.0 - (of + 1.0) / 2.0
    half = middle < 0.0 if kind == "strengths" else middle > 0.0
    enough = of >= units
    table = table.assign(_standing=(rank - 1.0) / others)[half & enough]
    table = table.sort_values("_standing", kind="stable")
    table = table.head(n) if kind == "strengths" else table.tail(n)
    order = ["name", "group", "value", "unit", "score", "rank", "of", "tied", "better_than", "from_median", "from_own"]
    few = [i for i, known in zip(ids, enough, strict=True) if not known]
    found = table[order]
    return Strengths(label(key), kind, found, own_mean, tuple(_notes(found, kind, few, units, n, len(ids))))


def _notes(table: pd.DataFrame, kind: str, few: list[str], units: int, n: int, known: int) -> list[str]:
    words = []
    half = "upper" if kind == "strengths" else "lower"
    if not known:
        words.append("No indicator has a score.")
    elif len(table) < n:
        verb = "indicator stands" if len(table) == 1 else "indicators stand"
        words.append(f"{len(table) or 'No'} {verb} in the {half} half of the places.")
    shared = table[table["tied"] > 0]
    for name, rank, tied in shared[["name", "rank", "tied"]].itertuples(index=False):
        others = "1 other unit" if tied == 1 else f"{tied} other units"
        words.append(f"{name}: the unit shares place {rank} with {others}.")
    sign = 1.0 if kind == "strengths" else -1.0
    against = table[table["from_own"] * sign < 0.0]["name"]
    if len(against):
        side = "below" if kind == "strengths" else "above"
        names = ", ".join(against)
        words.append(f"Compared with the other units only; its score is {side} the unit's own mean: {names}.")
    if few:
        words.append(f"Left out, as fewer than {units} units have a score: {', '.join(few)}.")
    return words

"""What one indicator's scale is, by method: learnt from a column, described by a few numbers.

Every method but the ranking ones is a straight line: score = (value - center) * factor + base.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from ..errors import Problem
from ..framework.tree import Floats

if TYPE_CHECKING:
    from .normalise import Normalise

__all__ = ["METHODS", "RANKED", "Column", "learn"]

RANKED = ("rank", "percentile rank", "borda")
METHODS = (
    "goalposts",
    "centred goalposts",
    "min-max",
    "z-score",
    *RANKED,
    "distance to reference",
    "distance to target",
    "distance to maximum",
    "fraction of maximum",
)


@dataclass(frozen=True)
class Column:
    """The scale of one indicator.

    Attributes
    ----------
    center, factor, base
        score = (value - center) * factor + base.
    low, high
        Ends at which scores are clipped; infinite where they are not.
    rank
        For the ranking methods: the method; `factor` then holds the direction, and `low` and `high` the
        ends that a percentile rank is brought to.
    ties
        Place of equal values.
    inverse
        Whether the value's inverse is taken first.
    """

    center: float = 0.0
    factor: float = 1.0
    base: float = 0.0
    low: float = -np.inf
    high: float = np.inf
    rank: str = ""
    ties: str = "min"
    inverse: bool = False


def learn(
    how: Normalise, values: Floats, indicator: str, row: Mapping[Hashable, Any], units: pd.Index
) -> Column | list[Problem]:
    """The scale of one indicator, or what keeps it from having one.

    Parameters
    ----------
    how
        Its method and settings.
    values
        Its values, a unit each; NaN where missing.
    indicator, row
        Its id, and its direction, goalposts and target in the framework.
    units
        The labels of the units, to find a reference.

    Returns
    -------
    A `Column`, or problems.
    """
    up = row["direction"] == "higher is better"
    sign = 1.0 if up else -1.0
    if how.method in RANKED:
        return Column(factor=sign, low=how.to[0], high=how.to[1], rank=how.method, ties=how.ties)
    if how.method == "goalposts":
        return _goalposts(how, row, indicator, up)
    lowest, highest = float(np.fmin.reduce(values)), float(np.fmax.reduce(values))  # missing ones are passed over
    if np.isnan(lowest):
        return Column(factor=np.nan)
    worst, best = (lowest, highest) if up else (highest, lowest)
    if how.method == "fraction of maximum":
        return _fraction(how, indicator, up, lowest, highest)
    if lowest == highest and how.method != "distance to target":
        what = f"Every value is {lowest:g}. {how.method.capitalize()} divides by the spread, and there is none."
        allowed = "at least two different values, or goalposts"
        return [Problem(what, "observations", column=indicator, allowed=allowed)]
    if how.method == "z-score":
        known = values[~np.isnan(values)]
        spread = float(known.std(ddof=how.ddof))
        return Column(float(known.mean()), sign * how.sd / spread, how.mean)
    if how.method in ("min-max", "distance to maximum"):
        return _line(how, worst, best)
    if how.method == "distance to target":
        return _to_target(how, row, indicator, worst)
    reference = _reference(how, values, units, indicator)
    if isinstance(reference, Problem):
        return [reference]
    if how.method == "centred goalposts":
        half = (best - worst) / 2.0
        return _line(how, reference - half, reference + half)
    if reference == worst:
        what = f"The reference {how.reference} has the worst value, {reference:g}: no distance can be measured to it."
        return [Problem(what, "observations", column=indicator)]
    return _line(how, worst, reference)


def _line(how: Normalise, worst: float, best: float) -> Column:
    low, high = how.to
    ends = (low, high) if how.clip else (-np.inf, np.inf)
    return Column(worst, (high - low) / (best - worst), low, *ends)


def _goalposts(how: Normalise, row: Mapping[Hashable, Any], indicator: str, up: bool) -> Column | list[Problem]:
    worst = float(row["worst"] if how.worst is None else how.worst)
    best = float(row["best"] if how.best is None else how.best)
    if np.isnan(worst) or np.isnan(best):
        what = "It has no goalposts, so its values cannot be scored between them."
        return [Problem(what, "framework", column=indicator, allowed="goalposts, or another method, such as min-max")]
    if worst == best:
        return [Problem(f"Both goalposts are {best:g}: no score lies between them.", "framework", column=indicator)]
    if (best > worst) != up:
        what = f"The goalposts are reversed: {row['direction']}, but worst is {worst:g} and best is {best:g}."
        return [Problem(what, "framework", column=indicator)]
    return _line(how, worst, best)


def _to_target(how: Normalise, row: Mapping[Hashable, Any], indicator: str, worst: float) -> Column | list[Problem]:
    target = how.target if how.target is not None else float(row.get("target", np.nan))
    if np.isnan(target):
        what = "It has no target, so no distance can be measured to it."
        return [Problem(what, "framework", column=indicator, allowed="a number in the column target")]
    if target == worst:
        what = f"The target is {target:g}, and so is the worst value: no distance can be measured."
        return [Problem(what, "observations", column=indicator)]
    return _line(how, worst, target)


def _fraction(how: Normalise, indicator: str, up: bool, lowest: float, highest: float) -> Column | list[Problem]:
    if lowest < 0.0 or highest <= 0.0 or (not up and lowest == 0.0):
        allowed = "values above zero" if not up else "values of zero or more, not all zero"
        what = f"The lowest value is {lowest:g}: a fraction of it, or of the highest, says nothing."
        return [Problem(what, "observations", column=indicator, allowed=allowed)]
    low, high = how.to
    ends = (low, high) if how.clip else (-np.inf, np.inf)
    factor = (high - low) * (1.0 / highest if up else lowest)
    return Column(0.0, factor, low, *ends, inverse=not up)


def _reference(how: Normalise, values: Floats, units: pd.Index, indicator: str) -> float | Problem:
    if how.reference is None:
        return Problem(f"{how.method.capitalize()} needs a reference.", column=indicator, allowed="a unit of the data")
    at = np.flatnonzero(units == how.reference) if not isinstance(how.reference, float) else np.array([])
    if len(at) != 1:
        if how.method == "centred goalposts" and isinstance(how.reference, (int, float)):
            return float(how.reference)
        return Problem(f"There is no unit {how.reference!r} to refer to.", "observations", column=indicator)
    value = float(values[at[0]])
    if np.isnan(value):
        return Problem(f"The reference {how.reference} has no value.", "observations", column=indicator)
    return value

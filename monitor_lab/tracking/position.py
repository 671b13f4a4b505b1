"""Where the latest figure stands against the path of a target, allowing for chance."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Literal

import numpy as np
import pandas as pd

from .compare import compare_counts
from .counts import poisson_interval
from .targets import target_path

__all__ = ["OFF", "ON", "UNSURE", "Called", "Position", "Target", "locate"]

Called = Literal["on track", "off track", "cannot tell"]
ON: Called = "on track"
OFF: Called = "off track"
UNSURE: Called = "cannot tell"

SMALL = 20
"""Below so many events a year, three years are pooled unless something else is asked for."""


@dataclass(frozen=True)
class Target:
    """What is to be reached and how it is judged; the settings of `on_track`.

    Examples
    --------
    >>> Target(target_year=2030).change
    -50.0
    """

    target_year: int
    change: float = -50.0
    target: float | None = None
    path: Literal["compound", "linear"] = "compound"
    pool: int | None = None
    chance_in: Literal["both", "latest"] = "both"
    minimum_years: int = 3
    scale: float = 1.0
    confidence: float = 0.95


@dataclass(frozen=True)
class Position:
    """The latest figure beside the path.

    Attributes
    ----------
    called
        "on track", "off track" or "cannot tell".
    reason
        Why, in one sentence.
    start, figure, asked, goal
        Figures: of the baseline, of the latest period, of the path then, and of the target; NaN where
        there is none.
    share, low, high
        The latest figure as a percentage of the path's, and its interval.
    pooled
        Years in each period compared.

    Examples
    --------
    >>> Position("cannot tell", "There is no figure.").pooled
    1
    """

    called: Called
    reason: str
    start: float = math.nan
    figure: float = math.nan
    asked: float = math.nan
    goal: float = math.nan
    share: float = math.nan
    low: float = math.nan
    high: float = math.nan
    pooled: int = 1


def locate(
    amounts: pd.Series[float], exposure: pd.Series[float], counted: bool, baseline: int, latest: int, aim: Target
) -> Position:
    """Compare the latest figure with the path from a baseline.

    Parameters
    ----------
    amounts
        Events by year, or rates where `counted` is False.
    exposure
        People by year, or 1; missing where unknown.
    counted
        Whether `amounts` are events, so that chance can be judged.
    baseline, latest
        Two years of the series.
    aim
        The target, and how it is judged.

    Returns
    -------
    A `Position`.

    Raises
    ------
    ValueError
        When the baseline is not before the target year.

    Examples
    --------
    Two homicides after five are a fall, but chance alone does as much:

    >>> counts = pd.Series([5.0, 4.0, 2.0], [2019, 2020, 2021])
    >>> locate(counts, counts * 0 + 1, True, 2019, 2021, Target(2030, pool=1)).called
    'cannot tell'
    """
    if baseline >= aim.target_year:
        raise ValueError(f"the baseline {baseline} is not before the target year {aim.target_year}")
    known = amounts.notna() & exposure.notna()
    usable = set(amounts.index[known].tolist())
    if baseline not in usable:
        return Position(UNSURE, f"There is no figure for the baseline year {baseline}.")
    if latest <= baseline:
        return Position(UNSURE, f"There is no figure after the baseline year {baseline}.")
    pool = aim.pool or (3 if counted and min(amounts.loc[baseline], amounts.loc[latest]) < SMALL else 1)
    first, last = (list(range(end - pool + 1, end + 1)) for end in (baseline, latest))
    gaps = sorted({y for y in first + last if y not in usable})
    if gaps:
        listed = ", ".join(str(y) for y in gaps)
        return Position(UNSURE, f"A mean of {pool} years needs {listed}, and there is no figure.", pooled=pool)
    if first[-1] >= last[0]:
        reason = f"The {pool} years up to {baseline} and the {pool} up to {latest} overlap: too little time has passed."
        return Position(UNSURE, reason, pooled=pool)
    between = len([y for y in usable if baseline <= y <= latest])
    lived_before, lived = float(exposure.loc[first].sum()), float(exposure.loc[last].sum())
    before, now = float(amounts.loc[first].sum()), float(amounts.loc[last].sum())
    scale = aim.scale if counted else 1.0
    start = before / lived_before * scale if counted else before / pool
    figure = now / lived * scale if counted else now / pool
    if start == 0.0:
        reason = f"Nothing was counted in the baseline {baseline}, and no percentage of nothing can be asked for."
        return Position(UNSURE, reason, start, figure, pooled=pool)
    path = target_path(
        baseline, aim.target_year, start, None if aim.target is not None else aim.change, target=aim.target
    )
    line = path[aim.path]
    if line.isna().any():
        line = path["linear"]  # a target of zero has no compound path
    goal = float(line.iloc[-1])
    weights = exposure.loc[last].to_numpy(dtype=np.float64) if counted else np.ones(pool)
    steps = line.reindex(last).fillna(goal).to_numpy(dtype=np.float64)  # after the target year, the target
    asked = float((steps * weights).sum() / weights.sum())
    low, high = _limits(before, now, lived_before, lived, counted, aim)
    with np.errstate(divide="ignore", invalid="ignore"):
        share, low, high = (float(np.float64(v) / asked * 100.0) for v in (figure, low * start, high * start))
    called, reason = _call(share, low, high, falls=goal <= start)
    if called != UNSURE and between < aim.minimum_years:
        called = UNSURE
        reason = f"Only {between} years have a figure from the baseline on; at least {aim.minimum_years} are asked for."
    return Position(called, reason, start, figure, asked, goal, share, low, high, pool)


def _limits(
    before: float, now: float, lived_before: float, lived: float, counted: bool, aim: Target
) -> tuple[float, float]:
    """The ends of the interval of the latest figure over the baseline's."""
    if not counted:
        return math.nan, math.nan
    if aim.chance_in == "both":
        ratio = compare_counts(int(before), int(now), lived_before, lived, confidence=aim.confidence)
        return ratio.low, ratio.high
    low, high = poisson_interval(now, confidence=aim.confidence)
    start = before / lived_before
    return float(low) / lived / start, float(high) / lived / start


def _call(share: float, low: float, high: float, falls: bool) -> tuple[Called, str]:
    side = "at or below" if share <= 100.0 else "above"
    if math.isnan(low):
        return UNSURE, f"Without counts, chance cannot be judged; taken by itself, the figure is {side} the path."
    if (high <= 100.0) if falls else (low >= 100.0):
        return ON, f"Even allowing for chance, the figure is {'at or below' if falls else 'at or above'} the path."
    if (low > 100.0) if falls else (high < 100.0):
        return OFF, f"Even allowing for chance, the figure is {'above' if falls else 'below'} the path."
    return UNSURE, "The path lies within what chance alone can do, so neither can be said."

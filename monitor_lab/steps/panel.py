"""Fill the gaps of a panel: each unit and indicator from its own other periods."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ..errors import DataError, Problem
from ..framework.tree import Floats
from .frames import numbers
from .normalise import one_of

__all__ = ["impute_panel"]

_HOW = ("latest", "constant", "linear", "linear-constant")


def impute_panel(frame: pd.DataFrame, how: str = "latest", max_steps: int | None = None) -> pd.DataFrame:
    """Fill a unit's gaps in an indicator from the same indicator in other periods.

    Parameters
    ----------
    frame
        Index: units and periods. A column an indicator, in its unit; NaN where missing.
    how
        - "latest": the last value before the gap. A gap before the first value stays.
        - "constant": the same; a gap before the first value takes the first value.
        - "linear": on the straight line between the last value before and the first value after the gap;
          a gap before the first value takes the first one, a gap after the last value the last one.
        - "linear-constant": the same as "linear", under the name that COINr also has for it.
    max_steps
        A value fills gaps at most this many periods away; None for no limit. The periods of the whole
        frame count, in their order, also where the unit has no row. On a line, the nearer of the two
        values counts.

    Returns
    -------
    The index, the order of rows and the unit of `frame`. Only gaps are changed, and no row is added: for
    a period without a row, give it an empty one.

    Raises
    ------
    DataError
        When the index does not hold units and periods, a unit has a period twice or an empty one, or a
        column holds text or an infinite value; on a line also when periods are no numbers or dates.
    ValueError
        When `how` is unknown, or `max_steps` is not a whole number above 0.

    Notes
    -----
    COINr's `impute_panel` (`imp_type`, `max_time`). There "linear", too, is flat beyond the first and the
    last value: a trend is not carried on. `max_time` applies to "latest" only there; here to all.

    Examples
    --------
    >>> index = pd.MultiIndex.from_product([["Durban"], [2018, 2019, 2021]], names=["unit", "period"])
    >>> rates = pd.DataFrame({"C01": [30.0, None, 42.0]}, index=index)
    >>> impute_panel(rates)["C01"].tolist(), impute_panel(rates, "linear")["C01"].tolist()
    ([30.0, 30.0, 42.0], [30.0, 34.0, 42.0])
    """
    one_of("how", how, _HOW)
    if max_steps is not None and (isinstance(max_steps, bool) or max_steps != int(max_steps) or max_steps < 1):
        raise ValueError(f"max_steps is {max_steps!r}; it must be a whole number above 0, or None for no limit")
    values = numbers(frame)
    unit, period, times = _places(frame.index, line=how.startswith("linear"))
    cube = np.full((int(unit.max(initial=-1)) + 1, len(times), values.shape[1]), np.nan, dtype=np.float64)
    cube[unit, period] = values
    filled = _fill(cube, times, how, max_steps)[unit, period]
    values = np.where(np.isnan(values), filled, values)
    return pd.DataFrame(values, index=frame.index, columns=frame.columns)


def _places(index: pd.Index, *, line: bool) -> tuple[NDArray[np.intp], NDArray[np.intp], Floats]:
    """Place of each row's unit and period, and the times of the periods."""
    if index.nlevels != 2:
        what = f"The index has {index.nlevels} level{'' if index.nlevels == 1 else 's'}."
        raise DataError([Problem(what, "panel", allowed="two: unit and period")])
    unit, _ = pd.factorize(index.get_level_values(0))
    period, periods = pd.factorize(index.get_level_values(1), sort=True)
    problems = (
        [Problem("A unit or a period is empty.", "panel")]
        if min(unit.min(initial=0), period.min(initial=0)) < 0
        else []
    )
    problems += [
        Problem(f"{', '.join(map(str, key))} stands there more than once.", "panel", column="unit and period")
        for key in index[index.duplicated()].unique()
    ]
    times = np.arange(len(periods), dtype=np.float64)
    if pd.api.types.is_numeric_dtype(periods.dtype):
        times = periods.to_numpy(dtype=np.float64)
    elif pd.api.types.is_datetime64_any_dtype(periods.dtype):
        times = periods.to_numpy().astype("datetime64[s]").astype(np.float64)
    elif line and len(periods):
        what = f"The period {periods[0]!r} is no number and no date, so that no straight line can be drawn."
        problems.append(Problem(what, "panel", column="period", allowed="years such as 2021, or dates"))
    if problems:
        raise DataError(problems)
    return unit, period, times


def _fill(cube: Floats, times: Floats, how: str, max_steps: int | None) -> Floats:
    """The cube (unit, period, indicator) without the gaps that can be filled."""
    count = len(times)
    known = ~np.isnan(cube)
    here = np.arange(count, dtype=np.int64)[None, :, None]
    last = np.maximum.accumulate(np.where(known, here, -1), axis=1)
    following = np.flip(np.minimum.accumulate(np.flip(np.where(known, here, count), axis=1), axis=1), axis=1)
    has_last, has_next = last >= 0, following < count
    before = np.take_along_axis(cube, np.maximum(last, 0), axis=1)
    after = np.take_along_axis(cube, np.minimum(following, count - 1), axis=1)
    if how == "latest":
        found, distance = np.where(has_last, before, np.nan), here - last
    else:
        found = np.where(has_last, before, np.where(has_next, after, np.nan))
        distance = np.where(has_last, here - last, following - here)
    if how.startswith("linear"):
        start, end = times[np.maximum(last, 0)], times[np.minimum(following, count - 1)]
        span = np.where(end > start, end - start, 1.0)
        line = before + (after - before) * (times[None, :, None] - start) / span
        between = has_last & has_next
        found = np.where(between, line, found)
        distance = np.where(between, np.minimum(here - last, following - here), distance)
    if max_steps is not None:
        found = np.where(distance <= max_steps, found, np.nan)
    filled: Floats = np.where(known, cube, found)
    return filled

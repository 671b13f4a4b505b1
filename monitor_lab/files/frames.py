"""Check a frame of values that did not come from a file."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ..errors import DataError, Problem
from ..framework.framework import Framework
from .values import unknown

__all__ = ["check_observations", "check_possible"]

_FRAME = "observations"


def check_observations(observations: pd.DataFrame, framework: Framework) -> pd.DataFrame:
    """The scored columns of a frame, as 64-bit floats, in the framework's order.

    Parameters
    ----------
    observations
        Index: units; a column an indicator.
    framework
        Says which indicators are scored. Slots and indicators left out are dropped.

    Returns
    -------
    A frame with one column a scored indicator; what `observations` lacks is NaN. A frame that has these
    columns already is not copied in memory; changing the result never changes the frame given.

    Raises
    ------
    DataError
        With every problem at once: no rows, no scored indicator, unknown columns, units given twice,
        text, infinite values.

    Examples
    --------
    >>> from monitor_lab import load_framework
    >>> frame = pd.DataFrame({"C03": [400], "T002": [9]}, index=["Durban"])
    >>> check_observations(frame, load_framework().select(["C01", "C03"]))
            C01    C03
    Durban  NaN  400.0
    """
    scored = framework.scored.index.rename(None)
    in_order = observations.columns.equals(scored) and bool((observations.dtypes == np.float64).all())
    problems: list[Problem] = []
    if not in_order:
        columns = [str(c) for c in observations.columns]
        problems += unknown(columns, framework, _FRAME)
        for code in dict.fromkeys(c for c in columns if columns.count(c) > 1):
            problems.append(Problem("This column stands there twice.", _FRAME, column=code))
    if observations.empty or not observations.columns.isin(scored).any():
        problems.append(Problem("There is nothing to score: no row, or no column of a scored indicator."))
    if not observations.index.is_unique:
        again = observations.index.duplicated()
        names = observations.index[again].unique()
        shown = ", ".join(_name(n) for n in names[:5]) + (f" and {len(names) - 5} others" if len(names) > 5 else "")
        stand = "stands" if len(names) == 1 else "stand"
        problems.append(Problem(f"{shown} {stand} there more than once.", _FRAME, column="unit"))
    if in_order:
        values, checked = observations.to_numpy(), observations.copy(deep=False)
    else:
        values, more = _floats(observations, scored)
        problems += more
        checked = pd.DataFrame(values, index=observations.index, columns=scored, copy=False)
    infinite = np.isinf(values)
    if infinite.any():
        for j in np.flatnonzero(infinite.any(axis=0)).tolist():
            rows = np.flatnonzero(infinite[:, j]).tolist()
            count = "an infinite value" if len(rows) == 1 else f"{len(rows)} infinite values, the first"
            what = f"The column holds {count} in {_name(observations.index[rows[0]])}."
            allowed = "finite numbers, or NaN where the value is missing"
            problems.append(Problem(what, _FRAME, column=str(scored[j]), allowed=allowed))
    if problems:
        raise DataError(problems)
    return checked


def _floats(observations: pd.DataFrame, scored: pd.Index[Any]) -> tuple[NDArray[np.float64], list[Problem]]:
    problems = []
    matrix = np.full((len(observations), len(scored)), np.nan, dtype=np.float64)
    for j, code in enumerate(scored):
        places = np.flatnonzero(observations.columns == code)
        if len(places) == 0:
            continue
        column = observations.iloc[:, int(places[0])]
        if not pd.api.types.is_numeric_dtype(column.dtype) or pd.api.types.is_bool_dtype(column.dtype):
            problems.append(Problem(_text(column), _FRAME, column=str(code), allowed="numbers"))
        else:
            matrix[:, j] = column.to_numpy(dtype=np.float64, na_value=np.nan)
    return matrix, problems


def _text(column: pd.Series[Any]) -> str:
    """What is no number in a column, and where."""
    for unit, value in column.items():
        if not isinstance(value, (int, float, np.number)) or isinstance(value, bool):
            return f'The column holds text, not numbers: "{str(value)[:60]}" in {_name(unit)}.'
    return "The column holds numbers of a kind that cannot be scored; give it the dtype float64."


def _name(unit: object) -> str:
    return " ".join(str(part) for part in unit) if isinstance(unit, tuple) else str(unit)


def check_possible(observations: pd.DataFrame, framework: Framework) -> pd.DataFrame:
    """Refuse values that cannot occur, such as 130% or a negative rate.

    Parameters
    ----------
    observations
        Index: units; a column an indicator, in the indicator's unit; 64-bit floats.
    framework
        Holds the smallest and the largest possible value of each indicator.

    Returns
    -------
    The frame, unchanged.

    Raises
    ------
    DataError
        With every such value: unit, indicator, what is allowed.

    Examples
    --------
    >>> from monitor_lab import load_framework
    >>> check_possible(pd.DataFrame({"C22": [130.0]}, index=["Durban"]), load_framework())
    Traceback (most recent call last):
    ...
    monitor_lab.errors.DataError: observations, column C22: Durban has 130, which cannot occur in % of residents. \
Allowed: 0 to 100.
    """
    table = framework.indicators.reindex(observations.columns)
    lowest, highest = table["minimum"].to_numpy(dtype=np.float64), table["maximum"].to_numpy(dtype=np.float64)
    if np.isnan(lowest).all() and np.isnan(highest).all():
        return observations
    values = observations.to_numpy(dtype=np.float64)
    wrong = values < lowest
    wrong |= values > highest
    problems = []
    for i, j in np.argwhere(wrong).tolist():
        low = f"{lowest[j]:g}" if not np.isnan(lowest[j]) else "any number"
        high = f" to {highest[j]:g}" if not np.isnan(highest[j]) else " or more"
        unit = str(table["unit"].iloc[j])
        what = f"{_name(observations.index[i])} has {values[i, j]:g}, which cannot occur in {unit}."
        problems.append(Problem(what, _FRAME, column=str(table.index[j]), allowed=low + high))
    if problems:
        raise DataError(problems)
    return observations

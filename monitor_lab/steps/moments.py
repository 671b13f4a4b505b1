"""Skewness and kurtosis, by which outliers are noticed."""

from __future__ import annotations

from typing import overload

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from ..errors import DataError
from ..framework.tree import Floats
from .frames import constant_problems, numbers, value_range

__all__ = ["kurtosis", "moments_array", "skewness"]


@overload
def skewness(values: pd.DataFrame) -> pd.Series[float]: ...
@overload
def skewness(values: pd.Series[float] | ArrayLike) -> float: ...
def skewness(values: pd.DataFrame | pd.Series[float] | ArrayLike) -> pd.Series[float] | float:
    """How lopsided values are: above 0 with a long tail of high values, below 0 with one of low values.

    Parameters
    ----------
    values
        One indicator (a Series, list or array), or a frame with a column an indicator. Any unit. What
        is missing is left out.

    Returns
    -------
    A number without unit; for a frame one an indicator, indexed by id. NaN with fewer than 3 values.

    Raises
    ------
    DataError
        When an indicator has the same value everywhere, holds text or an infinite value.

    Notes
    -----
    G1 = g1 * sqrt(n (n - 1)) / (n - 2), where g1 is the mean cubed distance from the mean over the cubed
    standard deviation (divisor n): "type 2" of D. N. Joanes and C. A. Gill, "Comparing measures of sample
    skewness and kurtosis", *The Statistician* 47 (1998), as in spreadsheets and in COINr. COINr gives
    nothing (NaN) for a constant column; here it is refused.

    Examples
    --------
    >>> round(skewness([1, 2, 3, 4, 40]), 3)
    2.211
    """
    return _one_or_many(values, 0)


@overload
def kurtosis(values: pd.DataFrame) -> pd.Series[float]: ...
@overload
def kurtosis(values: pd.Series[float] | ArrayLike) -> float: ...
def kurtosis(values: pd.DataFrame | pd.Series[float] | ArrayLike) -> pd.Series[float] | float:
    """How heavy the tails of values are: 0 as in a normal distribution, above 0 with far-off values.

    Parameters
    ----------
    values
        One indicator (a Series, list or array), or a frame with a column an indicator. Any unit. What
        is missing is left out.

    Returns
    -------
    Excess kurtosis, a number without unit; for a frame one an indicator, indexed by id. NaN with fewer
    than 4 values.

    Raises
    ------
    DataError
        When an indicator has the same value everywhere, holds text or an infinite value.

    Notes
    -----
    G2 = ((n + 1) g2 + 6) (n - 1) / ((n - 2) (n - 3)), where g2 is the mean fourth power of the distance
    from the mean over the squared variance (divisor n), less 3: "type 2" of Joanes and Gill (1998), as
    for `skewness`.

    Examples
    --------
    >>> round(kurtosis([1, 2, 3, 4, 40]), 3)
    4.912
    """
    return _one_or_many(values, 1)


def _one_or_many(values: pd.DataFrame | pd.Series[float] | ArrayLike, which: int) -> pd.Series[float] | float:
    if isinstance(values, pd.DataFrame):
        frame = values
    elif isinstance(values, pd.Series):
        frame = values.to_frame(name=values.name if values.name is not None else "values")
    else:
        frame = pd.DataFrame({"values": np.asarray(values)})
    matrix = numbers(frame, "values")
    names = [str(c) for c in frame.columns]
    why = "skewness and kurtosis divide by the spread, which is 0."
    problems = constant_problems(matrix, names, "values", why, "at least two different values")
    if problems:
        raise DataError(problems)
    found = moments_array(matrix)[which]
    if isinstance(values, pd.DataFrame):
        return pd.Series(found, index=frame.columns, name=("skewness", "kurtosis")[which])
    return float(found[0])


def moments_array(values: Floats) -> tuple[Floats, Floats]:
    """Skewness and kurtosis of each column of an array.

    Parameters
    ----------
    values
        A row a unit, a column an indicator; NaN where missing.

    Returns
    -------
    Two arrays with an entry a column; NaN where there are too few values, or all are the same.

    Examples
    --------
    >>> skew, kurt = moments_array(np.array([[1.0], [2.0], [3.0], [4.0]]))
    >>> skew.round(9).tolist(), kurt.round(9).tolist()
    ([0.0], [-1.2])
    """
    known = ~np.isnan(values)
    n = known.sum(axis=0).astype(np.float64)
    low, high = value_range(values)
    spread = np.where(high > low, high - low, np.nan)
    # Distances from the mean in units of the range: their fourth powers neither overflow nor vanish.
    away = np.where(known, (values - low) / spread, 0.0)
    some = np.maximum(n, 1.0)
    away = np.where(known, away - away.sum(axis=0) / some, 0.0)
    square = away * away
    second = square.sum(axis=0) / some
    third, fourth = (square * away).sum(axis=0) / some, (square * square).sum(axis=0) / some
    with np.errstate(divide="ignore", invalid="ignore"):
        skew = third / second**1.5 * np.sqrt(n * (n - 1.0)) / (n - 2.0)
        excess = fourth / second**2 - 3.0
        kurt = ((n + 1.0) * excess + 6.0) * (n - 1.0) / ((n - 2.0) * (n - 3.0))
    return np.where(n >= 3.0, skew, np.nan), np.where(n >= 4.0, kurt, np.nan)

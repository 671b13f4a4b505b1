"""The numbers of a frame as an array, or every problem that keeps them from being one."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from ..errors import DataError, Problem
from ..files.tables import nearest
from ..framework.tree import Floats

__all__ = ["constant_problems", "learnt_numbers", "middle", "numbers", "one_indicator", "value_range"]

_FINITE = "a finite number, or nothing where the value is missing"


def numbers(frame: pd.DataFrame, what: str = "observations", *, unique: bool = False) -> Floats:
    """All columns of a frame as 64-bit floats.

    Parameters
    ----------
    frame
        Index: units. A column an indicator.
    what
        How problems call the frame.
    unique
        Whether a unit that stands there twice is a problem.

    Returns
    -------
    A row a unit, a column an indicator; NaN where missing. Always a copy.

    Raises
    ------
    DataError
        With every problem at once: columns given twice, text, infinite values, units given twice.

    Examples
    --------
    >>> numbers(pd.DataFrame({"C01": [38.2, None]}, index=["Durban", "Elsewhere"])).tolist()
    [[38.2], [nan]]
    """
    names = [str(c) for c in frame.columns]
    problems = [
        Problem("This column stands there more than once.", what, column=name)
        for name in dict.fromkeys(names)
        if names.count(name) > 1
    ]
    if unique and not frame.index.is_unique:
        twice = frame.index[frame.index.duplicated()].unique()
        problems += [Problem(f"{unit} stands there more than once.", what, column="unit") for unit in twice]
    matrix = np.full(frame.shape, np.nan, dtype=np.float64)
    for j, name in enumerate(names):
        column = frame.iloc[:, j]
        if not pd.api.types.is_numeric_dtype(column.dtype) or pd.api.types.is_bool_dtype(column.dtype):
            problems.append(Problem("The column holds text, not numbers.", what, column=name))
            continue
        matrix[:, j] = column.to_numpy(dtype=np.float64, na_value=np.nan)
        infinite = np.flatnonzero(np.isinf(matrix[:, j]))
        if infinite.size:
            where = f"The value of {frame.index[infinite[0]]} is infinite."
            problems.append(Problem(where, what, column=name, allowed=_FINITE))
    if problems:
        raise DataError(problems)
    return matrix


def learnt_numbers(frame: pd.DataFrame, indicators: tuple[str, ...], what: str = "observations") -> Floats:
    """The numbers of the indicators that a step has learnt, in the order learnt.

    Parameters
    ----------
    frame
        Index: units. A column for each of `indicators`, in any order, and no other.
    indicators
        Ids.
    what
        How problems call the frame.

    Returns
    -------
    A row a unit, a column an indicator; NaN where missing. Always a copy.

    Raises
    ------
    DataError
        With every problem at once: a column that is missing or was not there before, and all that
        `numbers` finds.

    Examples
    --------
    >>> learnt_numbers(pd.DataFrame({"b": [2.0], "a": [1.0]}), ("a", "b")).tolist()
    [[1.0, 2.0]]
    """
    names = [str(c) for c in frame.columns]
    strange = [n for n in dict.fromkeys(names) if n not in indicators]
    problems = [
        Problem(f"There is no column {i}, which the reference data had.", what, suggestion=nearest(i, strange))
        for i in indicators
        if i not in names
    ]
    problems += [
        Problem("The reference data had no such column.", what, column=n, suggestion=nearest(n, indicators))
        for n in strange
    ]
    if problems:
        raise DataError(problems)
    values = numbers(frame, what)
    return values if names == list(indicators) else values[:, [names.index(i) for i in indicators]]


def middle(values: Floats, how: str, axis: int = 0) -> Floats:
    """Mean or median of what is known; NaN where nothing is.

    Parameters
    ----------
    values
        Any shape; NaN where missing.
    how
        "mean" or "median".
    axis
        Along which to go.

    Returns
    -------
    The shape of `values` without that axis.

    Examples
    --------
    >>> middle(np.array([[1.0, np.nan], [4.0, np.nan], [10.0, np.nan]]), "median").tolist()
    [4.0, nan]
    """
    known = ~np.isnan(values)
    count = known.sum(axis=axis)
    found = np.full(count.shape, np.nan, dtype=np.float64)
    if how == "mean":
        np.divide(np.where(known, values, 0.0).sum(axis=axis), count, out=found, where=count > 0)
        return found
    ordered = np.moveaxis(np.sort(values, axis=axis), axis, 0)  # what is missing goes to the end
    if ordered.shape[0] == 0:
        return found
    low, high = np.maximum(count - 1, 0) // 2, np.minimum(count // 2, ordered.shape[0] - 1)
    pair = (np.take_along_axis(ordered, place[None], axis=0)[0] for place in (low, high))
    np.multiply(sum(pair), 0.5, out=found, where=count > 0)
    return found


def value_range(values: Floats) -> tuple[Floats, Floats]:
    """Lowest and highest known value of each column; NaN where there is none.

    Parameters
    ----------
    values
        A row a unit, a column an indicator; NaN where missing.

    Returns
    -------
    Two arrays with an entry a column.

    Examples
    --------
    >>> low, high = value_range(np.array([[1.0, np.nan], [3.0, np.nan]]))
    >>> low.tolist(), high.tolist()
    ([1.0, nan], [3.0, nan])
    """
    known = ~np.isnan(values)
    some = known.any(axis=0)
    low = np.where(known, values, np.inf).min(axis=0, initial=np.inf)
    high = np.where(known, values, -np.inf).max(axis=0, initial=-np.inf)
    return np.where(some, low, np.nan), np.where(some, high, np.nan)


def constant_problems(values: Floats, names: Iterable[str], what: str, why: str, allowed: str) -> list[Problem]:
    """A problem for each column that has the same value everywhere.

    Parameters
    ----------
    values
        A row a unit, a column an indicator; NaN where missing.
    names
        Ids of the columns.
    what
        How problems call the frame.
    why
        What cannot be done with such a column, as the end of a sentence.
    allowed
        What to do instead.

    Returns
    -------
    The problems; a column without any value is none.

    Examples
    --------
    >>> found = constant_problems(np.array([[7.0], [7.0]]), ["C01"], "observations", "it has no spread.", "")
    >>> print(found[0])
    observations, column C01: Every unit has the value 7: it has no spread.
    """
    low, high = value_range(values)
    return [
        Problem(f"Every unit has the value {a:g}: {why}", what, column=name, allowed=allowed)
        for name, a, b in zip(names, low, high, strict=True)
        if a == b
    ]


def one_indicator(values: pd.Series[float] | ArrayLike, why: str) -> tuple[pd.Series[float], Floats]:
    """One indicator as a Series and as an array.

    Parameters
    ----------
    values
        A unit each; NaN where missing.
    why
        What cannot be done when all values are the same, as the end of a sentence.

    Returns
    -------
    The Series and its numbers.

    Raises
    ------
    DataError
        When all values are the same, or one is text or infinite.

    Examples
    --------
    >>> one_indicator([3, 4], "there is no spread.")[1].tolist()
    [3.0, 4.0]
    """
    series = values if isinstance(values, pd.Series) else pd.Series(np.asarray(values))
    frame = series.to_frame(name="values" if series.name is None else series.name)
    known = numbers(frame, "values")
    names = [str(c) for c in frame.columns]
    problems = constant_problems(known, names, "values", why, "at least two different values")
    if problems:
        raise DataError(problems)
    return series, known[:, 0]

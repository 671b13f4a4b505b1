"""Analytic hierarchy process: weights from comparisons in pairs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from ..errors import DataError, Problem
from ..framework.tree import Floats
from ..steps.frames import numbers

__all__ = ["Consistency", "ahp_consistency", "ahp_weights"]

_RANDOM = (0.0, 0.0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49)
"""Saaty's mean consistency index of random comparisons, of 1 to 10 things."""


@dataclass(frozen=True)
class Consistency:
    """How far comparisons agree with each other.

    Attributes
    ----------
    lambda_max
        Largest eigenvalue of the comparisons; the number of things when they agree exactly.
    index
        Consistency index, (lambda_max - n) / (n - 1); 0 when they agree exactly.
    ratio
        Consistency ratio: the index over that of random comparisons. Up to 0.1 is usually accepted. NaN
        with more than 10 things, for which Saaty gives none.

    Examples
    --------
    >>> ahp_consistency(pd.DataFrame({"a": [1, 0.5], "b": [2, 1]}, index=["a", "b"])).ratio
    0.0
    """

    lambda_max: float
    index: float
    ratio: float


def ahp_weights(comparisons: pd.DataFrame, max_ratio: float | None = 0.1) -> pd.Series[float]:
    """Turn comparisons in pairs into weights.

    Parameters
    ----------
    comparisons
        A row and a column for each indicator or group, under the same names in the same order. A cell says
        how many times as important the row's is as the column's, from 1/9 to 9 on Saaty's scale; the
        diagonal is 1, and the cell across is the reciprocal. Either half may be left empty.
    max_ratio
        Comparisons with a consistency ratio above this are refused; None takes them as they are.

    Returns
    -------
    Index: the names. Adds to 1.

    Raises
    ------
    DataError
        With every problem at once: rows and columns that differ, a diagonal that is not 1, a pair that is
        not compared, not above 0, or not reciprocal; then, if the comparisons contradict each other too
        much, the one that stands out most.

    Notes
    -----
    The weights are the principal right eigenvector. T. L. Saaty, *The Analytic Hierarchy Process*
    (McGraw-Hill, 1980); OECD and JRC, *Handbook on Constructing Composite Indicators* (2008), step 6, table
    20. Of several people, take the mean of their weights.

    Examples
    --------
    >>> names = ["murder", "robbery", "lighting"]
    >>> table = pd.DataFrame([[1, 2, 6], [None, 1, 3], [None, None, 1]], index=names, columns=names)
    >>> ahp_weights(table).round(3).to_dict()
    {'murder': 0.6, 'robbery': 0.3, 'lighting': 0.1}
    """
    matrix = _read(comparisons)
    weights, found = _solve(matrix)
    if max_ratio is not None and found.ratio > max_ratio:
        names = [str(c) for c in comparisons.columns]
        implied = weights[:, None] / weights[None, :]
        far = np.abs(np.log(matrix / implied))
        i, j = (int(k) for k in np.unravel_index(int(far.argmax()), far.shape))
        if matrix[i, j] < 1.0:
            i, j = j, i
        what = (
            f"The comparisons contradict each other: their consistency ratio is {found.ratio:.2f}. What stands "
            f"out most is that {names[i]} is {matrix[i, j]:.3g} times as important as {names[j]}; all together say "
            f"{implied[i, j]:.2g} times."
        )
        raise DataError([Problem(what, "comparisons", allowed=f"a ratio up to {max_ratio:g}, or max_ratio=None")])
    return pd.Series(weights, index=comparisons.columns.astype("str"), name="weight")


def ahp_consistency(comparisons: pd.DataFrame) -> Consistency:
    """Say how far comparisons in pairs agree with each other.

    Parameters
    ----------
    comparisons
        As for `ahp_weights`.

    Returns
    -------
    A `Consistency`: largest eigenvalue, consistency index, consistency ratio; without unit.

    Raises
    ------
    DataError
        When the comparisons cannot be read: as `ahp_weights`.

    Notes
    -----
    Saaty (1980), as for `ahp_weights`.

    Examples
    --------
    >>> names = ["a", "b", "c"]
    >>> table = pd.DataFrame([[1, 2, 8], [None, 1, 2], [None, None, 1]], index=names, columns=names)
    >>> round(ahp_consistency(table).ratio, 3)
    0.046
    """
    return _solve(_read(comparisons))[1]


def _solve(matrix: Floats) -> tuple[Floats, Consistency]:
    count = len(matrix)
    values, vectors = np.linalg.eig(matrix)
    first = int(values.real.argmax())
    weights = np.abs(vectors[:, first].real)
    index = max(float((values.real[first] - count) / (count - 1)), 0.0) if count > 2 else 0.0
    ratio = 0.0 if count < 3 else index / _RANDOM[count - 1] if count <= len(_RANDOM) else np.nan
    return weights / weights.sum(), Consistency(float(values.real[first]), index, ratio)


def _read(comparisons: pd.DataFrame) -> Floats:
    rows, names = [str(r) for r in comparisons.index], [str(c) for c in comparisons.columns]
    if rows != names or not names:
        what = f"The rows are {', '.join(rows) or 'none'}, and the columns {', '.join(names) or 'none'}."
        raise DataError([Problem(what, "comparisons", allowed="the same names in the same order")])
    matrix = numbers(comparisons, "comparisons", unique=True)
    other = matrix.T
    with np.errstate(divide="ignore"):
        filled = np.where(np.isnan(matrix), 1.0 / other, matrix)
    np.fill_diagonal(filled, np.where(np.isnan(np.diag(matrix)), 1.0, np.diag(matrix)))
    problems = [
        Problem(f"{name} compared with itself is {value:g}.", "comparisons", column=name, allowed="1")
        for name, value in zip(names, np.diag(filled), strict=True)
        if value != 1.0
    ]
    for i, j in zip(*np.triu_indices(len(names), 1), strict=True):
        pair = f"{names[i]} and {names[j]}"
        there, back = matrix[i, j], matrix[j, i]
        if np.isnan(there) and np.isnan(back):
            problems.append(Problem(f"{pair} are not compared.", "comparisons"))
        elif there <= 0.0 or back <= 0.0:
            lowest = np.nanmin([there, back])
            problems.append(Problem(f"{pair} are compared by {lowest:g}.", "comparisons", allowed="above 0"))
        elif abs(there * back - 1.0) > 0.02:
            what = f"{pair} are compared by {there:g} in one direction and {back:g} in the other."
            problems.append(Problem(what, "comparisons", allowed=f"{1.0 / there:.3g} in the other"))
    if problems:
        raise DataError(problems)
    return filled

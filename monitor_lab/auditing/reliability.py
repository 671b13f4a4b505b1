"""Whether the indicators of a group speak of one thing: Cronbach's alpha."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from ..errors import DataError, Problem
from ..framework.tree import Floats
from ..steps.frames import constant_problems
from .frames import check_frame

__all__ = ["Reliability", "cronbach"]


@dataclass(frozen=True, eq=False, repr=False)
class Reliability:
    """Cronbach's alpha of a group; made by `cronbach`.

    Attributes
    ----------
    alpha
        At most 1; below 0 when the items pull against each other.
    standardised
        Whether the items were brought to the same spread first.
    items
        Index `item`. Columns `correlation_with_rest` (of the item with the sum of the others, -1 to 1)
        and `alpha_if_deleted` (of the others without it; NaN when only one would be left).

    Examples
    --------
    >>> frame = pd.DataFrame({"a": [1.0, 2.0, 3.0], "b": [1.0, 2.0, 3.0], "c": [2.0, 2.0, 5.0]})
    >>> cronbach(frame)
    Cronbach's alpha of 3 items: 0.92
       correlation_with_rest  alpha_if_deleted
    a                  0.945             0.857
    b                  0.945             0.857
    c                  0.866             1.000
    """

    alpha: float
    standardised: bool
    items: pd.DataFrame

    def __repr__(self) -> str:
        how = "standardised items" if self.standardised else "items"
        table = self.items.rename_axis(None).round(3).to_string()
        return f"Cronbach's alpha of {len(self.items)} {how}: {self.alpha:.2f}\n{table}"


def cronbach(frame: pd.DataFrame, *, standardise: bool = False) -> Reliability:
    """Cronbach's alpha of a group of indicators, and of the group without each of them.

    Parameters
    ----------
    frame
        Index: units. A column an indicator, as scores where higher is better; missing is NaN.
    standardise
        Bring every indicator to a standard deviation of 1 first. Without it an indicator in large
        numbers decides alone: use it for anything that is not yet on one scale.

    Returns
    -------
    A `Reliability`.

    Raises
    ------
    DataError
        When there are fewer than 2 indicators or 3 units, an indicator has the same value everywhere, or
        a column is no number.

    Notes
    -----
    alpha = k / (k - 1) * (1 - sum of the variances / variance of the sum): L. J. Cronbach (1951),
    "Coefficient alpha and the internal structure of tests", *Psychometrika* 16: 297-334; OECD and JRC,
    *Handbook on Constructing Composite Indicators* (2008), step 4. Where cells are missing, each
    covariance is taken over the units that have both values. A value of 0.7 is often asked for, but a
    high one may also mean that the same thing is counted twice, and a framework that is meant to hold
    different things has no reason for it.

    Examples
    --------
    >>> frame = pd.DataFrame({"a": [1.0, 2.0, 3.0, 4.0], "b": [2.0, 1.0, 4.0, 3.0]})
    >>> round(cronbach(frame).alpha, 3)
    0.75
    """
    checked = check_frame(frame, units=3)
    problems = []
    if checked.shape[1] < 2:
        problems.append(Problem(f"There is {checked.shape[1]} indicator.", "the data", allowed="2 or more"))
    values = checked.to_numpy(dtype=np.float64)
    names = [str(c) for c in checked.columns]
    problems += constant_problems(values, names, "the data", "it tells no unit from another.", "two different values")
    empty = np.isnan(values).all(axis=0)
    problems += [Problem("No unit has a value.", "the data", column=names[j]) for j in np.flatnonzero(empty)]
    if problems:
        raise DataError(problems)
    if standardise:
        checked = (checked - checked.mean()) / checked.std()
    shared = checked.cov(min_periods=2)
    if shared.isna().to_numpy().any():
        pairs = np.argwhere(np.triu(shared.isna().to_numpy(), 1))
        raise DataError(
            [
                Problem(f"Fewer than 2 units have both {shared.columns[i]} and {shared.columns[j]}.", "the data")
                for i, j in pairs
            ]
        )
    return _from_covariance(shared, standardise)


def _from_covariance(shared: pd.DataFrame, standardised: bool) -> Reliability:
    matrix = shared.to_numpy(dtype=np.float64)
    count = len(matrix)
    own, total = np.diag(matrix), matrix.sum()
    with_others = matrix.sum(axis=1) - own
    rest = total - own - 2.0 * with_others  # variance of the sum of the others
    return Reliability(
        alpha=float(_alpha(np.array([own.sum()]), np.array([total]), count)[0]),
        standardised=standardised,
        items=pd.DataFrame(
            {
                "correlation_with_rest": _divide(with_others, np.sqrt(np.maximum(own * rest, 0.0))),
                "alpha_if_deleted": _alpha(own.sum() - own, rest, count - 1),
            },
            index=shared.columns.rename("item"),
        ),
    )


def _alpha(own: Floats, total: Floats, count: int) -> Floats:
    if count < 2:
        return np.full(own.shape, np.nan, dtype=np.float64)
    return count / (count - 1.0) * (1.0 - _divide(own, total))


def _divide(above: Floats, below: Floats) -> Floats:
    """NaN where the sum does not vary: items that cancel out have no alpha."""
    found = np.full(above.shape, np.nan, dtype=np.float64)
    np.divide(above, below, out=found, where=below > 0.0)
    return found

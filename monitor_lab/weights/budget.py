"""Budget allocation: experts or residents share out points among indicators."""

from __future__ import annotations

import numpy as np
import pandas as pd

from ..errors import DataError, Problem
from ..steps.frames import numbers

__all__ = ["budget_allocation"]


def budget_allocation(points: pd.DataFrame, total: float = 100.0) -> pd.Series[float]:
    """Turn points that people have shared out into weights.

    Parameters
    ----------
    points
        Index: the people, a row each. A column an indicator or a group. Points, 0 or more; what somebody
        would not spend a point on is 0, not empty.
    total
        How many points each person has.

    Returns
    -------
    Index: the columns. The mean share of the points; adds to 1.

    Raises
    ------
    DataError
        With every problem at once: points that are missing, negative, text or infinite, a person twice,
        points that do not add to `total`, nobody.

    Notes
    -----
    OECD and JRC, *Handbook on Constructing Composite Indicators* (2008), step 6, budget allocation process.
    It works for about ten indicators at most: with more, people lose sight of the whole. How far people
    disagree is worth showing beside the mean: `points.std()`.

    Examples
    --------
    >>> points = pd.DataFrame({"murder": [60, 40], "lighting": [40, 60]}, index=["Police", "Residents"])
    >>> budget_allocation(points).to_dict()
    {'murder': 0.5, 'lighting': 0.5}
    """
    values = numbers(points, "points", unique=True)
    problems = []
    if points.empty:
        problems.append(Problem("There are no points: no row, or no column.", "points"))
    for row, person in enumerate(points.index):
        mine = values[row]
        missing = [str(c) for c, v in zip(points.columns, mine, strict=True) if np.isnan(v)]
        if missing:
            what = f"{person} has left {', '.join(missing)} empty."
            problems.append(Problem(what, "points", allowed="0 where no point is given"))
        problems += [
            Problem(f"{person} has given {v:g} points.", "points", column=str(c), allowed="0 or more")
            for c, v in zip(points.columns, mine, strict=True)
            if v < 0.0
        ]
        if not missing and abs(mine.sum() - total) > 1e-6 * total:
            what = f"The points of {person} add to {mine.sum():g}."
            problems.append(Problem(what, "points", allowed=f"{total:g} for each person"))
    if problems:
        raise DataError(problems)
    means = values.mean(axis=0)
    return pd.Series(means / means.sum(), index=points.columns.astype("str"), name="weight")

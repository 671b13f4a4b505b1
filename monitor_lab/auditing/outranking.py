"""Which units beat which: pair by pair, indicator by indicator, without averaging."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from ..errors import DataError, Problem
from ..files.tables import nearest
from ..framework.tree import Floats
from ..steps.outranking import support
from .frames import check_frame

__all__ = ["dominance", "outranking"]


def outranking(
    frame: pd.DataFrame,
    weights: Mapping[str, float] | None = None,
    *,
    shares: bool = True,
) -> pd.DataFrame:
    """Weight of the indicators in which one unit is better than another, for every pair.

    Parameters
    ----------
    frame
        Index: units. A column an indicator or a group, as scores where higher is better; missing is NaN.
    weights
        By column, 0 or more; by default all the same.
    shares
        Divide by the weight of all indicators in which both units have a value. Without it the cells
        are sums of weights, and a missing cell counts for neither side.

    Returns
    -------
    A square frame: the cell in row A and column B is the share, 0 to 1, in which A is better than B; a
    tie counts half for each. 0 on the diagonal. NaN where two units have no indicator in common.

    Raises
    ------
    DataError
        When a column is no number, is infinite, or stands there twice; when a weight is negative, missing
        or of an unknown column, or all are 0.

    Notes
    -----
    OECD and JRC, *Handbook on Constructing Composite Indicators* (2008), step 6, non-compensatory
    multi-criteria approach, after H. P. Young (1988), "Condorcet's theory of voting", *American
    Political Science Review* 82: 1231-1244. The cells of two units facing each other add to 1.

    Examples
    --------
    >>> frame = pd.DataFrame({"x": [3.0, 2.0], "y": [1.0, 1.0], "z": [0.0, 5.0]}, index=["A", "B"])
    >>> outranking(frame, {"x": 2, "y": 1, "z": 1}).values.tolist()
    [[0.0, 0.625], [0.375, 0.0]]
    """
    checked = check_frame(frame)
    weight = _weights(weights, [str(c) for c in checked.columns])
    values = checked.to_numpy(dtype=np.float64)
    cells = support(values, weight)
    if not shares:
        known = (~np.isnan(values)).astype(np.float64)
        cells = cells * ((known * weight) @ known.T)
    return pd.DataFrame(cells, index=checked.index, columns=checked.index)


def _weights(weights: Mapping[str, float] | None, columns: list[str]) -> Floats:
    if weights is None:
        return np.ones(len(columns), dtype=np.float64)
    known = {str(name): float(value) for name, value in weights.items()}
    problems = [
        Problem("There is no column of this name.", "weights", column=name, suggestion=nearest(name, columns))
        for name in known
        if name not in columns
    ]
    for name in columns:
        if name not in known:
            problems.append(Problem("The weight is missing.", "weights", column=name))
        elif not (0.0 <= known[name] < np.inf):
            problems.append(Problem(f"The weight is {known[name]:g}.", "weights", column=name, allowed="0 or more"))
    if not problems and sum(known.values()) == 0.0:
        problems.append(Problem("All weights are 0.", "weights"))
    if problems:
        raise DataError(problems)
    return np.array([known[name] for name in columns], dtype=np.float64)


def dominance(matrix: pd.DataFrame) -> pd.DataFrame:
    """Pairs of units of which one is better in everything: no choice of weights can turn them round.

    Parameters
    ----------
    matrix
        From `outranking`, as shares.

    Returns
    -------
    A row a pair. Columns `better`, `worse`. Their number against all pairs, n (n - 1) / 2, says how much
    of a ranking is beyond dispute.

    Raises
    ------
    ValueError
        When the matrix is not square with shares from 0 to 1.

    Examples
    --------
    >>> frame = pd.DataFrame({"x": [3.0, 2.0, 4.0], "y": [2.0, 1.0, 1.5]}, index=["A", "B", "C"])
    >>> dominance(outranking(frame)).values.tolist()
    [['A', 'B'], ['C', 'B']]
    """
    cells = matrix.to_numpy(dtype=np.float64)
    if cells.shape[0] != cells.shape[1] or np.nanmax(cells, initial=0.0) > 1.0 + 1e-9:
        raise ValueError("the matrix must be square with shares from 0 to 1, as `outranking` gives it")
    rows, columns = np.nonzero(cells >= 1.0 - 1e-12)
    return pd.DataFrame({"better": matrix.index.to_numpy()[rows], "worse": matrix.columns.to_numpy()[columns]})

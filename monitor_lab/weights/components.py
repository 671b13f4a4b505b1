"""Principal components of scores, and factors turned towards simple structure."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from ..framework.tree import Floats
from .siblings import complete_rows

__all__ = ["Components", "principal_components", "varimax"]


@dataclass(frozen=True, eq=False)
class Components:
    """Principal components, the one that explains most first.

    Attributes
    ----------
    vectors
        A row an indicator, a column a component (1, 2, ...): its direction, of length 1. This is what
        COINr's `get_PCA` gives as weights (component 1).
    loadings
        The same times the square root of the eigenvalue: correlation of indicator and component.
    eigenvalues
        Variance of each component; they add to the number of indicators.
    explained
        The same in percent of all variance.

    Examples
    --------
    >>> found = principal_components(pd.DataFrame({"a": [1.0, 2.0, 3.0], "b": [2.0, 4.0, 6.0]}))
    >>> found.explained.round(6).tolist()
    [100.0, 0.0]
    """

    vectors: pd.DataFrame
    loadings: pd.DataFrame
    eigenvalues: pd.Series[float]
    explained: pd.Series[float]


def principal_components(scores: pd.DataFrame) -> Components:
    """Find the directions in which scores vary most, from their correlations.

    Parameters
    ----------
    scores
        Index: units. A column an indicator or a group, in any unit: each is brought to mean 0 and standard
        deviation 1. Units with a gap are left out.

    Returns
    -------
    A `Components`.

    Raises
    ------
    DataError
        With every problem at once: fewer than three units without a gap, a column with the same value in
        all of them, text, infinite values.

    Notes
    -----
    Eigenvectors of the correlation matrix, as R's `prcomp(center = TRUE, scale. = TRUE)` in COINr's
    `get_PCA`. Which way a component points is arbitrary; here the sum of its loadings is not negative.
    OECD and JRC, *Handbook on Constructing Composite Indicators* (2008), step 4, tables 7 and 8.

    Examples
    --------
    >>> scores = pd.DataFrame({"a": [1.0, 2.0, 3.0], "b": [9.0, 5.0, 1.0]})
    >>> principal_components(scores).vectors[1].abs().round(4).tolist()
    [0.7071, 0.7071]
    """
    values = complete_rows(scores, 3, "correlations divide by the spread.")
    names = pd.Index([str(c) for c in scores.columns], name="id")
    numbers = pd.Index(np.arange(1, len(names) + 1, dtype=np.int64), name="component")
    found, vectors = np.linalg.eigh(np.atleast_2d(np.corrcoef(values, rowvar=False)))
    eigenvalues = np.maximum(found[::-1], 0.0)
    vectors = vectors[:, ::-1]
    vectors = vectors * np.where(vectors.sum(axis=0) < 0.0, -1.0, 1.0)
    return Components(
        vectors=pd.DataFrame(vectors, index=names, columns=numbers),
        loadings=pd.DataFrame(vectors * np.sqrt(eigenvalues), index=names, columns=numbers),
        eigenvalues=pd.Series(eigenvalues, index=numbers, name="eigenvalue"),
        explained=pd.Series(eigenvalues / len(names) * 100.0, index=numbers, name="explained"),
    )


def varimax(loadings: pd.DataFrame) -> pd.DataFrame:
    """Turn factors so that each indicator loads high on few of them.

    Parameters
    ----------
    loadings
        A row an indicator, a column a factor; correlations, without unit.

    Returns
    -------
    The same shape. What an indicator shares with all factors together (the sum of its squared loadings)
    is unchanged; the sum of each factor's loadings is not negative.

    Raises
    ------
    ValueError
        When it does not settle, which happens when factors are not distinguishable.

    Notes
    -----
    H. F. Kaiser, "The varimax criterion for analytic rotation in factor analysis", *Psychometrika* 23
    (1958), with rows brought to length 1 first. OECD and JRC, *Handbook* (2008), step 4, table 9.

    Examples
    --------
    >>> loadings = pd.DataFrame({1: [0.8, 0.8, 0.5], 2: [0.5, 0.5, -0.8]}, index=["a", "b", "c"])
    >>> varimax(loadings).abs().round(2).to_numpy().tolist()
    [[0.94, 0.0], [0.94, 0.0], [0.0, 0.94]]
    """
    plain = loadings.to_numpy(dtype=np.float64)
    length = np.sqrt((plain**2).sum(axis=1, keepdims=True))
    rows = np.divide(plain, length, out=np.zeros_like(plain), where=length > 0.0)
    turn = _settle(rows) if rows.shape[1] > 1 else np.eye(rows.shape[1], dtype=np.float64)
    turned = plain @ turn
    turned = turned * np.where(turned.sum(axis=0) < 0.0, -1.0, 1.0)
    return pd.DataFrame(turned, index=loadings.index, columns=loadings.columns)


def _settle(rows: Floats, rounds: int = 1000) -> Floats:
    """The rotation that makes the squared loadings of each factor vary most, pair by pair of factors."""
    turn = np.eye(rows.shape[1], dtype=np.float64)
    for _ in range(rounds):
        largest = 0.0
        for i, j in zip(*np.triu_indices(rows.shape[1], 1), strict=True):
            x, y = rows @ turn[:, i], rows @ turn[:, j]
            u, v = x * x - y * y, 2.0 * x * y
            top = 2.0 * (u @ v) - 2.0 * u.sum() * v.sum() / len(rows)
            bottom = (u @ u - v @ v) - (u.sum() ** 2 - v.sum() ** 2) / len(rows)
            angle = float(np.arctan2(top, bottom)) / 4.0
            if abs(angle) < 1e-12:
                continue
            largest = max(largest, abs(angle))
            a, b = turn[:, i].copy(), turn[:, j].copy()
            turn[:, i] = np.cos(angle) * a + np.sin(angle) * b
            turn[:, j] = np.cos(angle) * b - np.sin(angle) * a
        if largest < 1e-10:
            return turn
    raise ValueError("The rotation does not settle: the factors cannot be told apart. Take fewer factors.")

"""Ranks of many runs at once."""

from __future__ import annotations

import numpy as np
import pandas as pd

from ..framework.tree import Floats

__all__ = ["periods_of", "rank_array"]

_DECIMALS = 9


def rank_array(scores: Floats, periods: np.ndarray[tuple[int, ...], np.dtype[np.int64]] | None = None) -> Floats:
    """Rank along the last axis: 1 is the highest score, and equal scores share the better place.

    Parameters
    ----------
    scores
        Shape (..., units); NaN where there is no score.
    periods
        Shape (units,): a number a period; units are ranked among those of their period. By default all
        together.

    Returns
    -------
    The shape of `scores`; NaN where there is no score.

    Notes
    -----
    Scores are compared at nine decimals: what differs only by how a computer adds up is equal.

    Examples
    --------
    >>> rank_array(np.array([[70.0, 80.0, np.nan, 70.0, 60.0]])).tolist()
    [[2.0, 1.0, nan, 2.0, 4.0]]
    """
    if periods is not None:
        ranks = np.empty_like(scores)
        for period in np.unique(periods):
            here = periods == period
            ranks[..., here] = rank_array(scores[..., here])
        return ranks
    turned = np.round(-scores, _DECIMALS)
    order = np.argsort(turned, axis=-1)  # missing scores go to the end
    ordered = np.take_along_axis(turned, order, axis=-1)
    begins = np.ones(ordered.shape, dtype=np.bool_)
    begins[..., 1:] = ordered[..., 1:] != ordered[..., :-1]
    place = np.arange(1, scores.shape[-1] + 1, dtype=np.float64)
    start = np.maximum.accumulate(np.where(begins, place, 0.0), axis=-1)
    ranks = np.empty_like(scores)
    np.put_along_axis(ranks, order, start, axis=-1)
    ranks[np.isnan(scores)] = np.nan
    return ranks


def periods_of(index: pd.Index) -> np.ndarray[tuple[int, ...], np.dtype[np.int64]] | None:
    """The period of each row as a number, where an index has units and periods; otherwise None.

    Parameters
    ----------
    index
        Of observations or scores.

    Returns
    -------
    Shape (rows,), or None.

    Examples
    --------
    >>> periods_of(pd.MultiIndex.from_tuples([("A", 2019), ("B", 2019), ("A", 2020)])).tolist()
    [0, 0, 1]
    """
    if index.nlevels == 1:
        return None
    codes, _ = pd.factorize(index.get_level_values(1))
    return codes.astype(np.int64)

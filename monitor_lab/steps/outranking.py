"""Order units by comparing them in pairs: Copeland and Kemeny-Young."""

from __future__ import annotations

import numpy as np

from ..framework.tree import Floats

__all__ = ["KEMENY_LIMIT", "copeland", "kemeny_young", "support"]

KEMENY_LIMIT = 15
"""Most units that `kemeny_young` takes: it looks at every set of them."""


def support(scores: Floats, weights: Floats) -> Floats:
    """Weight in favour of each unit over each other.

    Parameters
    ----------
    scores
        Shape (units, criteria); NaN where missing: such a criterion says nothing of that pair.
    weights
        Shape (criteria,).

    Returns
    -------
    Shape (units, units): the weight of the criteria in which the row does better than the column, plus
    half the weight of those in which they are level, as a share of the weight of those that both have;
    0 on the diagonal, NaN where they share none.

    Notes
    -----
    OECD and JRC, *Handbook on Constructing Composite Indicators* (2008), step 6, non-compensatory
    multi-criteria approach.

    Examples
    --------
    >>> support(np.array([[3.0, 1.0], [2.0, 2.0]]), np.array([3.0, 1.0])).tolist()
    [[0.0, 0.75], [0.25, 0.0]]
    """
    total = np.zeros((len(scores), len(scores)), dtype=np.float64)
    shared = np.zeros_like(total)
    for column, weight in zip(scores.T, weights, strict=True):
        difference = column[:, None] - column[None, :]
        both = ~np.isnan(difference)
        shared += weight * both
        total += weight * (np.where(both, difference > 0.0, False) + 0.5 * (both & (difference == 0.0)))
    with np.errstate(invalid="ignore", divide="ignore"):
        matrix: Floats = total / shared
    np.fill_diagonal(matrix, 0.0)
    return matrix


def copeland(scores: Floats, weights: Floats) -> Floats:
    """Units that a unit outranks, less units that outrank it.

    Parameters
    ----------
    scores
        Shape (units, criteria); NaN where missing.
    weights
        Shape (criteria,).

    Returns
    -------
    Shape (units,), from -(units - 1) to units - 1; NaN for a unit with no score at all.

    Notes
    -----
    One unit outranks another when more than half of the weight is in its favour (`support`).

    Examples
    --------
    >>> copeland(np.array([[3.0, 1.0], [2.0, 2.0], [1.0, 0.0]]), np.array([3.0, 1.0])).tolist()
    [2.0, 0.0, -2.0]
    """
    matrix = support(scores, weights)
    wins = (matrix > 0.5 + 1e-12).sum(axis=1)
    losses = (matrix < 0.5 - 1e-12).sum(axis=1) - 1  # the diagonal
    result: Floats = (wins - losses).astype(np.float64)
    result[np.isnan(scores).all(axis=1)] = np.nan
    return result


def kemeny_young(scores: Floats, weights: Floats) -> Floats:
    """Place in the order of all units that the pairwise comparisons support most, turned upside down.

    Parameters
    ----------
    scores
        Shape (units, criteria), at most `KEMENY_LIMIT` units with a score; NaN where missing.
    weights
        Shape (criteria,).

    Returns
    -------
    Shape (units,): the number of units placed below, so that higher is better. Where several orders are
    supported equally, the mean over all of them. NaN for a unit with no score at all.

    Raises
    ------
    ValueError
        When there are more units than can be searched.

    Notes
    -----
    Of all orders, the one with the highest sum of `support` of each unit over those below it: Young and
    Levenglick (1978), "A consistent extension of Condorcet's election principle", *SIAM Journal on
    Applied Mathematics* 35; Handbook, step 6. Found exactly, by sets of units from the bottom up.

    Examples
    --------
    >>> kemeny_young(np.array([[3.0, 1.0], [2.0, 2.0], [1.0, 0.0]]), np.array([3.0, 1.0])).tolist()
    [2.0, 1.0, 0.0]
    """
    inside = np.flatnonzero(~np.isnan(scores).all(axis=1))
    n = len(inside)
    if n > KEMENY_LIMIT:
        raise ValueError(f"Kemeny-Young looks at every set of units: at most {KEMENY_LIMIT}, and here are {n}")
    pairs = np.nan_to_num(support(scores[inside], weights), nan=0.5)
    np.fill_diagonal(pairs, 0.0)
    sets = 1 << n
    best = np.zeros(sets, dtype=np.float64)  # support within a set of the lowest units
    orders = np.zeros(sets, dtype=np.float64)  # how many orders of it reach that
    below = np.zeros((sets, n), dtype=np.float64)  # over those, the sum of the number of units below each
    orders[0] = 1.0
    members = (np.arange(sets, dtype=np.int64)[:, None] >> np.arange(n, dtype=np.int64)) & 1
    over = members @ pairs.T  # support of each unit over a set
    for current in range(1, sets):
        tops = np.flatnonzero(members[current])
        rest = current ^ (np.int64(1) << tops)
        reached = best[rest] + over[rest, tops]
        best[current] = reached.max()
        chosen = reached >= best[current] - 1e-9
        orders[current] = orders[rest[chosen]].sum()
        below[current] = below[rest[chosen]].sum(axis=0)
        below[current, tops[chosen]] += (len(tops) - 1) * orders[rest[chosen]]
    result = np.full(len(scores), np.nan, dtype=np.float64)
    result[inside] = below[-1] / orders[-1]
    return result

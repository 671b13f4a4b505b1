"""Survey error of a difference and a ratio of shares, also with weights and clusters."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import ArrayLike, NDArray

from .intervals import normal_quantile

__all__ = ["Shares", "difference_interval", "ratio_interval", "shares_by_group", "wilson"]

Array = NDArray[np.float64]


class Shares(NamedTuple):
    """Shares of groups as fractions, their respondents, design effects, and the correlation of their errors.

    Examples
    --------
    >>> shares_by_group([1, 0, 1, 1], [0, 0, 1, 1], 2).share.tolist()
    [0.5, 1.0]
    """

    share: Array
    n: NDArray[np.int64]
    design_effect: Array
    correlation: Array


def shares_by_group(
    answers: ArrayLike,
    groups: ArrayLike,
    count: int,
    weights: ArrayLike | None = None,
    clusters: ArrayLike | None = None,
) -> Shares:
    """Weighted share of each group, and how far weights and clusters widen its error.

    Parameters
    ----------
    answers
        0 or 1 of each respondent.
    groups
        The number of each respondent's group, from 0 to `count` - 1.
    count
        How many groups there are.
    weights
        Positive; equal where left out.
    clusters
        The number of each respondent's cluster, from 0; each their own where left out.

    Returns
    -------
    `Shares`; the correlation is groups × groups.

    Raises
    ------
    ValueError
        When there are fewer than two clusters.

    Notes
    -----
    Taylor linearisation with clusters drawn with replacement (R. M. Wolter 2007, *Introduction to
    Variance Estimation*, 2nd ed.). The design effect is that variance over p (1 - p) / n; where a share
    is 0 or 1 it is Kish's, n times the sum of squared weights over the squared sum. A design effect below
    1, which few clusters show by chance, is taken as 1. Without weights and clusters it is 1.

    Examples
    --------
    Two streets where neighbours answer alike are worth two answers, not eight:

    >>> found = shares_by_group([1, 1, 1, 1, 0, 0, 0, 0], [0] * 8, 1, clusters=[0] * 4 + [1] * 4)
    >>> found.design_effect.tolist()
    [8.0]
    """
    # bincount takes the machine's own integers, which in a browser have 32 bits.
    y, group = np.asarray(answers, dtype=np.float64), np.asarray(groups, dtype=np.intp)
    w = np.ones(len(y)) if weights is None else np.asarray(weights, dtype=np.float64)
    n = np.bincount(group, minlength=count).astype(np.int64)
    total = np.bincount(group, w, minlength=count)
    with np.errstate(divide="ignore", invalid="ignore"):
        share = np.bincount(group, w * y, minlength=count) / total
        kish = n * np.bincount(group, w * w, minlength=count) / total**2
    if weights is None and clusters is None:
        return Shares(share, n, np.ones(count), np.eye(count))
    cluster = np.arange(len(y), dtype=np.intp) if clusters is None else np.asarray(clusters, dtype=np.intp)
    number = int(cluster.max()) + 1 if len(cluster) else 0
    if number < 2:
        raise ValueError("there are fewer than two clusters")
    pull = w * (y - share[group]) / total[group]
    totals = np.bincount(cluster * count + group, pull, minlength=number * count).reshape(number, count)
    covariance = number / (number - 1.0) * (totals.T @ totals)
    simple = share * (1.0 - share) / np.maximum(n, 1)
    spread = np.diag(covariance).copy()
    with np.errstate(divide="ignore", invalid="ignore"):
        effect = np.where(simple > 0.0, spread / simple, kish)
        correlation = covariance / np.sqrt(np.outer(spread, spread))
    correlation = np.where(np.isfinite(correlation), np.clip(correlation, -1.0, 1.0), 0.0)
    np.fill_diagonal(correlation, 1.0)
    return Shares(share, n, np.maximum(effect, 1.0), correlation)


def wilson(share: ArrayLike, size: ArrayLike, confidence: float) -> tuple[Array, Array]:
    """Wilson's interval of fractions, each with its own number of respondents, whole or not.

    Parameters
    ----------
    share
        Fractions, 0 to 1.
    size
        Effective respondents: respondents over design effect; NaN is unknown.
    confidence
        Between 0 and 1.

    Returns
    -------
    Lower and upper ends, fractions.

    Raises
    ------
    ValueError
        When `confidence` is not between 0 and 1.

    Notes
    -----
    As `wilson_interval`, which takes one whole number of respondents.

    Examples
    --------
    >>> low, high = wilson(81 / 263, 263.0, 0.95)
    >>> round(float(low), 3), round(float(high), 3)
    (0.255, 0.366)
    """
    z2 = normal_quantile(confidence) ** 2
    p, m = np.asarray(share, dtype=np.float64), np.asarray(size, dtype=np.float64)
    middle = (p + z2 / (2.0 * m)) / (1.0 + z2 / m)
    half = np.sqrt(z2 * (p * (1.0 - p) / m + z2 / (4.0 * m * m))) / (1.0 + z2 / m)
    return np.clip(np.minimum(middle - half, p), 0.0, 1.0), np.clip(np.maximum(middle + half, p), 0.0, 1.0)


def difference_interval(
    one: Array,
    one_ends: tuple[Array, Array],
    other: Array,
    other_ends: tuple[Array, Array],
    correlation: ArrayLike = 0.0,
) -> tuple[Array, Array]:
    """Interval of a difference, from the intervals of its two parts.

    Parameters
    ----------
    one, other
        Two numbers, or arrays of them; the difference is one - other.
    one_ends, other_ends
        Lower and upper ends of each.
    correlation
        Of their errors.

    Returns
    -------
    Lower and upper ends of the difference.

    Raises
    ------
    ValueError
        When the shapes do not broadcast.

    Notes
    -----
    G. Y. Zou and A. Donner (2008), *Statistics in Medicine* 27: 1693-1702. With Wilson's intervals and no
    correlation it is method 10 of R. G. Newcombe (1998), *Statistics in Medicine* 17: 873-890.

    Examples
    --------
    >>> low, high = difference_interval(0.8, wilson(0.8, 70, 0.95), 0.6, wilson(0.6, 80, 0.95))
    >>> round(float(low), 4), round(float(high), 4)
    (0.0524, 0.3339)
    """
    first, second = np.asarray(one, dtype=np.float64), np.asarray(other, dtype=np.float64)
    rho = np.asarray(correlation, dtype=np.float64)
    below, above = first - one_ends[0], one_ends[1] - first
    other_below, other_above = second - other_ends[0], other_ends[1] - second
    down = np.sqrt(np.maximum(below**2 - 2.0 * rho * below * other_above + other_above**2, 0.0))
    up = np.sqrt(np.maximum(above**2 - 2.0 * rho * above * other_below + other_below**2, 0.0))
    return first - second - down, first - second + up


def ratio_interval(
    one: Array,
    one_ends: tuple[Array, Array],
    other: Array,
    other_ends: tuple[Array, Array],
    correlation: ArrayLike = 0.0,
) -> tuple[Array, Array]:
    """Interval of a ratio of two shares, from their intervals.

    Parameters
    ----------
    one, other
        Two shares, or arrays of them; the ratio is one / other.
    one_ends, other_ends
        Lower and upper ends of each.
    correlation
        Of their errors.

    Returns
    -------
    Lower and upper ends of the ratio; NaN where a share is 0.

    Raises
    ------
    ValueError
        When the shapes do not broadcast.

    Notes
    -----
    `difference_interval` of the logarithms (Zou and Donner 2008).

    Examples
    --------
    >>> low, high = ratio_interval(0.8, wilson(0.8, 70, 0.95), 0.6, wilson(0.6, 80, 0.95))
    >>> round(float(low), 2), round(float(high), 2)
    (1.08, 1.66)
    """
    with np.errstate(divide="ignore", invalid="ignore"):
        logs = [np.log(np.asarray(v, dtype=np.float64)) for v in (one, *one_ends, other, *other_ends)]
        low, high = difference_interval(logs[0], (logs[1], logs[2]), logs[3], (logs[4], logs[5]), correlation)
        usable = np.isfinite(logs[0]) & np.isfinite(logs[3])
        return np.where(usable, np.exp(low), np.nan), np.where(usable, np.exp(high), np.nan)

"""By how much a mean moves for each point by which one of its parts differs."""

from __future__ import annotations

from itertools import combinations

import numpy as np

from ..framework.tree import Flags, Floats
from ..steps.aggregate import Aggregate
from .penalised import bend

__all__ = ["secant", "slopes"]

_NO_ANSWER = {
    "copeland": "Copeland scores count the units that a unit outranks",
    "kemeny-young": "Kemeny-Young scores are places in an order of all units",
}


def slopes(
    upper: Floats,
    lower: Floats,
    ends: tuple[Floats, Floats],
    weights: Floats,
    live: tuple[Flags, Flags],
    how: Aggregate,
) -> tuple[Floats, Floats]:
    """What each part's difference between two rows adds to the difference of one group's scores.

    Parameters
    ----------
    upper, lower
        Shape (rows, parts): the parts' scores in the two states that are compared, without gaps.
    ends
        The group's score in each, shape (rows,).
    weights
        Shape (parts,).
    live
        Which parts count in each, shape (rows, parts). What counts in neither has no slope.
    how
        The mean.

    Returns
    -------
    Two arrays of shape (rows, parts): the slopes, whose products with upper - lower add up to the
    difference of `ends`; and the share of each part in the group by weight (for "ordered": by its place in
    `upper`).

    Raises
    ------
    ValueError
        For a method that gives no unit a score of its own.

    Notes
    -----
    For a mean whose f(score) is the weighted arithmetic mean of the f(parts), the slope is the part's
    share times the secant of f over the part's difference, over the secant of f over the group's. With
    f = ln (geometric) these are logarithmic means: the additive logarithmic mean Divisia index (LMDI I)
    of B. W. Ang (2004), "Decomposition analysis for policymaking in energy: which is the preferred
    method?", *Energy Policy* 32, and Ang (2005), "The LMDI approach to decomposition analysis: a
    practical guide", *Energy Policy* 33. A score of 0 that makes the group 0 takes the whole difference
    (several of them by weight), as in the limit of B. W. Ang and N. Liu (2007), "Handling zero values in
    the logarithmic mean Divisia index decomposition approach", *Energy Policy* 35. Mazziotta-Pareto: see
    `bend`. Ordered: the average slope on the straight way from one row to the other (R. J. Aumann and
    L. S. Shapley 1974, *Values of Non-Atomic Games*).

    Examples
    --------
    A geometric mean of 40 between 25 and 64, against 100: the part of 25 takes 45.4 of the 60 points.

    >>> parts, full = np.array([[25.0, 64.0]]), np.array([[100.0, 100.0]])
    >>> ends, both = (np.array([100.0]), np.array([40.0])), (parts > 0, parts > 0)
    >>> slope, share = slopes(full, parts, ends, np.ones(2), both, Aggregate("geometric"))
    >>> (slope * (full - parts)).round(1).tolist()
    [[45.4, 14.6]]
    """
    if how.method in _NO_ANSWER:
        raise ValueError(
            f"{_NO_ANSWER[how.method]}, so no indicator has a part of a score that could be told. "
            'Score again with a mean, such as scores.again(aggregate="arithmetic").'
        )
    top, bottom = ends
    weight = np.where(live[0] | live[1], weights, 0.0)
    total = weight.sum(axis=1, keepdims=True)
    share = np.divide(weight, total, out=np.zeros_like(weight), where=total > 0.0)
    if how.method == "arithmetic":
        return share, share
    if how.method == "ordered":
        return _average_places(upper, lower, weight, how), _places(upper, weight, how)
    if how.method == "mazziotta-pareto":
        bent = bend(upper, lower, *live, ends, weights, how.penalty).slope(upper, lower)
        return np.where((share > 0.0) & np.isfinite(bent), share * bent, 0.0), share
    p = {"geometric": 0.0, "harmonic": -1.0}.get(how.method, how.p)
    with np.errstate(divide="ignore", invalid="ignore"):
        slope = share * secant(upper, lower, p) / secant(top, bottom, p)[:, None]
    slope = np.where((share > 0.0) & np.isfinite(slope), slope, 0.0)
    if p <= 0.0:
        slope = _with_zeros(slope, upper, lower, top, bottom, share)
    return slope, share


def secant(x: Floats, y: Floats, p: float) -> Floats:
    """Slope between two points of ln (for p = 0) or of the p-th power; where they meet, the derivative.

    Parameters
    ----------
    x, y
        Same shape, above zero (for p above 0 also zero).
    p
        Exponent.

    Returns
    -------
    The same shape.

    Notes
    -----
    Its reciprocal is, for p = 0, the logarithmic mean; otherwise a power of K. B. Stolarsky's mean (1975),
    "Generalizations of the logarithmic mean", *Mathematics Magazine* 48.

    Examples
    --------
    >>> secant(np.array([3.0, 2.0]), np.array([1.0, 2.0]), 2.0).tolist()
    [4.0, 4.0]
    """
    high, low = np.maximum(x, y), np.minimum(x, y)
    gap = high - low
    with np.errstate(divide="ignore", invalid="ignore", over="ignore"):
        ratio = gap / low
        logs = np.where(ratio < 1.0, np.log1p(ratio), np.log(high) - np.log(low))
        if p == 0.0:
            rise, slope = logs, 1.0 / high
        else:
            near = np.power(low, p) * np.expm1(p * np.log1p(ratio))
            rise = np.where(ratio < 1.0, near, np.power(high, p) - np.power(low, p))
            slope = p * np.power(high, p - 1.0)
        found: Floats = np.where(gap > 0.0, rise / gap, slope)
    return found


def _with_zeros(slope: Floats, upper: Floats, lower: Floats, top: Floats, bottom: Floats, share: Floats) -> Floats:
    """Where one of the two scores is 0, the parts that are 0 there take the whole difference."""
    for mine, other, score, against in ((upper, lower, top, bottom), (lower, upper, bottom, top)):
        dead = (score == 0.0) & (against != 0.0)
        if dead.any():
            weight = np.where((mine == 0.0) & dead[:, None], share, 0.0)
            total = np.where(dead, weight.sum(axis=1), 1.0)
            with np.errstate(divide="ignore", invalid="ignore"):
                taken = weight / total[:, None] * against[:, None] / other
            slope = np.where(dead[:, None], np.where(weight > 0.0, taken, 0.0), slope)
    return np.where(((top == 0.0) & (bottom == 0.0))[:, None], 0.0, slope)


def _places(scores: Floats, weight: Floats, how: Aggregate) -> Floats:
    """The share that each part has by its place; equal scores divide theirs by weight."""
    parts = weight.shape[1]
    known = weight > 0.0
    own = np.where(known, scores, np.inf)
    order = np.argsort(own, axis=1, kind="stable")
    in_order = np.take_along_axis(own, order, axis=1)
    heavy = np.take_along_axis(weight, order, axis=1)
    equal = np.ones(weight.shape, dtype=np.int64)
    equal[:, 1:] = in_order[:, 1:] != in_order[:, :-1]
    if how.order is None:
        total = heavy.sum(axis=1, keepdims=True)
        reached = np.divide(np.cumsum(heavy, axis=1), total, out=np.zeros_like(heavy), where=total > 0.0)
        by_place = np.diff(np.power(reached, 1.0 / how.attitude), axis=1, prepend=0.0)
    else:
        heavy = np.take_along_axis(known, order, axis=1).astype(np.float64)
        by_place = np.broadcast_to(np.array(how.order, dtype=np.float64) / sum(how.order), weight.shape)
    block = np.cumsum(equal, axis=1) - 1 + parts * np.arange(len(weight), dtype=np.int64)[:, None]
    size = weight.size
    together = np.bincount(block.ravel(), by_place.ravel(), minlength=size)
    mass = np.bincount(block.ravel(), heavy.ravel(), minlength=size)
    ratio = np.divide(together, mass, out=np.zeros(size, dtype=np.float64), where=mass > 0.0)
    result = np.zeros(weight.shape, dtype=np.float64)
    np.put_along_axis(result, order, heavy * ratio[block], axis=1)
    return result


def _average_places(upper: Floats, lower: Floats, weight: Floats, how: Aggregate) -> Floats:
    """The same, averaged over the straight way: it changes only where two parts change places."""
    gap = upper - lower
    crossings = []
    for one, two in combinations(range(weight.shape[1]), 2):
        closing = gap[:, one] - gap[:, two]
        apart = lower[:, two] - lower[:, one]
        at = np.divide(apart, closing, out=np.zeros(len(gap), dtype=np.float64), where=closing != 0.0)
        crossings.append(np.clip(at, 0.0, 1.0))
    ends = np.zeros((len(gap), 1), dtype=np.float64)
    marks = np.sort(np.column_stack([ends, *crossings, ends + 1.0]), axis=1)
    result = np.zeros(weight.shape, dtype=np.float64)
    for begin, end in zip(marks.T[:-1], marks.T[1:], strict=True):
        stretch = (end - begin)[:, None]
        if stretch.any():
            middle = lower + gap * ((begin + end) / 2.0)[:, None]
            result += stretch * _places(middle, weight, how)
    return result

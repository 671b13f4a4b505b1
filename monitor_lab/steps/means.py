"""Means of the children of groups: from arrays to arrays, with what is missing dropped.

Every function takes
- `children`, shape (..., units, children): scores, 0 where missing;
- `known`, the same shape or without leading axes: whether there is a score;
- `weights`, shape (..., children, groups): 0 where a child belongs to another group;
and gives back shape (..., units, groups). A group without a known child of positive weight gives what
0 / 0 gives; the caller blanks it. Leading axes are replicates of a Monte Carlo run.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from ..framework.tree import Flags, Floats

__all__ = ["MEANS", "arithmetic", "geometric", "harmonic", "mazziotta_pareto", "ordered", "power"]


def _weight(known: Flags, weights: Floats) -> Floats:
    if known.all():
        total: Floats = weights.sum(axis=-2)[..., None, :]
    else:
        total = known.astype(np.float64) @ weights
    return total


def _of(
    children: Floats,
    known: Flags,
    weights: Floats,
    forth: Callable[[Floats], Floats],
    back: Callable[[Floats], Floats],
    zero: float,
) -> Floats:
    """Mean of a function of the scores, turned back; `zero` is the mean where a score is 0, or NaN."""
    nought = (children <= 0.0) & known
    some = bool(nought.any()) and not np.isnan(zero)
    usable = known & ~nought if some else known
    changed = np.where(usable, forth(np.where(usable, children, 1.0)), 0.0)
    result: Floats = back((changed @ weights) / _weight(known, weights))
    if some:
        result = np.where(nought.astype(np.float64) @ weights > 0.0, zero, result)
    return result


def arithmetic(children: Floats, known: Flags, weights: Floats) -> Floats:
    """Sum of w x over sum of w."""
    mean: Floats = (children @ weights) / _weight(known, weights)
    return mean


def geometric(children: Floats, known: Flags, weights: Floats) -> Floats:
    """exp(sum of w ln x over sum of w); 0 where a score is 0."""
    return _of(children, known, weights, np.log, np.exp, 0.0)


def harmonic(children: Floats, known: Flags, weights: Floats) -> Floats:
    """Sum of w over sum of w / x; 0 where a score is 0."""
    return _of(children, known, weights, np.reciprocal, np.reciprocal, 0.0)


def power(children: Floats, known: Flags, weights: Floats, *, p: float) -> Floats:
    """(sum of w x^p over sum of w)^(1/p); for negative p, 0 where a score is 0."""
    zero = 0.0 if p < 0.0 else np.nan
    return _of(children, known, weights, lambda x: np.power(x, p), lambda x: np.power(x, 1.0 / p), zero)


def ordered(
    children: Floats, known: Flags, weights: Floats, *, attitude: float = 1.0, order: Sequence[float] | None = None
) -> Floats:
    """Ordered weighted average: weights belong to places, from the worst score to the best.

    With `attitude` a, the places of the worst scores that together carry a share s of the weight get
    s^(1/a) of all. With `order`, the weights of the places themselves, worst first.
    """
    leading = np.broadcast_shapes(children.shape[:-2], known.shape[:-2], weights.shape[:-2])
    some = (*leading, children.shape[-2])
    result = np.full((*some, weights.shape[-1]), np.nan, dtype=np.float64)
    for group in range(weights.shape[-1]):
        mine = np.flatnonzero((weights[..., group] > 0.0).any(axis=tuple(range(weights.ndim - 2))))
        own = np.where(known[..., mine], children[..., mine], np.inf)
        place = np.argsort(own, axis=-1, kind="stable")
        sorted_scores = np.take_along_axis(own, place, axis=-1)
        present = np.isfinite(sorted_scores)
        if order is None:
            weight = np.broadcast_to(weights[..., None, mine, group], (*some, len(mine)))
            weight = np.take_along_axis(weight, np.broadcast_to(place, (*some, len(mine))), axis=-1) * present
            reached = np.cumsum(weight, axis=-1) / weight.sum(axis=-1, keepdims=True)
            share = np.diff(np.power(reached, 1.0 / attitude), axis=-1, prepend=0.0)
        else:
            share = _places(present, order)
        result[..., group] = (np.where(present, sorted_scores, 0.0) * share).sum(axis=-1)
    return result


def _places(present: Flags, order: Sequence[float]) -> Floats:
    if present.shape[-1] != len(order) or not present.all():
        found = int(present.sum(axis=-1).min())
        raise ValueError(f"order has {len(order)} weights, but a group has {found} scores; use attitude instead")
    weights = np.array(order, dtype=np.float64)
    return np.broadcast_to(weights / weights.sum(), present.shape)


def mazziotta_pareto(children: Floats, known: Flags, weights: Floats, *, sign: float = -1.0) -> Floats:
    """Arithmetic mean, less (or plus) the variance over the mean: uneven profiles are penalised."""
    mean = arithmetic(children, known, weights)
    square = arithmetic(children * children, known, weights)
    variance = np.maximum(square - mean * mean, 0.0)
    result: Floats = mean + sign * variance / mean
    return result


MEANS: dict[str, Callable[..., Floats]] = {
    "arithmetic": arithmetic,
    "geometric": geometric,
    "harmonic": harmonic,
    "power": power,
    "ordered": ordered,
    "mazziotta-pareto": mazziotta_pareto,
}

"""Means of the children of groups: from arrays to arrays, with what is missing dropped.

Every function takes
- `children`, shape (..., children, units): scores, 0 where missing;
- `known`, the same shape or without leading axes: whether there is a score;
- `sums`: which children make which group, and with what weight;
and gives back shape (..., groups, units). A group without a known child of positive weight gives what
0 / 0 gives; the caller blanks it. Leading axes are replicates of a Monte Carlo run.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np

from ..framework.tree import Flags, Floats
from .sums import Sums

__all__ = ["MEANS", "arithmetic", "geometric", "harmonic", "mazziotta_pareto", "ordered", "power"]


def _of(
    children: Floats,
    known: Flags,
    sums: Sums,
    forth: Callable[[Floats], Floats],
    back: Callable[[Floats], Floats],
    zero: float,
) -> Floats:
    """Mean of a function of the scores, turned back; `zero` is the mean where a score is 0, or NaN."""
    nought = (children <= 0.0) & known
    some = bool(nought.any()) and not np.isnan(zero)
    usable = known & ~nought if some else known
    changed = np.where(usable, forth(np.where(usable, children, 1.0)), 0.0)
    result: Floats = back(sums.over(changed) / sums.known(known))
    if some:
        result = np.where(sums.over(nought.astype(np.float64)) > 0.0, zero, result)
    return result


def arithmetic(children: Floats, known: Flags, sums: Sums) -> Floats:
    """Sum of w x over sum of w."""
    mean: Floats = sums.over(children) / sums.known(known)
    return mean


def geometric(children: Floats, known: Flags, sums: Sums) -> Floats:
    """exp(sum of w ln x over sum of w); 0 where a score is 0."""
    return _of(children, known, sums, np.log, np.exp, 0.0)


def harmonic(children: Floats, known: Flags, sums: Sums) -> Floats:
    """Sum of w over sum of w / x; 0 where a score is 0."""
    return _of(children, known, sums, np.reciprocal, np.reciprocal, 0.0)


def power(children: Floats, known: Flags, sums: Sums, *, p: float) -> Floats:
    """(sum of w x^p over sum of w)^(1/p); for negative p, 0 where a score is 0."""
    zero = 0.0 if p < 0.0 else np.nan
    return _of(children, known, sums, lambda x: np.power(x, p), lambda x: np.power(x, 1.0 / p), zero)


def ordered(
    children: Floats, known: Flags, sums: Sums, *, attitude: float = 1.0, order: Sequence[float] | None = None
) -> Floats:
    """Ordered weighted average: weights belong to places, from the worst score to the best.

    With `attitude` a, the places of the worst scores that together carry a share s of the weight get
    s^(1/a) of all. With `order`, the weights of the places themselves, worst first.
    """
    leading = np.broadcast_shapes(children.shape[:-2], known.shape[:-2], sums.weights.shape[:-1])
    result = np.full((*leading, len(sums.starts), children.shape[-1]), np.nan, dtype=np.float64)
    for group, part in enumerate(sums.slices):
        weight = sums.weights[..., part, None]
        own = np.where(known[..., part, :] & (weight > 0.0), children[..., part, :], np.inf)
        place = np.argsort(own, axis=-2, kind="stable")
        scores = np.take_along_axis(own, place, axis=-2)
        present = np.isfinite(scores)
        if order is None:
            carried = np.take_along_axis(np.broadcast_to(weight, own.shape), place, axis=-2) * present
            reached = np.cumsum(carried, axis=-2) / carried.sum(axis=-2, keepdims=True)
            share = np.diff(np.power(reached, 1.0 / attitude), axis=-2, prepend=0.0)
        else:
            share = _places(present, order)
        result[..., group, :] = (np.where(present, scores, 0.0) * share).sum(axis=-2)
    return result


def _places(present: Flags, order: Sequence[float]) -> Floats:
    if present.shape[-2] != len(order) or not present.all():
        found = int(present.sum(axis=-2).min())
        raise ValueError(f"order has {len(order)} weights, but a group has {found} scores; use attitude instead")
    weights = np.array(order, dtype=np.float64)[:, None]
    return np.broadcast_to(weights / weights.sum(), present.shape)


def mazziotta_pareto(children: Floats, known: Flags, sums: Sums, *, sign: float = -1.0) -> Floats:
    """Arithmetic mean, less (or plus) the variance over the mean: uneven profiles are penalised."""
    mean = arithmetic(children, known, sums)
    square = arithmetic(children * children, known, sums)
    variance = np.maximum(square - mean * mean, 0.0)
    result: Floats = mean + np.where(variance == 0.0, 0.0, sign * variance / mean)
    return result


MEANS: dict[str, Callable[..., Floats]] = {
    "arithmetic": arithmetic,
    "geometric": geometric,
    "harmonic": harmonic,
    "power": power,
    "ordered": ordered,
    "mazziotta-pareto": mazziotta_pareto,
}

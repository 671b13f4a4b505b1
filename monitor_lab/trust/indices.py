"""Sobol indices from model runs, by estimators with a known formula."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ..framework.tree import Floats

__all__ = ["bootstrap_indices", "sobol_indices", "split_runs"]


def split_runs(values: Floats, factors: int, order: str = "blocks") -> tuple[Floats, Floats, Floats]:
    """Take apart the runs of a Sobol design.

    Parameters
    ----------
    values
        Shape (runs, ...): one output a run, or several. Runs are samples * (factors + 2).
    factors
        How many factors were varied.
    order
        "blocks": all runs of the first sample, all of the second, then for each factor all runs with
        its column swapped (as COINr's `SA_sample`). "rows": for each row of the sample the first, the
        swapped ones, the second (as SALib's samplers).

    Returns
    -------
    `first` and `second`, shape (samples, ...), and `swapped`, shape (factors, samples, ...): the first
    sample with one factor taken from the second.

    Raises
    ------
    ValueError
        When the number of runs does not fit, or the order is unknown.

    Examples
    --------
    >>> first, second, swapped = split_runs(np.arange(8.0), 2)
    >>> first.tolist(), second.tolist(), swapped.tolist()
    ([0.0, 1.0], [2.0, 3.0], [[4.0, 5.0], [6.0, 7.0]])
    """
    if order not in ("blocks", "rows"):
        raise ValueError(f"order is {order!r}; it must be 'blocks' or 'rows'")
    runs = len(values)
    if factors < 1 or runs == 0 or runs % (factors + 2):
        raise ValueError(f"{runs} runs are not a multiple of {factors + 2}, the number of factors and two")
    samples = runs // (factors + 2)
    if order == "blocks":
        parts = values.reshape(factors + 2, samples, *values.shape[1:])
        return parts[0], parts[1], parts[2:]
    parts = np.moveaxis(values.reshape(samples, factors + 2, *values.shape[1:]), 1, 0)
    return parts[0], parts[-1], parts[1:-1]


def sobol_indices(first: Floats, second: Floats, swapped: Floats, *, centre: bool = False) -> tuple[Floats, Floats]:
    """First-order and total Sobol indices of one output or many.

    Parameters
    ----------
    first, second
        Shape (samples, ...): outputs for two independent samples of the factors.
    swapped
        Shape (factors, samples, ...): outputs for the first sample with one factor taken from the
        second.
    centre
        Take the mean of the first two samples off all outputs before. It changes nothing in the long
        run, and makes the first-order indices of outputs far from 0, such as scores, far less uncertain.

    Returns
    -------
    First-order and total indices, both of shape (factors, ...). NaN for an output that never changes.

    Raises
    ------
    ValueError
        When the shapes do not fit, or there are fewer than 2 samples.

    Notes
    -----
    First order: mean of second * (swapped - first) over the variance, the estimator of A. Saltelli and
    others (2010), "Variance based sensitivity analysis of model output", *Computer Physics
    Communications* 181: 259-270. Total: half the mean of (first - swapped) squared over the variance, that
    of M. J. W. Jansen (1999), "Analysis of variance designs for model output", *Computer Physics
    Communications* 117: 35-43. The variance is the sample variance (divisor n - 1) of `first` and
    `second` together.

    Examples
    --------
    The output is the first factor; the second does nothing:

    >>> rng = np.random.default_rng(1)
    >>> a, b = rng.random((2, 4096))
    >>> first, total = sobol_indices(a, b, np.stack([b, a]), centre=True)
    >>> first.round(1).tolist(), total.round(1).tolist()
    ([1.0, 0.0], [1.0, 0.0])
    """
    if first.shape != second.shape or swapped.shape[1:] != first.shape:
        raise ValueError(f"the shapes do not fit: {first.shape}, {second.shape}, {swapped.shape}")
    if len(first) < 2:
        raise ValueError("there is one sample; a variance needs 2 or more")
    both = np.concatenate([first, second])
    middle = both.mean(axis=0)
    variance = both.var(axis=0, ddof=1)
    # Less than this is how a computer adds up, not a change of the output.
    varies = both.max(axis=0) - both.min(axis=0) > 1e-12 * np.abs(both).max(axis=0)
    shift = middle if centre else np.zeros_like(middle)
    main = ((second - shift) * (swapped - first)).mean(axis=1)
    total = ((first - swapped) ** 2).mean(axis=1) / 2.0
    shape = main.shape
    found = (np.full(shape, np.nan, dtype=np.float64), np.full(shape, np.nan, dtype=np.float64))
    for above, out in zip((main, total), found, strict=True):
        np.divide(above, variance, out=out, where=np.broadcast_to(varies, shape))
    return found


def bootstrap_indices(
    first: Floats,
    second: Floats,
    swapped: Floats,
    *,
    times: int = 200,
    confidence: float = 0.9,
    centre: bool = False,
    seed: int = 0,
) -> tuple[tuple[Floats, Floats], tuple[Floats, Floats]]:
    """How far Sobol indices would move with other samples.

    Parameters
    ----------
    first, second, swapped, centre
        As in `sobol_indices`.
    times
        How often the samples are drawn anew, with replacement.
    confidence
        Between 0 and 1: how much of the draws the interval holds.
    seed
        Of the draws.

    Returns
    -------
    Lower and upper ends of the first-order indices, and of the total ones, shaped as those.

    Raises
    ------
    ValueError
        When `times` is below 2 or `confidence` is not between 0 and 1.

    Notes
    -----
    Percentile intervals over rows of the design, kept together; quantiles of type 7.

    Examples
    --------
    >>> rng = np.random.default_rng(1)
    >>> a, b = rng.random((2, 256))
    >>> (low, high), _ = bootstrap_indices(a, b, np.stack([b, a]), centre=True)
    >>> bool(low[0] < 1.0 < high[0])
    True
    """
    if times < 2:
        raise ValueError(f"times is {times}; it must be 2 or more")
    if not 0.0 < confidence < 1.0:
        raise ValueError(f"confidence is {confidence!r}; it must lie between 0 and 1, for example 0.9")
    rng = np.random.default_rng(seed)
    drawn: list[tuple[Floats, Floats]] = []
    for _ in range(times):
        rows: NDArray[np.int64] = rng.integers(len(first), size=len(first), dtype=np.int64)
        drawn.append(sobol_indices(first[rows], second[rows], swapped[:, rows], centre=centre))
    tail = (1.0 - confidence) / 2.0
    ends = []
    for which in (0, 1):
        all_draws = np.stack([pair[which] for pair in drawn])
        low, high = np.quantile(all_draws, [tail, 1.0 - tail], axis=0)
        ends.append((low, high))
    return ends[0], ends[1]

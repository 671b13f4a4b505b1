"""Scores and ranks of options, and how far they would move with other people of the same kind."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

__all__ = ["Ranked", "approval_points", "borda_points", "rank_options"]

Array = NDArray[np.float64]

CELLS = 4_000_000
"""Cells of one batch of bootstrap samples, so that memory stays bounded."""


class Ranked(NamedTuple):
    """Score of each option, its rank, and the range of both over bootstrap samples.

    Examples
    --------
    >>> import numpy as np
    >>> rank_options(np.array([[100.0, 0.0]]), samples=0).rank.tolist()
    [1, 2]
    """

    score: Array
    low: Array
    high: Array
    rank: NDArray[np.int64]
    rank_low: NDArray[np.int64]
    rank_high: NDArray[np.int64]


def borda_points(places: Array) -> Array:
    """Each person's points for each option: the percent of the other options that it beats.

    Parameters
    ----------
    places
        People × options: places from 1, equal ones shared (`agreement.mean_places`).

    Returns
    -------
    0 to 100, in the same shape; an equal place counts as half beaten.

    Raises
    ------
    ZeroDivisionError
        Never: with one option the result is NaN.

    Notes
    -----
    J.-C. de Borda (1781): of n options the first gets n - 1 points, the last none; here divided by
    n - 1, so that numbers of options can be compared.

    Examples
    --------
    >>> import numpy as np
    >>> borda_points(np.array([[1.0, 2.0, 3.0]])).tolist()
    [[100.0, 50.0, 0.0]]
    """
    options = np.float64(places.shape[1])
    with np.errstate(invalid="ignore", divide="ignore"):
        points: Array = (options - places) / (options - 1.0) * 100.0
    return points


def approval_points(ranks: Array, top: int | None) -> Array:
    """100 where a person named an option (among the first `top`, where that is given), else 0.

    Parameters
    ----------
    ranks
        People × options; NaN is not named.
    top
        How many places count as named; None is all.

    Returns
    -------
    0 or 100, in the same shape.

    Raises
    ------
    ValueError
        When `top` is below 1.

    Examples
    --------
    >>> import numpy as np
    >>> approval_points(np.array([[1.0, 2.0, np.nan]]), top=1).tolist()
    [[100.0, 0.0, 0.0]]
    """
    if top is not None and top < 1:
        raise ValueError(f"top is {top}; at least the first place is named")
    named = ~np.isnan(ranks) if top is None else ranks <= top
    return np.where(named, 100.0, 0.0)


def rank_options(points: Array, *, samples: int, confidence: float = 0.9, seed: int = 0) -> Ranked:
    """Mean points of each option, ranks (ties at the better one), and bootstrap ranges.

    Parameters
    ----------
    points
        People × options.
    samples
        Bootstrap samples of people; with 0 the ranges are the values themselves.
    confidence
        Share of the samples that a range holds.
    seed
        Of the random numbers.

    Returns
    -------
    A `Ranked`.

    Raises
    ------
    ValueError
        When `samples` is negative or `confidence` not between 0 and 1.

    Notes
    -----
    Percentile bootstrap over people: B. Efron and R. J. Tibshirani (1993), *An Introduction to the
    Bootstrap*. It assumes that people answered independently of each other.

    Examples
    --------
    >>> import numpy as np
    >>> found = rank_options(np.array([[100.0, 0.0]] * 9 + [[0.0, 100.0]]), samples=200)
    >>> found.score.tolist(), found.rank.tolist()
    ([90.0, 10.0], [1, 2])
    """
    if samples < 0:
        raise ValueError(f"samples is {samples}; it is 0 or more")
    if not 0.0 < confidence < 1.0:
        raise ValueError(f"confidence is {confidence!r}; it must lie between 0 and 1, for example 0.9")
    score = points.mean(axis=0)
    rank = _ranks(score[np.newaxis, :])[0]
    if samples == 0:
        return Ranked(score, score, score, rank, rank, rank)
    people = points.shape[0]
    rng = np.random.default_rng(seed)
    batch = max(1, CELLS // people)
    drawn = []
    for start in range(0, samples, batch):
        size = min(batch, samples - start)
        times = rng.multinomial(people, np.full(people, 1.0 / people), size=size).astype(np.float64)
        drawn.append(times @ points / people)
    scores = np.concatenate(drawn)
    ends = [(1.0 - confidence) / 2.0, (1.0 + confidence) / 2.0]
    low, high = np.quantile(scores, ends, axis=0)
    rank_low, rank_high = np.quantile(_ranks(scores), ends, axis=0, method="inverted_cdf").astype(np.int64)
    return Ranked(
        score, np.minimum(low, score), np.maximum(high, score),
        rank, np.minimum(rank_low, rank), np.maximum(rank_high, rank),
    )  # fmt: skip


def _ranks(scores: Array) -> NDArray[np.int64]:
    # Sums in another order differ in their last digits; they are ties all the same.
    ranks: NDArray[np.int64] = pd.DataFrame(-scores.round(9)).rank(axis=1, method="min").to_numpy(dtype=np.int64)
    return ranks

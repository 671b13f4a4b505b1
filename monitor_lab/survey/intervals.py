"""Intervals for shares."""

from __future__ import annotations

from statistics import NormalDist

import numpy as np
from numpy.typing import ArrayLike, NDArray

__all__ = ["normal_quantile", "wilson_interval"]


def normal_quantile(confidence: float) -> float:
    """How many standard errors lie on each side of an estimate at this confidence.

    Parameters
    ----------
    confidence
        Between 0 and 1, for example 0.95.

    Returns
    -------
    The two-sided quantile of the standard normal distribution.

    Raises
    ------
    ValueError
        When `confidence` is not between 0 and 1.

    Examples
    --------
    >>> round(normal_quantile(0.95), 3)
    1.96
    """
    if not 0.0 < confidence < 1.0:
        raise ValueError(f"confidence is {confidence!r}; it must lie between 0 and 1, for example 0.95")
    return NormalDist().inv_cdf(0.5 + confidence / 2.0)


def wilson_interval(
    share: ArrayLike, n: int, confidence: float = 0.95
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Wilson score interval of one or several shares.

    Parameters
    ----------
    share
        A number or an array, in percent (0 to 100).
    n
        Number of respondents behind every share, at least 1.
    confidence
        Between 0 and 1.

    Returns
    -------
    Lower and upper ends, in percent, in the shape of `share`.

    Raises
    ------
    ValueError
        When `n` is below 1 or `confidence` is not between 0 and 1.

    Notes
    -----
    E. B. Wilson (1927), *Journal of the American Statistical Association* 22: 209-212. It assumes a
    simple random sample, and unlike the textbook interval it never leaves 0 to 100 and is not empty
    at a share of 0.

    Examples
    --------
    81 of 263 people, and none of 263:

    >>> low, high = wilson_interval([100 * 81 / 263, 0], n=263)
    >>> low.round(1).tolist(), high.round(1).tolist()
    ([25.5, 0.0], [36.6, 1.4])
    """
    if n < 1:
        raise ValueError(f"n is {n}; an interval needs at least 1 respondent")
    z2 = normal_quantile(confidence) ** 2
    p = np.asarray(share, dtype=np.float64) / 100.0
    size = float(n)
    middle = (p + z2 / (2.0 * size)) / (1.0 + z2 / size)
    half = np.sqrt(z2 * (p * (1.0 - p) / size + z2 / (4.0 * size**2))) / (1.0 + z2 / size)
    # At 0 and 100 percent the formula ends exactly on the share; rounding must not leave it outside.
    low = np.where(p <= 0.0, 0.0, np.clip(middle - half, 0.0, 1.0) * 100.0)
    high = np.where(p >= 1.0, 100.0, np.clip(middle + half, 0.0, 1.0) * 100.0)
    return np.minimum(low, share), np.maximum(high, share)

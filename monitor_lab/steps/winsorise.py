"""Move the most extreme values inwards, as far as needed and no further."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike

from ..framework.tree import Floats
from .frames import one_indicator
from .moments import moments_array

__all__ = ["Limits", "find_limits", "is_outlying", "winsorise"]


def winsorise(
    values: pd.Series[float] | ArrayLike,
    *,
    max_points: int | None = 5,
    max_skew: float = 2.0,
    max_kurtosis: float = 3.5,
    force: bool = False,
) -> pd.Series[float]:
    """Set the most extreme values to the next less extreme one, until the tails are short enough.

    Parameters
    ----------
    values
        One indicator, a unit each, in its unit; NaN where missing.
    max_points
        How many values may be moved at most; None for no limit.
    max_skew, max_kurtosis
        Values are moved while skewness, whichever its sign, and kurtosis are both at or above these.
    force
        Whether `max_points` values are moved even when the tails are short enough.

    Returns
    -------
    The same index and unit. Missing stays missing.

    Raises
    ------
    DataError
        When all values are the same, or one is text or infinite.

    Notes
    -----
    With a skewness of 0 or more the highest values are moved, otherwise the lowest. Equal values move
    together, so that the last move may pass `max_points`. It stops before only one value is left. The
    limits are those of COINr's `winsorise` (there `winmax`, `skew_thresh`, `kurt_thresh`, `force_win`);
    OECD and JRC, *Handbook on Constructing Composite Indicators* (2008), treats outliers in step 5.

    Examples
    --------
    >>> winsorise([1, 2, 3, 4, 5, 400]).tolist()
    [1.0, 2.0, 3.0, 4.0, 5.0, 5.0]
    """
    series, known = one_indicator(values, "no value stands out.")
    limits = find_limits(known, max_points=max_points, max_skew=max_skew, max_kurtosis=max_kurtosis, force=force)
    return pd.Series(limits.apply(known), index=series.index, name=series.name)


@dataclass(frozen=True)
class Limits:
    """Ends that values of one indicator are moved to, in its unit; infinite where there is none.

    Attributes
    ----------
    lower, upper
        Values below and above are set to these.
    points
        How many of the values learnt from were moved.

    Examples
    --------
    >>> Limits(upper=9.0, points=1).apply(np.array([3.0, 40.0])).tolist()
    [3.0, 9.0]
    """

    lower: float = -np.inf
    upper: float = np.inf
    points: int = 0

    def apply(self, values: Floats) -> Floats:
        """The values, moved to the limits where they lie beyond; NaN stays NaN."""
        return np.clip(values, self.lower, self.upper)


def find_limits(
    values: Floats,
    *,
    max_points: int | None = 5,
    max_skew: float = 2.0,
    max_kurtosis: float = 3.5,
    force: bool = False,
) -> Limits:
    """The limits that winsorising needs: see `winsorise`.

    Parameters
    ----------
    values
        One indicator, a unit each; NaN where missing.
    max_points, max_skew, max_kurtosis, force
        As for `winsorise`.

    Returns
    -------
    The limits; without any when nothing is to be moved.

    Examples
    --------
    >>> find_limits(np.array([1.0, 2.0, 3.0, 4.0, 5.0, 400.0]))
    Limits(lower=-inf, upper=5.0, points=1)
    """
    known = values[~np.isnan(values)]
    moved = known
    lower, upper = -np.inf, np.inf
    points = 0
    while known.size and (max_points is None or points < max_points):
        skew, kurt = (float(m[0]) for m in moments_array(moved[:, None]))
        if not force and not is_outlying(skew, kurt, max_skew, max_kurtosis):
            break
        inside = moved[moved < moved.max()] if skew >= 0.0 else moved[moved > moved.min()]
        if inside.size == 0 or inside.min() == inside.max():
            break  # one more step would leave the same value everywhere
        if skew >= 0.0:
            upper = float(inside.max())
        else:
            lower = float(inside.min())
        moved = np.clip(known, lower, upper)
        points = int(np.count_nonzero(moved != known))
    return Limits(lower, upper, points)


def is_outlying(skew: float, kurt: float, max_skew: float, max_kurtosis: float) -> bool:
    """Whether both moments reach their limits; never with too few values to know."""
    return abs(skew) >= max_skew and kurt >= max_kurtosis

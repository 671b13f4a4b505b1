"""Whether two counts differ by more than chance."""

from __future__ import annotations

import math
from typing import NamedTuple

import numpy as np

from ..survey.intervals import normal_quantile
from .quantiles import beta_below, beta_quantile

__all__ = ["RateRatio", "compare_counts"]


class RateRatio(NamedTuple):
    """A later rate over an earlier one, its interval, and how often chance alone does as much.

    Examples
    --------
    >>> RateRatio(0.4, 0.04, 2.4, 0.45).change
    -60.0
    """

    ratio: float
    low: float
    high: float
    p: float

    @property
    def change(self) -> float:
        """The change in percent; -60 is a fall by 60 %."""
        return (self.ratio - 1.0) * 100.0


def compare_counts(
    before: int,
    after: int,
    population_before: float = 1.0,
    population_after: float = 1.0,
    *,
    confidence: float = 0.95,
) -> RateRatio:
    """Compare a later count with an earlier one, exactly, however small they are.

    Parameters
    ----------
    before, after
        Events counted; whole numbers of 0 or more.
    population_before, population_after
        People, or person-years, in which they were counted. Left out, the two are taken as equal.
    confidence
        Between 0 and 1.

    Returns
    -------
    `ratio` of the later rate to the earlier, the ends `low` and `high` of its interval, and `p`, the
    probability of two counts at least as far apart if the rate had not changed (two-sided). With no
    event before, `ratio` and `high` are infinite; with none at all, only the interval 0 to infinity is
    left.

    Raises
    ------
    ValueError
        When a count is not a whole number of 0 or more, a population is not positive, or `confidence` is
        not between 0 and 1.

    Notes
    -----
    Given their sum, the later count is binomial (J. Przyborowski and H. Wilenski 1940, *Biometrika*
    31: 313-323); the ends follow from the exact limits of its share (C. J. Clopper and E. S. Pearson
    1934, *Biometrika* 26: 404-413), and `p` is twice the smaller tail, at most 1.

    Examples
    --------
    A fall from 5 to 2 is one of 60 %, and nothing that chance could not do:

    >>> found = compare_counts(5, 2)
    >>> round(found.change), round(found.p, 2)
    (-60, 0.45)
    """
    normal_quantile(confidence)
    for name, count in (("before", before), ("after", after)):
        if isinstance(count, bool) or not (np.isfinite(count) and count >= 0 and count == round(count)):
            raise ValueError(f"{name} is {count!r}; a count is a whole number of 0 or more")
    for name, people in (("population_before", population_before), ("population_after", population_after)):
        if not (np.isfinite(people) and people > 0):
            raise ValueError(f"{name} is {people!r}; it must be a positive number")
    b, a = float(before), float(after)
    exposure = population_before / population_after
    tail = (1.0 - confidence) / 2.0
    if a + b == 0.0:
        return RateRatio(math.nan, 0.0, math.inf, 1.0)

    def ratio(share: float) -> float:
        return math.inf if share >= 1.0 else share / (1.0 - share) * exposure

    low = 0.0 if a == 0.0 else ratio(float(beta_quantile(a, b + 1.0, tail)))
    # The upper limit of a share is the lower limit of the other one; so nothing is lost near 1.
    rest = 0.0 if b == 0.0 else float(beta_quantile(b, a + 1.0, tail))
    high = math.inf if rest == 0.0 else (1.0 - rest) / rest * exposure
    same = 1.0 / (1.0 + exposure)  # the later count's share of the events, were the rates equal
    at_most = 1.0 if b == 0.0 else 1.0 - float(beta_below(a + 1.0, b, same))
    at_least = 1.0 if a == 0.0 else float(beta_below(a, b + 1.0, same))
    point = math.inf if b == 0.0 else a / b * exposure
    return RateRatio(point, low, high, min(1.0, 2.0 * min(at_most, at_least)))

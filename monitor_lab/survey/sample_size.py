"""How many people to ask."""

from __future__ import annotations

import math
from typing import NamedTuple

from .intervals import normal_quantile

__all__ = ["SampleSize", "check_settings", "sample_size"]


class SampleSize(NamedTuple):
    """Interviews needed, and people to approach so that as many answer.

    Examples
    --------
    >>> SampleSize(385, 550).to_approach
    550
    """

    interviews: int
    to_approach: int


def sample_size(
    margin: float = 5.0,
    *,
    share: float = 50.0,
    population: float | None = None,
    design_effect: float = 1.0,
    response: float = 100.0,
    confidence: float = 0.95,
) -> SampleSize:
    """How many interviews a share needs to be known within a margin.

    Parameters
    ----------
    margin
        Half the width of the interval, in percentage points.
    share
        The share expected, in percent; 50 is the most demanding.
    population
        People who could be asked; None is very many.
    design_effect
        How many times the variance of a simple random sample: about 1.5 to 2 where people are drawn in
        clusters, such as streets.
    response
        Percent of the people approached who will answer.
    confidence
        Between 0 and 1.

    Returns
    -------
    A `SampleSize`, both rounded up.

    Raises
    ------
    ValueError
        When a setting is outside its range.

    Notes
    -----
    n0 = deff z^2 p (1 - p) / d^2, and n0 N / (n0 + N - 1) from a population of N (W. G. Cochran 1977,
    *Sampling Techniques*, 3rd ed., section 4.4; L. Kish 1965, *Survey Sampling*, for the design effect).

    Examples
    --------
    >>> sample_size(5)
    SampleSize(interviews=385, to_approach=385)
    >>> sample_size(5, design_effect=1.5, response=70)
    SampleSize(interviews=577, to_approach=825)
    """
    check_settings(share, design_effect, response)
    if not 0.0 < margin < 100.0:
        raise ValueError(f"margin is {margin!r}; it is in percentage points, above 0 and below 100")
    if population is not None and not (math.isfinite(population) and population >= 1):
        raise ValueError(f"population is {population!r}; it is a number of people")
    p = share / 100.0
    needed = design_effect * normal_quantile(confidence) ** 2 * p * (1.0 - p) / (margin / 100.0) ** 2
    if population is not None:
        needed = needed * population / (needed + population - 1.0)
    interviews = max(1, math.ceil(needed - 1e-9))
    return SampleSize(interviews, math.ceil(interviews * 100.0 / response - 1e-9))


def check_settings(share: float, design_effect: float, response: float) -> None:
    """Refuse settings of a sample that are outside their range.

    Parameters
    ----------
    share, design_effect, response
        As in `sample_size`.

    Returns
    -------
    Nothing.

    Raises
    ------
    ValueError
        Naming the first one outside its range.

    Examples
    --------
    >>> check_settings(50, 1.5, 70)
    """
    if not 0.0 < share < 100.0:
        raise ValueError(f"share is {share!r}; it is in percent, above 0 and below 100")
    if not (math.isfinite(design_effect) and design_effect > 0.0):
        raise ValueError(f"design_effect is {design_effect!r}; it is a positive number, 1 for a simple random sample")
    if not 0.0 < response <= 100.0:
        raise ValueError(f"response is {response!r}; it is in percent, above 0 and up to 100")

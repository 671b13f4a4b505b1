"""What a count of events can say: exact intervals, and means of several years."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

from ..survey.intervals import normal_quantile
from .quantiles import gamma_quantile
from .series import aligned, read_counts

__all__ = ["poisson_interval", "pool_years"]


def poisson_interval(
    count: ArrayLike, population: ArrayLike | None = None, *, per: float = 100_000, confidence: float = 0.95
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Exact interval of one or several counts, or of the rates that follow from them.

    Parameters
    ----------
    count
        Whole numbers of events, of any shape; a missing one (NaN) has no interval.
    population
        People, or person-years, behind each count, in a shape that broadcasts with `count`. With it the
        ends are rates.
    per
        How many people a rate refers to; not used without `population`.
    confidence
        Between 0 and 1.

    Returns
    -------
    Lower and upper ends: events, or events per `per` people, in the common shape.

    Raises
    ------
    ValueError
        When a count is negative, infinite or not whole, a population is not positive, or `confidence`
        is not between 0 and 1.

    Notes
    -----
    F. Garwood (1936), *Biometrika* 28: 437-442: half the quantiles of chi-square with 2 k and 2 k + 2
    degrees of freedom. With no event, the lower end is 0 and the upper keeps half the error, 3.69 at 95 %.
    The interval is that of events which happen one by one, each without regard to the others. Several
    victims of one attack, or a series of revenge, make the true interval wider.

    Examples
    --------
    Five events, and none, in a town of 40,000 people:

    >>> low, high = poisson_interval([5, 0])
    >>> low.round(3).tolist(), high.round(3).tolist()
    ([1.623, 0.0], [11.668, 3.689])
    >>> [round(float(end), 1) for end in poisson_interval(5, 40_000)]
    [4.1, 29.2]
    """
    normal_quantile(confidence)  # refuses a confidence outside 0 to 1
    k = np.asarray(count, dtype=np.float64)
    known = ~np.isnan(k)
    wrong = known & ~((k >= 0.0) & np.isfinite(k) & (k == np.round(np.where(np.isfinite(k), k, 0.5))))
    if wrong.any():
        raise ValueError(f"{k[wrong].flat[0]:g} is not a count; a count is a whole number of 0 or more")
    flat = np.where(known, k, 0.0)
    # A series of years repeats its counts; each quantile is sought once.
    few, where = np.unique(flat, return_inverse=True)
    tail = (1.0 - confidence) / 2.0
    low = np.where(few > 0.0, gamma_quantile(np.maximum(few, 1.0), tail), 0.0)[where].reshape(k.shape)
    high = gamma_quantile(few + 1.0, tail, upper=True)[where].reshape(k.shape)
    low, high = np.where(known, low, np.nan), np.where(known, high, np.nan)
    if population is None:
        return low, high
    people = np.asarray(population, dtype=np.float64)
    if not ((people > 0.0) | np.isnan(people)).all() or np.isinf(people).any():
        raise ValueError("a population is not a positive number")
    return low / people * per, high / people * per


def pool_years(
    events: Mapping[Any, Any] | pd.Series[Any],
    population: Mapping[Any, Any] | pd.Series[Any] | float | None = None,
    *,
    years: int = 3,
    overlapping: bool = True,
    per: float = 100_000,
    confidence: float = 0.95,
) -> pd.DataFrame:
    """Mean yearly rate of several years together, with its interval: for counts too small year by year.

    Parameters
    ----------
    events
        Count of each year, by year; or of each unit and year, with the index (`unit`, `period`).
    population
        People in each year, in the same index, or one number for all. Without it the result is a mean
        count a year.
    years
        How many consecutive years are pooled.
    overlapping
        Whether a period ends in every year (a moving mean), or periods follow on each other, the last
        ending in the last year. Overlapping periods share events, so their intervals are not
        independent of each other.
    per
        How many people a rate refers to.
    confidence
        Between 0 and 1.

    Returns
    -------
    DataFrame, index the period's last `year` (after `unit`, where there are units). Columns `first`,
    `last`, `events` and `population` of the period together (the population summed over its years),
    `rate`, `low`, `high`: events a year per `per` people, or a year. Where one of its years is missing,
    a period has no figure.

    Raises
    ------
    DataError
        With every problem of the two series at once.
    ValueError
        When `years` is below 1 or `confidence` is not between 0 and 1.

    Examples
    --------
    >>> pooled = pool_years({2019: 6, 2020: 2, 2021: 4, 2022: 3}, 50_000)
    >>> pooled[["events", "rate", "low", "high"]].round(1)  # doctest: +NORMALIZE_WHITESPACE
          events  rate  low  high
    year
    2021    12.0   8.0  4.1  14.0
    2022     9.0   6.0  2.7  11.4
    """
    if years < 1:
        raise ValueError(f"years is {years}; at least 1 year is pooled")
    if isinstance(events, pd.Series) and events.index.nlevels == 2:
        return _pool_units(events, population, years, overlapping, per, confidence)
    counts = read_counts(events, "events")
    people = aligned(population, counts.index)
    span = np.arange(counts.index[0], counts.index[-1] + 1, dtype=np.int64)
    all_years = pd.Index(span, name="year")
    counts = counts.reindex(all_years)
    exposure = pd.Series(1.0, index=all_years) if people is None else people.reindex(all_years)
    # A year counts only where both its figures are known.
    both = counts.notna() & exposure.notna()
    pooled = counts.where(both).rolling(years, min_periods=years).sum()
    lived = exposure.where(both).rolling(years, min_periods=years).sum()
    wanted = np.arange(len(span)) >= years - 1
    if not overlapping:
        wanted &= (span[-1] - span) % years == 0
    table = pd.DataFrame({"first": span - years + 1, "last": span, "events": pooled, "population": lived}, all_years)
    table = table[wanted].copy()
    total = table["events"].to_numpy(dtype=np.float64)
    exposed = table["population"].to_numpy(dtype=np.float64)
    scale = 1.0 if people is None else per
    low, high = poisson_interval(np.round(total), exposed, per=scale, confidence=confidence)
    table["rate"], table["low"], table["high"] = total / exposed * scale, low, high
    return table.drop(columns="population") if people is None else table


def _pool_units(
    events: pd.Series[Any],
    population: Mapping[Any, Any] | pd.Series[Any] | float | None,
    years: int,
    overlapping: bool,
    per: float,
    confidence: float,
) -> pd.DataFrame:
    tables = {}
    for unit, rows in events.groupby(level=0, sort=False):
        people = population
        if isinstance(population, pd.Series) and population.index.nlevels == 2:
            people = population[population.index.get_level_values(0) == unit].droplevel(0)
        tables[unit] = pool_years(
            rows.droplevel(0), people, years=years, overlapping=overlapping, per=per, confidence=confidence
        )
    return pd.concat(tables, names=[events.index.names[0] or "unit"])

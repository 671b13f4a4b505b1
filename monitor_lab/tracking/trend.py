"""How fast something changed: between two years, and along a line through all of them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ..errors import DataError, Problem
from .series import read_yearly

__all__ = ["growth_rate", "percent_change", "trends"]

Array = NDArray[np.float64]


def growth_rate(series: Mapping[Any, Any] | pd.Series[Any]) -> float:
    """Compound annual growth rate between the first and the last year with a figure.

    Parameters
    ----------
    series
        Figures of 0 or more, by year; years may be missing between them.

    Returns
    -------
    Percent a year; NaN with fewer than two figures, or where the first is 0 and the last is not.

    Raises
    ------
    DataError
        With every problem of the series at once.

    Notes
    -----
    (last / first)^(1 / years) - 1. It looks at two years only, so one unusual year at either end
    decides it; `percent_change` uses all years. Two equal figures have a rate of 0, also two zeros.

    Examples
    --------
    Half in ten years:

    >>> round(growth_rate({2020: 100, 2030: 50}), 2)
    -6.7
    """
    values = read_yearly(series, "series")
    return float(_compound(_row(values), _years(values))[0])


def percent_change(series: Mapping[Any, Any] | pd.Series[Any], *, years: float = 1.0) -> float:
    """Percent change a year along the straight line through all figures.

    Parameters
    ----------
    series
        Figures of 0 or more, by year; years may be missing between them.
    years
        Over how many years the change is given; 1 is a yearly change, 10 that of a decade.

    Returns
    -------
    Percent of the line's own figure in the first year; NaN with fewer than two figures, or where the
    line does not start above 0.

    Raises
    ------
    DataError
        With every problem of the series at once.
    ValueError
        When `years` is not positive.

    Notes
    -----
    Least squares. The line starts in the first year with a figure; its slope, times `years`, is divided
    by its height there.

    Examples
    --------
    >>> round(percent_change({2000: 10, 2001: 11, 2003: 13}, years=10), 6)
    100.0
    """
    if not (np.isfinite(years) and years > 0):
        raise ValueError(f"years is {years!r}; it must be a positive number")
    values = read_yearly(series, "series")
    return float(_along_line(_row(values), _years(values))[0]) * years


def trends(panel: pd.DataFrame) -> pd.DataFrame:
    """Growth rate and percent change of every unit and indicator of a panel.

    Parameters
    ----------
    panel
        Index (`unit`, `period`), a number column per indicator; missing is NaN.

    Returns
    -------
    DataFrame, index (`unit`, `indicator`). Columns `growth_rate` and `percent_change` in percent a
    year, `available` (percent of the panel's years that have a figure), `first` and `last`, the years
    between which the growth rate is taken (missing where there is no figure).

    Raises
    ------
    DataError
        When the index is not (`unit`, `period`), a period is no year, a unit has a year twice, or a
        column holds no numbers.

    Notes
    -----
    As `growth_rate` and `percent_change`, for all series at once.

    Examples
    --------
    >>> index = pd.MultiIndex.from_product([["North", "South"], [2019, 2021]], names=["unit", "period"])
    >>> panel = pd.DataFrame({"C01": [40.0, 32.4, 20.0, None]}, index)
    >>> trends(panel).round(1)  # doctest: +NORMALIZE_WHITESPACE
                     growth_rate  percent_change  available   first    last
    unit  indicator
    North C01              -10.0            -9.5      100.0  2019.0  2021.0
    South C01                NaN             NaN       50.0  2019.0  2019.0
    """
    if panel.index.nlevels != 2:
        raise DataError([Problem("The panel's rows are not named by unit and period.")])
    kinds = zip(panel.columns, panel.dtypes, strict=True)
    texts = [str(c) for c, kind in kinds if not pd.api.types.is_numeric_dtype(kind)]
    problems = [Problem("The column holds no numbers.", column=c) for c in texts]
    periods = pd.to_numeric(pd.Series(panel.index.get_level_values(1)), errors="coerce")
    odd = periods.isna().to_numpy()
    if odd.any():
        first = panel.index.get_level_values(1)[odd][0]
        problems.append(Problem(f'"{first}" is not a year.', allowed="periods such as 2019"))
    if panel.index.has_duplicates:
        unit, period = panel.index[panel.index.duplicated()][0]
        problems.append(Problem(f"{unit} has {period} twice."))
    if problems:
        raise DataError(problems)
    units = pd.unique(panel.index.get_level_values(0))
    years = np.unique(periods.to_numpy(dtype=np.float64))
    cube = np.full((len(units), panel.shape[1], len(years)), np.nan)
    at_unit = pd.Index(units).get_indexer(panel.index.get_level_values(0))
    at_year = np.searchsorted(years, periods.to_numpy(dtype=np.float64))
    cube[at_unit, :, at_year] = panel.to_numpy(dtype=np.float64, na_value=np.nan)
    flat = cube.reshape(-1, len(years))
    known = ~np.isnan(flat)
    some = known.any(axis=1)
    first_at, last_at = known.argmax(axis=1), len(years) - 1 - known[:, ::-1].argmax(axis=1)
    index = pd.MultiIndex.from_product([units, panel.columns], names=[panel.index.names[0] or "unit", "indicator"])
    return pd.DataFrame(
        {
            "growth_rate": _compound(flat, years),
            "percent_change": _along_line(flat, years),
            "available": known.mean(axis=1) * 100.0,
            "first": np.where(some, years[first_at], np.nan),
            "last": np.where(some, years[last_at], np.nan),
        },
        index=index,
    )


def _row(series: pd.Series[float]) -> Array:
    return np.array([series.tolist()], dtype=np.float64)


def _years(series: pd.Series[float]) -> Array:
    return np.asarray(series.index, dtype=np.float64)


def _compound(rows: Array, years: Array) -> Array:
    """Percent a year between the ends of each row that have a figure."""
    known = ~np.isnan(rows)
    first, last = known.argmax(axis=1), rows.shape[1] - 1 - known[:, ::-1].argmax(axis=1)
    at = np.arange(rows.shape[0])
    start, end, span = rows[at, first], rows[at, last], years[last] - years[first]
    with np.errstate(divide="ignore", invalid="ignore"):
        rate: Array = np.asarray(((end / start) ** (1.0 / span) - 1.0) * 100.0, dtype=np.float64)
    rate[start == end] = 0.0
    rate[~((span > 0.0) & np.isfinite(rate))] = np.nan
    return rate


def _along_line(rows: Array, years: Array) -> Array:
    """Percent a year of the height of each row's regression line in its first year with a figure."""
    known = ~np.isnan(rows)
    n = known.sum(axis=1)
    first = years[known.argmax(axis=1)]
    # Years are counted from each row's own first one: with 2000 and more, digits would be lost.
    x = np.where(known, years - first[:, np.newaxis], 0.0)
    y = np.where(known, rows, 0.0)
    with np.errstate(divide="ignore", invalid="ignore"):
        middle_x, middle_y = x.sum(axis=1) / n, y.sum(axis=1) / n
        off = np.where(known, x - middle_x[:, np.newaxis], 0.0)
        slope = (off * (y - middle_y[:, np.newaxis])).sum(axis=1) / (off * off).sum(axis=1)
        start = middle_y - slope * middle_x
        change: Array = slope / start * 100.0
    change[~((n >= 2) & (start > 0.0))] = np.nan
    return change

"""Read a yearly series of counts, rates or populations, and refuse what is none."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from ..errors import DataError, Problem

__all__ = ["aligned", "read_counts", "read_yearly"]


def read_yearly(series: Mapping[Any, Any] | pd.Series[Any], name: str, *, zero: bool = True) -> pd.Series[float]:
    """A series by year as floats, in ascending order of years; missing stays missing.

    Parameters
    ----------
    series
        Year to number; the index may hold whole numbers, texts such as "2019", dates or periods.
    name
        How problems call the series.
    zero
        Whether zero is allowed.

    Returns
    -------
    Floats by year (64-bit integers).

    Raises
    ------
    DataError
        With every problem at once: no figure, a year twice or unreadable, a cell that is no number, is
        negative or infinite.

    Examples
    --------
    >>> read_yearly({2021: 1424, 2020: 1642}, "victims").to_dict()
    {2020: 1642.0, 2021: 1424.0}
    """
    if isinstance(series, pd.DataFrame):
        raise DataError([Problem(f"{name}: a table was given.", allowed="one column, with the years as index")])
    items = list(series.items())
    problems: list[Problem] = []
    found: dict[int, float] = {}
    for label, value in items:
        year = _year(label)
        if year is None:
            problems.append(Problem(f'{name}: "{label}" is not a year.', allowed="a year such as 2019"))
        elif year in found:
            problems.append(Problem(f"{name}: the year {year} is given twice."))
        else:
            number, problem = _number(value, f"{name}, {year}", zero)
            found[year] = number
            problems += [problem] if problem else []
    if not problems and all(np.isnan(v) for v in found.values()):
        problems = [Problem(f"{name}: there is no figure.")]
    if problems:
        raise DataError(problems)
    index = pd.Index(np.array(sorted(found), dtype=np.int64), name="year")
    return pd.Series([found[y] for y in sorted(found)], index=index, dtype="float64", name=name)


def read_counts(series: Mapping[Any, Any] | pd.Series[Any], name: str) -> pd.Series[float]:
    """As `read_yearly`, and every number is whole: something was counted.

    Parameters
    ----------
    series, name
        As in `read_yearly`.

    Returns
    -------
    Whole numbers, as floats so that a missing one can stand among them, by year.

    Raises
    ------
    DataError
        As in `read_yearly`, and when a number is not whole.

    Examples
    --------
    >>> read_counts({2020: 5, 2021: None}, "victims").tolist()
    [5.0, nan]
    """
    counts = read_yearly(series, name)
    broken = counts[counts.notna() & (counts != counts.round())]
    if len(broken):
        allowed = "whole numbers; for rates, give the counts and the population"
        raise DataError(
            [Problem(f"{name}, {year}: {value:g} is not a count.", allowed=allowed) for year, value in broken.items()]
        )
    return counts


def aligned(
    population: Mapping[Any, Any] | pd.Series[Any] | float | None, years: pd.Index[Any], name: str = "population"
) -> pd.Series[float] | None:
    """The population of each of these years.

    Parameters
    ----------
    population
        By year, or one number for all years, or None.
    years
        The years wanted.
    name
        How problems call it.

    Returns
    -------
    Floats by year, missing where the population is; None when there is none.

    Raises
    ------
    DataError
        When a population is not a positive number.

    Examples
    --------
    >>> aligned(250_000, pd.Index([2019, 2020])).tolist()
    [250000.0, 250000.0]
    """
    if population is None:
        return None
    if isinstance(population, (Mapping, pd.Series)):
        return read_yearly(population, name, zero=False).reindex(years)
    number, problem = _number(population, name, zero=False)
    if problem or np.isnan(number):
        raise DataError([problem or Problem(f"{name}: there is no figure.")])
    return pd.Series(number, index=years, dtype="float64", name=name)


def _year(label: Any) -> int | None:
    if isinstance(label, (pd.Timestamp, pd.Period)):
        return int(label.year)
    try:
        year = float(str(label).strip())
    except ValueError:
        return None
    return int(year) if year == round(year) and abs(year) < 1e6 else None


def _number(value: Any, place: str, zero: bool) -> tuple[float, Problem | None]:
    allowed = f"a number {'of 0 or more' if zero else 'above 0'}, or nothing where it is not known"
    if value is None or value is pd.NA or (isinstance(value, float) and np.isnan(value)):
        return float("nan"), None
    if isinstance(value, (bool, str)):
        return float("nan"), Problem(f"{place}: {value!r} is not a number.", allowed=allowed)
    try:
        number = float(value)
    except (TypeError, ValueError):
        return float("nan"), Problem(f"{place}: {value!r} is not a number.", allowed=allowed)
    if not np.isfinite(number) or number < 0.0 or (number == 0.0 and not zero):
        return number, Problem(f"{place}: {number:g} was found.", allowed=allowed)
    return number, None

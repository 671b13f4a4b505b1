"""What a target asks for each year, from the baseline that is named."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from ..display import Shown
from ..errors import DataError, Problem
from .series import read_yearly

__all__ = ["RequiredChange", "required_change", "target_path"]


@dataclass(frozen=True, eq=False, repr=False)
class RequiredChange(Shown):
    """What a target asks for each year; made by `required_change`.

    Attributes
    ----------
    table
        Index `baseline`, the year. Columns `years` to the target, `change` over all of them (percent),
        `compound` (percent of the year before, every year), `linear` (percent of the baseline's figure,
        every year); with figures given also `from` and `to`.
    target_year
        The year by which it is to be reached.
    notes
        Plain sentences.

    Examples
    --------
    >>> round(required_change(2019, 2030).compound, 2)
    -6.11
    """

    table: pd.DataFrame
    target_year: int
    notes: tuple[str, ...]
    _decimals = 2

    def _one(self, column: str) -> float:
        if len(self.table) != 1:
            raise ValueError(f'there are {len(self.table)} baselines; read .table["{column}"]')
        return float(self.table[column].iloc[0])

    @property
    def compound(self) -> float:
        """Percent of the year before, every year, where there is one baseline."""
        return self._one("compound")

    @property
    def linear(self) -> float:
        """Percent of the baseline's figure, every year, where there is one baseline."""
        return self._one("linear")

    def at_pace(self, annual: float) -> pd.DataFrame:
        """What a yearly change that somebody names comes to by the target year.

        Parameters
        ----------
        annual
            Percent of the year before, every year; -7 is a fall of 7 % a year.

        Returns
        -------
        DataFrame, index `baseline`. Columns `years` to the target; `reached`, the change by then in
        percent; `needed`, the change asked for; `enough`; `years_needed` at this pace (NaN where the
        pace leads away from the target).

        Raises
        ------
        ValueError
            When `annual` is not above -100.

        Examples
        --------
        Seven percent a year is more than a halving by 2030 asks for, from either year:

        >>> required_change([2019, 2020], 2030).at_pace(-7).round(2)  # doctest: +NORMALIZE_WHITESPACE
                  years  reached  needed  enough  years_needed
        baseline
        2019         11   -54.99   -50.0    True          9.55
        2020         10   -51.60   -50.0    True          9.55
        """
        if not -100.0 < annual < math.inf:
            raise ValueError(f"annual is {annual!r}; it is a percentage above -100, for example -7")
        years = self.table["years"].to_numpy(dtype=np.float64)
        needed = self.table["change"].to_numpy(dtype=np.float64)
        reached = ((1.0 + annual / 100.0) ** years - 1.0) * 100.0
        with np.errstate(divide="ignore", invalid="ignore"):
            long = np.log1p(needed / 100.0) / np.log1p(annual / 100.0)
        slack = 1e-9
        return pd.DataFrame(
            {
                "years": self.table["years"],
                "reached": reached,
                "needed": needed,
                "enough": np.where(needed <= 0.0, reached <= needed + slack, reached >= needed - slack),
                "years_needed": np.where((long >= 0.0) & np.isfinite(long), long, np.nan),
            },
            index=self.table.index,
        )

    def _heading(self) -> str:
        return f"Required change to {self.target_year}, in percent a year"

    def _tables(self) -> list[tuple[str, pd.DataFrame]]:
        return [("", self.table)]


def required_change(
    baseline: int | Iterable[int] | Mapping[int, float] | pd.Series[Any],
    target_year: int,
    change: float | None = None,
    *,
    target: float | None = None,
) -> RequiredChange:
    """How much must change each year, from one or several baseline years, to reach a target.

    Parameters
    ----------
    baseline
        A year; several years; or figures by year, each taken as a baseline.
    target_year
        The year by which the target is to be reached.
    change
        Change from the baseline to the target in percent; -50, a halving, unless said otherwise.
    target
        Instead of `change`, the figure to be reached; then `baseline` must hold figures.

    Returns
    -------
    A `RequiredChange`: percent a year, compound and linear, for each baseline year.

    Raises
    ------
    DataError
        When a baseline's figure is missing or not positive.
    ValueError
        When a baseline year is not before the target year, or `change` is below -100, or `change` and
        `target` are both given, or `target` without figures.

    Notes
    -----
    Over n years a total change of c percent asks for (1 + c/100)^(1/n) - 1 a year, compound, or for c/n
    percent of the baseline's figure a year, linear. A target of zero has no compound rate.

    Examples
    --------
    Half by 2030. "About 7 % a year" is more than either of the usual baselines asks for:

    >>> required_change([2015, 2019, 2020, 2021], 2030).table.round(2)  # doctest: +NORMALIZE_WHITESPACE
              years  change  compound  linear
    baseline
    2015         15   -50.0     -4.52   -3.33
    2019         11   -50.0     -6.11   -4.55
    2020         10   -50.0     -6.70   -5.00
    2021          9   -50.0     -7.41   -5.56
    """
    if change is not None and target is not None:
        raise ValueError("change and target are both given; name one of them")
    values = baseline if isinstance(baseline, (Mapping, pd.Series)) else None
    if values is not None:
        figures = read_yearly(values, "baseline", zero=False)
        gaps = [Problem(f"baseline, {y}: there is no figure.") for y in figures.index[figures.isna()]]
        if gaps:
            raise DataError(gaps)
        years = [int(y) for y in figures.index]
    else:
        listed = [baseline] if isinstance(baseline, (int, np.integer)) else list(baseline)
        years = [int(y) for y in listed]
        figures = None
    if not years or len(set(years)) < len(years):
        raise ValueError("baseline must name one year or several different ones")
    late = [y for y in years if y >= target_year]
    if late:
        raise ValueError(f"the baseline {late[0]} is not before the target year {target_year}")
    if target is not None:
        if figures is None:
            raise ValueError("a target as a figure needs the baseline's figure too: baseline={2019: 36.4}")
        if not (math.isfinite(target) and target >= 0.0):
            raise ValueError(f"target is {target!r}; it is a figure of 0 or more")
        total = (target / figures.to_numpy(dtype=np.float64) - 1.0) * 100.0
    else:
        percent = -50.0 if change is None else float(change)
        if not -100.0 <= percent < math.inf:
            raise ValueError(f"change is {change!r}; it is a percentage of -100 or more, for example -50")
        total = np.full(len(years), percent)
    n = target_year - np.array(years, dtype=np.float64)
    with np.errstate(divide="ignore"):
        compound = np.where(total > -100.0, np.expm1(np.log1p(total / 100.0) / n) * 100.0, np.nan)
    table = pd.DataFrame(
        {"years": n.astype(np.int64), "change": total, "compound": compound, "linear": total / n},
        index=pd.Index(np.array(years, dtype=np.int64), name="baseline"),
    )
    if figures is not None:
        table["from"] = figures.to_numpy(dtype=np.float64)
        table["to"] = table["from"] * (1.0 + total / 100.0)
    return RequiredChange(table, int(target_year), _notes(table))


def _notes(table: pd.DataFrame) -> tuple[str, ...]:
    notes = [
        "Compound: percent of the year before. Linear: percent of the baseline's figure, the same amount every year."
    ]
    if len(table) > 1:
        notes.append("The target asks for a different pace from each baseline; name the baseline with the target.")
    if table["compound"].isna().any():
        notes.append("Nothing falls to zero by the same percentage every year, so there is no compound rate.")
    return tuple(notes)


def target_path(
    baseline: int, target_year: int, value: float, change: float | None = None, *, target: float | None = None
) -> pd.DataFrame:
    """The figure that a target asks for in every year from the baseline on.

    Parameters
    ----------
    baseline
        The baseline year.
    target_year
        The year by which the target is to be reached.
    value
        The baseline's figure, above 0: a count, a rate, a share.
    change
        Change from baseline to target in percent; -50, a halving, unless said otherwise.
    target
        Instead of `change`, the figure to be reached.

    Returns
    -------
    DataFrame, index `year`, columns `compound` (the same percentage every year) and `linear` (the same
    amount every year), in the unit of `value`. For a target of zero `compound` is missing.

    Raises
    ------
    DataError
        When `value` is not a positive number.
    ValueError
        As `required_change`.

    Examples
    --------
    >>> target_path(2019, 2023, 80, target=66).round(1)  # doctest: +NORMALIZE_WHITESPACE
          compound  linear
    year
    2019      80.0    80.0
    2020      76.2    76.5
    2021      72.7    73.0
    2022      69.3    69.5
    2023      66.0    66.0
    """
    row = required_change({baseline: value}, target_year, change, target=target).table.iloc[0]
    years = np.arange(baseline, target_year + 1, dtype=np.int64)
    passed = (years - baseline).astype(np.float64)
    path = pd.DataFrame(
        {
            "compound": value * (1.0 + row["compound"] / 100.0) ** passed,
            "linear": value * (1.0 + row["linear"] / 100.0 * passed),
        },
        index=pd.Index(years, name="year"),
    )
    return path

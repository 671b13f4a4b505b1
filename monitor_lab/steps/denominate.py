"""Denominate: divide counts by population, area or what else makes units of different size comparable."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from ..errors import DataError, Problem
from ..files.tables import nearest
from ..framework.framework import Framework
from ..framework.tree import Floats
from .frames import learnt_numbers, numbers
from .settings import SpecReading

__all__ = ["Denominate", "FittedDenominate", "denominate"]


@dataclass(frozen=True, eq=False, repr=False)
class Denominate(SpecReading):
    """Which indicators are divided by what.

    Parameters
    ----------
    by
        Id of an indicator to the name of its denominator, for example `{"murders": "population"}`. None:
        as the framework's column `denominator` says.
    per
        What the quotient is multiplied with: 100,000 gives a rate per 100,000 residents. One number for
        all indicators, or id to number (1 for those not named).
    denominators
        Index: units, or units and periods; a column a denominator, in its unit. Without it, the
        denominators are columns of the data themselves, and are taken out of the result.

    Raises
    ------
    ValueError
        When `per` is not above 0.

    Notes
    -----
    result = value / denominator * per. As COINr's `Denominate`, except that a denominator of zero, which
    gives an infinite value there, is refused. Where a denominator is missing, so is the result.

    Examples
    --------
    >>> counts = pd.DataFrame({"murders": [30, 30]}, index=["Small town", "Large city"])
    >>> people = pd.DataFrame({"population": [60_000, 3_000_000]}, index=["Small town", "Large city"])
    >>> fitted = Denominate({"murders": "population"}, per=100_000, denominators=people).fit(counts)
    >>> print(fitted)
    Divided 1 indicator by population, 2 values.
    >>> fitted.apply(counts)["murders"].to_dict()
    {'Small town': 50.0, 'Large city': 1.0}
    """

    by: Mapping[str, str] | None = None
    per: float | Mapping[str, float] = 1.0
    denominators: pd.DataFrame | None = None

    def __post_init__(self) -> None:
        if self.by is not None:
            object.__setattr__(self, "by", {str(k): str(v) for k, v in self.by.items()})
        factors = self.per.values() if isinstance(self.per, Mapping) else [self.per]
        for factor in factors:
            if not 0.0 < factor < np.inf:
                raise ValueError(f"per is {factor!r}; it must be a number above 0, such as 100000")

    def fit(self, frame: pd.DataFrame, framework: Framework | None = None) -> FittedDenominate:
        """Settle what is divided by what, and check that it can be.

        Parameters
        ----------
        frame
            Index: units, or units and periods. A column an indicator; NaN where missing.
        framework
            Needed when `by` is not given: its column `denominator` names each indicator's, empty for
            none.

        Returns
        -------
        A `FittedDenominate`.

        Raises
        ------
        DataError
            With every problem at once: an indicator or denominator without a column, a unit without a
            row of denominators, a denominator that is zero or less, text, infinite values.
        ValueError
            When neither `by` nor a framework with a column `denominator` says what to divide by.

        Examples
        --------
        >>> counts = pd.DataFrame({"murders": [30.0], "population": [60_000.0]}, index=["Small town"])
        >>> Denominate({"murders": "population"}, per=100_000).fit(counts).apply(counts)
                    murders
        Small town     50.0
        """
        values = numbers(frame, unique=True)
        names = [str(c) for c in frame.columns]
        by = self._by(framework, names)
        source = frame if self.denominators is None else self.denominators
        known = [str(c) for c in source.columns]
        what = "observations" if self.denominators is None else "denominators"
        problems = [
            Problem(f"There is no column {i}, which is to be divided.", "observations", suggestion=nearest(i, names))
            for i in by
            if i not in names
        ]
        problems += [
            Problem(f"There is no column {d}, which {i} is to be divided by.", what, suggestion=nearest(d, known))
            for i, d in by.items()
            if d not in known
        ]
        factors = self.per if isinstance(self.per, Mapping) else dict.fromkeys(by, self.per)
        problems += [
            Problem(f"`per` names {i}, which is not divided.", "observations", suggestion=nearest(str(i), by))
            for i in factors
            if i not in by
        ]
        if problems:
            raise DataError(problems)
        kept = tuple(n for n in names if self.denominators is not None or n not in by.values())
        per = {i: float(factors.get(i, 1.0)) for i in by}
        fitted = FittedDenominate(by, per, kept, self.denominators, pd.DataFrame())
        below = fitted.beneath(frame, None)
        rows = []
        for i, name in by.items():
            column = values[:, names.index(i)]
            lost = ~np.isnan(column) & np.isnan(below[:, list(by).index(i)])
            divided = ~np.isnan(column) & ~lost
            rows.append((name, per[i], int(divided.sum()), int(lost.sum())))
        details = pd.DataFrame(
            rows, columns=["denominator", "per", "divided", "lost"], index=pd.Index(list(by), name="indicator")
        )
        return FittedDenominate(by, per, kept, self.denominators, details)

    def _by(self, framework: Framework | None, names: list[str]) -> dict[str, str]:
        if self.by is not None:
            return dict(self.by)
        if framework is None or "denominator" not in framework.indicators:
            raise ValueError(
                "Nothing says what to divide by: give `by`, such as {'murders': 'population'}, or a framework "
                "whose indicators have a column `denominator`"
            )
        column = framework.scored["denominator"].fillna("").astype("str").str.strip()
        return {str(i): d for i, d in column.items() if d and str(i) in names}


@dataclass(frozen=True, eq=False)
class FittedDenominate:
    """What is divided by what. Made by `Denominate.fit`.

    Attributes
    ----------
    by
        Id of an indicator to the name of its denominator.
    per
        Id of an indicator to what its quotient is multiplied with.
    indicators
        Columns of the result.
    denominators
        The table of denominators; None where they are columns of the data.
    details
        Index: indicators that are divided. Columns `denominator`, `per`, `divided` (values of the
        reference set), `lost` (values without a denominator, which are missing in the result).

    Examples
    --------
    >>> counts = pd.DataFrame({"murders": [30.0], "population": [60_000.0]}, index=["Small town"])
    >>> Denominate({"murders": "population"}).fit(counts).details["divided"].to_dict()
    {'murders': 1}
    """

    by: Mapping[str, str]
    per: Mapping[str, float]
    indicators: tuple[str, ...]
    denominators: pd.DataFrame | None
    details: pd.DataFrame

    def apply(self, frame: pd.DataFrame, denominators: pd.DataFrame | None = None) -> pd.DataFrame:
        """Divide the rows of a frame.

        Parameters
        ----------
        frame
            Index: units, or units and periods. The columns of the reference set.
        denominators
            For units that were not in the reference set: their denominators.

        Returns
        -------
        The index of `frame`; a column an indicator, in its unit by that of the denominator times `per`.

        Raises
        ------
        DataError
            With every problem at once: a column or a unit that is missing, a denominator that is zero or
            less, text, infinite values.

        Examples
        --------
        See `Denominate`.
        """
        below = self.beneath(frame, denominators)
        others = [] if self.denominators is not None else [c for c in self.by.values() if c in frame.columns]
        values = learnt_numbers(frame.drop(columns=others), self.indicators)
        for j, i in enumerate(self.by):
            place = self.indicators.index(i)
            values[:, place] = values[:, place] / below[:, j] * self.per[i]
        return pd.DataFrame(values, index=frame.index, columns=pd.Index(self.indicators))

    def beneath(self, frame: pd.DataFrame, denominators: pd.DataFrame | None) -> Floats:
        """The denominator of each cell: a row a unit of `frame`, a column an indicator that is divided."""
        given = self.denominators if denominators is None else denominators
        source = frame if given is None else given
        what = "observations" if given is None else "denominators"
        needed = list(dict.fromkeys(self.by.values()))
        lacking = [d for d in needed if d not in source.columns]
        if lacking:
            known = [str(c) for c in source.columns]
            raise DataError(Problem(f"There is no column {d}.", what, suggestion=nearest(d, known)) for d in lacking)
        table = numbers(source[needed], what, unique=given is not None)
        problems = [
            Problem(
                f"The denominator of {source.index[row]} is {table[row, j]:g}.",
                what,
                column=needed[j],
                allowed="above 0",
            )
            for row, j in zip(*np.nonzero(table <= 0.0), strict=True)
        ]
        if given is not None:
            place = _places(frame.index, given.index)
            known = [str(u) for u in given.index]
            problems += [
                Problem(f"There is no row for {u}.", what, suggestion=nearest(str(u), known))
                for u in frame.index[place < 0].unique()
            ]
            table = table if problems else table[place]
        if problems:
            raise DataError(problems)
        return table[:, [needed.index(d) for d in self.by.values()]]

    def __str__(self) -> str:
        if not self.by:
            return "Nothing was divided."
        count = len(self.by)
        names = ", ".join(dict.fromkeys(self.by.values()))
        said = (
            f"Divided {count} indicator{'' if count == 1 else 's'} by {names}, {self.details['divided'].sum()} values"
        )
        lost = int(self.details["lost"].sum())
        return f"{said}; {lost} without a denominator became missing." if lost else f"{said}."


def _places(units: pd.Index, known: pd.Index) -> np.ndarray[tuple[int, ...], np.dtype[np.intp]]:
    """Where each unit stands among those that have a row; -1 where nowhere."""
    if units.nlevels > 1 and known.nlevels == 1:
        units = units.get_level_values(0)
    return known.get_indexer(units)


def denominate(frame: pd.DataFrame, framework: Framework | None = None, **settings: Any) -> pd.DataFrame:
    """Divide counts by population, area or what else makes units comparable.

    Parameters
    ----------
    frame
        Index: units, or units and periods. A column an indicator; NaN where missing.
    framework
        Needed when `by` is not given: its column `denominator` names each indicator's.
    **settings
        Those of `Denominate`.

    Returns
    -------
    The index of `frame`; a column an indicator, in its unit by that of its denominator.

    Raises
    ------
    DataError
        As `Denominate.fit`.
    ValueError
        When a setting is not allowed, or nothing says what to divide by.

    Examples
    --------
    >>> counts = pd.DataFrame({"murders": [30.0], "population": [60_000.0]}, index=["Small town"])
    >>> denominate(counts, by={"murders": "population"}, per=100_000)["murders"].to_dict()
    {'Small town': 50.0}
    """
    return Denominate(**settings).fit(frame, framework).apply(frame)

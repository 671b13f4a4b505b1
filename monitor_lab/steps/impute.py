"""Impute: fill gaps with a value that says where it came from, and only when asked."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from ..errors import DataError, Problem
from ..files.tables import nearest
from ..framework.framework import FLAT, Framework
from ..framework.tree import Floats
from .filling import FromIndicators, FromUnits, Hows, from_indicators, from_units
from .frames import learnt_numbers, numbers
from .normalise import one_of
from .settings import SpecReading
from .unit_groups import UnitGroups

__all__ = ["FittedImpute", "Impute", "impute"]

_HOW = ("mean", "median")
_ACROSS = ("units", "indicators")


@dataclass(frozen=True, eq=False, repr=False)
class Impute(SpecReading):
    """How gaps in the data are filled.

    Parameters
    ----------
    how
        "mean" or "median".
    across
        - "units": a gap is filled with the mean or median of the same indicator over the units of the
          reference set (of the same group of units, if `groups` is given);
        - "indicators": it is filled from the same unit's other indicators that stand in the same group
          of the framework. Indicators are first put on one scale, from the lowest to the highest value
          of the reference set in the direction that the framework says, and the result is put back into
          the indicator's unit.
    groups
        For "units": unit to the group that it belongs to (a Series or a mapping). Other units can be
        given theirs when the step is applied.
    view, level
        For "indicators": the view of the framework, and the level whose groups count. Without a level,
        an indicator's own group; in the view "flat" all indicators together.
    each
        Indicators that differ: id to "mean", "median", or None (leave its gaps).

    Raises
    ------
    ValueError
        When a setting is unknown, or does not go with `across`.

    Notes
    -----
    Means and medians over units are COINr's `i_mean`, `i_median`, `i_mean_grp` and `i_median_grp`
    (`use_group`); "indicators" is its `impute_by = "row"` with `group_level`. OECD and JRC, *Handbook on
    Constructing Composite Indicators* (2008), step 3, warns that single imputation understates how much is
    not known. Where a group has no value at all, the gap stays.

    Examples
    --------
    >>> frame = pd.DataFrame({"C01": [10.0, 20.0, 60.0, None]}, index=["A", "B", "C", "D"])
    >>> fitted = Impute("median").fit(frame)
    >>> print(fitted)
    Filled 1 of 1 missing value in 1 indicator with the median of the units.
    >>> fitted.apply(frame)["C01"].to_dict()
    {'A': 10.0, 'B': 20.0, 'C': 60.0, 'D': 20.0}
    """

    how: str = "median"
    across: str = "units"
    groups: UnitGroups | None = None
    view: str = FLAT
    level: str | None = None
    each: Mapping[str, str | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        one_of("how", self.how, _HOW)
        one_of("across", self.across, _ACROSS)
        for how in self.each.values():
            if how is not None:
                one_of("how", how, _HOW)
        object.__setattr__(self, "each", {str(i): how for i, how in self.each.items()})
        if isinstance(self.groups, Mapping):
            object.__setattr__(self, "groups", pd.Series(dict(self.groups)))
        if self.across == "indicators" and self.groups is not None:
            raise ValueError('groups (of units) goes with across="units"; for groups of indicators give view and level')
        if self.across == "units" and (self.view != FLAT or self.level is not None):
            raise ValueError('view and level go with across="indicators"; for groups of units give groups')

    def fit(self, frame: pd.DataFrame, framework: Framework | None = None) -> FittedImpute:
        """Learn from a reference set what gaps are filled with.

        Parameters
        ----------
        frame
            Index: units, or units and periods. A column an indicator, in its unit; NaN where missing.
        framework
            Needed for "indicators": it says which way is better, and which indicators stand together.

        Returns
        -------
        A `FittedImpute`.

        Raises
        ------
        DataError
            With every problem at once: text, infinite values, units given twice or without a group,
            unknown indicators; for "indicators", one with the same value everywhere.
        KeyError
            When the framework has no such view.
        ValueError
            When the view has no such level, or "indicators" is asked for without a framework.

        Examples
        --------
        >>> frame = pd.DataFrame({"C01": [10.0, 20.0, None]}, index=["A", "B", "C"])
        >>> Impute("mean").fit(frame).details.loc["C01", "value"]
        np.float64(15.0)
        """
        values = numbers(frame, unique=True)
        names = tuple(str(c) for c in frame.columns)
        problems = [
            Problem(f"There is no column {i}, which `each` names.", "observations", suggestion=nearest(i, names))
            for i in self.each
            if i not in names
        ]
        if problems:
            raise DataError(problems)
        how = tuple(self.each.get(i, self.how) for i in names)
        filler: FromIndicators | FromUnits
        if self.across == "units":
            filler = from_units(values, how, frame.index, self.groups)
        elif framework is None:
            raise ValueError('across="indicators" needs a framework: it says which indicators stand together')
        else:
            filler = from_indicators(values, names, how, framework, self.view, self.level)
        return FittedImpute(self, names, filler, _details(values, names, how, filler, frame.index))


def _details(
    values: Floats, names: tuple[str, ...], how: Hows, filler: FromIndicators | FromUnits, units: pd.Index
) -> pd.DataFrame:
    gaps = np.isnan(values)
    filled = gaps & ~np.isnan(filler.fill(values, units))
    single = isinstance(filler, FromUnits) and filler.groups is None
    table = {
        "how": ["none" if h is None else h for h in how],
        "missing": gaps.sum(axis=0).astype(np.int64),
        "filled": filled.sum(axis=0).astype(np.int64),
        "left": (gaps & ~filled).sum(axis=0).astype(np.int64),
        "value": filler.values[0] if isinstance(filler, FromUnits) and single else np.nan,
    }
    return pd.DataFrame(table, index=pd.Index(names, name="indicator"))


@dataclass(frozen=True, eq=False)
class FittedImpute:
    """What gaps are filled with. Made by `Impute.fit`.

    Attributes
    ----------
    spec
        The settings.
    indicators
        Ids, in the order of the reference set.
    filler
        Where the values come from.
    details
        Index `indicator`. Columns `how`, `missing`, `filled`, `left` (numbers of cells in the reference
        set: empty, filled, still empty) and `value` (what is filled in, in the indicator's unit, where it
        is the same for all units).

    Examples
    --------
    >>> fitted = Impute("mean").fit(pd.DataFrame({"C01": [10.0, 20.0]}, index=["A", "B"]))
    >>> fitted.apply(pd.DataFrame({"C01": [None]}, index=["C"], dtype="float64"))["C01"].to_dict()
    {'C': 15.0}
    """

    spec: Impute
    indicators: tuple[str, ...]
    filler: FromIndicators | FromUnits
    details: pd.DataFrame

    def apply(self, frame: pd.DataFrame, groups: UnitGroups | None = None) -> pd.DataFrame:
        """Fill the gaps of a frame by what was learnt.

        Parameters
        ----------
        frame
            Index: units, or units and periods. The columns of the reference set.
        groups
            For units that were not in the reference set: their groups.

        Returns
        -------
        The index of `frame`, the columns of the reference set, in their units. What nothing is known
        about stays missing.

        Raises
        ------
        DataError
            With every problem at once: a column that is missing or unknown, text, infinite values, a
            unit without a group, a group that the reference set had not.

        Examples
        --------
        See `Impute`.
        """
        values = learnt_numbers(frame, self.indicators)
        gaps = np.isnan(values)
        if gaps.any():
            values = np.where(gaps, self.filler.fill(values, frame.index, groups), values)
        return pd.DataFrame(values, index=frame.index, columns=pd.Index(self.indicators))

    def __str__(self) -> str:
        missing, filled = int(self.details["missing"].sum()), int(self.details["filled"].sum())
        if missing == 0:
            return "No value was missing."
        count = int((self.details["filled"] > 0).sum())
        cells = f"{filled} of {missing} missing value{'' if missing == 1 else 's'}"
        where = f"{count} indicator{'' if count == 1 else 's'}"
        ways = " or ".join(dict.fromkeys(h for h in self.details["how"] if h != "none"))
        return f"Filled {cells} in {where} with the {ways} of {self.filler.words}."


def impute(frame: pd.DataFrame, framework: Framework | None = None, **settings: Any) -> pd.DataFrame:
    """Fill the gaps of a frame with means or medians.

    Parameters
    ----------
    frame
        Index: units, or units and periods. A column an indicator, in its unit; NaN where missing.
    framework
        Needed to fill gaps from a unit's other indicators.
    **settings
        Those of `Impute`.

    Returns
    -------
    The shape and unit of `frame`. What nothing is known about stays missing.

    Raises
    ------
    DataError
        As `Impute.fit`.
    ValueError
        When a setting is not allowed.

    Examples
    --------
    >>> impute(pd.DataFrame({"C01": [10.0, 20.0, None]}), how="mean")["C01"].tolist()
    [10.0, 20.0, 15.0]
    """
    return Impute(**settings).fit(frame, framework).apply(frame)

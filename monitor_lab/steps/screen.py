"""Screen units: keep those about which enough is known."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from ..errors import DataError, Problem
from ..files.tables import nearest
from ..framework.framework import Framework
from .frames import numbers
from .settings import SpecReading

__all__ = ["FittedScreen", "Screen", "screen"]

_NEARLY = 1e-9  # shares are floats: a little less than the limit is enough


@dataclass(frozen=True, eq=False, repr=False)
class Screen(SpecReading):
    """Which units are kept.

    Parameters
    ----------
    min_available
        A unit is kept when at least this percentage of the indicators has a value for it, 0 to 100.
    min_nonzero
        If given: a unit is kept only when, besides, at least this percentage of its values is not zero.
        A zero is an observation like any other: no murder in a year is good news. Ask for this only
        where zeros stand for what nobody counted. For zeros alone, set `min_available` to 0.
    keep, drop
        Units that are kept, or dropped, whatever is known about them.

    Raises
    ------
    ValueError
        When a percentage lies outside 0 to 100 or looks like a fraction, or a unit is to be both kept
        and dropped.

    Notes
    -----
    The rules of COINr's `Screen`, in percent: `unit_screen = "byNA"` with `dat_thresh` is
    `min_available`; "byzeros" with `nonzero_thresh` is `min_nonzero` with `min_available=0`;
    "byNAandzeros" is both; `Force` is `keep` and `drop`.

    Examples
    --------
    >>> frame = pd.DataFrame({"C01": [38.2, None], "C03": [400.0, 90.0]}, index=["Durban", "Elsewhere"])
    >>> fitted = Screen(min_available=75).fit(frame)
    >>> print(fitted)
    Kept 1 of 2 units; dropped Elsewhere.
    >>> fitted.apply(frame).index.tolist()
    ['Durban']
    """

    min_available: float = 50.0
    min_nonzero: float | None = None
    keep: Sequence[Hashable] = ()
    drop: Sequence[Hashable] = ()

    def __post_init__(self) -> None:
        for name, share in (("min_available", self.min_available), ("min_nonzero", self.min_nonzero)):
            if share is None:
                continue
            if not 0.0 <= share <= 100.0:
                raise ValueError(f"{name} is {share!r}; it must be a percentage from 0 to 100")
            if 0.0 < share < 1.0:
                raise ValueError(f"{name} is {share!r}, less than 1%; did you mean {share * 100:g}?")
            object.__setattr__(self, name, float(share))
        for name in ("keep", "drop"):
            units = getattr(self, name)
            if isinstance(units, str):
                raise ValueError(f"{name} is the text {units!r}; it must be a list of units, such as [{units!r}]")
            object.__setattr__(self, name, tuple(units))
        both = [str(u) for u in self.keep if u in self.drop]
        if both:
            raise ValueError(f"{', '.join(both)} cannot be both kept and dropped")

    def fit(self, frame: pd.DataFrame, framework: Framework | None = None) -> FittedScreen:
        """Learn from a reference set which indicators count.

        Parameters
        ----------
        frame
            Index: units, or units and periods. A column an indicator; NaN where missing.
        framework
            If given, its scored indicators are those that count, also where `frame` has no column for
            them. Otherwise the columns of `frame` are.

        Returns
        -------
        A `FittedScreen`.

        Raises
        ------
        DataError
            With every problem at once: text, infinite values, a unit given twice, a unit in `keep` or
            `drop` that is not there, an indicator that is not scored, or no unit left.

        Examples
        --------
        >>> frame = pd.DataFrame({"C01": [38.2, None], "C03": [400.0, 90.0]}, index=["Durban", "Elsewhere"])
        >>> Screen(min_available=75, keep=["Elsewhere"]).fit(frame).details["kept"].tolist()
        [True, True]
        """
        numbers(frame, unique=True)
        names = tuple(str(c) for c in frame.columns)
        scored = names if framework is None else tuple(framework.scored.index.astype(str))
        problems = [
            Problem(
                "There is no scored indicator of this name.", "observations", column=n, suggestion=nearest(n, scored)
            )
            for n in names
            if n not in scored
        ]
        units = _units(frame.index)
        known = [str(u) for u in units.unique()]
        for setting in ("keep", "drop"):
            problems += [
                Problem(
                    f"There is no unit {u}, which `{setting}` names.", "observations", suggestion=nearest(str(u), known)
                )
                for u in getattr(self, setting)
                if u not in units
            ]
        if problems:
            raise DataError(problems)
        details = _judge(self, scored, frame)
        if len(frame) and not details["kept"].any():
            asked = f"at least {self.min_available:g}% of {len(scored)} indicators"
            zeros = "" if self.min_nonzero is None else f", and {self.min_nonzero:g}% of its values other than 0"
            best = details["available"].max()
            what = f"No unit is left: none has {asked}{zeros}. The one about which most is known has {best:.0f}%."
            raise DataError([Problem(what, "observations")])
        return FittedScreen(self, scored, details)


@dataclass(frozen=True, eq=False)
class FittedScreen:
    """A screen that knows which indicators count. Made by `Screen.fit`.

    Attributes
    ----------
    spec
        The settings.
    indicators
        Ids of the indicators that count.
    details
        What was decided about the units of the reference set: see `judge`.

    Examples
    --------
    >>> frame = pd.DataFrame({"C01": [38.2, None], "C03": [400.0, 0.0]}, index=["Durban", "Elsewhere"])
    >>> Screen().fit(frame).details[["missing", "zeros", "available", "nonzero"]].loc["Elsewhere"].tolist()
    [1.0, 1.0, 50.0, 0.0]
    """

    spec: Screen
    indicators: tuple[str, ...]
    details: pd.DataFrame

    def apply(self, frame: pd.DataFrame) -> pd.DataFrame:
        """The rows of a frame that are kept, as they are.

        Parameters
        ----------
        frame
            Index: units, or units and periods. Columns among the indicators that count.

        Returns
        -------
        Some of its rows, in its order.

        Raises
        ------
        DataError
            When a column is unknown, holds text or an infinite value.

        Examples
        --------
        See `Screen`.
        """
        return frame[self.judge(frame)["kept"].to_numpy(dtype=np.bool_)]

    def judge(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Say of each unit how much is known about it, and whether it is kept.

        Parameters
        ----------
        frame
            Index: units, or units and periods. Columns among the indicators that count.

        Returns
        -------
        The index of `frame`. Columns `missing`, `zeros` (numbers of indicators), `available` (percent of
        the indicators with a value), `nonzero` (percent of the values that are not zero; NaN without
        any), `low_available`, `low_nonzero` (below the limit; without one never), and `kept`.

        Raises
        ------
        DataError
            When a column is unknown, holds text or an infinite value.

        Examples
        --------
        >>> frame = pd.DataFrame({"C01": [38.2], "C03": [None]}, index=["Durban"], dtype="float64")
        >>> Screen().fit(frame).judge(frame)["available"].tolist()
        [50.0]
        """
        return _judge(self.spec, self.indicators, frame)

    def __str__(self) -> str:
        kept = self.details["kept"]
        dropped = [", ".join(map(str, u)) if isinstance(u, tuple) else str(u) for u in kept.index[~kept]]
        units = f"Kept {int(kept.sum())} of {len(kept)} units"
        more = f" and {len(dropped) - 10} more" if len(dropped) > 10 else ""
        return f"{units}; dropped {', '.join(dropped[:10])}{more}." if dropped else f"{units}."


def _judge(spec: Screen, indicators: tuple[str, ...], frame: pd.DataFrame) -> pd.DataFrame:
    strange = [str(c) for c in frame.columns if str(c) not in indicators]
    if strange:
        what = "The reference data had no such column."
        raise DataError(Problem(what, "observations", column=c, suggestion=nearest(c, indicators)) for c in strange)
    values = numbers(frame)
    known = (~np.isnan(values)).sum(axis=1)
    zeros = (values == 0.0).sum(axis=1)
    available = known / max(len(indicators), 1) * 100.0
    nonzero = np.full(len(frame), np.nan, dtype=np.float64)
    np.divide((known - zeros) * 100.0, known, out=nonzero, where=known > 0)
    low = available < spec.min_available - _NEARLY
    barren = np.zeros(len(frame), dtype=np.bool_)
    if spec.min_nonzero is not None:
        barren = nonzero < spec.min_nonzero - _NEARLY
    units = _units(frame.index)
    kept = (~low & ~barren | units.isin(spec.keep)) & ~units.isin(spec.drop)
    table = {
        "missing": (len(indicators) - known).astype(np.int64),
        "zeros": zeros.astype(np.int64),
        "available": available,
        "nonzero": nonzero,
        "low_available": low,
        "low_nonzero": barren,
        "kept": kept,
    }
    return pd.DataFrame(table, index=frame.index)


def _units(index: pd.Index) -> pd.Index:
    return index.get_level_values(0) if index.nlevels > 1 else index


def screen(frame: pd.DataFrame, framework: Framework | None = None, **settings: Any) -> pd.DataFrame:
    """Keep the units about which enough is known.

    Parameters
    ----------
    frame
        Index: units, or units and periods. A column an indicator; NaN where missing.
    framework
        If given, its scored indicators are those that count.
    **settings
        Those of `Screen`.

    Returns
    -------
    Some rows of `frame`, in its order and unit.

    Raises
    ------
    DataError
        As `Screen.fit`.
    ValueError
        When a setting is not allowed.

    Examples
    --------
    >>> frame = pd.DataFrame({"C01": [38.2, None], "C03": [400.0, 90.0]}, index=["Durban", "Elsewhere"])
    >>> screen(frame, min_available=75).index.tolist()
    ['Durban']
    """
    return Screen(**settings).fit(frame, framework).apply(frame)

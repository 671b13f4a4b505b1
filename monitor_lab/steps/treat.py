"""Treat outliers: move the few values that would rule an indicator, or bend its scale."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np
import pandas as pd

from ..errors import DataError, Problem
from ..files.tables import nearest
from ..framework.framework import Framework
from .frames import constant_problems, numbers
from .normalise import one_of
from .settings import SpecReading
from .transforms import CURVES
from .treatment import FittedTreat, decide

__all__ = ["Treat", "treat"]

_WAYS = ("winsorise", *CURVES, "none")


@dataclass(frozen=True, eq=False, repr=False)
class Treat(SpecReading):
    """How outliers are found and tamed.

    An indicator has outliers when its skewness, whichever the sign, and its kurtosis are both at or
    above their limits. Then the way `first` is tried; if it is not enough, the way `then`.

    Parameters
    ----------
    first, then
        - "winsorise": set the most extreme values to the next less extreme one (`winsorise`);
        - "log_CT", "log_CT_orig", "log_CT_plus", "boxcox": bend the scale (functions of these names);
        - "none": do nothing.
    max_points
        Winsorise at most this many values of an indicator; None for no limit.
    max_skew, max_kurtosis
        The limits, without unit.
    combine
        Whether `then` starts from what `first` made of the values, or from the values as they were.
    power
        Lambda of "boxcox"; 0 is a logarithm.
    force
        Whether winsorising goes on to `max_points` once it has begun.
    each
        Indicators that differ: id to a `Treat` of its own, to a mapping of the settings that differ, or
        to None (leave it as it is).

    Raises
    ------
    ValueError
        When a way is unknown, or a limit is negative.

    Notes
    -----
    Settings and defaults are those of COINr's `Treat` with `f1 = "winsorise"`, `f2 = "log_CT"` (there
    `winmax`, `skew_thresh`, `kurt_thresh`, `combine_treat`, `indiv_specs`). Otherwise than there:

    - An indicator with the same value everywhere is refused, and one with fewer than four values, or
      with only two different ones, is left as it is.
    - What was learnt from the reference set is kept, and applied to other rows one by one: values beyond
      a winsorising limit are set to it; on a bent scale, values beyond the lowest one learnt from (the
      highest one, where "log_CT_plus" bends the other end) count as that one, since a logarithm ends
      there; at the other end the curve goes on.
    - One pair of limits decides both when to winsorise and what counts as an outlier.

    A bent scale has no unit any more, so goalposts in the indicator's unit do not fit it: normalise such
    an indicator by what its data show ("min-max", "z-score", a rank), or take `then="none"`.

    Examples
    --------
    >>> frame = pd.DataFrame({"C01": [1.0, 2.0, 3.0, 4.0, 5.0, 400.0]})
    >>> fitted = Treat(max_points=1).fit(frame)
    >>> print(fitted)
    Winsorised 1 indicator (1 value).
    >>> fitted.apply(pd.DataFrame({"C01": [3.5, 90.0]}))["C01"].tolist()
    [3.5, 5.0]
    """

    first: str = "winsorise"
    then: str = "log_CT"
    max_points: int | None = 5
    max_skew: float = 2.0
    max_kurtosis: float = 3.5
    combine: bool = False
    power: float = 0.0
    force: bool = False
    each: Mapping[str, Treat | Mapping[str, Any] | None] = field(default_factory=dict)

    def __post_init__(self) -> None:
        one_of("first", self.first, _WAYS)
        one_of("then", self.then, _WAYS)
        limits = {"max_points": self.max_points, "max_skew": self.max_skew, "max_kurtosis": self.max_kurtosis}
        for name, limit in limits.items():
            if limit is not None and not 0 <= limit < np.inf:
                raise ValueError(f"{name} is {limit!r}; it must be a number, 0 or more")
        own = {
            str(i): replace(self, **{"each": {}, **how}) if isinstance(how, Mapping) else how
            for i, how in self.each.items()
        }
        object.__setattr__(self, "each", own)

    def _own(self, indicator: str) -> Treat | None:
        how = self.each.get(indicator, self)
        return how if isinstance(how, Treat) else None

    def fit(self, frame: pd.DataFrame, framework: Framework | None = None) -> FittedTreat:
        """Learn from a reference set which indicators need what.

        Parameters
        ----------
        frame
            Index: units. A column an indicator, in its unit; NaN where missing.
        framework
            Not needed; taken so that all steps are fitted alike.

        Returns
        -------
        A `FittedTreat`.

        Raises
        ------
        DataError
            With every problem at once: an indicator with the same value everywhere, text, infinite
            values, an id in `each` that has no column.

        Examples
        --------
        >>> frame = pd.DataFrame({"C01": [1.0, 2.0, 3.0, 4.0, 5.0, 400.0]})
        >>> Treat(each={"C01": None}).fit(frame).details["treatment"].tolist()
        ['left out']
        """
        values = numbers(frame, unique=True)
        names = tuple(str(c) for c in frame.columns)
        problems = [
            Problem(f"There is no column {i}, which the treatment names.", "observations", suggestion=nearest(i, names))
            for i in self.each
            if i not in names
        ]
        own = {i: self._own(i) for i in names}
        judged = [j for j, i in enumerate(names) if own[i] is not None and np.isfinite(values[:, j]).sum() > 3]
        problems += constant_problems(
            values[:, judged],
            [names[j] for j in judged],
            "observations",
            "outliers are looked for by skewness, which divides by the spread.",
            "different values, or leave it out of the treatment with each={id: None}",
        )
        if problems:
            raise DataError(problems)
        found = {i: decide(own[i], values[:, j]) for j, i in enumerate(names)}
        return FittedTreat(self, names, found)


def treat(frame: pd.DataFrame, framework: Framework | None = None, **settings: Any) -> pd.DataFrame:
    """Treat the outliers of a frame.

    Parameters
    ----------
    frame
        Index: units. A column an indicator, in its unit; NaN where missing.
    framework
        Not needed; taken so that all steps are called alike.
    **settings
        Those of `Treat`.

    Returns
    -------
    The shape of `frame`; its unit, except where a scale was bent (`Treat(...).fit(frame).bent`).

    Raises
    ------
    DataError
        As `Treat.fit`.
    ValueError
        When a setting is not allowed.

    Examples
    --------
    >>> treat(pd.DataFrame({"C01": [1.0, 2.0, 3.0, 4.0, 5.0, 400.0]}))["C01"].tolist()
    [1.0, 2.0, 3.0, 4.0, 5.0, 5.0]
    """
    return Treat(**settings).fit(frame, framework).apply(frame)

"""Put indicators of different units on one scale."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from typing import Any

import numpy as np
import pandas as pd

from ..errors import DataError
from ..files.observations import check_observations
from ..files.tables import nearest
from ..framework.framework import Framework
from .normalisation import ByPeriod, Normalisation
from .scales import METHODS, RANKED, Column, learn

__all__ = ["Normalise", "normalise", "one_of"]


@dataclass(frozen=True)
class Normalise:
    """How indicators come on one scale, on which higher is always better.

    Parameters
    ----------
    method
        - "goalposts": from the framework's worst to its best goalpost;
        - "centred goalposts": goalposts half the range of the data below and above `reference`, so that
          it stands in the middle of `to` (the adjusted Mazziotta-Pareto index takes `to=(70, 130)`);
        - "min-max": from the lowest to the highest value of the data;
        - "z-score": distance from the mean in standard deviations, brought to `mean` and `sd`;
        - "rank": place, the worst being 1; "borda": the number of units that do worse (place - 1);
        - "percentile rank": place - 1 as a share of the number of units - 1;
        - "distance to reference": from the worst value of the data to the value of the unit `reference`;
        - "distance to target": from the worst value of the data to the `target`;
        - "distance to maximum": from the worst value of the data to the best: min-max by another name;
        - "fraction of maximum": value divided by the highest; lowest divided by value where lower is
          better.
    to
        The two ends of the scale, for all methods but z-score, rank and Borda.
    clip
        Whether scores beyond the ends of `to` are set to them.
    worst, best
        Goalposts in the indicator's unit, instead of the framework's.
    target
        In the indicator's unit, instead of the framework's column `target`.
    reference
        A unit of the data; for "centred goalposts" also a number in the indicator's unit.
    mean, sd
        What the z-scores are brought to.
    ddof
        1 divides by the number of units less one (sample); 0 by their number (population).
    ties
        Place of equal values: "min", "average" or "max".
    each
        Indicators that differ: id to a `Normalise` of its own.
    by_period
        Whether each period of a panel is put on a scale of its own. The scores of different years
        then tell nothing of progress.

    Raises
    ------
    ValueError
        When the method or `ties` is unknown, or `to` or `sd` leaves no room for scores.

    Examples
    --------
    >>> Normalise("z-score", mean=100, sd=10)
    Normalise('z-score', mean=100, sd=10)
    >>> print(Normalise(clip=False))
    goalposts, 0 to 100, not clipped
    """

    method: str = "goalposts"
    to: tuple[float, float] = (0.0, 100.0)
    clip: bool = True
    worst: float | None = None
    best: float | None = None
    target: float | None = None
    reference: Any = None
    mean: float = 0.0
    sd: float = 1.0
    ddof: int = 1
    ties: str = "min"
    each: Mapping[str, Normalise] = field(default_factory=dict)
    by_period: bool = False

    def __post_init__(self) -> None:
        one_of("method", self.method, METHODS)
        one_of("ties", self.ties, ("min", "average", "max"))
        if not self.to[0] < self.to[1]:
            raise ValueError(f"to is {self.to}; the first end must be lower than the second")
        if not self.sd > 0:
            raise ValueError(f"sd is {self.sd}; it must be above zero")
        if (self.worst is None) != (self.best is None):
            raise ValueError("worst and best belong together: give both or neither")

    @property
    def rowwise(self) -> bool:
        """Whether a unit's score needs nothing but its own row, once the scale is learnt."""
        return not self.by_period and all(s.method not in RANKED for s in (self, *self.each.values()))

    def of(self, indicator: str) -> Normalise:
        """The settings of one indicator."""
        return self.each.get(indicator, self)

    def fit(self, frame: pd.DataFrame, framework: Framework) -> Normalisation | ByPeriod:
        """Learn the scale of each indicator from a frame of observations.

        Raises
        ------
        DataError
            With every problem at once: see `normalise`.
        """
        return self.fit_checked(check_observations(frame, framework), framework)

    def fit_checked(self, values: pd.DataFrame, framework: Framework) -> Normalisation | ByPeriod:
        """The same from a frame that `check_observations` has made."""
        stray = [i for i in self.each if i not in framework.scored.index]
        if stray:
            known = framework.scored.index.astype(str).tolist()
            hint = nearest(stray[0], known)
            more = f" Did you mean {hint}?" if hint else ""
            raise ValueError(f"`each` names {', '.join(stray)}, not a scored indicator.{more}")
        if self.by_period:
            if values.index.nlevels != 2:
                raise ValueError("by_period needs data with units and periods")
            periods = values.index.get_level_values(1)
            return ByPeriod({p: self._columns(values[periods == p], framework) for p in periods.unique()})
        return self._columns(values, framework)

    def _columns(self, values: pd.DataFrame, framework: Framework) -> Normalisation:
        scored = framework.scored
        problems = []
        learnt: list[Column] = []
        known = [c for c in ("direction", "worst", "best", "target") if c in scored]
        for indicator, row in zip(scored.index.astype(str), scored[known].to_dict("records"), strict=True):
            column = values[indicator].to_numpy(dtype=np.float64)
            found = learn(self.of(indicator), column, indicator, row, values.index)
            if isinstance(found, Column):
                learnt.append(found)
            else:
                problems += found
        if problems:
            raise DataError(problems)
        return Normalisation.of(tuple(str(c) for c in values.columns), learnt)

    def __str__(self) -> str:
        words = [self.method]
        if self.method == "z-score":
            words.append(f"mean {self.mean:g}, standard deviation {self.sd:g}")
        elif self.method not in ("rank", "borda"):
            words += [f"{self.to[0]:g} to {self.to[1]:g}", "clipped" if self.clip else "not clipped"]
        if self.each:
            words.append(f"{len(self.each)} indicators on their own terms")
        if self.by_period:
            words.append("each period by itself")
        return ", ".join(words)

    def __repr__(self) -> str:
        given = [
            f"{f.name}={getattr(self, f.name)!r}"
            for f in fields(self)
            if f.name not in ("method", "each") and getattr(self, f.name) != f.default
        ]
        given += [f"each={dict(self.each)!r}"] if self.each else []
        return f"Normalise({', '.join([repr(self.method), *given])})"


def one_of(name: str, given: str, known: tuple[str, ...]) -> None:
    if given not in known:
        hint = nearest(given, known)
        more = f" Did you mean {hint!r}?" if hint else ""
        raise ValueError(f"{name} is {given!r}; it may be {', '.join(map(repr, known))}.{more}")


def normalise(
    observations: pd.DataFrame, framework: Framework, how: Normalise | str = "goalposts", **settings: Any
) -> pd.DataFrame:
    """Put every indicator on one scale, on which higher is better.

    Parameters
    ----------
    observations
        Index: units, or units and periods. A column an indicator, in the indicator's unit.
    framework
        Holds directions, goalposts and targets.
    how
        A method, or a `Normalise`, whose docstring explains the methods.
    **settings
        Settings of `Normalise`, when `how` is a method's name.

    Returns
    -------
    The index of `observations`; a column a scored indicator; 0 to 100 unless asked otherwise. Missing
    stays missing.

    Raises
    ------
    DataError
        With every problem at once: what `check_observations` finds; no goalposts or target; a column
        with one value only under a method that divides by the spread; no such reference unit.
    ValueError
        When a setting is unknown or makes no sense.

    Notes
    -----
    Goalposts: (value - worst) / (best - worst), as UNDP's dimension indices (Human Development Report,
    technical note 1). One formula serves both directions, because the best goalpost is the lower one
    where lower is better. Of the others, OECD and JRC, *Handbook on Constructing Composite Indicators*
    (2008), step 5, describes min-max, z-score, rank, and distance to a reference. The centred goalposts
    are those of Mazziotta and Pareto (2016), "On a generalized non-compensatory composite index for
    measuring socio-economic phenomena", *Social Indicators Research* 127. Where lower is better, every
    method first turns the value's sign, as COINr does, with one exception: COINr's fraction of the
    maximum then divides one negative number by another, so that a worse value scores higher; here it is
    the lowest value divided by the unit's.

    Examples
    --------
    A murder rate of 38.23 between 80 (worst) and 1 (best), and one beyond 80:

    >>> from monitor_lab import load_framework
    >>> framework = load_framework().select(["C01"])
    >>> rates = pd.DataFrame({"C01": [38.23, 109.9, None]}, index=["eThekwini", "Acapulco", "Elsewhere"])
    >>> normalise(rates, framework)["C01"].round(1).tolist()
    [52.9, 0.0, nan]
    >>> normalise(rates, framework, "rank")["C01"].tolist()
    [2.0, 1.0, nan]
    """
    if isinstance(how, Normalise):
        if settings:
            raise ValueError(f"give {', '.join(settings)} to the Normalise itself")
        wanted = how
    else:
        wanted = Normalise(how, **settings)
    values = check_observations(observations, framework)
    return wanted.fit_checked(values, framework).apply(values)

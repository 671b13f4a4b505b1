"""Take a step for each period of a panel by itself."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass

import pandas as pd

from ..errors import DataError, Problem
from ..framework.framework import Framework
from .step import FittedStep, Step

__all__ = ["EachPeriod", "FittedEachPeriod"]


@dataclass(frozen=True)
class EachPeriod:
    """A step that learns from each period of a panel by itself, not from all together.

    Parameters
    ----------
    step
        `Screen`, `Denominate`, `Impute` or `Treat`.

    Notes
    -----
    COINr prepares the years of a panel one by one. What counts as an outlier then differs from year to
    year, so that part of a change between two years may come from the treatment; here a step learns from
    all periods unless it is wrapped in this one.

    Examples
    --------
    >>> from monitor_lab import Impute
    >>> years = pd.MultiIndex.from_product([["A", "B"], [2019, 2020]], names=["unit", "period"])
    >>> panel = pd.DataFrame({"C01": [10.0, 30.0, None, 40.0]}, index=years)
    >>> EachPeriod(Impute("mean")).fit(panel).apply(panel)["C01"].tolist()
    [10.0, 30.0, 10.0, 40.0]
    """

    step: Step

    def fit(self, frame: pd.DataFrame, framework: Framework | None = None) -> FittedEachPeriod:
        """Learn from each period.

        Parameters
        ----------
        frame
            Index: units and periods.
        framework
            Handed on to the step.

        Raises
        ------
        DataError
            When the frame has no periods, or the step cannot learn from one of them.
        """
        if frame.index.nlevels != 2:
            raise DataError([Problem("There are no periods to go by.", "observations", allowed="units and periods")])
        periods = frame.index.get_level_values(1)
        return FittedEachPeriod({p: self.step.fit(frame[periods == p], framework) for p in periods.unique()})


@dataclass(frozen=True, eq=False)
class FittedEachPeriod:
    """What was learnt from each period."""

    periods: Mapping[Hashable, FittedStep]

    def apply(self, frame: pd.DataFrame) -> pd.DataFrame:
        """The rows of a frame, each prepared by what was learnt from its period.

        Raises
        ------
        DataError
            When a period was not there to learn from.
        """
        periods = frame.index.get_level_values(1)
        strange = [p for p in periods.unique() if p not in self.periods]
        if strange:
            raise DataError([Problem(f"Nothing was learnt for the period {p}.", "observations") for p in strange])
        done = pd.concat([self.periods[p].apply(frame[periods == p]) for p in periods.unique()])
        return done.loc[frame.index[frame.index.isin(done.index)]]

    @property
    def details(self) -> pd.DataFrame:
        """What was decided, by period."""
        return pd.concat({p: step.details for p, step in self.periods.items()}, names=["period"])

    @property
    def bent(self) -> tuple[str, ...]:
        """Indicators whose scale was bent in any period."""
        return tuple(dict.fromkeys(i for step in self.periods.values() for i in getattr(step, "bent", ())))

    def __str__(self) -> str:
        return " ".join(f"{period}: {step}" for period, step in self.periods.items())

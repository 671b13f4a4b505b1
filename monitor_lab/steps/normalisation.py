"""Learnt scales, applied to any rows."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from ..errors import DataError, Problem
from ..framework.tree import Flags, Floats
from .scales import Column

__all__ = ["ByPeriod", "Normalisation"]


@dataclass(frozen=True, eq=False)
class Normalisation:
    """The scales of all indicators, as arrays with an entry an indicator. Made by `Normalise.fit`.

    Attributes
    ----------
    indicators
        Their ids.
    center, factor, base, low, high
        score = (value - center) * factor + base, kept between low and high.
    inverse
        Whether the value's inverse is taken first.
    ranked
        Position of each indicator that is ranked, and how.
    """

    indicators: tuple[str, ...]
    center: Floats
    factor: Floats
    base: Floats
    low: Floats
    high: Floats
    inverse: Flags
    ranked: Mapping[int, Column]

    @classmethod
    def of(cls, indicators: tuple[str, ...], columns: Sequence[Column]) -> Normalisation:
        """From one `Column` an indicator."""

        def gather(name: str) -> Floats:
            return np.array([getattr(c, name) for c in columns], dtype=np.float64)

        return cls(
            indicators,
            gather("center"),
            gather("factor"),
            gather("base"),
            gather("low"),
            gather("high"),
            np.array([c.inverse for c in columns], dtype=np.bool_),
            {j: c for j, c in enumerate(columns) if c.rank},
        )

    def apply(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Score rows, by what was learnt. Only ranking methods look at the other rows.

        Raises
        ------
        DataError
            When an indicator has no column.
        """
        lacking = [i for i in self.indicators if i not in frame.columns]
        if lacking:
            raise DataError([Problem("There is no column of observations.", column=i) for i in lacking])
        values = frame[list(self.indicators)].to_numpy(dtype=np.float64)
        return pd.DataFrame(self.apply_array(values), index=frame.index, columns=pd.Index(self.indicators))

    def apply_array(self, values: Floats, out: Floats | None = None) -> Floats:
        """The same from and to arrays: a row a unit, a column an indicator."""
        scores = np.subtract(values, self.center, out=out)
        if self.inverse.any():
            with np.errstate(divide="ignore"):
                scores[:, self.inverse] = 1.0 / values[:, self.inverse]
        scores *= self.factor
        if self.base.any():
            scores += self.base
        if np.isfinite(self.low).any() or np.isfinite(self.high).any():
            np.clip(scores, self.low, self.high, out=scores)
        for j, column in self.ranked.items():
            scores[:, j] = _places(values[:, j], column)
        return scores

    @property
    def details(self) -> pd.DataFrame:
        """What was learnt: index indicator; columns `center`, `factor`, `base`, `low`, `high`, `ranked`."""
        columns = {name: getattr(self, name) for name in ("center", "factor", "base", "low", "high")}
        ranked = [self.ranked[j].rank if j in self.ranked else "" for j in range(len(self.indicators))]
        return pd.DataFrame(columns | {"ranked": ranked}, index=pd.Index(self.indicators, name="indicator"))


@dataclass(frozen=True, eq=False)
class ByPeriod:
    """A scale of its own for each period."""

    periods: Mapping[Hashable, Normalisation]

    def apply(self, frame: pd.DataFrame) -> pd.DataFrame:
        """Score rows, each on the scale of its period.

        Raises
        ------
        DataError
            When a period was not there when the scales were learnt.
        """
        periods = frame.index.get_level_values(1)
        strange = [str(p) for p in periods.unique() if p not in self.periods]
        if strange:
            raise DataError([Problem(f"Period {p} has no scale: it was not in the data learnt from.") for p in strange])
        scored = [self.periods[p].apply(frame[periods == p]) for p in periods.unique()]
        return pd.concat(scored).loc[frame.index]

    @property
    def details(self) -> pd.DataFrame:
        """What was learnt, by period and indicator."""
        return pd.concat({p: scale.details for p, scale in self.periods.items()}, names=["period"])


def _places(values: Floats, column: Column) -> Floats:
    ranks = pd.Series(values * column.factor).rank(method=column.ties)  # type: ignore[arg-type]
    places = np.array(ranks, dtype=np.float64)
    if column.rank == "rank":
        return places
    places -= 1.0
    if column.rank == "borda":
        return places
    known = int(np.count_nonzero(~np.isnan(places)))
    places *= (column.high - column.low) / max(known - 1, 1)
    places += column.low
    return places

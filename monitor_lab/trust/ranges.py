"""What many runs say of each unit: ranges of scores and ranks."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from html import escape
from typing import Any

import numpy as np
import pandas as pd

from ..display import html_table
from ..files.tables import nearest
from ..framework.tree import Floats
from ..scoring.scores import Scores
from .design import Plan
from .ranks import periods_of, rank_array

__all__ = ["Uncertainty", "summarise", "unit_label"]


@dataclass(frozen=True, eq=False, repr=False)
class Uncertainty:
    """Scores and ranks over many runs; made by `uncertainty` and `replay`.

    Attributes
    ----------
    table
        Index: units. Columns `score`, `rank` (of the result itself; 1 is the highest score), and over
        the runs `score_mean`, `score_median`, `score_low`, `score_high`, `rank_mean`, `rank_median`,
        `rank_low`, `rank_high`. Over the runs in which a unit has a score.
    scores, ranks
        A row a unit, a column a run (1, 2, ...); NaN where a unit has no score.
    design
        A row a run: what it used.
    low, high
        Percentiles between which the ranges lie.
    varied
        What was varied, in words.
    plan
        Arguments with which `replay` makes the same runs again.

    Examples
    --------
    >>> from monitor_lab import load_example, load_framework, score
    >>> from monitor_lab.trust.uncertainty import uncertainty
    >>> metros = load_example()
    >>> scores = score(metros, load_framework().select(metros.columns), view="flat")
    >>> found = uncertainty(scores, replicates=100, seed=1)
    >>> found.varied
    ('aggregate (arithmetic or geometric)', 'weights ±25%', 'goalposts ±20%', 'seed 1')
    """

    table: pd.DataFrame
    scores: pd.DataFrame
    ranks: pd.DataFrame
    design: pd.DataFrame
    low: float
    high: float
    varied: tuple[str, ...]
    plan: dict[str, Any]

    def share_above(self, a: Hashable, b: Hashable) -> float:
        """In how many of the runs one unit ranks above another.

        Parameters
        ----------
        a, b
            Units.

        Returns
        -------
        Percent of the runs in which both have a score; a tie counts half. NaN when there is none.

        Raises
        ------
        ValueError
            When there is no such unit.

        Examples
        --------
        >>> from monitor_lab import load_example, load_framework, score
        >>> from monitor_lab.trust.uncertainty import uncertainty
        >>> metros = load_example()
        >>> scores = score(metros, load_framework().select(metros.columns), view="flat")
        >>> found = uncertainty(scores, replicates=100, seed=1)
        >>> found.share_above("Tshwane", "Nelson Mandela Bay") + found.share_above("Nelson Mandela Bay", "Tshwane")
        100.0
        """
        first, second = (self._row(unit) for unit in (a, b))
        both = ~np.isnan(first) & ~np.isnan(second)
        if not both.any():
            return float("nan")
        ahead = (first > second) + 0.5 * (first == second)
        return float(ahead[both].mean() * 100.0)

    def _row(self, unit: Hashable) -> Floats:
        at = np.flatnonzero(self.scores.index == unit)
        if len(at) == 0:
            known = [str(u) for u in self.scores.index]
            hint = nearest(str(unit), known)
            more = f" Did you mean {hint}?" if hint else ""
            raise ValueError(f"There is no unit {unit!r}.{more}")
        return self.scores.iloc[int(at[0])].to_numpy(dtype=np.float64).round(9)

    def _heading(self) -> str:
        return f"{self.scores.shape[1]} runs of {len(self.scores)} units; varied: {', '.join(self.varied)}"

    def _footer(self) -> str:
        return (
            f"low and high: {self.low:g}th and {self.high:g}th percentile of the runs. What was not varied, "
            "such as errors of the data, is not in these ranges."
        )

    def __repr__(self) -> str:
        return f"{self._heading()}\n{self.table.round(1).to_string()}\n{self._footer()}"

    def _repr_html_(self) -> str:
        shown = self.table.round(1).map(lambda value: "" if np.isnan(value) else f"{value:.1f}".removesuffix(".0"))
        names = [str(name or "unit") for name in shown.index.names]
        return f"{html_table(self._heading(), shown, names)}<p>{escape(self._footer())}</p>"


def unit_label(unit: Hashable) -> str:
    """A unit as text; units with a period as both.

    Examples
    --------
    >>> unit_label(("Durban", 2019))
    'Durban, 2019'
    """
    return ", ".join(str(part) for part in unit) if isinstance(unit, tuple) else str(unit)


def summarise(
    scores: Scores, plan: Plan, found: Floats, low: float, high: float, varied: tuple[str, ...]
) -> Uncertainty:
    """Ranges of scores and ranks.

    Parameters
    ----------
    scores
        The result itself.
    plan
        The runs.
    found
        Shape (runs, units): the index.
    low, high
        Percentiles.
    varied
        In words.

    Returns
    -------
    An `Uncertainty`.

    Raises
    ------
    ValueError
        When the percentiles are not in order between 0 and 100.

    Notes
    -----
    Quantiles are of type 7 in the numbering of R. J. Hyndman and Y. Fan (1996), "Sample quantiles in
    statistical packages", *The American Statistician* 50: 361-365: straight lines between the ordered
    values, as numpy, pandas, R and spreadsheets do.

    Examples
    --------
    See `uncertainty`.
    """
    if not 0.0 <= low < high <= 100.0:
        raise ValueError(f"low is {low:g} and high is {high:g}; they must be percentages, low below high")
    periods = periods_of(scores.groups.index)
    ranks = rank_array(found, periods)
    own = np.asarray(scores.index, dtype=np.float64)
    units, runs = scores.groups.index, pd.RangeIndex(1, len(found) + 1, name="run")
    columns: dict[str, Floats] = {}
    for name, nominal, values in (("score", own, found), ("rank", rank_array(own, periods), ranks)):
        columns[name] = nominal
        columns |= {f"{name}_{key}": each for key, each in _middle_and_ends(values, low, high).items()}
    return Uncertainty(
        table=pd.DataFrame(columns, index=units),
        scores=pd.DataFrame(found.T, index=units, columns=runs),
        ranks=pd.DataFrame(ranks.T, index=units, columns=runs),
        design=plan.design.set_axis(runs),
        low=low,
        high=high,
        varied=varied,
        plan={
            "design": plan.design,
            "choices": plan.choices,
            "weight_sets": plan.weight_sets,
            "relative": plan.relative,
            "width_sets": plan.width_sets,
        },
    )


def _middle_and_ends(values: Floats, low: float, high: float) -> dict[str, Floats]:
    """Mean, median and two quantiles over the first axis, of what is not missing."""
    names = ("mean", "median", "low", "high")
    found = np.full((4, values.shape[1]), np.nan, dtype=np.float64)
    missing = np.isnan(values)
    whole = ~missing.any(axis=0)
    at = [0.5, low / 100.0, high / 100.0]
    if whole.any():
        found[0, whole] = values[:, whole].mean(axis=0)
        found[1:, whole] = np.quantile(values[:, whole], at, axis=0)
    for unit in np.flatnonzero(~whole & ~missing.all(axis=0)):
        known = values[~missing[:, unit], unit]
        found[0, unit], found[1:, unit] = known.mean(), np.quantile(known, at)
    return dict(zip(names, found, strict=True))

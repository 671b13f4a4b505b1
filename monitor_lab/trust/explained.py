"""What the Sobol indices of a result say, unit by unit and in words."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from html import escape

import numpy as np
import pandas as pd

from ..files.tables import nearest
from ..framework.tree import Floats
from .ranges import Uncertainty, unit_label

__all__ = ["COLUMNS", "WORDS", "Sobol"]

WORDS = {
    "steps": "the preparation",
    "impute": "the imputation",
    "treat": "the treatment of outliers",
    "normalise": "the normalisation",
    "weights": "where the weights come from",
    "aggregate": "the aggregation",
    "weight_set": "the choice of weights",
    "width_set": "the width of the goalposts",
}
_SELDOM = 98.0
"""Percent of the runs in which a unit has one and the same rank, from which on no cause is told."""

COLUMNS = ("first", "first_low", "first_high", "total", "total_low", "total_high")


@dataclass(frozen=True, eq=False, repr=False)
class Sobol:
    """How much of the variance of scores and ranks each choice explains; made by `sobol`.

    Attributes
    ----------
    factors
        What was varied: columns of the design.
    score, rank
        Index: unit and factor. Columns `first` (share of the variance that the factor explains by
        itself, 0 to 1), `total` (with all in which it takes part), and `first_low`, `first_high`,
        `total_low`, `total_high`, between which they lie with the confidence asked for. Estimates, so a
        little below 0 or above 1 is possible. NaN for a unit whose score or rank never changes, or is
        missing in some runs.
    rank_change
        Index: factor; the same columns for the mean absolute change of rank of all units.
    ranges
        The `Uncertainty` of the runs in which all factors vary at once.
    confidence
        Of the intervals.

    Examples
    --------
    >>> from monitor_lab import load_example, load_framework, score
    >>> from monitor_lab.trust.sobol import sobol
    >>> metros = load_example()
    >>> scores = score(metros, load_framework().select(metros.columns), view="flat")
    >>> found = sobol(scores, aggregate=["geometric"], samples=64, seed=1)
    >>> found.factors
    ('aggregate', 'weight_set', 'width_set')
    """

    factors: tuple[str, ...]
    score: pd.DataFrame
    rank: pd.DataFrame
    rank_change: pd.DataFrame
    ranges: Uncertainty
    confidence: float

    def say(self, unit: Hashable, of: str = "rank") -> str:
        """What moves one unit, in a sentence.

        Parameters
        ----------
        unit
            A unit.
        of
            "rank" or "score".

        Returns
        -------
        Factors by what they explain by themselves, in percent of the variance, and what is left to their
        interplay.

        Raises
        ------
        ValueError
            When there is no such unit, or `of` is neither of the two.

        Examples
        --------
        >>> from monitor_lab import load_example, load_framework, score
        >>> from monitor_lab.trust.sobol import sobol
        >>> metros = load_example()
        >>> scores = score(metros, load_framework().select(metros.columns), view="flat")
        >>> found = sobol(scores, weights=25, goalposts=0, samples=64, seed=1)
        >>> found.say("Cape Town", "score").split(" explains")[0]
        'For Cape Town the choice of weights'
        """
        if of not in ("rank", "score"):
            raise ValueError(f"of is {of!r}; it must be 'rank' or 'score'")
        units = self.ranges.table.index
        if unit not in units:
            hint = nearest(str(unit), [str(u) for u in units])
            raise ValueError(f"There is no unit {unit!r}." + (f" Did you mean {hint}?" if hint else ""))
        table = self.rank if of == "rank" else self.score
        place = int(np.flatnonzero(units == unit)[0])
        rows = slice(place * len(self.factors), (place + 1) * len(self.factors))
        first = table["first"].iloc[rows].to_numpy(dtype=np.float64)
        runs = (self.ranges.ranks if of == "rank" else self.ranges.scores).iloc[place]
        return _sentence(f"For {unit_label(unit)}", of, first, self.factors, runs.to_numpy(dtype=np.float64))

    @property
    def findings(self) -> pd.Series[str]:
        """`say` for the rank of every unit."""
        said = [self.say(unit) for unit in self.ranges.table.index]
        return pd.Series(said, index=self.ranges.table.index, name="finding", dtype="str")

    def _heading(self) -> str:
        names = ", ".join(WORDS[factor] for factor in self.factors)
        return f"Sobol indices of {len(self.ranges.table)} units; varied: {names}"

    def _all(self) -> str:
        first = self.rank_change["first"].sort_values(ascending=False)
        if first.isna().any():
            return "No rank changes in any run."
        parts = [f"{WORDS[str(f)]} {max(0.0, share) * 100.0:.0f}%" for f, share in first.items()]
        return f"Of the variance of the mean change of rank: {', '.join(parts)}."

    def __repr__(self) -> str:
        return "\n".join([self._heading(), self._all(), *self.findings])

    def _repr_html_(self) -> str:
        items = "".join(f"<li>{escape(said)}</li>" for said in self.findings)
        return f"<p>{escape(self._heading())}</p><p>{escape(self._all())}</p><ul>{items}</ul>"


def _sentence(who: str, of: str, first: Floats, factors: tuple[str, ...], values: Floats) -> str:
    """One unit's shares of variance in words; `values` are its rank or score in each run."""
    if np.isnan(values).any():
        return f"{who} some runs give no {of}, so its variance cannot be shared out."
    _, counts = np.unique(values.round(9), return_counts=True)
    often = counts.max() / len(values) * 100.0
    if often == 100.0:
        return f"{who} the {of} is the same in every run."
    if often >= _SELDOM:
        return f"{who} the {of} is the same in {np.floor(often):.0f}% of the runs: too seldom another to say why."
    shares = np.clip(first, 0.0, 1.0) * 100.0
    order = [int(i) for i in np.argsort(-shares, kind="stable") if shares[i] >= 5.0] or [int(np.argmax(shares))]
    said = [f"{WORDS[factors[i]]} explains {shares[i]:.0f}%" for i in order]
    said[0] += f" of the variance of the {of}"
    rest = 100.0 - float(shares.sum())
    ending = f"; the rest lies in how they work together ({rest:.0f}%)" if rest >= 10.0 and len(factors) > 1 else ""
    return f"{who} {', '.join(said)}{ending}."

"""The tabulation of one survey question: shares, intervals, overlap, and what may be drawn."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from html import escape
from typing import Any, Literal, NamedTuple

import pandas as pd

from ..charts.shares import share_bars, share_pie
from ..display import html_table
from ..errors import NotPartsOfAWholeError
from .intervals import normal_quantile

__all__ = ["ROUNDING", "Difference", "Response", "Tabulation"]

Response = Literal["single", "multiple", "undetermined"]

ROUNDING = 0.5
"""Percentage points by which one published share may differ from the exact one."""


class Difference(NamedTuple):
    """A difference between two shares, in percentage points, with its interval (NaN without n)."""

    points: float
    low: float
    high: float


@dataclass(frozen=True, eq=False, repr=False)
class Tabulation:
    """What respondents answered to one question; made by `tabulate`.

    Attributes
    ----------
    table
        Index `option`, in descending order of share. Columns `share`, `low`, `high` in percent
        (Wilson interval, NaN when n is unknown) and, for answers of people, `count`.
    response
        "single": one answer each; "multiple": several allowed; "undetermined": the shares do not say.
    n
        Respondents behind the shares; None when unknown.
    total
        Sum of the shares, in percent.
    mentions_per_respondent
        Listed options named, per respondent: `total` / 100. From rounded shares it is about that much.
    overlap_at_least
        Percent of respondents who named two or more listed options, at the least.
    overlap
        The exact percent, for answers of people; None for published shares.
    notes
        Plain sentences on what the figures do and do not say.
    confidence
        Confidence of every interval.

    Examples
    --------
    >>> from monitor_lab import tabulate
    >>> t = tabulate({"Hazards": 48, "Traffic": 40, "Crime": 41, "War": 23})
    >>> t.response, t.total, round(t.overlap_at_least, 2)
    ('multiple', 152.0, 17.33)
    """

    table: pd.DataFrame
    response: Response
    n: int | None
    total: float
    mentions_per_respondent: float
    overlap_at_least: float
    overlap: float | None
    notes: tuple[str, ...]
    confidence: float = 0.95
    _joint: pd.DataFrame | None = field(default=None)
    """Percent of respondents naming both the row's and the column's option."""

    def _share(self, option: str) -> float:
        if option not in self.table.index:
            raise KeyError(f"{option!r} is not an option here; the options are {', '.join(self.table.index)}")
        return float(self.table["share"].loc[option])

    def _difference_variance(self, a: str, b: str) -> tuple[float, float]:
        """The difference of two shares as a fraction, and its variance for one respondent."""
        first, second = self._share(a) / 100.0, self._share(b) / 100.0
        if a == b:
            raise ValueError(f"{a!r} is compared with itself; name two options")
        if self.response == "single":
            both = 0.0
        elif self._joint is not None:
            both = float(self._joint.loc[a, b]) / 100.0  # type: ignore[arg-type]
        else:
            # The fewer people name both, the more uncertain the difference: this is the fewest possible.
            both = max(0.0, first + second - 1.0)
        d = first - second
        return d, max(0.0, first + second - 2.0 * both - d**2)

    def difference(self, a: str, b: str) -> Difference:
        """How far apart two options are, with an interval that knows they share respondents.

        Parameters
        ----------
        a, b
            Two options of the table.

        Returns
        -------
        Share of `a` minus share of `b`, and the ends of the interval, in percentage points. The ends
        are NaN when the number of respondents is unknown.

        Raises
        ------
        KeyError
            When an option is not in the table.
        ValueError
            When both names are the same.

        Notes
        -----
        Normal approximation. With p1 and p2 the shares, p12 the share naming both and d = p1 - p2, one
        respondent contributes the variance p1 + p2 - 2 p12 - d^2 (for paired proportions, as in
        McNemar's setting). In single response p12 is 0, which is the multinomial variance. From
        answers of people p12 is counted. From published shares of a multiple or undetermined question
        it is unknown: the smallest possible p12 gives the widest interval, and that one is returned.

        Examples
        --------
        >>> from monitor_lab import tabulate
        >>> t = tabulate({"Agree": 37, "Neutral": 31, "Disagree": 30}, n=600, response="single")
        >>> [round(x, 1) for x in t.difference("Agree", "Disagree")]
        [7.0, 0.5, 13.5]
        """
        d, variance = self._difference_variance(a, b)
        points = self._share(a) - self._share(b)
        if self.n is None:
            return Difference(points, math.nan, math.nan)
        half = normal_quantile(self.confidence) * math.sqrt(variance / self.n)
        return Difference(points, max(-1.0, d - half) * 100.0, min(1.0, d + half) * 100.0)

    def respondents_needed(self, a: str, b: str) -> int:
        """The smallest number of respondents at which this difference would exclude zero.

        Parameters
        ----------
        a, b
            Two options of the table.

        Returns
        -------
        A number of respondents, for the shares as they stand and a simple random sample.

        Raises
        ------
        KeyError
            When an option is not in the table.
        ValueError
            When the two shares are equal, or both names are the same.

        Notes
        -----
        Normal approximation: n must exceed z^2 (p1 + p2 - 2 p12 - d^2) / d^2; see `difference`.

        Examples
        --------
        >>> from monitor_lab import tabulate
        >>> t = tabulate({"Agree": 37, "Neutral": 31, "Disagree": 30}, response="single")
        >>> t.respondents_needed("Agree", "Disagree")
        522
        """
        d, variance = self._difference_variance(a, b)
        if abs(d) < 1e-12:
            raise ValueError(f"{a!r} and {b!r} have the same share: no sample size tells them apart")
        return math.floor(normal_quantile(self.confidence) ** 2 * variance / d**2) + 1

    def bars(self, *, color: str | None = None) -> dict[str, Any]:
        """Horizontal bars, with interval rules when n is known. Right for any kind of question.

        Parameters
        ----------
        color
            A colour for the bars; without it the chart takes the theme's.

        Returns
        -------
        A Vega-Lite 5 specification, with the data in it.

        Examples
        --------
        >>> from monitor_lab import tabulate
        >>> spec = tabulate({"Hazards": 48, "Traffic": 40})  # no n: bars without rules
        >>> len(spec.bars()["layer"])
        1
        """
        return share_bars(self.table, color=color)

    def pie(self) -> dict[str, Any]:
        """A pie, only where each respondent gave one answer.

        Returns
        -------
        A Vega-Lite 5 specification, with the data in it. Shares that leave more than rounding to
        100 get a part of their own, "Not listed".

        Raises
        ------
        NotPartsOfAWholeError
            When the shares are not known to be parts of one whole.

        Examples
        --------
        >>> import pandas as pd
        >>> from monitor_lab import tabulate
        >>> tabulate(pd.Series(["Yes", "No", "Yes"])).pie()["mark"]["type"]
        'arc'
        """
        if self.response == "multiple":
            raise NotPartsOfAWholeError(
                "A pie shows the parts of one whole, and these are not parts: respondents could name several "
                f"options, so some are counted in more than one share (the shares add to {self.total:.4g}%). "
                "Draw bars: .bars()."
            )
        if self.response == "undetermined":
            raise NotPartsOfAWholeError(
                f"A pie shows the parts of one whole. These shares add to {self.total:.4g}%, which does not "
                "tell whether each respondent gave one answer or several. Draw bars: .bars(). If the "
                'questionnaire allowed one answer only, pass response="single" to tabulate.'
            )
        rounding = 0.0 if self._joint is not None else ROUNDING * len(self.table)
        return share_pie(self.table, rounding=rounding)

    def _display(self) -> pd.DataFrame:
        shown = self.table.dropna(axis="columns", how="all").copy()
        for column in shown.columns:
            if column != "count":
                shown[column] = shown[column].map("{:.1f}".format)
        return shown

    def _heading(self) -> str:
        size = "n unknown" if self.n is None else f"n = {self.n:,}"
        return f"{self.response} response, {size}, shares add to {self.total:.1f}%"

    def __repr__(self) -> str:
        lines = [f"Tabulation: {self._heading()}", self._display().to_string()]
        return "\n".join(lines + [f"- {note}" for note in self.notes])

    def _repr_html_(self) -> str:
        shown = self._display()
        unit = {"share": "share (%)", "low": "low (%)", "high": "high (%)", "count": "count"}
        table = html_table(self._heading().capitalize(), shown.rename(columns=unit).astype(str), ["option"])
        notes = "".join(f"<li>{escape(note)}</li>" for note in self.notes)
        return table + (f"<ul>{notes}</ul>" if notes else "")

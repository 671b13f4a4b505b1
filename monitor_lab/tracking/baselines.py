"""How the verdict on a target changes with the baseline that is chosen."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import pandas as pd

from ..display import Shown
from .position import OFF, ON, UNSURE, Target, locate
from .tracked import read_tracked
from .verdict import on_track

__all__ = ["VerdictsByBaseline", "verdict_by_baseline"]


@dataclass(frozen=True, eq=False, repr=False)
class VerdictsByBaseline(Shown):
    """One verdict for each baseline; made by `verdict_by_baseline`.

    Attributes
    ----------
    table
        Index `baseline`, the year. Columns `start` (its figure), `asked` (the path's figure in the latest
        year), `figure` (the latest one), `share` of the path in percent with `low` and `high`, `required`
        (percent a year from that baseline, compound), `verdict`, `reason`.
    latest
        The year that was judged.
    measure
        What was judged.
    notes
        Plain sentences.

    Examples
    --------
    >>> found = verdict_by_baseline({2019: 80, 2020: 60, 2021: 20}, measure="victims", target_year=2030)
    >>> found.table["verdict"].to_dict()
    {2019: 'on track', 2020: 'cannot tell'}
    """

    table: pd.DataFrame
    latest: int
    measure: str
    notes: tuple[str, ...]

    def _heading(self) -> str:
        return f"{self.measure}: the verdict of {self.latest}, by baseline"

    def _tables(self) -> list[tuple[str, pd.DataFrame]]:
        return [("", self.table)]


def verdict_by_baseline(
    figures: Mapping[Any, Any] | pd.Series[Any],
    population: Mapping[Any, Any] | pd.Series[Any] | float | None = None,
    *,
    measure: str,
    target_year: int,
    baselines: Iterable[int] | None = None,
    change: float = -50.0,
    year: int | None = None,
    given: Literal["counts", "rates"] = "counts",
    path: Literal["compound", "linear"] = "compound",
    pool: int | None = None,
    chance_in: Literal["both", "latest"] = "both",
    minimum_years: int = 3,
    per: float = 100_000,
    confidence: float = 0.95,
) -> VerdictsByBaseline:
    """Judge the same figures from every baseline, so that nobody picks the one that flatters.

    Parameters
    ----------
    figures, population, measure, target_year, change, year, given, path
        As in `on_track`.
    pool, chance_in, minimum_years, per, confidence
        As in `on_track`.
    baselines
        The years to start from; every year with a figure before the judged one, unless said otherwise.

    Returns
    -------
    A `VerdictsByBaseline`.

    Raises
    ------
    DataError
        With every problem of the series at once.
    ValueError
        As `on_track`, and when there is no year to start from.

    Examples
    --------
    One city, three verdicts (homicide victims in Ciudad Juárez):

    >>> victims = {2010: 3039, 2011: 2086, 2015: 322, 2019: 1499, 2020: 1642, 2021: 1424}
    >>> found = verdict_by_baseline(victims, measure="victims", target_year=2030, baselines=[2010, 2011, 2015])
    >>> found.table["verdict"].tolist()
    ['on track', 'cannot tell', 'off track']
    """
    series = read_tracked(figures, population, given, per)
    usable = series.amounts.index[series.amounts.notna() & series.exposure.notna()]
    latest = series.latest if year is None else int(year)
    years = [int(y) for y in (usable[usable < min(latest, target_year)] if baselines is None else baselines)]
    if not years:
        raise ValueError("there is no baseline: no year with a figure lies before the one that is judged")
    # The first one checks the settings, once for all.
    on_track(
        figures, population, measure=measure, baseline=years[0], target_year=target_year, change=change, year=year,
        given=given, path=path, pool=pool, chance_in=chance_in, minimum_years=minimum_years, per=per,
        confidence=confidence,
    )  # fmt: skip
    aim = Target(
        target_year, change, None, path, pool, chance_in, minimum_years, scale=series.scale, confidence=confidence
    )
    found = [locate(series.amounts, series.exposure, series.counted, y, latest, aim) for y in years]
    spans = np.array([target_year - y for y in years], dtype=np.float64)
    with np.errstate(divide="ignore"):
        required = np.expm1(np.log1p(np.float64(change) / 100.0) / spans) * 100.0
    table = pd.DataFrame(
        {
            "start": [f.start for f in found],
            "asked": [f.asked for f in found],
            "figure": [f.figure for f in found],
            "share": [f.share for f in found],
            "low": [f.low for f in found],
            "high": [f.high for f in found],
            "required": np.where(change > -100.0, required, np.nan),
            "verdict": pd.Series([f.called for f in found], dtype="str"),
            "reason": pd.Series([f.reason for f in found], dtype="str"),
        }
    )
    table.index = pd.Index(np.array(years, dtype=np.int64), name="baseline")
    return VerdictsByBaseline(table, latest, measure, _notes(table, series.notes))


def _notes(table: pd.DataFrame, more: tuple[str, ...]) -> tuple[str, ...]:
    times = Counter(table["verdict"].tolist())
    counted = ", ".join(f'"{v}" {times[v]}' for v in (ON, OFF, UNSURE) if times[v])
    notes = [f"From {len(table)} baselines: {counted}."]
    if len([v for v in (ON, OFF) if times[v]]) == 2:
        notes.append(
            "The same figures are on track and off track: the choice of baseline decides. Name it, and say why."
        )
    flattering = table["start"].idxmax() if table["start"].notna().any() else None
    if flattering is not None and len(table) > 1:
        notes.append(f"The highest start, {flattering}, asks for least; a peak year flatters whatever comes after it.")
    return (*notes, *more)

"""Whether a place is on the way to its target, as far as its figures can tell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

import numpy as np
import pandas as pd

from ..display import Shown
from ..survey.intervals import normal_quantile
from .counts import poisson_interval
from .position import UNSURE, Called, Position, Target, locate
from .targets import target_path
from .tracked import Tracked, one_of, read_tracked

__all__ = ["Verdict", "on_track"]


@dataclass(frozen=True, eq=False, repr=False)
class Verdict(Shown):
    """Whether a target's path is kept; made by `on_track`.

    Attributes
    ----------
    verdict
        "on track", "off track" or "cannot tell".
    sentence
        The verdict in plain words, with measure, baseline and target.
    reason
        Why, in one sentence.
    position
        The figures behind it: `start` (baseline), `figure` (latest), `asked` (path), `goal`, and the latest
        figure as `share` of the path's, in percent, with `low` and `high`.
    required, required_now
        Percent a year, compound, that the target asks for from the baseline, and from the latest year.
    table
        Index `year`, to the target year. Columns `count` (where events were given), `figure`, `low`,
        `high` (exact interval of the year alone), `path`, and `side` of the path: "below", "above", or
        "near" where the year's interval holds it.
    measure, baseline, latest, target_year
        What was judged.
    notes
        Plain sentences.

    Examples
    --------
    >>> found = on_track({2019: 129, 2020: 113, 2021: 90}, measure="victims", baseline=2019, target_year=2030)
    >>> found.verdict, found.position.pooled
    ('cannot tell', 1)
    """

    verdict: Called
    sentence: str
    reason: str
    position: Position
    required: float
    required_now: float
    table: pd.DataFrame
    measure: str
    baseline: int
    latest: int
    target_year: int
    notes: tuple[str, ...]

    def _heading(self) -> str:
        return self.sentence

    def _tables(self) -> list[tuple[str, pd.DataFrame]]:
        return [("Year by year", self.table)]


def on_track(
    figures: Mapping[Any, Any] | pd.Series[Any],
    population: Mapping[Any, Any] | pd.Series[Any] | float | None = None,
    *,
    measure: str,
    baseline: int,
    target_year: int,
    change: float = -50.0,
    target: float | None = None,
    year: int | None = None,
    given: Literal["counts", "rates"] = "counts",
    path: Literal["compound", "linear"] = "compound",
    pool: int | None = None,
    chance_in: Literal["both", "latest"] = "both",
    minimum_years: int = 3,
    per: float = 100_000,
    confidence: float = 0.95,
) -> Verdict:
    """Say whether a yearly figure keeps to the path of a target, or that its counts cannot tell.

    Parameters
    ----------
    figures
        Events counted in each year; or rates, see `given`.
    population
        People in each year, or one number; with it, rates per `per` people are compared.
    measure
        What is counted, among whom: "intentional homicide victims in Ciudad Juárez". A verdict without it
        says nothing, so it must be given.
    baseline
        The year from which the target counts.
    target_year
        The year by which it is to be reached.
    change
        Change from the baseline in percent; -50 is a halving.
    target
        Instead of `change`, the figure to be reached, in the unit compared.
    year
        The year to judge; the last one with a figure unless said otherwise.
    given
        "counts", or "rates" per `per` people. With a population, rates are turned back into counts;
        without one, chance cannot be judged and the verdict is "cannot tell".
    path
        "compound", the same percentage every year, or "linear", the same amount.
    pool
        Years in each period that is compared. Unless said otherwise 3 where the baseline or the latest
        year has fewer than 20 events, else 1.
    chance_in
        "both": the baseline's count is as much a matter of chance as the latest one. "latest": the path
        is taken as fixed, as where a target was set as a figure.
    minimum_years
        Years with a figure, from the baseline to the latest, below which there is no verdict.
    per
        How many people a rate refers to.
    confidence
        Confidence of the intervals; a verdict is given only where its whole interval agrees.

    Returns
    -------
    A `Verdict`; print it, or read `.verdict`, `.sentence`, `.table`.

    Raises
    ------
    DataError
        With every problem of the series at once.
    ValueError
        When `measure` is empty, the baseline is not before the target year, or a setting is not one of
        its values.

    Notes
    -----
    The interval of the latest rate over the baseline's is the exact one of `compare_counts`; with
    chance_in="latest" it is Garwood's, see `poisson_interval`. A verdict says where a figure stands,
    not why.

    Examples
    --------
    Homicide victims in Ciudad Juárez (state prosecutor, as printed in the press):

    >>> victims = {2010: 3039, 2011: 2086, 2015: 322, 2019: 1499, 2020: 1642, 2021: 1424}
    >>> [on_track(victims, measure="victims", baseline=b, target_year=2030).verdict for b in (2010, 2011, 2015)]
    ['on track', 'cannot tell', 'off track']
    """
    if not measure.strip():
        raise ValueError("measure is empty; say what is counted, and among whom")
    one_of("path", path, ("compound", "linear"))
    one_of("chance_in", chance_in, ("both", "latest"))
    for name, number in (("minimum_years", minimum_years), ("pool", 1 if pool is None else pool)):
        if number != round(number) or number < 1:
            raise ValueError(f"{name} is {number!r}; it is a whole number of 1 or more")
    normal_quantile(confidence)
    series = read_tracked(figures, population, given, per)
    aim = Target(
        target_year, change, target, path, pool, chance_in, minimum_years, scale=series.scale, confidence=confidence
    )
    latest = series.latest if year is None else int(year)
    if year is not None and (latest not in series.amounts.index or np.isnan(series.amounts.loc[latest])):
        raise ValueError(f"year is {year}, for which there is no figure")
    found = locate(series.amounts, series.exposure, series.counted, baseline, latest, aim)
    table = _year_by_year(series, found, baseline, aim)
    required = _pace(found.start, found.goal, target_year - baseline)
    now = _pace(found.figure, found.goal, target_year - latest)
    return Verdict(
        verdict=found.called,
        sentence=_sentence(measure, found, baseline, latest, target_year, series),
        reason=found.reason,
        position=found,
        required=required,
        required_now=now,
        table=table,
        measure=measure,
        baseline=baseline,
        latest=latest,
        target_year=target_year,
        notes=_notes(series, found, baseline, latest, aim, required, now),
    )


def _pace(start: float, goal: float, years: int) -> float:
    if not (years > 0 and start > 0.0 and goal > 0.0):
        return float("nan")
    return float((goal / start) ** (1.0 / years) - 1.0) * 100.0


def _year_by_year(series: Tracked, found: Position, baseline: int, aim: Target) -> pd.DataFrame:
    years = range(int(series.amounts.index.min()), max(aim.target_year, int(series.amounts.index.max())) + 1)
    index = pd.Index(np.array(years, dtype=np.int64), name="year")
    amounts, people = series.amounts.reindex(index), series.exposure.reindex(index)
    table = pd.DataFrame(index=index)
    if series.counted:
        table["count"] = amounts
        table["figure"] = amounts / people * series.scale
        low, high = poisson_interval(amounts, people, per=series.scale, confidence=aim.confidence)
    else:
        table["figure"] = amounts
        low = high = np.full(len(index), np.nan)
    table["low"], table["high"] = low, high
    table["path"] = np.nan
    if not np.isnan(found.goal):
        line = target_path(baseline, aim.target_year, found.start, target=found.goal)
        chosen = aim.path if line["compound"].notna().all() else "linear"
        table["path"] = line[chosen].reindex(index).where(index.to_numpy() <= aim.target_year, found.goal)
    unjudged = table["path"].isna() | table["low"].isna()
    side = np.where(table["high"] < table["path"], "below", np.where(table["low"] > table["path"], "above", "near"))
    table["side"] = pd.Series(np.where(unjudged, "", side), index=index, dtype="str")
    return table


def _sentence(measure: str, found: Position, baseline: int, latest: int, target_year: int, series: Tracked) -> str:
    words = f"{measure}: {found.called}."
    if np.isnan(found.figure):
        return f"{words} {found.reason}"
    digits = ".0f" if series.counted and series.scale == 1.0 and found.pooled == 1 else ".1f"
    period = str(latest) if found.pooled == 1 else f"{latest - found.pooled + 1}-{latest}, a year,"
    of = "" if series.scale == 1.0 else f" per {series.scale:,.0f}"
    words += f" In {period} the figure was {found.figure:,{digits}}{of}"
    if not np.isnan(found.asked):
        words += (
            f"; the path from {found.start:,{digits}} in {baseline} to {found.goal:,.1f} in {target_year} "
            f"asks for {found.asked:,.1f}"
        )
    return f"{words}. {found.reason}"


def _notes(
    series: Tracked, found: Position, baseline: int, latest: int, aim: Target, required: float, now: float
) -> tuple[str, ...]:
    notes = list(series.notes)
    if not np.isnan(required):
        then = f"; from {latest} on it asks for {now:+.1f} %" if not np.isnan(now) else ""
        notes.append(f"From {baseline} on the target asks for {required:+.1f} % a year{then}.")
    if found.pooled > 1:
        notes.append(
            f"Years are pooled by {found.pooled}: the baseline is the mean of {baseline - found.pooled + 1}-{baseline}."
        )
    other = replace(aim, path="linear" if aim.path == "compound" else "compound")
    again = locate(series.amounts, series.exposure, series.counted, baseline, latest, other)
    if again.called != found.called:
        notes.append(f'On a {other.path} path the verdict would be "{again.called}".')
    if series.counted and series.scale == 1.0:
        notes.append("Counts are compared, so a change of population is not taken into account.")
    if series.counted:
        notes.append(f"Chance is allowed for with intervals at {aim.confidence * 100:g} % confidence.")
        if ((series.amounts > 0) & (series.amounts < 5)).any():
            notes.append("Some years have fewer than 5 events; hide those counts before publishing (suppress_small).")
        notes.append(
            "The intervals take events as independent; several victims of one attack make the true ones wider."
        )
    if found.called != UNSURE:
        notes.append("A verdict says where the figure stands, not why, and one good year does not prove the path.")
    return tuple(notes)

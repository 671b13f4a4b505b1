"""Multidimensional deprivation after Alkire and Foster: who is deprived in much at once, and in what."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ..display import Shown
from ..survey.small_groups import which_to_show
from .deprived import Deprived, read_deprived

__all__ = ["Deprivation", "alkire_foster"]

Array = NDArray[np.float64]

Missing = Literal["refuse", "drop", "rescale", "not deprived"]

SLACK = 1e-9
"""A score that is a sum of weights must reach a cut-off such as one third in spite of rounding."""


@dataclass(frozen=True, eq=False, repr=False)
class Deprivation(Shown):
    """Multidimensional deprivation; made by `alkire_foster`.

    Attributes
    ----------
    headcount
        H, the percent of people who are multidimensionally deprived.
    intensity
        A, the average percent of the weighted indicators in which those are deprived; NaN where nobody is.
    m0
        M0 = H × A, from 0 to 1: the adjusted headcount ratio.
    table
        Index `indicator`. Columns `dimension` where given; `weight` (they add to 1); `headcount`, the percent
        deprived in it; `censored`, the percent who are deprived in it and multidimensionally; `contribution`,
        the percent of M0 that it makes up (NaN where M0 is 0).
    dimensions
        Index `dimension`: `weight` and `contribution`. Empty without dimensions.
    groups
        Index `group`. Columns `people`, `share` of the population in percent, `headcount`, `intensity`, `m0`,
        and `contribution`, the percent of the whole M0. Groups that are too small are not shown. Empty
        without groups.
    people
        Index that of the data. Columns `score`, the weighted percent of indicators in which a person, or
        household, is deprived, and `deprived`, whether that reaches the cut-off.
    cutoff
        The poverty cut-off k, in percent.
    notes
        Plain sentences.

    Examples
    --------
    >>> found = alkire_foster(pd.DataFrame({"Water": [1, 0], "School": [1, 1]}), cutoff=100)
    >>> found.headcount, found.intensity, found.m0
    (50.0, 100.0, 0.5)
    """

    headcount: float
    intensity: float
    m0: float
    table: pd.DataFrame
    dimensions: pd.DataFrame
    groups: pd.DataFrame
    people: pd.DataFrame
    cutoff: float
    notes: tuple[str, ...]

    def _heading(self) -> str:
        return (
            f"Deprived in at least {self.cutoff:.4g} % of the indicators: H {self.headcount:.1f} %, "
            f"A {self.intensity:.1f} %, M0 {self.m0:.3f}"
        )

    def _tables(self) -> list[tuple[str, pd.DataFrame]]:
        tables = [("Indicators", self.table.assign(weight=self.table["weight"].map("{:.3f}".format)))]
        if len(self.dimensions):
            tables.append(("Dimensions", self.dimensions.assign(weight=self.dimensions["weight"].map("{:.3f}".format))))
        if len(self.groups):
            tables.append(("Groups", self.groups.assign(m0=self.groups["m0"].map("{:.3f}".format))))
        return tables


def alkire_foster(
    data: pd.DataFrame,
    *,
    cutoff: float = 100.0 / 3.0,
    rules: Mapping[str, str] | None = None,
    weights: Mapping[str, float] | None = None,
    dimensions: Mapping[str, Sequence[str]] | None = None,
    groups: str | pd.Series[Any] | None = None,
    population: str | pd.Series[Any] | None = None,
    missing: Missing = "refuse",
    minimum: int = 5,
) -> Deprivation:
    """Measure how many people are deprived in much at once (H), in how much (A), and both together (M0).

    Parameters
    ----------
    data
        A row a person or household, a column an indicator: 1 deprived, 0 not; or figures, see `rules`.
    cutoff
        The percent of the weighted indicators from which a person counts as multidimensionally deprived. A
        third is that of the global MPI; 0 counts whoever is deprived in anything, 100 in everything.
    rules
        Indicator to the condition under which a person is deprived in it, such as {"rooms": "< 0.5"}; then
        only these columns are used.
    weights
        Indicator to weight; they are scaled to add to 1. Equal unless said otherwise.
    dimensions
        Dimension to its indicators. Without `weights`, dimensions weigh the same, and so do the indicators
        within each.
    groups
        The group of each row: the name of a column, or a Series with the same index.
    population
        How many people each row stands for: household size, or survey weight; a column or a Series.
    missing
        "refuse"; "drop" rows with a missing cell; "rescale" the weights of what is known of a row; or count
        what is missing as "not deprived", which makes deprivation look smaller.
    minimum
        The fewest rows of a group that is shown.

    Returns
    -------
    A `Deprivation`.

    Raises
    ------
    DataError
        With every problem at once: cells that are not 0 and 1, columns that are not there (with the nearest),
        missing cells under "refuse", weights or people that are not positive, an indicator in no dimension
        or in two.
    ValueError
        When `cutoff` or `minimum` is outside its range, or `missing` not one of its values.

    Notes
    -----
    S. Alkire and J. Foster (2011), *Journal of Public Economics* 95: 476-487. With c the weighted share of
    deprivations of a person and c(k) the same where it reaches the cut-off and 0 elsewhere, M0 is the mean
    of c(k). It is the sum over indicators of weight × censored headcount, and the mean of the groups' M0 by
    population; with missing="rescale" the first holds with the rescaled weights of each person.

    Examples
    --------
    >>> persons = pd.DataFrame([[0, 0, 0, 0], [1, 0, 0, 1], [1, 1, 1, 1], [0, 1, 0, 0]], columns=list("abcd"))
    >>> found = alkire_foster(persons, cutoff=50)
    >>> found.headcount, found.intensity, found.m0
    (50.0, 75.0, 0.375)
    """
    if not 0.0 <= cutoff <= 100.0:
        raise ValueError(f"cutoff is {cutoff!r}; it is in percent, from 0 to 100")
    read = read_deprived(
        data, rules=rules, weights=weights, dimensions=dimensions, groups=groups, population=population, missing=missing
    )
    c, shares = _scores(read)
    poor = (c >= cutoff / 100.0 - SLACK) & (c > 0.0)
    people = read.population
    total = float(people.sum())
    headcount = float(people[poor].sum()) / total
    m0 = float((people * np.where(poor, c, 0.0)).sum()) / total
    table = _by_indicator(read, poor, shares, m0)
    dimension_table = pd.DataFrame(columns=["weight", "contribution"])
    if read.dimensions is not None:
        table.insert(0, "dimension", pd.Series(read.dimensions, index=table.index, dtype="str"))
        dimension_table = table.groupby("dimension", sort=False)[["weight", "contribution"]].sum(min_count=1)
    group_table, said = _by_group(read, c, poor, m0, minimum)
    with np.errstate(invalid="ignore"):
        intensity = m0 / headcount * 100.0 if headcount > 0.0 else float("nan")
    return Deprivation(
        headcount=headcount * 100.0,
        intensity=intensity,
        m0=m0,
        table=table,
        dimensions=dimension_table,
        groups=group_table,
        people=pd.DataFrame({"score": c * 100.0, "deprived": poor}, index=read.index),
        cutoff=float(cutoff),
        notes=tuple([*read.notes, *said, *_notes(read, table, poor)]),
    )


def _scores(read: Deprived) -> tuple[Array, Array]:
    """Each row's weighted share of deprivations, and each cell's part of it."""
    known = ~np.isnan(read.matrix)
    weights = np.where(known, read.weights, 0.0)
    shares = np.where(known, read.matrix, 0.0) * weights / weights.sum(axis=1, keepdims=True)
    return shares.sum(axis=1), shares


def _by_indicator(read: Deprived, poor: NDArray[np.bool_], shares: Array, m0: float) -> pd.DataFrame:
    known = ~np.isnan(read.matrix)
    people = read.population[:, np.newaxis]
    asked = (people * known).sum(axis=0)
    lacking = np.where(known, read.matrix, 0.0) * people
    part = (shares * people)[poor].sum(axis=0) / read.population.sum()
    with np.errstate(invalid="ignore", divide="ignore"):
        return pd.DataFrame(
            {
                "weight": read.weights,
                "headcount": lacking.sum(axis=0) / asked * 100.0,
                "censored": lacking[poor].sum(axis=0) / asked * 100.0,
                "contribution": part / m0 * 100.0 if m0 > 0.0 else np.full(len(part), np.nan),
            },
            index=pd.Index(read.indicators, name="indicator"),
        )


def _by_group(
    read: Deprived, c: Array, poor: NDArray[np.bool_], m0: float, minimum: int
) -> tuple[pd.DataFrame, list[str]]:
    columns = ["people", "share", "headcount", "intensity", "m0", "contribution"]
    if read.groups is None:
        return pd.DataFrame(columns=columns), []
    stated = np.array([g is not None for g in read.groups], dtype=np.bool_)
    names = sorted({str(g) for g in read.groups[stated]})
    sizes = {name: int((read.groups == name).sum()) for name in names}
    shared = which_to_show(sizes, minimum, others=int((~stated).sum()))
    rows = []
    total = float(read.population.sum())
    for name in shared.show:
        here = read.groups == name
        people = float(read.population[here].sum())
        head = float(read.population[here & poor].sum()) / people
        own = float((read.population * c)[here & poor].sum()) / people
        rows.append(
            (
                people,
                people / total * 100.0,
                head * 100.0,
                own / head * 100.0 if head > 0.0 else np.nan,
                own,
                own * people / (m0 * total) * 100.0 if m0 > 0.0 else np.nan,
            )
        )
    table = pd.DataFrame(rows, columns=columns, index=pd.Index(shared.show, name="group"), dtype="float64")
    return table, [shared.note] if shared.note else []


def _notes(read: Deprived, table: pd.DataFrame, poor: NDArray[np.bool_]) -> list[str]:
    notes = []
    if not poor.any():
        notes.append("Nobody reaches the cut-off, so there is no intensity and no contribution.")
    elif len(table) > 1:
        top = table["contribution"].sort_values(ascending=False)
        more = top.iloc[0] > table["weight"].loc[top.index[0]] * 100.0 + 1e-9
        notes.append(
            f"{top.index[0]} contributes most, {top.iloc[0]:.0f} % of M0"
            + (", more than its weight: the deprived lack it more often than other things." if more else ".")
        )
    if read.weighted:
        notes.append("Percentages are of people, not of rows.")
    return notes

"""Scores and ranks within groups of units, such as provinces or sizes of city."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from ..charts.parts import label
from ..display import Shown
from ..errors import DataError, Problem
from ..scoring.scores import Scores
from ..steps.rank import rank
from ..steps.unit_groups import UnitGroups, groups_of
from .lookup import find_group

__all__ = ["UnitGroupSummary", "summarise_groups"]

_FEW = 5


@dataclass(frozen=True, eq=False, repr=False)
class UnitGroupSummary(Shown):
    """Scores by group of units; made by `summarise_groups`.

    Attributes
    ----------
    group
        Id of the group of indicators whose scores are summarised.
    table
        Index `group` (with periods, `group` and the period). Columns `units`, `scored` (units with a
        score), `lowest`, `median`, `mean` (of units, each counted once), `highest`, `spread` (highest
        less lowest).
    units
        The index of the scores. Columns `group`, `score`, `rank` (among all units), `rank_within` (its
        group; within a period), `of` (units with a score in the group).
    notes
        Plain sentences.

    Examples
    --------
    See `summarise_groups`.
    """

    group: str
    table: pd.DataFrame
    units: pd.DataFrame
    notes: tuple[str, ...]

    def _heading(self) -> str:
        return f'Scores of "{self.group}" by group of units'

    def _tables(self) -> list[tuple[str, pd.DataFrame]]:
        return [("", self.table)]


def summarise_groups(scores: Scores, by: UnitGroups, *, group: str | None = None) -> UnitGroupSummary:
    """Summarise scores by group of units, and rank units within their group.

    Parameters
    ----------
    scores
        A result.
    by
        Unit (or unit and period) to the group that it belongs to; a unit whose group is missing belongs to
        none.
    group
        Id of a group of indicators; by default the index.

    Returns
    -------
    A `UnitGroupSummary`.

    Raises
    ------
    DataError
        When a unit has no entry in `by`, or one twice, or no unit belongs to a group.
    ValueError
        When the view has no such group.

    Notes
    -----
    Each unit counts once, however many people live there: the mean is that of cities, not of residents.

    Examples
    --------
    >>> from monitor_lab import load_example, load_framework, score
    >>> metros = load_example()
    >>> scores = score(metros, load_framework().select(metros.columns), view="flat")
    >>> gauteng = ["Tshwane", "Johannesburg", "Ekurhuleni"]
    >>> found = summarise_groups(scores, {u: "Gauteng" if u in gauteng else "other" for u in metros.index})
    >>> found.table["median"].round(1).to_dict(), found.units["rank_within"].loc["Cape Town"]
    ({'Gauteng': 65.6, 'other': 54.0}, np.float64(1.0))
    """
    place = find_group(scores, group)
    own = scores.groups.iloc[:, place].rename("score")
    index = own.index
    homes = pd.Series(groups_of(index, by, "by"), index=index)
    if homes.isna().all():
        raise DataError([Problem("No unit belongs to a group.", "by")])
    periods = None if index.nlevels == 1 else pd.Series(index.get_level_values(1), index=index)
    keys = [homes] if periods is None else [homes, periods]
    names = ["group"] if periods is None else ["group", str(index.names[1] or "period")]
    within = homes if periods is None else pd.Series(_pairs(homes, periods), index=index)
    grouped = own.groupby([k.to_numpy() for k in keys], sort=False)
    table = pd.DataFrame(
        {
            "units": grouped.size(),
            "scored": grouped.count(),
            "lowest": grouped.min(),
            "median": grouped.median(),
            "mean": grouped.mean(),
            "highest": grouped.max(),
        }
    ).rename_axis(names)
    table["spread"] = table["highest"] - table["lowest"]
    units = pd.DataFrame(
        {
            "group": homes,
            "score": own,
            "rank": rank(own, periods),
            "rank_within": rank(own, within),
            "of": own.groupby([k.to_numpy() for k in keys], sort=False).transform("count"),
        }
    )
    return UnitGroupSummary(scores.tree.groups[place], table, units, tuple(_notes(table, homes)))


def _pairs(homes: pd.Series[str], periods: pd.Series[str]) -> list[object]:
    return [None if pd.isna(h) else (h, p) for h, p in zip(homes, periods, strict=True)]


def _notes(table: pd.DataFrame, homes: pd.Series[str]) -> list[str]:
    words = ["Each unit counts once, however many people live there."]
    few = [label(g) for g in table.index[table["scored"] < _FEW]]
    if few:
        words.append(f"Fewer than {_FEW} units with a score, so a rank says little: {', '.join(few)}.")
    outside = [label(u) for u in homes.index[homes.isna()]]
    if outside:
        words.append(f"In no group: {', '.join(outside)}.")
    gap = table["units"] - table["scored"]
    if (gap > 0).any():
        words.append(f"Without a score: {int(np.sum(gap))} of {int(table['units'].sum())} units.")
    return words

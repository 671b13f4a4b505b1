"""Scores taken apart, ready to be read."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from ..charts.parts import label
from ..display import Shown

__all__ = ["Decomposition", "notes_on"]

_SHOWN = 8
"""So many units are shown side by side, so that a table fits a page."""


@dataclass(frozen=True, eq=False, repr=False)
class Decomposition(Shown):
    """Scores taken apart; made by `decompose`.

    Attributes
    ----------
    group
        Id of the group whose score was taken apart.
    against
        What the points lost are counted from: "100", or a unit.
    score
        The group's score, by unit.
    weight
        A row a unit, a column an indicator of the group: percent of the group's weight among what is
        known. NaN where the indicator does not count.
    points
        What each indicator contributes: a row of it adds up to the score.
    lost
        What each indicator loses: a row of it, with `rest`, adds up to `against` less the score. Below
        zero where the unit does better.
    rest
        By unit: points lost that no indicator can be given; other than 0 only where units lack different
        indicators and a mean is ordered.
    indicators
        The indicators' own scores, shaped as `points`.
    about
        Index `id`, groups and indicators. Columns `level`, `name`, `group`.
    notes
        Plain sentences.

    Examples
    --------
    >>> from monitor_lab import load_example, load_framework, score
    >>> from monitor_lab.explain.decompose import decompose
    >>> metros = load_example()
    >>> parts = decompose(score(metros, load_framework().select(metros.columns), view="flat"), "Tshwane")
    >>> parts.table.loc[("Tshwane", "C22")][["score", "weight", "points", "lost"]].astype(float).round(1).to_dict()
    {'score': 66.7, 'weight': 14.3, 'points': 9.5, 'lost': 4.8}
    """

    group: str
    against: str
    score: pd.Series[float]
    weight: pd.DataFrame
    points: pd.DataFrame
    lost: pd.DataFrame
    rest: pd.Series[float]
    indicators: pd.DataFrame
    about: pd.DataFrame
    notes: tuple[str, ...]

    @cached_property
    def table(self) -> pd.DataFrame:
        """A row a unit (and period) and indicator that counts: `name`, `group`, `score`, `weight`, `points`,
        `lost`; within a unit, what loses most comes first.
        """
        frames = {"score": self.indicators, "weight": self.weight, "points": self.points, "lost": self.lost}
        known = self.weight.notna().to_numpy()
        rows, columns = np.nonzero(known)
        found = pd.DataFrame({name: f.to_numpy(dtype=np.float64)[known] for name, f in frames.items()})
        about = self.about.loc[self.points.columns[columns]]
        found.insert(0, "group", about["group"].to_numpy())
        found.insert(0, "name", about["name"].to_numpy())
        units = self.score.index[rows].to_frame(index=False)
        if self.score.index.names == [None]:
            units.columns = pd.Index(["unit"])
        keys = pd.concat([units, pd.Series(about.index.to_numpy(), name="indicator")], axis=1)
        order = np.lexsort((-found["lost"].fillna(0.0).to_numpy(), rows))
        return found.set_axis(pd.MultiIndex.from_frame(keys)).iloc[order]

    def by_group(self, level: str) -> pd.DataFrame:
        """The points contributed by the groups of a level beneath: a row of it adds up to the score.

        Parameters
        ----------
        level
            The name of a level of the view.

        Returns
        -------
        A row a unit, a column a group; indicators that stand in no group of the level have a column of
        their own, and those without a point in any unit have none.

        Raises
        ------
        ValueError
            When the level is unknown.

        Examples
        --------
        See `decompose`.
        """
        levels = self.about["level"]
        if level not in set(levels):
            known = ", ".join(dict.fromkeys(levels))
            raise ValueError(f'There is no level "{level}"; the levels are {known}.')
        home = [self._home(str(i), level) for i in self.points.columns]
        return self.points.T.groupby(home, sort=False).sum(min_count=1).dropna(how="all").T

    def _home(self, node: str, level: str) -> str:
        at = node
        while (at := str(self.about["group"].loc[at])) and self.about["level"].loc[at] != level:
            pass
        return at or node

    def _heading(self) -> str:
        return f'Points of "{self.group}" by indicator, of {self.against}'

    def _tables(self) -> list[tuple[str, pd.DataFrame]]:
        if len(self.score) == 1:
            return [("", self.table.droplevel(list(range(self.score.index.nlevels))))]
        shown = self.points.iloc[:_SHOWN].T.dropna(how="all")
        shown.columns = pd.Index([label(u) for u in shown.columns])
        shown.insert(0, "name", self.about["name"].loc[shown.index])
        more = len(self.points) - _SHOWN
        return [(f"Points contributed, the first {_SHOWN} of {len(self.points)} units" if more > 0 else "", shown)]


def notes_on(found: Decomposition) -> list[str]:
    """What a decomposition says, in plain sentences.

    Parameters
    ----------
    found
        The decomposition.

    Returns
    -------
    Sentences; for many units only what is missing.

    Examples
    --------
    See `decompose`.
    """
    unscored = [label(u) for u in found.score.index[found.score.isna()]]
    words = []
    if unscored:
        more = f" and {len(unscored) - _SHOWN} more" if len(unscored) > _SHOWN else ""
        words.append(f'No score of "{found.group}", so nothing to take apart: {", ".join(unscored[:_SHOWN])}{more}.')
    if (found.rest.abs() > 1e-9).any():
        words.append("The units lack different indicators; what that alone changes stands in `rest`.")
    if len(found.score) > 1 or unscored:
        return words
    own, lost = float(found.score.iloc[0]), found.lost.iloc[0].dropna()
    gone = float(lost.sum() + found.rest.iloc[0])
    if len(lost):
        words.insert(0, f"{label(found.score.index[0])} scores {own:.1f}: {gone:.1f} points less than {found.against}.")
        most = lost[lost > 0.0].sort_values(ascending=False, kind="stable").head(3)
        parts = [f"{found.about['name'].loc[str(i)]} ({x:.1f})" for i, x in most.items()]
        words += [f"Most is lost by {', '.join(parts)}."] if parts else []
    below = found.points.columns[found.points.iloc[0] < 0.0]
    if len(below):
        names = ", ".join(str(found.about["name"].loc[str(i)]) for i in below)
        words.append(f"Contributes less than nothing, because so low a score pulls the mean down: {names}.")
    return words

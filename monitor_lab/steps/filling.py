"""Where the values come from that gaps are filled with."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ..errors import DataError, Problem
from ..files.tables import nearest
from ..framework.framework import Framework
from ..framework.tree import Flags, Floats
from ..framework.view import View
from .frames import constant_problems, middle, value_range
from .unit_groups import UnitGroups, groups_of

__all__ = ["FromIndicators", "FromUnits", "Hows", "from_indicators", "from_units"]

Hows = tuple[str | None, ...]
"""For each indicator "mean", "median", or None."""


@dataclass(frozen=True, eq=False)
class FromUnits:
    """A value for each indicator, or one for each group of units.

    Attributes
    ----------
    groups
        Unit to its group; None when all units are one.
    labels
        The groups.
    values
        A row a group, a column an indicator, in its unit; NaN where nothing is known.

    Examples
    --------
    >>> from_units(np.array([[1.0], [np.nan]]), ("mean",), pd.Index(["A", "B"]), None).values.tolist()
    [[1.0]]
    """

    groups: UnitGroups | None
    labels: pd.Index
    values: Floats

    @property
    def words(self) -> str:
        """What the values are a mean or median of."""
        return "the units" if self.groups is None else "the unit's group"

    def fill(self, values: Floats, units: pd.Index, groups: UnitGroups | None = None) -> Floats:
        """What each cell would be filled with: the shape of `values`."""
        if self.groups is None:
            return np.broadcast_to(self.values, values.shape)
        mine = groups_of(units, self.groups if groups is None else groups)
        place = self.labels.get_indexer(mine)
        strange = mine[(place < 0) & mine.notna()].unique()
        if len(strange):
            raise DataError(
                Problem(f"The reference data had no unit of the group {g}.", "groups", suggestion=_near(g, self.labels))
                for g in strange
            )
        found: Floats = np.where((place >= 0)[:, None], self.values[place], np.nan)
        return found


def from_units(values: Floats, how: Hows, units: pd.Index, groups: UnitGroups | None) -> FromUnits:
    """Learn means and medians over units.

    Raises
    ------
    DataError
        When a unit has no group.

    Examples
    --------
    >>> groups = pd.Series({"A": "north", "B": "north", "C": "south"})
    >>> learnt = from_units(np.array([[1.0], [2.0], [9.0]]), ("mean",), groups.index, groups)
    >>> dict(zip(learnt.labels, learnt.values[:, 0].tolist()))
    {'north': 1.5, 'south': 9.0}
    """
    if groups is None:
        return FromUnits(None, pd.Index(["all"]), _centres(values, how)[None])
    mine = groups_of(units, groups)
    labels = mine[mine.notna()].unique()
    learnt = [_centres(values[mine == label], how) for label in labels]
    return FromUnits(groups, labels, np.array(learnt, dtype=np.float64).reshape(len(labels), values.shape[1]))


def _centres(values: Floats, how: Hows) -> Floats:
    means, medians = middle(values, "mean"), middle(values, "median")
    wanted = np.array([h or "" for h in how])
    return np.select([wanted == "mean", wanted == "median"], [means, medians], np.nan)


def _near(word: Hashable, known: pd.Index) -> str:
    return nearest(str(word), [str(k) for k in known])


@dataclass(frozen=True, eq=False)
class FromIndicators:
    """The ranges by which a unit's other indicators say what a gap would be.

    Attributes
    ----------
    low, high
        Lowest and highest value of each indicator, in its unit.
    falling
        Whether lower is better.
    blocks
        Positions of indicators that stand together.
    how
        For each indicator.
    level
        How the groups are called.

    Examples
    --------
    >>> FromIndicators(np.zeros(1), np.ones(1), np.zeros(1, np.bool_), (), ("mean",), "facet").words
    "the unit's other indicators in the same facet"
    """

    low: Floats
    high: Floats
    falling: Flags
    blocks: tuple[NDArray[np.int64], ...]
    how: Hows
    level: str

    @property
    def words(self) -> str:
        """What the values are a mean or median of."""
        return f"the unit's other indicators in the same {self.level}"

    def fill(self, values: Floats, units: pd.Index, groups: UnitGroups | None = None) -> Floats:
        """What each cell would be filled with: the shape of `values`."""
        span = self.high - self.low
        with np.errstate(divide="ignore", invalid="ignore"):
            scaled = (values - self.low) / span
        scaled = np.where(self.falling, 1.0 - scaled, scaled)
        filled = np.full(values.shape, np.nan, dtype=np.float64)
        for block in self.blocks:
            mean, median = (middle(scaled[:, block], how, axis=1) for how in ("mean", "median"))
            for j in block:
                if self.how[j] is not None:
                    filled[:, j] = mean if self.how[j] == "mean" else median
        filled = np.where(self.falling, 1.0 - filled, filled)
        found: Floats = filled * span + self.low
        return found


def from_indicators(
    values: Floats, names: tuple[str, ...], how: Hows, framework: Framework, view: str, level: str | None
) -> FromIndicators:
    """Learn the ranges of indicators, and which of them stand together.

    Raises
    ------
    DataError
        With every problem at once: an indicator that the view has not, or one with the same value
        everywhere that stands with others.
    ValueError
        When the view has no such level.

    Examples
    --------
    >>> from monitor_lab import load_framework
    >>> learnt = from_indicators(
    ...     np.array([[40.0, 0.0], [60.0, 9.0]]), ("C01", "C03"), ("mean",) * 2, load_framework(), "flat", None)
    >>> learnt.blocks[0].tolist(), learnt.falling.tolist()
    ([0, 1], [True, True])
    """
    tree = framework.view(view)
    if level is not None and level not in tree.levels:
        hint = nearest(level, tree.levels)
        more = f" Did you mean {hint!r}?" if hint else ""
        raise ValueError(f"The view {view!r} has no level {level!r}; its levels are {', '.join(tree.levels)}.{more}")
    known = framework.scored.index.astype(str).tolist()
    problems = [
        Problem("There is no scored indicator of this name.", "observations", column=n, suggestion=nearest(n, known))
        for n in names
        if n not in known
    ]
    if problems:
        raise DataError(problems)
    group = np.array([_group(tree, n, level) for n in names])
    blocks = tuple(np.flatnonzero(group == g).astype(np.int64) for g in dict.fromkeys(group.tolist()) if g)
    together = [int(j) for block in blocks if len(block) > 1 for j in block]
    problems = constant_problems(
        values[:, together],
        [names[j] for j in together],
        "observations",
        "filling gaps from other indicators divides by the spread.",
        "different values; otherwise leave the indicator out or impute across units",
    )
    if problems:
        raise DataError(problems)
    low, high = value_range(values)
    falling = (framework.scored["direction"].reindex(list(names)) == "lower is better").to_numpy(dtype=np.bool_)
    return FromIndicators(low, high, falling, blocks, how, level or ("group" if len(tree.groups) > 1 else "index"))


def _group(tree: View, indicator: str, level: str | None) -> str:
    """The group that an indicator stands in at a level; "" where its branch has none."""
    group = str(tree.members.loc[indicator])
    while level is not None and group and tree.groups["level"].loc[group] != level:
        group = tree.parents[group]
    return group

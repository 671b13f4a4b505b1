"""The result of scoring: what was scored, from what, by which rule, and what is missing."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Unpack

import numpy as np
import pandas as pd

from ..framework.framework import Framework
from ..framework.tree import Tree
from ..steps.availability import coverage_array
from ..steps.coverage import CoverageRule
from .fitted import FittedRecipe
from .goalposts import clipped_values, teaching_shares
from .recipe import Recipe, RecipeFields
from .shown import heading, html
from .why import reasons

__all__ = ["Scores"]


@dataclass(frozen=True, eq=False, repr=False)
class Scores:
    """Scores of units in one view of a framework; made by `score`.

    Attributes
    ----------
    observations
        The values given: index `unit` (or `unit` and `period`), a column an indicator.
    prepared
        The same after the recipe's steps, one column a scored indicator, in the framework's order.
    fitted
        The recipe with all that it learnt.
    indicators
        Score of each indicator, 0 to 100 unless asked otherwise; NaN where there is no value.
    groups
        Score of each group of the view, columns by id from the index down; NaN where too little is
        known.
    changed
        What `again` did otherwise than the result it was called on, a sentence each.

    Examples
    --------
    >>> from monitor_lab import load_example, load_framework, score
    >>> metros = load_example()
    >>> scores = score(metros, load_framework().select(metros.columns), view="flat")
    >>> scores.index.round(1).to_dict()["Tshwane"], scores.teaching_share.round(1).to_dict()["Tshwane"]
    (67.4, 57.1)
    """

    observations: pd.DataFrame
    prepared: pd.DataFrame
    fitted: FittedRecipe
    indicators: pd.DataFrame
    groups: pd.DataFrame
    changed: tuple[str, ...] = ()

    @property
    def recipe(self) -> Recipe:
        """Every choice by which the scores were made."""
        return self.fitted.recipe

    @property
    def framework(self) -> Framework:
        """What was measured, with the weights that were used."""
        return self.fitted.framework

    @property
    def tree(self) -> Tree:
        """The view as arrays."""
        return self.fitted.tree

    @property
    def view(self) -> str:
        """Name of the view."""
        return self.recipe.view

    @property
    def rule(self) -> CoverageRule:
        """How much had to be known."""
        return self.recipe.coverage

    def again(self, **changes: Unpack[RecipeFields]) -> Scores:
        """The same data with some of the recipe changed; the new result says what.

        Parameters
        ----------
        **changes
            Fields of the recipe: `view`, `steps`, `normalise`, `weights`, `aggregate`, `coverage`.

        Returns
        -------
        New `Scores`, whose `changed` lists the differences.

        Raises
        ------
        DataError
            When the data cannot be scored in this way.
        ValueError
            When the name of a method is unknown.

        Examples
        --------
        >>> from monitor_lab import load_example, load_framework, score
        >>> metros = load_example()
        >>> scores = score(metros, load_framework().select(metros.columns), view="flat")
        >>> other = scores.again(aggregate="geometric")
        >>> other.changed, other.index.round(1).to_dict()["Tshwane"]
        (('aggregate: geometric instead of arithmetic',), 66.2)
        """
        from .score import score_fitted

        recipe = self.recipe.but(**changes)
        fitted, prepared = recipe._fit(self.fitted.reference, self.fitted.given)
        if self.fitted.reference is self.observations:
            result = score_fitted(self.observations, prepared, fitted)
        else:
            result = fitted.score(self.observations)
        return replace(result, changed=tuple(recipe.differences(self.recipe)))

    @property
    def index(self) -> pd.Series[float]:
        """The score of the whole view, by unit, 0 to 100; NaN where too little is known."""
        return self.groups[self.tree.view.root].rename("index")

    def level(self, name: str) -> pd.DataFrame:
        """Scores of the groups of one level, columns by id.

        Raises
        ------
        KeyError
            When the view has no such level.

        Examples
        --------
        >>> from monitor_lab import load_example, load_framework, score
        >>> score(load_example(), load_framework()).level("facet").shape
        (8, 4)
        """
        levels = self.tree.view.groups["level"]
        if name not in self.tree.view.levels:
            known = ", ".join(self.tree.view.levels)
            raise KeyError(f"The view {self.view!r} has no level {name!r}; its levels are {known}")
        return self.groups[levels.index[levels == name]]

    @cached_property
    def coverage(self) -> pd.DataFrame:
        """Percent of each group's indicator weight that has a value; NaN for groups of slots alone."""
        covered = coverage_array(self.prepared.notna().to_numpy(), self.tree)
        return pd.DataFrame(covered, index=self.groups.index, columns=self.groups.columns)

    @cached_property
    def clipped(self) -> pd.DataFrame:
        """Values beyond a goalpost, a row each: unit, indicator, value, goalpost, side ("worst", "best").

        They are listed whether or not the scores were clipped. Indicators that were not scored between
        goalposts have none.
        """
        return clipped_values(self.prepared, self.framework, self.recipe.normalise)

    @cached_property
    def teaching(self) -> pd.DataFrame:
        """Percent of each group's score whose weight rests on goalposts that are teaching choices.

        The indicators without a value are left out, as in the score. NaN where there is no score, or
        the framework does not say what its goalposts rest on (column `basis`).
        """
        return teaching_shares(self.indicators, self.framework, self.tree, self.rule)

    @property
    def teaching_share(self) -> pd.Series[float]:
        """Percent of the index's weight that rests on teaching choices, by unit."""
        return self.teaching[self.tree.view.root].rename("teaching_share")

    @property
    def method(self) -> dict[str, Any]:
        """How the scores were made, as plain values that can be written to JSON."""
        from .. import __version__

        return {
            "package": f"monitor_lab {__version__}",
            "framework": self.framework.name,
            "indicators": list(self.tree.indicators),
            "units": len(self.groups),
            **self.recipe.words(),
            "prepared": [str(step) for step in self.fitted.steps],
            "missing": "dropped, and the weights of the rest rescaled",
            "clipped_values": len(self.clipped),
            "changed": list(self.changed),
        }

    def table(self, level: str | None = None, *, names: bool = True) -> pd.DataFrame:
        """A table to read: index, groups, coverage, clipped values, weight on teaching choices.

        Parameters
        ----------
        level
            The level whose groups are shown; by default the one below the index, if there is one.
        names
            Columns by the groups' names, or by their ids.

        Returns
        -------
        The index of the observations. Columns `index`, the groups (scores from 0 to 100), `coverage`
        (percent of all scored indicators' weight), `clipped` (number of values), `teaching_share`
        (percent of the weight of the index). Units stand in the order given: ranks without ranges
        would claim too much.

        Raises
        ------
        KeyError
            When the view has no such level.

        Examples
        --------
        >>> from monitor_lab import load_example, load_framework, score
        >>> metros = load_example()
        >>> scores = score(metros, load_framework().select(metros.columns), view="flat")
        >>> scores.table().round(1).loc["Cape Town"].to_dict()
        {'index': 60.6, 'coverage': 100.0, 'clipped': 0.0, 'teaching_share': 57.1}
        """
        below = self.tree.view.levels[1:2] if level is None else (level,)
        parts: list[pd.Series[Any] | pd.DataFrame] = [self.index]
        for name in below:
            shown = self.level(name)
            parts.append(shown.rename(columns=self.tree.view.groups["name"].to_dict()) if names else shown)
        outside = self.clipped.groupby(list(self.clipped.columns[: self.groups.index.nlevels])).size()
        clipped = outside.reindex(self.groups.index, fill_value=0)
        parts += [
            self.coverage[self.tree.view.root].rename("coverage"),
            clipped.astype("int64").rename("clipped"),
            self.teaching_share,
        ]
        return pd.concat(parts, axis=1)

    def why_missing(self, unit: Hashable) -> pd.DataFrame:
        """Why groups of a unit have no score, and which indicators have no value.

        Parameters
        ----------
        unit
            A unit of the index; with periods, a pair of unit and period.

        Returns
        -------
        Index `id`: groups from the index down to the level of the rule, then indicators. Columns
        `name`, `level`, `reason`. Groups of slots alone are left out: nobody can score them yet. Empty
        when nothing is missing.

        Raises
        ------
        KeyError
            When there is no such unit.

        Examples
        --------
        >>> from monitor_lab import load_example, load_framework, score
        >>> scores = score(load_example(), load_framework())
        >>> scores.why_missing("Tshwane")["reason"].loc["D01"]
        '3 of 9 indicators have a value, 33.3% of the weight; at least 50% is asked.'
        """
        found = np.flatnonzero(self.groups.index == unit)
        if len(found) != 1:
            units = ", ".join(str(u) for u in self.groups.index[:10])
            more = ", ..." if len(self.groups) > 10 else ""
            raise KeyError(f"There is no unit {unit!r}; the units are {units}{more}")
        row = int(found[0])
        return reasons(self.indicators.iloc[row], self.groups.iloc[row], self.framework, self.tree, self.rule)

    def _footer(self) -> str:
        return f"{self.framework.name}. Coverage rule: {self.rule}. Coverage and teaching_share in percent of weight."

    def __repr__(self) -> str:
        return f"{heading(self)}\n{self.table(names=False).round(1).to_string()}\n{self._footer()}"

    def _repr_html_(self) -> str:
        return html(heading(self), self.table(), self._footer())

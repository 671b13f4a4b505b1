"""A framework: what is measured, in which direction, between which goalposts, and in which groups."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from ..errors import FrameworkError, Problem
from ..files.tables import nearest
from .checks import find_problems, tidy_groups, tidy_indicators
from .coinr import coinr_tables
from .shown import html, lines
from .view import FLAT, View

__all__ = ["FLAT", "Framework"]


@dataclass(frozen=True, eq=False, repr=False)
class Framework:
    """Indicators and the crossed views that group them. Made by `load_framework` or `from_tables`.

    Attributes
    ----------
    name
        The name of the first view's root.
    indicators
        Index `id`. Columns `name`, `status` ("scored", "slot" or "left out"), `unit`, `direction`
        ("higher is better" or "lower is better"), `worst`, `best` (goalposts, in the indicator's
        unit), `weight`, `minimum`, `maximum` (values that can occur), one column a view with the
        group's id, and whatever else the file holds.
    groups
        Index `id`. Columns `view`, `name`, `level`, `parent`, `weight`.

    Examples
    --------
    >>> from monitor_lab import load_framework
    >>> framework = load_framework()
    >>> len(framework.indicators), len(framework.scored), len(framework.slots)
    (179, 64, 115)
    >>> framework.views
    ('monitor', 'human-security', 'flat')
    """

    name: str
    indicators: pd.DataFrame
    groups: pd.DataFrame

    @classmethod
    def from_tables(
        cls,
        indicators: pd.DataFrame,
        groups: pd.DataFrame,
        *,
        indicators_file: str = "indicators",
        groups_file: str = "groups",
    ) -> Framework:
        """Build a framework from two tables, or say everything that is wrong with them.

        Parameters
        ----------
        indicators
            A row an indicator. Columns `id`, `name`, `unit`, `direction`, `worst`, `best`, and one a
            view that names the indicator's group. Optional: `status`, `weight`, `minimum`, `maximum`.
        groups
            A row a group. Columns `view`, `id`, `name`, `level`, `parent`; optional `weight`.
        indicators_file, groups_file
            How problems call the tables.

        Returns
        -------
        The framework.

        Raises
        ------
        FrameworkError
            With every problem at once: two roots, orphans, cycles, ids given twice, equal or reversed
            goalposts, weights that are negative or add to zero, unknown directions and groups.

        Examples
        --------
        >>> indicators = pd.DataFrame({
        ...     "id": ["life", "school"], "name": ["Life expectancy", "Years of school"],
        ...     "unit": ["years", "years"], "direction": "higher is better",
        ...     "worst": [20, 0], "best": [85, 15], "development": "HDI"})
        >>> groups = pd.DataFrame({"view": ["development"], "id": ["HDI"], "level": ["index"],
        ...                        "name": ["Two parts of development"], "parent": [""]})
        >>> Framework.from_tables(indicators, groups)
        Framework "Two parts of development": 2 indicators (2 scored)
          view development: 1 index
        """
        rows, problems = tidy_indicators(indicators, indicators_file)
        tree, more = tidy_groups(groups, groups_file)
        problems += more
        if not problems:
            problems = find_problems(rows, tree, indicators_file, groups_file)
        if problems:
            raise FrameworkError(problems)
        root = tree.index[tree["parent"] == ""][0]
        return cls(name=str(tree["name"].loc[root]), indicators=rows, groups=tree)

    @classmethod
    def from_coinr(cls, imeta: pd.DataFrame) -> Framework:
        """Build a framework from the `iMeta` table of a COINr index.

        Parameters
        ----------
        imeta
            Columns `iCode`, `Level`, `Direction` (1 or -1), `Weight`, `Parent`, `Type`; perhaps `iName`,
            `Unit`, `Target`, `Denominator`, `goalpost_lower`, `goalpost_upper`. Rows of other types than
            "Indicator" and "Aggregate" are left out.

        Returns
        -------
        A framework with one view, "coinr", whose levels are called "level 2", "level 3" and so on.

        Raises
        ------
        FrameworkError
            With every problem at once: what COINr takes in silence, such as two roots or negative
            weights, is refused here.

        Examples
        --------
        >>> imeta = pd.DataFrame({"iCode": ["a", "b", "Index"], "Level": [1, 1, 2], "Direction": [1, -1, 1],
        ...                       "Weight": [1, 2, 1], "Parent": ["Index", "Index", None],
        ...                       "Type": ["Indicator", "Indicator", "Aggregate"]})
        >>> Framework.from_coinr(imeta)
        Framework "Index": 2 indicators (2 scored)
          view coinr: 1 level 2
        """
        indicators, groups = coinr_tables(imeta)
        return cls.from_tables(indicators, groups, indicators_file="iMeta", groups_file="iMeta")

    @property
    def scored(self) -> pd.DataFrame:
        """The indicators that are defined in full and count in scores."""
        return self.indicators[self.indicators["status"] == "scored"]

    @property
    def slots(self) -> pd.DataFrame:
        """The indicators that have a name but no definition yet, and count in no score."""
        return self.indicators[self.indicators["status"] == "slot"]

    @property
    def views(self) -> tuple[str, ...]:
        """Names of the views; "flat" is always among them."""
        return tuple(dict.fromkeys([*self.groups["view"], FLAT]))

    def view(self, name: str) -> View:
        """One view by its name.

        Raises
        ------
        KeyError
            When the framework has no such view.

        Examples
        --------
        >>> from monitor_lab import load_framework
        >>> load_framework().view("human-security").levels
        ('index', 'dimension')
        """
        if name not in self.views:
            hint = nearest(name, self.views)
            more = f" Did you mean {hint}?" if hint else ""
            raise KeyError(f"There is no view {name!r}; the views are {', '.join(self.views)}.{more}")
        mine = self.groups[self.groups["view"] == name].drop(columns="view")
        if name == FLAT and mine.empty:
            mine = pd.DataFrame(
                {"name": [self.name], "level": ["index"], "parent": [""], "weight": [1.0]},
                index=pd.Index(["index"], name="id"),
            )
            return View(name, mine, pd.Series("index", index=self.indicators.index, dtype="str"))
        return View(name, mine, self.indicators[name].astype("str"))

    def select(self, ids: Iterable[str]) -> Framework:
        """The same framework with only these indicators scored; the others are "left out".

        A group none of whose indicators is left still belongs to the framework, so a score above it
        stays empty unless the coverage rule is relaxed. The "flat" view needs no groups.

        Parameters
        ----------
        ids
            Ids of scored indicators.

        Returns
        -------
        A new framework, whose name says how many indicators it scores.

        Raises
        ------
        FrameworkError
            When no id is given, or one is unknown or not scored.

        Examples
        --------
        >>> from monitor_lab import load_framework
        >>> load_framework().select(["C01", "C03"]).scored["name"].tolist()
        ['Intentional homicide rate', 'Recorded robbery rate']
        """
        wanted = list(dict.fromkeys(str(i) for i in ids))
        known = self.scored.index.astype(str).tolist()
        problems = [
            Problem(f"{i} is not a scored indicator of this framework.", suggestion=nearest(i, known))
            for i in wanted
            if i not in known
        ]
        if not wanted:
            problems = [Problem("No indicator is selected.")]
        if problems:
            raise FrameworkError(problems)
        rows = self.indicators.copy()
        rows.loc[(rows["status"] == "scored") & ~rows.index.isin(wanted), "status"] = "left out"
        return Framework(f"{self.name}: {len(wanted)} of {len(known)} indicators", rows, self.groups)

    def with_weights(self, weights: Mapping[str, float]) -> Framework:
        """The same framework with other weights for some indicators or groups.

        Parameters
        ----------
        weights
            Id of a scored indicator or a group to its weight, 0 or more. Only proportions among what
            belongs to the same group count.

        Returns
        -------
        A new framework.

        Raises
        ------
        FrameworkError
            When an id is unknown, a weight is negative or no number, or the weights of all that belongs
            to a group add to zero.

        Examples
        --------
        >>> from monitor_lab import load_framework
        >>> load_framework().with_weights({"C01": 2, "F1": 3}).scored["weight"].head(2).to_dict()
        {'C01': 2.0, 'C02': 1.0}
        """
        known = [*self.scored.index.astype(str), *self.groups.index.astype(str)]
        problems = [
            Problem(f"{i} is neither a scored indicator nor a group.", "weights", suggestion=nearest(i, known))
            for i in weights
            if i not in known
        ]
        problems += [
            Problem(f"The weight of {i} is {w}.", "weights", allowed="a number, 0 or more")
            for i, w in weights.items()
            if not (0 <= w < float("inf"))
        ]
        if problems:
            raise FrameworkError(problems)
        rows, tree = self.indicators.copy(), self.groups.copy()
        for table in (rows, tree):
            mine = [i for i in weights if i in table.index]
            table.loc[mine, "weight"] = [float(weights[i]) for i in mine]
        problems = find_problems(rows, tree, "indicators", "groups")
        if problems:
            raise FrameworkError(problems)
        return Framework(self.name, rows, tree)

    def with_equal_weights(self) -> Framework:
        """The same framework with the weight 1 for every indicator and every group.

        Examples
        --------
        >>> from monitor_lab import load_framework
        >>> load_framework().with_equal_weights().groups["weight"].unique().tolist()
        [1.0]
        """
        return Framework(self.name, self.indicators.assign(weight=1.0), self.groups.assign(weight=1.0))

    def __repr__(self) -> str:
        return "\n".join(lines(self))

    def _repr_html_(self) -> str:
        return html(self)

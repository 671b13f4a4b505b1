"""Look a result over before its ranking is believed, and say in sentences what stands out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from html import escape

import pandas as pd

from ..errors import DataError, Problem
from ..scoring.scores import Scores
from .availability import availability, availability_by_group
from .components import components
from .correlations import correlation_flags, correlations, parent_correlations
from .frames import steady
from .influence import influence
from .limits import Limits, home_level, items_of
from .one_out import OneOut, one_out, removable_levels
from .outranking import outranking
from .reliability import cronbach
from .sentences import sentences
from .statistics import describe

__all__ = ["Audit", "audit"]


@dataclass(frozen=True, eq=False, repr=False)
class Audit:
    """What stands out in a result, and the tables behind it; made by `audit`.

    Attributes
    ----------
    scores
        What was looked over.
    limits
        From where on something counts as standing out.

    Examples
    --------
    >>> from monitor_lab import load_example, load_framework, score
    >>> metros = load_example()
    >>> found = audit(score(metros, load_framework().select(metros.columns), view="flat"))
    >>> found.findings.columns.tolist()
    ['topic', 'finding', 'value', 'may_be_chance', 'about']
    """

    scores: Scores
    limits: Limits

    @cached_property
    def findings(self) -> pd.DataFrame:
        """A row a finding.

        Columns `topic`, `finding` (a sentence), `value`, `may_be_chance` (so few units that chance alone
        gives such a correlation more often than the limits allow), `about` (ids and names).
        """
        return sentences(self)

    @cached_property
    def nodes(self) -> pd.DataFrame:
        """Scores of all indicators and groups, side by side."""
        return pd.concat([self.scores.indicators, self.scores.groups], axis=1)

    @cached_property
    def statistics(self) -> pd.DataFrame:
        """`describe` of the values that were scored, after the recipe's steps."""
        return describe(self.scores.prepared)

    @cached_property
    def availability(self) -> pd.DataFrame:
        """`availability` of the values as they were given."""
        given = self.scores.observations.reindex(columns=list(self.scores.tree.indicators)).astype("float64")
        return availability(given)

    @cached_property
    def availability_by_group(self) -> pd.DataFrame:
        """Percent of each group's indicators that were given a value, by unit."""
        given = self.scores.observations.reindex(columns=list(self.scores.tree.indicators)).astype("float64")
        return availability_by_group(given, self.scores.tree.view)

    @cached_property
    def correlations(self) -> pd.DataFrame:
        """Pearson correlations of all indicator scores and group scores."""
        return correlations(self.nodes)

    @cached_property
    def with_parents(self) -> pd.DataFrame:
        """`parent_correlations`: each indicator and group with the groups that hold it."""
        return parent_correlations(self.nodes, self.scores.tree.view)

    @cached_property
    def flags(self) -> pd.DataFrame:
        """`correlation_flags`: pairs that count a thing twice, or pull against each other."""
        view, limits = self.scores.tree.view, self.limits
        parts = [(self.scores.indicators, home_level(self.scores)), (self.scores.groups, None)]
        found = [
            correlation_flags(frame, view, above=limits.redundant, below=limits.opposed, level=level)
            for frame, level in parts
        ]
        return pd.concat([table for table in found if len(table)] or found[:1], ignore_index=True)

    @cached_property
    def influence(self) -> pd.DataFrame:
        """`influence` of each indicator and group on the group above it."""
        return influence(self.scores)

    @cached_property
    def influence_on_index(self) -> pd.DataFrame:
        """`influence` of each indicator on the index."""
        return influence(self.scores, on="index")

    @cached_property
    def groups(self) -> pd.DataFrame:
        """Whether each group speaks of one thing.

        Index `group`. Columns `items` (how many were looked at), `alpha` (Cronbach's), `first_component`
        (percent of the variance that the first principal component explains), `above_one` (components
        with an eigenvalue above 1), `remark` (why something is missing).
        """
        rows = {group: self._group(ids) for group, ids in items_of(self.scores).items()}
        columns = ["items", "alpha", "first_component", "above_one", "remark"]
        return pd.DataFrame.from_dict(rows, orient="index", columns=columns).rename_axis("group")

    def _group(self, ids: list[str]) -> tuple[int, float, float, float, str]:
        frame = self.nodes[ids]
        usable = frame.loc[:, ~steady(frame).to_numpy()]
        dropped = [str(i) for i in frame.columns if i not in usable.columns]
        remark = f"Without {', '.join(dropped)}, which tell no unit from another." if dropped else ""
        alpha = first = above = float("nan")
        try:
            alpha = cronbach(usable).alpha
            parts = components(usable)
            first, above = float(parts.explained["percent"].iloc[0]), float(parts.above_one)
        except DataError as error:
            remark = " ".join(filter(None, [remark, *(str(problem.what) for problem in error.problems)]))
        return usable.shape[1], alpha, first, above, remark

    @cached_property
    def one_out(self) -> Mapping[str, OneOut]:
        """`one_out` for the indicators and for each level beneath the index that has two parts or more."""
        found = {}
        for level in removable_levels(self.scores.tree):
            try:
                found[level] = one_out(self.scores, level)
            except ValueError:
                continue
        return found

    @cached_property
    def outranking(self) -> pd.DataFrame:
        """`outranking` of the units by all indicators, with their weights in the index."""
        tree = self.scores.tree
        weights = dict(zip(tree.indicators, tree.shares[:, tree.root].tolist(), strict=True))
        return outranking(self.scores.indicators, weights)

    @property
    def tables(self) -> dict[str, pd.DataFrame]:
        """Every table by name, for writing to files.

        The outranking matrix, which may be large, is not among them.
        """
        return {
            "findings": self.findings,
            "statistics": self.statistics,
            "availability": self.availability,
            "availability_by_group": self.availability_by_group,
            "correlations": self.correlations,
            "with_parents": self.with_parents,
            "flags": self.flags,
            "influence": self.influence,
            "influence_on_index": self.influence_on_index,
            "groups": self.groups,
            **{f"without_each_{level}": found.table for level, found in self.one_out.items()},
        }

    def _heading(self) -> str:
        tree = self.scores.tree
        return (
            f'Audit of {len(tree.indicators)} indicators in {len(self.scores.groups)} units, view "{tree.view.name}": '
            f"{len(self.findings)} finding{'' if len(self.findings) == 1 else 's'}"
        )

    def __repr__(self) -> str:
        lines = [self._heading()]
        for topic, rows in self.findings.groupby("topic", sort=False):
            lines.append(f"{topic}")
            lines += [f"  - {said}" for said in rows["finding"]]
        return "\n".join(lines)

    def _repr_html_(self) -> str:
        parts = [f"<p>{escape(self._heading())}</p>"]
        for topic, rows in self.findings.groupby("topic", sort=False):
            items = "".join(f"<li>{escape(said)}</li>" for said in rows["finding"])
            parts.append(f"<p><strong>{escape(str(topic))}</strong></p><ul>{items}</ul>")
        return "".join(parts)


def audit(scores: Scores, limits: Limits | None = None) -> Audit:
    """Look over the data and the structure of an index: what is empty, twofold, opposed or overweighted.

    Parameters
    ----------
    scores
        A result.
    limits
        From where on something stands out; by default `Limits()`.

    Returns
    -------
    An `Audit`: findings in sentences, and the tables behind them. A finding asks for a look, not for a
    change: an indicator may matter although, or because, it goes its own way.

    Raises
    ------
    DataError
        When fewer than 3 units have a value of anything.

    Notes
    -----
    OECD and JRC, *Handbook on Constructing Composite Indicators* (2008), steps 2, 4 and 8.

    Examples
    --------
    >>> from monitor_lab import load_example, load_framework, score
    >>> metros = load_example()
    >>> found = audit(score(metros, load_framework().select(metros.columns), view="flat"))
    >>> print(found.findings["finding"].iloc[-1])
    8 units are few: a correlation between -0.70 and 0.70 may be chance.
    """
    found = Audit(scores, limits or Limits())
    if scores.indicators.notna().any(axis=1).sum() < 3:
        raise DataError([Problem("Fewer than 3 units have a value.", "observations", allowed="3 or more")])
    _ = found.findings  # computed now, so that problems appear here
    return found

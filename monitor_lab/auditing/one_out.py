"""What happens to an index when one of its indicators, or one of its groups, is left out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from ..framework.tree import Flags, Floats, Tree
from ..scoring.scores import Scores
from ..steps.aggregate import aggregate_array
from ..steps.availability import known_groups
from ..steps.coverage import CoverageRule
from ..steps.means import MEANS
from ..steps.normalise import one_of
from ..steps.sums import Sums
from ..trust.ranks import periods_of, rank_array
from .frames import leaves, lineage

__all__ = ["INDICATORS", "OneOut", "one_out", "removable_levels"]

INDICATORS = "indicator"
"""How the lowest level is called."""

_BYTES = 64_000_000
"""About how much memory the scores of a batch may take."""


@dataclass(frozen=True, eq=False, repr=False)
class OneOut:
    """An index without each of its parts in turn; made by `one_out`.

    Attributes
    ----------
    level
        What was left out: "indicator", or the name of a level.
    index
        The index with everything in it.
    scores, ranks
        A row a unit, a column what was left out. NaN where nothing is left to score.
    table
        Index `id`. Columns `name`; `mean_rank_change`, `largest_rank_change` (places, whichever
        direction), `moved` (number of units whose rank changes), `mean_score_change` (points, whichever
        direction), `lost` (number of units that no longer have an index).

    Examples
    --------
    >>> from monitor_lab import load_example, load_framework, score
    >>> metros = load_example()
    >>> one_out(score(metros, load_framework().select(metros.columns), view="flat")).level
    'indicator'
    """

    level: str
    index: pd.Series[float]
    scores: pd.DataFrame
    ranks: pd.DataFrame
    table: pd.DataFrame

    def __repr__(self) -> str:
        order = self.table["mean_rank_change"].sort_values(ascending=False, kind="stable").index
        shown = self.table.loc[order].drop(columns="name").round(2)
        return f"The index without each {self.level} in turn, the largest change first\n{shown.to_string()}"


def removable_levels(tree: Tree) -> tuple[str, ...]:
    """What can be left out of a view: its levels beneath the index, and "indicator".

    Parameters
    ----------
    tree
        The view as arrays.

    Returns
    -------
    Names, from the indicators up.

    Examples
    --------
    >>> from monitor_lab import load_framework
    >>> from monitor_lab.framework.tree import compile_tree
    >>> removable_levels(compile_tree(load_framework(), "monitor"))
    ('indicator', 'subdimension', 'dimension', 'facet')
    """
    top = tree.view.groups["level"].loc[tree.view.root]
    return (INDICATORS, *(level for level in reversed(tree.view.levels) if level != top))


def one_out(scores: Scores, level: str = INDICATORS) -> OneOut:
    """Score again without each indicator, or each group of a level, in turn.

    Parameters
    ----------
    scores
        The result to be looked at.
    level
        "indicator", or the name of a level of the view beneath the index.

    Returns
    -------
    A `OneOut`.

    Raises
    ------
    ValueError
        When the view has no such level, or the level has less than two parts with a score.

    Notes
    -----
    What is left out is as if it had never been there: the weights of its sisters are rescaled, and the
    coverage rule does not count it as missing. Whatever the rule let count in a unit counts still, and
    nothing else. Normalisation is not learnt again, as it looks at one indicator at a time.

    Examples
    --------
    >>> from monitor_lab import load_example, load_framework, score
    >>> metros = load_example()
    >>> scores = score(metros, load_framework().select(metros.columns), view="flat")
    >>> found = one_out(scores)
    >>> by_hand = scores.indicators[metros.columns].drop(columns="C01").mean(axis=1)
    >>> bool(np.allclose(found.scores["C01"], by_hand))
    True
    """
    tree = scores.tree
    one_of("level", level, removable_levels(tree))
    values = _what_counts(scores)
    parts = _parts(tree, level, values)
    if len(parts) < 2:
        raise ValueError(f"only {len(parts)} {level} has a score: without it nothing is left")
    names = list(parts)
    if scores.recipe.aggregate.rowwise:
        columns = _along_paths(scores, values, names)
    else:
        columns = _all_anew(scores, values, np.array(list(parts.values()), dtype=np.bool_))
    columns[:, scores.index.isna().to_numpy()] = np.nan
    return _summarise(scores, level, names, columns)


def _along_paths(scores: Scores, values: Floats, names: list[str]) -> Floats:
    """The index without each part: only the groups that hold it change, one after another up to the root."""
    tree, count = scores.tree, len(scores.tree.indicators)
    groups = aggregate_array(values, tree, CoverageRule.any_value(), scores.recipe.aggregate)
    scored = np.concatenate([values, groups], axis=-1)
    place = {name: j for j, name in enumerate((*tree.indicators, *tree.groups))}
    where = {int(group): (layer, column) for layer in tree.layers for column, group in enumerate(layer.groups)}
    found = np.empty((len(names), len(values)), dtype=np.float64)
    for row, (name, chain) in enumerate(lineage(tree.view, names).items()):
        gone, instead = place[name], np.full(len(values), np.nan, dtype=np.float64)
        for group in chain:
            layer, column = where[place[group] - count]
            mine = layer.belongs[:, column]
            children = layer.children[mine]
            own = scored[:, children]
            own[:, children == gone] = instead[:, None]
            known, weights = ~np.isnan(own), layer.weights[mine, column]
            alone = Sums(weights, np.zeros(1, dtype=np.intp))
            how = scores.recipe.aggregate.at(layer.name)
            with np.errstate(invalid="ignore", divide="ignore"):
                mean = MEANS[how.method](np.where(known, own, 0.0).T, known.T, alone, **how.settings)[0]
            gone, instead = place[group], np.where(known @ (weights > 0.0), mean, np.nan)
        found[row] = instead
    return found


def _all_anew(scores: Scores, values: Floats, gone: Flags) -> Floats:
    """The same for methods that compare units: every group of every batch again."""
    found = np.empty((len(gone), len(values)), dtype=np.float64)
    size = max(1, int(_BYTES / (8 * max(1, values.size))))
    for begin in range(0, len(gone), size):
        batch = np.where(gone[begin : begin + size, None, :], np.nan, values)
        groups = aggregate_array(batch, scores.tree, CoverageRule.any_value(), scores.recipe.aggregate)
        found[begin : begin + size] = groups[..., scores.tree.root]
    return found


def _what_counts(scores: Scores) -> Floats:
    """Indicator scores, without those under a group that the coverage rule left without a score."""
    tree = scores.tree
    values = scores.indicators.to_numpy(dtype=np.float64)
    scored = known_groups(~np.isnan(values), tree, scores.rule)
    position, root = {group: i for i, group in enumerate(tree.groups)}, tree.view.root
    counts = np.ones(values.shape, dtype=np.bool_)
    for j, chain in enumerate(lineage(tree.view, tree.indicators).values()):
        above = [position[group] for group in chain if group != root]
        counts[:, j] = scored[:, above].all(axis=1)
    return np.where(counts, values, np.nan)


def _parts(tree: Tree, level: str, values: Floats) -> dict[str, Flags]:
    """Which indicators go with each part; parts in which nothing has a value are not asked about."""
    some: Flags = np.asarray(~np.isnan(values).all(axis=0), dtype=np.bool_)
    if level == INDICATORS:
        places = np.arange(len(tree.indicators), dtype=np.int64)
        return {name: places == j for j, name in enumerate(tree.indicators) if some[j]}
    levels = tree.view.groups["level"].to_dict()
    place = {name: j for j, name in enumerate(tree.indicators)}
    found: dict[str, Flags] = {}
    for group, mine in leaves(tree.view, tree.indicators).items():
        beneath = np.zeros(len(place), dtype=np.bool_)
        beneath[[place[name] for name in mine]] = True
        if levels[group] == level and (beneath & some).any():
            found[group] = beneath
    return found


def _summarise(scores: Scores, level: str, names: list[str], columns: Floats) -> OneOut:
    periods = periods_of(scores.groups.index)
    before: Floats = np.asarray(scores.index, dtype=np.float64)
    ranks = rank_array(columns, periods)
    places = np.abs(ranks - rank_array(before, periods))
    points = np.abs(columns - before)
    known = ~np.isnan(places)
    count = np.maximum(known.sum(axis=1), 1)
    called = scores.framework.indicators["name"] if level == INDICATORS else scores.tree.view.groups["name"]
    ids = pd.Index(names, name="id", dtype="str")
    return OneOut(
        level=level,
        index=scores.index,
        scores=pd.DataFrame(columns.T, index=scores.groups.index, columns=pd.Index(names, dtype="str")),
        ranks=pd.DataFrame(ranks.T, index=scores.groups.index, columns=pd.Index(names, dtype="str")),
        table=pd.DataFrame(
            {
                "name": called.reindex(names).to_numpy(),
                "mean_rank_change": np.where(known, places, 0.0).sum(axis=1) / count,
                "largest_rank_change": np.where(known, places, 0.0).max(axis=1, initial=0.0),
                "moved": (known & (places > 0.0)).sum(axis=1).astype(np.int64),
                "mean_score_change": np.where(known, points, 0.0).sum(axis=1) / count,
                "lost": (np.isnan(columns) & ~np.isnan(before)).sum(axis=1).astype(np.int64),
            },
            index=ids,
        ),
    )

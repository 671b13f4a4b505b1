"""Bring indicator scores together, group by group, up to the index."""

from __future__ import annotations

import numpy as np
import pandas as pd

from ..errors import DataError, Problem
from ..framework.framework import Framework
from ..framework.tree import Floats, Tree, compile_tree
from .coverage import STANDARD_RULE, CoverageRule

__all__ = ["aggregate", "aggregate_array", "coverage_array"]


def aggregate(
    scores: pd.DataFrame,
    framework: Framework,
    *,
    view: str = "monitor",
    coverage: CoverageRule = STANDARD_RULE,
) -> pd.DataFrame:
    """Weighted arithmetic mean of indicator scores, level by level.

    Parameters
    ----------
    scores
        Index: units. A column for each scored indicator of the framework, normalised (`normalise`).
    framework
        Holds groups and weights.
    view
        Which of the framework's views.
    coverage
        When a group is scored although something beneath it is missing.

    Returns
    -------
    The index of `scores`; a column a group of the view, in the scale of `scores`; NaN where the rule
    does not allow a score.

    Raises
    ------
    DataError
        When a scored indicator has no column.
    KeyError
        When the framework has no such view.

    Notes
    -----
    A group's score is the sum of w * score over its children that have one, divided by the sum of
    their w: what is missing is dropped and the weights of the rest rescaled. OECD and JRC, *Handbook
    on Constructing Composite Indicators* (2008), step 6, linear aggregation.

    Examples
    --------
    >>> from monitor_lab import load_framework
    >>> framework = load_framework().select(["C01", "C03"])
    >>> scores = pd.DataFrame({"C01": [40.0, 40.0], "C03": [60.0, None]}, index=["A", "B"])
    >>> aggregate(scores, framework, view="flat")["index"].tolist()
    [50.0, 40.0]
    """
    tree = compile_tree(framework, view)
    lacking = [i for i in tree.indicators if i not in scores.columns]
    if lacking:
        raise DataError([Problem("There is no column of scores.", column=i) for i in lacking])
    values = scores[list(tree.indicators)].to_numpy(dtype=np.float64)
    return pd.DataFrame(aggregate_array(values, tree, coverage), index=scores.index, columns=pd.Index(tree.groups))


def coverage_array(values: Floats, tree: Tree) -> Floats:
    """Percent of each group's indicator weight that has a value: a row a unit, a column a group.

    NaN for a group without a scored indicator: there is nothing to cover.
    """
    covered = (~np.isnan(values)).astype(np.float64) @ tree.shares * 100.0
    covered[:, ~tree.shares.any(axis=0)] = np.nan
    return covered


def aggregate_array(values: Floats, tree: Tree, rule: CoverageRule) -> Floats:
    """The same as `aggregate`, from and to arrays: a row a unit, columns as in the tree."""
    count = len(tree.indicators)
    nodes = np.full((len(values), count + len(tree.groups)), np.nan, dtype=np.float64)
    nodes[:, :count] = values
    at_base, above = tree.position_to_rule(rule)
    covered = coverage_array(values, tree)
    for layer in tree.layers:
        children = nodes[:, layer.children]
        known = ~np.isnan(children)
        weight = known.astype(np.float64) @ layer.weights
        total = np.where(known, children, 0.0) @ layer.weights
        # A little less than the limit is enough: weights are floats, and 0.1 + 0.2 is not 0.3.
        enough = weight > 0.0
        base, high = at_base[layer.groups], above[layer.groups]
        enough &= ~base | (covered[:, layer.groups] >= rule.indicators - 1e-9)
        enough &= ~high | (weight * 100.0 >= (rule.groups - 1e-9) * layer.expected)
        mean = np.full(weight.shape, np.nan, dtype=np.float64)
        np.divide(total, weight, out=mean, where=enough)
        nodes[:, count + layer.groups] = mean
    return nodes[:, count:]

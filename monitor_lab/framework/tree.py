"""A view as arrays: which children, with which weights, make which groups."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ..steps.coverage import CoverageRule
from .framework import Framework, View

__all__ = ["Layer", "Tree", "compile_tree"]

Floats = NDArray[np.float64]
Positions = NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Layer:
    """The groups at one depth.

    Attributes
    ----------
    groups
        Positions among the groups of the tree.
    children
        Positions among all nodes: indicators first, then groups.
    weights
        A row a child, a column a group; 0 where the child belongs elsewhere.
    expected
        Weight, by group, of all children that should have a score.
    """

    groups: Positions
    children: Positions
    weights: Floats
    expected: Floats


@dataclass(frozen=True, eq=False)
class Tree:
    """One view, ready for arithmetic.

    Attributes
    ----------
    view
        The view it was made from.
    indicators, groups
        Ids of the scored indicators and of the groups, in the order of the arrays.
    layers
        From the deepest groups to the root.
    shares
        A row an indicator, a column a group: the indicator's share in the group's weight, 0 to 1. The
        column of a group without a scored indicator is all 0.
    expected
        Groups that should have a score: those with an indicator beneath that is scored or left out.
    """

    view: View
    indicators: tuple[str, ...]
    groups: tuple[str, ...]
    layers: tuple[Layer, ...]
    shares: Floats
    expected: frozenset[str]

    def position_to_rule(self, rule: CoverageRule) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
        """By group: whether the rule's indicator share applies, and whether its group share does."""
        parents = self.view.parents
        at_level = {g for g in self.groups if self.view.groups["level"].loc[g] == rule.level}
        above: set[str] = set()
        below: set[str] = set()
        for group in self.groups:
            chain = _ancestors(group, parents)
            if group in at_level:
                above.update(chain)
            elif at_level & set(chain):
                below.add(group)
        holds_groups = set(parents.values())
        base = at_level | (set(self.groups) - above - below - holds_groups)
        return (
            np.array([g in base for g in self.groups], dtype=np.bool_),
            np.array([g not in base and g not in below for g in self.groups], dtype=np.bool_),
        )


def _ancestors(group: str, parents: dict[str, str]) -> list[str]:
    chain = []
    while parents[group]:
        group = parents[group]
        chain.append(group)
    return chain


def compile_tree(framework: Framework, view: str) -> Tree:
    """Turn a view of a framework into arrays.

    Raises
    ------
    KeyError
        When the framework has no such view.

    Examples
    --------
    >>> from monitor_lab import load_framework
    >>> tree = compile_tree(load_framework(), "monitor")
    >>> [len(layer.groups) for layer in tree.layers], tree.shares.shape
    ([81, 10, 4, 1], (64, 96))
    """
    looked_at = framework.view(view)
    groups = [str(g) for g in looked_at.groups.index]
    scored = framework.scored
    indicators = [str(i) for i in scored.index]
    parents = looked_at.parents
    group_at = {g: i for i, g in enumerate(groups)}
    depth = {g: len(_ancestors(g, parents)) for g in groups}
    counts, expects = _populated(framework, looked_at, parents)

    parent_of = [*looked_at.members.loc[indicators], *(parents[g] for g in groups)]
    weight_of = np.concatenate(
        [
            scored["weight"].to_numpy(dtype=np.float64),
            looked_at.groups["weight"].to_numpy(dtype=np.float64),
        ]
    )
    is_expected = [True] * len(indicators) + [g in expects for g in groups]
    is_counted = [True] * len(indicators) + [g in counts for g in groups]
    layers = []
    shares = np.zeros((len(indicators), len(groups)), dtype=np.float64)
    for level in range(max(depth.values()), -1, -1):
        mine = [g for g in groups if depth[g] == level]
        column = {g: j for j, g in enumerate(mine)}
        children = [c for c, parent in enumerate(parent_of) if parent in column and is_expected[c]]
        weights = np.zeros((len(children), len(mine)), dtype=np.float64)
        expected = np.zeros(len(mine), dtype=np.float64)
        for row, child in enumerate(children):
            j = column[parent_of[child]]
            expected[j] += weight_of[child]
            if is_counted[child]:
                weights[row, j] = weight_of[child]
        for j, group in enumerate(mine):
            total = weights[:, j].sum()
            for row, child in enumerate(children):
                if total > 0.0 and weights[row, j] > 0.0:
                    part = weights[row, j] / total
                    if child < len(indicators):
                        shares[child, group_at[group]] += part
                    else:
                        shares[:, group_at[group]] += part * shares[:, child - len(indicators)]
        layers.append(
            Layer(
                groups=np.array([group_at[g] for g in mine], dtype=np.int64),
                children=np.array(children, dtype=np.int64),
                weights=weights,
                expected=expected,
            )
        )
    return Tree(looked_at, tuple(indicators), tuple(groups), tuple(layers), shares, frozenset(expects))


def _populated(framework: Framework, view: View, parents: dict[str, str]) -> tuple[set[str], set[str]]:
    """Groups with a scored indicator somewhere beneath, and groups with one that is scored or left out.

    A group of slots alone is in neither: nobody can expect a score of it.
    """

    def upwards(status: pd.Series[bool]) -> set[str]:
        direct = set(view.members[status])
        return direct.union(*(_ancestors(g, parents) for g in direct))

    statuses = framework.indicators["status"]
    return upwards(statuses == "scored"), upwards(statuses != "slot")

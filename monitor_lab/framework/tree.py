"""A view as arrays: which children, with which weights, make which groups."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from .framework import Framework
from .view import View

__all__ = ["Flags", "Floats", "Layer", "Tree", "compile_tree"]

Floats = NDArray[np.float64]
Flags = NDArray[np.bool_]
Positions = NDArray[np.intp]
"""Indices have the width of the machine: the browser's is 32 bits, and `reduceat` takes no wider one."""


@dataclass(frozen=True, eq=False)
class Layer:
    """The groups of one level at one depth.

    Attributes
    ----------
    name
        The level of the groups, for example "facet".
    groups
        Positions among the groups of the tree.
    children
        Positions among all nodes: indicators first, then groups. Only children that can have a score,
        group by group.
    filled, starts
        The groups (columns) that have such children, and where the children of each begin.
    belongs
        A row a child, a column a group: whether the child belongs to the group.
    weights
        The same with the children's weights; 0 where the child belongs elsewhere.
    expected
        Weight, by group, of all children that should have a score.
    expected_count
        How many those are.
    """

    name: str
    groups: Positions
    children: Positions
    filled: Positions
    starts: Positions
    belongs: Flags
    weights: Floats
    expected: Floats
    expected_count: Floats


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
    weights
        Of all nodes: indicators, then groups.
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
    weights: Floats
    shares: Floats
    expected: frozenset[str]

    @property
    def root(self) -> int:
        """Position of the index among the groups."""
        return int(self.layers[-1].groups[0])

    def roles(self, level: str) -> tuple[Flags, Flags]:
        """By group: whether it stands at this level (or, where its branch has none, is a lowest group),
        and whether it stands above such groups.
        """
        parents = self.view.parents
        levels = self.view.groups["level"].to_dict()
        at_level = {g for g in self.groups if levels[g] == level}
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
    groups = tuple(str(g) for g in looked_at.groups.index)
    scored = framework.scored
    indicators = tuple(str(i) for i in scored.index)
    parents = looked_at.parents
    counts, expects = _populated(framework, looked_at, parents)
    parent_of = [*(str(g) for g in looked_at.members.reindex(list(indicators))), *(parents[g] for g in groups)]
    weights = np.concatenate(
        [scored["weight"].to_numpy(dtype=np.float64), looked_at.groups["weight"].to_numpy(dtype=np.float64)]
    )
    is_expected = [True] * len(indicators) + [g in expects for g in groups]
    is_counted = [True] * len(indicators) + [g in counts for g in groups]
    layers = _layers(looked_at, groups, parent_of, weights, is_expected, is_counted)
    shares = _shares(len(indicators), len(groups), layers)
    return Tree(looked_at, indicators, groups, layers, weights, shares, frozenset(expects))


def _layers(
    view: View,
    groups: tuple[str, ...],
    parent_of: list[str],
    weights: Floats,
    is_expected: list[bool],
    is_counted: list[bool],
) -> tuple[Layer, ...]:
    parents, levels = view.parents, view.groups["level"].to_dict()
    depth = {g: len(_ancestors(g, parents)) for g in groups}
    position = {g: i for i, g in enumerate(groups)}
    layers = []
    stages = sorted({(-depth[g], levels[g]) for g in groups})
    for below, level in stages:
        mine = [g for g in groups if (-depth[g], levels[g]) == (below, level)]
        column = {g: j for j, g in enumerate(mine)}
        due = [c for c, parent in enumerate(parent_of) if parent in column and is_expected[c]]
        counted = sorted((c for c in due if is_counted[c]), key=lambda c: (column[parent_of[c]], c))
        children = np.array(counted, dtype=np.intp)
        inside = np.array([column[parent_of[c]] for c in counted], dtype=np.intp)
        filled, starts = np.unique(inside, return_index=True)
        belongs = np.zeros((len(children), len(mine)), dtype=np.bool_)
        belongs[np.arange(len(children)), inside] = True
        of = np.array([column[parent_of[c]] for c in due], dtype=np.intp)
        layers.append(
            Layer(
                name=level,
                groups=np.array([position[g] for g in mine], dtype=np.intp),
                children=children,
                filled=filled.astype(np.intp),
                starts=starts.astype(np.intp),
                belongs=belongs,
                weights=belongs * weights[children, None],
                expected=np.bincount(of, weights=weights[due], minlength=len(mine)).astype(np.float64),
                expected_count=np.bincount(of, minlength=len(mine)).astype(np.float64),
            )
        )
    return tuple(layers)


def _shares(indicators: int, groups: int, layers: tuple[Layer, ...]) -> Floats:
    shares = np.zeros((indicators, indicators + groups), dtype=np.float64)
    shares[:, :indicators] = np.eye(indicators, dtype=np.float64)
    for layer in layers:
        total = layer.weights.sum(axis=0)
        parts = np.divide(layer.weights, total, out=np.zeros_like(layer.weights), where=total > 0.0)
        shares[:, indicators + layer.groups] = shares[:, layer.children] @ parts
    return shares[:, indicators:]


def _populated(framework: Framework, view: View, parents: dict[str, str]) -> tuple[set[str], set[str]]:
    """Groups with a scored indicator somewhere beneath, and groups with one that is scored or left out.

    A group of slots alone is in neither: nobody can expect a score of it.
    """

    def upwards(status: pd.Series[bool]) -> set[str]:
        direct = set(view.members[status])
        return direct.union(*(_ancestors(g, parents) for g in direct))

    statuses = framework.indicators["status"]
    return upwards(statuses == "scored"), upwards(statuses != "slot")

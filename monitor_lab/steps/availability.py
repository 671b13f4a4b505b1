"""What is known beneath a group, and whether it is enough for a score."""

from __future__ import annotations

import numpy as np

from ..framework.tree import Flags, Floats, Tree
from .coverage import CoverageRule
from .sums import Sums

__all__ = ["coverage_array", "known_and_weights", "known_groups"]

_NEARLY = 1e-9  # weights are floats, and 0.1 + 0.2 is not 0.3: a little less than the limit is enough


def coverage_array(known: Flags, tree: Tree) -> Floats:
    """Percent of each group's indicator weight that has a value.

    Parameters
    ----------
    known
        Shape (..., units, indicators): whether there is a value.

    Returns
    -------
    Shape (..., units, groups). NaN for a group without a scored indicator: there is nothing to cover.
    """
    covered: Floats = known.astype(np.float64) @ tree.shares
    covered *= 100.0
    covered[..., ~tree.shares.any(axis=0)] = np.nan
    return covered


def known_groups(known: Flags, tree: Tree, rule: CoverageRule) -> Flags:
    """Whether each group has a score under the rule.

    Parameters
    ----------
    known
        Shape (..., units, indicators): whether there is a value.

    Returns
    -------
    Shape (..., units, groups).
    """
    return known_and_weights(known, tree, rule)[0].swapaxes(-1, -2)


def known_and_weights(known: Flags, tree: Tree, rule: CoverageRule) -> tuple[Flags, list[Floats]]:
    """The same with units last, shape (..., groups, units), and by layer the weight of what is known."""
    at_base, above = tree.roles(rule.level)
    base = np.flatnonzero(at_base)
    enough = np.ones((*known.shape[:-2], len(tree.groups), known.shape[-2]), dtype=np.bool_)
    if rule.indicators > 0.0:
        covered = known.astype(np.float64) @ tree.shares[:, base] * 100.0
        enough[..., base, :] = (covered >= rule.indicators - _NEARLY).swapaxes(-1, -2)
    count = len(tree.indicators)
    nodes = np.zeros((*known.shape[:-2], count + len(tree.groups), known.shape[-2]), dtype=np.bool_)
    nodes[..., :count, :] = known.swapaxes(-1, -2)
    weights = []
    for layer in tree.layers:
        mine = layer.groups[layer.filled]
        have, sums = nodes[..., layer.children, :], Sums.of_layer(layer)
        weight = sums.known(have)
        weights.append(weight)
        expected, high = layer.expected[layer.filled, None], above[mine, None]
        passed = (weight > 0.0) & enough[..., mine, :]
        passed &= ~high | (weight * 100.0 >= (rule.groups - _NEARLY) * expected)
        if rule.children > 0.0:
            number = np.add.reduceat(have, layer.starts, axis=-2, dtype=np.float64)
            passed &= number * 100.0 >= (rule.children - _NEARLY) * layer.expected_count[layer.filled, None]
        nodes[..., count + mine, :] = passed
    return nodes[..., count:, :], weights

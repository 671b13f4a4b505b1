"""The difference of two scores, taken apart into differences of indicators, level by level."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..framework.tree import Flags, Floats, Layer, Tree
from ..steps.aggregate import Aggregate
from .penalised import bend
from .slopes import slopes
from .states import State

__all__ = ["Difference", "difference"]

_NEARLY = 1e-9  # what is smaller comes from the arithmetic of floats


@dataclass(frozen=True, eq=False)
class Difference:
    """A difference taken apart; made by `difference`.

    Attributes
    ----------
    effects
        Shape (rows, indicators): with `rest` they add up to the difference of the group's scores. NaN
        where the indicator counts in neither state, and where the group has no score in one of them.
    share
        Shape (rows, indicators): share in the group's weight of what counts in one of the two, 0 to 1.
    rest
        Shape (rows,): what no indicator can be given, because the two states lack different ones. Zero
        where what is missing does not change how a mean works; NaN where there is no difference.
    in_upper, in_lower
        Shape (rows, indicators): whether the indicator counts in that state.

    Examples
    --------
    See `difference`.
    """

    effects: Floats
    share: Floats
    rest: Floats
    in_upper: Flags
    in_lower: Flags


def difference(upper: State, lower: State, tree: Tree, how: Aggregate, group: int) -> Difference:
    """Take the difference of a group's scores in two states apart, exactly, for every row.

    Parameters
    ----------
    upper, lower
        The two states; their rows belong together.
    tree
        The view as arrays.
    how
        The means by which both were made.
    group
        Position of the group.

    Returns
    -------
    A `Difference`.

    Raises
    ------
    ValueError
        When a mean at or beneath the group cannot be taken apart.

    Notes
    -----
    From the group downwards, each part's difference counts with its slope (`slopes`), and what it adds is
    divided among its own parts in the same manner. A part that is missing in one state stands there at
    its group's own score, which is what dropping it and rescaling the weights comes to (for
    Mazziotta-Pareto at a score of its own: see `bend`). For ordered means that is nearly so, and `rest`
    holds what is left.

    Examples
    --------
    >>> from monitor_lab import load_framework
    >>> from monitor_lab.explain.states import full_state
    >>> from monitor_lab.framework.tree import compile_tree
    >>> tree = compile_tree(load_framework().select(["C01", "C03"]), "flat")
    >>> state = State(np.array([[40.0, 80.0]]), np.array([[60.0]]))
    >>> difference(full_state(state, 100.0), state, tree, Aggregate(), 0).effects.tolist()
    [[30.0, 10.0]]
    """
    whole_upper, whole_lower = upper.nodes, lower.nodes
    count = len(tree.indicators)
    node = count + group
    ready = ~np.isnan(whole_upper[:, node]) & ~np.isnan(whole_lower[:, node])
    two = (_Side(whole_upper[ready], node), _Side(whole_lower[ready], node))
    size = two[0].values.shape
    reach, share = np.zeros(size, dtype=np.float64), np.zeros(size, dtype=np.float64)
    reach[:, node] = share[:, node] = 1.0
    beneath = {node}
    for layer in reversed(tree.layers):
        mean = how.at(layer.name)
        for column, position in enumerate(layer.groups.tolist()):
            if count + position in beneath:
                parts = layer.children[layer.belongs[:, column]]
                beneath.update(parts.tolist())
                _divide(two, (reach, share), layer, column, count + position, mean)
    effects = reach[:, :count] * (two[0].values - two[1].values)[:, :count]
    live = [side.live[:, :count] for side in two]
    effects[~(live[0] | live[1])] = np.nan
    rest = (two[0].values - two[1].values)[:, node] - np.nansum(effects, axis=1)
    rest[np.abs(rest) <= _NEARLY * (1.0 + np.nansum(np.abs(effects), axis=1))] = 0.0
    return Difference(
        effects=_spread(effects, ready),
        share=_spread(share[:, :count], ready),
        rest=_spread(rest, ready),
        in_upper=_counted(live[0], ready),
        in_lower=_counted(live[1], ready),
    )


class _Side:
    """One state on the way down: what counts, and what stands where something is missing."""

    def __init__(self, values: Floats, node: int) -> None:
        self.values = values.copy()
        self.known = ~np.isnan(values)
        self.live = np.zeros(values.shape, dtype=np.bool_)
        self.live[:, node] = True


def _divide(
    two: tuple[_Side, _Side], through: tuple[Floats, Floats], layer: Layer, column: int, node: int, mean: Aggregate
) -> None:
    """Hand what reaches a group down to its parts."""
    mine = layer.belongs[:, column]
    parts = layer.children[mine]
    for side in two:
        side.live[:, parts] = side.known[:, parts] & side.live[:, [node]]
    upper, lower = two
    ends = upper.values[:, node], lower.values[:, node]
    weights, live = layer.weights[mine, column], (upper.live[:, parts], lower.live[:, parts])
    puts = ends[0][:, None], ends[1][:, None]
    if mean.method == "mazziotta-pareto":
        bent = bend(upper.values[:, parts], lower.values[:, parts], *live, ends, weights, mean.penalty)
        puts = bent.in_upper, bent.in_lower
    for side, other, put in ((upper, lower, puts[0]), (lower, upper, puts[1])):
        if _nullified(mean):  # a 0 makes the group 0; what is missing has no part in that
            zero = (put == 0.0) & side.live[:, [node]] & other.live[:, parts]
            put = np.where(zero, other.values[:, parts], put)
        side.values[:, parts] = np.where(side.live[:, parts], side.values[:, parts], put)
    slope, share = slopes(upper.values[:, parts], lower.values[:, parts], ends, weights, live, mean)
    reach, shares = through
    reach[:, parts] = reach[:, [node]] * slope
    shares[:, parts] = shares[:, [node]] * share


def _nullified(mean: Aggregate) -> bool:
    """Whether one score of 0 makes the mean 0."""
    return mean.method in ("geometric", "harmonic") or (mean.method == "power" and mean.p < 0.0)


def _spread(found: Floats, ready: Flags) -> Floats:
    """The rows that could be compared in their places, NaN elsewhere."""
    result = np.full((len(ready), *found.shape[1:]), np.nan, dtype=np.float64)
    result[ready] = found
    return result


def _counted(found: Flags, ready: Flags) -> Flags:
    result = np.zeros((len(ready), *found.shape[1:]), dtype=np.bool_)
    result[ready] = found
    return result

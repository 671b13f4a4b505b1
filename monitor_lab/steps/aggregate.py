"""Bring indicator scores together, group by group, up to the index."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, fields, replace
from typing import Any, TypeVar

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ..errors import DataError, Problem
from ..framework.framework import Framework
from ..framework.tree import Flags, Floats, Layer, Tree, compile_tree
from .availability import known_and_weights
from .coverage import STANDARD_RULE, CoverageRule
from .means import MEANS
from .normalise import one_of
from .outranking import copeland, kemeny_young
from .sums import Sums

__all__ = ["Aggregate", "aggregate", "aggregate_array"]

_Cell = TypeVar("_Cell", np.float64, np.bool_)
_COMPARING = {"copeland": copeland, "kemeny-young": kemeny_young}


@dataclass(frozen=True)
class Aggregate:
    """How the scores of children become the score of their group.

    Parameters
    ----------
    method
        - "arithmetic": a good score makes up in full for a bad one;
        - "geometric": it makes up less, the worse the bad one is; one 0 makes the group 0;
        - "harmonic": less still;
        - "power": the generalised mean of exponent `p` (1 arithmetic, -1 harmonic);
        - "ordered": ordered weighted average (OWA), whose weights belong to places, worst to best;
        - "mazziotta-pareto": arithmetic, less a penalty for uneven scores;
        - "copeland": units a unit outranks less units that outrank it;
        - "kemeny-young": place in the order best supported by comparing units in pairs; few units only.
    p
        Exponent of the generalised mean, not 0.
    attitude
        For "ordered": 1 gives the arithmetic mean; above 1 the worst scores weigh more (2: the worst
        quarter of the weight counts as a half), below 1 the best.
    order
        For "ordered": the weights of the places, worst first, for groups of exactly that many scores.
    penalty
        For "mazziotta-pareto": "down" subtracts (where higher is better), "up" adds.
    by_level
        Levels that differ: their name to a method or an `Aggregate`.

    Raises
    ------
    ValueError
        When the method is unknown or a setting makes no sense.

    Examples
    --------
    >>> print(Aggregate("arithmetic", by_level={"index": "geometric"}))
    arithmetic; index: geometric
    """

    method: str = "arithmetic"
    p: float = 1.0
    attitude: float = 1.0
    order: tuple[float, ...] | None = None
    penalty: str = "down"
    by_level: Mapping[str, Aggregate | str] = field(default_factory=dict)

    def __post_init__(self) -> None:
        one_of("method", self.method, (*MEANS, *_COMPARING))
        one_of("penalty", self.penalty, ("down", "up"))
        if self.p == 0.0:
            raise ValueError("p is 0: take the geometric mean")
        if not self.attitude > 0.0:
            raise ValueError(f"attitude is {self.attitude}; it must be above zero")
        if self.order is not None and (min(self.order) < 0.0 or sum(self.order) <= 0.0):
            raise ValueError("order holds weights: none below zero, and not all zero")
        for level in self.by_level.values():
            if not isinstance(level, Aggregate):
                one_of("method", level, (*MEANS, *_COMPARING))

    @property
    def rowwise(self) -> bool:
        """Whether a unit's score needs no other unit."""
        methods = [self.method, *(self.at(level).method for level in self.by_level)]
        return not set(methods) & set(_COMPARING)

    def at(self, level: str) -> Aggregate:
        """The settings of one level."""
        own = self.by_level.get(level, self)
        return own if isinstance(own, Aggregate) else Aggregate(own)

    @property
    def settings(self) -> dict[str, Any]:
        """The settings that the method uses."""
        if self.method == "power":
            return {"p": self.p}
        if self.method == "ordered":
            return {"attitude": self.attitude, "order": self.order}
        if self.method == "mazziotta-pareto":
            return {"sign": -1.0 if self.penalty == "down" else 1.0}
        return {}

    def __str__(self) -> str:
        words = self.method
        if self.method == "power":
            words += f", p = {self.p:g}"
        elif self.method == "ordered":
            words += f", attitude {self.attitude:g}" if self.order is None else f", places {self.order}"
        elif self.method == "mazziotta-pareto":
            words += f", penalty {self.penalty}"
        return "; ".join([words, *(f"{level}: {self.at(level)}" for level in self.by_level)])

    def __repr__(self) -> str:
        own = [(f.name, getattr(self, f.name)) for f in fields(self) if f.name not in ("method", "by_level")]
        defaults = {f.name: f.default for f in fields(self)}
        given = [f"{name}={value!r}" for name, value in own if value != defaults[name]]
        given += [f"by_level={dict(self.by_level)!r}"] if self.by_level else []
        return f"Aggregate({', '.join([repr(self.method), *given])})"


def aggregate(
    scores: pd.DataFrame,
    framework: Framework,
    how: Aggregate | str = "arithmetic",
    *,
    view: str = "monitor",
    coverage: CoverageRule = STANDARD_RULE,
    **settings: Any,
) -> pd.DataFrame:
    """Bring indicator scores together, level by level.

    Parameters
    ----------
    scores
        Index: units. A column for each scored indicator of the framework, normalised (`normalise`).
    framework
        Holds groups and weights.
    how
        A method, or an `Aggregate`, whose docstring explains the methods.
    view
        Which of the framework's views.
    coverage
        When a group is scored although something beneath it is missing.
    **settings
        Settings of `Aggregate`, when `how` is a method's name.

    Returns
    -------
    The index of `scores`; a column a group of the view, in the scale of `scores`; NaN where the rule
    does not allow a score.

    Raises
    ------
    DataError
        When a scored indicator has no column, or a score below zero has no mean of the kind asked for.
    ValueError
        When the method or a setting is unknown.
    KeyError
        When the framework has no such view.

    Notes
    -----
    What is missing is dropped and the weights of the rest rescaled, in every method. OECD and JRC,
    *Handbook on Constructing Composite Indicators* (2008), step 6: linear, geometric and
    non-compensatory aggregation. Ordered: Yager (1988), "On ordered weighted averaging aggregation
    operators in multicriteria decisionmaking", *IEEE Transactions on Systems, Man, and Cybernetics* 18,
    with the weights' shares s turned into s^(1/attitude). Penalty: Mazziotta and Pareto (2016), mean -
    variance / mean, with the weighted population variance of the group's scores.

    Examples
    --------
    >>> from monitor_lab import load_framework
    >>> framework = load_framework().select(["C01", "C03"])
    >>> scores = pd.DataFrame({"C01": [40.0, 40.0], "C03": [90.0, None]}, index=["A", "B"])
    >>> aggregate(scores, framework, view="flat")["index"].tolist()
    [65.0, 40.0]
    >>> aggregate(scores, framework, "geometric", view="flat")["index"].round(6).tolist()
    [60.0, 40.0]
    """
    if isinstance(how, str):
        how = Aggregate(how, **settings)
    elif settings:
        how = replace(how, **settings)
    tree = compile_tree(framework, view)
    lacking = [i for i in tree.indicators if i not in scores.columns]
    if lacking:
        raise DataError([Problem("There is no column of scores.", column=i) for i in lacking])
    values = scores[list(tree.indicators)].to_numpy(dtype=np.float64)
    groups = aggregate_array(values, tree, coverage, how)
    return pd.DataFrame(groups, index=scores.index, columns=pd.Index(tree.groups))


_ARITHMETIC = Aggregate()


def aggregate_array(
    values: Floats,
    tree: Tree,
    rule: CoverageRule,
    how: Aggregate = _ARITHMETIC,
    weights: Floats | None = None,
) -> Floats:
    """The same as `aggregate`, from and to arrays, for one set of weights or many.

    Parameters
    ----------
    values
        Shape (..., units, indicators): scores, NaN where missing; leading axes are replicates.
    tree, rule, how
        The view, when a group is scored, and how.
    weights
        Shape (..., nodes), indicators first, then groups, in the order of the tree; by default the
        tree's own. Whether enough is known is judged by the tree's own weights throughout.

    Returns
    -------
    Shape (..., units, groups), columns as in the tree.
    """
    present = ~np.isnan(values)
    known, totals = known_and_weights(present, tree, rule)
    leading = np.broadcast_shapes(values.shape[:-2], () if weights is None else weights.shape[:-1])
    groups = np.zeros((*leading, len(tree.groups), values.shape[-2]), dtype=np.float64)
    # Units last: what belongs to one group then lies together, and sums run along it.
    scores = np.ascontiguousarray(values.swapaxes(-1, -2))
    have = np.ascontiguousarray(present.swapaxes(-1, -2))
    if not have.all():
        scores = np.where(have, scores, 0.0)
    for layer, total in zip(tree.layers, totals, strict=True):
        sums = Sums.of_layer(layer, weights, total if weights is None else None)
        children = _children(layer, scores, groups)
        there = _children(layer, have, known)
        mine = layer.groups[layer.filled]
        with np.errstate(invalid="ignore", divide="ignore"):
            made = _score(children, there, sums, how.at(layer.name))
        groups[..., mine, :] = np.where(known[..., mine, :], made, 0.0)
    return np.where(known, groups, np.nan).swapaxes(-1, -2)


def _children(layer: Layer, indicators: NDArray[_Cell], groups: NDArray[_Cell]) -> NDArray[_Cell]:
    """What stands directly beneath the groups of a layer, group by group."""
    count = indicators.shape[-2]
    inside = layer.children < count
    if inside.all():
        return indicators[..., layer.children, :]
    if not inside.any():
        return groups[..., layer.children - count, :]
    both = np.empty((*groups.shape[:-2], len(inside), groups.shape[-1]), dtype=groups.dtype)
    both[..., inside, :] = indicators[..., layer.children[inside], :]
    both[..., ~inside, :] = groups[..., layer.children[~inside] - count, :]
    return both


def _score(children: Floats, known: Flags, sums: Sums, how: Aggregate) -> Floats:
    if how.method in _COMPARING:
        return _compare(children, known, sums, how.method)
    if how.method not in ("arithmetic", "ordered") and (children < 0.0).any():
        lowest = float(children.min())
        what = f"A score is {lowest:.4g}, and the {how.method} mean has no answer for scores below zero."
        raise DataError([Problem(what, allowed="a scale above zero, such as normalise with to=(1, 100)")])
    return MEANS[how.method](children, known, sums, **how.settings)


def _compare(children: Floats, known: Flags, sums: Sums, method: str) -> Floats:
    leading = np.broadcast_shapes(children.shape[:-2], sums.weights.shape[:-1])
    result = np.full((*leading, len(sums.starts), children.shape[-1]), np.nan, dtype=np.float64)
    blank = np.broadcast_to(np.where(known, children, np.nan), (*leading, *children.shape[-2:]))
    spread = np.broadcast_to(sums.weights, (*leading, sums.weights.shape[-1]))
    for at in np.ndindex(*leading):
        for group, part in enumerate(sums.slices):
            weights = spread[at][part]
            scores = blank[at][part][weights > 0.0]
            result[(*at, group)] = _COMPARING[method](scores.T, weights[weights > 0.0])
    return result

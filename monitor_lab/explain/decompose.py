"""Take a score apart into what each indicator contributes, and what it loses."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import replace

import numpy as np
import pandas as pd

from ..charts.parts import label
from ..framework.tree import Floats
from ..scoring.scores import Scores
from .decomposition import Decomposition, notes_on
from .difference import difference
from .lookup import find_group, find_row, members_of, nodes
from .states import State, full_state, state_of

__all__ = ["decompose"]

_LINEAR = ("arithmetic", "ordered")
_ENDLESS = ("z-score", "rank", "borda")
"""Scales without an upper end."""


def decompose(
    scores: Scores,
    unit: Hashable | None = None,
    *,
    group: str | None = None,
    against: Hashable | None = None,
    top: float | None = None,
) -> Decomposition:
    """Say exactly what each indicator contributes to a score, and what it loses.

    Parameters
    ----------
    scores
        A result.
    unit
        A unit (with periods, a pair of unit and period); by default all of them.
    group
        Id of the group whose score is taken apart; by default the index.
    against
        A unit: the points lost are then those by which it scores more, instead of those to `top`.
    top
        The score at which nothing is lost; by default the upper end of the scale, such as 100.

    Returns
    -------
    A `Decomposition`.

    Raises
    ------
    ValueError
        When there is no such unit or group; when a mean cannot be taken apart (Copeland, Kemeny-Young);
        when the scale has no upper end and the means need one.

    Notes
    -----
    Arithmetic means: an indicator contributes its share of the weight, level by level among what is known,
    times its score. Other means have no such sum. There the points lost are found first, as the
    difference from a unit that scores `top` throughout (`slopes` names the methods: for geometric means
    the logarithmic mean Divisia index of B. W. Ang, 2004 and 2005), and an indicator contributes what its
    share of the weight could give, less what it loses. That is below zero where a bad score takes more
    away than its share could give, which is what such means are chosen for.

    Examples
    --------
    >>> from monitor_lab import load_example, load_framework, score
    >>> metros = load_example()
    >>> scores = score(metros, load_framework().select(metros.columns), view="flat", aggregate="geometric")
    >>> parts = decompose(scores)
    >>> bool(np.allclose(parts.points.sum(axis=1), scores.index))
    True
    >>> bool(np.allclose(parts.lost.sum(axis=1), 100 - scores.index))
    True
    """
    place, inside = find_group(scores, group), members_of(scores, group)
    row = None if unit is None else find_row(scores.groups.index, unit)
    state = state_of(scores, row)
    top = _top(scores) if top is None else top
    linear = _methods(scores, place) <= set(_LINEAR)
    if top is None and not linear:
        raise ValueError(
            f"The scale ({scores.recipe.normalise.method}) has no upper end, and {scores.recipe.aggregate} means need "
            "one: give `top`, the score at which nothing is lost."
        )
    limit = state if top is None else full_state(state, top)
    found = difference(state, limit, scores.tree, scores.recipe.aggregate, place)
    lost: Floats = -found.effects if top is not None else np.full(found.effects.shape, np.nan)
    points = found.share * state.indicators if linear else found.share * (top or 0.0) - lost
    rest = np.zeros(len(lost), dtype=np.float64)
    name = "" if top is None else f"{top:g}"
    if against is not None:
        other = find_row(scores.groups.index, against)
        lost, rest = _against(scores, state, other, place)
        name = label(against)
    index, columns = (
        scores.groups.index if row is None else scores.groups.index[[row]],
        scores.indicators.columns[inside],
    )
    counts = found.in_upper[:, inside]

    def frame(values: Floats) -> pd.DataFrame:
        return pd.DataFrame(values[:, inside], index=index, columns=columns)

    own = pd.Series(state.groups[:, place], index=index, name="score")
    result = Decomposition(
        group=scores.tree.groups[place],
        against=name,
        score=own,
        weight=frame(found.share * 100.0).where(counts),
        points=frame(points).where(counts),
        lost=frame(lost),
        rest=pd.Series(rest, index=index, name="rest"),
        indicators=frame(state.indicators),
        about=nodes(scores),
        notes=(),
    )
    return replace(result, notes=tuple(notes_on(result)))


def _top(scores: Scores) -> float | None:
    how = scores.recipe.normalise
    return None if how.method in _ENDLESS else how.to[1]


def _methods(scores: Scores, place: int) -> set[str]:
    """The means at a group and beneath it."""
    tree = scores.tree
    count, beneath, found = len(tree.indicators), {len(tree.indicators) + place}, set()
    for layer in reversed(tree.layers):
        for column, position in enumerate(layer.groups.tolist()):
            if count + position in beneath:
                beneath.update(layer.children[layer.belongs[:, column]].tolist())
                found.add(scores.recipe.aggregate.at(layer.name).method)
    return found


def _against(scores: Scores, state: State, other: int, place: int) -> tuple[Floats, Floats]:
    """The points by which another unit scores more."""
    theirs = state_of(scores, other)
    if np.isnan(theirs.groups[0, place]):
        name = label(scores.groups.index[other])
        raise ValueError(f'{name} has no score of "{scores.tree.groups[place]}": nothing can be compared with it.')
    size = len(state.groups)
    wide = State(np.repeat(theirs.indicators, size, axis=0), np.repeat(theirs.groups, size, axis=0))
    found = difference(wide, state, scores.tree, scores.recipe.aggregate, place)
    return found.effects, found.rest

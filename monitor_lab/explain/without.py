"""A framework and a recipe as if some indicators had never been there."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any

from ..errors import DataError, Problem
from ..files.tables import nearest
from ..framework.framework import Framework
from ..scoring.recipe import Recipe
from ..scoring.scores import Scores
from .lookup import members_of

__all__ = ["without", "without_ids"]


def without_ids(scores: Scores, drop: Iterable[str]) -> list[str]:
    """The scored indicators that go, when indicators and groups are dropped.

    Parameters
    ----------
    scores
        A result.
    drop
        Ids of scored indicators, or of groups of the view.

    Returns
    -------
    Ids of indicators, in the framework's order.

    Raises
    ------
    DataError
        When an id is unknown, or nothing would be left; every problem at once.

    Examples
    --------
    >>> from monitor_lab import load_example, load_framework, score
    >>> without_ids(score(load_example(), load_framework()), ["D10", "C01"])
    ['C01', 'C60', 'C61', 'C62', 'C63', 'C64']
    """
    tree = scores.tree
    gone: set[str] = set()
    problems = []
    known = [*tree.indicators, *tree.groups]
    for node in drop:
        if node in tree.groups:
            gone.update(i for i, inside in zip(tree.indicators, members_of(scores, node), strict=True) if inside)
        elif node in tree.indicators:
            gone.add(node)
        else:
            what = f"{node} is neither a scored indicator nor a group of this view."
            problems.append(Problem(what, "drop", suggestion=nearest(str(node), known)))
    ids = [i for i in tree.indicators if i in gone]
    if len(ids) == len(tree.indicators):
        problems.append(Problem("No indicator would be left.", "drop"))
    if problems:
        raise DataError(problems)
    return ids


def without(framework: Framework, recipe: Recipe, ids: Iterable[str]) -> tuple[Framework, Recipe]:
    """The same framework and recipe without some indicators.

    Parameters
    ----------
    framework
        Holds the indicators.
    recipe
        May have settings of their own for them.
    ids
        Ids of indicators.

    Returns
    -------
    A framework without their rows, and a recipe without their settings. A group in which nothing is left
    is no longer expected to have a score.

    Examples
    --------
    >>> from monitor_lab import load_framework
    >>> fewer, recipe = without(load_framework(), Recipe(weights={"C01": 2, "C03": 3}), ["C01"])
    >>> len(fewer.scored), recipe.weights
    (63, {'C03': 3})
    """
    gone = set(ids)
    if not gone:
        return framework, recipe
    rows = framework.indicators[~framework.indicators.index.isin(list(gone))]
    changes: dict[str, Any] = {
        "normalise": replace(recipe.normalise, each=_rest(recipe.normalise.each, gone)),
        "steps": tuple(_step(step, gone) for step in recipe.steps),
    }
    if isinstance(recipe.weights, Mapping):
        weights = _rest(recipe.weights, gone)
        changes["weights"] = weights or "framework"
    return Framework(framework.name, rows, framework.groups), recipe.but(**changes)


def _rest(settings: Mapping[str, Any], gone: set[str]) -> dict[str, Any]:
    return {i: own for i, own in settings.items() if i not in gone}


def _step(step: Any, gone: set[str]) -> Any:
    """A preparation step without its settings for what is gone."""
    own = {f.name: getattr(step, f.name) for f in fields(step)} if is_dataclass(step) else {}
    less = {n: _rest(s, gone) for n, s in own.items() if isinstance(s, Mapping) and gone & {str(k) for k in s}}
    return replace(step, **less) if less else step

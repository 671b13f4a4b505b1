"""Draw what varies."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from ..framework.tree import Floats, Tree
from ..scoring.scores import Scores
from ..steps.aggregate import Aggregate
from ..steps.impute import Impute
from ..steps.normalise import Normalise, one_of
from ..steps.treat import Treat
from .design import CHOICES, Plan, labels

__all__ = [
    "GOALPOSTS",
    "between_goalposts",
    "goalpost_percent",
    "noise_by_node",
    "options",
    "stream",
    "usual_means",
    "vary",
    "weight_factors",
    "width_factors",
]

GOALPOSTS = 20.0
"""Percent by which goalposts vary unless asked otherwise."""


def vary(
    scores: Scores,
    weights: float | Mapping[str, float],
    goalposts: float | None,
    alternatives: Mapping[str, Sequence[Any]],
    replicates: int,
    seed: int,
) -> tuple[Plan, tuple[str, ...]]:
    """A plan of random runs, and what varies in words. See `uncertainty` for the parameters.

    Raises
    ------
    ValueError
        When nothing varies, or a number is out of range.

    Examples
    --------
    >>> from monitor_lab import load_example, load_framework, score
    >>> scores = score(load_example(), load_framework().select(load_example().columns), view="flat")
    >>> vary(scores, 25, 0, {}, 10, 1)[1]
    ('weights ±25%',)
    """
    if replicates < 2:
        raise ValueError(f"replicates is {replicates}; it must be 2 or more")
    noise = noise_by_node(scores.tree, weights)
    widths = goalpost_percent(scores, goalposts, alternatives.get("normalise", ()))
    chosen = options(scores, alternatives)
    if not noise.any() and not widths and not chosen:
        raise ValueError("nothing varies: give a percentage for weights or goalposts, or other choices")
    design: dict[str, Any] = {}
    words = []
    for column, known in chosen.items():
        names = list(known)
        drawn = stream(seed, CHOICES.index(column)).integers(len(names), size=replicates, dtype=np.int64)
        design[column] = pd.array([names[i] for i in drawn], dtype=object)
        words.append(f"{column} ({' or '.join(names)})")
    runs = pd.RangeIndex(1, replicates + 1)
    weight_sets = width_sets = None
    if noise.any():
        weight_sets = weight_factors(scores.tree, noise, stream(seed, 100), runs)
        design["weight_set"] = runs
        words.append(_noise_words(weights))
    if widths:
        width_sets = width_factors(scores.tree, widths, stream(seed, 101), runs)
        design["width_set"] = runs
        words.append(f"goalposts ±{widths:g}%")
    table = pd.DataFrame(design, index=runs)
    return Plan(table, chosen, weight_sets, True, width_sets), tuple(words)


def stream(seed: int, number: int) -> np.random.Generator:
    return np.random.default_rng([seed, number])


def _noise_words(weights: float | Mapping[str, float]) -> str:
    if isinstance(weights, Mapping):
        return "weights " + ", ".join(f"{level} ±{percent:g}%" for level, percent in weights.items())
    return f"weights ±{weights:g}%"


def noise_by_node(tree: Tree, weights: float | Mapping[str, float]) -> Floats:
    """By how many percent the weight of each node varies: indicators, then groups; the root never does.

    Raises
    ------
    ValueError
        When a level is unknown or a percentage is not from 0 to 100.

    Examples
    --------
    >>> from monitor_lab import load_framework
    >>> from monitor_lab.framework.tree import compile_tree
    >>> noise_by_node(compile_tree(load_framework(), "monitor"), {"facet": 10})[-95:].max()
    np.float64(10.0)
    """
    levels = ["indicator"] * len(tree.indicators) + [str(v) for v in tree.view.groups["level"].loc[list(tree.groups)]]
    by_level = dict(weights) if isinstance(weights, Mapping) else dict.fromkeys(levels, float(weights))
    for level, percent in by_level.items():
        one_of("a level of weights", level, tuple(dict.fromkeys(levels)))
        _percentage(f"weights of the level {level}" if isinstance(weights, Mapping) else "weights", percent)
    noise = np.array([by_level.get(level, 0.0) for level in levels], dtype=np.float64)
    noise[len(tree.indicators) + tree.root] = 0.0
    return noise


def _percentage(name: str, percent: float) -> None:
    if not 0.0 <= percent < 100.0:
        raise ValueError(f"{name} is {percent!r}; it must be a percentage, 0 or more and less than 100")
    if 0.0 < percent < 1.0:
        raise ValueError(f"{name} is {percent!r}, less than 1%; did you mean {percent * 100:g}?")


def between_goalposts(scores: Scores) -> bool:
    """Whether any indicator is scored between goalposts.

    Examples
    --------
    >>> from monitor_lab import load_example, load_framework, score
    >>> between_goalposts(score(load_example(), load_framework()))
    True
    """
    how = scores.recipe.normalise
    return any(how.of(indicator).method == "goalposts" for indicator in scores.tree.indicators)


def goalpost_percent(scores: Scores, goalposts: float | None, others: Sequence[Any]) -> float:
    """By how many percent goalposts vary; 0 where there are none.

    Raises
    ------
    ValueError
        When goalposts are to vary, and no indicator is scored between any.
    """
    others_have = any((how.method if isinstance(how, Normalise) else how) == "goalposts" for how in others)
    have = between_goalposts(scores) or others_have
    if goalposts is None:
        return GOALPOSTS if have else 0.0
    _percentage("goalposts", goalposts)
    if goalposts and not have:
        how = scores.recipe.normalise.method
        raise ValueError(f"goalposts is {goalposts:g}, but the recipe scores by {how}, without goalposts")
    return float(goalposts)


def options(scores: Scores, alternatives: Mapping[str, Sequence[Any]]) -> dict[str, dict[Any, Any]]:
    """What each choice is drawn from: that of the result first, then the others; by column of the design.

    Examples
    --------
    >>> from monitor_lab import load_example, load_framework, score
    >>> scores = score(load_example(), load_framework())
    >>> list(options(scores, {"aggregate": ["geometric"]})["aggregate"])
    ['arithmetic', 'geometric']
    """
    recipe = scores.recipe
    own: dict[str, Any] = {
        "steps": recipe.steps,
        "impute": next((step for step in recipe.steps if isinstance(step, Impute)), None),
        "treat": next((step for step in recipe.steps if isinstance(step, Treat)), None),
        "normalise": recipe.normalise,
        "weights": recipe.weights,
        "aggregate": recipe.aggregate,
    }
    made = {"impute": Impute, "normalise": Normalise, "aggregate": Aggregate}
    found = {}
    for column, others in alternatives.items():
        if isinstance(others, str) or not isinstance(others, Sequence):
            raise ValueError(f"{column} is {others!r}; it must be a list of other choices")
        kind = made.get(column)
        listed = [kind(other) if kind and isinstance(other, str) else other for other in others]
        known = labels([own[column], *listed])
        if len(known) > 1:
            found[column] = known
    return found


def usual_means(scores: Scores) -> tuple[str, ...]:
    """The mean that is varied unless asked otherwise: geometric beside arithmetic, between goalposts.

    Not where a score is 0, which would make the whole index 0; a scale learnt from the data always has one.

    Examples
    --------
    >>> from monitor_lab import load_example, load_framework, score
    >>> usual_means(score(load_example(), load_framework()))
    ('geometric',)
    """
    usual = scores.recipe.aggregate == Aggregate() and bool(between_goalposts(scores))
    return ("geometric",) if usual and not (scores.indicators <= 0.0).any(axis=None) else ()


def weight_factors(tree: Tree, noise: Floats, rng: np.random.Generator, names: pd.Index) -> pd.DataFrame:
    """What each weight is multiplied by, drawn evenly: a row a node that varies, a column a set."""
    nodes = np.array([*tree.indicators, *tree.groups], dtype=object)
    moving = np.flatnonzero(noise)
    part = noise[moving, None] / 100.0
    drawn = 1.0 + part * (2.0 * rng.random((len(moving), len(names))) - 1.0)
    return pd.DataFrame(drawn, index=pd.Index(nodes[moving], dtype="str"), columns=names)


def width_factors(tree: Tree, percent: float, rng: np.random.Generator, names: pd.Index) -> pd.DataFrame:
    """What the distance between goalposts is multiplied by: a row an indicator, a column a set."""
    drawn = 1.0 + percent / 100.0 * (2.0 * rng.random((len(tree.indicators), len(names))) - 1.0)
    return pd.DataFrame(drawn, index=pd.Index(tree.indicators, dtype="str"), columns=names)

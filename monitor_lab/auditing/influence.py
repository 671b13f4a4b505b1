"""How much of an index each part really decides, beside the weight it was given."""

from __future__ import annotations

import numpy as np
import pandas as pd

from ..framework.tree import Floats
from ..scoring.scores import Scores
from ..steps.normalise import one_of
from .correlations import correlations

__all__ = ["influence"]


def influence(scores: Scores, on: str = "group") -> pd.DataFrame:
    """Set the weight of each indicator and group against how far it decides its group, or the index.

    Parameters
    ----------
    scores
        The result to be looked at.
    on
        "group": every indicator and group against the group directly above it. "index": every
        indicator against the index.

    Returns
    -------
    Index `id`. Columns `name`, `group` (against which), `weight` (percent: its share in the weight of
    the group), `correlation` (with the group's score, -1 to 1), `influence` (percent: its squared
    correlation over the sum of its sisters'), `ratio` (influence over weight: 2 means that it counts
    double what was meant). Parts without a score, or with the same score everywhere, are left out of the
    influence (NaN).

    Raises
    ------
    ValueError
        When `on` is neither of the two.

    Notes
    -----
    Weights are not what they seem: a part that varies little, or that pulls against the others, decides
    less than its weight says. P. Paruolo, M. Saisana and A. Saltelli (2013), "Ratings and rankings:
    voodoo or science?", *Journal of the Royal Statistical Society A* 176: 609-634, compare weights with
    correlation ratios; the squared correlation is the ratio of a straight line. With few units it is
    uncertain.

    Examples
    --------
    >>> from monitor_lab import load_example, load_framework, score
    >>> metros = load_example()
    >>> found = influence(score(metros, load_framework().select(metros.columns), view="flat"))
    >>> float(found["weight"].loc["C01"].round(1)), float(found["influence"].sum().round(6))
    (14.3, 100.0)
    """
    one_of("on", on, ("group", "index"))
    tree = scores.tree
    weights, above = _shares(scores) if on == "index" else _weights(scores)
    both = pd.concat([scores.indicators, scores.groups], axis=1)
    # A group that only repeats another is no problem here: it is the same column under two names.
    names = list(dict.fromkeys([*above, *above.values()]))
    matrix = correlations(both[names])
    place = {str(c): i for i, c in enumerate(matrix.columns)}
    cells = matrix.to_numpy(dtype=np.float64)
    found = np.array([cells[place[child], place[group]] for child, group in above.items()], dtype=np.float64)
    table = pd.DataFrame(
        {
            "group": list(above.values()),
            "weight": [weights[child] for child in above],
            "correlation": found,
        },
        index=pd.Index(list(above), name="id", dtype="str"),
    )
    square = table["correlation"] ** 2
    table["influence"] = square / square.groupby(table["group"]).transform("sum").replace(0.0, np.nan) * 100.0
    table["ratio"] = table["influence"] / table["weight"].replace(0.0, np.nan)
    called = pd.concat([scores.framework.indicators["name"], tree.view.groups["name"]])
    table.insert(0, "name", called.reindex(table.index).to_numpy())
    return table


def _weights(scores: Scores) -> tuple[dict[str, float], dict[str, str]]:
    """Percent of the group's weight, and the group, of every node beneath the index that has a score."""
    tree = scores.tree
    nodes = [*tree.indicators, *tree.groups]
    weights: dict[str, float] = {}
    above: dict[str, str] = {}
    for layer in tree.layers:
        total = layer.weights.sum(axis=0)
        for row, child in enumerate(layer.children):
            column = int(np.flatnonzero(layer.belongs[row])[0])
            weights[nodes[child]] = _percent(layer.weights[row, column], total[column])
            above[nodes[child]] = tree.groups[layer.groups[column]]
    return weights, {node: above[node] for node in nodes if node in above}


def _shares(scores: Scores) -> tuple[dict[str, float], dict[str, str]]:
    tree = scores.tree
    shares: Floats = tree.shares[:, tree.root] * 100.0
    root = tree.view.root
    weights = dict(zip(tree.indicators, shares.tolist(), strict=True))
    return weights, dict.fromkeys(tree.indicators, root)


def _percent(part: float, whole: float) -> float:
    return float(part / whole * 100.0) if whole > 0.0 else float("nan")

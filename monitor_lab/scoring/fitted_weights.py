"""Weights that a recipe learns from its reference set."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
import pandas as pd

from ..framework.framework import Framework
from ..steps.normalisation import ByPeriod, Normalisation
from ..steps.normalise import one_of

__all__ = ["fit_weights", "name_weights"]

_FITTED = ("entropy", "pca")


def _method(name: str) -> Callable[[pd.DataFrame], pd.Series[float]]:
    from ..weights.entropy import entropy_weights
    from ..weights.pca import pca_weights

    return {"entropy": entropy_weights, "pca": pca_weights}[name]


def name_weights(name: str) -> str:
    """The name of a way to weigh, if it is known.

    Raises
    ------
    ValueError
        When it is not.
    """
    one_of("weights", name, ("framework", "equal", *_FITTED))
    return name


def fit_weights(
    weights: str | Mapping[str, float],
    values: pd.DataFrame,
    scale: Normalisation | ByPeriod,
    framework: Framework,
    view: str,
) -> Framework:
    """The framework with the weights of indicators learnt within each of their groups.

    Within a group the learnt weights are shared out so that they add to the number of its indicators.
    A group of one indicator, and the weights of groups, stay as they are.
    """
    if isinstance(weights, Mapping) or weights not in _FITTED:
        return framework
    scores = scale.apply(values)
    members = framework.view(view).members.reindex(scores.columns)
    learnt: dict[str, float] = {}
    for _, ids in members.groupby(members).groups.items():
        mine = [str(i) for i in ids if not np.isnan(scores[i].to_numpy(dtype=np.float64)).all()]
        if len(mine) > 1:
            found = _method(weights)(scores[mine])
            learnt |= {str(i): float(w) * len(mine) / float(found.sum()) for i, w in found.items()}
    return framework.with_weights(learnt)

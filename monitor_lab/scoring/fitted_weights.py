"""Weights that a recipe learns from its reference set."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pandas as pd

from ..framework.framework import Framework
from ..steps.normalisation import ByPeriod, Normalisation
from ..steps.normalise import one_of
from ..weights.entropy import entropy_weights
from ..weights.pca import pca_weights

__all__ = ["fit_weights", "name_weights"]

_FITTED: dict[str, Callable[[pd.DataFrame, Framework, str], pd.Series[float]]] = {
    "entropy": entropy_weights,
    "pca": pca_weights,
}


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

    Within a group the learnt weights add to the number of its indicators. The weights of groups, and of
    indicators without any value, stay as they are.
    """
    if isinstance(weights, Mapping) or weights not in _FITTED:
        return framework
    scores = scale.apply(values).dropna(axis="columns", how="all")
    learnt = _FITTED[weights](scores, framework, view)
    members = framework.view(view).members.reindex(learnt.index)
    shared_out = learnt * members.groupby(members).transform("size")
    return framework.with_weights({str(i): float(w) for i, w in shared_out.items()})

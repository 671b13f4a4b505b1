"""Weights from principal components: what varies together counts."""

from __future__ import annotations

import numpy as np
import pandas as pd

from ..errors import DataError, Problem
from ..framework.framework import FLAT, Framework
from ..steps.normalise import one_of
from .components import principal_components, varimax
from .siblings import within_groups

__all__ = ["pca_weights"]


def pca_weights(
    scores: pd.DataFrame,
    framework: Framework | None = None,
    view: str = FLAT,
    method: str = "first component",
    factors: int | None = None,
) -> pd.Series[float]:
    """Weigh by principal components, within each group of a view or all together.

    Parameters
    ----------
    scores
        Index: units. A column an indicator or a group, higher being better; any unit. Units with a gap are
        left out.
    framework, view
        If given, the columns of each group of the view are weighed by themselves; otherwise all together.
    method
        - "first component": in proportion to the loadings on the first principal component;
        - "factors": the Handbook's way. Components are turned by varimax; each indicator takes its highest
          squared loading among the factors, and the weights are in proportion to these.
    factors
        For "factors": how many components are kept. Without it, those that explain at least 10 % of the
        variance each.

    Returns
    -------
    Index: the columns. The weights of each group add to 1.

    Raises
    ------
    DataError
        With every problem at once: fewer than three units without a gap, the same value everywhere, text,
        infinite values; for "first component" loadings of both signs, which would be negative weights.
    KeyError
        When the framework has no such view.
    ValueError
        When the method is unknown, or there are not as many factors.

    Notes
    -----
    "first component": COINr's `get_PCA` gives the loadings themselves as weights, of length 1, of a sign
    that is arbitrary, and negative ones among them; here they add to 1, and mixed signs are refused
    (`principal_components(...).vectors` shows them). "factors": OECD and JRC, *Handbook on Constructing
    Composite Indicators* (2008), step 6, tables 17 and 18, after G. Nicoletti, S. Scarpetta and O. Boylaud
    (OECD, 2000). Neither says what matters; both correct for indicators that tell the same twice.

    Examples
    --------
    >>> scores = pd.DataFrame({"a": [1.0, 2.0, 4.0], "b": [10.0, 30.0, 40.0]}, index=["A", "B", "C"])
    >>> pca_weights(scores).round(3).to_dict()
    {'a': 0.5, 'b': 0.5}
    """
    one_of("method", method, ("first component", "factors"))
    if factors is not None and not 1 <= factors <= scores.shape[1]:
        raise ValueError(f"factors is {factors!r}; it must be from 1 to {scores.shape[1]}, the number of columns")
    if method == "first component":
        return within_groups(scores, framework, view, _first_component)
    return within_groups(scores, framework, view, lambda part: _factors(part, factors))


def _first_component(scores: pd.DataFrame) -> pd.Series[float]:
    loadings = principal_components(scores).vectors[1]
    against = loadings[loadings < -1e-12]
    if len(against):
        what = (
            f"On the first component of {', '.join(loadings.index)}, "
            f"{', '.join(f'{i} ({v:.2f})' for i, v in against.items())} runs against the others, and a weight cannot "
            "be negative."
        )
        allowed = 'indicators that rise together; see whether a direction is wrong, or take method="factors"'
        raise DataError([Problem(what, "scores", allowed=allowed)])
    return loadings.clip(lower=0.0) / loadings.sum()


def _factors(scores: pd.DataFrame, factors: int | None) -> pd.Series[float]:
    found = principal_components(scores)
    kept = int((found.explained >= 10.0).sum()) if factors is None else min(factors, len(found.explained))
    squared = varimax(found.loadings.iloc[:, : max(kept, 1)]).to_numpy(dtype=np.float64) ** 2
    highest = pd.Series(squared.max(axis=1), index=found.loadings.index)
    return highest / highest.sum()

"""From observations to scores, in one call."""

from __future__ import annotations

from typing import Unpack, overload

import numpy as np
import pandas as pd

from ..framework.framework import Framework
from ..framework.tree import Floats
from ..steps.aggregate import aggregate_array
from ..steps.normalisation import Normalisation
from .fitted import FittedRecipe
from .large import LargeFrame, learns_from_data, score_large
from .recipe import Recipe, RecipeFields
from .scores import Scores

__all__ = ["score", "score_fitted"]

_BLOCK = 1024
"""Units scored at a time: enough for speed, few enough that what lies between takes little memory."""


@overload
def score(
    observations: pd.DataFrame,
    framework: Framework,
    recipe: Recipe | None = None,
    **changes: Unpack[RecipeFields],
) -> Scores: ...
@overload
def score(
    observations: LargeFrame,
    framework: Framework,
    recipe: Recipe | None = None,
    **changes: Unpack[RecipeFields],
) -> LargeFrame: ...
def score(
    observations: pd.DataFrame | LargeFrame,
    framework: Framework,
    recipe: Recipe | None = None,
    **changes: Unpack[RecipeFields],
) -> Scores | LargeFrame:
    """Score units by a recipe: by default goalposts, then the weighted arithmetic mean up the tree.

    Parameters
    ----------
    observations
        Index: units, or units and periods. A column an indicator, in the indicator's unit
        (`read_observations` makes such a frame). What is missing is NaN or has no column. A Dask
        DataFrame may be given too (extra `large`).
    framework
        What is measured and how it is grouped (`load_framework`).
    recipe
        Every choice; by default `Recipe()`.
    **changes
        Fields of the recipe that differ: `view`, `steps`, `normalise`, `weights`, `aggregate`,
        `coverage`.

    Returns
    -------
    A `Scores`: scores from 0 to 100, where 100 is best, and everything needed to read them. For a Dask
    DataFrame, a Dask DataFrame of the groups' scores and the coverage.

    Raises
    ------
    DataError
        When the observations cannot be used: every problem at once.
    ValueError
        When the name of a method is unknown; when a Dask DataFrame comes with a recipe that must learn
        from a reference set first (`Recipe.fit`, then `FittedRecipe.score`).
    KeyError
        When the framework has no such view.
    TypeError
        When the observations are no DataFrame, or the recipe has no such field.

    Examples
    --------
    Eight metros, seven indicators, each with the same weight:

    >>> from monitor_lab import load_example, load_framework
    >>> metros = load_example("south-african-metros")
    >>> framework = load_framework().select(metros.columns)
    >>> score(metros, framework, view="flat").index.round().astype(int).head(3).to_dict()
    {'Tshwane': 67, 'Johannesburg': 64, 'Ekurhuleni': 66}

    Under the whole catalogue seven of 64 indicators are too few for an index:

    >>> score(metros, load_framework()).index.count()
    np.int64(0)
    """
    wanted = recipe or Recipe()
    if changes:
        wanted = wanted.but(**changes)
    if not isinstance(observations, pd.DataFrame):
        if not hasattr(observations, "map_partitions"):
            found = type(observations).__name__
            raise TypeError(f"observations is a {found}; it must be a DataFrame: a row a unit, a column an indicator")
        if learns_from_data(wanted):
            raise ValueError(
                "This recipe learns from data. Fit it on a reference set that fits in memory, then score all rows: "
                "recipe.fit(reference, framework).score(large)."
            )
        return score_large(observations, wanted.fit(_nothing(framework), framework))
    fitted, prepared = wanted._fit(observations, framework)
    return score_fitted(observations, prepared, fitted)


def _nothing(framework: Framework) -> pd.DataFrame:
    """One row without values: all that a recipe needs which learns nothing."""
    return pd.DataFrame(np.nan, index=["none"], columns=framework.scored.index.rename(None), dtype=np.float64)


def score_fitted(observations: pd.DataFrame, prepared: pd.DataFrame, fitted: FittedRecipe) -> Scores:
    """Score prepared rows; `observations` are kept so that the result can be made again otherwise."""
    tree, recipe = fitted.tree, fitted.recipe
    if fitted.rowwise and isinstance(fitted.scale, Normalisation):
        scores: Floats = np.empty(prepared.shape, dtype=np.float64)
        groups: Floats = np.empty((len(prepared), len(tree.groups)), dtype=np.float64)
        for start in range(0, len(prepared), _BLOCK):
            rows = slice(start, start + _BLOCK)
            values = prepared.iloc[rows].to_numpy(dtype=np.float64)  # a whole copy would double what is held
            fitted.scale.apply_array(values, out=scores[rows])
            groups[rows] = aggregate_array(scores[rows], tree, recipe.coverage, recipe.aggregate)
    else:
        scores = fitted.scale.apply(prepared).to_numpy(dtype=np.float64)
        groups = aggregate_array(scores, tree, recipe.coverage, recipe.aggregate)
    return Scores(
        observations=observations,
        prepared=prepared,
        fitted=fitted,
        indicators=pd.DataFrame(scores, index=prepared.index, columns=pd.Index(tree.indicators), copy=False),
        groups=pd.DataFrame(groups, index=prepared.index, columns=pd.Index(tree.groups), copy=False),
    )

"""Score frames that do not fit in memory, partition by partition, with Dask."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any, Protocol, Self

import pandas as pd

from ..files.observations import check_observations
from .fitted import FittedRecipe
from .recipe import Recipe

__all__ = ["LargeFrame", "learns_from_data", "score_large"]


class LargeFrame(Protocol):
    """What is used of a Dask DataFrame."""

    @property
    def columns(self) -> pd.Index[Any]: ...
    @property
    def dtypes(self) -> pd.Series[Any]: ...
    def map_partitions(self, func: Callable[..., pd.DataFrame], *args: Any, meta: pd.DataFrame) -> Self: ...


def learns_from_data(recipe: Recipe) -> bool:
    """Whether a recipe needs a reference set: anything but goalposts and given weights does.

    Examples
    --------
    >>> learns_from_data(Recipe()), learns_from_data(Recipe(normalise="min-max"))
    (False, True)
    """
    scales = (recipe.normalise, *recipe.normalise.each.values())
    weighed = isinstance(recipe.weights, Mapping) or recipe.weights in ("framework", "equal")
    return bool(recipe.steps) or not weighed or any(scale.method != "goalposts" for scale in scales)


def score_large(observations: LargeFrame, fitted: FittedRecipe) -> LargeFrame:
    """Score a Dask DataFrame by a fitted recipe; nothing is computed before the result is asked for.

    Parameters
    ----------
    observations
        A Dask DataFrame: a column an indicator, in the indicator's unit; rows by the million. Within a
        partition, no unit may stand twice.
    fitted
        A recipe that has learnt from a reference set.

    Returns
    -------
    A Dask DataFrame with the index of `observations`: a column a group of the view (scores), and
    `coverage`, percent of the index's weight that has a value.

    Raises
    ------
    DataError
        When columns are unknown or hold text; when computed, also what else `check_observations` finds.
    ValueError
        When the recipe compares units with each other.

    Examples
    --------
    >>> import dask.dataframe as dd
    >>> from monitor_lab import Recipe, load_example, load_framework
    >>> metros = load_example()
    >>> fitted = Recipe(view="flat").fit(metros, load_framework().select(metros.columns))
    >>> large = dd.from_pandas(metros, npartitions=3)
    >>> score_large(large, fitted).compute()["index"].round(1)["Tshwane"]
    np.float64(67.4)
    """
    one_row = {
        str(c): pd.Series([0.0]).astype(t) for c, t in zip(observations.columns, observations.dtypes, strict=True)
    }
    check_observations(pd.DataFrame(one_row), fitted.framework)
    fitted.must_be_rowwise()
    light = replace(fitted, reference=fitted.reference.iloc[:0])  # every worker gets a copy
    empty = pd.DataFrame(columns=pd.Index([*fitted.tree.groups, "coverage"]), dtype="float64")
    return observations.map_partitions(_score_part, light, meta=empty)


def _score_part(part: pd.DataFrame, fitted: FittedRecipe) -> pd.DataFrame:
    if part.empty:
        columns = pd.Index([*fitted.tree.groups, "coverage"])
        return pd.DataFrame(index=part.index, columns=columns, dtype="float64")
    scores = fitted.score(part)
    return scores.groups.assign(coverage=scores.coverage[fitted.tree.view.root])

"""A recipe that has learnt from a reference set, and scores any rows by it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, overload

import pandas as pd

from ..framework.framework import Framework
from ..framework.tree import Tree
from ..steps.normalisation import ByPeriod, Normalisation
from ..steps.step import FittedStep

if TYPE_CHECKING:
    from .large import LargeFrame
    from .recipe import Recipe
    from .scores import Scores

__all__ = ["FittedRecipe"]


@dataclass(frozen=True, eq=False)
class FittedRecipe:
    """A recipe with what it learnt from a reference set. Made by `Recipe.fit`.

    Attributes
    ----------
    recipe
        The choices.
    framework
        With the weights that the recipe asks for.
    steps
        The preparation steps, fitted.
    scale
        The scale of each indicator.
    tree
        The view as arrays.
    reference
        The observations learnt from.
    given
        The framework as it was given.
    """

    recipe: Recipe
    framework: Framework
    steps: tuple[FittedStep, ...]
    scale: Normalisation | ByPeriod
    tree: Tree
    reference: pd.DataFrame
    given: Framework

    @property
    def rowwise(self) -> bool:
        """Whether each row can be scored by itself."""
        return self.recipe.normalise.rowwise and self.recipe.aggregate.rowwise

    @overload
    def score(self, observations: pd.DataFrame) -> Scores: ...
    @overload
    def score(self, observations: LargeFrame) -> LargeFrame: ...
    def score(self, observations: pd.DataFrame | LargeFrame) -> Scores | LargeFrame:
        """Score rows by what was learnt from the reference set.

        Parameters
        ----------
        observations
            Index: units, or units and periods. A column an indicator, in the indicator's unit. A Dask
            DataFrame may be given too (extra `large`).

        Returns
        -------
        A `Scores`; for a Dask DataFrame, a Dask DataFrame of the groups' scores and the coverage.

        Raises
        ------
        DataError
            When the observations cannot be used: every problem at once.
        ValueError
            When a method compares units with each other, so that rows cannot be scored one by one.

        Examples
        --------
        See `Recipe.fit`.
        """
        from .large import score_large
        from .score import score_fitted

        if not isinstance(observations, pd.DataFrame):
            return score_large(observations, self)
        self.must_be_rowwise()
        values = self.recipe.check(observations, self.framework)
        prepared = values
        for step in self.steps:
            prepared = step.apply(prepared)
        return score_fitted(values, prepared, self)

    def must_be_rowwise(self) -> None:
        """Refuse to score other rows where each needs all others.

        Raises
        ------
        ValueError
            When a method compares units with each other.
        """
        if not self.rowwise:
            raise ValueError(
                "This recipe compares units with each other "
                f"({self.recipe.normalise.method}, {self.recipe.aggregate}), so it cannot score other rows "
                "by what it learnt. Score all units together with `score`."
            )

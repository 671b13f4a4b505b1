"""A recipe: every choice between observations and an index, in one place."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, TypedDict

import pandas as pd

from ..errors import DataError, Problem
from ..files.frames import check_observations, check_possible
from ..files.tables import nearest
from ..framework.framework import Framework
from ..framework.tree import compile_tree
from ..steps.aggregate import Aggregate
from ..steps.coverage import STANDARD_RULE, CoverageRule
from ..steps.denominate import Denominate
from ..steps.normalise import Normalise
from ..steps.step import FittedStep, Step
from .fitted import FittedRecipe
from .fitted_weights import fit_weights, name_weights

__all__ = ["Recipe", "RecipeFields"]

Weights = str | Mapping[str, float]


class RecipeFields(TypedDict, total=False):
    """The fields of a `Recipe`, as `score` and `Scores.again` take them."""

    steps: tuple[Step, ...] | list[Step] | Step
    normalise: Normalise | str
    weights: Weights
    aggregate: Aggregate | str
    coverage: CoverageRule
    view: str


@dataclass(frozen=True, init=False)
class Recipe:
    """How observations become scores: preparation, scale, weights, means, and when enough is known.

    Parameters
    ----------
    steps
        Preparation, in this order: any of `Screen`, `Denominate`, `Impute`, `Treat`.
    normalise
        A `Normalise`, or the name of its method.
    weights
        "framework" (those of its tables), "equal", a mapping from id of an indicator or group to its
        weight (the others keep the framework's), or a method that is fitted on the reference data:
        "entropy" or "pca".
    aggregate
        An `Aggregate`, or the name of its method.
    coverage
        When a group is scored although something beneath it is missing.
    view
        Which of the framework's views.

    Raises
    ------
    ValueError
        When the name of a method is unknown.

    Examples
    --------
    >>> print(Recipe(view="flat", aggregate="geometric"))
    view: flat
    normalise: goalposts, 0 to 100, clipped
    weights: framework
    aggregate: geometric
    coverage: dimension: at least 50% of the weight of its indicators; above: 100% of the groups beneath
    """

    steps: tuple[Step, ...]
    normalise: Normalise
    weights: Weights
    aggregate: Aggregate
    coverage: CoverageRule
    view: str

    def __init__(
        self,
        steps: tuple[Step, ...] | list[Step] | Step = (),
        normalise: Normalise | str = "goalposts",
        weights: Weights = "framework",
        aggregate: Aggregate | str = "arithmetic",
        coverage: CoverageRule = STANDARD_RULE,
        view: str = "monitor",
    ) -> None:
        settled: dict[str, Any] = {
            "steps": tuple(steps) if isinstance(steps, (tuple, list)) else (steps,),
            "normalise": Normalise(normalise) if isinstance(normalise, str) else normalise,
            "weights": name_weights(weights) if isinstance(weights, str) else dict(weights),
            "aggregate": Aggregate(aggregate) if isinstance(aggregate, str) else aggregate,
            "coverage": coverage,
            "view": view,
        }
        for name, value in settled.items():
            object.__setattr__(self, name, value)

    def fields(self) -> RecipeFields:
        """The recipe's choices by name.

        Examples
        --------
        >>> Recipe().fields()["view"]
        'monitor'
        """
        return RecipeFields(
            steps=self.steps,
            normalise=self.normalise,
            weights=self.weights,
            aggregate=self.aggregate,
            coverage=self.coverage,
            view=self.view,
        )

    def but(self, **changes: Any) -> Recipe:
        """The same recipe with some fields changed.

        Raises
        ------
        TypeError
            When there is no such field; the nearest is named.

        Examples
        --------
        >>> Recipe().but(aggregate="geometric").differences(Recipe())
        ['aggregate: geometric instead of arithmetic']
        """
        fields: dict[str, Any] = {**self.fields()}
        for name in changes.keys() - fields.keys():
            hint = nearest(name, fields)
            more = f" Did you mean {hint}?" if hint else ""
            raise TypeError(f"A recipe has no field {name!r}; it has {', '.join(fields)}.{more}")
        fields |= changes
        return Recipe(**fields)

    def differences(self, other: Recipe) -> list[str]:
        """What this recipe does otherwise than another, a sentence each.

        Examples
        --------
        >>> Recipe().differences(Recipe())
        []
        """
        mine, theirs = self.words(), other.words()
        return [f"{name}: {mine[name]} instead of {theirs[name]}" for name in mine if mine[name] != theirs[name]]

    def fit(self, reference: pd.DataFrame, framework: Framework) -> FittedRecipe:
        """Learn everything that depends on data, once, from a reference set.

        Parameters
        ----------
        reference
            Observations: index units, or units and periods; a column an indicator.
        framework
            What is measured, and how it is grouped.

        Returns
        -------
        A `FittedRecipe`, which scores any rows by what was learnt here.

        Raises
        ------
        DataError
            When the observations cannot be used: every problem at once.
        KeyError
            When the framework has no such view.

        Examples
        --------
        >>> from monitor_lab import load_example, load_framework
        >>> metros = load_example()
        >>> framework = load_framework().select(metros.columns)
        >>> fitted = Recipe(normalise="min-max", view="flat").fit(metros, framework)
        >>> fitted.score(metros.head(2)).index.round(1).to_dict()
        {'Tshwane': 78.5, 'Johannesburg': 71.0}
        """
        return self._fit(reference, framework)[0]

    def check(self, observations: pd.DataFrame, framework: Framework) -> pd.DataFrame:
        """The scored columns of a frame, if the recipe can use them (`check_observations`).

        Raises
        ------
        DataError
            Also when a value cannot occur, such as 130% - unless a step divides the values first, so that
            they are not yet in the indicator's unit.
        """
        values = check_observations(observations, framework)
        if any(isinstance(step, Denominate) for step in self.steps):
            return values
        return check_possible(values, framework)

    def _fit(self, reference: pd.DataFrame, framework: Framework) -> tuple[FittedRecipe, pd.DataFrame]:
        given = framework
        if isinstance(self.weights, Mapping):
            framework = framework.with_weights(self.weights)
        elif self.weights == "equal":
            framework = framework.with_equal_weights()
        framework.view(self.view)  # an unknown view is refused before anything is computed
        values = self.check(reference, framework)
        fitted: list[FittedStep] = []
        for step in self.steps:
            learnt = step.fit(values, framework)
            values = learnt.apply(values)
            fitted.append(learnt)
        self._refuse_bent(fitted)
        scale = self.normalise.fit_checked(values, framework)
        framework = fit_weights(self.weights, values, scale, framework, self.view)
        tree = compile_tree(framework, self.view)
        return FittedRecipe(self, framework, tuple(fitted), scale, tree, reference, given), values

    def _refuse_bent(self, fitted: list[FittedStep]) -> None:
        """Goalposts and targets are in the indicator's unit; a logarithm is not."""
        bent = dict.fromkeys(i for step in fitted for i in getattr(step, "bent", ()))
        problems = [
            Problem(
                f"Treating outliers put it on a bent scale, on which {how.method} in its own unit mean nothing.",
                "recipe",
                column=i,
                allowed=f'another scale, such as min-max, or Treat(each={{"{i}": None}})',
            )
            for i in bent
            if (how := self.normalise.of(i)).method in ("goalposts", "distance to target")
        ]
        if problems:
            raise DataError(problems)

    def words(self) -> dict[str, str]:
        steps = {f"step {i}": repr(step) for i, step in enumerate(self.steps, 1)}
        weights = (
            self.weights
            if isinstance(self.weights, str)
            else ", ".join(f"{key} {value:g}" for key, value in self.weights.items())
        )
        return {
            "view": self.view,
            "steps": "; ".join(steps.values()) or "none",
            "normalise": str(self.normalise),
            "weights": weights,
            "aggregate": str(self.aggregate),
            "coverage": str(self.coverage),
        }

    def __str__(self) -> str:
        return "\n".join(
            f"{name}: {words}" for name, words in self.words().items() if (name, words) != ("steps", "none")
        )

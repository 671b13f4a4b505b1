"""What varies from run to run: choices by name, sets of weights, and widths of goalposts."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from ..errors import DataError, Problem
from ..files.tables import nearest
from ..framework.tree import Floats, Tree
from ..scoring.recipe import Recipe
from ..steps.aggregate import Aggregate
from ..steps.impute import Impute
from ..steps.normalise import Normalise
from ..steps.step import Step
from ..steps.treat import Treat

__all__ = ["CHOICES", "SETS", "Plan", "changed_recipe", "labels"]

CHOICES = ("steps", "impute", "treat", "normalise", "weights", "aggregate")
"""Columns of a design whose cells name a choice."""

SETS = ("weight_set", "width_set")
"""Columns of a design whose cells name a set of numbers."""


@dataclass(frozen=True, eq=False)
class Plan:
    """Runs to be made, and what the names in them mean.

    Attributes
    ----------
    design
        A row a run. Columns of `CHOICES` and `SETS`; what has no column stays as in the result.
    choices
        By column: what each name means. A name that is not here must be that of a method.
    weight_sets
        A row an indicator or group, a column a set; rows that are not there keep their weight.
    relative
        Whether the sets multiply the weights rather than replace them.
    width_sets
        A row an indicator, a column a set: by how much the distance between its goalposts is
        multiplied.

    Examples
    --------
    >>> Plan(pd.DataFrame({"aggregate": ["arithmetic", "geometric"]})).runs
    2
    """

    design: pd.DataFrame
    choices: Mapping[str, Mapping[Hashable, Any]] = field(default_factory=dict)
    weight_sets: pd.DataFrame | None = None
    relative: bool = False
    width_sets: pd.DataFrame | None = None

    @property
    def runs(self) -> int:
        """How many runs there are."""
        return len(self.design)

    def check(self, tree: Tree) -> None:
        """Refuse a plan that cannot be run.

        Raises
        ------
        DataError
            With every problem at once: no runs, unknown columns, names of sets that are not given, sets
            with unknown ids, weights that are negative, missing or add to zero in a group, widths that
            are not above zero.
        """
        known = (*CHOICES, *SETS)
        allowed = ", ".join(known)
        problems = [
            Problem("A design has no such column.", "design", 1, str(c), allowed, nearest(str(c), known))
            for c in self.design.columns
            if c not in known
        ]
        if not len(self.design):
            problems.append(Problem("There is no run.", "design"))
        problems += [
            Problem("There are no choices of this name.", "choices", column=str(c), suggestion=nearest(str(c), CHOICES))
            for c in self.choices
            if c not in CHOICES
        ]
        for column, sets, ids in (
            ("weight_set", self.weight_sets, (*tree.indicators, *tree.groups)),
            ("width_set", self.width_sets, tree.indicators),
        ):
            if column in self.design:
                problems += _of_sets(self.design[column], sets, ids, column)
            elif sets is not None:
                problems.append(Problem(f"Sets are given, but no column {column} says when they are used.", "design"))
        if problems:
            raise DataError(problems)
        if self.weight_sets is not None and "weight_set" in self.design:
            _check_sums(self.weights(tree, tree.weights), self.design["weight_set"], tree)

    def weights(self, tree: Tree, own: Floats) -> Floats:
        """Weights of all nodes in every run: shape (runs, nodes), indicators first, then groups.

        Parameters
        ----------
        tree
            The view as arrays.
        own
            Shape (nodes,): the weights that the sets multiply or replace.
        """
        assert self.weight_sets is not None
        sets = self.weight_sets
        wanted = sets[list(self.design["weight_set"])].to_numpy(dtype=np.float64).T
        nodes = (*tree.indicators, *tree.groups)
        found = np.repeat(own[None, :], len(wanted), axis=0)
        at = pd.Index(nodes).get_indexer(sets.index.astype("str"))
        found[:, at] = own[at] * wanted if self.relative else wanted
        return found

    def widths(self, tree: Tree) -> Floats:
        """What the distance between goalposts is multiplied by: shape (runs, indicators).

        Parameters
        ----------
        tree
            The view as arrays.
        """
        assert self.width_sets is not None
        found = np.ones((self.runs, len(tree.indicators)), dtype=np.float64)
        at = pd.Index(tree.indicators).get_indexer(self.width_sets.index.astype("str"))
        found[:, at] = self.width_sets[list(self.design["width_set"])].to_numpy(dtype=np.float64).T
        return found


def _of_sets(column: pd.Series[Any], sets: pd.DataFrame | None, ids: Sequence[str], name: str) -> list[Problem]:
    if sets is None:
        return [Problem("The design names sets, but none are given.", "design", column=name)]
    file = f"{name}s"
    known = [str(c) for c in sets.columns]
    twice = [c for c in dict.fromkeys(known) if known.count(c) > 1]
    lacking = [c for c in column.unique() if c not in sets.columns]
    problems = [Problem(f"There is no set {c}.", file, suggestion=nearest(str(c), known)) for c in lacking]
    problems += [Problem(f"The set {c} stands there more than once.", file) for c in twice]
    rows = [str(i) for i in sets.index]
    strange = [i for i in dict.fromkeys(rows) if i not in ids]
    problems += [
        Problem("There is no such indicator or group.", file, column=i, suggestion=nearest(i, ids)) for i in strange
    ]
    problems += [Problem("It stands there twice.", file, column=i) for i in dict.fromkeys(rows) if rows.count(i) > 1]
    values = sets.apply(pd.to_numeric, errors="coerce").to_numpy(dtype=np.float64)
    positive = name == "width_set"
    wrong = ~np.isfinite(values) | (values < 0.0) | (positive & (values <= 0.0))
    allowed = "a number above 0" if positive else "a number, 0 or more"
    for i, j in np.argwhere(wrong)[:20]:
        problems.append(
            Problem(f"The cell of {rows[i]} is {sets.iat[i, j]!s}.", file, column=known[j], allowed=allowed)
        )
    return problems


def _check_sums(weights: Floats, names: pd.Series[Any], tree: Tree) -> None:
    problems = []
    for layer in tree.layers:
        total = weights[:, layer.children] @ layer.belongs.astype(np.float64)
        counted = layer.weights.sum(axis=0) > 0.0  # a group of slots alone has nothing to weigh
        for run, column in np.argwhere(~(total > 0.0) & counted)[:20]:
            group = tree.groups[layer.groups[column]]
            what = f"The weights of all that belongs to {group} add to zero."
            problems.append(Problem(what, "weight_sets", column=str(names.iloc[run])))
    if problems:
        raise DataError(list(dict.fromkeys(problems)))


def labels(given: Sequence[Any]) -> dict[Hashable, Any]:
    """Names for choices, short where that is clear.

    Parameters
    ----------
    given
        Methods, steps or None, in order; what is the same twice is kept once.

    Returns
    -------
    The choices by name.

    Examples
    --------
    >>> list(labels([None, Normalise("z-score"), "rank", "rank"]))
    ['none', 'z-score, mean 0, standard deviation 1', 'rank']
    """
    found: dict[Hashable, Any] = {}
    seen: list[Any] = []
    for choice in given:
        if any(choice is other or (type(choice) is type(other) and choice == other) for other in seen):
            continue
        seen.append(choice)
        name = _name(choice)
        number = 2
        unique = name
        while unique in found:
            unique, number = f"{name} ({number})", number + 1
        found[unique] = choice
    return found


def _name(choice: Any) -> str:
    if choice is None:
        return "none"
    if isinstance(choice, (tuple, list)):
        return "; ".join(_name(step) for step in choice) or "none"
    return str(choice)


def changed_recipe(recipe: Recipe, changes: Mapping[str, Any]) -> dict[str, Any]:
    """Fields of a recipe that differ when some choices are made otherwise.

    Parameters
    ----------
    recipe
        The recipe as it is.
    changes
        By column of `CHOICES`: what is chosen.

    Returns
    -------
    Fields for `Scores.again`; `aggregate` is not among them.

    Raises
    ------
    ValueError
        When a choice is not of its column's kind.

    Examples
    --------
    >>> changed_recipe(Recipe(), {"treat": Treat(max_points=2), "normalise": "rank"})["normalise"]
    Normalise('rank')
    """
    fields: dict[str, Any] = {}
    steps = recipe.steps
    if "steps" in changes:
        given = changes["steps"]
        steps = tuple(given) if isinstance(given, (tuple, list)) else (given,)
    for column, kind in (("impute", Impute), ("treat", Treat)):
        if column in changes:
            steps = _with_step(steps, kind, changes[column])
    if {"steps", "impute", "treat"} & set(changes):
        fields["steps"] = steps
    if "normalise" in changes:
        how = changes["normalise"]
        fields["normalise"] = how if isinstance(how, Normalise) else Normalise(how)
    if "weights" in changes:
        given = changes["weights"]
        fields["weights"] = given if isinstance(given, str) else dict(given)
    return fields


def _with_step(steps: tuple[Step, ...], kind: type[Impute] | type[Treat], new: Any) -> tuple[Step, ...]:
    """The steps with one of a kind exchanged, added or taken out; what is missing is filled before treating."""
    if new is None or new == "none":
        return tuple(step for step in steps if not isinstance(step, kind))
    made = kind(new) if isinstance(new, str) else new
    if not isinstance(made, kind):
        raise ValueError(f"{made!r} is no {kind.__name__}")
    places = [i for i, step in enumerate(steps) if isinstance(step, kind)]
    if not places:
        treats = [i for i, step in enumerate(steps) if isinstance(step, Treat)]
        at = treats[0] if kind is Impute and treats else len(steps)
        return (*steps[:at], made, *steps[at:])
    return tuple(made if i == places[0] else step for i, step in enumerate(steps) if i == places[0] or i not in places)


def chosen_aggregate(choice: Any) -> Aggregate:
    """An `Aggregate`, from itself or the name of its method."""
    return choice if isinstance(choice, Aggregate) else Aggregate(choice)

"""How far scores and ranks move when the choices behind an index are made otherwise."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

import pandas as pd

from ..scoring.scores import Scores
from .design import Plan
from .ranges import Uncertainty, summarise
from .replicates import Progress, run_plan
from .variation import usual_means, vary

__all__ = ["replay", "uncertainty"]


def uncertainty(
    scores: Scores,
    *,
    weights: float | Mapping[str, float] = 25.0,
    goalposts: float | None = None,
    normalise: Sequence[Any] = (),
    aggregate: Sequence[Any] | None = None,
    weighting: Sequence[Any] = (),
    impute: Sequence[Any] = (),
    treat: Sequence[Any] = (),
    steps: Sequence[Any] = (),
    replicates: int = 500,
    seed: int = 0,
    low: float = 5.0,
    high: float = 95.0,
    progress: Progress | None = None,
) -> Uncertainty:
    """Score many times with other choices, drawn at random, and say how far each unit moves.

    Parameters
    ----------
    scores
        The result whose choices are varied. What is not named here stays as it is.
    weights
        By how many percent each weight may be lower or higher, all values between as likely; or one
        such number by level ("indicator" and names of levels), the other levels keeping theirs. 0 leaves
        them alone.
    goalposts
        By how many percent the goalposts of each indicator may stand closer together or wider apart, their
        middle unmoved. By default 20 where the recipe scores between goalposts. 0 leaves them alone.
    normalise, aggregate
        Other methods, or `Normalise` and `Aggregate`, that might have been taken. By default the geometric
        mean beside the arithmetic, where the recipe scores between goalposts and no score is 0;
        `aggregate=()` leaves the mean alone.
    weighting
        Other origins of the weights: "equal", "framework", a mapping, a method of the recipe. The
        percentages of `weights` are then around those.
    impute, treat
        Other `Impute` and `Treat` steps, or None for going without.
    steps
        Other tuples of steps altogether.
    replicates
        How many times.
    seed
        Of the draws: the same seed gives the same result. Each choice has draws of its own, so that
        adding one does not change the others'.
    low, high
        The range that is told, as percentiles of the replicates.
    progress
        Called now and then with the number of replicates done and of all.

    Returns
    -------
    An `Uncertainty`.

    Raises
    ------
    DataError
        When the data cannot be scored in one of the ways, as with a geometric mean of z-scores below 0.
    ValueError
        When nothing varies, a percentage lies outside 0 to 100, or a method is unknown.

    Notes
    -----
    The choice that the result was made with is always among those drawn from, each as likely as the
    others. The range holds what was varied here and nothing else: errors of the data are not in it.
    M. Saisana, A. Saltelli and S. Tarantola (2005), "Uncertainty and sensitivity analysis techniques as
    tools for the quality assessment of composite indicators", *Journal of the Royal Statistical Society
    A* 168: 307-323.

    Examples
    --------
    >>> from monitor_lab import load_example, load_framework, score
    >>> metros = load_example()
    >>> scores = score(metros, load_framework().select(metros.columns), view="flat")
    >>> found = uncertainty(scores, aggregate=["geometric"], replicates=200, seed=1)
    >>> bool((found.table["rank_low"] <= found.table["rank_high"]).all()), found.design.shape
    (True, (200, 3))
    """
    alternatives = {
        "steps": steps,
        "impute": impute,
        "treat": treat,
        "normalise": normalise,
        "weights": weighting,
        "aggregate": usual_means(scores) if aggregate is None else aggregate,
    }
    plan, words = vary(scores, weights, goalposts, alternatives, replicates, seed)
    found = run_plan(scores, plan, progress)
    return summarise(scores, plan, found, low, high, (*words, f"seed {seed}"))


def replay(
    scores: Scores,
    design: pd.DataFrame,
    *,
    choices: Mapping[str, Mapping[Hashable, Any]] | None = None,
    weight_sets: pd.DataFrame | None = None,
    relative: bool = False,
    width_sets: pd.DataFrame | None = None,
    low: float = 5.0,
    high: float = 95.0,
    progress: Progress | None = None,
) -> Uncertainty:
    """Make exactly the runs that a table asks for.

    Parameters
    ----------
    scores
        The result whose choices are varied. It gives `score` and `rank` in the table, and everything that
        a run does not name.
    design
        A row a run. Columns, all optional: `steps`, `impute`, `treat`, `normalise`, `weights`,
        `aggregate` (which choice), `weight_set`, `width_set` (which column of the sets).
    choices
        By column of the design: what a name in it stands for, as
        `{"normalise": {"A": Normalise("min-max", to=(1, 100))}}`. Names of methods need no entry.
    weight_sets
        A row an indicator or group (index: ids), a column a set: weights, 0 or more. What has no row
        keeps its weight.
    relative
        Whether the sets multiply the weights instead of replacing them.
    width_sets
        A row an indicator, a column a set: what the distance between its goalposts is multiplied by.
    low, high
        The range that is told, as percentiles of the runs.
    progress
        Called now and then with the number of runs done and of all.

    Returns
    -------
    An `Uncertainty`; runs in the order of the design.

    Raises
    ------
    DataError
        With every problem of the design and the sets at once.
    ValueError
        When the name of a method is unknown.

    Examples
    --------
    >>> from monitor_lab import load_example, load_framework, score
    >>> metros = load_example()
    >>> scores = score(metros, load_framework().select(metros.columns), view="flat")
    >>> design = pd.DataFrame({"aggregate": ["arithmetic", "geometric"], "weight_set": ["as is", "murder"]})
    >>> sets = pd.DataFrame({"as is": [1.0], "murder": [3.0]}, index=["C01"])
    >>> found = replay(scores, design, weight_sets=sets)
    >>> found.scores[1].round(1).tolist() == scores.index.round(1).tolist()
    True

    The runs of an `Uncertainty` can be made again:

    >>> first = uncertainty(scores, replicates=20)
    >>> bool((replay(scores, **first.plan).scores == first.scores).all(axis=None))
    True
    """
    plan = Plan(design.reset_index(drop=True), choices or {}, weight_sets, relative, width_sets)
    return summarise(scores, plan, run_plan(scores, plan, progress), low, high, (f"{len(design)} given runs",))

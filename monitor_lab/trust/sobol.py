"""Which choice moves a unit's score or rank most: Sobol indices."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from ..framework.tree import Floats
from ..scoring.scores import Scores
from .design import CHOICES, Plan
from .explained import COLUMNS, WORDS, Sobol
from .indices import bootstrap_indices, sobol_indices, split_runs
from .ranges import summarise
from .ranks import periods_of, rank_array
from .replicates import Progress, run_plan
from .variation import goalpost_percent, noise_by_node, options, stream, weight_factors, width_factors

__all__ = ["sobol"]


def sobol(
    scores: Scores,
    *,
    weights: float | Mapping[str, float] = 25.0,
    goalposts: float | None = None,
    normalise: Sequence[Any] = (),
    aggregate: Sequence[Any] = (),
    weighting: Sequence[Any] = (),
    impute: Sequence[Any] = (),
    treat: Sequence[Any] = (),
    steps: Sequence[Any] = (),
    samples: int = 256,
    seed: int = 0,
    bootstrap: int = 200,
    confidence: float = 0.9,
    progress: Progress | None = None,
) -> Sobol:
    """Share out the variance of each unit's score and rank among the choices that were varied.

    Parameters
    ----------
    scores, weights, goalposts, normalise, aggregate, weighting, impute, treat, steps
        As in `uncertainty`. All weights together are one factor, and so are all goalposts: each value of
        the factor is one drawn set.
    samples
        Rows of the design, a power of two; there are samples * (factors + 2) runs.
    seed
        Of all draws.
    bootstrap
        How often the design is drawn anew for the intervals.
    confidence
        Of the intervals, between 0 and 1.
    progress
        Called now and then with the number of runs done and of all.

    Returns
    -------
    A `Sobol`.

    Raises
    ------
    DataError
        When the data cannot be scored in one of the ways.
    ImportError
        When the package SALib, which makes the design, is not installed.
    ValueError
        When nothing varies, `samples` is no power of two, or a number is out of range.

    Notes
    -----
    The design is SALib's for Sobol sequences: A. Saltelli and others (2010), "Variance based
    sensitivity analysis of model output", *Computer Physics Communications* 181: 259-270. The estimators are
    those of `sobol_indices`, of centred outputs. For the use on composite indicators see M. Saisana, A.
    Saltelli and S. Tarantola (2005), *Journal of the Royal Statistical Society A* 168: 307-323.

    Examples
    --------
    >>> from monitor_lab import load_example, load_framework, score
    >>> metros = load_example()
    >>> scores = score(metros, load_framework().select(metros.columns), view="flat")
    >>> sobol(scores, samples=64, seed=1).rank_change.index.tolist()
    ['weight_set', 'width_set']
    """
    if samples < 8 or samples & (samples - 1):
        raise ValueError(f"samples is {samples}; it must be a power of two, 8 or more, for example 256")
    alternatives = {
        "steps": steps,
        "impute": impute,
        "treat": treat,
        "normalise": normalise,
        "weights": weighting,
        "aggregate": aggregate,
    }
    noise, chosen = noise_by_node(scores.tree, weights), options(scores, alternatives)
    percent = goalpost_percent(scores, goalposts, normalise)
    factors = (*chosen, *(["weight_set"] if noise.any() else []), *(["width_set"] if percent else []))
    if not factors:
        raise ValueError("nothing varies: give a percentage for weights or goalposts, or other choices")
    drawn = _sample(len(factors), samples, seed)
    names = pd.RangeIndex(1, samples + 1)
    design = {}
    for j, factor in enumerate(factors):
        known = list(chosen[factor]) if factor in CHOICES else list(names)
        at = np.minimum((drawn[:, j] * len(known)).astype(np.int64), len(known) - 1)
        design[factor] = pd.Series([known[i] for i in at], dtype=object if factor in CHOICES else "int64")
    plan = Plan(
        pd.DataFrame(design),
        chosen,
        weight_factors(scores.tree, noise, stream(seed, 100), names) if noise.any() else None,
        True,
        width_factors(scores.tree, percent, stream(seed, 101), names) if percent else None,
    )
    found = run_plan(scores, plan, progress)
    return _share_out(scores, plan, found, factors, bootstrap, confidence, seed)


def _sample(factors: int, samples: int, seed: int) -> Floats:
    try:
        from SALib.sample import sobol as sampler  # type: ignore[import-untyped]
    except ImportError as error:
        raise ImportError(
            "Sobol indices need the package SALib, which is not installed: pip install 'monitor-lab[sensitivity]'"
        ) from error
    problem = {"num_vars": factors, "names": [str(i) for i in range(factors)], "bounds": [[0.0, 1.0]] * factors}
    drawn = sampler.sample(problem, samples, calc_second_order=False, seed=seed)
    return np.asarray(drawn, dtype=np.float64)


def _share_out(
    scores: Scores, plan: Plan, found: Floats, factors: tuple[str, ...], bootstrap: int, confidence: float, seed: int
) -> Sobol:
    periods = periods_of(scores.groups.index)
    ranks = rank_array(found, periods)
    own = rank_array(np.asarray(scores.index, dtype=np.float64), periods)
    change = np.abs(ranks - own)
    known = ~np.isnan(change)
    mean = np.where(known, change, 0.0).sum(axis=1) / np.maximum(known.sum(axis=1), 1)
    outputs = np.concatenate([found, ranks, mean[:, None]], axis=1)
    first, second, swapped = split_runs(outputs, len(factors), "rows")
    main, total = sobol_indices(first, second, swapped, centre=True)
    ends = bootstrap_indices(first, second, swapped, times=bootstrap, confidence=confidence, centre=True, seed=seed)
    columns = dict(zip(COLUMNS, (main, *ends[0], total, *ends[1]), strict=True))
    units = len(scores.groups)
    keys = [unit if isinstance(unit, tuple) else (unit,) for unit in scores.groups.index]
    index = pd.MultiIndex.from_tuples(
        [(*key, factor) for key in keys for factor in factors],
        names=[*(name or "unit" for name in scores.groups.index.names), "factor"],
    )

    def table(begin: int) -> pd.DataFrame:
        cells = {name: each[:, begin : begin + units].T.ravel() for name, each in columns.items()}
        return pd.DataFrame(cells, index=index)

    runs = len(found)
    together = np.arange(runs, dtype=np.int64) % (len(factors) + 2)
    both = np.flatnonzero((together == 0) | (together == len(factors) + 1))
    part = Plan(plan.design.iloc[both], plan.choices, plan.weight_sets, plan.relative, plan.width_sets)
    low = (1.0 - confidence) / 2.0 * 100.0
    words = (*(WORDS[factor] for factor in factors), f"seed {seed}")
    return Sobol(
        factors=factors,
        score=table(0),
        rank=table(units),
        rank_change=pd.DataFrame(
            {name: each[:, -1] for name, each in columns.items()}, index=pd.Index(factors, name="factor", dtype="str")
        ),
        ranges=summarise(scores, part, found[both], low, 100.0 - low, words),
        confidence=confidence,
    )

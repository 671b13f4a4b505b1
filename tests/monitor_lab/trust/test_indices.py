"""Sobol indices against closed forms and COINr's estimator."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from monitor_lab.trust.indices import bootstrap_indices, sobol_indices, split_runs


@pytest.mark.parametrize("name", ["ishigami", "linear"])
def test_coinr_estimates_are_reproduced(name: str, goldens: Callable[[str], Path]) -> None:
    runs = pd.read_csv(goldens(f"coinr_asem/09_sobol/{name}_design.csv"))["y"].to_numpy()
    theirs = pd.read_csv(goldens(f"coinr_asem/09_sobol/{name}_estimate.csv"))
    first, total = sobol_indices(*split_runs(runs, 3))
    assert np.allclose(first, theirs["Si"], atol=1e-9, rtol=0)
    assert np.allclose(total, theirs["STi"], atol=1e-9, rtol=0)


def test_coinr_sensitivity_of_the_mean_rank_change_is_reproduced(goldens: Callable[[str], Path]) -> None:
    runs = pd.read_csv(goldens("coinr_asem/09_sobol/y_mean_abs_rank_change.csv"))["y"].to_numpy()
    theirs = pd.read_csv(goldens("coinr_asem/09_sobol/sensitivity.csv"))
    first, total = sobol_indices(*split_runs(runs, 4))
    assert np.allclose(first, theirs["Si"], atol=1e-9, rtol=0)
    assert np.allclose(total, theirs["STi"], atol=1e-9, rtol=0)


def ishigami(u: np.ndarray) -> np.ndarray:
    x = 2 * np.pi * u - np.pi
    return np.sin(x[:, 0]) + 7 * np.sin(x[:, 1]) ** 2 + 0.1 * x[:, 2] ** 4 * np.sin(x[:, 0])


def linear(u: np.ndarray) -> np.ndarray:
    return u @ np.array([1.0, 2.0, 3.0])


# Closed forms: Ishigami and Homma (1990) for a = 7, b = 0.1; for the linear function c_i^2 / sum of c^2.
CASES = [
    (
        ishigami,
        [0.31390519114781146, 0.4424111447900409, 0.0],
        [0.5575888552099592, 0.4424111447900409, 0.24368366406214773],
    ),
    (linear, [1 / 14, 4 / 14, 9 / 14], [1 / 14, 4 / 14, 9 / 14]),
]


@pytest.mark.parametrize(("function", "first", "total"), CASES)
@pytest.mark.parametrize("centre", [True, False])
def test_closed_forms_are_met_on_a_sobol_design(
    function: Callable[[np.ndarray], np.ndarray], first: list[float], total: list[float], centre: bool
) -> None:
    sampler = pytest.importorskip("SALib.sample.sobol")
    problem = {"num_vars": 3, "names": ["a", "b", "c"], "bounds": [[0.0, 1.0]] * 3}
    design = sampler.sample(problem, 2**14, calc_second_order=False, seed=1)
    found = sobol_indices(*split_runs(function(design), 3, "rows"), centre=centre)
    assert np.allclose(found[0], first, atol=0.01) and np.allclose(found[1], total, atol=0.01)


def test_the_closed_forms_are_those_in_the_goldens(goldens: Callable[[str], Path]) -> None:
    table = pd.read_csv(goldens("published/sobol_analytic/indices.csv"))
    for (_, first, total), (_, rows) in zip(CASES, table.groupby("function", sort=False), strict=True):
        assert rows["first_order"].tolist() == pytest.approx(first) and rows["total"].tolist() == pytest.approx(total)


def test_many_outputs_at_once_are_the_same_as_one_by_one() -> None:
    runs = np.random.default_rng(1).normal(size=(5 * 16, 4))
    together = sobol_indices(*split_runs(runs, 3))
    for j in range(4):
        alone = sobol_indices(*split_runs(runs[:, j], 3))
        assert np.allclose(together[0][:, j], alone[0]) and np.allclose(together[1][:, j], alone[1])


def test_an_output_that_never_changes_or_is_missing_has_no_indices() -> None:
    runs = np.random.default_rng(1).normal(size=(5 * 8, 3))
    runs[:, 0], runs[3, 1] = 0.1, np.nan
    first, total = sobol_indices(*split_runs(runs, 3), centre=True)
    assert np.isnan(first[:, :2]).all() and np.isnan(total[:, :2]).all() and np.isfinite(first[:, 2]).all()


def test_both_orders_of_runs_hold_the_same() -> None:
    blocks = np.arange(20.0)
    rows = blocks.reshape(4, 5)[[0, 2, 3, 1]].T.ravel()
    for one, other in zip(split_runs(blocks, 2), split_runs(rows, 2, "rows"), strict=True):
        assert np.array_equal(one, other)


def test_intervals_hold_the_closed_form_nine_times_in_ten() -> None:
    """Sixty repetitions with 90%: fewer than 48 hits has a probability below 1 in 400."""
    hits = 0
    for seed in range(60):
        a, b = np.random.default_rng(seed).random((2, 256, 3))
        swapped = []
        for j in range(3):
            mixed = a.copy()
            mixed[:, j] = b[:, j]
            swapped.append(linear(mixed))
        (low, high), _ = bootstrap_indices(linear(a), linear(b), np.stack(swapped), centre=True, seed=seed)
        hits += low[2] <= 9 / 14 <= high[2]
    assert hits >= 48


def test_what_does_not_fit_is_refused() -> None:
    with pytest.raises(ValueError, match="7 runs are not a multiple of 4"):
        split_runs(np.zeros(7), 2)
    with pytest.raises(ValueError, match="'blocks' or 'rows'"):
        split_runs(np.zeros(8), 2, "cells")
    with pytest.raises(ValueError, match="one sample"):
        sobol_indices(*split_runs(np.zeros(4), 2))
    with pytest.raises(ValueError, match="shapes do not fit"):
        sobol_indices(np.zeros(4), np.zeros(5), np.zeros((2, 4)))
    with pytest.raises(ValueError, match="times is 1"):
        bootstrap_indices(np.zeros(4), np.zeros(4), np.zeros((2, 4)), times=1)
    with pytest.raises(ValueError, match="confidence is 90"):
        bootstrap_indices(np.zeros(4), np.zeros(4), np.zeros((2, 4)), confidence=90)

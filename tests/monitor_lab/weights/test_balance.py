"""Weights that balance correlations."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor_lab import DataError, Framework
from monitor_lab.weights.balance import correlation_balanced_weights

Goldens = Callable[[str], Path]


def read(path: Path) -> pd.DataFrame:
    return pd.read_csv(path, index_col=0, float_precision="round_trip")


def shares(scores: pd.DataFrame, weights: pd.Series) -> np.ndarray:
    mean = scores @ weights
    correlations = scores.corrwith(mean)
    return (correlations / correlations.sum()).to_numpy()


def test_the_weights_of_the_sub_indices_are_those_coinr_finds(goldens: Goldens) -> None:
    theirs = read(goldens("coinr_asem/06_weights/opt_balance_level3.csv"))
    theirs = theirs.loc[theirs["Level"] == 3, "Weight"]
    framework = Framework.from_coinr(pd.read_csv(goldens("coinr_asem/00_inputs/iMeta.csv")))
    scores = read(goldens("coinr_asem/01_pipeline/7_Aggregated.csv"))[theirs.index]
    found = correlation_balanced_weights(scores, framework, "coinr")
    assert found.to_numpy() == pytest.approx(theirs.to_numpy(), rel=1e-9)
    assert shares(scores, found) == pytest.approx([0.5, 0.5], abs=1e-12)


@pytest.fixture
def scores() -> pd.DataFrame:
    rng = np.random.default_rng(5)
    common = rng.normal(size=(60, 1))
    return pd.DataFrame(common + rng.normal(size=(60, 3)) * [0.5, 1.0, 2.0], columns=list("abc"))


def test_correlations_stand_in_the_proportions_asked_for(scores: pd.DataFrame) -> None:
    assert shares(scores, correlation_balanced_weights(scores)) == pytest.approx(1 / 3)
    wanted = correlation_balanced_weights(scores, targets={"a": 1.2})
    assert shares(scores, wanted) == pytest.approx(np.array([1.2, 1.0, 1.0]) / 3.2)


def test_two_columns_have_a_closed_form() -> None:
    # With two columns the balanced weights are in proportion to 1 / sd, whatever their correlation.
    scores = pd.DataFrame({"a": [1.0, 2.0, 3.0, 5.0], "b": [10.0, 40.0, 20.0, 50.0]})
    inverse = 1.0 / scores.std().to_numpy()
    assert correlation_balanced_weights(scores).to_numpy() == pytest.approx(inverse / inverse.sum())


def test_targets_that_only_negative_weights_reach_are_refused_and_come_near_when_asked() -> None:
    rng = np.random.default_rng(2)
    a = rng.normal(size=80)
    scores = pd.DataFrame({"a": a, "b": a + 0.3 * rng.normal(size=80), "c": rng.normal(size=80) - 0.2 * a})
    with pytest.raises(DataError, match="No weights of 0 or more give a, b, c these correlations"):
        correlation_balanced_weights(scores, targets={"a": 5.0})
    pytest.importorskip("scipy")
    found = correlation_balanced_weights(scores, targets={"a": 5.0}, nearest_possible=True)
    target = np.array([5.0, 1.0, 1.0]) / 7.0

    def miss(weights: np.ndarray) -> float:
        return float(((shares(scores, pd.Series(weights, index=scores.columns)) - target) ** 2).sum())

    grid = [np.array([i, j, 20 - i - j]) / 20.0 for i in range(21) for j in range(21 - i)]
    assert found.ge(0.0).all() and found.sum() == pytest.approx(1.0)
    assert miss(found.to_numpy()) <= min(map(miss, grid)) + 1e-12


def test_without_scipy_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "scipy.optimize", None)
    scores = pd.DataFrame({"a": [1.0, 2.0, 3.0, 5.0], "b": [10.0, 40.0, 20.0, 50.0], "c": [1.0, 2.0, 3.2, 4.0]})
    with pytest.raises(ImportError, match=r"monitor-lab\[optimise\]"):
        correlation_balanced_weights(scores, targets={"a": 50.0}, nearest_possible=True)


def test_a_column_that_the_others_determine_is_refused(scores: pd.DataFrame) -> None:
    with pytest.raises(DataError, match="one is determined by the others"):
        correlation_balanced_weights(scores.assign(d=scores["a"] + scores["b"]))


@pytest.mark.parametrize(("targets", "words"), [({"z": 1.0}, "z, which has no column"), ({"a": 0.0}, "above 0")])
def test_targets_that_are_not_allowed_are_refused(scores: pd.DataFrame, targets: dict[str, float], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        correlation_balanced_weights(scores, targets=targets)


@given(st.integers(0, 500), st.floats(0.01, 100.0))
def test_a_column_with_larger_numbers_weighs_less_in_proportion(seed: int, scale: float) -> None:
    rng = np.random.default_rng(seed)
    scores = pd.DataFrame(rng.normal(size=(30, 1)) + rng.normal(size=(30, 2)), columns=["a", "b"])
    plain = correlation_balanced_weights(scores)
    scaled = correlation_balanced_weights(scores.assign(a=scores["a"] * scale))
    assert scaled["a"] / scaled["b"] == pytest.approx(plain["a"] / plain["b"] / scale, rel=1e-6)

"""Sobol indices of scores and ranks."""

from __future__ import annotations

import builtins
from typing import Any

import numpy as np
import pandas as pd
import pytest

from monitor_lab import CoverageRule, Framework, Scores, score
from monitor_lab.trust.sobol import sobol

pytest.importorskip("SALib")


def test_one_factor_explains_everything(city_scores: Scores) -> None:
    found = sobol(city_scores, goalposts=0, samples=512, seed=1)
    assert found.factors == ("weight_set",)
    moves = found.score["first"].notna()
    assert np.allclose(found.score.loc[moves, "first"], 1.0, atol=0.1)
    assert np.allclose(found.score.loc[moves, "total"], 1.0, atol=0.1)


def test_weights_alone_do_nothing_to_a_unit_with_equal_scores() -> None:
    """Level has 30 and 30, so weights matter only once goalposts have moved the two apart: no first-order
    share. Middle has 50 and 50, which goalposts about the middle leave alone: nothing changes at all."""
    data = pd.DataFrame({"a": [30.0, 50.0], "b": [30.0, 50.0]}, index=["Level", "Middle"])
    indicators = pd.DataFrame(
        {
            "id": ["a", "b"],
            "name": ["a", "b"],
            "unit": "points",
            "direction": "higher is better",
            "worst": 0.0,
            "best": 100.0,
            "own": "I",
        }
    )
    groups = pd.DataFrame({"id": ["I"], "view": "own", "name": "Index", "level": "index", "parent": ""})
    framework = Framework.from_tables(indicators, groups)
    scores = score(data, framework, view="own", coverage=CoverageRule.any_value())
    found = sobol(scores, weights=50, goalposts=20, samples=1024, seed=1)
    level = found.score.loc["Level"]
    assert abs(level.loc["weight_set", "first"]) < 0.05 and level.loc["weight_set", "total"] > 0.01
    assert level.loc["width_set", "first"] > 0.8
    assert found.score.loc["Middle"].isna().all(axis=None)
    assert found.say("Middle", "score") == "For Middle the score is the same in every run."


def test_shares_of_the_variance_agree_with_conditional_means(asem_scores: Scores) -> None:
    """First order is the variance of the mean given a factor: here two equally likely aggregations."""
    from monitor_lab.steps.normalise import Normalise

    scores = asem_scores.again(steps=(), normalise=Normalise("min-max", to=(1, 100)))
    found = sobol(scores, weights={"level 2": 25}, aggregate=["geometric"], samples=1024, seed=2)
    runs = found.ranges.scores
    kind = found.ranges.design["aggregate"].to_numpy()
    for unit in ("AUS", "NLD", "VNM"):
        values = runs.loc[unit].to_numpy()
        means = [values[kind == k].mean() for k in ("arithmetic", "geometric")]
        by_hand = np.var(means) / values.var()
        assert found.score.loc[(unit, "aggregate"), "first"] == pytest.approx(by_hand, abs=0.05)


def test_the_same_seed_gives_the_same_indices_and_more_samples_narrower_intervals(city_scores: Scores) -> None:
    few = sobol(city_scores, aggregate=["geometric"], samples=64, seed=1)
    assert sobol(city_scores, aggregate=["geometric"], samples=64, seed=1).rank_change.equals(few.rank_change)
    many = sobol(city_scores, aggregate=["geometric"], samples=1024, seed=1)
    width = [(f.rank_change["total_high"] - f.rank_change["total_low"]).mean() for f in (few, many)]
    assert width[1] < width[0] / 2


def test_every_unit_and_factor_has_a_row(city_scores: Scores) -> None:
    found = sobol(city_scores, aggregate=["geometric"], samples=64, seed=1)
    assert found.score.index.names == ["unit", "factor"] and len(found.rank) == 8 * 3
    assert found.rank.loc["eThekwini"].index.tolist() == ["aggregate", "weight_set", "width_set"]
    ends = found.score.dropna()
    assert (ends["total_low"] <= ends["total_high"]).all()
    assert found.ranges.scores.shape == (8, 128)


def test_ranges_are_over_the_runs_in_which_all_factors_vary_at_once(city_scores: Scores) -> None:
    design = sobol(city_scores, samples=128, seed=1).ranges.design
    first, second = design.iloc[0::2].reset_index(drop=True), design.iloc[1::2].reset_index(drop=True)
    assert ((first != second).mean() > 0.9).all()


def test_progress_is_told(city_scores: Scores) -> None:
    told: list[int] = []
    sobol(city_scores, samples=16, progress=lambda done, of: told.append(done))
    assert told[-1] == 16 * 4


def test_wrong_arguments_are_answered_in_words(city_scores: Scores) -> None:
    with pytest.raises(ValueError, match="power of two"):
        sobol(city_scores, samples=100)
    with pytest.raises(ValueError, match="nothing varies"):
        sobol(city_scores, weights=0, goalposts=0)


def test_without_salib_it_says_what_to_install(city_scores: Scores, monkeypatch: pytest.MonkeyPatch) -> None:
    real = builtins.__import__

    def refuse(name: str, *args: Any, **kwargs: Any) -> Any:
        if name.startswith("SALib"):
            raise ImportError(name)
        return real(name, *args, **kwargs)

    monkeypatch.setattr(builtins, "__import__", refuse)
    with pytest.raises(ImportError, match=r"monitor-lab\[sensitivity\]"):
        sobol(city_scores, samples=16)

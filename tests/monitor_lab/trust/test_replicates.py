"""Many runs at once are the same as one after another."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest

from monitor_lab import CoverageRule, DataError, Framework, Scores, load_framework, score
from monitor_lab.steps.impute import Impute
from monitor_lab.steps.normalise import Normalise
from monitor_lab.steps.screen import Screen
from monitor_lab.trust import replicates as module
from monitor_lab.trust.design import Plan
from monitor_lab.trust.replicates import run_plan


def test_each_run_is_what_again_gives(asem_scores: Scores) -> None:
    choices: list[dict[str, Any]] = [
        {"normalise": "rank", "aggregate": "arithmetic", "weights": "framework"},
        {"normalise": Normalise("min-max", to=(1, 100)), "aggregate": "harmonic", "weights": "equal"},
        {"normalise": "z-score", "aggregate": "arithmetic", "weights": {"LPI": 3.0}},
        {"normalise": "rank", "aggregate": "copeland", "weights": "framework"},
    ]
    found = run_plan(asem_scores, Plan(pd.DataFrame(choices)))
    for row, changes in zip(found, choices, strict=True):
        assert np.allclose(row, asem_scores.again(**changes).index, rtol=1e-12)


def test_a_set_of_weights_is_what_again_gives_with_them(asem_scores: Scores) -> None:
    weights = {"LPI": 3.0, "Conn": 0.5, "Social": 2.0, "Forest": 0.0}
    plan = Plan(pd.DataFrame({"weight_set": ["w"]}), weight_sets=pd.DataFrame({"w": weights}))
    assert np.allclose(run_plan(asem_scores, plan)[0], asem_scores.again(weights=weights).index, rtol=1e-12)


def test_a_width_is_what_the_framework_gives_with_goalposts_so_far_apart(metros: pd.DataFrame) -> None:
    framework = load_framework().select(metros.columns)
    scores = score(metros, framework, view="flat")
    for factor in (0.8, 1.3):
        widths = pd.DataFrame({"v": factor}, index=["C01", "C33"])
        rows = framework.scored.loc[["C01", "C33"]]
        half, middle = (rows["best"] - rows["worst"]) / 2 * factor, (rows["best"] + rows["worst"]) / 2
        each = {
            i: Normalise("goalposts", worst=float(middle[i] - half[i]), best=float(middle[i] + half[i]))
            for i in rows.index
        }
        plan = Plan(pd.DataFrame({"width_set": ["v"]}), width_sets=widths)
        by_hand = score(metros, framework, view="flat", normalise=Normalise(each=each))
        assert np.allclose(run_plan(scores, plan)[0], by_hand.index, rtol=1e-12)


def test_widths_move_only_what_is_scored_between_goalposts(city_scores: Scores) -> None:
    widths = pd.DataFrame({"v": 1.5}, index=list(city_scores.tree.indicators))
    plan = Plan(pd.DataFrame({"width_set": ["v", "v"], "normalise": ["goalposts", "min-max"]}), width_sets=widths)
    found = run_plan(city_scores, plan)
    assert not np.allclose(found[0], city_scores.index)
    assert np.allclose(found[1], city_scores.again(normalise="min-max").index)


def test_widths_work_on_scores_that_are_not_clipped_and_by_period(metros: pd.DataFrame) -> None:
    framework = load_framework().select(metros.columns)
    widths = Plan(
        pd.DataFrame({"width_set": ["v"]}), width_sets=pd.DataFrame({"v": 1.25}, index=framework.scored.index)
    )
    plain = score(metros, framework, view="flat", normalise=Normalise(clip=False))
    assert np.allclose(run_plan(plain, widths)[0], 50 + (plain.index - 50) / 1.25)
    panel = pd.concat({2019: metros, 2020: metros * 0.9}, names=["period", "unit"]).swaplevel()
    by_period = score(panel, framework, view="flat", normalise=Normalise(clip=False, by_period=True))
    assert np.allclose(run_plan(by_period, widths)[0], 50 + (by_period.index - 50) / 1.25)


@pytest.mark.parametrize(("clip", "index"), [(True, (100.0 + 30.0) / 2), (False, (106.25 + 25.0) / 2)])
def test_what_goalposts_closer_together_bring_beyond_the_scale_is_clipped_as_in_the_recipe(
    clip: bool, index: float, make: Callable[..., Framework]
) -> None:
    """With goalposts 0.8 times as far apart 95 becomes 106.25, and 30 becomes 25."""
    scores = score(
        pd.DataFrame({"a1": [95.0], "a2": [4.0], "b1": [7.0]}),
        make(weight={"a2": 0.0}),
        view="own",
        normalise=Normalise(clip=clip),
    )
    sets = pd.DataFrame({"v": {"a1": 0.8, "b1": 0.8 if not clip else 1.0}})
    plan = Plan(pd.DataFrame({"width_set": ["v"]}), width_sets=sets)
    assert run_plan(scores, plan)[0, 0] == pytest.approx(index)


def test_batches_change_nothing(asem_scores: Scores, monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(1)
    sets = pd.DataFrame(
        rng.uniform(0.5, 1.5, (59, 20)), index=[*asem_scores.tree.indicators, *asem_scores.tree.groups[1:]]
    )
    plan = Plan(pd.DataFrame({"weight_set": range(20), "aggregate": ["arithmetic", "ordered"] * 10}), weight_sets=sets)
    whole = run_plan(asem_scores, plan)
    monkeypatch.setattr(module, "_BYTES", 1)
    told: list[tuple[int, int]] = []
    assert np.allclose(run_plan(asem_scores, plan, lambda done, of: told.append((done, of))), whole, rtol=1e-13)
    assert told == [(i, 20) for i in range(1, 21)]


def test_a_unit_that_a_run_screens_out_has_no_score_in_it(metros: pd.DataFrame) -> None:
    framework = load_framework().select(metros.columns)
    gaps = metros.copy()
    gaps.iloc[0, :5] = np.nan
    scores = score(gaps, framework, view="flat", coverage=CoverageRule.any_value())
    plan = Plan(
        pd.DataFrame({"steps": ["all", "screened"]}), {"steps": {"all": (), "screened": (Screen(min_available=60),)}}
    )
    found = run_plan(scores, plan)
    assert not np.isnan(found[0]).any()
    assert np.isnan(found[1]).tolist() == [True] + [False] * 7
    assert np.allclose(found[1, 1:], found[0, 1:])


def test_imputation_can_vary(metros: pd.DataFrame) -> None:
    gaps = metros.copy()
    gaps.iloc[0, 0] = np.nan
    scores = score(gaps, load_framework().select(metros.columns), view="flat")
    found = run_plan(scores, Plan(pd.DataFrame({"impute": ["none", "mean", "median"]})))
    for row, how in zip(found[1:], ["mean", "median"], strict=True):
        assert np.allclose(row, scores.again(steps=(Impute(how),)).index)
    assert len({round(float(v), 9) for v in found[:, 0]}) == 3


def test_a_mean_that_cannot_be_taken_is_refused_in_words(city_scores: Scores) -> None:
    plan = Plan(pd.DataFrame({"normalise": ["z-score"], "aggregate": ["geometric"]}))
    with pytest.raises(DataError, match="geometric mean has no answer for scores below zero"):
        run_plan(city_scores, plan)
    with pytest.raises(ValueError, match="'geometric'"):
        run_plan(city_scores, Plan(pd.DataFrame({"aggregate": ["geometrical"]})))

"""Monte Carlo runs against COINr's, and what their results promise."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from monitor_lab import CoverageRule, Framework, Scores, score
from monitor_lab.scoring.recipe import Recipe
from monitor_lab.steps.aggregate import Aggregate
from monitor_lab.steps.normalise import Normalise
from monitor_lab.steps.treat import Treat
from monitor_lab.trust.uncertainty import replay, uncertainty

CHOICES = {
    "treat": {points: Treat(max_points=points) for points in range(1, 6)},
    "normalise": {"n_minmax": Normalise("min-max", to=(1, 100)), "n_zscore": Normalise("z-score", mean=10, sd=2)},
    "aggregate": {"a_amean": Aggregate("arithmetic"), "a_gmean": Aggregate("geometric")},
}
STATS = {"Nominal": "rank", "Mean": "rank_mean", "Median": "rank_median", "Q5": "rank_low", "Q95": "rank_high"}


def design(parameters: pd.DataFrame) -> pd.DataFrame:
    sets = "w" + parameters["weight_set"].astype(str)
    named = parameters.rename(columns={"winmax": "treat", "normalisation": "normalise", "aggregation": "aggregate"})
    return named.drop(columns="run").assign(weight_set=sets)


@pytest.mark.parametrize(("folder", "counted"), [("08_uncertainty", 200), ("09_sobol", 120)])
def test_coinr_runs_are_reproduced(
    folder: str, counted: int, asem_scores: Scores, goldens: Callable[[str], Path]
) -> None:
    """Of the Sobol runs COINr counts the first two samples, 60 each, in its rank statistics."""
    at = goldens("coinr_asem")
    sets = pd.read_csv(at / "08_uncertainty/noisy_weight_sets.csv").set_index("iCode").drop(columns="Level")
    runs = design(pd.read_csv(at / folder / "parameters.csv"))
    theirs = pd.read_csv(at / folder / "scores.csv").set_index("uCode")
    ranks = pd.read_csv(at / folder / "ranks.csv").set_index("uCode")
    found = replay(asem_scores, runs, choices=CHOICES, weight_sets=sets)
    assert np.allclose(asem_scores.index, theirs["Nominal"], atol=1e-9, rtol=0)
    assert np.allclose(found.scores, theirs.drop(columns="Nominal").loc[found.scores.index], atol=1e-9, rtol=0)
    assert (found.ranks.to_numpy() == ranks.drop(columns="Nominal").loc[found.ranks.index].to_numpy()).all()
    stats = pd.read_csv(at / folder / "rank_stats.csv").set_index("uCode").loc[found.table.index]
    table = replay(asem_scores, runs.head(counted), choices=CHOICES, weight_sets=sets).table
    assert np.allclose(table[[*STATS.values()]], stats[[*STATS]], atol=1e-9, rtol=0)


def test_coinr_mean_rank_changes_are_reproduced(asem_scores: Scores, goldens: Callable[[str], Path]) -> None:
    at = goldens("coinr_asem")
    sets = pd.read_csv(at / "08_uncertainty/noisy_weight_sets.csv").set_index("iCode").drop(columns="Level")
    runs = design(pd.read_csv(at / "09_sobol/parameters.csv"))
    found = replay(asem_scores, runs, choices=CHOICES, weight_sets=sets)
    change = found.ranks.sub(found.table["rank"], axis=0).abs().mean()
    assert np.allclose(change, pd.read_csv(at / "09_sobol/y_mean_abs_rank_change.csv")["y"], atol=1e-9, rtol=0)


def test_coinr_runs_on_data_with_missing_cells_are_reproduced(goldens: Callable[[str], Path]) -> None:
    at = goldens("coinr_179")
    data = pd.read_csv(at / "mc_data.csv").set_index("uCode")
    sets = pd.read_csv(at / "coinr_mc_short_N100_weight_sets.csv").set_index("iCode").drop(columns="Level")
    theirs = pd.read_csv(at / "coinr_mc_short_N100_scores.csv").set_index("uCode")
    minmax = Normalise("min-max", to=(1, 100))
    scores = score(
        data,
        Framework.from_coinr(pd.read_csv(at / "mc_meta.csv")),
        normalise=minmax,
        coverage=CoverageRule.any_value(),
        view="coinr",
    )
    choices = CHOICES | {"normalise": {"n_minmax": minmax, "n_zscore": Normalise("z-score", mean=100, sd=10)}}
    runs = design(pd.read_csv(at / "coinr_mc_short_N100_parameters.csv"))
    found = replay(scores, runs, choices=choices, weight_sets=sets)
    assert np.allclose(scores.index, theirs["Nominal"], atol=1e-9, rtol=0)
    assert np.allclose(found.scores, theirs.drop(columns="Nominal").loc[found.scores.index], atol=1e-9, rtol=0)


def test_the_same_seed_gives_the_same_runs_and_they_can_be_replayed(city_scores: Scores) -> None:
    first = uncertainty(city_scores, aggregate=["geometric"], replicates=50, seed=3)
    assert uncertainty(city_scores, aggregate=["geometric"], replicates=50, seed=3).scores.equals(first.scores)
    assert not uncertainty(city_scores, aggregate=["geometric"], replicates=50, seed=4).scores.equals(first.scores)
    assert replay(city_scores, **first.plan).scores.equals(first.scores)


def test_one_more_choice_leaves_the_draws_of_the_others_alone(city_scores: Scores) -> None:
    few = uncertainty(city_scores, goalposts=0, replicates=30, seed=3)
    more = uncertainty(city_scores, goalposts=0, aggregate=["geometric"], replicates=30, seed=3)
    same = (more.design["aggregate"] == "arithmetic").to_numpy()
    assert 0 < same.sum() < 30
    assert np.allclose(few.scores.loc[:, same], more.scores.loc[:, same])
    most = uncertainty(city_scores, normalise=["rank"], aggregate=["geometric"], replicates=30, seed=3)
    assert most.design["aggregate"].tolist() == more.design["aggregate"].tolist()


def test_every_choice_can_be_switched_off(city_scores: Scores) -> None:
    assert list(uncertainty(city_scores, goalposts=0, aggregate=(), replicates=5).design) == ["weight_set"]
    assert list(uncertainty(city_scores, weights=0, aggregate=(), replicates=5).design) == ["width_set"]
    only = uncertainty(city_scores, weights=0, goalposts=0, aggregate=["geometric"], replicates=5)
    assert list(only.design) == ["aggregate"]
    with pytest.raises(ValueError, match="nothing varies"):
        uncertainty(city_scores, weights=0, goalposts=0, aggregate=["arithmetic"])


def test_the_geometric_mean_varies_by_default_where_no_score_is_nought(city_scores: Scores) -> None:
    by_default = uncertainty(city_scores, replicates=5)
    assert set(by_default.design) == {"aggregate", "weight_set", "width_set"}
    worst = city_scores.observations.copy()
    worst.iloc[0, 0] = 500.0  # far beyond the worst goalpost
    with_nought = score(worst, city_scores.framework, view=city_scores.view)
    assert set(uncertainty(with_nought, replicates=5).design) == {"weight_set", "width_set"}


def test_without_goalposts_in_the_recipe_none_vary(city_scores: Scores) -> None:
    other = city_scores.again(normalise="min-max")
    assert list(uncertainty(other, replicates=5).design) == ["weight_set"]
    with pytest.raises(ValueError, match="scores by min-max, without goalposts"):
        uncertainty(other, goalposts=20)


def test_ranges_hold_the_result_when_only_weights_vary_a_little(asem_scores: Scores) -> None:
    """A weighted mean of few weights is a straight line: its mean over even noise is near the result."""
    table = uncertainty(asem_scores, weights=10, replicates=300, seed=1, low=0, high=100).table
    assert (table["score_low"] <= table["score"]).all() and (table["score"] <= table["score_high"]).all()
    assert (table["score_mean"] - table["score"]).abs().max() < 0.2
    assert (table["rank_low"] <= table["rank_median"]).all() and (table["rank_median"] <= table["rank_high"]).all()


def test_the_whole_catalogue_with_its_slots_can_vary(catalogue: Framework, metros: pd.DataFrame) -> None:
    scores = score(metros, catalogue, coverage=CoverageRule.any_value())
    table = uncertainty(scores, weights={"facet": 30}, replicates=20).table
    assert table.notna().all(axis=None)
    nothing = uncertainty(score(metros, catalogue), replicates=5).table
    assert nothing.isna().all(axis=None)


def test_rows_scored_by_what_was_learnt_elsewhere_vary_by_what_was_learnt_there(
    catalogue: Framework, metros: pd.DataFrame
) -> None:
    fitted = Recipe(normalise="min-max", view="flat").fit(metros, catalogue.select(metros.columns))
    few = uncertainty(fitted.score(metros.head(3)), normalise=["z-score"], replicates=20, seed=1)
    all_units = uncertainty(fitted.score(metros), normalise=["z-score"], replicates=20, seed=1)
    assert np.allclose(few.scores, all_units.scores.head(3))


def test_a_panel_is_ranked_period_by_period(catalogue: Framework, metros: pd.DataFrame) -> None:
    panel = pd.concat({2019: metros, 2020: metros * 0.95}, names=["period", "unit"]).swaplevel()
    found = uncertainty(score(panel, catalogue.select(metros.columns), view="flat"), replicates=20)
    assert found.table["rank"].tolist() == found.table["rank"].groupby("period").rank().tolist()
    assert found.ranks.max(axis=None) == 8
    assert found.share_above(("Tshwane", 2019), ("Buffalo City", 2019)) == 100.0


def test_wrong_arguments_are_answered_in_words(city_scores: Scores) -> None:
    for wrong, words in (
        ({"replicates": 1}, "2 or more"),
        ({"weights": 120}, "less than 100"),
        ({"weights": 0.25}, "did you mean 25"),
        ({"weights": {"facets": 10}}, "a level of weights is 'facets'"),
        ({"goalposts": -1}, "goalposts is -1"),
        ({"aggregate": "geometric"}, "must be a list"),
        ({"aggregate": ["geometrical"]}, "Did you mean 'geometric'"),
        ({"low": 95, "high": 5}, "low below high"),
    ):
        with pytest.raises(ValueError, match=words):
            uncertainty(city_scores, **wrong)  # type: ignore[arg-type]

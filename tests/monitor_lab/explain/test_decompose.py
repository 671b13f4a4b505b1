"""Scores taken apart: against COINr's means, closed forms, and by properties."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from monitor_lab import Aggregate, CoverageRule, Normalise, Scores
from monitor_lab.explain.decompose import decompose

Goldens = Callable[[str], Path]

MEANS = {
    "amean_unequal": Aggregate(),
    "gmean_unequal": Aggregate("geometric"),
    "hmean_unequal": Aggregate("harmonic"),
    "genmean_p2_unequal": Aggregate("power", p=2),
    "genmean_p0.5_unequal": Aggregate("power", p=0.5),
    "genmean_p-1_unequal": Aggregate("power", p=-1),
    "genmean_p-2_unequal": Aggregate("power", p=-2),
    "mixed_amean_gmean_hmean_unequal": Aggregate(by_level={"level 3": "geometric", "level 4": "harmonic"}),
}
PENALISED = Aggregate(by_level={"level 2": "mazziotta-pareto"})
GAPPY = {"amean": Aggregate(), "gmean": Aggregate("geometric"), "hmean": Aggregate("harmonic")}


def table(goldens: Goldens, name: str) -> pd.DataFrame:
    return pd.read_csv(goldens(f"coinr_asem/05_aggregate/{name}.csv")).set_index("uCode")


@pytest.mark.parametrize("name", MEANS)
@pytest.mark.parametrize("group", ["Index", "Conn", "Physical"])
def test_contributions_add_up_to_coinrs_scores(
    name: str, group: str, normalised_asem: Callable[..., Scores], goldens: Goldens
) -> None:
    theirs = table(goldens, name)[group]
    found = decompose(normalised_asem(aggregate=MEANS[name]), group=group)
    np.testing.assert_allclose(found.points.sum(axis=1), theirs.loc[found.score.index], rtol=1e-12)
    np.testing.assert_allclose(found.lost.sum(axis=1), 100.0 - theirs.loc[found.score.index], rtol=1e-12)


@pytest.mark.parametrize("threshold", ["none", "0.5", "0.75"])
@pytest.mark.parametrize("mean", GAPPY)
def test_with_missing_cells_they_add_up_too(
    mean: str, threshold: str, normalised_asem: Callable[..., Scores], goldens: Goldens
) -> None:
    share = 0.0 if threshold == "none" else 100 * float(threshold)
    rule = CoverageRule(indicators=0, groups=0, children=share)
    theirs = table(goldens, f"NA_{mean}_unequal_thresh{threshold}")["Index"]
    found = decompose(normalised_asem("input_with_NA", aggregate=GAPPY[mean], coverage=rule))
    expected = theirs.loc[found.score.index]
    np.testing.assert_allclose(found.points.sum(axis=1, min_count=1), expected, rtol=1e-12)
    np.testing.assert_allclose(found.weight.sum(axis=1, min_count=1), expected * 0.0 + 100.0, rtol=1e-12)


def test_the_shares_of_the_weight_are_coinrs_effective_weights(
    normalised_asem: Callable[..., Scores], goldens: Goldens
) -> None:
    theirs = pd.read_csv(goldens("coinr_asem/06_weights/effective_unequal.csv"))
    theirs = theirs.set_index("iCode")["EffWeight"]
    found = decompose(normalised_asem())
    np.testing.assert_allclose(found.weight.iloc[0], 100.0 * theirs.loc[found.weight.columns], rtol=1e-12)
    scores = table(goldens, "input_minmax_1_100").loc[found.points.index, found.points.columns]
    np.testing.assert_allclose(found.points, scores * theirs.loc[scores.columns], rtol=1e-12)


@pytest.mark.parametrize("mean", [Aggregate(), Aggregate("geometric"), PENALISED])
def test_what_a_unit_loses_to_another_adds_up_to_their_difference(
    mean: Aggregate, normalised_asem: Callable[..., Scores]
) -> None:
    scores = normalised_asem("input_with_NA", aggregate=mean)
    found = decompose(scores, against="DEU")
    lost = found.lost.sum(axis=1) + found.rest
    np.testing.assert_allclose(lost, scores.index["DEU"] - scores.index, atol=1e-11)
    np.testing.assert_allclose(found.points.sum(axis=1), scores.index, rtol=1e-12)


def test_an_ordered_mean_gives_each_place_its_points(small: Callable[..., Scores]) -> None:
    """The worse of two counts 0.7, the better 0.3."""
    how = Aggregate(by_level={"part": Aggregate("ordered", order=(0.7, 0.3))})
    scores = small({"X": [1.0, 1.0, 1.0, 60.0, 20.0, 1.0, 1.0]}, aggregate=how)
    found = decompose(scores, "X", group="B1")
    np.testing.assert_allclose(found.points.loc["X"], [0.3 * 60, 0.7 * 20], rtol=1e-13)
    np.testing.assert_allclose(found.lost.loc["X"], [0.3 * 40, 0.7 * 80], rtol=1e-13)


def test_ordered_means_of_ordered_means_add_up(small: Callable[..., Scores]) -> None:
    rows = {"X": [60.0, 20.0, 90.0, 1.0, 1.0, 1.0, 1.0]}
    found = decompose(small(rows, aggregate=Aggregate("ordered", attitude=2.0)))
    assert found.points.loc["X"].sum() == pytest.approx(found.score["X"], rel=1e-13)


def test_a_bad_score_takes_more_than_its_share_could_give(small: Callable[..., Scores]) -> None:
    """1 beside 100 and 100 makes 21.5: of 78.5 points lost it has all, and its third could give 33.3."""
    found = decompose(small({"X": [1.0, 100.0, 100.0, 1.0, 1.0, 1.0, 1.0]}, aggregate="geometric"), "X", group="A")
    score = 100 ** (2 / 3)
    np.testing.assert_allclose(found.points.loc["X"], [100 / 3 - (100 - score), 100 / 3, 100 / 3], rtol=1e-12)
    assert any("Contributes less than nothing" in note and "Name of a1" in note for note in found.notes)


def test_on_a_scale_of_its_own_the_upper_end_is_what_can_be_lost(asem: Callable[..., Scores]) -> None:
    scores = asem(normalise=Normalise("min-max", to=(1, 10)), aggregate="geometric")
    found = decompose(scores, "GBR")
    assert found.against == "10"
    assert found.lost.sum(axis=1)["GBR"] == pytest.approx(10 - scores.index["GBR"], rel=1e-12)


@pytest.mark.parametrize("mean", ["arithmetic", "ordered"])
def test_a_scale_without_an_end_has_points_but_nothing_lost(mean: str, asem: Callable[..., Scores]) -> None:
    scores = asem(normalise="z-score", aggregate=mean)
    found = decompose(scores)
    np.testing.assert_allclose(found.points.sum(axis=1), scores.index, atol=1e-12)
    assert found.lost.isna().all(axis=None)
    other = decompose(scores, against="DEU")
    np.testing.assert_allclose(other.lost.sum(axis=1), scores.index["DEU"] - scores.index, atol=1e-12)


def test_where_the_means_need_an_end_it_must_be_given(asem: Callable[..., Scores]) -> None:
    scores = asem(normalise=Normalise("z-score", mean=100, sd=10), aggregate="geometric")
    with pytest.raises(ValueError, match="no upper end"):
        decompose(scores)
    found = decompose(scores, top=130.0)
    np.testing.assert_allclose(found.points.sum(axis=1), scores.index, rtol=1e-12)


def test_copeland_scores_are_refused_in_words(asem: Callable[..., Scores]) -> None:
    scores = asem(aggregate=Aggregate(by_level={"level 4": "copeland"}))
    with pytest.raises(ValueError, match="Copeland scores count the units that a unit outranks"):
        decompose(scores)
    assert decompose(scores, "GBR", group="Conn").points.loc["GBR"].sum() == pytest.approx(
        scores.groups["Conn"]["GBR"], rel=1e-12
    )


def test_every_row_of_a_panel_is_taken_apart(small: Callable[..., Scores]) -> None:
    rows: dict[Any, list[float | None]] = {
        ("X", 2019): [40.0, 50.0, 60.0, 70.0, 80.0, 90.0, None],
        ("X", 2020): [41.0, 52.0, 63.0, 74.0, 85.0, 96.0, 7.0],
    }
    scores = small(rows, aggregate="harmonic")
    found = decompose(scores)
    np.testing.assert_allclose(found.points.sum(axis=1), scores.index, rtol=1e-12)
    assert found.table.loc[("X", 2020, "b4"), "score"] == 7.0
    assert ("X", 2019, "b4") not in found.table.index
    assert decompose(scores, ("X", 2019), against=("X", 2020)).against == "X, 2020"


def test_a_unit_without_a_score_is_named_and_not_taken_apart(small: Callable[..., Scores]) -> None:
    none: list[float | None] = [None] * 7
    found = decompose(small({"X": [50.0] * 7, "Y": none}))
    assert found.points.loc["Y"].isna().all()
    assert found.notes == ('No score of "I", so nothing to take apart: Y.',)
    with pytest.raises(ValueError, match='Y has no score of "I"'):
        decompose(small({"X": [50.0] * 7, "Y": none}), against="Y")


def test_the_order_of_units_changes_nothing(small: Callable[..., Scores]) -> None:
    rows: dict[Any, list[float | None]] = {
        "X": [40.0, 50.0, None, 70.0, 80.0, 90.0, 10.0],
        "Y": [90.0, 5.0, 60.0, None, 80.0, 20.0, 10.0],
    }
    how = Aggregate(by_level={"dimension": "mazziotta-pareto"})
    forth = decompose(small(rows, aggregate=how), against="X")
    back = decompose(small(dict(reversed(rows.items())), aggregate=how), against="X")
    pd.testing.assert_frame_equal(forth.lost, back.lost.loc[["X", "Y"]])
    pd.testing.assert_frame_equal(forth.points, back.points.loc[["X", "Y"]])

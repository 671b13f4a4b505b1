"""Ranges over runs."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from monitor_lab import Scores
from monitor_lab.trust.design import Plan
from monitor_lab.trust.ranges import summarise, unit_label
from monitor_lab.trust.uncertainty import replay, uncertainty


def by_hand(scores: Scores, runs: list[list[float]]) -> pd.DataFrame:
    found = np.array(runs, dtype=np.float64)
    plan = Plan(pd.DataFrame({"aggregate": ["arithmetic"] * len(found)}))
    return summarise(scores, plan, found, 25, 75, ("by hand",)).table


def test_quantiles_lie_on_straight_lines_between_ordered_values(city_scores: Scores) -> None:
    """Of 10, 20, 40, 80 the quartiles of type 7 are 17.5 and 50, the median is 30."""
    rows = [[value] * 8 for value in (40.0, 10.0, 80.0, 20.0)]
    first = by_hand(city_scores, rows).iloc[0]
    assert first[["score_mean", "score_median", "score_low", "score_high"]].tolist() == [37.5, 30.0, 17.5, 50.0]
    assert first[["rank_mean", "rank_low", "rank_high"]].tolist() == [1.0, 1.0, 1.0]


def test_ranges_of_a_unit_are_over_the_runs_in_which_it_has_a_score(city_scores: Scores) -> None:
    rows = [[value, np.nan, np.nan, *range(5)] for value in (40.0, 10.0)]
    rows[0][1] = 90.0
    table = by_hand(city_scores, rows)
    assert table.iloc[1][["score_mean", "rank_mean"]].tolist() == [90.0, 1.0]
    assert table.iloc[0]["rank_mean"] == 1.5 and table.iloc[2].drop(["score", "rank"]).isna().all()


def test_how_often_one_unit_is_above_another(city_scores: Scores) -> None:
    design = pd.DataFrame({"aggregate": ["arithmetic", "geometric"]})
    found = replay(city_scores, design)
    object.__setattr__(found, "scores", pd.DataFrame([[1.0, 5.0, 3.0, np.nan], [2.0, 4.0, 3.0, 1.0]], index=["A", "B"]))
    assert found.share_above("A", "B") == pytest.approx(100 * 1.5 / 3)
    assert found.share_above("B", "A") == pytest.approx(100 * 1.5 / 3)
    with pytest.raises(ValueError, match="There is no unit 'C'"):
        found.share_above("A", "C")


def test_an_unknown_unit_is_answered_with_the_nearest(city_scores: Scores) -> None:
    found = uncertainty(city_scores, replicates=5)
    with pytest.raises(ValueError, match="Did you mean Tshwane"):
        found.share_above("Tswane", "eThekwini")


def test_it_says_what_was_varied_and_what_was_not(city_scores: Scores) -> None:
    found = uncertainty(city_scores, aggregate=["geometric"], replicates=20, seed=9)
    words = repr(found)
    assert words.startswith(
        "20 runs of 8 units; varied: aggregate (arithmetic or geometric), weights ±25%, goalposts ±20%, seed 9"
    )
    assert "errors of the data" in words
    html = found._repr_html_()
    assert '<th scope="row">Tshwane</th>' in html and "<caption>20 runs" in html


def test_a_unit_and_its_period_are_written_out() -> None:
    assert unit_label("Durban") == "Durban" and unit_label(("Durban", 2019)) == "Durban, 2019"

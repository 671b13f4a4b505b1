"""Goalposts closer together and wider apart."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

from monitor_lab import Framework, Scores, load_framework, score
from monitor_lab.steps.normalise import Normalise
from monitor_lab.trust.goalposts import goalpost_check


def moved(framework_rows: pd.DataFrame, factor: float) -> Normalise:
    half = (framework_rows["best"] - framework_rows["worst"]) / 2 * factor
    middle = (framework_rows["best"] + framework_rows["worst"]) / 2
    return Normalise(
        each={
            str(i): Normalise("goalposts", worst=float(middle[i] - half[i]), best=float(middle[i] + half[i]))
            for i in framework_rows.index
        }
    )


def test_the_result_is_that_of_a_framework_with_such_goalposts(city_scores: Scores) -> None:
    found = goalpost_check(city_scores).table
    rows = city_scores.framework.scored
    for column, factor in (("narrower", 0.8), ("wider", 1.2)):
        again = city_scores.again(normalise=moved(rows, factor))
        assert np.allclose(found[column], again.index, rtol=1e-12)
        assert found[f"rank_{column}"].tolist() == again.index.rank(ascending=False, method="min").tolist()


def test_only_teaching_goalposts_can_be_moved(city_scores: Scores) -> None:
    rows = city_scores.framework.scored
    teaching = rows[rows["basis"] == "teaching choice"]
    found = goalpost_check(city_scores, which="teaching")
    assert found.indicators.index.tolist() == teaching.index.tolist()
    assert np.allclose(found.table["wider"], city_scores.again(normalise=moved(teaching, 1.2)).index)


def test_the_share_of_weight_on_teaching_goalposts_is_told(city_scores: Scores) -> None:
    found = goalpost_check(city_scores)
    assert found.table["teaching_share"].tolist() == pytest.approx([100 * 4 / 7] * 8)
    assert "57% of the weight rests on teaching goalposts" in repr(found)


def test_each_indicator_is_also_moved_alone(city_scores: Scores) -> None:
    found = goalpost_check(city_scores, by=30)
    rows = city_scores.framework.scored
    changes = [
        (city_scores.again(normalise=moved(rows.loc[["C33"]], factor)).index - city_scores.index).abs()
        for factor in (0.7, 1.3)
    ]
    largest = pd.concat(changes, axis=1).max(axis=1)
    assert found.indicators.loc["C33", "score_change"] == pytest.approx(largest.mean())
    assert found.indicators["weight"].tolist() == pytest.approx([100 / 7] * 7)


def test_an_indicator_near_an_end_of_the_scale_changes_more_with_goalposts_wider_apart(
    make: Callable[..., Framework],
) -> None:
    """95 is clipped at 100 with goalposts closer together, and becomes 50 + 45 / 1.2 = 87.5 with wider ones."""
    data = pd.DataFrame({"a1": [95.0], "a2": [40.0], "b1": [5.0]})
    found = goalpost_check(score(data, make(), view="own"))
    assert found.indicators.loc["a1", "score_change"] == pytest.approx(7.5 / 4)


def test_ranges_hold_everything_that_was_tried(city_scores: Scores) -> None:
    table = goalpost_check(city_scores).table
    inside = table[["score", "narrower", "wider"]]
    assert (table["score_low"] <= inside.min(axis=1)).all() and (table["score_high"] >= inside.max(axis=1)).all()
    ranks = table[["rank", "rank_narrower", "rank_wider"]]
    assert (table["rank_low"] <= ranks.min(axis=1)).all() and (table["rank_high"] >= ranks.max(axis=1)).all()


def test_a_unit_without_an_index_has_no_range(metros: pd.DataFrame) -> None:
    gaps = metros.copy()
    gaps.iloc[0] = np.nan
    found = goalpost_check(score(gaps, load_framework().select(metros.columns), view="flat"))
    assert found.table.iloc[0].isna().all() and found.indicators["score_change"].notna().all()


def test_what_has_no_goalposts_is_refused_in_words(city_scores: Scores) -> None:
    with pytest.raises(ValueError, match="scores by min-max, without goalposts"):
        goalpost_check(city_scores.again(normalise="min-max"))
    with pytest.raises(ValueError, match="'all', 'teaching'"):
        goalpost_check(city_scores, which="some")
    with pytest.raises(ValueError, match=r"by is 0.2"):
        goalpost_check(city_scores, by=0.2)

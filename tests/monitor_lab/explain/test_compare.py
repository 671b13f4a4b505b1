"""Two units, or two periods, down to the indicators."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest

from monitor_lab import Aggregate, Normalise, Scores
from monitor_lab.explain.compare import compare


@pytest.mark.parametrize("mean", ["arithmetic", "geometric", "harmonic"])
@pytest.mark.parametrize("group", ["Index", "Sust"])
def test_effects_add_up_to_the_difference_of_coinrs_scores(
    mean: str, group: str, normalised_asem: Callable[..., Scores]
) -> None:
    scores = normalised_asem("input_with_NA", aggregate=mean)
    found = compare(scores, "GBR", "FRA", group=group)
    gap = scores.groups[group]["GBR"] - scores.groups[group]["FRA"]
    assert found.difference == gap
    assert found.table["effect"].sum() == pytest.approx(gap, abs=1e-12)
    assert found.rest == 0.0


def test_the_other_way_round_everything_changes_its_sign(normalised_asem: Callable[..., Scores]) -> None:
    scores = normalised_asem(
        "input_with_NA", aggregate=Aggregate(by_level={"level 2": Aggregate("ordered", attitude=2)})
    )
    forth, back = compare(scores, "GBR", "FRA"), compare(scores, "FRA", "GBR")
    assert forth.difference == -back.difference
    assert forth.rest == pytest.approx(-back.rest, abs=1e-12)
    assert forth.rest != 0.0
    for column in ("difference", "effect"):
        other = back.table[column].loc[forth.table.index]
        np.testing.assert_allclose(forth.table[column], -other, atol=1e-12)
    assert forth.table["effect"].sum() + forth.rest == pytest.approx(forth.difference, abs=1e-12)


def test_an_arithmetic_effect_is_weight_times_difference(small: Callable[..., Scores]) -> None:
    found = compare(small({"X": [90.0] + [50.0] * 6, "Y": [60.0] + [50.0] * 5 + [30.0]}), "X", "Y")
    assert found.table["effect"].head(2).to_dict() == pytest.approx({"a1": 30 / 6, "b4": 20 / 8})
    assert found.groups["effect"].to_dict() == pytest.approx({"I": 7.5, "A": 5.0, "B": 2.5, "B1": 0.0, "B2": 2.5})


def test_what_only_one_has_is_said_and_not_compared(small: Callable[..., Scores]) -> None:
    scores = small({"X": [90.0, 60.0, 60.0, 50.0, 50.0, 50.0, None], "Y": [None, 60.0, 60.0, 50.0, 50.0, 50.0, None]})
    found = compare(scores, "X", "Y")
    assert found.table["counts_in"].to_dict() | {"a1": "X", "b4": "neither"} == found.table["counts_in"].to_dict()
    assert np.isnan(found.table.loc["a1", "difference"])
    assert np.isnan(found.table.loc["b4", "effect"])
    assert found.table.loc["a1", "effect"] == pytest.approx(5.0)
    assert found.notes[-1] == (
        "Name of a1 counts in X only, so it is not compared; there this makes +5.0 of the difference."
    )


def test_sentences_tell_who_is_ahead_and_by_what(small: Callable[..., Scores]) -> None:
    """X has (90 + 50 + 50) / 3 and 50 in the halves; Y has (60 + 50 + 50) / 3 and (50 + 70) / 2."""
    scores = small({"X": [90.0] + [50.0] * 6, "Y": [60.0] + [50.0] * 5 + [90.0]})
    assert compare(scores, "X", "Y").notes == (
        "X scores 56.7, about as much as Y with 56.7.",
        "In favour of X, in points: Name of a1 (5.0).",
        "In favour of Y, in points: Name of b4 (5.0).",
    )


def test_a_year_is_compared_with_another(small: Callable[..., Scores]) -> None:
    rows: dict[Any, list[float | None]] = {("X", 2019): [40.0] * 7, ("X", 2023): [50.0] * 7}
    found = compare(small(rows), ("X", 2023), ("X", 2019))
    assert found.a == "X, 2023"
    assert found.table["effect"].sum() == pytest.approx(10.0)


def test_periods_on_scales_of_their_own_are_no_progress(small: Callable[..., Scores]) -> None:
    rows: dict[Any, list[float | None]] = {
        (u, year): [float(i + year - 2000)] * 7 for i, u in enumerate("XY") for year in (2019, 2020)
    }
    scores = small(rows, normalise=Normalise("min-max", by_period=True))
    assert "tell nothing of progress" in compare(scores, ("Y", 2020), ("X", 2019)).notes[-1]


def test_values_beyond_the_same_goalpost_are_not_passed_over(small: Callable[..., Scores]) -> None:
    scores = small({"X": [120.0] + [50.0] * 6, "Y": [180.0] + [50.0] * 6})
    note = compare(scores, "X", "Y").notes[-1]
    assert note == "The values differ and the scores do not (beyond a goalpost, or treated): Name of a1."


def test_a_unit_without_a_score_cannot_be_compared(small: Callable[..., Scores]) -> None:
    none: list[float | None] = [None] * 7
    with pytest.raises(ValueError, match='No score of "I": Y'):
        compare(small({"X": [50.0] * 7, "Y": none}), "X", "Y")


def test_the_order_of_rows_changes_nothing(normalised_asem: Callable[..., Scores]) -> None:
    scores = normalised_asem("input_with_NA", aggregate="geometric")
    turned = scores.fitted.score(scores.observations.iloc[::-1])
    pd.testing.assert_frame_equal(compare(scores, "GBR", "FRA").table, compare(turned, "GBR", "FRA").table)


def test_it_prints_both_levels(flat_metros: Scores) -> None:
    found = compare(flat_metros, "Tshwane", "Buffalo City")
    assert "Tshwane (a) and Buffalo City (b)" in repr(found)
    assert "<caption>Groups</caption>" in found._repr_html_()

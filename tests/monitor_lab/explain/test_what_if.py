"""What changes if a value, an indicator or a choice were different."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from monitor_lab import CoverageRule, DataError, Framework, Scores, load_example, load_framework, score
from monitor_lab.explain.what_if import what_if
from monitor_lab.steps.denominate import Denominate
from monitor_lab.steps.impute import Impute
from monitor_lab.steps.treat import Treat

ROWS: dict[Any, list[float | None]] = {
    "X": [90.0, 60.0, 60.0, 50.0, 50.0, 50.0, 50.0],
    "Y": [30.0, 60.0, 60.0, 50.0, 50.0, 50.0, 50.0],
}


def test_scores_without_two_indicators_agree_with_coinr(
    asem: Callable[..., Scores], goldens: Callable[[str], Path]
) -> None:
    theirs = pd.read_csv(goldens("coinr_asem/07_audit/whatif_drop_LPI_Forest.csv")).set_index("uCode")
    after = what_if(asem(), drop=["LPI", "Forest"]).after
    ours = pd.concat([after.indicators, after.groups], axis=1)
    assert set(ours.columns) == set(theirs.columns)
    np.testing.assert_allclose(ours[theirs.columns].loc[theirs.index], theirs, rtol=1e-12, atol=1e-12)


def test_from_raw_data_every_step_is_done_again(goldens: Callable[[str], Path]) -> None:
    data = pd.read_csv(goldens("coinr_asem/00_inputs/iData.csv")).set_index("uCode")
    framework = Framework.from_coinr(pd.read_csv(goldens("coinr_asem/00_inputs/iMeta.csv")))
    steps = (
        Denominate(denominators=data[["Area", "Energy", "GDP", "Population"]]),
        Impute("mean", groups=data["EurAsia_group"]),
        Treat(max_points=5),
    )
    rule = CoverageRule.any_value()
    raw = data[list(framework.scored.index)]
    scores = score(raw, framework, steps=steps, normalise="min-max", view="coinr", coverage=rule)
    theirs = pd.read_csv(goldens("coinr_asem/07_audit/whatif_drop_LPI_Forest.csv")).set_index("uCode")
    after = what_if(scores, drop=["LPI", "Forest"]).after
    np.testing.assert_allclose(after.groups.loc[theirs.index], theirs[list(after.groups.columns)], rtol=1e-12)


def test_a_value_changes_the_unit_that_has_it(small: Callable[..., Scores]) -> None:
    scores = small(ROWS)
    found = what_if(scores, {("Y", "a1"): 120.0 - 30.0, ("X", "b1"): 10.0})
    assert found.table["change"].to_dict() == pytest.approx({"X": -40 / 8, "Y": 60 / 6})
    assert found.table.loc["Y", ["rank_before", "rank_after", "rank_change"]].tolist() == [2.0, 1.0, -1.0]
    assert found.groups.loc["X"].to_dict() == pytest.approx({"I": -5.0, "A": 0.0, "B": -10.0, "B1": -20.0, "B2": 0.0})
    assert found.changed[0] == "Name of a1 in Y is 90 instead of 30 (points)."
    assert scores.observations.loc["Y", "a1"] == 30.0


def test_no_value_is_a_value_too(small: Callable[..., Scores]) -> None:
    """Without a1, A is the mean of 60 and 60."""
    found = what_if(small(ROWS), {("X", "a1"): None})
    assert found.after.groups.loc["X", "A"] == pytest.approx(60.0)
    assert found.changed == ("Name of a1 in X is unknown instead of 90 (points).",)


def test_a_column_that_nobody_had_may_get_a_value() -> None:
    metros = load_example()[["C01", "C03"]]
    scores = score(metros, load_framework().select(["C01", "C03", "C22"]), view="flat")
    found = what_if(scores, {("Tshwane", "C22"): 20.0})
    assert found.after.coverage.loc["Tshwane", "index"] == pytest.approx(100.0)
    assert found.after.coverage.loc["Mangaung", "index"] == pytest.approx(200 / 3)


def test_a_scale_learnt_from_the_values_moves_the_others_and_that_is_said(small: Callable[..., Scores]) -> None:
    rows = {**ROWS, "Z": [60.0, 50.0, 10.0, 40.0, 20.0, 30.0, 10.0]}
    found = what_if(small(rows, normalise="min-max"), {("X", "a1"): 95.0})
    assert any("the scale or the weights are learnt from all values" in note for note in found.notes)
    more = what_if(small(rows, normalise="min-max"), {("X", "a1"): 95.0}, aggregate="ordered", weights={"a2": 3.0})
    assert not any("learnt from all values" in note for note in more.notes)
    fixed = what_if(small(rows), {("X", "a1"): 95.0})
    assert not any("learnt from all values" in note for note in fixed.notes)


def test_what_was_learnt_elsewhere_stays(small: Callable[..., Scores]) -> None:
    reference = small({**ROWS, "Z": [60.0, 50.0, 10.0, 40.0, 20.0, 30.0, 10.0]}, normalise="min-max")
    scores = reference.fitted.score(reference.observations.loc[["X", "Y"]])
    found = what_if(scores, {("X", "a1"): 30.0})
    assert found.table.loc["Y", "change"] == 0.0
    assert found.after.indicators.loc["X", "a1"] == pytest.approx(0.0)


def test_a_dropped_group_is_as_if_it_had_never_been(small: Callable[..., Scores]) -> None:
    """Even a rule that asks for all groups does not miss it."""
    scores = small(ROWS, coverage=CoverageRule(indicators=100, groups=100))
    found = what_if(scores, drop=["B"])
    np.testing.assert_allclose(found.after.index, scores.groups["A"])
    assert found.changed == ("Left out: B Group B.",)


def test_dropping_takes_the_settings_with_it(small: Callable[..., Scores]) -> None:
    scores = small(ROWS).again(weights={"a1": 3.0, "a2": 5.0})
    found = what_if(scores, drop=["a1"])
    assert found.after.recipe.weights == {"a2": 5.0}


def test_weights_change_those_that_are_named_and_no_others(small: Callable[..., Scores]) -> None:
    scores = small(ROWS).again(weights={"A": 4.0})
    found = what_if(scores, weights={"a1": 2.0})
    weights = found.after.framework
    assert weights.groups["weight"].loc["A"] == 4.0
    assert weights.indicators["weight"].loc[["a1", "a2"]].tolist() == [2.0, 1.0]
    a = (2 * 90 + 60 + 60) / 4
    assert found.after.index["X"] == pytest.approx((4 * a + 50) / 5)


def test_a_choice_changes_and_is_named(flat_metros: Scores) -> None:
    found = what_if(flat_metros, aggregate="geometric")
    assert found.changed == ("Aggregate: geometric instead of arithmetic.",)
    np.testing.assert_allclose(found.table["after"], flat_metros.again(aggregate="geometric").index)


def test_everything_at_once_is_the_same_as_scoring_anew(small: Callable[..., Scores]) -> None:
    scores = small(ROWS)
    found = what_if(scores, {("X", "a2"): 10.0}, drop=["b1"], aggregate="harmonic")
    anew = small({"X": [90.0, 10.0, 60.0, None, 50.0, 50.0, 50.0], "Y": [30.0, 60.0, 60.0, None, 50.0, 50.0, 50.0]})
    anew = anew.again(aggregate="harmonic")
    assert_frame_equal(found.after.groups, anew.groups)


def test_nothing_changed_changes_nothing(small: Callable[..., Scores]) -> None:
    found = what_if(small(ROWS), {("X", "a1"): 90.0})
    assert (found.table["change"] == 0.0).all()
    assert found.notes[-1] == "No rank changes."


def test_in_a_panel_a_value_has_unit_period_and_indicator(small: Callable[..., Scores]) -> None:
    panel: dict[Any, list[float | None]] = {("X", 2019): [50.0] * 7, ("X", 2020): [50.0] * 7}
    found = what_if(small(panel), {("X", 2020, "a1"): 80.0})
    assert found.table["change"].tolist() == pytest.approx([0.0, 5.0])
    assert found.changed == ("Name of a1 in X, 2020 is 80 instead of 50 (points).",)
    assert found.notes[1].startswith("X, 2020 would score 55.0 instead of 50.0")


def test_every_problem_is_told_at_once() -> None:
    scores = score(load_example(), load_framework())
    with pytest.raises(DataError) as caught:
        what_if(
            scores, {("Tswane", "C22"): 20, ("Tshwane", "C222"): 1, ("Tshwane", "C22"): 130, ("Tshwane", "C01"): -1}
        )
    told = [str(problem) for problem in caught.value.problems]
    assert told[0] == 'values: There is no unit "Tswane". Did you mean "Tshwane"?'
    assert told[1] == "values: C222 is not a scored indicator. Did you mean C22?"
    assert "cannot occur in % of residents" in told[2]
    assert "values, column C01" in told[3]


def test_infinite_values_and_values_of_what_is_dropped_are_refused(small: Callable[..., Scores]) -> None:
    with pytest.raises(DataError, match="finite numbers, or None"):
        what_if(small(ROWS), {("X", "a1"): float("inf")})
    with pytest.raises(DataError, match="a1 gets a value and is dropped"):
        what_if(small(ROWS), {("X", "a1"): 3.0}, drop=["A"])


def test_a_question_without_a_change_is_refused(flat_metros: Scores) -> None:
    with pytest.raises(ValueError, match="something to change"):
        what_if(flat_metros)


def test_an_index_that_is_lost_is_said(small: Callable[..., Scores]) -> None:
    scores = small(ROWS, coverage=CoverageRule(indicators=100))
    found = what_if(scores, {("X", "a1"): None})
    assert any(note == "X would have no index instead of an index of 60.0." for note in found.notes)


def test_it_prints_before_and_after(flat_metros: Scores) -> None:
    shown = repr(what_if(flat_metros, {("eThekwini", "C01"): 10}))
    assert "rank_before" in shown
    assert "eThekwini would score 64.3 instead of 59.2" in shown

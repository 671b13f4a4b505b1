"""Classes of neighbourhoods, and how firm they are."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor_lab import DataError
from monitor_lab.places.classify import classify

RULES = {"high": {"risk": ">= 60"}, "middle": {"risk": ">= 30"}, "low": {}}
SCORES = pd.DataFrame({"risk": [80.0, 62, 58, 31, 10]}, index=list("abcde"))


def test_units_near_a_cutoff_change_class_when_it_moves() -> None:
    """60 moved by 10 % is 54 or 66, and 30 is 27 or 33: b, c and d are near, a and e are not."""
    found = classify(SCORES, RULES)
    assert found.table["class"].tolist() == ["high", "high", "middle", "middle", "low"]
    assert found.table["stable"].to_dict() == {"a": True, "b": False, "c": False, "d": False, "e": True}
    assert found.table["also"].tolist() == ["", "middle", "high", "low", ""]
    assert found.moves["changed"].to_dict() == {
        ("risk 60", "lower"): 1, ("risk 60", "higher"): 1, ("risk 30", "lower"): 0, ("risk 30", "higher"): 1,
        ("all", "lower"): 1, ("all", "higher"): 2,
    }  # fmt: skip
    assert found.moves["share"].loc[("all", "higher")].tolist() == 40


def test_the_flows_say_from_where_to_where() -> None:
    flows = classify(SCORES, RULES).flows
    assert flows.iloc[0].tolist() == ["risk 60", "lower", "middle", "high", 1]
    assert flows["units"].sum() == 6


def test_cutoffs_can_be_moved_in_points() -> None:
    found = classify(SCORES, RULES, move=1.5, move_in="points")
    assert found.table["stable"].to_dict() == {"a": True, "b": True, "c": True, "d": False, "e": True}


def test_the_nearest_cutoff_and_its_distance_are_given() -> None:
    table = classify(SCORES, RULES).table
    assert table["nearest"].tolist() == ["risk 60", "risk 60", "risk 60", "risk 30", "risk 30"]
    assert table["distance"].tolist() == [20, 2, 2, 1, 20]


def test_the_teaching_typology_is_used_unless_another_is_given() -> None:
    scores = pd.DataFrame(
        {"vulnerability": [70, 60, 5, 30], "violence": [70, 30, 5, 20], "resilience": [20, 50, 90, 60]}
    )
    assert classify(scores).table["class"].tolist() == ["high complexity", "vulnerable", "upper middle class", "normal"]


def test_historic_centres_are_named_by_hand_and_never_move() -> None:
    found = classify(SCORES, RULES, given={"b": "historic centre"})
    assert found.table.loc["b", ["class", "stable", "nearest"]].tolist() == ["historic centre", True, ""]
    assert found.classes.loc["historic centre", "units"] == 1
    assert found.moves.loc[("risk 60", "higher"), "changed"] == 0
    with pytest.raises(DataError, match="not among the units"):
        classify(SCORES, RULES, given={"z": "historic centre"})


def test_places_with_few_residents_are_not_classified() -> None:
    found = classify(SCORES, RULES, population={"a": 999, "b": 1000, "c": 5000, "d": 5000, "e": 5000})
    assert found.table["class"].tolist()[:2] == ["not classified: too few residents", "high"]
    assert repr(found).startswith("Classes of 4 units; 1 keep theirs")
    with pytest.raises(DataError, match="population is not known"):
        classify(SCORES, RULES, population={"a": 999})


def test_a_missing_score_leaves_a_unit_without_a_class() -> None:
    found = classify(pd.DataFrame({"risk": [math.nan, 80.0]}), RULES)
    assert found.table["class"].tolist() == ["not classified: score missing", "high"]
    assert any("score that matters is missing" in note for note in found.notes)
    assert math.isnan(found.table["distance"].iloc[0])


def test_the_notes_own_the_cutoffs_and_guard_against_stigma() -> None:
    notes = classify(SCORES, RULES).notes
    assert "analyst's own" in notes[0]
    assert "matters most is risk 60 (lower): 1 unit changes class; moved together, 2 do." in notes[1]
    assert "consent" in notes[-1]
    firm = classify(SCORES, RULES, move=0.5, move_in="points").notes
    assert "no single cut-off changes a class" in firm[1]


@given(st.lists(st.floats(0, 100), min_size=1, max_size=40), st.floats(0.1, 50))
def test_the_number_that_change_is_what_reclassifying_by_hand_gives(values: list[float], move: float) -> None:
    risk = np.array(values)
    found = classify(pd.DataFrame({"risk": risk}), {"high": {"risk": ">= 60"}, "low": {}}, move=move, move_in="points")
    lower = int(((risk >= 60) != (risk >= 60 - move)).sum())
    assert found.moves.loc[("risk 60", "lower"), "changed"] == found.moves.loc[("all", "lower"), "changed"] == lower
    stable = ((risk >= 60) == (risk >= 60 - move)) & ((risk >= 60) == (risk >= 60 + move))
    assert found.table["stable"].tolist() == stable.tolist()
    assert found.classes["units"].sum() == len(values)


@given(st.lists(st.tuples(*[st.floats(0, 100)] * 3), min_size=2, max_size=30), st.randoms(use_true_random=False))
def test_the_order_of_units_changes_no_class(rows: list[tuple[float, float, float]], random: object) -> None:
    scores = pd.DataFrame(rows, columns=["vulnerability", "violence", "resilience"])
    order = list(scores.index)
    random.shuffle(order)  # type: ignore[attr-defined]
    one, other = classify(scores), classify(scores.loc[order])
    pd.testing.assert_frame_equal(one.table, other.table.loc[scores.index])
    pd.testing.assert_frame_equal(one.moves, other.moves)


def test_all_problems_of_the_scores_are_told_at_once() -> None:
    bad = pd.DataFrame({"risk": ["high", "60", "inf"]}, index=["a", "a", "b"])
    with pytest.raises(DataError) as caught:
        classify(bad, {"high": {"risk": ">= 60", "violens": "> 3"}, "low": {}})
    words = str(caught.value)
    assert words.startswith("4 problems") and "a is there twice" in words and '"violens"' in words
    with pytest.raises(DataError, match="no units"):
        classify(SCORES.head(0), RULES)


def test_it_refuses_moves_that_are_none() -> None:
    for move in (0, -5, math.nan):
        with pytest.raises(ValueError, match="move is"):
            classify(SCORES, RULES, move=move)
    with pytest.raises(ValueError, match="percent or points"):
        classify(SCORES, RULES, move_in="steps")  # type: ignore[arg-type]


def test_the_given_frame_is_not_changed_and_the_result_can_be_read() -> None:
    before = SCORES.copy()
    html = classify(SCORES, RULES)._repr_html_()
    pd.testing.assert_frame_equal(SCORES, before)
    assert "When the cut-offs move" in html and '<th scope="row">risk 60</th>' in html

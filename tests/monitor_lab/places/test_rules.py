"""Typologies: reading them, applying them, moving their cut-offs."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor_lab import DataError
from monitor_lab.places.rules import TYPOLOGY, apply_rules, cutoff_moves, missing_scores, read_rules

RULES = {"critical": {"violence": ">= 60", "resilience": "< 40"}, "tense": {"violence": ">= 60"}, "calm": {}}


def test_the_first_class_that_fits_is_taken() -> None:
    scores = pd.DataFrame({"violence": [60, 60, 59.9], "resilience": [39.9, 40, 0]})
    assert apply_rules(scores, read_rules(RULES)).tolist() == [0, 1, 2]


def test_equal_cutoffs_of_one_score_are_one() -> None:
    assert read_rules(RULES).cutoffs == (("violence", 60.0), ("resilience", 40.0))


def test_a_missing_score_matters_only_where_it_could_change_the_class() -> None:
    nan = math.nan
    scores = pd.DataFrame({"violence": [nan, 80, 20, nan], "resilience": [90, nan, nan, nan]})
    assert apply_rules(scores, read_rules(RULES)).tolist() == [-2, -2, 2, -2]


@given(st.lists(st.tuples(st.floats(0, 100), st.floats(0, 100)), min_size=1, max_size=20), st.integers(0, 10))
def test_an_open_class_is_one_that_some_value_would_decide_otherwise(
    rows: list[tuple[float, float]], seed: int
) -> None:
    """Fill the missing cells with extremes: classes differ exactly where the unit was left open."""
    rules = read_rules(RULES)
    full = pd.DataFrame(rows, columns=["violence", "resilience"])
    gaps = np.random.default_rng(seed).random(full.shape) < 0.4
    found = apply_rules(full.mask(gaps), rules)
    filled = []
    for violence in (0.0, 100.0):
        for resilience in (0.0, 100.0):
            filled.append(
                apply_rules(
                    full.mask(gaps, pd.DataFrame({"violence": violence, "resilience": resilience}, full.index)), rules
                )
            )
    same = (np.stack(filled) == filled[0]).all(axis=0)
    assert ((found == -2) == ~same).all()
    assert (found[same] == filled[0][same]).all()


def test_a_unit_that_no_class_fits_is_named_so() -> None:
    assert apply_rules(pd.DataFrame({"x": [5.0]}), read_rules({"high": {"x": "> 6"}})).tolist() == [-1]


def test_every_cutoff_is_moved_both_ways_and_then_all() -> None:
    moves = cutoff_moves(read_rules(RULES), 10, "percent")
    assert [m.numbers for m in moves] == [(54, 40), (66, 40), (60, 36), (60, 44), (54, 36), (66, 44)]
    assert [m.numbers for m in cutoff_moves(read_rules(RULES), 5, "points")][-1] == (65, 45)
    assert math.isnan(moves[-1].before)
    with pytest.raises(ValueError, match="percent or points"):
        cutoff_moves(read_rules(RULES), 10, "steps")


def test_a_cutoff_of_zero_moves_in_points_only_and_a_negative_one_in_its_direction() -> None:
    assert [m.after for m in cutoff_moves(read_rules({"a": {"x": "> 0"}}), 10, "percent")][:2] == [0, 0]
    assert [m.after for m in cutoff_moves(read_rules({"a": {"x": "> -20"}}), 10, "percent")][:2] == [-22, -18]


def test_the_teaching_typology_has_the_four_classes_of_the_literature() -> None:
    assert set(TYPOLOGY) == {"high complexity", "vulnerable", "normal", "upper middle class"}
    assert read_rules(TYPOLOGY).classes[-1] == "normal"


def test_all_problems_of_a_typology_are_told_at_once() -> None:
    with pytest.raises(DataError) as caught:
        read_rules({"calm": {}, "tense": {"violence": "high"}, "other": {"x": ">"}})
    words = str(caught.value)
    assert words.startswith("3 problems") and "put it last" in words and "tense, violence" in words
    with pytest.raises(DataError, match="no conditions"):
        read_rules({"calm": {}})
    with pytest.raises(DataError, match="no conditions"):
        read_rules({})


def test_a_score_that_is_not_there_is_named_with_the_nearest() -> None:
    scores = pd.DataFrame({"Violence": [1.0], "resilience": [2.0]})
    with pytest.raises(DataError, match="Did you mean Violence"):
        apply_rules(scores, read_rules(RULES))
    assert len(missing_scores(scores[[]], read_rules(RULES))) == 2
    with pytest.raises(TypeError, match="a row a unit"):
        missing_scores([1], read_rules(RULES))  # type: ignore[arg-type]

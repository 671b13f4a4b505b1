"""Reading a checklist and its answers."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest

from monitor_lab import DataError
from monitor_lab.places.checklist_answers import read_checklist

CHECKLIST = pd.DataFrame(
    {"section": ["Seeing", "Seeing", "Help"], "weight": [2, 1, 1]}, index=["Lighting", "Sight lines", "Phone"]
)


def test_answers_become_points_whatever_their_case() -> None:
    found = read_checklist({"a": "YES", "b": " partly", "c": "No", "d": "n/a", "e": "", "f": None, "g": math.nan})
    assert np.array_equal(found.points[:, 0], [100, 50, 0, math.nan, math.nan, math.nan, math.nan], equal_nan=True)
    assert found.answers.iloc[:, 0].tolist()[:4] == ["yes", "partly", "no", "not applicable"]
    assert found.answers.iloc[:, 0].isna().tolist() == [False] * 4 + [True] * 3


def test_items_follow_the_checklist_and_what_was_not_answered_is_missing() -> None:
    found = read_checklist({"Phone": "yes", "Lighting": "no"}, CHECKLIST)
    assert found.items.index.tolist() == ["Lighting", "Sight lines", "Phone"]
    assert found.items["weight"].tolist() == [2, 1, 1]
    assert found.points[:, 0].tolist()[::2] == [0, 100] and math.isnan(found.points[1, 0])


def test_other_answers_and_scales_can_be_used() -> None:
    found = read_checklist({"a": "Sí", "b": "en parte"}, points={"sí": 100, "en parte": 40, "no": 0})
    assert found.points.tolist() == [[100], [40]]
    assert read_checklist({"a": 3, "b": "4", "c": 0}, scale=4).points.tolist() == [[75], [100], [0]]


def test_all_problems_are_told_at_once_with_the_nearest() -> None:
    with pytest.raises(DataError) as caught:
        read_checklist({"Lighting": "yess", "Phne": "no", "Phone": "maybe not"}, CHECKLIST)
    assert "Did you mean Phone?" in str(caught.value)
    with pytest.raises(DataError) as caught:
        read_checklist({"Lighting": "yess", "Phone": "unclear"}, CHECKLIST)
    words = str(caught.value)
    assert words.startswith("2 problems") and "Did you mean yes?" in words and "not applicable, or nothing" in words
    with pytest.raises(DataError, match="a number from 0 to 4"):
        read_checklist({"a": 5, "b": "many"}, scale=4)


def test_a_problem_names_item_and_rater() -> None:
    with pytest.raises(DataError, match="Phone, Luis: 'si'"):
        read_checklist(pd.DataFrame({"Thandi": ["yes"], "Luis": ["si"]}, index=["Phone"]))


def test_it_refuses_broken_checklists() -> None:
    broken = pd.DataFrame({"section": ["A", None, "A"], "weight": [0, 1, "x"]}, index=["a", "b", "b"])
    with pytest.raises(DataError) as caught:
        read_checklist({"a": "yes"}, broken)
    assert str(caught.value).startswith("4 problems")
    with pytest.raises(DataError, match="answered twice"):
        read_checklist(pd.Series(["yes", "no"], index=["a", "a"]))
    with pytest.raises(DataError, match="no answers"):
        read_checklist({})


def test_it_refuses_settings_that_do_not_go_together() -> None:
    with pytest.raises(ValueError, match="both given"):
        read_checklist({"a": 1}, points={"1": 100}, scale=4)
    with pytest.raises(ValueError, match="scale is 0"):
        read_checklist({"a": 1}, scale=0)
    with pytest.raises(ValueError, match="0 to 100"):
        read_checklist({"a": "yes"}, points={"yes": 1000})

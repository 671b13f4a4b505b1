"""Frames of numbers, and who belongs to whom."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

from monitor_lab import DataError, Framework
from monitor_lab.auditing.frames import check_frame, groups_at, leaves, lineage, steady

Make = Callable[..., Framework]


def test_every_problem_of_a_frame_is_told_at_once() -> None:
    frame = pd.DataFrame({"C01": ["many"], "C02": [np.inf]}, index=["Durban"])
    with pytest.raises(DataError) as caught:
        check_frame(frame, units=2)
    said = [str(problem) for problem in caught.value.problems]
    assert len(said) == 3
    assert "There are 1 row" in said[0] and "column C01" in said[1] and "value of Durban is infinite" in said[2]


def test_a_frame_without_columns_is_refused() -> None:
    with pytest.raises(DataError, match="no column"):
        check_frame(pd.DataFrame(index=["A"]))


def test_whole_numbers_become_floats_and_the_frame_given_stays_as_it_was() -> None:
    frame = pd.DataFrame({"C01": [1, 2]})
    checked = check_frame(frame)
    checked.iloc[0, 0] = 9.0
    assert frame["C01"].tolist() == [1, 2] and checked["C01"].dtype == "float64"


def test_a_node_is_held_by_its_group_and_all_above(make: Make) -> None:
    framework = make()
    view = framework.view("own")
    assert lineage(view, ["a1", "A", "I"]) == {"a1": ["A", "I"], "A": ["I"], "I": []}


def test_columns_are_gathered_by_their_parent_or_by_a_level(make: Make) -> None:
    view = make().view("own")
    nodes = ["a1", "a2", "b1", "A"]
    assert groups_at(view, None, nodes) == {"A": ["a1", "a2"], "B": ["b1"], "I": ["A"]}
    assert groups_at(view, "index", nodes) == {"I": nodes}
    with pytest.raises(ValueError, match='no level "facet"'):
        groups_at(view, "facet", nodes)


def test_indicators_are_found_however_deep(make: Make) -> None:
    view = make().view("own")
    assert leaves(view, ["a1", "a2"]) == {"I": ["a1", "a2"], "A": ["a1", "a2"], "B": []}


def test_columns_without_any_spread_are_found() -> None:
    frame = pd.DataFrame({"a": [1e9, 1e9 + 1e-6], "b": [np.nan, np.nan], "c": [0.0, 0.0], "d": [0.0, 1e-9]})
    assert steady(frame).tolist() == [True, True, True, False]

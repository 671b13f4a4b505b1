"""Finding units and groups, and saying in words what is not there."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

from monitor_lab import Scores
from monitor_lab.explain.lookup import above, find_group, find_row, given, members_of, nodes, peers

PANEL = pd.MultiIndex.from_tuples([("Durban", 2019), ("Durban", 2020), ("Tshwane", 2019)], names=["unit", "period"])
ROWS = {"X": [40.0, 50.0, 60.0, 70.0, 80.0, 90.0, None]}


def test_a_unit_of_a_panel_is_a_pair() -> None:
    assert find_row(PANEL, ("Durban", 2020)) == 1


def test_a_unit_without_its_period_is_refused_with_an_example() -> None:
    with pytest.raises(ValueError, match=r"name a unit and a period, such as \('Tshwane', 2019\); not 'Tshwane'"):
        find_row(PANEL, "Tshwane")


def test_a_period_that_is_not_there_is_refused() -> None:
    with pytest.raises(ValueError, match=r'There is no unit "Durban, 2021"\. Did you mean "Durban, 20'):
        find_row(PANEL, ("Durban", 2021))


def test_an_unknown_unit_without_a_near_one_lists_the_units() -> None:
    many = pd.Index([f"Ward {i}" for i in range(12)])
    with pytest.raises(ValueError, match=r'"Elsewhere". The units are Ward 0, .*, Ward 9 and 2 more\.'):
        find_row(many, "Elsewhere")


def test_the_index_is_meant_where_no_group_is_named(small: Callable[..., Scores]) -> None:
    scores = small(ROWS)
    assert scores.tree.groups[find_group(scores, None)] == "I"
    assert scores.tree.groups[find_group(scores, "B2")] == "B2"


def test_an_unknown_group_is_refused_with_the_nearest(small: Callable[..., Scores]) -> None:
    with pytest.raises(ValueError, match=r'The view "own" has no group "b1"\. Did you mean "B1"'):
        find_group(small(ROWS), "b1")


def test_members_stand_in_a_group_however_deep(small: Callable[..., Scores]) -> None:
    scores = small(ROWS)
    assert members_of(scores, "B").tolist() == [False] * 3 + [True] * 4
    assert members_of(scores, None).all()
    assert above(scores.tree.view, "b3") == ["B2", "B", "I"]


def test_groups_come_first_and_say_what_they_stand_in(small: Callable[..., Scores]) -> None:
    table = nodes(small(ROWS))
    assert table.index[:2].tolist() == ["I", "A"]
    assert table.loc["B1"].to_dict() == {"level": "part", "name": "Group B1", "group": "B"}
    assert table.loc["b4"].to_dict() == {"level": "indicator", "name": "Name of b4", "group": "B2"}


def test_values_are_those_given_and_missing_ones_stay_missing(small: Callable[..., Scores]) -> None:
    np.testing.assert_array_equal(given(small(ROWS), 0), [40.0, 50.0, 60.0, 70.0, 80.0, 90.0, np.nan])


def test_peers_are_the_units_of_the_same_period() -> None:
    assert peers(PANEL, 2).tolist() == [True, False, True]
    assert peers(pd.Index(["A", "B"]), 0).all()

"""Everything that is wrong with a framework is said at once, in words."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest

from monitor_lab import Framework, FrameworkError

Make = Callable[..., Framework]


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"direction": {"a1": "higher is beter"}}, "Did you mean higher is better?"),
        ({"direction": {"a1": ""}}, "The direction is missing."),
        ({"worst": {"a1": 100.0}}, "Both goalposts are 100"),
        ({"worst": {"a2": 0.0}, "best": {"a2": 80.0}}, "lower is better, but worst is 0 and best is 80"),
        ({"worst": {"a1": 100.0}, "best": {"a1": 0.0}}, "reversed: higher is better"),
        ({"best": {"a1": None}}, "The goalpost is missing."),
        ({"best": {"a1": "10,5"}}, "Did you mean 10.5?"),
        ({"best": {"a1": "inf"}}, "not a finite number"),
        ({"weight": {"a1": -1.0}}, "row 2, column weight: The weight is -1. Allowed: 0 or more."),
        ({"weight": {"A": -1.0}}, "The weight is -1"),
        ({"weight": {"a1": 0.0, "a2": 0.0}}, "The weights of all that belongs to A add to zero"),
        ({"weight": {"A": 0.0, "B": 0.0}}, "The weights of all that belongs to I add to zero"),
        ({"own": {"b1": "a"}}, 'There is no group a in the view "own". Did you mean A?'),
        ({"own": {"b1": ""}}, "must stand in a group"),
        ({"own": {"b1": "A"}}, "Nothing belongs to the group B"),
        ({"parent": {"B": ""}}, "2 groups without a parent (I, B). Allowed: one"),
        ({"parent": {"B": "J"}}, "The parent J of B is not a group"),
        ({"parent": {"I": "A"}}, "The groups stand in a circle: I in A in I."),
        ({"parent": {"I": "A"}}, "0 groups without a parent"),
        ({"status": {"a1": "scores"}}, "Did you mean scored?"),
    ],
)
def test_each_fault_is_named(make: Make, changes: dict[str, dict[str, object]], words: str) -> None:
    with pytest.raises(FrameworkError) as caught:
        make(**changes)
    assert words in str(caught.value)


def test_all_faults_come_in_one_exception(make: Make) -> None:
    with pytest.raises(FrameworkError) as caught:
        make(direction={"a1": "up"}, worst={"a2": 0.0}, weight={"b1": -2.0}, parent={"B": "J"})
    assert len(caught.value.problems) == 4
    assert {p.file for p in caught.value.problems} == {"indicators", "groups"}


def test_ids_given_twice_and_empty_ids_are_named_with_their_rows() -> None:
    indicators = pd.DataFrame(
        {"id": ["a", "a", ""], "name": "x", "unit": "x", "direction": "", "worst": 0, "best": 1, "own": "I"}
    )
    groups = pd.DataFrame({"view": "own", "id": ["I"], "name": "x", "level": "index", "parent": ""})
    with pytest.raises(FrameworkError) as caught:
        Framework.from_tables(indicators, groups)
    assert [(p.row, p.what) for p in caught.value.problems] == [
        (4, "The id is empty."),
        (3, "The id a stands in row 2 already."),
    ]


def test_missing_columns_are_named_with_the_nearest() -> None:
    with pytest.raises(FrameworkError) as caught:
        Framework.from_tables(pd.DataFrame({"ids": ["a"], "name": "x"}), pd.DataFrame({"view": ["own"]}))
    words = str(caught.value)
    assert 'The column "id" is missing. Did you mean ids?' in words
    assert 'The column "direction" is missing.' in words and 'The column "parent" is missing.' in words


def test_a_view_without_a_column_and_shared_ids_are_named(make: Make) -> None:
    indicators = make().indicators.reset_index().replace("b1", "I").rename(columns={"own": "owm"})
    groups = pd.DataFrame({"view": "own", "id": ["I"], "name": "x", "level": "index", "parent": ""})
    with pytest.raises(FrameworkError) as caught:
        Framework.from_tables(indicators, groups)
    assert "Did you mean owm?" in str(caught.value)
    assert "I is the id of an indicator and of a group" in str(caught.value)


def test_percentages_lie_between_0_and_100_unless_the_file_says_otherwise(make: Make) -> None:
    rows = make(maximum={"b1": 31.0}).indicators
    assert rows.loc["a1", ["minimum", "maximum"]].tolist() == [0, 100]
    assert rows["maximum"].loc["b1"] == 31 and pd.isna(rows["maximum"].loc["a2"])

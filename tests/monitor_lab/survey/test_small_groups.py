"""Nobody in a small group can be made out, also not by subtraction."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor_lab.survey.small_groups import which_to_show


def test_groups_that_are_large_enough_are_all_shown() -> None:
    found = which_to_show({"Women": 40, "Men": 38}, 5)
    assert found == (("Women", "Men"), (), "")


def test_one_small_group_takes_the_next_smallest_with_it() -> None:
    found = which_to_show({"Women": 40, "Men": 38, "Non-binary": 3}, 5)
    assert found.show == ("Women",) and found.hide == ("Men", "Non-binary")
    assert "worked out: Men, Non-binary" in found.note


def test_two_small_groups_hide_each_other() -> None:
    found = which_to_show({"a": 3, "b": 4, "c": 40}, 5)
    assert found.show == ("c",) and "fewer than 5 people answered: a, b" in found.note


def test_people_without_a_group_protect_and_need_protection() -> None:
    assert which_to_show({"a": 30, "b": 40, "c": 3}, 5, others=9).show == ("a", "b")
    assert which_to_show({"a": 30, "b": 40}, 5, others=2).show == ("b",)


@given(
    st.dictionaries(st.text(min_size=1, max_size=3), st.integers(0, 30), max_size=6),
    st.integers(1, 10),
    st.integers(0, 12),
)
def test_what_is_left_of_the_whole_is_never_a_few_people(sizes: dict[str, int], minimum: int, others: int) -> None:
    found = which_to_show(sizes, minimum, others=others)
    assert set(found.show) | set(found.hide) == set(sizes)
    assert all(sizes[name] >= minimum for name in found.show)
    left = others + sum(sizes[name] for name in found.hide)
    assert left == 0 or left >= minimum or not found.show


def test_a_group_has_at_least_one_person() -> None:
    with pytest.raises(ValueError, match="at least 1"):
        which_to_show({}, 0)

"""Conditions as people write them."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor_lab import DataError
from monitor_lab.places.conditions import Condition, holds, parse_condition


@pytest.mark.parametrize(
    ("text", "sign", "number"),
    [(">= 60", ">=", 60), ("<40", "<", 40), ("≤ -2.5", "<=", -2.5), ("at least 1", ">=", 1), ("Below 0.5", "<", 0.5)],
)
def test_signs_and_words_are_read(text: str, sign: str, number: float) -> None:
    assert parse_condition(text) == (Condition(sign, number),)


def test_two_conditions_are_joined_by_and() -> None:
    assert parse_condition("at least 20 AND below 60") == (Condition(">=", 20), Condition("<", 60))


@pytest.mark.parametrize("text", ["", "60", "> sixty", "= 60", "60 <", ">= 1,5", "> 5 or < 2"])
def test_anything_else_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(DataError, match=r"violence: .* is no condition.*such as"):
        parse_condition(text, "violence")


@given(st.lists(st.floats(-100, 100), min_size=1), st.floats(-100, 100))
def test_a_condition_and_its_opposite_divide_what_is_known(values: list[float], cutoff: float) -> None:
    array = np.array(values)
    for sign, opposite in ((">=", "<"), (">", "<=")):
        assert (holds(array, sign, cutoff)[0] ^ holds(array, opposite, cutoff)[0]).all()


def test_the_cutoff_itself_belongs_to_at_least_and_at_most() -> None:
    assert [bool(holds(np.array([60.0]), sign, 60)[0][0]) for sign in (">=", "<=", ">", "<")] == [
        True,
        True,
        False,
        False,
    ]


def test_a_missing_value_neither_holds_nor_fails() -> None:
    true, open_ = holds(np.array([np.nan]), "<", 5)
    assert not true[0] and open_[0]


def test_it_refuses_other_signs_and_cutoffs() -> None:
    with pytest.raises(ValueError, match="sign"):
        holds(np.array([1.0]), "==", 5)
    with pytest.raises(ValueError, match="finite"):
        holds(np.array([1.0]), "<", np.nan)

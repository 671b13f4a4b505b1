"""Shares of survey questions: the Afghan survey first, then what must always hold."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor_lab import DataError, tabulate

THREATS = {"Hazards": 48, "Traffic": 40, "Crime": 41, "War": 23}
STABILITY = {"Better": 55, "Same": 25, "Worse": 9, "Refused": 5}
SUPPORT = {"Oppose": 30, "Support": 37, "Undecided": 31}


def test_threats_that_add_to_152_prove_several_answers_and_an_overlap_of_52_thirds() -> None:
    found = tabulate(THREATS)
    assert found.response == "multiple"
    assert found.total == 152
    assert found.overlap_at_least == pytest.approx(52 / 3)
    assert found.mentions_per_respondent == pytest.approx(1.52)
    assert found.overlap is None and found.n is None


@pytest.mark.parametrize(("shares", "total"), [(STABILITY, 94), (SUPPORT, 98)])
def test_shares_below_100_do_not_tell_how_many_answers_were_allowed(shares: dict[str, float], total: float) -> None:
    found = tabulate(shares)
    assert (found.response, found.total, found.overlap_at_least) == ("undetermined", total, 0)


def test_options_stand_in_descending_order_and_keep_theirs_when_equal() -> None:
    assert tabulate(THREATS).table.index.tolist() == ["Hazards", "Crime", "Traffic", "War"]
    assert tabulate({"b": 10, "a": 10, "c": 20}).table.index.tolist() == ["c", "b", "a"]


def test_without_n_there_are_no_intervals() -> None:
    table = tabulate(THREATS).table
    assert table.columns.tolist() == ["share", "low", "high"]
    assert table[["low", "high"]].isna().all(axis=None)


def test_what_rounding_can_explain_proves_nothing() -> None:
    """Four shares, each rounded up by half a point, add to 102."""
    assert tabulate({"a": 40, "b": 30, "c": 20, "d": 12}).response == "undetermined"
    assert tabulate({"a": 40, "b": 30, "c": 20, "d": 12.1}).response == "multiple"


def test_single_is_refused_when_the_shares_prove_otherwise() -> None:
    with pytest.raises(DataError, match="sum to 152%"):
        tabulate(THREATS, response="single")
    assert tabulate(SUPPORT, response="single").response == "single"


def test_columns_of_answers_give_counts_and_the_exact_overlap() -> None:
    answers = pd.DataFrame({"Theft": [1, 1, 0, 1, 0], "Traffic": [1, 0, 0, 1, 1], "Floods": [0, 0, 0, 1, 0]})
    found = tabulate(answers)
    assert found.table["count"].to_dict() == {"Theft": 3, "Traffic": 3, "Floods": 1}
    assert found.table["share"].to_dict() == {"Theft": 60.0, "Traffic": 60.0, "Floods": 20.0}
    assert (found.response, found.n, found.overlap) == ("multiple", 5, 40.0)
    assert found.table["count"].dtype == np.int64


def test_labels_are_single_response_and_empty_ones_are_left_out() -> None:
    found = tabulate(pd.Series(["Yes", " Yes", "No", None, ""]))
    assert (found.response, found.n, found.overlap) == ("single", 3, 0.0)
    assert found.table["count"].to_dict() == {"Yes": 2, "No": 1}
    assert "2 respondents gave no answer and are left out." in found.notes


def test_a_category_that_nobody_chose_is_kept() -> None:
    labels = pd.Series(pd.Categorical(["Yes", "Yes"], categories=["No", "Yes"]))
    assert tabulate(labels).table["share"].to_dict() == {"Yes": 100.0, "No": 0.0}


def test_a_numeric_series_is_read_like_a_mapping() -> None:
    assert tabulate(pd.Series(THREATS)).table.equals(tabulate(THREATS).table)
    assert tabulate(pd.Series(THREATS, dtype=object)).total == 152


def test_respondents_with_gaps_are_left_out_and_counted() -> None:
    answers = pd.DataFrame({"a": [1, 0, None, None], "b": [1, 1, None, 0]})
    found = tabulate(answers)
    assert found.n == 2
    assert found.notes[:2] == (
        "1 respondent gave no answer and is left out.",
        "1 respondent answered only some of the options and is left out.",
    )


def test_booleans_count_like_0_and_1() -> None:
    numbers = pd.DataFrame({"a": [1, 0, 1], "b": [0, 0, 1]})
    for kind in (bool, float, object, "Int64", "boolean"):
        assert tabulate(numbers.astype(kind)).table.equals(tabulate(numbers).table)
    assert tabulate(numbers.astype(bool).astype(object)).table.equals(tabulate(numbers).table)


@pytest.mark.parametrize(
    ("answers", "arguments", "words"),
    [
        ({}, {}, "no shares"),
        ({"a": 101}, {}, "0 to 100"),
        ({"a": -1, "b": "40%", "c": math.nan, "d": None, "e": True}, {}, "5 problems"),
        (pd.Series([10, 20], index=["a", "a"]), {}, "given twice"),
        (pd.Series([1, 2, 2]), {}, "no option names"),
        (pd.Series([], dtype=str), {}, "no answers"),
        (pd.Series([None, ""]), {}, "no answers"),
        (pd.Series(["a"]), {"response": "multiple"}, "a column an option"),
        (pd.DataFrame({"a": []}), {}, "no rows"),
        (pd.DataFrame({"a": [1, 2], "b": ["x", 0]}), {}, "2 problems"),
        (pd.DataFrame([[1, 0]], columns=["a", "a"]), {}, "more than one column"),
        (pd.DataFrame({"a": [1, None], "b": [None, 1]}), {}, "only 1 and empty"),
        (pd.DataFrame({"a": [None], "b": [None]}), {}, "every cell is empty"),
        (pd.DataFrame({"a": [0, None], "b": [None, 1]}), {}, "Nobody answered every option"),
        (pd.DataFrame({"a": [1], "b": [1]}), {"response": "single"}, "named several"),
        (pd.DataFrame({"a": [1]}), {"n": 7}, "Leave n out"),
        (THREATS, {"n": 0}, "whole number"),
        (THREATS, {"n": 10.5}, "whole number"),
        (THREATS, {"n": True}, "whole number"),
    ],
)
def test_it_refuses_in_words_what_cannot_be_tabulated(
    answers: object, arguments: dict[str, object], words: str
) -> None:
    with pytest.raises(DataError, match=words):
        tabulate(answers, **arguments)  # type: ignore[arg-type]


def test_it_refuses_unknown_arguments() -> None:
    with pytest.raises(ValueError, match="response is"):
        tabulate(THREATS, response="several")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="confidence"):
        tabulate(THREATS, confidence=95)


def test_numbers_beyond_32_bits_are_counted_exactly() -> None:
    found = tabulate({"a": 50}, n=3_000_000_000)
    assert found.n == 3_000_000_000
    assert found.table["high"].loc["a"] == pytest.approx(50.0018, abs=1e-4)


answer_tables = st.integers(2, 5).flatmap(
    lambda k: st.lists(st.lists(st.integers(0, 1), min_size=k, max_size=k), min_size=1, max_size=40)
)


@given(answer_tables)
def test_the_lower_bound_never_exceeds_the_true_overlap(rows: list[list[int]]) -> None:
    found = tabulate(pd.DataFrame(rows, columns=[f"o{i}" for i in range(len(rows[0]))]))
    assert found.overlap is not None
    assert found.overlap_at_least <= found.overlap + 1e-9
    assert found.total == pytest.approx(100 * found.mentions_per_respondent)


@given(answer_tables, st.randoms())
def test_the_order_of_respondents_changes_nothing(rows: list[list[int]], random: object) -> None:
    frame = pd.DataFrame(rows, columns=[f"o{i}" for i in range(len(rows[0]))])
    shuffled = frame.sample(frac=1, random_state=len(rows))
    assert tabulate(frame).table.equals(tabulate(shuffled).table)

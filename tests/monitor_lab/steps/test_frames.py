"""Numbers of a frame, or everything that keeps them from being numbers."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor_lab import DataError
from monitor_lab.steps.frames import constant_problems, learnt_numbers, middle, numbers, one_indicator, value_range

NAN = float("nan")


def test_every_problem_of_a_frame_is_told_at_once() -> None:
    frame = pd.DataFrame({"C01": ["many", "few"], "C02": [1.0, np.inf], "C03": [True, False]}, index=["A", "A"])
    with pytest.raises(DataError) as caught:
        numbers(frame, "city", unique=True)
    said = str(caught.value)
    assert len(caught.value.problems) == 4
    for words in (
        "A stands there more than once",
        "column C01: The column holds text",
        "The value of A is infinite",
        "column C03",
    ):
        assert words in said


def test_a_column_given_twice_is_refused() -> None:
    frame = pd.DataFrame([[1.0, 2.0]], columns=["C01", "C01"])
    with pytest.raises(DataError, match="column C01: This column stands there more than once"):
        numbers(frame)


def test_whole_numbers_and_nullable_numbers_become_floats_and_the_frame_is_not_touched() -> None:
    frame = pd.DataFrame({"a": pd.array([1, None], dtype="Int64"), "b": np.array([3, 4], dtype=np.int32)})
    values = numbers(frame)
    assert values.dtype == np.float64 and np.isnan(values[1, 0])
    values[:] = 0.0
    assert frame["b"].tolist() == [3, 4]


def test_columns_come_in_the_order_learnt() -> None:
    assert learnt_numbers(pd.DataFrame({"b": [2.0], "a": [1.0]}), ("a", "b")).tolist() == [[1.0, 2.0]]


def test_a_column_that_is_missing_or_new_is_named_with_the_nearest_one() -> None:
    with pytest.raises(DataError) as caught:
        learnt_numbers(pd.DataFrame({"C1": [2.0]}), ("C01",))
    said = str(caught.value)
    assert "There is no column C01, which the reference data had. Did you mean C1?" in said
    assert "column C1: The reference data had no such column. Did you mean C01?" in said


@given(st.lists(st.one_of(st.floats(-1e6, 1e6), st.just(NAN)), max_size=12), st.sampled_from(["mean", "median"]))
def test_means_and_medians_are_those_of_pandas(values: list[float], how: str) -> None:
    theirs = getattr(pd.Series(values, dtype="float64"), how)()
    ours = middle(np.array(values, dtype=np.float64)[:, None], how)[0]
    assert ours == pytest.approx(theirs, nan_ok=True, abs=1e-9)


def test_the_middle_along_rows_leaves_empty_rows_empty() -> None:
    rows = np.array([[1.0, 5.0, NAN], [NAN, NAN, NAN], [2.0, 4.0, 9.0]])
    assert middle(rows, "median", axis=1).tolist()[::2] == [3.0, 4.0]
    assert np.isnan(middle(rows, "median", axis=1)[1])


def test_no_rows_have_no_middle_and_no_range() -> None:
    nothing = np.empty((0, 2))
    assert np.isnan(middle(nothing, "median")).all() and np.isnan(middle(nothing, "mean")).all()
    assert np.isnan(value_range(nothing)[0]).all()


def test_a_constant_column_is_a_problem_and_an_empty_one_is_not() -> None:
    found = constant_problems(np.array([[3.0, NAN, 1.0], [3.0, NAN, 2.0]]), ["a", "b", "c"], "data", "no spread.", "")
    assert [p.column for p in found] == ["a"]


def test_one_indicator_keeps_its_index_and_refuses_a_single_value() -> None:
    series, values = one_indicator(pd.Series([1, 2], index=["A", "B"], name="C01"), "no spread.")
    assert series.index.tolist() == ["A", "B"] and values.tolist() == [1.0, 2.0]
    with pytest.raises(DataError, match=r"column C01: Every unit has the value 2: no spread."):
        one_indicator(pd.Series([2, 2], name="C01"), "no spread.")

"""The three forms of answers become one."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from monitor_lab import DataError
from monitor_lab.survey.answers import count_columns, count_labels, is_numeric


def test_the_first_wrong_cell_of_each_column_is_named_with_its_row() -> None:
    with pytest.raises(DataError) as caught:
        count_columns(pd.DataFrame({"a": [0, 1, 3], "b": ["x", 1, "y"]}))
    assert [(p.row, p.column) for p in caught.value.problems] == [(3, "a"), (1, "b")]
    assert "2 cells like it" in caught.value.problems[1].what


def test_the_joint_shares_are_those_of_people_who_named_both() -> None:
    joint = count_columns(pd.DataFrame({"a": [1, 1, 0, 0], "b": [1, 0, 1, 0]})).joint
    assert joint is not None
    assert np.allclose(joint, [[50, 25], [25, 50]])


def test_numbers_and_labels_are_told_apart() -> None:
    assert is_numeric(pd.Series({"a": 1.5}))
    assert not is_numeric(pd.Series([True, False]))
    assert not is_numeric(pd.Series(["1", "2"]))


def test_labels_that_are_numbers_in_text_are_counted_as_labels() -> None:
    counts = count_labels(pd.Series(["1", "2", "2"])).counts
    assert counts is not None and counts.to_dict() == {"1": 1, "2": 2}

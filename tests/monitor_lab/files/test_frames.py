"""A frame is checked without being copied, and refused with every reason at once."""

from __future__ import annotations

import tracemalloc

import numpy as np
import pandas as pd
import pytest

from monitor_lab import DataError, Framework
from monitor_lab.files.frames import check_observations, check_possible


def test_a_frame_in_order_is_not_copied_and_stays_the_callers_own(catalogue: Framework) -> None:
    codes = catalogue.scored.index
    frame = pd.DataFrame(np.ones((2000, len(codes))), columns=codes)
    tracemalloc.start()
    checked = check_observations(frame, catalogue)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert np.shares_memory(checked.to_numpy(), frame.to_numpy())
    assert peak < frame.to_numpy().nbytes * 0.5
    checked.iloc[0, 0] = 7.0
    assert frame.iloc[0, 0] == 1.0


def test_a_frame_in_another_order_or_with_whole_numbers_is_put_right(catalogue: Framework) -> None:
    framework = catalogue.select(["C01", "C03", "C22"])
    frame = pd.DataFrame({"C22": [20, 30], "C01": np.array([1, 2], dtype=np.float32)}, index=["A", "B"])
    checked = check_observations(frame, framework)
    assert checked.columns.tolist() == ["C01", "C03", "C22"] and (checked.dtypes == np.float64).all()
    assert checked["C22"].tolist() == [20.0, 30.0] and checked["C03"].isna().all()
    assert frame["C22"].dtype == np.int64


def test_missing_values_of_every_kind_are_nan(catalogue: Framework) -> None:
    frame = pd.DataFrame({"C01": pd.array([1, None], dtype="Int64")}, index=["A", "B"])
    assert check_observations(frame, catalogue.select(["C01"]))["C01"].isna().tolist() == [False, True]


def test_all_that_is_wrong_is_said_at_once_and_where(catalogue: Framework) -> None:
    frame = pd.DataFrame(
        {"C01": ["38", "many"], "C02": [1.0, np.inf], "C03": [-np.inf, np.inf], "C1": [1, 2]}, index=["x", "x"]
    )
    with pytest.raises(DataError) as caught:
        check_observations(frame, catalogue)
    found = [str(p) for p in caught.value.problems]
    assert (
        found[0].startswith("observations, row 1, column C1: There is no indicator of this name.") or "C1:" in found[0]
    )
    for words in (
        "column unit: x stands there more than once.",
        'column C01: The column holds text, not numbers: "38" in x.',
        "column C02: The column holds an infinite value in x.",
        "column C03: The column holds 2 infinite values, the first in x.",
    ):
        assert any(words in line for line in found), words
    assert len(found) == 5


def test_columns_that_stand_there_twice_are_refused(catalogue: Framework) -> None:
    frame = pd.DataFrame([[1.0, 2.0]], columns=["C01", "C01"])
    with pytest.raises(DataError, match="column C01: This column stands there twice"):
        check_observations(frame, catalogue)


def test_a_yes_or_no_is_no_number(catalogue: Framework) -> None:
    with pytest.raises(DataError, match='text, not numbers: "True"'):
        check_observations(pd.DataFrame({"C01": [True]}), catalogue)


def test_values_that_cannot_occur_are_refused_and_others_pass_unchanged(catalogue: Framework) -> None:
    frame = pd.DataFrame({"C22": [100.0, np.nan], "C01": [0.0, 200.0]}, index=["A", "B"])
    assert check_possible(frame, catalogue) is frame
    with pytest.raises(DataError) as caught:
        check_possible(pd.DataFrame({"C22": [100.5, -1.0], "C01": [1.0, -1.0]}, index=["A", "B"]), catalogue)
    assert [str(p) for p in caught.value.problems] == [
        "observations, column C22: A has 100.5, which cannot occur in % of residents. Allowed: 0 to 100.",
        "observations, column C22: B has -1, which cannot occur in % of residents. Allowed: 0 to 100.",
        "observations, column C01: B has -1, which cannot occur in per 100,000. Allowed: 0 or more.",
    ]

"""Observations are read as they stand, or refused with every reason at once."""

from __future__ import annotations

import io
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor_lab import DataError, Framework, read_observations
from monitor_lab.files.observations import check_observations


def read(text: str, framework: Framework) -> pd.DataFrame:
    return read_observations(io.StringIO(text), framework)


def problems(text: str, framework: Framework) -> list[str]:
    with pytest.raises(DataError) as caught:
        read(text, framework)
    return [str(p) for p in caught.value.problems]


def test_long_and_wide_give_the_same_frame(catalogue: Framework) -> None:
    wide = read("unit,C22,C01\nDurban,29.5,38.23\nTshwane,20,", catalogue)
    long = read("unit,indicator,value\nDurban,C01,38.23\nTshwane,C22,20\nDurban,C22,29.5", catalogue)
    assert wide.equals(long)
    assert wide.columns.tolist() == ["C01", "C22"] and wide.index.tolist() == ["Durban", "Tshwane"]
    assert (wide.dtypes == np.float64).all() and wide.index.name == "unit"


def test_missing_values_are_missing_and_not_zero(catalogue: Framework) -> None:
    frame = read("unit,C01,C22\nA,,0\nB,n/a,..", catalogue)
    assert frame["C01"].isna().all() and frame["C22"].tolist()[0] == 0 and np.isnan(frame["C22"].loc["B"])


def test_years_make_a_second_index_of_whole_numbers(catalogue: Framework) -> None:
    frame = read("unit,period,C01\nA,2019,1\nA,2020,2", catalogue)
    assert frame.index.names == ["unit", "period"]
    assert frame.loc[("A", 2020), "C01"] == 2


def test_periods_that_are_no_years_stay_texts(catalogue: Framework) -> None:
    frame = read("unit,period,indicator,value\nA,2011/12,C01,1\nA,2012/13,C01,2", catalogue)
    assert frame.index.tolist() == [("A", "2011/12"), ("A", "2012/13")]


def test_empty_rows_are_passed_over_and_rows_keep_their_numbers(catalogue: Framework) -> None:
    found = problems("unit,C01\nA,1\n,\n\nB,x\n", catalogue)
    assert found == [
        'data, row 5, column C01: "x" is not a number. '
        "Allowed: numbers such as 12.5, or an empty cell where the value is missing."
    ]


def test_all_problems_of_a_wide_file_come_at_once(catalogue: Framework) -> None:
    text = "unit;C01;C22;C99;c15\nA;12,5;130;1;2\nA;inf;-1;1;2\n;1;1;1;1"
    found = problems(text, catalogue)
    for words in (
        "row 4, column unit: The unit is empty.",
        "column C99: There is no indicator of this name.",
        "column c15: There is no indicator of this name.",
        "Did you mean C15?",
        'row 2, column C01: "12,5" has a decimal comma.',
        'row 3, column C01: "inf" is not a finite number.',
        "row 2, column C22: C22 is 130, which cannot occur in % of residents. Allowed: 0 to 100.",
        "row 3, column C22: C22 is -1",
        "row 3, column unit: A stands in row 2 already.",
    ):
        assert any(words in line for line in found), words
    assert len(found) == 8


def test_all_problems_of_a_long_file_come_at_once(catalogue: Framework) -> None:
    text = "unit,indicator,value,note\nA,C01,1,x\nA,C01,2,x\nA,C1,3,x\nA,C34,101,x\nA,C22,many,x"
    found = problems(text, catalogue)
    for words in (
        "column note: A file with one value a row has no use for this column.",
        "row 3, column unit and indicator: A, C01 stands in row 2 already.",
        'row 4, column indicator: There is no indicator "C1". Did you mean C01?',
        "row 5, column value: C34 is 101",
        'row 6, column value: "many" is not a number.',
    ):
        assert any(words in line for line in found), words
    assert len(found) == 5


def test_a_unit_may_come_back_in_another_period_but_not_in_the_same(catalogue: Framework) -> None:
    found = problems("unit,period,C01\nA,2019,1\nA,2020,1\nA,2020,2", catalogue)
    assert found == ["data, row 4, column unit and period: A, 2020 stands in row 3 already."]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "empty"),
        ("unit,C01", "a header but no rows"),
        ("units,C01\nA,1", 'Did you mean "units" to be it?'),
        ("unit\nA", "no column with the id of an indicator"),
    ],
)
def test_files_without_content_are_refused(catalogue: Framework, text: str, words: str) -> None:
    assert words in problems(text, catalogue)[0]


def test_columns_can_be_ignored_by_name(catalogue: Framework) -> None:
    text = io.StringIO("unit,C01,note\nA,1,from the police")
    assert read_observations(text, catalogue, ignore=["note"]).columns.tolist() == ["C01"]


def test_problems_name_the_file(catalogue: Framework, tmp_path: Path) -> None:
    (tmp_path / "city.csv").write_text("unit,C01\nA,x", encoding="utf-8")
    with pytest.raises(DataError, match=r"city.csv, row 2, column C01"):
        read_observations(tmp_path / "city.csv", catalogue)
    with pytest.raises(FileNotFoundError):
        read_observations(tmp_path / "other.csv", catalogue)


def test_values_of_slots_are_read(catalogue: Framework) -> None:
    assert read("unit,C01,T002\nA,1,2", catalogue).columns.tolist() == ["C01", "T002"]


@given(st.permutations(range(1, 9)))
def test_the_order_of_rows_in_a_long_file_changes_no_value(catalogue: Framework, order: list[int]) -> None:
    rows = [f"U{i % 4},C0{1 + i // 4},{i}.5" for i in range(8)]
    shuffled = "\n".join(["unit,indicator,value", *(rows[i - 1] for i in order)])
    plain = read("\n".join(["unit,indicator,value", *rows]), catalogue)
    assert read(shuffled, catalogue).sort_index().equals(plain.sort_index())


def test_a_frame_is_checked_before_it_is_scored(catalogue: Framework) -> None:
    frame = pd.DataFrame({"C01": ["a", "b"], "C02": [1.0, np.inf], "C1": [1, 2]}, index=["x", "x"])
    with pytest.raises(DataError) as caught:
        check_observations(frame, catalogue)
    assert len(caught.value.problems) == 4
    with pytest.raises(DataError, match="nothing to score"):
        check_observations(pd.DataFrame({"T002": [1.0]}), catalogue)

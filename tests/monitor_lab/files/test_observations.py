"""Observations are read as they stand, or refused with every reason at once."""

from __future__ import annotations

import datetime as dt
import io
from pathlib import Path

import numpy as np
import openpyxl
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


def test_what_a_municipal_officer_sends_is_answered_in_one_letter(catalogue: Framework, tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    page = book.active
    page.title = "Safety 2019"
    lines: list[list[object]] = [
        ["Safety data of the municipality, 2019"],
        [],
        ["Unit", "C01", "C1", "C22", "C34", "C40"],
        ["Central", "38,2", 4, 0.295, "12 %", 84.3],
        ["Harbour", "about 20", 4, 0.31, 18, dt.date(2019, 3, 12)],
        ["Central", 24.0, 4, 0.2, 104, 91.6],
        ["harbour ", None, 4, 0.12, 17.4, "=B2/0"],
    ]
    for line in lines:
        page.append(line)
    page.merge_cells("A1:F1")
    book.save(tmp_path / "city.xlsx")
    with pytest.raises(DataError) as caught:
        read_observations(tmp_path / "city.xlsx", catalogue)
    found = [str(p) for p in caught.value.problems]
    for words in (
        "row 1: The cells A1:F1 are merged",
        'row 1: A title ("Safety data of the municipality, 2019") stands above the column names.',
        "row 3, column C1: There is no indicator of this name.",
        "Did you mean C01?",
        'row 4, column C01: "38,2" has a decimal comma.',
        'row 5, column C01: "about 20" is not a number.',
        'row 4, column C34: "12 %" has a percent sign.',
        "row 6, column C34: C34 is 104, which cannot occur in %",
        'row 5, column C40: "2019-03-12" is a date.',
        'row 7, column C40: "=B2/0" is a formula whose result is not stored',
        "row 6, column unit: Central stands in row 4 already.",
        'row 7, column unit: "harbour" differs from "Harbour" in row 5 only in capitals or spaces.',
        "column C22: All 4 values lie between 0 and 1",
        "Did you mean 31, not 0.31?",
    ):
        assert any(words in line for line in found), words
    assert len(found) == 12 and all(line.startswith("city.xlsx, sheet Safety 2019, ") for line in found)


def test_percentages_below_one_are_read_when_they_are_meant(catalogue: Framework) -> None:
    text = "unit,C22\nA,0.1\nB,0.2\nC,0.3"
    assert "30, not 0.3" in problems(text, catalogue)[0]
    assert read_observations(io.StringIO(text), catalogue, below_one=["C22"])["C22"].tolist() == [0.1, 0.2, 0.3]


def test_an_empty_period_and_a_broken_unit_are_named(catalogue: Framework) -> None:
    found = problems("unit,period,C01\nA,,1\n#REF!,2019,1", catalogue)
    assert "row 2, column period: The period is empty." in found[0] or "row 2, column period" in found[1]
    assert any('row 3, column unit: "#REF!" is an error' in line for line in found)


def test_a_long_file_is_read_in_time_that_grows_with_its_rows(catalogue: Framework) -> None:
    rows = [f"u{i},{code},1" for i in range(500) for code in catalogue.scored.index]
    assert read("\n".join(["unit,indicator,value", *rows]), catalogue).shape == (500, 64)


def test_a_frame_is_checked_before_it_is_scored(catalogue: Framework) -> None:
    frame = pd.DataFrame({"C01": ["a", "b"], "C02": [1.0, np.inf], "C1": [1, 2]}, index=["x", "x"])
    with pytest.raises(DataError) as caught:
        check_observations(frame, catalogue)
    assert len(caught.value.problems) == 4
    with pytest.raises(DataError, match="nothing to score"):
        check_observations(pd.DataFrame({"T002": [1.0]}), catalogue)

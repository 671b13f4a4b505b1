"""Counts by year are read in order of years, or refused with every reason at once."""

from __future__ import annotations

import io

import numpy as np
import pytest

from monitor_lab import DataError
from monitor_lab.files.yearly import read_counts_by_year


def problems(text: str) -> list[str]:
    with pytest.raises(DataError) as caught:
        read_counts_by_year(io.StringIO(text))
    return [str(p) for p in caught.value.problems]


def test_units_keep_their_order_and_years_are_sorted() -> None:
    frame = read_counts_by_year(io.StringIO("Year;Unit;Count;Population\n2020;B;4;1000\n2019;B;;1000\n2019;A;0;500"))
    assert frame.index.tolist() == [("B", 2019), ("B", 2020), ("A", 2019)]
    assert np.isnan(frame["count"].iloc[0]) and frame["count"].tolist()[1:] == [4.0, 0.0]
    assert frame["population"].tolist() == [1000.0, 1000.0, 500.0]


def test_every_problem_comes_at_once() -> None:
    found = problems("year,count,population,note\n2019,4.5,100,x\n20l9,-1,0,x\n2019,3,100,x\n,2,100,x\n2019.5,1,-5,x")
    for words in (
        "row 1, column note: This column has no use here.",
        "row 2, column count: 4.5 is not a count.",
        'row 3, column year: "20l9" is not a number.',
        "row 3, column count: -1 is not a count.",
        "row 3, column population: 0 is not a population.",
        "row 4, column year: 2019 stands in row 2 already.",
        "row 5, column year: The year is empty.",
        "row 6, column year: 2019.5 is not a year.",
        "row 6, column population: -5 is not a population.",
    ):
        assert any(words in line for line in found), (words, found)
    assert len(found) == 9


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "empty"),
        ("years,count\n2019,1", 'No column is called year. Did you mean "years" to be it?'),
        ("year,count\n", "a header but no rows"),
        ("unit,year,count\nA,2019,1\nA,2019,2", "A, 2019 stands in row 2 already"),
    ],
)
def test_files_that_are_no_series_are_refused(text: str, words: str) -> None:
    assert any(words in line for line in problems(text))

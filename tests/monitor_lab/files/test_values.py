"""Codes, keys and values that cannot be right are named, with the nearest that can."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from monitor_lab import Framework
from monitor_lab.files.values import fractions, impossible, is_percentage, known_code, repeated, unknown


@pytest.mark.parametrize(
    ("word", "hint"),
    [
        ("C1", "C01"),
        ("c_01", "C01"),
        ("Intentional homicide rates", "C01 (Intentional homicide rate)"),
        ("intentional homicide", "C01 (Intentional homicide rate)"),
        ("rainfall", ""),
    ],
)
def test_the_nearest_indicator_is_found_by_id_or_by_name(catalogue: Framework, word: str, hint: str) -> None:
    assert known_code(word, catalogue) == hint


def test_many_unknown_columns_are_all_named_in_a_moment(catalogue: Framework) -> None:
    problems = unknown([f"strange {i}" for i in range(5000)], catalogue, "city.csv")
    assert len(problems) == 5000 and problems[-1].column == "strange 4999"


def test_a_unit_spelt_in_two_ways_is_one_unit() -> None:
    cells = pd.DataFrame({"unit": ["Cape Town", "Durban", "cape  town"]}, dtype="str")
    (problem,) = repeated(cells, ["unit"], "city.csv")
    assert problem.row == 4 and problem.suggestion == "Cape Town"


def test_a_row_that_stands_there_three_times_is_named_twice() -> None:
    cells = pd.DataFrame({"unit": ["A", "B", "A", "A"], "period": ["1", "1", "1", "1"]}, dtype="str")
    assert [(p.row, p.what) for p in repeated(cells, ["unit", "period"], "city.csv")] == [
        (4, "A, 1 stands in row 2 already."),
        (5, "A, 1 stands in row 2 already."),
    ]


def test_values_at_the_bounds_can_occur_and_beyond_them_cannot(catalogue: Framework) -> None:
    values = np.array([0.0, 100.0, 100.1, -0.1, np.nan])
    place = np.full(5, catalogue.indicators.index.get_loc("C22"), dtype=np.intp)
    found = impossible(values, place, np.arange(2, 7), catalogue, "city.csv")
    assert [p.row for p in found] == [4, 5]


@pytest.mark.parametrize(
    ("values", "refused"),
    [
        ([0.48, 0.2, 0.31], True),
        ([0.48, 0.2, 0.0, 1.0, np.nan], True),
        ([0.48, 0.2], False),
        ([0.48, 0.2, 3.1], False),
        ([0.0, 1.0, 1.0, 0.0], False),
        ([np.nan, np.nan, np.nan], False),
    ],
)
def test_a_column_of_fractions_is_no_column_of_percentages(
    catalogue: Framework, values: list[float], refused: bool
) -> None:
    found = fractions(pd.DataFrame({"C22": values}), catalogue, "city.csv")
    assert bool(found) == refused
    if refused:
        assert found[0].suggestion == "48, not 0.48" and found[0].column == "C22"
        assert not fractions(pd.DataFrame({"C22": values}), catalogue, "city.csv", below_one=["C22"])


def test_only_percentages_can_be_mistaken_for_fractions(catalogue: Framework) -> None:
    assert not fractions(pd.DataFrame({"C01": [0.48, 0.2, 0.31]}), catalogue, "city.csv")
    assert is_percentage("percent of adults") and not is_percentage("index 0-1")

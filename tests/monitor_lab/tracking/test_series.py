"""What is taken for a yearly series, and what is refused."""

from __future__ import annotations

import math

import pandas as pd
import pytest

from monitor_lab import DataError
from monitor_lab.tracking.series import aligned, read_counts, read_yearly


def test_years_may_be_numbers_texts_dates_or_periods_and_are_put_in_order() -> None:
    wanted = {2019: 1.0, 2020: 2.0}
    assert read_yearly({2020: 2, 2019: 1}, "x").to_dict() == wanted
    assert read_yearly({"2020": 2, " 2019": 1}, "x").to_dict() == wanted
    for index in (pd.period_range("2019", periods=2, freq="Y"), pd.to_datetime(["2019-01-01", "2020-01-01"])):
        assert read_yearly(pd.Series([1, 2], index), "x").to_dict() == wanted
    assert read_yearly({2019: 1}, "x").index.dtype == "int64"


def test_a_missing_figure_stays_missing() -> None:
    found = read_yearly({2019: 1, 2020: None, 2021: math.nan, 2022: pd.NA}, "x")
    assert found.isna().tolist() == [False, True, True, True]


def test_all_problems_are_told_at_once() -> None:
    series = {"2019/20": 1, 2019: "12", 2020: -1, 2021: math.inf, 2022: True, "2022": 3}
    with pytest.raises(DataError) as caught:
        read_yearly(series, "victims")
    words = str(caught.value)
    assert words.startswith("6 problems")
    for part in ('"2019/20" is not a year', "2019: '12' is not a number", "2020: -1 was found", "2021: inf", "twice"):
        assert part in words


def test_a_series_without_figures_is_refused() -> None:
    for empty in ({}, {2019: None}):
        with pytest.raises(DataError, match="there is no figure"):
            read_yearly(empty, "x")
    with pytest.raises(DataError, match="a table was given"):
        read_yearly(pd.DataFrame({"a": [1]}), "x")  # type: ignore[arg-type]


def test_a_count_is_whole() -> None:
    with pytest.raises(DataError, match=r"4\.5 is not a count"):
        read_counts({2019: 4.5, 2020: 3}, "victims")


def test_a_population_is_positive_and_follows_the_years_asked_for() -> None:
    years = pd.Index([2019, 2020])
    assert aligned(None, years) is None
    found = aligned({2020: 50, 2018: 40}, years)
    assert found is not None and math.isnan(found.loc[2019]) and found.loc[2020] == 50
    for bad in (0, -3, math.nan, {2019: 0}):
        with pytest.raises(DataError):
            aligned(bad, years)

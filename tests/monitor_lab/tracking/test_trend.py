"""Growth and change over years, against another package's numbers first."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor_lab import DataError
from monitor_lab.tracking.trend import growth_rate, percent_change, trends

Find = Callable[[str], Path]


@pytest.fixture
def panel(goldens: Find) -> pd.DataFrame:
    data = pd.read_csv(goldens("coinr_asem/00_inputs/iData_panel.csv")).rename(
        columns={"uCode": "unit", "Time": "period"}
    )
    return data.set_index(["unit", "period"])[["LPI", "Flights", "CO2"]]


@pytest.mark.parametrize(
    ("file", "column", "ours", "factor"),
    [("trends_CAGR", "CAGR", "growth_rate", 100), ("trends_prc_change", "prc_change", "percent_change", 1)],
)
def test_trends_of_a_panel_agree_with_coinr(
    goldens: Find, panel: pd.DataFrame, file: str, column: str, ours: str, factor: float
) -> None:
    printed = pd.read_csv(goldens(f"coinr_asem/10_panel/{file}.csv"))
    found = trends(panel)
    for row in printed.itertuples():
        mine = found.loc[(row.uCode, row.iCode)]
        assert mine[ours] == pytest.approx(getattr(row, column) * factor, rel=1e-9)
        assert (mine["available"], mine["first"], mine["last"]) == (row.Avail * 100, row.t_first, row.t_latest)


def test_single_series_agree_with_coinr(goldens: Find) -> None:
    printed = pd.read_csv(goldens("coinr_asem/10_panel/trend_scalars.csv"), index_col="case")["value"]
    assert growth_rate({2020: 100, 2030: 50}) == pytest.approx(printed["halving_2020_2030"] * 100, rel=1e-9)
    assert growth_rate({2010: 2, 2011: None, 2013: 3}) == pytest.approx(printed["two_points"] * 100, rel=1e-9)
    assert growth_rate({1: 0, 2: 1, 3: 0}) == printed["zero_start_equal"]
    three = percent_change({2000: 10, 2001: 11, 2003: 13}, years=10)
    assert three == pytest.approx(printed["three_points_regression"], rel=1e-9)


def test_the_claims_on_ciudad_juarez_depend_on_the_month_chosen_as_base() -> None:
    """117 victims in January 2012, after 269 a year before; or after 119 in February 2010."""
    assert round(growth_rate({2011: 269, 2012: 117}), 1) == -56.5
    assert round(growth_rate({1: 119, 2: 117}), 1) == -1.7


def test_seventy_percent_over_nine_years_are_125_a_year_and_over_eight_14() -> None:
    assert round(growth_rate({1994: 100, 2003: 30}), 1) == -12.5
    assert round(growth_rate({1995: 100, 2003: 30}), 1) == -14.0


@given(st.floats(1, 1e6), st.floats(-50, 100), st.integers(2, 30))
def test_a_series_that_grows_evenly_has_its_own_rate(start: float, rate: float, n: int) -> None:
    series = {2000 + i: start * (1 + rate / 100) ** i for i in range(n)}
    assert growth_rate(series) == pytest.approx(rate, abs=1e-7)


@given(st.floats(1, 1e6), st.floats(-1, 5), st.integers(3, 30))
def test_a_straight_line_has_its_own_slope(start: float, percent: float, n: int) -> None:
    series = {2000 + i: max(start * (1 + percent / 100 * i), 0) for i in range(n)}
    assert percent_change(series) == pytest.approx(percent, abs=1e-7)


@given(st.lists(st.floats(0.1, 1000), min_size=2, max_size=12), st.floats(0.001, 1000))
def test_another_unit_of_measure_changes_nothing(values: list[float], factor: float) -> None:
    one, other = pd.Series(values, range(len(values))), pd.Series(values, range(len(values))) * factor
    assert growth_rate(other) == pytest.approx(growth_rate(one), abs=1e-6)
    first, second = percent_change(one), percent_change(other)
    assert math.isnan(first) == math.isnan(second)
    if not math.isnan(first):
        assert second == pytest.approx(first, rel=1e-6, abs=1e-6)


def test_single_series_and_panel_say_the_same_where_cells_are_missing() -> None:
    rng = np.random.default_rng(4)
    values = rng.uniform(1, 9, (6, 5))
    values[rng.random((6, 5)) < 0.4] = np.nan
    index = pd.MultiIndex.from_product([list("abcdef"), range(2018, 2023)], names=["unit", "period"])
    found = trends(pd.DataFrame({"x": values.ravel()}, index).sample(frac=1, random_state=1))
    for unit, row in zip("abcdef", values, strict=True):
        if np.isnan(row).all():
            continue
        series = pd.Series(row, range(2018, 2023))
        assert found.loc[(unit, "x"), "growth_rate"] == pytest.approx(growth_rate(series), nan_ok=True)
        assert found.loc[(unit, "x"), "percent_change"] == pytest.approx(percent_change(series), nan_ok=True)


def test_what_has_no_rate_is_missing() -> None:
    assert math.isnan(growth_rate({2020: 5}))
    assert math.isnan(growth_rate({2020: 0, 2021: 5}))
    assert growth_rate({2020: 5, 2021: 0}) == -100
    assert math.isnan(percent_change({2020: 5}))
    assert math.isnan(percent_change({2020: 0, 2021: 5}))


def test_it_refuses_panels_it_cannot_read() -> None:
    with pytest.raises(DataError, match="unit and period"):
        trends(pd.DataFrame({"x": [1.0]}))
    index = pd.MultiIndex.from_tuples([("a", "first"), ("a", 2020), ("a", 2020)], names=["unit", "period"])
    with pytest.raises(DataError, match="3 problems"):
        trends(pd.DataFrame({"x": ["1", "2", "3"]}, index))
    with pytest.raises(ValueError, match="positive"):
        percent_change({2020: 1, 2021: 2}, years=0)

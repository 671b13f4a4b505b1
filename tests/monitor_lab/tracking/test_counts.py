"""Exact limits against printed tables, the definition and scipy; pooled years against sums by hand."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from monitor_lab import DataError
from monitor_lab.tracking.counts import poisson_interval, pool_years

PRINTED = {
    0: (0.000, 3.689), 1: (0.0253, 5.572), 2: (0.242, 7.225), 3: (0.619, 8.767), 4: (1.090, 10.242),
    5: (1.623, 11.668), 6: (2.202, 13.059), 7: (2.814, 14.423), 8: (3.454, 15.763), 9: (4.115, 17.085),
    10: (4.795, 18.390), 11: (5.491, 19.682), 12: (6.201, 20.962), 13: (6.922, 22.230), 14: (7.654, 23.490),
    15: (8.395, 24.740), 16: (9.145, 25.983), 17: (9.903, 27.219), 18: (10.668, 28.448), 19: (11.439, 29.671),
    20: (12.217, 30.888),
}  # fmt: skip
"""Exact 95 % limits for the expectation of a Poisson variable, as handbooks of epidemiology print them."""


@pytest.mark.parametrize(("count", "limits"), PRINTED.items())
def test_it_gives_the_printed_limits_of_counts_from_0_to_20(count: int, limits: tuple[float, float]) -> None:
    assert [float(end) for end in poisson_interval(count)] == pytest.approx(limits, abs=6e-4)


@given(st.integers(1, 5_000), st.floats(0.5, 0.999))
def test_its_ends_are_where_chance_leaves_half_the_error_on_each_side(count: int, confidence: float) -> None:
    low, high = (float(end) for end in poisson_interval(count, confidence=confidence))
    tail = (1 - confidence) / 2
    assert stats.poisson.sf(count - 1, low) == pytest.approx(tail, rel=1e-9)
    assert stats.poisson.cdf(count, high) == pytest.approx(tail, rel=1e-9)
    assert low < count < high


def test_large_counts_agree_with_chi_square_quantiles() -> None:
    count = np.array([1_424, 20_000, 1_000_000])
    low, high = poisson_interval(count)
    assert low == pytest.approx(stats.chi2.ppf(0.025, 2 * count) / 2, rel=1e-12)
    assert high == pytest.approx(stats.chi2.isf(0.025, 2 * count + 2) / 2, rel=1e-12)


def test_a_rate_has_the_limits_of_its_count_per_100000() -> None:
    low, high = poisson_interval([5, 10], [40_000, 80_000])
    assert low == pytest.approx([1.623 * 2.5, 4.795 * 1.25], abs=2e-3)
    assert high == pytest.approx([11.668 * 2.5, 18.390 * 1.25], abs=2e-3)
    assert float(poisson_interval(5, 1_000, per=1_000)[1]) == pytest.approx(11.668, abs=6e-4)


def test_a_missing_count_has_no_interval_and_shapes_are_kept() -> None:
    low, high = poisson_interval([[3, math.nan], [0, 0]])
    assert low.shape == (2, 2) and np.isnan([low[0, 1], high[0, 1]]).all() and low[1, 0] == 0
    assert poisson_interval(4)[0].shape == ()


@pytest.mark.parametrize("count", [-1, 2.5, math.inf])
def test_it_refuses_what_is_no_count(count: float) -> None:
    with pytest.raises(ValueError, match="is not a count"):
        poisson_interval(count)


def test_it_refuses_impossible_populations_and_confidences() -> None:
    for people in (0, -5, math.inf):
        with pytest.raises(ValueError, match="population"):
            poisson_interval(5, people)
    with pytest.raises(ValueError, match="confidence"):
        poisson_interval(5, confidence=95)


def test_three_years_together_have_the_limits_of_their_sum() -> None:
    """6 + 2 + 4 = 12 events in 150,000 person-years: 8.0; the limits of 12 are 6.201 and 20.962."""
    table = pool_years({2019: 6, 2020: 2, 2021: 4}, 50_000)
    row = table.loc[2021]
    assert (row["first"], row["last"], row["events"], row["population"]) == (2019, 2021, 12, 150_000)
    assert [row["rate"], row["low"], row["high"]] == pytest.approx([8, 6.201 / 1.5, 20.962 / 1.5], abs=1e-3)


def test_without_a_population_it_is_a_mean_count_a_year() -> None:
    table = pool_years({2019: 6, 2020: 2, 2021: 4})
    assert "population" not in table
    assert table.loc[2021, ["rate", "low", "high"]].tolist() == pytest.approx([4, 6.201 / 3, 20.962 / 3], abs=1e-3)


def test_a_period_with_a_missing_year_has_no_figure() -> None:
    events = {2017: 5, 2018: 5, 2019: 5, 2021: 5, 2022: None, 2023: 5}
    table = pool_years(events, years=2)
    assert table["rate"].isna().to_dict() == {2018: False, 2019: False, 2020: True, 2021: True, 2022: True, 2023: True}
    table = pool_years({2019: 5, 2020: 5}, {2019: 1000, 2020: None}, years=2)
    assert table[["events", "rate", "low"]].isna().all(axis=None)


def test_periods_that_follow_on_each_other_end_in_the_last_year() -> None:
    table = pool_years(dict.fromkeys(range(2015, 2023), 4), overlapping=False)
    assert table[["first", "last"]].to_numpy().tolist() == [[2017, 2019], [2020, 2022]]


def test_units_are_pooled_each_by_itself() -> None:
    index = pd.MultiIndex.from_product([["North", "South"], [2019, 2020]], names=["unit", "period"])
    events, people = pd.Series([1, 2, 30, 40], index), pd.Series([100, 100, 1000, 1000], index)
    table = pool_years(events, people, years=2, per=1000)
    assert table["rate"].to_dict() == {("North", 2020): 15.0, ("South", 2020): 35.0}
    assert table.index.names == ["unit", "year"]


def test_it_refuses_rates_and_periods_of_no_year() -> None:
    with pytest.raises(DataError, match="not a count"):
        pool_years({2019: 6.5})
    with pytest.raises(ValueError, match="at least 1"):
        pool_years({2019: 6}, years=0)

"""Divide counts by what makes units comparable."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor_lab import DataError, Framework, load_framework
from monitor_lab.steps.denominate import Denominate, denominate

Goldens = Callable[[str], Path]


def read(goldens: Goldens, name: str) -> pd.DataFrame:
    return pd.read_csv(goldens(f"coinr_asem/{name}.csv"), index_col=0, float_precision="round_trip")


@pytest.fixture
def counts() -> pd.DataFrame:
    return pd.DataFrame({"murders": [30.0, 90.0], "robberies": [300.0, np.nan]}, index=["Town", "City"])


@pytest.fixture
def people() -> pd.DataFrame:
    return pd.DataFrame({"population": [3_000_000, 60_000], "area": [500.0, 20.0]}, index=["City", "Town"])


def test_the_quotients_are_those_of_coinr(goldens: Goldens) -> None:
    framework = Framework.from_coinr(read(goldens, "00_inputs/iMeta").reset_index())
    below = pd.read_csv(goldens("coinr_asem/00_inputs/iData.csv"), index_col="uCode", float_precision="round_trip")
    below = below[["Area", "Energy", "GDP", "Population"]]
    ours = denominate(read(goldens, "01_pipeline/1_Raw"), framework, denominators=below)
    theirs = read(goldens, "01_pipeline/2_Denominated")
    pd.testing.assert_frame_equal(ours, theirs, rtol=1e-12, atol=0.0, check_dtype=False, check_names=False)


def test_rates_are_counts_by_people_in_any_order_of_rows(counts: pd.DataFrame, people: pd.DataFrame) -> None:
    found = denominate(counts, by={"murders": "population"}, per=100_000, denominators=people)
    assert found["murders"].to_dict() == pytest.approx({"Town": 50.0, "City": 3.0})
    assert found["robberies"].tolist()[0] == 300.0 and np.isnan(found.loc["City", "robberies"])


def test_each_indicator_may_have_its_own_factor(counts: pd.DataFrame, people: pd.DataFrame) -> None:
    by = {"murders": "population", "robberies": "area"}
    found = denominate(counts, by=by, per={"murders": 1000}, denominators=people)
    assert found.loc["Town"].tolist() == pytest.approx([0.5, 15.0])


def test_denominators_among_the_data_leave_the_result(counts: pd.DataFrame) -> None:
    frame = counts.assign(population=[60_000.0, 3_000_000.0])
    assert denominate(frame, by={"murders": "population"}).columns.tolist() == ["murders", "robberies"]


def test_other_rows_are_divided_by_their_own_denominators(counts: pd.DataFrame, people: pd.DataFrame) -> None:
    fitted = Denominate({"murders": "population"}, per=100_000, denominators=people).fit(counts)
    other = pd.DataFrame({"murders": [5.0], "robberies": [1.0]}, index=["Village"])
    found = fitted.apply(other, denominators=pd.DataFrame({"population": [1000]}, index=["Village"]))
    assert found["murders"].tolist() == pytest.approx([500.0])
    with pytest.raises(DataError, match="There is no row for Village"):
        fitted.apply(other)


def test_a_panel_may_have_one_denominator_a_unit_or_one_a_period(people: pd.DataFrame) -> None:
    index = pd.MultiIndex.from_product([["Town", "City"], [2020, 2021]], names=["unit", "period"])
    frame = pd.DataFrame({"murders": [6.0, 12.0, 3.0, 3.0]}, index=index)
    by = {"murders": "population"}
    assert denominate(frame, by=by, per=1e5, denominators=people)["murders"].tolist() == pytest.approx(
        [10, 20, 0.1, 0.1]
    )
    yearly = pd.DataFrame({"population": [1e5, 2e5, 1e6, 1e6]}, index=index)
    assert denominate(frame, by=by, per=1e5, denominators=yearly)["murders"].tolist() == pytest.approx([6, 6, 0.3, 0.3])


def test_a_missing_denominator_makes_the_result_missing_and_is_counted(
    counts: pd.DataFrame, people: pd.DataFrame
) -> None:
    people = people.astype({"population": "float64"})
    people.loc["City", "population"] = np.nan
    fitted = Denominate({"murders": "population"}, denominators=people).fit(counts)
    assert np.isnan(fitted.apply(counts).loc["City", "murders"])
    assert fitted.details[["divided", "lost"]].loc["murders"].tolist() == [1, 1]
    assert "1 without a denominator became missing" in str(fitted)


@pytest.mark.parametrize("value", [0.0, -5.0])
def test_zero_and_negative_denominators_are_refused_by_unit(
    counts: pd.DataFrame, people: pd.DataFrame, value: float
) -> None:
    people.loc["Town", "area"] = value
    with pytest.raises(DataError, match=f"column area: The denominator of Town is {value:g}. Allowed: above 0"):
        denominate(counts, by={"murders": "area"}, denominators=people)


def test_every_problem_is_told_at_once_with_the_nearest_name(counts: pd.DataFrame, people: pd.DataFrame) -> None:
    by = {"murder": "population", "robberies": "poulation"}
    with pytest.raises(DataError) as caught:
        denominate(counts, by=by, per={"arson": 2.0}, denominators=people)
    said = str(caught.value)
    assert len(caught.value.problems) == 3
    assert "Did you mean murders?" in said and "Did you mean population?" in said and "`per` names arson" in said


def test_a_unit_without_denominators_is_named(counts: pd.DataFrame, people: pd.DataFrame) -> None:
    with pytest.raises(DataError, match="There is no row for City"):
        denominate(counts, by={"murders": "population"}, denominators=people.drop("City"))


def test_nothing_to_go_by_is_refused(counts: pd.DataFrame) -> None:
    with pytest.raises(ValueError, match="Nothing says what to divide by"):
        denominate(counts)
    with pytest.raises(ValueError, match="per is 0"):
        Denominate({"murders": "population"}, per=0)
    framework = load_framework()
    if "denominator" not in framework.indicators:
        with pytest.raises(ValueError, match="column `denominator`"):
            denominate(counts, framework)


def test_new_rows_must_have_the_columns_learnt(counts: pd.DataFrame, people: pd.DataFrame) -> None:
    fitted = Denominate({"murders": "population"}, denominators=people).fit(counts)
    with pytest.raises(DataError, match="There is no column robberies"):
        fitted.apply(counts[["murders"]])
    assert fitted.apply(counts.head(0)).shape == (0, 2)


def test_nothing_divided_says_so(counts: pd.DataFrame, people: pd.DataFrame) -> None:
    fitted = Denominate({}, denominators=people).fit(counts)
    assert str(fitted) == "Nothing was divided." and fitted.apply(counts).equals(counts)


@given(st.floats(0.01, 1e6), st.floats(0.01, 1e6), st.floats(1.0, 1e6))
def test_the_unit_of_the_denominator_and_the_factor_cancel(count: float, size: float, factor: float) -> None:
    frame = pd.DataFrame({"murders": [count], "size": [size]})
    plain = denominate(frame, by={"murders": "size"})["murders"].iloc[0]
    scaled = denominate(frame.assign(size=size * factor), by={"murders": "size"}, per=factor)["murders"].iloc[0]
    assert scaled == pytest.approx(plain, rel=1e-9)

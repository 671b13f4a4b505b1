"""What halving by 2030 asks for: the arithmetic that "about 7 % a year" gets wrong."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor_lab import DataError
from monitor_lab.tracking.targets import required_change, target_path


def test_halving_by_2030_needs_611_a_year_from_2019_and_670_from_2020() -> None:
    assert round(required_change(2019, 2030).compound, 2) == -6.11
    assert round(required_change(2020, 2030).compound, 2) == -6.70
    assert required_change([2015, 2021], 2030).table["compound"].round(2).tolist() == [-4.52, -7.41]
    assert required_change(2020, 2030).linear == -5


def test_seven_percent_a_year_comes_to_55_52_and_48_percent_and_halves_in_nine_and_a_half_years() -> None:
    pace = required_change([2019, 2020, 2021], 2030).at_pace(-7)
    assert pace["reached"].round(1).tolist() == [-55.0, -51.6, -48.0]
    assert pace["enough"].tolist() == [True, True, False]
    assert pace["years_needed"].round(2).unique().tolist() == [9.55]


def test_seven_years_of_seven_percent_are_40_percent_and_not_half() -> None:
    assert round(float(required_change(2023, 2030).at_pace(-7)["reached"].iloc[0])) == -40


def test_the_palmira_target_of_80_to_66_in_four_years_is_47_percent_a_year() -> None:
    found = required_change({2019: 80}, 2023, target=66)
    assert found.table["change"].tolist() == pytest.approx([-17.5])
    assert round(found.compound, 1) == -4.7
    assert found.table[["from", "to"]].iloc[0].tolist() == pytest.approx([80, 66])


def test_a_pace_that_leads_away_never_arrives() -> None:
    pace = required_change(2020, 2030).at_pace(2)
    assert not pace["enough"].iloc[0] and math.isnan(pace["years_needed"].iloc[0])
    rise = required_change(2020, 2030, change=50).at_pace(4.2)
    assert rise["enough"].iloc[0] and rise["years_needed"].iloc[0] == pytest.approx(math.log(1.5) / math.log(1.042))


@given(st.integers(1950, 2029), st.floats(-99, 300))
def test_the_yearly_change_carried_on_arrives_at_the_target(baseline: int, change: float) -> None:
    found = required_change(baseline, 2030, change)
    n = 2030 - baseline
    assert (1 + found.compound / 100) ** n == pytest.approx(1 + change / 100)
    assert found.linear * n == pytest.approx(change)


@given(st.integers(2000, 2029), st.floats(0.1, 1e6), st.floats(-100, 200))
def test_the_path_starts_at_the_baseline_and_ends_at_the_target(baseline: int, value: float, change: float) -> None:
    path = target_path(baseline, 2030, value, change)
    assert path.index.tolist() == list(range(baseline, 2031))
    goal = value * (1 + change / 100)
    assert path.iloc[0]["linear"] == pytest.approx(value)
    assert path.iloc[-1]["linear"] == pytest.approx(goal, abs=1e-9 * value)
    if change > -100:
        steps = path["compound"].to_numpy()
        assert steps[-1] == pytest.approx(goal, abs=1e-9 * value)
        assert np.allclose(steps[1:] / steps[:-1], (1 + change / 100) ** (1 / (2030 - baseline)))
    else:
        assert path["compound"].isna().iloc[1:].all()


def test_a_fall_is_never_slower_on_the_compound_path_at_first() -> None:
    path = target_path(2020, 2030, 100)
    assert (path["compound"] <= path["linear"] + 1e-9).all()


def test_zero_has_no_compound_rate_and_the_notes_say_so() -> None:
    found = required_change(2020, 2030, -100)
    assert math.isnan(found.compound) and found.linear == -10
    assert any("no compound rate" in note for note in found.notes)


def test_several_baselines_stand_in_a_table_and_not_in_one_number() -> None:
    found = required_change(pd.Series({2015: 40.0, 2019: 36.4}), 2030, target=20)
    assert found.table["change"].tolist() == pytest.approx([-50, (20 / 36.4 - 1) * 100])
    with pytest.raises(ValueError, match="2 baselines"):
        _ = found.compound
    assert "name the baseline" in repr(found) and "<caption>" not in found._repr_html_()


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"baseline": 2030, "target_year": 2030}, "not before"),
        ({"baseline": [2019, 2031], "target_year": 2030}, "2031"),
        ({"baseline": [], "target_year": 2030}, "one year"),
        ({"baseline": [2019, 2019], "target_year": 2030}, "different"),
        ({"baseline": 2019, "target_year": 2030, "change": -101}, "-100 or more"),
        ({"baseline": 2019, "target_year": 2030, "target": 5}, "needs the baseline's figure"),
        ({"baseline": {2019: 9}, "target_year": 2030, "target": -5}, "0 or more"),
        ({"baseline": {2019: 9}, "target_year": 2030, "target": 5, "change": -50}, "both given"),
    ],
)
def test_it_refuses_targets_that_cannot_be_meant(arguments: dict[str, object], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        required_change(**arguments)  # type: ignore[arg-type]


def test_it_refuses_a_baseline_without_a_figure() -> None:
    with pytest.raises(DataError, match="2020: there is no figure"):
        required_change({2019: 4, 2020: None}, 2030)  # type: ignore[dict-item]
    with pytest.raises(DataError, match="0 was found"):
        target_path(2019, 2030, 0)
    with pytest.raises(ValueError, match="above -100"):
        required_change(2019, 2030).at_pace(-100)

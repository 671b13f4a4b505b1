"""Which group each unit belongs to."""

from __future__ import annotations

import pandas as pd
import pytest

from monitor_lab import DataError
from monitor_lab.steps.unit_groups import groups_of


def test_units_may_be_named_by_a_mapping_or_a_series_in_any_order() -> None:
    units = pd.Index(["A", "B"])
    assert groups_of(units, {"B": 2, "A": 1}).tolist() == [1, 2]
    assert groups_of(units, pd.Series([2, 1], index=["B", "A"])).tolist() == [1, 2]


def test_a_unit_has_the_same_group_in_all_periods_unless_told_otherwise() -> None:
    index = pd.MultiIndex.from_product([["A", "B"], [2020, 2021]])
    assert groups_of(index, {"A": "x", "B": "y"}).tolist() == ["x", "x", "y", "y"]
    by_period = pd.Series(["x", "z", "y", "y"], index=index)
    assert groups_of(index, by_period).tolist() == ["x", "z", "y", "y"]


def test_units_without_a_group_are_all_named_with_the_nearest() -> None:
    with pytest.raises(DataError) as caught:
        groups_of(pd.Index(["Durbn", "Pretoria"]), {"Durban": "coast"})
    assert len(caught.value.problems) == 2 and "Durbn. Did you mean Durban?" in str(caught.value)


def test_a_unit_with_two_groups_is_refused() -> None:
    with pytest.raises(DataError, match="A stands there more than once"):
        groups_of(pd.Index(["A"]), pd.Series([1, 2], index=["A", "A"]))


def test_a_missing_group_stays_missing() -> None:
    assert groups_of(pd.Index(["A", "B"]), {"A": None, "B": "x"}).isna().tolist() == [True, False]

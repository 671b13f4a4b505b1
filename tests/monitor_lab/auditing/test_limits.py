"""Limits of an audit, and what is looked at together."""

from __future__ import annotations

from math import atanh, sqrt

import pandas as pd
import pytest

from monitor_lab import CoverageRule, Framework, load_framework, score
from monitor_lab.auditing.limits import Limits, chance, home_level, items_of


@pytest.mark.parametrize("units", [4, 8, 51, 1000])
def test_chance_is_196_standard_errors_of_fishers_transformation(units: int) -> None:
    assert atanh(chance(units, 0.95)) * sqrt(units - 3) == pytest.approx(1.959964, abs=1e-6)


def test_three_units_may_show_anything() -> None:
    assert chance(3, 0.95) == 1.0


def test_limits_can_be_changed_one_by_one() -> None:
    assert Limits(opposed=-0.2).redundant == Limits().redundant


def test_indicators_are_looked_at_by_dimension_and_groups_above_by_their_children(metros: pd.DataFrame) -> None:
    catalogue: Framework = load_framework()
    scores = score(metros, catalogue, coverage=CoverageRule.any_value())
    together = items_of(scores)
    assert home_level(scores) == "dimension"
    assert together["D01"] == ["C01", "C02", "C03"] and set(together["M"]) <= {"F1", "F2", "F3", "F4"}
    assert home_level(score(metros, catalogue, view="flat")) is None

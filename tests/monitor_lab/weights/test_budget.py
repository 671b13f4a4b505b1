"""Experts or residents share out points."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor_lab import DataError
from monitor_lab.weights.budget import budget_allocation


@pytest.fixture
def points() -> pd.DataFrame:
    return pd.DataFrame({"murder": [50, 20, 20], "light": [50, 80, 50], "bus": [0, 0, 30]}, index=list("XYZ"))


def test_the_weight_is_the_mean_share_of_points(points: pd.DataFrame) -> None:
    assert budget_allocation(points).to_dict() == pytest.approx({"murder": 0.3, "light": 0.6, "bus": 0.1})
    assert budget_allocation(points / 10, total=10).to_dict() == pytest.approx(
        {"murder": 0.3, "light": 0.6, "bus": 0.1}
    )


def test_every_persons_mistakes_are_told_at_once(points: pd.DataFrame) -> None:
    wrong = points.astype("float64")
    wrong.loc["X"] = [60.0, 50.0, 0.0]
    wrong.loc["Y"] = [120.0, -20.0, 0.0]
    wrong.loc["Z", "bus"] = np.nan
    with pytest.raises(DataError) as caught:
        budget_allocation(wrong)
    said = str(caught.value)
    assert "The points of X add to 110. Allowed: 100 for each person" in said
    assert "column light: Y has given -20 points" in said
    assert "Z has left bus empty. Allowed: 0 where no point is given" in said


def test_nobody_and_infinite_points_are_refused(points: pd.DataFrame) -> None:
    with pytest.raises(DataError, match="There are no points"):
        budget_allocation(points.head(0))
    with pytest.raises(DataError, match="infinite"):
        budget_allocation(points.astype("float64").replace(80.0, np.inf))


@given(st.lists(st.lists(st.integers(1, 50), min_size=3, max_size=3), min_size=1, max_size=6))
def test_weights_add_to_one_and_the_order_of_people_does_not_matter(given: list[list[int]]) -> None:
    table = pd.DataFrame(given, columns=list("abc"), dtype="float64")
    table = table.div(table.sum(axis=1), axis=0) * 100.0
    weights = budget_allocation(table)
    assert weights.sum() == pytest.approx(1.0)
    assert budget_allocation(table.iloc[::-1]).to_numpy() == pytest.approx(weights.to_numpy())

"""Goalposts put every indicator on 0 to 100."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from monitor_lab import Framework, normalise

Make = Callable[..., Framework]
values = st.floats(-1e6, 1e6).map(lambda x: round(x, 3))


def test_the_goalposts_score_0_and_100_in_both_directions(make: Make) -> None:
    frame = pd.DataFrame({"a1": [0.0, 100.0, 25.0], "a2": [80.0, 0.0, 20.0], "b1": [10.0, 0.0, 4.0]})
    assert normalise(frame, make()).to_numpy().tolist() == [[0, 0, 0], [100, 100, 100], [25, 75, 60]]


def test_values_beyond_a_goalpost_are_clipped_unless_asked_not_to(make: Make) -> None:
    frame = pd.DataFrame({"a2": [160.0, -8.0]})
    assert normalise(frame, make())["a2"].tolist() == [0, 100]
    assert normalise(frame, make(), clip=False)["a2"].tolist() == [-100, 110]


def test_missing_stays_missing(make: Make) -> None:
    scores = normalise(pd.DataFrame({"a1": [np.nan, 0.0]}), make())
    assert scores["a1"].isna().tolist() == [True, False]
    assert scores[["a2", "b1"]].isna().all(axis=None)


def test_columns_stand_in_the_order_of_the_framework(make: Make) -> None:
    frame = pd.DataFrame({"b1": [1], "a1": [2]}, index=["Durban"])
    assert normalise(frame, make()).columns.tolist() == ["a1", "a2", "b1"]


@given(st.lists(values, min_size=1, max_size=8), st.sampled_from([0.01, 0.4536, 1000.0]), st.floats(-50, 50))
def test_another_unit_of_measure_changes_no_score(
    make: Make, numbers: list[float], factor: float, shift: float
) -> None:
    """Per 100,000 or per 1,000, Celsius or Fahrenheit: goalposts move with the values."""
    moved = make(worst={"a2": 80 * factor + shift}, best={"a2": 0 * factor + shift})
    before = normalise(pd.DataFrame({"a2": numbers}), make())["a2"]
    after = normalise(pd.DataFrame({"a2": [n * factor + shift for n in numbers]}), moved)["a2"]
    assert np.allclose(before, after, atol=1e-6)


@given(values, values)
def test_a_better_value_never_scores_lower_and_all_lie_within_0_and_100(make: Make, one: float, other: float) -> None:
    low, high = sorted((one, other))
    scores = normalise(pd.DataFrame({"a1": [low, high], "a2": [low, high]}), make())
    assert scores["a1"].iloc[0] <= scores["a1"].iloc[1]
    assert scores["a2"].iloc[0] >= scores["a2"].iloc[1]
    assert (scores[["a1", "a2"]] >= 0).all(axis=None) and (scores[["a1", "a2"]] <= 100).all(axis=None)

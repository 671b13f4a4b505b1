"""Move the most extreme values inwards."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from monitor_lab import DataError
from monitor_lab.steps.winsorise import Limits, find_limits, is_outlying, winsorise

Goldens = Callable[[str], Path]


@pytest.mark.parametrize("vector", ["plain", "with_na", "outlier_hi", "outlier_lo", "two_hi", "negatives"])
def test_it_moves_what_coinr_moves(goldens: Goldens, vector: str) -> None:
    folder = goldens("coinr_asem/11_vectors")
    table = pd.read_csv(folder / "input.csv", float_precision="round_trip").query("vector == @vector")
    values = table.set_index("i")["x"]
    theirs = pd.read_csv(folder / "vector_outputs.csv", float_precision="round_trip")
    theirs = theirs[(theirs["vector"] == vector) & (theirs["f"] == "winsorise(5)")].set_index("i")["y"]
    scalars = pd.read_csv(folder / "scalar_outputs.csv").query("vector == @vector").set_index("f")["y"]
    ours = winsorise(values)
    assert ours.to_numpy() == pytest.approx(theirs.loc[ours.index].to_numpy(), rel=1e-12, nan_ok=True)
    assert find_limits(values.to_numpy()).points == scalars["winsorise_nwin"]


def test_the_highest_value_is_set_to_the_next_highest_until_the_tails_are_short() -> None:
    values = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 90.0, 400.0]
    assert winsorise(values).tolist()[-3:] == [9.0, 90.0, 90.0]  # their skewness is below 2
    assert winsorise(values, max_skew=1.0, max_kurtosis=1.0).tolist()[-3:] == [9.0, 9.0, 9.0]
    assert winsorise(values, max_points=1, max_skew=1.0, max_kurtosis=1.0).tolist()[-2:] == [90.0, 90.0]


def test_with_negative_skewness_the_lowest_values_are_moved() -> None:
    assert winsorise([-400.0, 1.0, 2.0, 3.0, 4.0, 5.0]).tolist()[0] == 1.0


def test_values_that_are_tied_move_together_even_past_the_limit_of_points() -> None:
    values = np.array([*range(20), 300.0, 300.0])
    found = find_limits(values, max_points=1, max_skew=1.0, max_kurtosis=1.0)
    assert found == Limits(upper=19.0, points=2)


def test_nothing_moves_when_no_point_may() -> None:
    values = [1.0, 2.0, 3.0, 4.0, 5.0, 400.0]
    assert winsorise(values, max_points=0).tolist() == values


def test_force_goes_on_though_the_tails_are_short() -> None:
    assert winsorise([1.0, 2.0, 3.0, 4.0, 5.0], max_points=1, force=True).tolist() == [1.0, 2.0, 3.0, 4.0, 4.0]


def test_it_stops_before_a_single_value_is_left() -> None:
    yes_or_no = [0.0] * 30 + [1.0]
    assert winsorise(yes_or_no, max_points=None).tolist() == yes_or_no
    three = winsorise([0.0] * 30 + [1.0, 9.0], max_points=None)
    assert three.nunique() == 2


def test_missing_stays_missing_and_the_index_stays() -> None:
    series = pd.Series([1.0, 2.0, None, 3.0, 4.0, 5.0, 400.0], index=list("abcdefg"), name="C01")
    found = winsorise(series)
    assert found.isna().tolist() == series.isna().tolist() and found["g"] == 5.0 and found.name == "C01"
    assert series["g"] == 400.0


def test_constant_and_infinite_values_are_refused() -> None:
    with pytest.raises(DataError, match="Every unit has the value 3"):
        winsorise([3.0, 3.0])
    with pytest.raises(DataError, match="infinite"):
        winsorise([3.0, np.inf])


def test_both_limits_must_be_reached_to_stand_out() -> None:
    assert is_outlying(-2.0, 3.5, 2.0, 3.5)
    assert not is_outlying(1.99, 90.0, 2.0, 3.5) and not is_outlying(9.0, 3.4, 2.0, 3.5)
    assert not is_outlying(float("nan"), float("nan"), 2.0, 3.5)


@given(st.lists(st.floats(-1e4, 1e4), min_size=5, max_size=40))
def test_the_order_of_units_is_kept_and_nothing_leaves_the_range(values: list[float]) -> None:
    assume(len(set(values)) > 1)
    found = winsorise(values).to_numpy()
    order = np.argsort(values, kind="stable")
    assert (np.diff(found[order]) >= 0.0).all()
    assert found.min() >= min(values) and found.max() <= max(values)
    inside = (found > found.min()) & (found < found.max())
    assert (found[inside] == np.array(values)[inside]).all()

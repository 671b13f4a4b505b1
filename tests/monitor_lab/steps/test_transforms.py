"""Bend the scale of an indicator."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from monitor_lab import DataError
from monitor_lab.steps import transforms
from monitor_lab.steps.transforms import CURVES, boxcox, learn_curve, log_CT, log_CT_orig, log_CT_plus

Goldens = Callable[[str], Path]


@pytest.mark.parametrize("vector", ["plain", "with_na", "outlier_hi", "outlier_lo", "two_hi", "negatives"])
@pytest.mark.parametrize(
    ("name", "power"),
    [("log_CT", 0), ("log_CT_orig", 0), ("log_CT_plus", 0), ("boxcox", 0), ("boxcox", 0.5), ("boxcox", 2)],
)
def test_every_transform_is_that_of_coinr(goldens: Goldens, vector: str, name: str, power: float) -> None:
    folder = goldens("coinr_asem/11_vectors")
    table = pd.read_csv(folder / "input.csv", float_precision="round_trip").query("vector == @vector")
    theirs = pd.read_csv(folder / "vector_outputs.csv", float_precision="round_trip")
    called = f"boxcox({power:g})" if name == "boxcox" else name
    theirs = theirs[(theirs["vector"] == vector) & (theirs["f"] == called)].set_index("i")["y"]
    if theirs.empty:
        pytest.skip(f"COINr's {called} was not run on {vector}")
    values = table.set_index("i")["x"]
    ours = boxcox(values, power) if name == "boxcox" else getattr(transforms, name)(values)
    assert ours.to_numpy() == pytest.approx(theirs.loc[ours.index].to_numpy(), rel=1e-9, abs=1e-12, nan_ok=True)


def test_log_ct_has_closed_values_at_both_ends_of_the_range() -> None:
    # The range is 100, so a is 1: the lowest value is log(1), the highest log(101).
    assert log_CT([5.0, 105.0]).tolist() == pytest.approx([0.0, np.log(101.0)])
    assert log_CT_orig([5.0, 105.0]).tolist() == pytest.approx([0.0, np.log(101.0)])


def test_log_ct_plus_mirrors_a_long_tail_of_low_values() -> None:
    low_tail = [-90.0, 8.0, 9.0, 9.5, 10.0]
    mirrored = log_CT_plus([-v for v in low_tail])
    assert log_CT_plus(low_tail).to_numpy() == pytest.approx(-mirrored.to_numpy())


def test_box_cox_with_power_one_is_a_shift() -> None:
    assert boxcox([3.0, 4.5, 9.0], power=1.0).tolist() == pytest.approx([0.0, 1.5, 6.0])


@pytest.mark.parametrize("name", CURVES)
def test_values_beyond_the_anchor_count_as_the_anchor_and_the_other_end_goes_on(name: str) -> None:
    curve = learn_curve(name, np.array([1.0, 2.0, 3.0, 50.0]), power=0.5)
    at, beyond, above, further = curve.apply(np.array([1.0, -1000.0, 50.0, 80.0]))
    assert beyond == at and further > above and np.isfinite([at, further]).all()


def test_a_mirrored_curve_goes_on_below_and_stops_above() -> None:
    curve = learn_curve("log_CT_plus", np.array([-50.0, 1.0, 2.0, 3.0]))
    assert curve.mirrored
    at, beyond, below = curve.apply(np.array([3.0, 900.0, -80.0]))
    assert beyond == at and below < curve.apply(np.array([-50.0]))[0]


def test_an_unknown_transform_is_named_with_the_nearest_one() -> None:
    with pytest.raises(ValueError, match="log_CT_orig"):
        learn_curve("log_CT_orign", np.array([1.0, 2.0]))


@pytest.mark.parametrize("verb", [log_CT, log_CT_orig, log_CT_plus, boxcox])
def test_constant_and_infinite_values_are_refused(verb: Callable[..., object]) -> None:
    with pytest.raises(DataError, match="Every unit has the value 2"):
        verb([2.0, 2.0])
    with pytest.raises(DataError, match="infinite"):
        verb([2.0, np.inf])


@given(st.lists(st.integers(-10_000, 10_000), min_size=3, max_size=30), st.sampled_from(CURVES))
def test_the_order_of_units_is_kept(values: list[int], name: str) -> None:
    assume(len(set(values)) > 1)
    there = np.array(values, dtype=np.float64)
    bent = learn_curve(name, there, power=0.5).apply(there)
    order = np.argsort(there, kind="stable")
    assert (np.diff(bent[order]) >= 0.0).all() and np.isfinite(bent).all()


@given(st.lists(st.integers(0, 1000), min_size=3, max_size=20), st.floats(0.01, 100.0))
def test_changing_the_unit_moves_log_ct_by_a_constant(values: list[int], scale: float) -> None:
    assume(len(set(values)) > 1)
    there = np.array(values, dtype=np.float64)
    assert np.ptp(log_CT(there * scale).to_numpy() - log_CT(there).to_numpy()) == pytest.approx(0.0, abs=1e-9)

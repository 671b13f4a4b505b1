"""Skewness and kurtosis, type 2."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from monitor_lab import DataError
from monitor_lab.steps.moments import kurtosis, moments_array, skewness

Goldens = Callable[[str], Path]


@pytest.mark.parametrize("vector", ["plain", "with_na", "outlier_hi", "outlier_lo", "two_hi", "negatives"])
def test_they_are_those_of_coinr_on_six_short_vectors(goldens: Goldens, vector: str) -> None:
    table = pd.read_csv(goldens("coinr_asem/11_vectors/input.csv"), float_precision="round_trip")
    values = table.loc[table["vector"] == vector, "x"]
    theirs = pd.read_csv(goldens("coinr_asem/11_vectors/scalar_outputs.csv"), float_precision="round_trip")
    theirs = theirs[theirs["vector"] == vector].set_index("f")["y"]
    assert skewness(values) == pytest.approx(theirs["skew"], rel=1e-9)
    assert kurtosis(values) == pytest.approx(theirs["kurt"], rel=1e-9)


@pytest.mark.parametrize("data", ["1_Raw", "5_Treated", "7_Aggregated"])
def test_they_are_those_of_coinr_for_every_column_of_its_example(goldens: Goldens, data: str) -> None:
    frame = pd.read_csv(goldens(f"coinr_asem/01_pipeline/{data}.csv"), index_col="uCode", float_precision="round_trip")
    stats = pd.read_csv(goldens(f"coinr_asem/07_audit/stats_{data[2:]}.csv"), float_precision="round_trip")
    stats = stats.set_index("iCode").loc[frame.columns]
    assert skewness(frame).to_numpy() == pytest.approx(stats["Skew"].to_numpy(), rel=1e-9)
    assert kurtosis(frame).to_numpy() == pytest.approx(stats["Kurt"].to_numpy(), rel=1e-9)


def test_evenly_spaced_values_have_no_skewness_and_a_known_kurtosis() -> None:
    # For 1 ... n type 2 kurtosis is -1.2 whatever n is, as that of the uniform distribution.
    for n in (4, 7, 50):
        assert skewness(range(1, n + 1)) == pytest.approx(0.0, abs=1e-12)
        assert kurtosis(range(1, n + 1)) == pytest.approx(-1.2)


def test_too_few_values_have_none() -> None:
    assert np.isnan(skewness([1.0, 2.0])) and np.isnan(kurtosis([1.0, 2.0, 4.0]))
    assert not np.isnan(skewness([1.0, 2.0, 4.0]))


def test_a_constant_indicator_is_refused_by_name() -> None:
    with pytest.raises(DataError, match="column C02: Every unit has the value 5: skewness and kurtosis divide by"):
        skewness(pd.DataFrame({"C01": [1.0, 2.0], "C02": [5.0, 5.0]}))


def test_infinite_values_are_refused() -> None:
    with pytest.raises(DataError, match="infinite"):
        kurtosis([1.0, 2.0, 3.0, np.inf])


def test_arrays_give_nan_where_all_values_are_the_same() -> None:
    skew, kurt = moments_array(np.array([[2.0, 1.0], [2.0, 2.0], [2.0, 3.0], [2.0, 9.0]]))
    assert np.isnan(skew[0]) and np.isnan(kurt[0]) and not np.isnan(skew[1])


@pytest.mark.parametrize("scale", [1e-200, 1e200])
def test_very_small_and_very_large_numbers_do_not_vanish_or_overflow(scale: float) -> None:
    values = np.array([1.0, 2.0, 3.0, 40.0])
    assert skewness(values * scale) == pytest.approx(skewness(values))
    assert kurtosis(values * scale) == pytest.approx(kurtosis(values))


@given(st.lists(st.integers(-1000, 1000), min_size=4, max_size=30), st.floats(0.001, 1000.0), st.integers(-5000, 5000))
def test_the_unit_of_measure_does_not_matter(values: list[int], scale: float, shift: int) -> None:
    assume(len(set(values)) > 1)
    there = np.array(values, dtype=np.float64)
    assert skewness(there * scale + shift) == pytest.approx(skewness(there), abs=1e-5)
    assert skewness(-there) == pytest.approx(-skewness(there), abs=1e-9)
    assert kurtosis(-there) == pytest.approx(kurtosis(there), abs=1e-9)

"""Descriptions of indicators against COINr's `get_stats`."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor_lab import DataError
from monitor_lab.auditing.statistics import describe

Read = Callable[[str], pd.DataFrame]

NUMBERS = {
    "Min": "minimum",
    "Max": "maximum",
    "Mean": "mean",
    "Median": "median",
    "Std": "sd",
    "Skew": "skewness",
    "Kurt": "kurtosis",
    "N.Avail": "known",
    "N.NonZero": "nonzero",
    "N.Unique": "distinct",
    "N.Same": "same",
}
SHARES = {
    "Frc.Avail": "known_share",
    "Frc.NonZero": "nonzero_share",
    "Frc.Unique": "distinct_share",
    "Frc.Same": "same_share",
}
FLAGS = {
    "Flag.Avail": "few_known",
    "Flag.NonZero": "many_zeros",
    "Flag.Unique": "few_distinct",
    "Flag.SkewKurt": "outliers",
}


@pytest.mark.parametrize(
    ("stats", "data"), [("Raw", "1_Raw"), ("Treated", "5_Treated"), ("Aggregated", "7_Aggregated")]
)
def test_coinr_statistics_are_reproduced_with_missing_cells(stats: str, data: str, asem: Read) -> None:
    theirs = asem(f"07_audit/stats_{stats}").set_index("iCode")
    ours = describe(asem(f"01_pipeline/{data}")).loc[theirs.index]
    assert np.allclose(ours[[*NUMBERS.values()]].astype(float), theirs[[*NUMBERS]], rtol=1e-9, atol=1e-12)
    assert np.allclose(ours[[*SHARES.values()]], theirs[[*SHARES]] * 100, rtol=1e-9)
    assert ((theirs[[*FLAGS]] != "ok").to_numpy() == ours[[*FLAGS.values()]].to_numpy()).all()


def test_what_deserves_a_second_look_is_said_in_words() -> None:
    frame = pd.DataFrame(
        {
            "constant": [0.1 + 0.2] * 6,
            "empty": [np.nan] * 6,
            "few": [1.0, 2.0, np.nan, np.nan, np.nan, np.nan],
            "zeros": [0.0, 0.0, 0.0, 0.0, 1.0, 2.0],
            "far": [1.0, 2.0, 3.0, 4.0, 5.0, 900.0],
            "plain": [1.0, 2.0, 3.0, 4.0, 5.0, 6.0],
        }
    )
    said = describe(frame)["remark"]
    assert said["constant"] == "All values are the same."
    assert said["empty"] == "No unit has a value."
    assert said["few"] == "Only 33% of units have a value."
    assert said["zeros"] == "67% of the values are 0."
    assert said["far"].startswith("Outliers: skewness 2.4")
    assert said["plain"] == ""


def test_a_constant_column_has_no_spread_at_all_and_no_shape() -> None:
    row = describe(pd.DataFrame({"x": [0.1] * 10})).loc["x"]
    assert row["sd"] == 0.0 and row["constant"] and np.isnan(row["skewness"]) and np.isnan(row["kurtosis"])
    assert row["same"] == 10 and row["distinct"] == 1


def test_text_is_refused() -> None:
    with pytest.raises(DataError, match="column C01: The column holds text"):
        describe(pd.DataFrame({"C01": ["12,5", "3"]}))


@given(st.lists(st.one_of(st.integers(-3, 3), st.none()), min_size=1, max_size=12))
def test_counts_are_those_of_plain_python(cells: list[int | None]) -> None:
    row = describe(pd.DataFrame({"x": pd.Series(cells, dtype="float64")})).loc["x"]
    known = [cell for cell in cells if cell is not None]
    assert row["known"] == len(known) and row["nonzero"] == sum(cell != 0 for cell in known)
    assert row["distinct"] == len(set(known))
    assert row["same"] == max((known.count(cell) for cell in known), default=0)

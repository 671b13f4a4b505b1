"""Comparisons of units in pairs, against COINr and the Handbook's tables."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor_lab import DataError
from monitor_lab.auditing.outranking import dominance, outranking

Read = Callable[[str], pd.DataFrame]
PILLARS = ["ConEcFin", "Instit", "P2P", "Physical", "Political", "Environ", "Social", "SusEcFin"]


def test_coinr_outranking_matrix_and_dominance_are_reproduced(asem: Read) -> None:
    weights = dict(zip(PILLARS, [1, 2, 3, 4, 4, 3, 2, 1], strict=True))
    theirs, dominated = asem("07_audit/outrank_pillars"), asem("07_audit/outrank_pillars_dominance")
    ours = outranking(asem("01_pipeline/7_Aggregated")[PILLARS], weights).loc[theirs.index, theirs.columns]
    assert np.allclose(ours, theirs, atol=1e-9, rtol=0)
    pairs = dominance(ours)
    assert len(pairs) == dominated["nDominant"].iloc[0]
    assert len(pairs) / (51 * 50 / 2) == pytest.approx(dominated["fracDominant"].iloc[0], abs=1e-9)


@pytest.mark.parametrize(("profile", "matrix"), [(25, 27), (28, 30)])
def test_the_handbooks_tables_27_and_30_are_reproduced(
    profile: int, matrix: int, goldens: Callable[[str], Path]
) -> None:
    """Of 21 indicators three order the options a, b, c, d, five a, c, b, d, and so on."""
    folder = "published/oecd_jrc_tai"
    orders = pd.read_csv(goldens(f"{folder}/table{profile}_profile.csv"))
    printed = pd.read_csv(goldens(f"{folder}/table{matrix}_outranking.csv"), index_col=0)
    places = {i: {option: -place for place, option in enumerate(row)} for i, row in enumerate(orders.iloc[:, 1])}
    weights = {str(i): float(number) for i, number in enumerate(orders["indicators"])}
    frame = pd.DataFrame(places, dtype=float).rename(columns=str)
    ours = outranking(frame, weights, shares=False)
    assert (ours.loc[printed.index, printed.columns] == printed).all(axis=None)


def test_the_handbooks_table_36_is_reproduced(goldens: Callable[[str], Path]) -> None:
    folder = "published/oecd_jrc_tai"
    data = pd.read_csv(goldens(f"{folder}/table35_impact_matrix.csv"), index_col=0)
    printed = pd.read_csv(goldens(f"{folder}/table36_outranking.csv"), index_col=0)
    assert np.allclose(outranking(data), printed)


def test_a_missing_cell_counts_for_neither_side() -> None:
    frame = pd.DataFrame({"x": [3.0, 2.0, np.nan], "y": [1.0, 5.0, np.nan]}, index=list("ABC"))
    frame.loc["B", "y"] = np.nan
    assert outranking(frame).loc["A", "B"] == 1.0 and np.isnan(outranking(frame).loc["A", "C"])
    assert outranking(frame, {"x": 3, "y": 1}, shares=False).loc["A", "B"] == 3.0


def test_weights_that_make_no_sense_are_refused_all_at_once() -> None:
    frame = pd.DataFrame({"C01": [1.0, 2.0], "C02": [1.0, 2.0]})
    with pytest.raises(DataError) as caught:
        outranking(frame, {"C1": 1.0, "C02": -1.0})
    said = str(caught.value)
    assert "Did you mean C01?" in said and "weight is missing" in said and "The weight is -1" in said
    with pytest.raises(DataError, match="All weights are 0"):
        outranking(frame, {"C01": 0, "C02": 0})
    with pytest.raises(ValueError, match="shares from 0 to 1"):
        dominance(outranking(frame, shares=False) * 5)


@given(st.integers(0, 10_000))
def test_two_units_facing_each_other_add_to_one(seed: int) -> None:
    rng = np.random.default_rng(seed)
    frame = pd.DataFrame(rng.integers(0, 4, (6, 3)).astype(float)).mask(rng.random((6, 3)) < 0.1)
    found = outranking(frame).to_numpy()
    off = ~np.eye(6, dtype=bool)
    together = (found + found.T)[off]
    assert np.allclose(together[~np.isnan(together)], 1.0)

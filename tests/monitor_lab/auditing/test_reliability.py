"""Cronbach's alpha against COINr and the Handbook."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from monitor_lab import DataError
from monitor_lab.auditing.reliability import cronbach

Read = Callable[[str], pd.DataFrame]
FILES = {"Raw": "1_Raw", "Normalised": "6_Normalised", "Aggregated": "7_Aggregated"}


def test_coinr_alphas_are_reproduced_with_missing_cells(asem: Read) -> None:
    meta = asem("00_inputs/iMeta")
    for group, data, alpha in asem("07_audit/cronbach").itertuples(index=False):
        items = meta.loc[meta["Parent"] == group, "iCode"].tolist()
        assert cronbach(asem(f"01_pipeline/{FILES[data]}")[items]).alpha == pytest.approx(alpha, abs=1e-9), group


def test_the_handbooks_table_11_is_reproduced(goldens: Callable[[str], Path]) -> None:
    """Alpha of the eight indicators is 0.70; the data are printed with few digits."""
    data = pd.read_csv(goldens("published/oecd_jrc_tai/tableA2_raw_23_countries.csv")).set_index("country")
    printed = pd.read_csv(goldens("published/oecd_jrc_tai/table11_cronbach.csv")).set_index("indicator")
    found = cronbach(data, standardise=True)
    assert found.alpha == pytest.approx(0.70, abs=0.005)
    assert (found.items["alpha_if_deleted"] - printed["alpha_if_deleted"]).abs().max() < 0.0015
    assert (found.items["correlation_with_rest"] - printed["correlation_with_total"]).abs().max() < 0.006


def test_each_item_is_left_out_as_if_it_had_never_been_there() -> None:
    frame = pd.DataFrame(np.random.default_rng(5).normal(size=(30, 4)), columns=list("abcd"))
    found = cronbach(frame).items
    for item in frame:
        others = frame.drop(columns=item)
        assert found.loc[item, "alpha_if_deleted"] == pytest.approx(cronbach(others).alpha)
        assert found.loc[item, "correlation_with_rest"] == pytest.approx(frame[item].corr(others.sum(axis=1)))


def test_items_that_cancel_out_have_no_alpha_and_the_same_item_thrice_has_one() -> None:
    x = pd.Series([1.0, 2.0, 4.0])
    assert np.isnan(cronbach(pd.DataFrame({"a": x, "b": -x})).alpha)
    assert cronbach(pd.DataFrame({"a": x, "b": x, "c": x})).alpha == pytest.approx(1.0)
    assert cronbach(pd.DataFrame({"a": x, "b": x})).items["alpha_if_deleted"].isna().all()


def test_what_has_no_alpha_is_refused_in_words() -> None:
    with pytest.raises(DataError, match="There is 1 indicator"):
        cronbach(pd.DataFrame({"a": [1.0, 2.0, 3.0]}))
    with pytest.raises(DataError) as caught:
        cronbach(pd.DataFrame({"a": [1.0, 1.0, 1.0], "b": [np.nan] * 3, "c": [1.0, 2.0, 3.0]}))
    assert [problem.column for problem in caught.value.problems] == ["a", "b"]
    with pytest.raises(DataError, match="both a and b"):
        cronbach(pd.DataFrame({"a": [1.0, 2.0, np.nan, np.nan], "b": [np.nan, 1.0, 2.0, 5.0]}))

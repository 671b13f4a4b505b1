"""Principal components against COINr and the Handbook."""

from __future__ import annotations

from collections.abc import Callable
from itertools import permutations
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from monitor_lab import DataError
from monitor_lab.auditing.components import components

Read = Callable[[str], pd.DataFrame]


def test_coinr_eigenvalues_are_reproduced(asem: Read) -> None:
    meta, data = asem("00_inputs/iMeta"), asem("01_pipeline/5_Treated")
    for group, theirs in asem("06_weights/pca_level1_eigenvalues").groupby("group"):
        found = components(data[meta.loc[meta["Parent"] == group, "iCode"].tolist()]).explained
        assert np.allclose(found["eigenvalue"], theirs["eigenvalue"], atol=1e-9, rtol=0)
        assert np.allclose(found["percent"], theirs["frac"] * 100, atol=1e-9, rtol=0)


@pytest.fixture
def technology(goldens: Callable[[str], Path]) -> tuple[pd.DataFrame, Callable[[str], pd.DataFrame]]:
    def read(name: str) -> pd.DataFrame:
        return pd.read_csv(goldens(f"published/oecd_jrc_tai/{name}.csv"), index_col=0)

    return read("tableA2_raw_23_countries"), read


def test_the_handbooks_tables_7_and_8_are_reproduced(
    technology: tuple[pd.DataFrame, Callable[[str], pd.DataFrame]],
) -> None:
    """Up to the few digits with which the Handbook prints the logarithms that it starts from."""
    data, read = technology
    found = components(data)
    assert np.allclose(found.explained["eigenvalue"], read("table07_eigenvalues")["eigenvalue"], atol=0.055)
    assert np.allclose(found.explained["percent"], read("table07_eigenvalues")["percent"], atol=0.111)
    printed = read("table08_component_loadings").to_numpy()
    assert np.abs(np.abs(found.loadings.to_numpy()) - np.abs(printed)).max() < 0.0124
    assert found.above_one == 2  # the Handbook prints the third, 0.985, as 1.0


def test_the_handbooks_table_9_is_reproduced(
    technology: tuple[pd.DataFrame, Callable[[str], pd.DataFrame]],
) -> None:
    data, read = technology
    found, printed = components(data).rotate(4), read("table09_varimax_loadings")
    loadings = np.abs(found.loadings.to_numpy())
    theirs = np.abs(printed.iloc[:, :4].to_numpy())
    order = min(permutations(range(4)), key=lambda p: np.abs(loadings[:, p] - theirs).max())
    assert np.abs(loadings[:, order] - theirs).max() < 0.015
    assert (found.communality - printed["communality"]).abs().max() < 0.015
    explained = read("table09_17_explained_variance")
    ours = found.explained.to_numpy()[list(order)]
    assert np.abs(ours[:, 0] - explained["explained_variance"]).max() < 0.025
    assert np.abs(ours[:, 1] - explained["share"] * 100).max() < 0.6


def test_turning_factors_keeps_what_they_explain_together() -> None:
    frame = pd.DataFrame(np.random.default_rng(2).normal(size=(40, 5)), columns=list("abcde"))
    found = components(frame)
    turned = found.rotate(3)
    assert np.allclose(turned.communality, (found.loadings.iloc[:, :3] ** 2).sum(axis=1))
    assert turned.explained["cumulative"].iloc[-1] == pytest.approx(found.explained["cumulative"].iloc[2])
    assert found.rotate(5).communality.to_numpy() == pytest.approx(1.0)


def test_loadings_are_the_correlations_of_indicators_with_components() -> None:
    frame = pd.DataFrame(np.random.default_rng(2).normal(size=(40, 3)), columns=list("abc"))
    found = components(frame)
    scores = ((frame - frame.mean()) / frame.std()) @ found.vectors
    for component in scores:
        assert [frame[i].corr(scores[component]) for i in frame] == pytest.approx(found.loadings[component].tolist())


def test_units_with_a_missing_cell_are_left_out_and_said_to_be() -> None:
    frame = pd.DataFrame({"a": [1.0, 2.0, 3.0, 9.0], "b": [2.0, 1.0, 3.0, np.nan]})
    found = components(frame)
    assert (found.units, found.left_out) == (3, 1)
    assert found.explained["eigenvalue"].tolist() == pytest.approx([1.5, 0.5])
    assert "1 left out for missing cells" in repr(found)


def test_what_cannot_be_taken_apart_is_refused_in_words() -> None:
    with pytest.raises(DataError, match="1 indicator"):
        components(pd.DataFrame({"a": [1.0, 2.0, 3.0]}))
    with pytest.raises(DataError, match="2 units have a value in all"):
        components(pd.DataFrame({"a": [1.0, 2.0, np.nan], "b": [2.0, 1.0, 3.0]}))
    with pytest.raises(DataError, match="column b"):
        components(pd.DataFrame({"a": [1.0, 2.0, 3.0], "b": [4.0, 4.0, 4.0]}))
    with pytest.raises(ValueError, match="from 2 to 2"):
        components(pd.DataFrame({"a": [1.0, 2.0, 3.0], "b": [2.0, 1.0, 3.0]})).rotate(1)

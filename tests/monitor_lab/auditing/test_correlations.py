"""Correlations against COINr, scipy and small cases by hand."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor_lab import DataError
from monitor_lab.auditing import correlations as module
from monitor_lab.auditing.correlations import (
    correlation_flags,
    correlations,
    denominator_correlations,
    parent_correlations,
)
from monitor_lab.framework.view import View

Read = Callable[[str], pd.DataFrame]
LEVELS = {"level 2": "Pillar", "level 3": "Sub-index", "level 4": "Index"}


@pytest.mark.parametrize("data", ["1_Raw", "7_Aggregated"])
@pytest.mark.parametrize("method", ["pearson", "spearman", "kendall"])
def test_coinr_correlations_are_reproduced_pair_by_pair_of_known_cells(data: str, method: str, asem: Read) -> None:
    theirs = asem(f"07_audit/corr_{data[2:]}_{method}").set_index("iCode")
    ours = correlations(asem(f"01_pipeline/{data}"), method).loc[theirs.index, theirs.columns]
    assert np.allclose(ours, theirs, atol=1e-9, rtol=0, equal_nan=True)


@pytest.mark.parametrize(("of", "name"), [("indicator", "indicators"), ("level 2", "pillars")])
def test_coinr_correlations_with_the_parents_are_reproduced(of: str, name: str, asem: Read, asem_view: View) -> None:
    theirs = asem(f"07_audit/corr_family_{name}").set_index(["Var1", "Var2"])["Correlation"]
    ours = parent_correlations(asem("01_pipeline/7_Aggregated"), asem_view)
    ours = ours[ours["of"] == of]
    found = pd.Series(
        ours["correlation"].to_numpy(), index=pd.MultiIndex.from_arrays([ours["level"].map(LEVELS), ours["id"]])
    )
    assert len(found) == len(theirs)
    assert np.allclose(found.loc[list(theirs.index)], theirs, atol=1e-9, rtol=0)


def test_coinr_flags_are_reproduced_in_pillars_and_in_sub_indices(asem: Read, asem_view: View) -> None:
    scores = asem("01_pipeline/6_Normalised")
    high = asem("07_audit/corr_flags_high_0.6")
    low = asem("07_audit/corr_flags_low_-0.5")
    ours_high = correlation_flags(scores, asem_view, above=0.6, below=-1)
    ours_low = correlation_flags(scores, asem_view, above=1, below=-0.5, level="level 3")
    for ours, theirs, kind in ((ours_high, high, "redundant"), (ours_low, low, "opposed")):
        mine = {(g, frozenset((a, b))): r for g, a, b, r, _ in ours.itertuples(index=False)}
        other = {(g, frozenset((a, b))): r for g, a, b, r in theirs.itertuples(index=False)}
        assert mine == pytest.approx(other, abs=1e-9) and set(ours["kind"]) == {kind}
        assert ours["correlation"].abs().is_monotonic_decreasing


def test_coinr_correlations_with_denominators_are_reproduced(asem: Read) -> None:
    sizes = asem("00_inputs/iData")[["Area", "Energy", "GDP", "Population"]]
    theirs = asem("07_audit/denom_corr_0.7").set_index(["Ind", "Denom"])["Corr"].to_dict()
    ours = denominator_correlations(asem("01_pipeline/1_Raw"), sizes, above=0.7)
    assert ours.set_index(["indicator", "denominator"])["correlation"].to_dict() == pytest.approx(theirs, abs=1e-9)


def test_kendall_is_that_of_scipy_with_ties_and_gaps_in_any_number_of_chunks(monkeypatch: pytest.MonkeyPatch) -> None:
    stats = pytest.importorskip("scipy.stats")
    rng = np.random.default_rng(3)
    values = rng.integers(0, 5, (40, 4)).astype(float)
    values[rng.random(values.shape) < 0.2] = np.nan
    monkeypatch.setattr(module, "_CELLS", 500)
    ours = correlations(pd.DataFrame(values), "kendall").to_numpy()
    for i in range(4):
        for j in range(4):
            both = ~np.isnan(values[:, i]) & ~np.isnan(values[:, j])
            assert ours[i, j] == pytest.approx(stats.kendalltau(values[both, i], values[both, j]).statistic)


def test_ranks_by_hand() -> None:
    """Of six pairs of units five are in the same order and one is not: (5 - 1) / 6."""
    frame = pd.DataFrame({"a": [1.0, 2.0, 3.0, 4.0], "b": [10.0, 30.0, 20.0, 900.0]})
    assert correlations(frame, "kendall").loc["a", "b"] == pytest.approx(4 / 6)
    assert correlations(frame, "spearman").loc["a", "b"] == pytest.approx(1 - 6 * 2 / (4 * 15))


@pytest.mark.parametrize("method", ["pearson", "spearman", "kendall"])
def test_constant_columns_and_too_few_shared_units_have_no_correlation(method: str) -> None:
    frame = pd.DataFrame({"a": [1.0, 2.0, 3.0, np.nan], "b": 7.0, "c": [np.nan, 2.0, 1.0, 5.0]})
    found = correlations(frame, method)
    assert found.loc["a", "a"] == 1.0 and np.isnan(found.loc["a", "b"]) and np.isnan(found.loc["a", "c"])
    assert correlations(frame, method, at_least=2).loc["a", "c"] == pytest.approx(-1.0)
    nearly = frame.assign(b=[0.1 + 0.2, 0.3, 0.3, 0.3])
    assert correlations(nearly, method)["b"].isna().all()


def test_wrong_arguments_are_answered_in_words() -> None:
    frame = pd.DataFrame({"a": [1.0, 2.0, 3.0]})
    with pytest.raises(ValueError, match="'pearson'"):
        correlations(frame, "person")
    with pytest.raises(ValueError, match="needs 2 units"):
        correlations(frame, at_least=1)
    with pytest.raises(DataError, match="infinite"):
        correlations(frame.replace(3.0, np.inf))
    with pytest.raises(ValueError, match="above must be the greater"):
        correlation_flags(frame, None, above=0.1, below=0.2)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="not the same units: 2"):
        denominator_correlations(frame, pd.DataFrame({"people": [1.0, 2.0]}))


@given(st.integers(0, 10_000), st.sampled_from(["pearson", "spearman", "kendall"]))
def test_neither_unit_of_measure_nor_row_order_matters(seed: int, method: str) -> None:
    rng = np.random.default_rng(seed)
    frame = pd.DataFrame(rng.integers(0, 9, (12, 3)).astype(float), columns=list("abc"))
    frame = frame.mask(rng.random(frame.shape) < 0.15)
    found = correlations(frame, method)
    other = (frame * [2.5, 1000.0, 0.25] + [1.0, -7.0, 3.0]).sample(frac=1, random_state=seed)
    assert np.allclose(found, correlations(other, method), equal_nan=True, atol=1e-9)
    assert np.allclose(found, found.T, equal_nan=True) and np.nanmax(found.abs()) <= 1 + 1e-12

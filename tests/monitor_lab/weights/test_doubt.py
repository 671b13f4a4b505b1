"""Benefit of the doubt."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from monitor_lab import DataError
from monitor_lab.weights.doubt import benefit_of_the_doubt

pytest.importorskip("scipy")


@pytest.fixture
def towns() -> pd.DataFrame:
    return pd.DataFrame({"a": [4.0, 1.0, 2.0, 1.0], "b": [1.0, 4.0, 2.0, 0.5]}, index=list("ABCD"))


def test_a_unit_is_measured_against_the_best_mix_of_others(towns: pd.DataFrame) -> None:
    # A and B are best; the line between them is a + b = 5, so C (2, 2) reaches 4 of 5. D lies under the
    # line as well: its best weights are those of the line, 1.5 of 5, as resting on a alone gives 1 of 4.
    assert benefit_of_the_doubt(towns).scores.to_dict() == pytest.approx({"A": 100, "B": 100, "C": 80, "D": 30})


def test_no_unit_gets_more_than_100_under_anybodys_weights(towns: pd.DataFrame) -> None:
    weights = benefit_of_the_doubt(towns).weights
    assert (weights.to_numpy() @ towns.to_numpy().T).max() <= 100.0 + 1e-6
    own = (weights.to_numpy() * towns.to_numpy()).sum(axis=1)
    assert own == pytest.approx(benefit_of_the_doubt(towns).scores.to_numpy())


def test_shares_stay_between_their_limits_and_add_to_100(towns: pd.DataFrame) -> None:
    found = benefit_of_the_doubt(towns, min_share=30.0, max_share=70.0)
    assert found.shares.sum(axis=1).to_numpy() == pytest.approx(100.0)
    assert found.shares.to_numpy().min() >= 30.0 - 1e-6 and found.shares.to_numpy().max() <= 70.0 + 1e-6
    assert (found.scores <= benefit_of_the_doubt(towns).scores + 1e-9).all()


def test_an_upper_limit_alone_keeps_a_unit_from_resting_on_one_indicator(towns: pd.DataFrame) -> None:
    assert benefit_of_the_doubt(towns).shares.to_numpy().max() > 60.0
    found = benefit_of_the_doubt(towns, max_share=60.0)
    assert found.shares.to_numpy().max() <= 60.0 + 1e-6 and found.scores["A"] < 100.0


def test_with_shares_fixed_there_is_a_closed_form() -> None:
    # Each indicator gives exactly half: with weights w a = v b for the unit itself, A (4, 1) has w = v / 4.
    # B (1, 4) then reaches (1/4 + 4) v against A's 2 v, so that A's own score is 2 / 4.25 of 100.
    pair = pd.DataFrame({"a": [4.0, 1.0], "b": [1.0, 4.0]}, index=["A", "B"])
    assert benefit_of_the_doubt(pair, 50.0, 50.0).scores.tolist() == pytest.approx([200.0 / 4.25] * 2)


def test_under_a_minimum_share_a_zero_costs_everything(towns: pd.DataFrame) -> None:
    towns.loc["A", "b"] = 0.0
    assert benefit_of_the_doubt(towns).scores["A"] == pytest.approx(100.0)
    found = benefit_of_the_doubt(towns, min_share=10.0)
    assert found.scores["A"] == pytest.approx(0.0) and found.shares.loc["A"].isna().all()


def test_technology_leaders_of_the_handbook_lead_here_too(goldens: Callable[[str], Path]) -> None:
    # The Handbook's limits on shares are not printed in full, so its scores cannot be had exactly. Without
    # limits its three leaders lead as well, and no country does worse than under them.
    folder = goldens("published/oecd_jrc_tai")
    data = pd.read_csv(folder / "tableA2_raw_23_countries.csv", index_col=0)
    printed = pd.read_csv(folder / "table19_benefit_of_the_doubt.csv", index_col=0)["score"]
    found = benefit_of_the_doubt(data).scores
    assert found[printed.index[printed == 1.0]].to_numpy() == pytest.approx(100.0)
    assert (found.loc[printed.index].to_numpy() >= printed.to_numpy() * 100.0 - 0.5).all()


def test_everything_that_is_wrong_is_told_at_once(towns: pd.DataFrame) -> None:
    wrong = towns.assign(c=[1.0, np.nan, 2.0, np.nan], d=[-1.0, 0.0, 1.0, 2.0], e=3.0, f=0.0)
    with pytest.raises(DataError) as caught:
        benefit_of_the_doubt(wrong)
    said = str(caught.value)
    assert [p.column for p in caught.value.problems] == ["c", "d", "e", "f"]
    assert "B, D has no value" in said and "A has -1" in said and "Every unit has the value 3" in said
    with pytest.raises(DataError, match="There is no unit"):
        benefit_of_the_doubt(towns.head(0))


@pytest.mark.parametrize(
    ("least", "most", "words"),
    [(60.0, 100.0, "cannot add to 100%"), (0.0, 40.0, "cannot add to 100%"), (20.0, 10.0, "allowed: 0 <= min")],
)
def test_shares_that_cannot_be_met_are_refused(towns: pd.DataFrame, least: float, most: float, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        benefit_of_the_doubt(towns, least, most)


def test_without_scipy_the_extra_is_named(towns: pd.DataFrame, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "scipy.optimize", None)
    with pytest.raises(ImportError, match=r"monitor-lab\[optimise\]"):
        benefit_of_the_doubt(towns)


@settings(max_examples=15)
@given(st.integers(0, 10_000), st.floats(0.01, 1000.0))
def test_units_of_measure_and_order_do_not_matter_and_somebody_is_best(seed: int, scale: float) -> None:
    rng = np.random.default_rng(seed)
    data = pd.DataFrame(rng.uniform(1.0, 9.0, (6, 3)), columns=list("abc"))
    found = benefit_of_the_doubt(data).scores
    assert found.max() == pytest.approx(100.0) and found.between(0.0, 100.0 + 1e-9).all()
    other = benefit_of_the_doubt(data.assign(a=data["a"] * scale).iloc[::-1]).scores
    assert other.loc[found.index].to_numpy() == pytest.approx(found.to_numpy(), abs=1e-6)

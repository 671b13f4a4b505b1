"""Principal components and varimax."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor_lab import DataError, Framework
from monitor_lab.weights.components import principal_components, varimax

Goldens = Callable[[str], Path]


def read(path: Path) -> pd.DataFrame:
    return pd.read_csv(path, index_col=0, float_precision="round_trip")


@pytest.mark.parametrize(
    ("data", "weights", "level"), [("5_Treated", "pca_level1_weights", 1), ("7_Aggregated", "pca_level2_weights", 2)]
)
def test_the_first_component_of_each_group_is_that_of_coinr(
    goldens: Goldens, data: str, weights: str, level: int
) -> None:
    scores = read(goldens(f"coinr_asem/01_pipeline/{data}.csv"))
    theirs = read(goldens(f"coinr_asem/06_weights/{weights}.csv"))
    theirs = theirs.loc[theirs["Level"] == level, "Weight"]
    tree = Framework.from_coinr(pd.read_csv(goldens("coinr_asem/00_inputs/iMeta.csv"))).view("coinr")
    parents = (tree.members if level == 1 else tree.groups["parent"]).loc[theirs.index]
    for _, ids in parents.groupby(parents).groups.items():
        vector = principal_components(scores[list(ids)]).vectors[1]
        sign = np.sign(vector @ theirs.loc[ids])  # which way a component points is arbitrary
        assert (vector * sign).to_numpy() == pytest.approx(theirs.loc[ids].to_numpy(), abs=1e-9)


def test_the_eigenvalues_are_those_of_coinr(goldens: Goldens) -> None:
    scores = read(goldens("coinr_asem/01_pipeline/5_Treated.csv"))
    theirs = pd.read_csv(goldens("coinr_asem/06_weights/pca_level1_eigenvalues.csv"), float_precision="round_trip")
    members = Framework.from_coinr(pd.read_csv(goldens("coinr_asem/00_inputs/iMeta.csv"))).view("coinr").members
    for group, rows in theirs.groupby("group"):
        found = principal_components(scores[list(members.index[members == group])])
        assert found.eigenvalues.to_numpy() == pytest.approx(rows["eigenvalue"].to_numpy(), rel=1e-9)
        assert found.explained.to_numpy() == pytest.approx(rows["frac"].to_numpy() * 100.0, rel=1e-9)


def test_varimax_gives_the_handbooks_factors_of_technology(goldens: Goldens) -> None:
    folder = goldens("published/oecd_jrc_tai")
    printed = read(folder / "table09_varimax_loadings.csv")
    found = principal_components(read(folder / "tableA2_raw_23_countries.csv"))
    turned = varimax(found.loadings.iloc[:, :4]).loc[printed.index]
    # 0.015 is the tolerance of the reference outputs' CHECK.csv: the Handbook's own data were rounded.
    assert turned.to_numpy() == pytest.approx(printed.filter(like="factor").to_numpy(), abs=0.015)
    assert (turned**2).sum(axis=1).to_numpy() == pytest.approx(printed["communality"].to_numpy(), abs=0.015)


def test_two_indicators_have_a_closed_form() -> None:
    # With correlation r the eigenvalues are 1 + r and 1 - r.
    scores = pd.DataFrame({"a": [1.0, 2.0, 3.0, 4.0], "b": [1.0, 3.0, 2.0, 4.0]})
    found = principal_components(scores)
    assert found.eigenvalues.tolist() == pytest.approx([1.8, 0.2])
    assert found.loadings[1].tolist() == pytest.approx([np.sqrt(0.9)] * 2)


def test_factors_with_simple_structure_stay_as_they_are() -> None:
    simple = pd.DataFrame({1: [0.9, 0.8, 0.0, 0.0], 2: [0.0, 0.0, 0.7, 0.9]}, index=list("abcd"))
    assert varimax(simple).to_numpy() == pytest.approx(simple.to_numpy(), abs=1e-9)
    angle = 0.6
    turn = np.array([[np.cos(angle), -np.sin(angle)], [np.sin(angle), np.cos(angle)]])
    back = varimax(pd.DataFrame(simple.to_numpy() @ turn, index=simple.index)).to_numpy()
    assert np.sort(np.abs(back), axis=1) == pytest.approx(np.sort(simple.to_numpy(), axis=1), abs=1e-9)


def test_a_single_factor_needs_no_turning() -> None:
    one = pd.DataFrame({1: [-0.9, -0.5]}, index=["a", "b"])
    assert varimax(one)[1].tolist() == [0.9, 0.5]


def test_units_with_a_gap_are_left_out() -> None:
    scores = pd.DataFrame({"a": [1.0, 2.0, 3.0, 4.0, None], "b": [1.0, 3.0, 2.0, 4.0, 900.0]})
    assert principal_components(scores).eigenvalues.tolist() == pytest.approx([1.8, 0.2])


def test_what_has_no_correlation_is_refused() -> None:
    with pytest.raises(DataError, match="column b: Every unit has the value 1"):
        principal_components(pd.DataFrame({"a": [1.0, 2.0, 3.0], "b": [1.0, 1.0, 1.0]}))
    with pytest.raises(DataError, match="Only 2 units have a value in all of a, b"):
        principal_components(pd.DataFrame({"a": [1.0, 2.0], "b": [1.0, 3.0]}))


@given(st.integers(0, 10_000), st.integers(2, 6), st.floats(0.01, 100.0))
def test_units_of_measure_do_not_matter_and_variance_is_kept(seed: int, columns: int, scale: float) -> None:
    rng = np.random.default_rng(seed)
    scores = pd.DataFrame(rng.normal(size=(20, columns)))
    found = principal_components(scores)
    assert found.eigenvalues.sum() == pytest.approx(columns)
    assert principal_components(scores * scale + 7.0).eigenvalues.to_numpy() == pytest.approx(
        found.eigenvalues.to_numpy(), abs=1e-8
    )
    turned = varimax(found.loadings)
    assert (turned**2).sum(axis=1).to_numpy() == pytest.approx(np.ones(columns))

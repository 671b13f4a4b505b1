"""Weights from principal components."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from monitor_lab import DataError, Framework
from monitor_lab.weights.pca import pca_weights

Goldens = Callable[[str], Path]


def read(path: Path) -> pd.DataFrame:
    return pd.read_csv(path, index_col=0, float_precision="round_trip")


@pytest.mark.parametrize("source", ["table18_factor_weights.csv:PC", "table22_weights.csv:FA"])
def test_the_factor_weights_of_technology_are_those_the_handbook_prints(goldens: Goldens, source: str) -> None:
    folder = goldens("published/oecd_jrc_tai")
    file, column = source.split(":")
    printed = read(folder / file)[column]
    found = pca_weights(read(folder / "tableA2_raw_23_countries.csv"), method="factors")
    # Printed to two digits, from loadings of two digits: 0.015 is the tolerance of CHECK.csv.
    assert found.loc[printed.index].to_numpy() == pytest.approx(printed.to_numpy(), abs=0.015)
    assert found.sum() == pytest.approx(1.0)


def test_a_component_that_all_indicators_share_gives_coinrs_weights_shared_out(goldens: Goldens) -> None:
    framework = Framework.from_coinr(pd.read_csv(goldens("coinr_asem/00_inputs/iMeta.csv")))
    theirs = read(goldens("coinr_asem/06_weights/pca_level1_weights.csv"))["Weight"]
    scores = read(goldens("coinr_asem/01_pipeline/5_Treated.csv"))
    members = framework.view("coinr").members
    shared = [g for g in members.unique() if theirs.loc[members.index[members == g]].gt(0).all()]
    ids = members.index[members.isin(shared)].tolist()
    assert len(shared) > 2
    found = pca_weights(scores[ids], framework, "coinr")
    expected = theirs.loc[ids] / theirs.loc[ids].groupby(members.loc[ids]).transform("sum")
    assert found.to_numpy() == pytest.approx(expected.to_numpy(), abs=1e-9)


def test_loadings_of_both_signs_are_refused_by_name(goldens: Goldens) -> None:
    scores = read(goldens("coinr_asem/01_pipeline/7_Aggregated.csv"))[["Environ", "Social", "SusEcFin"]]
    with pytest.raises(DataError, match=r"Social \(-0.74\) runs against the others, and a weight cannot be negative"):
        pca_weights(scores)
    assert pca_weights(scores, method="factors").gt(0).all()


def test_alike_indicators_share_their_weight_under_factors() -> None:
    rng = np.random.default_rng(3)
    a, b = rng.normal(size=(2, 200))
    scores = pd.DataFrame({"one": a, "again": a + 0.01 * rng.normal(size=200), "other": b})
    found = pca_weights(scores, method="factors", factors=2)
    assert found.to_numpy() == pytest.approx(1 / 3, abs=0.01)


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"method": "factor"}, "Did you mean 'factors'"),
        ({"factors": 3}, "it must be from 1 to 2"),
        ({"factors": 0}, "0"),
    ],
)
def test_settings_that_are_not_allowed_are_refused(settings: dict[str, object], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        pca_weights(pd.DataFrame({"a": [1.0, 2.0, 4.0], "b": [1.0, 2.0, 3.0]}), **settings)  # type: ignore[arg-type]


def test_constant_columns_are_refused() -> None:
    with pytest.raises(DataError, match="column b: Every unit has the value 1"):
        pca_weights(pd.DataFrame({"a": [1.0, 2.0, 4.0], "b": [1.0, 1.0, 1.0]}))

"""COINr's means and its Copeland scores, with equal and unequal weights, with holes and thresholds."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from monitor_lab import Aggregate, CoverageRule, Framework, aggregate

Goldens = Callable[[str], Path]
ANY = CoverageRule.any_value()


def table(goldens: Goldens, name: str) -> pd.DataFrame:
    return pd.read_csv(goldens(f"coinr_asem/05_aggregate/{name}.csv")).set_index("uCode")


def agree(ours: pd.DataFrame, theirs: pd.DataFrame) -> bool:
    return np.allclose(ours, theirs.loc[ours.index, ours.columns], rtol=1e-9, equal_nan=True)


def framework(goldens: Goldens, weights: str = "unequal") -> Framework:
    name = "iMeta" if weights == "equal" else "iMeta_with_params"
    return Framework.from_coinr(pd.read_csv(goldens(f"coinr_asem/00_inputs/{name}.csv")))


MEANS = {"amean": "arithmetic", "gmean": "geometric", "hmean": "harmonic"}


@pytest.mark.parametrize("weights", ["equal", "unequal"])
@pytest.mark.parametrize("mean", MEANS)
def test_means(mean: str, weights: str, goldens: Goldens) -> None:
    scores = table(goldens, "input_minmax_1_100")
    ours = aggregate(scores, framework(goldens, weights), MEANS[mean], view="coinr", coverage=ANY)
    assert agree(ours, table(goldens, f"{mean}_{weights}"))


@pytest.mark.parametrize("p", [2, 0.5, -1, -2])
def test_generalised_means(p: float, goldens: Goldens) -> None:
    scores = table(goldens, "input_minmax_1_100")
    ours = aggregate(scores, framework(goldens), "power", p=p, view="coinr", coverage=ANY)
    assert agree(ours, table(goldens, f"genmean_p{p}_unequal"))


@pytest.mark.parametrize("threshold", [None, 0.5, 0.75])
@pytest.mark.parametrize("mean", MEANS)
def test_means_of_what_is_there_under_a_threshold(mean: str, threshold: float | None, goldens: Goldens) -> None:
    """COINr's threshold counts the direct children of every group."""
    rule = CoverageRule(indicators=0, groups=0, children=100 * (threshold or 0))
    ours = aggregate(table(goldens, "input_with_NA"), framework(goldens), MEANS[mean], view="coinr", coverage=rule)
    theirs = table(goldens, f"NA_{mean}_unequal_thresh{threshold or 'none'}")
    assert agree(ours, theirs)
    if threshold == 0.75:
        assert theirs.isna().any(axis=None)


@pytest.mark.parametrize(
    ("name", "how"),
    [
        (
            "mixed_amean_gmean_hmean_unequal",
            Aggregate("arithmetic", by_level={"level 3": "geometric", "level 4": "harmonic"}),
        ),
        ("amean_amean_copeland_unequal", Aggregate("arithmetic", by_level={"level 4": "copeland"})),
        ("copeland_all_levels_unequal", Aggregate("copeland")),
    ],
)
def test_other_methods_at_other_levels_and_copeland(name: str, how: Aggregate, goldens: Goldens) -> None:
    scores = table(goldens, "input_minmax_1_100")
    assert agree(aggregate(scores, framework(goldens), how, view="coinr", coverage=ANY), table(goldens, name))


@pytest.mark.parametrize(
    ("call", "how"),
    [
        ("a_amean", Aggregate()),
        ("a_gmean", Aggregate("geometric")),
        ("a_hmean", Aggregate("harmonic")),
        ("a_genmean(2)", Aggregate("power", p=2)),
        ("a_genmean(3)", Aggregate("power", p=3)),
        ("a_genmean(-1)", Aggregate("power", p=-1)),
    ],
)
def test_weighted_means_of_short_vectors(call: str, how: Aggregate, goldens: Goldens) -> None:
    inputs = pd.read_csv(goldens("coinr_asem/11_vectors/input.csv"))
    theirs = pd.read_csv(goldens("coinr_asem/11_vectors/scalar_outputs.csv"))
    expected = theirs[theirs["f"] == call].set_index("vector")["y"]
    assert len(expected) >= 3
    for vector, y in expected.items():
        rows = inputs[inputs["vector"] == vector]
        ours = aggregate(*_flat(rows), how, view="flat", coverage=ANY)["index"].iloc[0]
        assert ours == pytest.approx(y, rel=1e-12)


def _flat(rows: pd.DataFrame) -> tuple[pd.DataFrame, Framework]:
    codes = [f"x{i}" for i in rows["i"]]
    imeta: dict[str, Any] = {
        "iCode": [*codes, "I"],
        "Level": [1] * len(codes) + [2],
        "Direction": 1,
        "Weight": [*rows["w"], 1],
        "Parent": ["I"] * len(codes) + [None],
        "Type": ["Indicator"] * len(codes) + ["Aggregate"],
    }
    scores = pd.DataFrame([rows["x"].to_numpy()], columns=pd.Index(codes))
    return scores, Framework.from_coinr(pd.DataFrame(imeta))

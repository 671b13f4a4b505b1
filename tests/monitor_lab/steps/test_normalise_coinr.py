"""COINr's scales, method by method, on its own example."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from monitor_lab import Framework, Normalise, normalise

Goldens = Callable[[str], Path]


def table(goldens: Goldens, name: str) -> pd.DataFrame:
    return pd.read_csv(goldens(f"coinr_asem/{name}.csv")).set_index("uCode")


def agree(ours: pd.DataFrame, theirs: pd.DataFrame) -> bool:
    return np.allclose(ours, theirs.loc[ours.index, ours.columns], rtol=1e-9, atol=1e-11, equal_nan=True)


@pytest.mark.parametrize("data", ["5_Treated", "1_Raw"])
@pytest.mark.parametrize(
    ("name", "how"),
    [
        ("minmax_0_100", Normalise("min-max")),
        ("minmax_1_100", Normalise("min-max", to=(1, 100))),
        ("minmax_0_1", Normalise("min-max", to=(0, 1))),
        ("zscore_0_1", Normalise("z-score")),
        ("zscore_10_2", Normalise("z-score", mean=10, sd=2)),
        ("dist2max", Normalise("distance to maximum", to=(0, 1))),
        ("dist2ref_unit5", Normalise("distance to reference", to=(0, 1), reference="BGR", clip=False)),
        ("dist2ref_unit5_cap", Normalise("distance to reference", to=(0, 1), reference="BGR")),
        ("rank_min", Normalise("rank")),
        ("rank_average", Normalise("rank", ties="average")),
        ("prank_min", Normalise("percentile rank", to=(0, 1))),
        ("borda_min", Normalise("borda")),
    ],
)
def test_every_method_on_treated_data_and_on_raw_data_with_gaps(
    name: str, how: Normalise, data: str, goldens: Goldens
) -> None:
    framework = Framework.from_coinr(pd.read_csv(goldens("coinr_asem/00_inputs/iMeta.csv")))
    values = table(goldens, f"01_pipeline/{data}")
    theirs = table(goldens, f"04_normalise/{name}{'_rawNA' if data == '1_Raw' else ''}")
    if "reference" in name or "ref" in name:
        how, values, theirs = _with_a_reference(how, values, theirs)
        framework = framework.select(values.columns)
        values.loc[:, values.columns] = values
    ours = normalise(values, framework, how)
    assert agree(ours, theirs)


def _with_a_reference(
    how: Normalise, values: pd.DataFrame, theirs: pd.DataFrame
) -> tuple[Normalise, pd.DataFrame, pd.DataFrame]:
    """Without the indicators whose reference unit has no value, or the worst: COINr gives NaN or infinity."""
    fifth = values.index[4]
    assert how.reference == fifth
    usable = np.isfinite(theirs).any() & values.loc[fifth].notna()
    return how, values.loc[:, usable].copy(), theirs.loc[:, usable]


def test_fraction_of_the_maximum_differs_from_coinr_only_where_lower_is_better(goldens: Goldens) -> None:
    """There COINr divides negative by negative, so that a worse value scores higher; ours is its inverse."""
    framework = Framework.from_coinr(pd.read_csv(goldens("coinr_asem/00_inputs/iMeta.csv")))
    values = table(goldens, "01_pipeline/5_Treated")
    theirs = table(goldens, "04_normalise/fracmax")
    up = framework.scored["direction"] == "higher is better"
    usable = [str(i) for i in values.columns if i in up.index and values[i].min() > (-1 if up[i] else 0)]
    usable = [i for i in usable if values[i].min() >= 0]
    ours = normalise(values[usable], framework.select(usable), "fraction of maximum", to=(0, 1))
    rising = [i for i in usable if up[i]]
    falling = [i for i in usable if not up[i]]
    assert len(rising) > 20 and len(falling) > 3
    assert agree(ours[rising], theirs[rising])
    assert agree(1 / ours[falling], theirs[falling])


@pytest.mark.parametrize("name", ["minmax", "zscore", "scaled", "dist2targ", "goalposts"])
def test_settings_of_single_indicators(name: str, goldens: Goldens) -> None:
    meta = pd.read_csv(goldens("coinr_asem/00_inputs/iMeta_with_params.csv"))
    framework = Framework.from_coinr(meta)
    values = table(goldens, "01_pipeline/5_Treated")
    rows = meta[meta["Type"] == "Indicator"].set_index("iCode")
    each = {str(code): _settings(name, row) for code, row in rows.iterrows()}
    ours = normalise(values, framework, Normalise("goalposts", each=each))
    assert agree(ours, table(goldens, f"04_normalise/iMeta_{name}"))


def _settings(name: str, row: pd.Series[Any]) -> Normalise:
    sign = int(row["Direction"])
    if name == "minmax":
        return Normalise("min-max", to=(row["minmax_lower"], row["minmax_upper"]))
    if name == "zscore":
        return Normalise("z-score", mean=row["zscore_mean"], sd=row["zscore_sd"])
    if name == "dist2targ":
        cap = str(row["dist2targ_cap_max"]).lower() == "true"
        return Normalise("distance to target", to=(0, 1), target=row["Target"], clip=cap)
    if name == "scaled":
        worst, best = (row["scaled_lower"], row["scaled_upper"])[::sign]
        return Normalise("goalposts", worst=worst, best=best, to=(0, row["scale_factor"]), clip=False)
    worst, best = (row["goalpost_lower"], row["goalpost_upper"])[::sign]
    trunc = str(row["goalpost_trunc2posts"]).lower() == "true"
    return Normalise("goalposts", worst=worst, best=best, to=(0, row["goalpost_scale"]), clip=trunc)


def test_six_short_vectors_with_ties_gaps_negatives_and_outliers(goldens: Goldens) -> None:
    inputs = pd.read_csv(goldens("coinr_asem/11_vectors/input.csv"))
    theirs = pd.read_csv(goldens("coinr_asem/11_vectors/vector_outputs.csv"))
    methods = {
        "n_minmax(0,100)": Normalise("min-max"),
        "n_zscore(0,1)": Normalise("z-score"),
        "n_dist2max": Normalise("distance to maximum", to=(0, 1)),
        "n_dist2ref(3)": Normalise("distance to reference", to=(0, 1), reference=3, clip=False),
        "n_dist2ref(3,cap)": Normalise("distance to reference", to=(0, 1), reference=3),
        "n_dist2targ(5)": Normalise("distance to target", to=(0, 1), target=5, clip=False),
        "n_dist2targ(5,cap)": Normalise("distance to target", to=(0, 1), target=5),
        "n_dist2targ(1,direction=-1)": Normalise("distance to target", to=(0, 1), target=1, clip=False),
        "n_goalposts(1,6,100)": Normalise("goalposts", worst=1, best=6),
        "n_goalposts(1,6,100,direction=-1)": Normalise("goalposts", worst=6, best=1),
        "n_goalposts(1,6,100,notrunc)": Normalise("goalposts", worst=1, best=6, clip=False),
        "n_scaled(1,6)": Normalise("goalposts", worst=1, best=6, clip=False),
        "n_rank": Normalise("rank"),
        "n_prank": Normalise("percentile rank", to=(0, 1)),
        "n_borda": Normalise("borda"),
        "n_fracmax": Normalise("fraction of maximum", to=(0, 1)),
    }
    compared = 0
    for vector, rows in inputs.groupby("vector"):
        frame = rows.set_index("i")[["x"]]
        for call, how in methods.items():
            expected = theirs[(theirs["vector"] == vector) & (theirs["f"] == call)].set_index("i")["y"]
            if expected.empty or (call == "n_fracmax" and frame["x"].min() < 0):
                continue
            if "ref(3" in call and np.isnan(frame["x"].loc[3]):
                continue
            ours = normalise(frame, _one_indicator(-1 if "direction=-1" in call else 1), how)["x"]
            if call.endswith("cap)"):  # COINr caps only above; ours are kept at the lower end too
                expected = expected.clip(lower=0)
            assert np.allclose(ours, expected, rtol=1e-9, atol=1e-11, equal_nan=True), (vector, call)
            compared += 1
    assert compared >= 85


def _one_indicator(direction: int) -> Framework:
    imeta = pd.DataFrame(
        {"iCode": ["x", "I"], "Level": [1, 2], "Direction": direction, "Weight": 1, "Parent": ["I", None]}
        | {"Type": ["Indicator", "Aggregate"]}
    )
    return Framework.from_coinr(imeta)

"""COINr's whole example as one recipe: denominate, impute, screen, treat, normalise, aggregate."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd

from monitor_lab import CoverageRule, Denominate, Framework, Impute, Recipe, Screen, Treat, score

Goldens = Callable[[str], Path]


def test_the_asem_pipeline_gives_coinrs_index_and_every_group(goldens: Goldens) -> None:
    meta = pd.read_csv(goldens("coinr_asem/00_inputs/iMeta.csv"))
    data = pd.read_csv(goldens("coinr_asem/00_inputs/iData.csv")).set_index("uCode")
    raw = pd.read_csv(goldens("coinr_asem/01_pipeline/1_Raw.csv")).set_index("uCode")
    theirs = pd.read_csv(goldens("coinr_asem/01_pipeline/7_Aggregated.csv")).set_index("uCode")
    recipe = Recipe(
        steps=[
            Denominate(denominators=data[["Area", "Energy", "GDP", "Population"]]),
            Impute("mean", groups=data["EurAsia_group"]),
            Screen(min_available=90),
            Treat(max_points=5),
        ],
        normalise="min-max",
        coverage=CoverageRule.any_value(),
        view="coinr",
    )
    ours = score(raw, Framework.from_coinr(meta), recipe)
    assert np.allclose(ours.groups, theirs.loc[ours.groups.index, ours.groups.columns], rtol=1e-9)
    assert np.allclose(ours.indicators, theirs.loc[ours.groups.index, ours.indicators.columns], rtol=1e-9, atol=1e-9)

"""Results of the bundled example and of COINr's examples."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from monitor_lab import CoverageRule, Framework, Scores, load_example, load_framework, score
from monitor_lab.steps.normalise import Normalise
from monitor_lab.steps.treat import Treat

ANY = CoverageRule.any_value()


@pytest.fixture(scope="session")
def city_scores() -> Scores:
    """Eight metros, seven indicators, directly under the index."""
    metros = load_example("south-african-metros")
    return score(metros, load_framework().select(metros.columns), view="flat")


@pytest.fixture(scope="session")
def asem_scores(goldens: Callable[[str], Path]) -> Scores:
    """COINr's example up to its index: winsorised at five points, min-max, arithmetic."""
    folder = goldens("coinr_asem")
    data = pd.read_csv(folder / "01_pipeline/4_Screened.csv").set_index("uCode")
    framework = Framework.from_coinr(pd.read_csv(folder / "00_inputs/iMeta.csv"))
    return score(
        data, framework, steps=(Treat(max_points=5),), normalise=Normalise("min-max"), coverage=ANY, view="coinr"
    )

"""COINr's worked example, as frames and as a result of this package."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from monitor_lab import CoverageRule, Framework, Scores, score
from monitor_lab.framework.view import View

Read = Callable[[str], pd.DataFrame]


@pytest.fixture(scope="session")
def asem(goldens: Callable[[str], Path]) -> Read:
    """A file of the example; units as the index where it has any."""

    def read(name: str) -> pd.DataFrame:
        frame = pd.read_csv(goldens(f"coinr_asem/{name}.csv"))
        return frame.set_index("uCode") if "uCode" in frame else frame

    return read


@pytest.fixture(scope="session")
def asem_framework(asem: Read) -> Framework:
    return Framework.from_coinr(asem("00_inputs/iMeta"))


@pytest.fixture(scope="session")
def asem_view(asem_framework: Framework) -> View:
    return asem_framework.view("coinr")


@pytest.fixture(scope="session")
def asem_scores(asem: Read, asem_framework: Framework) -> Scores:
    data = asem("01_pipeline/5_Treated")
    any_value = CoverageRule.any_value()
    return score(data, asem_framework, normalise="min-max", coverage=any_value, view="coinr")

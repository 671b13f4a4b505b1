"""Results to take apart: a small tree of five indicators, COINr's ASEM example, and the metros."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from monitor_lab import CoverageRule, Framework, Normalise, Scores, load_example, load_framework, score

Goldens = Callable[[str], Path]
ANY = CoverageRule.any_value()


def small_framework(weights: list[float] | None = None) -> Framework:
    """An index of "A" (a1, a2, a3) and "B", which holds "B1" (b1, b2) and "B2" (b3, b4); scores are values."""
    ids = ["a1", "a2", "a3", "b1", "b2", "b3", "b4"]
    homes = ["A", "A", "A", "B1", "B1", "B2", "B2"]
    given = weights or [1.0] * 12
    indicators = pd.DataFrame({"id": ids, "name": [f"Name of {i}" for i in ids], "unit": "points", "own": homes})
    indicators = indicators.assign(direction="higher is better", worst=0.0, best=100.0, weight=given[:7])
    groups = pd.DataFrame(
        {
            "id": ["I", "A", "B", "B1", "B2"],
            "view": "own",
            "name": ["Index", "Group A", "Group B", "Group B1", "Group B2"],
            "level": ["index", "dimension", "dimension", "part", "part"],
            "parent": ["", "I", "I", "B", "B"],
            "weight": given[7:],
        }
    )
    return Framework.from_tables(indicators, groups)


@pytest.fixture
def small() -> Callable[..., Scores]:
    """Scores of rows of seven values each, which stand for themselves."""

    def make(rows: dict[Any, list[float | None]], weights: list[float] | None = None, **recipe: Any) -> Scores:
        frame = pd.DataFrame.from_dict(rows, orient="index", dtype="float64")
        frame.columns = pd.Index(["a1", "a2", "a3", "b1", "b2", "b3", "b4"])
        if isinstance(frame.index[0], tuple):
            frame.index = pd.MultiIndex.from_tuples(frame.index, names=["unit", "period"])
        return score(frame, small_framework(weights), **{"view": "own", "coverage": ANY, **recipe})

    return make


@pytest.fixture
def flat_metros() -> Scores:
    metros = load_example()
    return score(metros, load_framework().select(metros.columns), view="flat")


@pytest.fixture
def asem(goldens: Goldens) -> Callable[..., Scores]:
    """COINr's example from one of its steps, normalised from the lowest to the highest value."""

    def make(name: str = "5_Treated", **recipe: Any) -> Scores:
        data = pd.read_csv(goldens(f"coinr_asem/01_pipeline/{name}.csv")).set_index("uCode")
        framework = Framework.from_coinr(pd.read_csv(goldens("coinr_asem/00_inputs/iMeta.csv")))
        return score(data, framework, **{"normalise": "min-max", "view": "coinr", "coverage": ANY, **recipe})

    return make


@pytest.fixture
def normalised_asem(goldens: Goldens) -> Callable[..., Scores]:
    """The same from scores between 1 and 100, with unequal weights."""

    def make(name: str = "input_minmax_1_100", **recipe: Any) -> Scores:
        data = pd.read_csv(goldens(f"coinr_asem/05_aggregate/{name}.csv")).set_index("uCode")
        imeta = pd.read_csv(goldens("coinr_asem/00_inputs/iMeta_with_params.csv"))
        imeta["Direction"] = imeta["Direction"].where(imeta["Type"] != "Indicator", 1)
        framework = Framework.from_coinr(imeta.drop(columns=["goalpost_lower", "goalpost_upper"], errors="ignore"))
        as_it_is = Normalise("goalposts", worst=1, best=100, to=(1, 100), clip=False)
        return score(data, framework, **{"normalise": as_it_is, "view": "coinr", "coverage": ANY, **recipe})

    return make

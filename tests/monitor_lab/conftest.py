"""Frameworks and data that several tests use."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import settings

from monitor_lab import Framework, load_example, load_framework

# Slow machines must not fail on time; what a test checks does not depend on it.
settings.register_profile("steady", deadline=None, max_examples=40)
settings.load_profile("steady")

# The browser has no pyarrow; where the tests have it, texts must behave as they do there.
pd.options.mode.string_storage = "python"

Make = Callable[..., Framework]


@pytest.fixture(scope="session")
def catalogue() -> Framework:
    return load_framework()


@pytest.fixture
def metros() -> pd.DataFrame:
    return load_example("south-african-metros")


@pytest.fixture(scope="session")
def goldens() -> Callable[[str], Path]:
    """The reference outputs of other packages, which lie beside the repository and are not part of it."""
    folder = Path(__file__).resolve().parents[3] / "shared" / "goldens"

    def find(name: str) -> Path:
        if not (folder / name).exists():
            pytest.skip(f"the reference outputs ../shared/goldens/{name} are not on this machine")
        return folder / name

    return find


@pytest.fixture(scope="session")
def make() -> Make:
    """A framework with one view, "own": an index of two dimensions, "A" (a1, a2) and "B" (b1)."""

    def build(**changes: dict[str, object]) -> Framework:
        indicators = pd.DataFrame(
            {
                "id": ["a1", "a2", "b1"],
                "name": ["First", "Second", "Third"],
                "unit": ["% of adults", "per 100,000", "days"],
                "direction": ["higher is better", "lower is better", "lower is better"],
                "worst": [0.0, 80.0, 10.0],
                "best": [100.0, 0.0, 0.0],
                "weight": [1.0, 1.0, 1.0],
                "own": ["A", "A", "B"],
            }
        ).set_index("id")
        groups = pd.DataFrame(
            {
                "id": ["I", "A", "B"],
                "view": "own",
                "name": ["Index", "Group A", "Group B"],
                "level": ["index", "dimension", "dimension"],
                "parent": ["", "I", "I"],
                "weight": [1.0, 1.0, 1.0],
            }
        ).set_index("id")
        for column, cells in changes.items():
            for row, value in cells.items():
                table = indicators if row in indicators.index else groups
                table[column] = table[column].astype(object) if column in table else None
                table.loc[row, column] = value
        return Framework.from_tables(indicators.reset_index(), groups.reset_index())

    return build

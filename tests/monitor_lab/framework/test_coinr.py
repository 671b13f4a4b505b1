"""Frameworks made for COINr: what it takes in silence is refused."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from monitor_lab import Framework, FrameworkError


@pytest.fixture
def imeta() -> pd.DataFrame:
    return pd.DataFrame(
        {
            "iCode": ["a", "b", "P", "Q", "Index"],
            "Level": [1, 1, 2, 2, 3],
            "Direction": [1, -1, 1, 1, 1],
            "Weight": [1.0, 2.0, 1.0, 1.0, 1.0],
            "Parent": ["P", "Q", "Index", "Index", None],
            "Type": ["Indicator", "Indicator", "Aggregate", "Aggregate", "Aggregate"],
        }
    )


def test_levels_directions_and_weights_carry_over(imeta: pd.DataFrame) -> None:
    framework = Framework.from_coinr(imeta)
    assert framework.view("coinr").levels == ("level 3", "level 2")
    assert framework.scored["direction"].tolist() == ["higher is better", "lower is better"]
    assert framework.scored["weight"].to_dict() == {"a": 1.0, "b": 2.0}


def test_the_asem_example_has_49_indicators_8_pillars_and_2_sub_indices(goldens: Callable[[str], Path]) -> None:
    framework = Framework.from_coinr(pd.read_csv(goldens("coinr_asem/00_inputs/iMeta_with_params.csv")))
    levels = framework.view("coinr").groups["level"].value_counts().to_dict()
    assert len(framework.scored) == 49 and levels == {"level 2": 8, "level 3": 2, "level 4": 1}
    assert framework.scored["target"].notna().all() and framework.scored["worst"].notna().all()


@pytest.mark.parametrize(
    ("row", "column", "value", "words"),
    [
        (0, "Weight", -1.0, "The weight is -1"),
        (3, "Parent", None, "2 groups without a parent"),
        (0, "Direction", 0, "The direction is 0"),
        (0, "Parent", "R", "There is no group R"),
        (4, "Parent", "P", "stand in a circle"),
    ],
)
def test_what_coinr_accepts_quietly_is_refused(
    imeta: pd.DataFrame, row: int, column: str, value: object, words: str
) -> None:
    imeta.loc[row, column] = value  # type: ignore[call-overload]
    with pytest.raises(FrameworkError, match=words):
        Framework.from_coinr(imeta)


def test_a_missing_column_is_named_with_what_it_may_be(imeta: pd.DataFrame) -> None:
    with pytest.raises(FrameworkError, match="Did you mean Code"):
        Framework.from_coinr(imeta.rename(columns={"iCode": "Code"}))

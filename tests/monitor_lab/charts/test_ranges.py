"""Scores and ranks are drawn with their ranges, in the order given."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest

from monitor_lab.charts.ranges import rank_ranges, score_ranges

Draw = Callable[[dict[str, Any]], str]

TABLE = pd.DataFrame(
    {
        "score": [61.25, 58.0, np.nan],
        "score_low": [55.0, 50.0, np.nan],
        "score_high": [66.0, 64.0, np.nan],
        "rank_low": [1.0, 1.0, np.nan],
        "rank_median": [1.0, 2.0, np.nan],
        "rank_high": [2.0, 2.0, np.nan],
    },
    index=["Zeta", "Alpha", "Unscored"],
)


def test_scores_stand_on_the_bars_of_their_ranges(drawn: Draw) -> None:
    spec = score_ranges(TABLE)
    assert spec["encoding"]["y"]["sort"] == ["Zeta", "Alpha", "Unscored"], "the order given, no ranking"
    assert spec["data"]["values"][0] == {"unit": "Zeta", "score": 61.25, "score_low": 55.0, "score_high": 66.0}
    assert spec["description"] == (
        "Scores with their ranges: Zeta 61.2 (55.0 to 66.0); Alpha 58.0 (50.0 to 64.0); Unscored no score."
    )
    svg = drawn(spec)
    assert "Unscored" in svg and svg.count('aria-roledescription="point"') == 2


def test_ranks_are_bars_and_never_bare(drawn: Draw) -> None:
    spec = rank_ranges(TABLE)
    assert spec["description"] == (
        "Ranks with their ranges: Zeta 1 to 2, median 1; Alpha 1 to 2, median 2; Unscored no rank."
    )
    assert spec["data"]["values"][0]["from"] == 0.7 and spec["data"]["values"][0]["to"] == 2.3
    assert "Rank among 3" in drawn(spec)


def test_a_range_that_ends_between_two_ranks_holds_both() -> None:
    table = pd.DataFrame({"rank_low": [1.9], "rank_median": [2.5], "rank_high": [3.1]}, index=["A"])
    assert rank_ranges(table)["description"] == "Ranks with their ranges: A 1 to 4, median 2.5."


def test_a_table_without_ranges_is_refused() -> None:
    with pytest.raises(ValueError, match='no column "score_low"'):
        score_ranges(TABLE[["score"]])
    with pytest.raises(ValueError, match='no column "rank_low"'):
        rank_ranges(TABLE[["rank_median"]])

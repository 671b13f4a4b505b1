"""Score and rank of one unit among the others."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd

from monitor_lab import Scores
from monitor_lab.explain.standing import standing


def rows(*firsts: float | None) -> dict[str, list[float | None]]:
    return {f"U{i}": [first, 50.0, 50.0, 50.0, 50.0, 50.0, 50.0] for i, first in enumerate(firsts)}


def test_equal_scores_share_the_better_rank_and_missing_ones_do_not_count(small: Callable[..., Scores]) -> None:
    table = standing(small(rows(70.0, 90.0, 70.0, None, 10.0)), "U2")
    assert table.loc["a1", ["rank", "of", "tied", "median"]].tolist() == [2, 4, 1, 70.0]


def test_a_missing_score_has_no_rank(small: Callable[..., Scores]) -> None:
    found = standing(small(rows(70.0, None)), "U1").loc["a1"]
    assert pd.isna(found["score"])
    assert pd.isna(found["rank"])
    assert pd.isna(found["tied"])
    assert found["of"] == 1


def test_in_a_panel_units_are_ranked_within_their_period(small: Callable[..., Scores]) -> None:
    panel = {("X", 2019): rows(10.0)["U0"], ("Y", 2019): rows(20.0)["U0"], ("X", 2020): rows(90.0)["U0"]}
    assert standing(small(panel), ("Y", 2019)).loc["I", ["rank", "of"]].tolist() == [1, 2]

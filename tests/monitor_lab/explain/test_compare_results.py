"""Two results side by side, against COINr's comparison of two coins."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from monitor_lab import DataError, Normalise, Scores
from monitor_lab.explain.compare_results import compare_results


def test_ranks_under_two_means_agree_with_coinr(asem: Callable[..., Scores], goldens: Callable[[str], Path]) -> None:
    theirs = pd.read_csv(goldens("coinr_asem/07_audit/compare_amean_gmean_ranks.csv")).set_index("uCode")
    one = asem()
    other = one.again(aggregate="geometric", normalise=Normalise("min-max", to=(1, 100)))
    ours = compare_results(one, other)
    table = ours.table.loc[theirs.index]
    assert table["rank_1"].tolist() == theirs["coin.1"].tolist()
    assert table["rank_2"].tolist() == theirs["coin.2"].tolist()
    assert (-table["rank_change"]).tolist() == theirs["Diff"].tolist()
    assert ours.moved["rank_change"].abs().tolist() == theirs["Abs.diff"][theirs["Abs.diff"] > 0].tolist()
    assert ours.moved.index[0] == "LUX"
    assert "most of all LUX: down from 8 to 26." in ours.notes[-1]


def test_it_says_what_the_recipes_do_otherwise(flat_metros: Scores) -> None:
    found = compare_results(flat_metros, flat_metros.again(aggregate="geometric"))
    assert found.differences == ("aggregate: geometric instead of arithmetic",)
    assert found.notes[-1] == "No rank changes."


def test_units_in_one_result_only_keep_a_row(small: Callable[..., Scores]) -> None:
    one = small({"X": [50.0] * 7, "Y": [60.0] * 7})
    other = small({"Z": [70.0] * 7, "Y": [80.0] * 7})
    found = compare_results(one, other)
    assert found.table.index.tolist() == ["X", "Y", "Z"]
    assert np.isnan(found.table.loc["X", "score_2"])
    assert found.table.loc["Y", "change"] == pytest.approx(20.0)
    assert found.table.loc["Y", ["rank_1", "rank_2"]].tolist() == [1.0, 1.0]
    assert found.notes[-2:] == ("Scored in the first only: X.", "Scored in the second only: Z.")


def test_a_panel_is_ranked_within_its_periods(small: Callable[..., Scores]) -> None:
    rows: dict[Any, list[float | None]] = {("X", 2019): [50.0] * 7, ("Y", 2019): [60.0] * 7, ("X", 2020): [90.0] * 7}
    scores = small(rows)
    assert compare_results(scores, scores).table["rank_1"].tolist() == [2.0, 1.0, 1.0]


def test_results_without_a_common_unit_are_refused(small: Callable[..., Scores]) -> None:
    with pytest.raises(DataError, match="no unit in common"):
        compare_results(small({"X": [50.0] * 7}), small({"Y": [50.0] * 7}))


def test_it_prints_whole_ranks(flat_metros: Scores) -> None:
    shown = repr(compare_results(flat_metros, flat_metros, names=("2019", "2023")))
    assert shown.startswith("1: 2019; 2: 2023")
    assert "1.0 " not in shown

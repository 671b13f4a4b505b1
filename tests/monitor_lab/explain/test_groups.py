"""Scores by group of units, against COINr's ranks within groups."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import pytest

from monitor_lab import DataError, Scores
from monitor_lab.explain.groups import summarise_groups

ROWS: dict[Any, list[float | None]] = {
    "U": [10.0] * 7,
    "V": [30.0] * 7,
    "W": [50.0] * 7,
    "X": [70.0] * 7,
    "Y": [None] * 7,
}
HOMES = {"U": "coast", "V": "coast", "W": "inland", "X": "coast", "Y": "inland"}


def test_ranks_within_groups_agree_with_coinr(asem: Callable[..., Scores], goldens: Callable[[str], Path]) -> None:
    theirs = pd.read_csv(goldens("coinr_asem/01_pipeline/results_aggs_groupranks_GDP_group.csv")).set_index("uCode")
    scores = asem()
    for group in ("Index", "Conn", "Physical"):
        units = summarise_groups(scores, theirs["GDP_group"], group=group).units
        assert units["rank_within"].loc[theirs.index].tolist() == theirs[group].tolist()


def test_a_group_is_summarised_by_its_units(small: Callable[..., Scores]) -> None:
    found = summarise_groups(small(ROWS), HOMES)
    assert found.table.loc["coast"].to_dict() == pytest.approx(
        {
            "units": 3,
            "scored": 3,
            "lowest": 10.0,
            "median": 30.0,
            "mean": 110 / 3,
            "highest": 70.0,
            "spread": 60.0,
        }
    )
    assert found.table.loc["inland", ["units", "scored"]].tolist() == [2, 1]
    assert found.units.loc["V"].drop("group").tolist() == pytest.approx([30.0, 3.0, 2.0, 3.0])
    assert np.isnan(found.units.loc["Y", "rank_within"])
    assert "Fewer than 5 units with a score, so a rank says little: coast, inland." in found.notes
    assert "Without a score: 1 of 5 units." in found.notes


def test_a_unit_in_no_group_is_named(small: Callable[..., Scores]) -> None:
    found = summarise_groups(small(ROWS), HOMES | {"X": None})
    assert "In no group: X." in found.notes
    assert np.isnan(found.units.loc["X", "rank_within"])
    assert found.table["units"].sum() == 4


def test_an_unknown_unit_or_no_group_at_all_is_refused(small: Callable[..., Scores]) -> None:
    with pytest.raises(DataError, match="There is no group for Y"):
        summarise_groups(small(ROWS), {k: v for k, v in HOMES.items() if k != "Y"})
    with pytest.raises(DataError, match="No unit belongs to a group"):
        summarise_groups(small(ROWS), dict.fromkeys(HOMES))


def test_in_a_panel_each_period_is_summarised_by_itself(small: Callable[..., Scores]) -> None:
    rows: dict[Any, list[float | None]] = {
        (u, y): [float(i + y - 2000)] * 7 for y in (2019, 2020) for i, u in enumerate("UVWXY")
    }
    found = summarise_groups(small(rows), HOMES)
    assert found.table.loc[("coast", 2020), "lowest"] == pytest.approx(20.0)
    assert found.table.index.names == ["group", "period"]
    assert found.units.loc[("V", 2020), "rank_within"] == 2.0
    assert "coast" in repr(found)

"""Strengths and weaknesses, against COINr's for Great Britain, and in small cases."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from monitor_lab import Scores
from monitor_lab.explain.strengths import strengths, weaknesses

Goldens = Callable[[str], Path]


def coinr(goldens: Goldens, kind: str) -> pd.DataFrame:
    return pd.read_csv(goldens(f"coinr_asem/07_audit/{kind}_GBR.csv")).set_index("Code")


def test_the_strengths_of_great_britain_agree_with_coinr(asem: Callable[..., Scores], goldens: Goldens) -> None:
    """All five share the first rank, so their order is free."""
    theirs = coinr(goldens, "strengths")
    ours = strengths(asem("1_Raw"), "GBR").table
    assert set(ours.index) == set(theirs.index)
    ours = ours.loc[theirs.index]
    assert ours["rank"].tolist() == theirs["Rank"].tolist()
    assert ours["group"].tolist() == theirs["Pillar"].tolist()
    np.testing.assert_allclose(ours["value"], theirs["Value"], rtol=1e-12)


def test_the_weaknesses_of_great_britain_agree_with_coinr(asem: Callable[..., Scores], goldens: Goldens) -> None:
    theirs = coinr(goldens, "weaknesses")
    ours = weaknesses(asem("1_Raw"), "GBR").table
    assert ours["rank"].tolist() == theirs["Rank"].tolist()
    assert sorted(ours.index) == sorted(theirs.index)
    np.testing.assert_allclose(ours["value"].loc[theirs.index], theirs["Value"], rtol=1e-12)
    assert ours["unit"].loc[theirs.index].tolist() == theirs["Unit"].tolist()


@pytest.fixture
def five(small: Callable[..., Scores]) -> Scores:
    """X is best in a1, shares the best place of a2 with three, is in the middle of a3, and last in b1."""
    rows: dict[str, list[float | None]] = {
        "X": [90.0, 80.0, 50.0, 10.0, 20.0, None, 60.0],
        "V": [80.0, 80.0, 90.0, 20.0, 30.0, 5.0, 60.0],
        "W": [70.0, 80.0, 80.0, 30.0, 40.0, 6.0, 60.0],
        "Y": [60.0, 80.0, 20.0, 40.0, None, 7.0, 60.0],
        "Z": [50.0, 10.0, 10.0, 50.0, None, 8.0, 60.0],
    }
    return small(rows)


def test_a_middle_place_is_neither_and_a_column_without_a_difference_is_neither(five: Scores) -> None:
    assert strengths(five, "X").table.index.tolist() == ["a1", "a2"]
    assert weaknesses(five, "X").table.index.tolist() == ["b1"]


def test_a_shared_place_is_said(five: Scores) -> None:
    found = strengths(five, "X")
    assert found.table.loc["a2", ["rank", "tied"]].tolist() == [1, 3]
    assert "Name of a2: the unit shares place 1 with 3 other units." in found.notes


def test_it_is_compared_with_the_others_and_with_its_own_mean(five: Scores) -> None:
    """X has 90, 80, 50, 10, 20 and 60: 51.7 in the mean; the median of a1 is 70."""
    found = strengths(five, "X")
    own = (90 + 80 + 50 + 10 + 20 + 60) / 6
    assert found.own_mean == pytest.approx(own)
    assert found.table.loc["a1", "from_median"] == pytest.approx(20.0)
    assert found.table.loc["a1", "from_own"] == pytest.approx(90 - own)
    assert found.table.loc["a1", "better_than"] == 100.0
    assert found.table.loc["a2", "better_than"] == 25.0


def test_indicators_of_too_few_units_are_left_out_and_named(five: Scores) -> None:
    found = weaknesses(five, "X")
    assert "b2" not in found.table.index
    assert "Left out, as fewer than 5 units have a score: b2." in found.notes
    assert "b2" in weaknesses(five, "X", units=3).table.index


def test_a_best_place_that_is_still_a_low_score_is_said(small: Callable[..., Scores]) -> None:
    rows: dict[str, list[float | None]] = {
        u: [float(i), 90.0, 90.0, 90.0, 90.0, 90.0, 90.0] for i, u in enumerate("VWXYZ")
    }
    assert "its score is below the unit's own mean: Name of a1" in strengths(small(rows), "Z").notes[-1]


def test_nothing_is_a_strength_of_a_unit_without_scores(small: Callable[..., Scores]) -> None:
    none: list[float | None] = [None] * 7
    found = strengths(small({"X": [50.0] * 7, "Y": none}), "Y")
    assert found.table.empty
    assert found.notes == ("No indicator has a score.",)
    assert "Strengths of Y" in repr(found)


def test_numbers_that_make_no_sense_are_refused(five: Scores) -> None:
    with pytest.raises(ValueError, match="n is 0"):
        strengths(five, "X", 0)
    with pytest.raises(ValueError, match="at least 2 units"):
        weaknesses(five, "X", units=1)


def test_in_a_panel_a_unit_is_compared_with_its_own_period(small: Callable[..., Scores]) -> None:
    panel = {(u, year): [float(10 * i + year - 2019)] * 7 for i, u in enumerate("UVWXY") for year in (2019, 2020)}
    assert strengths(small(panel), ("Y", 2019), 1).table["of"].tolist() == [5]

"""The points of a difference add up to it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

METROS = ("compare", "--example", "south-african-metros")


@pytest.mark.parametrize("mean", ["arithmetic", "geometric"])
def test_points_by_indicator_add_up_to_the_difference(run: Callable[..., Any], mean: str) -> None:
    ran = run(*METROS, "--unit", "Tshwane", "--unit", "Buffalo City", "--aggregate", mean, "--json")
    found = ran.json
    assert found["a"] == "Tshwane" and found["difference"] == pytest.approx(found["score_a"] - found["score_b"])
    assert sum(row["effect"] for row in found["indicators"]) == pytest.approx(found["difference"])
    sizes = [abs(row["effect"]) for row in found["indicators"]]
    assert sizes == sorted(sizes, reverse=True)


def test_two_years_of_a_unit_are_compared(run: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("unit,period,C01,C22\nA,2019,40,20\nA,2020,30,25\nB,2019,1,1\n", encoding="utf-8")
    words = ("compare", tmp_path / "a.csv", "--known")
    ran = run(*words, "--unit", "A", "--period", 2019, "--period", 2020, "--json")
    assert ran.json["a"] == "A, 2020" and ran.json["b"] == "A, 2019"
    points = {row["id"]: row["effect"] for row in ran.json["indicators"]}
    # Half the weight each: ten less of 79 between the goalposts of C01.
    assert points["C01"] == pytest.approx(10 / 79 * 100 / 2)
    assert "There is no row for B, 2020" in run(*words, "--unit", "B", "--period", 2019, "--period", 2020).err
    assert "one unit and two periods" in run(*words, "--unit", "A").err


def test_wrong_units_are_answered_with_the_nearest(run: Callable[..., Any]) -> None:
    assert "Did you mean Tshwane?" in run(*METROS, "--unit", "Tswane", "--unit", "Mangaung").err
    assert "Name two units" in run(*METROS, "--unit", "Tshwane").err
    assert "--period says nothing" in run(*METROS, "--unit", "Tshwane", "--unit", "Mangaung", "--period", 2011).err


def test_where_one_has_no_index_the_answer_says_so(run: Callable[..., Any]) -> None:
    ran = run(*METROS, "--view", "monitor", "--unit", "Tshwane", "--unit", "Mangaung")
    assert ran.code == 1 and "Tshwane has no index" in ran.err and "Mangaung has no index" in ran.err


def test_the_comparison_can_be_written_to_a_file(run: Callable[..., Any], tmp_path: Path) -> None:
    out = tmp_path / "a.csv"
    ran = run(*METROS, "--unit", "Tshwane", "--unit", "Mangaung", "--out", out)
    assert ran.code == 0 and "Tshwane scores 67.4" in ran.out and out.read_text(encoding="utf-8").startswith("id,name,")

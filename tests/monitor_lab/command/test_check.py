"""A check says what a file holds, and what nobody filled in."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any


def test_what_a_good_file_holds_is_counted(run: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "city.csv").write_text("unit,C01,C22,T002\nA,1,,5\nB,2,20,6\n", encoding="utf-8")
    ran = run("check", tmp_path / "city.csv")
    assert ran.code == 0
    assert "2 rows, 2 of 64 scored indicators, 5 values, 1 missing." in ran.out
    assert "Without any value: 62 scored indicators" in ran.out and "no definition yet: T002" in ran.out
    found = run("check", tmp_path / "city.csv", "--json").json
    assert found["ok"] and found["indicators"] == ["C01", "C22"] and found["not_scored"] == ["T002"]


def test_a_long_list_of_problems_is_cut_on_the_screen_and_whole_for_machines(
    run: Callable[..., Any], tmp_path: Path
) -> None:
    rows = "\n".join(f"u{i},x" for i in range(80))
    (tmp_path / "city.csv").write_text(f"unit,C01\n{rows}\n", encoding="utf-8")
    ran = run("check", tmp_path / "city.csv")
    assert ran.code == 1 and ran.err.rstrip().endswith("and 30 more.")
    assert len(run("check", tmp_path / "city.csv", "--json").json["problems"]) == 80

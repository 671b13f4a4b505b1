"""Counts by year are judged against a target's path, or the command says that they cannot tell."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

TARGET = ("--measure", "intentional homicide victims", "--baseline", 2019, "--target-year", 2030)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "victims.csv"
    lines = ["unit,year,count,population"]
    lines += [f"Large,{2019 + i},{1500 - 200 * i},1000000" for i in range(4)]
    lines += [f"Small,{2019 + i},{count},50000" for i, count in enumerate((4, 2, 5, 3))]
    path.write_text("\n".join(lines), encoding="utf-8")
    return path


def test_each_unit_has_its_verdict_with_its_reason(run: Callable[..., Any], file: Path) -> None:
    ran = run("track", file, *TARGET, "--json")
    found = {row["unit"]: row for row in ran.json["verdicts"]}
    assert found["Large"]["verdict"] == "on track" and found["Small"]["verdict"] == "cannot tell"
    # Half in eleven years: 0.5^(1/11) - 1.
    assert found["Large"]["required"] == pytest.approx((0.5 ** (1 / 11) - 1) * 100)
    told = run("track", file, *TARGET, "--unit", "Large").out
    assert told.startswith("intentional homicide victims, Large: on track.") and "- " in told


def test_years_can_be_written_to_a_file(run: Callable[..., Any], file: Path, tmp_path: Path) -> None:
    assert run("track", file, *TARGET, "--out", tmp_path / "years.csv").code == 0
    table = pd.read_csv(tmp_path / "years.csv")
    assert list(table.columns[:2]) == ["unit", "year"] and {"count", "figure", "low", "high", "path"} <= set(table)


def test_a_file_without_units_and_a_figure_as_target(run: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("year,count\n2019,100\n2020,80\n2021,60\n2022,50\n", encoding="utf-8")
    ran = run("track", tmp_path / "a.csv", *TARGET, "--target", 10, "--json")
    assert ran.code == 0 and ran.json["verdicts"][0]["unit"] == ""


def test_wrong_names_and_wrong_data_are_answered(run: Callable[..., Any], file: Path, tmp_path: Path) -> None:
    assert "Did you mean Large?" in run("track", file, *TARGET, "--unit", "Lagre").err
    (tmp_path / "b.csv").write_text("year,victims\n2019,1,5\n", encoding="utf-8")
    ran = run("track", tmp_path / "b.csv", *TARGET)
    assert ran.code == 1 and "No column is called count" in ran.err
    assert run("track", file, *TARGET, "--change", -50, "--target", 5).code == 2

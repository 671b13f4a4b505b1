"""A template goes to a file or to the screen, and reads back when it is filled."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl


def test_a_template_is_filled_checked_and_scored(run: Callable[..., Any], tmp_path: Path) -> None:
    out = tmp_path / "city.xlsx"
    assert run("template", "--unit", "Durban", "--unit", "Tshwane", "--out", out).code == 0
    assert "0 values" in run("check", out).out
    book = openpyxl.load_workbook(out)
    head = [cell.value for cell in book["data"][1]]
    for row in (2, 3):
        book["data"].cell(row, head.index("C01") + 1).value = 20.0 + row
    book.save(out)
    ran = run("score", out, "--known", "--json")
    # Between 80 (worst) and 1 (best): (80 - 22) / 79 and (80 - 23) / 79.
    assert [round(row["index"], 6) for row in ran.json["scores"]] == [73.417722, 72.151899]


def test_without_a_file_the_template_is_printed(run: Callable[..., Any]) -> None:
    lines = run("template", "--form", "long", "--unit", "Durban", "--period", 2019).out.splitlines()
    assert lines[:2] == ["unit,period,indicator,value", "Durban,2019,C01,"] and len(lines) == 65


def test_a_csv_template_brings_a_second_file_that_explains(run: Callable[..., Any], tmp_path: Path) -> None:
    ran = run("template", "--out", tmp_path / "city.csv", "--json")
    assert [Path(f).name for f in ran.json["files"]] == ["city.csv", "city-indicators.csv"]
    assert ran.json["explained"][0]["id"] == "C01"

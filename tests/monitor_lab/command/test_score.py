"""Scores go to the screen, to a machine, and to each kind of file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

METROS = ("--example", "south-african-metros")


def test_a_csv_holds_the_scores_and_a_workbook_all_tables(run: Callable[..., Any], tmp_path: Path) -> None:
    assert run("score", *METROS, "--out", tmp_path / "a.csv", "--view", "monitor").code == 0
    table = pd.read_csv(tmp_path / "a.csv", index_col="unit")
    assert table.shape == (8, 4 + 4 + 10 + 81) and table["index"].isna().all()
    assert run("score", *METROS, "--out", tmp_path / "a.xlsx").code == 0
    sheets = pd.ExcelFile(tmp_path / "a.xlsx")
    assert sheets.sheet_names == ["scores", "indicator scores", "coverage", "groups", "method"]
    scores = sheets.parse("scores", index_col="unit")["index"]
    assert scores["Tshwane"] == pytest.approx(67.4465232531182)


def test_an_html_file_is_a_report_without_ranks(run: Callable[..., Any], tmp_path: Path) -> None:
    ran = run("score", *METROS, "--out", tmp_path / "a.html")
    assert ran.code == 0 and f"Written: {tmp_path / 'a.html'}" in ran.out
    assert "No ranges were computed" in (tmp_path / "a.html").read_text(encoding="utf-8")


def test_scores_beyond_the_scale_can_be_asked_for(run: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("unit,C01\nA,120\n", encoding="utf-8")
    clipped = run("score", tmp_path / "a.csv", "--known", "--json").json
    beyond = run("score", tmp_path / "a.csv", "--known", "--no-clip", "--json").json
    assert clipped["scores"][0]["index"] == 0.0 and beyond["scores"][0]["index"] == pytest.approx((80 - 120) / 79 * 100)
    assert clipped["clipped"] == [{"unit": "A", "indicator": "C01", "value": 120.0, "goalpost": 80.0, "side": "worst"}]

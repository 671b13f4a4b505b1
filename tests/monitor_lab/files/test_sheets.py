"""Sheets hold numbers as numbers, texts as texts, and no more than they can."""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import openpyxl
import pandas as pd
import pytest

from monitor_lab.files.writing import write_table


def test_what_has_no_room_on_a_sheet_is_refused_and_nothing_is_written(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"no room on a sheet"):
        write_table(pd.DataFrame(np.zeros((1, 17_000))), tmp_path / "wide.xlsx")
    with pytest.raises(ValueError, match=r"40,000 letters"):
        write_table(pd.DataFrame({"a": ["x" * 40_000]}), tmp_path / "long.xlsx")
    assert os.listdir(tmp_path) == []


def test_cells_keep_their_kind_and_missing_is_empty(tmp_path: Path) -> None:
    frame = pd.DataFrame({"n": [1, 2], "x": [0.5, np.nan], "t": ["a", None], "b": [True, False], "i": [np.inf, 1.0]})
    page = openpyxl.load_workbook(write_table(frame, tmp_path / "a.xlsx", index=False)[0]).active
    assert [[cell.value for cell in row] for row in page.iter_rows(min_row=2)] == [
        [1, 0.5, "a", True, "inf"],
        [2, None, None, False, 1],
    ]
    assert page.freeze_panes == "B2" and page["A1"].font.bold


def test_control_signs_do_not_spoil_a_workbook(tmp_path: Path) -> None:
    (file,) = write_table(pd.DataFrame({"a": ["x\x07y"]}), tmp_path / "a.xlsx")
    assert openpyxl.load_workbook(file).active["B2"].value == "x\ufffdy"

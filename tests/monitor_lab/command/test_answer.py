"""An answer is the same for people, machines and files."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from monitor_lab.command.answer import Answer, CannotWriteError, plain, records, save, shown

TABLE = pd.DataFrame(
    {"score": [61.25, np.nan], "clipped": np.array([1, 0], dtype=np.int64)},
    index=pd.MultiIndex.from_tuples([("Durban", 2019), ("Durban", 2020)], names=["unit", "period"]),
)


def test_missing_and_infinite_are_null_and_never_zero() -> None:
    rows = records(TABLE)
    assert json.loads(json.dumps(rows, allow_nan=False)) == [
        {"unit": "Durban", "period": 2019, "score": 61.25, "clipped": 1},
        {"unit": "Durban", "period": 2020, "score": None, "clipped": 0},
    ]
    assert plain([np.inf, pd.NA, np.bool_(True), Path("a")]) == [None, None, True, "a"]


def test_tables_are_shown_with_a_dash_for_what_is_missing() -> None:
    assert shown(TABLE).splitlines()[-1].split() == ["2020", "–", "0"]


def test_an_answer_is_written_in_each_form_it_has(tmp_path: Path) -> None:
    answer = Answer("", {}, {"scores": TABLE, "more": TABLE}, lambda: "<!DOCTYPE html>é")
    assert save(answer, str(tmp_path / "a.csv"), False) == [str(tmp_path / "a.csv")]
    assert save(answer, str(tmp_path / "a.html"), False) == [str(tmp_path / "a.html")]
    assert (tmp_path / "a.html").read_text(encoding="utf-8") == "<!DOCTYPE html>é"
    assert pd.ExcelFile(save(answer, str(tmp_path / "a.xlsx"), False)[0]).sheet_names == ["scores", "more"]
    with pytest.raises(CannotWriteError, match="exists already"):
        save(answer, str(tmp_path / "a.csv"), False)
    with pytest.raises(ValueError, match=r"must end in .html"):
        save(Answer("", {}, {}, lambda: ""), str(tmp_path / "b.csv"), False)

"""A table is written whole or not at all, over nothing, and nothing in it becomes a formula."""

from __future__ import annotations

import csv
import os
from pathlib import Path

import numpy as np
import openpyxl
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor_lab import Framework, read_observations
from monitor_lab.files.writing import write_table


@pytest.fixture
def frame() -> pd.DataFrame:
    index = pd.Index(["eThekwini", "Bogotá", "-Nowhere"], name="unit")
    return pd.DataFrame({"C01": [38.23, 0.1 + 0.2, np.nan], "C22": [29.5, np.nan, 0.0]}, index=index)


@pytest.mark.parametrize("name", ["city.csv", "city.xlsx", "CITY.CSV"])
def test_what_is_written_is_read_again(catalogue: Framework, frame: pd.DataFrame, tmp_path: Path, name: str) -> None:
    (file,) = write_table(frame, tmp_path / name)
    again = read_observations(file, catalogue)
    assert again.index.equals(frame.index)
    # A workbook holds 15 digits; a CSV every digit.
    tolerance = 1e-15 if name.endswith("xlsx") else 0.0
    np.testing.assert_allclose(again.to_numpy(), frame.to_numpy(), rtol=tolerance, atol=0.0)
    assert os.listdir(tmp_path) == [name]


def test_periods_are_written_as_a_second_column(catalogue: Framework, tmp_path: Path) -> None:
    index = pd.MultiIndex.from_tuples([("A", 2019), ("A", 2020)], names=["unit", "period"])
    frame = pd.DataFrame({"C01": [1.0, 2.0]}, index=index)
    for name in ("city.csv", "city.xlsx"):
        assert read_observations(write_table(frame, tmp_path / name)[0], catalogue).equals(frame)


@given(st.lists(st.floats(min_value=0, allow_infinity=False), min_size=1))
def test_every_number_in_a_csv_comes_back_exactly(catalogue: Framework, numbers: list[float]) -> None:
    import tempfile

    frame = pd.DataFrame({"C01": numbers}, index=pd.Index([f"u{i}" for i in range(len(numbers))], name="unit"))
    with tempfile.TemporaryDirectory() as folder:
        again = read_observations(write_table(frame, Path(folder) / "a.csv")[0], catalogue)
    assert again.equals(frame)


RISKY = ["=1+1", "+27 31 311 1111", "-5", "@SUM(A1)", "\t=1", "plain", "'=1"]


def test_texts_that_look_like_formulas_stay_texts(tmp_path: Path) -> None:
    frame = pd.DataFrame({"note": RISKY, "=head": [-1.5] * 7}, index=pd.Index(RISKY, name="unit"))
    text = write_table(frame, tmp_path / "a.csv")[0]
    with text.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    texts = [cell for row in rows for cell in (row[0], row[1])] + rows[0]
    assert not [cell for cell in texts if cell.startswith(("=", "+", "-", "@", "\t"))]
    assert [row[2] for row in rows[1:]] == ["-1.5"] * 7, "numbers stay numbers"
    page = openpyxl.load_workbook(write_table(frame, tmp_path / "a.xlsx")[0]).active
    assert [[cell.data_type for cell in row] for row in page.iter_rows(min_row=2)] == [["s", "s", "n"]] * 7
    assert [cell.value for cell in page["A"][1:]] == RISKY
    assert page["A2"].quotePrefix and not page["A7"].quotePrefix


def test_letters_beyond_ascii_are_marked_for_spreadsheets_and_plain_files_are_not(tmp_path: Path) -> None:
    plain = write_table(pd.DataFrame({"a": ["x"]}), tmp_path / "plain.csv")[0].read_bytes()
    marked = write_table(pd.DataFrame({"a": ["é"]}), tmp_path / "marked.csv")[0].read_bytes()
    assert plain.startswith(b"unit,a") and marked.startswith(b"\xef\xbb\xbfunit,a")


def test_several_tables_are_sheets_or_files(frame: pd.DataFrame, tmp_path: Path) -> None:
    tables = {"data": frame, "what: [it] means/is": frame, "What   it  means is": frame}
    (book,) = write_table(tables, tmp_path / "city.xlsx")
    assert openpyxl.load_workbook(book).sheetnames[:2] == ["data", "what   it  means is"]
    assert len(set(openpyxl.load_workbook(book).sheetnames)) == 3
    files = write_table({"data": frame, "indicators": frame}, tmp_path / "city.csv")
    assert [f.name for f in files] == ["city.csv", "city-indicators.csv"] and all(f.exists() for f in files)


@pytest.mark.parametrize("name", ["city.csv", "city.xlsx"])
def test_nothing_is_overwritten_without_being_told(frame: pd.DataFrame, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text("mine")
    with pytest.raises(FileExistsError, match="exists already; nothing was written"):
        write_table(frame, tmp_path / name)
    assert (tmp_path / name).read_text() == "mine"
    write_table(frame, tmp_path / name, overwrite=True)
    assert (tmp_path / name).read_bytes() != b"mine"


def test_the_second_of_two_files_is_protected_as_the_first(frame: pd.DataFrame, tmp_path: Path) -> None:
    (tmp_path / "city-indicators.csv").write_text("mine")
    with pytest.raises(FileExistsError):
        write_table({"data": frame, "indicators": frame}, tmp_path / "city.csv")
    assert os.listdir(tmp_path) == ["city-indicators.csv"]


def test_a_replaced_file_keeps_its_permissions_and_a_link_stays_a_link(frame: pd.DataFrame, tmp_path: Path) -> None:
    target = tmp_path / "a.csv"
    target.write_text("old")
    target.chmod(0o640)
    (tmp_path / "link.csv").symlink_to(target)
    write_table(frame, tmp_path / "link.csv", overwrite=True)
    assert (tmp_path / "link.csv").is_symlink() and "C01" in target.read_text(encoding="utf-8")
    assert target.stat().st_mode & 0o777 == 0o640
    fresh = write_table(frame, tmp_path / "fresh.csv")[0]
    mask = os.umask(0)
    os.umask(mask)
    assert fresh.stat().st_mode & 0o777 == 0o666 & ~mask


def test_wrong_paths_and_tables_are_refused_in_words(frame: pd.DataFrame, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match=r"must end in .csv or .xlsx. Did you mean city.xlsx"):
        write_table(frame, tmp_path / "city.xls")
    with pytest.raises(FileNotFoundError, match="There is no folder"):
        write_table(frame, tmp_path / "nowhere" / "city.csv")
    (tmp_path / "folder.csv").mkdir()
    with pytest.raises(IsADirectoryError, match="is a folder"):
        write_table(frame, tmp_path / "folder.csv", overwrite=True)
    with pytest.raises(ValueError, match="no table"):
        write_table({}, tmp_path / "city.csv")
    assert sorted(os.listdir(tmp_path)) == ["folder.csv"]

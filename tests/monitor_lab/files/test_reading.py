"""A table is read whatever its format, up to a stated size."""

from __future__ import annotations

import io
from pathlib import Path

import openpyxl
import pytest

from monitor_lab.files.reading import read_table


def workbook(rows: list[list[object]]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def test_the_content_and_not_the_name_says_what_a_file_is(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(workbook([["unit", "C01"], ["Durban", 38.2]]))
    (tmp_path / "b.xlsx").write_text("unit,C01\nDurban,38.2\n", encoding="utf-8")
    first, second = read_table(tmp_path / "a.csv"), read_table(tmp_path / "b.xlsx")
    assert first.cells.equals(second.cells) and first.sheet == "Sheet" and second.sheet == ""


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"<html><table><tr><td>unit", "web page"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "old .xls workbook"),
        (b"PK\x03\x04 and nothing more", "damaged"),
        (b"", "empty"),
    ],
)
def test_other_kinds_of_files_are_named(raw: bytes, words: str) -> None:
    table = read_table(io.BytesIO(raw), name="city")
    assert words in str(table.problems[0]) and table.cells.empty


def test_a_file_of_too_many_bytes_is_not_read_and_the_limit_can_be_raised(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("unit,C01\n" + "Durban,38.2\n" * 1000, encoding="utf-8")
    table = read_table(tmp_path / "a.csv", max_megabytes=0.001)
    assert str(table.problems[0]) == (
        "a.csv: The file is larger than 0.001 MB. Allowed: a smaller file: split it, for example by period, "
        "or raise `max_megabytes` (--max-megabytes)."
    )
    assert len(read_table(tmp_path / "a.csv", max_megabytes=1).cells) == 1000
    with (tmp_path / "a.csv").open("rb") as stream:
        assert "larger" in str(read_table(stream, max_megabytes=0.001).problems[0])
        assert stream.tell() <= 1001


def test_a_table_of_too_many_cells_is_refused_and_the_limit_can_be_raised() -> None:
    raw = b"unit,C01\n" + b"Durban,38.2\n" * 10
    assert "22 cells, with the header; 21 are allowed" in str(read_table(io.BytesIO(raw), max_cells=21).problems[0])
    assert not read_table(io.BytesIO(raw), max_cells=22).problems
    book = workbook([["unit", "C01"], *[["Durban", 1]] * 10])
    assert "22 cells" not in str(read_table(io.BytesIO(book), max_cells=21).problems[0].allowed)
    assert "21 cells are allowed" in str(read_table(io.BytesIO(book), max_cells=21).problems[0])
    assert not read_table(io.BytesIO(book), max_cells=22).problems


def test_a_sheet_is_asked_of_workbooks_only() -> None:
    assert "has no sheets" in str(read_table(io.BytesIO(b"unit,C01\nA,1"), sheet="2019").problems[0])

"""Sheets of a workbook are read as a person sees them; what spreadsheets do to data is named."""

from __future__ import annotations

import datetime as dt
import io
import zipfile
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest

from monitor_lab.files.tables import TextTable
from monitor_lab.files.workbook import parse_workbook

Change = Callable[[Any], None]


def made(change: Change, **settings: Any) -> TextTable:
    book = openpyxl.Workbook()
    change(book)
    file = io.BytesIO()
    book.save(file)
    return parse_workbook(file.getvalue(), "city.xlsx", header="unit", **settings)


def rows(*lines: list[object]) -> Change:
    def change(book: Any) -> None:
        for line in lines:
            book.active.append(line)

    return change


def test_numbers_texts_and_empty_cells_are_read() -> None:
    table = made(rows(["unit", "C01", "period"], ["Durban", 38.23, 2011], ["Tshwane", None, 2011.0]))
    assert table.cells.to_dict("list") == {
        "unit": ["Durban", "Tshwane"],
        "C01": ["38.23", ""],
        "period": ["2011", "2011"],
    }
    assert table.problems == () and table.sheet == "Sheet"


def test_a_number_comes_back_to_the_last_digit() -> None:
    table = made(rows(["unit", "C01"], ["A", 0.123456789012345], ["B", 1e-12], ["C", 1.5e17]))
    assert [float(c) for c in table.cells["C01"]] == [0.123456789012345, 1e-12, 1.5e17]


def test_a_percentage_keeps_the_sign_that_the_reader_sees() -> None:
    def change(book: Any) -> None:
        rows(["unit", "C22"], ["Durban", 0.295])(book)
        book.active["B2"].number_format = "0.0%"

    assert made(change).cells["C22"].tolist() == ["29.5%"]


def test_a_title_in_merged_cells_is_named_and_the_rows_keep_their_numbers() -> None:
    def change(book: Any) -> None:
        rows(["Crime in 2011"], [], ["unit", "C01"], ["Durban", "x"])(book)
        book.active.merge_cells("A1:D1")

    table = made(change)
    assert [str(p) for p in table.problems] == [
        "city.xlsx, sheet Sheet, row 1: The cells A1:D1 are merged into one, so only the first of them holds a "
        "value. Allowed: unmerged cells, each with its own value.",
        'city.xlsx, sheet Sheet, row 1: A title ("Crime in 2011") stands above the column names. '
        "Allowed: the column names in the first row.",
    ]
    assert table.cells.index.tolist() == [2] and table.header == 3


def test_formulas_count_with_their_result_or_are_named() -> None:
    raw = stored_results()
    table = parse_workbook(raw, "city.xlsx")
    assert table.cells["C01"].tolist() == ["38.5", "=1/0", "#DIV/0!"]


def stored_results() -> bytes:
    """A workbook with three formulas: a stored result, none, and an error; openpyxl itself stores none."""
    book = openpyxl.Workbook()
    rows(["unit", "C01"], ["A", "=30+8.5"], ["B", "=1/0"], ["C", "=2/0"])(book)
    file = io.BytesIO()
    book.save(file)
    out = io.BytesIO()
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(out, "w") as new:
        for part in old.infolist():
            data = old.read(part)
            if part.filename == "xl/worksheets/sheet1.xml":
                text = data.decode()
                assert "<f>30+8.5</f><v />" in text or "<f>30+8.5</f><v></v>" in text
                for empty in ("<v />", "<v></v>"):
                    text = text.replace(f"<f>30+8.5</f>{empty}", "<f>30+8.5</f><v>38.5</v>")
                    text = text.replace(f'r="B4"><f>2/0</f>{empty}', 'r="B4" t="e"><f>2/0</f><v>#DIV/0!</v>')
                data = text.encode()
            new.writestr(part, data)
    return out.getvalue()


def test_dates_and_yes_or_no_are_texts_that_no_number_looks_like() -> None:
    table = made(rows(["unit", "C01"], ["A", dt.datetime(2012, 3, 12)], ["B", True], ["C", dt.time(3, 12)]))
    assert table.cells["C01"].tolist() == ["2012-03-12", "TRUE", "1899-12-31 03:12:00"]


def test_one_of_several_sheets_must_be_named_unless_it_is_called_data() -> None:
    def change(book: Any) -> None:
        rows(["unit", "C01"], ["A", 1])(book)
        book.active.title = "2019"
        book.create_sheet("2020").append(["unit", "C02"])
        book.create_sheet("empty")

    assert "several sheets" in made(change).problems[0].what
    assert "2019, 2020" in made(change).problems[0].allowed
    assert made(change, sheet="2020").cells.columns.tolist() == ["unit", "C02"]
    assert str(made(change, sheet="202").problems[0]) == (
        'city.xlsx: The workbook has no sheet "202". Allowed: 2019, 2020, empty. Did you mean 2020?'
    )

    def named(book: Any) -> None:
        change(book)
        book["2019"].title = "Data"

    assert made(named).sheet == "Data"


def test_a_cell_far_away_is_refused_before_it_fills_the_memory() -> None:
    def change(book: Any) -> None:
        rows(["unit", "C01"], ["A", 1])(book)
        book.active["XFD1048576"] = "x"

    problem = made(change).problems[0]
    assert "1,048,576 rows and 16,384 columns" in problem.what and "delete what stands far" in problem.allowed


def test_a_workbook_that_unpacks_to_too_much_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("xl/workbook.xml", b" " * 3_000_000)
    table = parse_workbook(out.getvalue(), "city.xlsx", max_megabytes=0.1)
    assert "unpacks to 3 MB; 2 MB are allowed" in table.problems[0].what


def test_an_empty_workbook_and_other_packed_files_are_named() -> None:
    assert "empty" in made(lambda book: None).problems[0].what
    for inside, words in (("content.xml", "OpenDocument"), ("word/document.xml", "not an .xlsx")):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as packed:
            packed.writestr(inside, b"x")
        assert words in parse_workbook(out.getvalue(), "city").problems[0].what
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("xl/workbook.xml", b"not xml")
    assert "damaged" in parse_workbook(out.getvalue(), "city").problems[0].what


def test_without_openpyxl_the_words_name_the_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    book = openpyxl.Workbook()
    file = io.BytesIO()
    book.save(file)
    import importlib

    from monitor_lab.files import excel

    def absent(name: str, *args: Any) -> Any:
        if name == "openpyxl":
            raise ModuleNotFoundError(name)
        return importlib.import_module(name, *args)

    monkeypatch.setattr(excel, "import_module", absent)
    with pytest.raises(ImportError, match=r"monitor-lab\[excel\]"):
        parse_workbook(file.getvalue(), "city.xlsx")

"""Text tables keep what stands in their cells, and say where they cannot be read."""

from __future__ import annotations

import io
from pathlib import Path

import pandas as pd
import pytest

from monitor_lab.files.tables import nearest, read_text_table, to_numbers


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_comma_semicolon_and_tab_are_understood(separator: str) -> None:
    text = f"unit{separator}C01\nDurban{separator} 38.2 "
    assert read_text_table(io.StringIO(text)).cells.to_dict("list") == {"unit": ["Durban"], "C01": ["38.2"]}


def test_a_byte_order_mark_is_not_part_of_the_first_name(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes("\ufeffunit,C01\né,1\n".encode())
    assert read_text_table(tmp_path / "a.csv").cells.to_dict("list") == {"unit": ["é"], "C01": ["1"]}


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        (b"", "empty"),
        (b"\n \n", "empty"),
        ("unit,C01\nBogotá,1".encode("cp1252"), "UTF-8"),
        (b"PK\x03\x04", "workbook"),
        (b"unit,C01\nDurban,1\nCape, Town,2", "row 3: The row has 3 cells"),
        (b"unit,C01,C01\nDurban,1,2", "stands there twice"),
        (b"unit,,C01\nDurban,1,2", "Column 2 has no name"),
    ],
)
def test_what_cannot_be_read_is_a_problem_in_words(raw: bytes, words: str) -> None:
    table = read_text_table(io.BytesIO(raw), "city.csv")
    assert words in str(table.problems[0]) and "city.csv" in str(table.problems[0])


@pytest.mark.parametrize(
    ("cell", "words", "suggestion"),
    [
        ("12,5", "decimal comma", "12.5"),
        ("1,234", "has a comma", "1234, or 1.234"),
        ("12 %", "percent sign", "12"),
        ("1 234", "space", "1234"),
        ("about 5", "not a number", ""),
        ("inf", "finite", ""),
        ("1e400", "finite", ""),
    ],
)
def test_each_kind_of_wrong_number_has_its_own_words(cell: str, words: str, suggestion: str) -> None:
    values, problems = to_numbers(pd.Series(["1", cell]), "city.csv", "C01")
    assert len(problems) == 1 and problems[0].row == 3
    assert words in problems[0].what or cell == "1e400"
    assert problems[0].suggestion == suggestion
    assert pd.isna(values[1])


@pytest.mark.parametrize("cell", ["", "NA", "n/a", "NaN", "-", "–", ".."])
def test_a_missing_value_is_missing_and_never_zero(cell: str) -> None:
    values, problems = to_numbers(pd.Series([cell]), "city.csv", "C01")
    assert pd.isna(values[0]) and not problems


def test_the_nearest_word_is_found_whatever_its_case() -> None:
    assert nearest("LOWER IS BETER", ["higher is better", "lower is better"]) == "lower is better"
    assert nearest("xyz", ["C01"]) == ""


def test_a_title_above_the_column_names_is_named_and_the_rest_is_read() -> None:
    text = "Crime in Durban, 2011\n\nunit;C01\nDurban;38,2\n"
    table = read_text_table(io.StringIO(text), "city.csv", header="unit")
    assert [p.what for p in table.problems] == ['A title ("Crime in Durban, 2011") stands above the column names.']
    assert table.header == 3 and table.cells.to_dict("list") == {"unit": ["Durban"], "C01": ["38,2"]}
    assert table.cells.index.tolist() == [2]


def test_every_row_with_too_many_cells_is_named() -> None:
    table = read_text_table(io.StringIO("unit,C01\nCape, Town,2\nDurban,1\nBuffalo, City,3"), "city.csv")
    assert [p.row for p in table.problems] == [2, 4] and table.cells["unit"].tolist() == ["Durban"]


def test_empty_columns_at_the_end_and_short_rows_are_no_problem() -> None:
    table = read_text_table(io.StringIO("unit,C01,,\nDurban,1,,\nTshwane\n"), "city.csv")
    assert table.problems == () and table.cells.to_dict("list") == {"unit": ["Durban", "Tshwane"], "C01": ["1", ""]}


def test_an_open_quotation_mark_is_named() -> None:
    table = read_text_table(io.StringIO('unit,C01\nDurban,1\n"Tshwane,2\n'), "city.csv")
    assert "quotation mark" in table.problems[0].what and table.problems[0].row == 3


def test_a_text_that_was_kept_from_being_a_formula_is_read_as_it_was() -> None:
    assert read_text_table(io.StringIO("unit,'+note\n'-Nowhere,1"), "city.csv").cells.to_dict("list") == {
        "unit": ["-Nowhere"],
        "+note": ["1"],
    }

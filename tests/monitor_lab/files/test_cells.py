"""Cells are numbers, missing, or mistakes that are called by their name."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor_lab.files.cells import broken, escape_formula, to_numbers, unescape_formula


def only(cell: str) -> tuple[str, str]:
    values, problems = to_numbers(pd.Series([cell]), "city.csv", "C01", "2019")
    assert pd.isna(values[0]) and len(problems) == 1
    assert problems[0].row == 2 and problems[0].column == "C01" and problems[0].sheet == "2019"
    return problems[0].what, problems[0].suggestion


@pytest.mark.parametrize(
    ("cell", "words", "suggestion"),
    [
        ("12,5", "decimal comma", "12.5"),
        ("-12,5", "decimal comma", "-12.5"),
        ("1.234,5", "decimal comma", "1234.5"),
        ("1,234", "has a comma", "1234, or 1.234"),
        ("1,234.5", "commas between thousands", "1234.5"),
        ("1.234.567", "points between thousands", "1234567"),
        ("12 %", "percent sign", "12"),
        ("12,5%", "percent sign", "12.5"),
        ("1 234", "space", "1234"),
        ("1\u00a0234.5", "space", "1234.5"),
        ("−5", "typographic minus", "-5"),
        ("12.5*", "footnote", "12.5"),
        ("38 (a)", "footnote", "38"),
        ("<5", "says a limit", ""),
        ("about 5", "not a number", ""),
        ("inf", "finite", ""),
        ("-Infinity", "finite", ""),
        ("1e400", "finite", ""),
        ("2011-03-12", "is a date", ""),
        ("2011-03-12 00:00:00", "is a date", ""),
        ("12/03/2011", "is a date", ""),
        ("12.03.11", "is a date", ""),
        ("03-Dec", "is a date", ""),
        ("Mar-12", "is a date", ""),
        ("12 March 2011", "is a date", ""),
        ("TRUE", "yes or no", ""),
        ("#DIV/0!", "error of a spreadsheet formula", ""),
        ("#N/A", "error of a spreadsheet formula", ""),
        ("=B2/C2", "formula whose result is not stored", ""),
        ("1_000", "not a number", ""),
        ("0x1A", "not a number", ""),
    ],
)
def test_each_kind_of_wrong_number_has_its_own_words(cell: str, words: str, suggestion: str) -> None:
    what, hint = only(cell)
    assert words in what and hint == suggestion
    assert cell in what or words == "formula whose result is not stored"


def test_a_very_long_cell_does_not_fill_the_screen() -> None:
    assert len(only("x" * 5000)[0]) < 100


@pytest.mark.parametrize("cell", ["", "NA", "n/a", "NaN", "-", "–", "..", "null"])
def test_a_missing_value_is_missing_and_never_zero(cell: str) -> None:
    values, problems = to_numbers(pd.Series([cell]), "city.csv", "C01")
    assert pd.isna(values[0]) and not problems


@given(st.lists(st.floats(allow_nan=False, allow_infinity=False), min_size=1))
def test_every_finite_number_is_read_as_it_was_written(numbers: list[float]) -> None:
    values, problems = to_numbers(pd.Series([repr(n) for n in numbers]), "city.csv", "C01")
    assert values.tolist() == numbers and not problems


@given(st.text())
def test_an_escaped_text_begins_no_formula_and_comes_back(text: str) -> None:
    escaped = escape_formula(text)
    assert not escaped.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))
    assert unescape_formula(escaped) == text


def test_names_of_places_are_not_taken_for_escapes_or_errors() -> None:
    assert unescape_formula("'s-Gravenhage") == "'s-Gravenhage" == escape_formula("'s-Gravenhage")
    assert broken("#1 Precinct") == "" and broken("Durban") == ""

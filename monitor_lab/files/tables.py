"""Read a text table without changing what stands in its cells, so that problems can name row and column."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import IO

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ..errors import Problem

__all__ = ["MISSING", "Source", "TextTable", "nearest", "read_text_table", "to_numbers"]

Source = str | Path | IO[str] | IO[bytes]

MISSING = frozenset({"", "na", "n/a", "nan", "null", "none", "-", "–", "—", "..", "…"})
"""What an empty cell may look like, in lower case. A missing value stays missing: it is never zero."""


@dataclass(frozen=True, eq=False)
class TextTable:
    """A table of texts, its file's name, and what kept it from being read.

    `cells` has the stripped header as columns; row i of it is row i + 2 of the file.
    """

    file: str
    cells: pd.DataFrame
    problems: tuple[Problem, ...] = ()


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that looks most like this one, or an empty text.

    Examples
    --------
    >>> nearest("c1", ["C01", "C02"]), nearest("rainfall", ["C01", "C02"])
    ('C01', '')
    """
    by_form = {_form(k): k for k in known}
    found = get_close_matches(_form(word), list(by_form), n=1, cutoff=0.6)
    return by_form[found[0]] if found else ""


def _form(word: str) -> str:
    """The word without what people most often write differently: case, signs, leading zeros."""
    return re.sub(r"(?<!\d)0+(?=\d)", "", re.sub(r"[\s._-]+", " ", word.lower()).strip())


def read_text_table(source: Source, name: str = "") -> TextTable:
    """Read a CSV (UTF-8; comma, semicolon or tab) with every cell as text.

    Parameters
    ----------
    source
        A path, or an open file of text or bytes.
    name
        How problems call the file; by default its own name.

    Returns
    -------
    A `TextTable`; what could not be read stands in its `problems`.

    Raises
    ------
    FileNotFoundError
        When there is no such file.

    Examples
    --------
    >>> read_text_table(io.StringIO("unit;C01\\nDurban;38,2"), "city.csv").cells.to_dict("list")
    {'unit': ['Durban'], 'C01': ['38,2']}
    """
    raw: str | bytes
    if isinstance(source, (str, Path)):
        file, raw = name or Path(source).name, Path(source).read_bytes()
    else:
        file, raw = name or str(getattr(source, "name", "data")), source.read()
    nothing = pd.DataFrame()
    if isinstance(raw, bytes):
        if raw[:2] == b"PK":
            what = "This is a spreadsheet workbook, not a CSV file."
            return TextTable(file, nothing, (Problem(what, file, allowed='a file saved as "CSV UTF-8"'),))
        try:
            raw = raw.decode("utf-8")
        except UnicodeDecodeError:
            what = "The file is not in UTF-8, so letters such as é would be misread."
            return TextTable(file, nothing, (Problem(what, file, allowed='a file saved as "CSV UTF-8"'),))
    text = raw.removeprefix("\ufeff")
    if not text.strip():
        return TextTable(file, nothing, (Problem("The file is empty.", file),))
    try:
        cells = pd.read_csv(
            io.StringIO(text),
            header=None,
            dtype=str,
            keep_default_na=False,
            sep=_separator(text),
            skip_blank_lines=False,
        ).fillna("")
    except pd.errors.ParserError as error:
        return TextTable(file, nothing, (_ragged(error, file),))
    cells = cells.apply(lambda column: column.str.strip())
    header = cells.iloc[0].tolist()
    body = cells.iloc[1:].reset_index(drop=True)
    body.columns = pd.Index(header)
    unnamed = [Problem(f"Column {i} has no name.", file, row=1) for i, head in enumerate(header, 1) if head == ""]
    repeated = [
        Problem("This column stands there twice.", file, row=1, column=head)
        for head in dict.fromkeys(header)
        if head and header.count(head) > 1
    ]
    return TextTable(file, body, tuple(unnamed + repeated))


def _separator(text: str) -> str:
    first = text.split("\n", 1)[0]
    return max(",;\t", key=first.count)


def _ragged(error: Exception, file: str) -> Problem:
    found = re.search(r"Expected (\d+) fields in line (\d+), saw (\d+)", str(error))
    if found is None:
        return Problem("The file is not a readable CSV: a quotation mark may be open.", file)
    expected, line, seen = (int(n) for n in found.groups())
    what = f"The row has {seen} cells. A comma inside a number or a name makes one cell two."
    return Problem(what, file, row=line, allowed=f"{expected} cells, as in the first row")


def to_numbers(texts: pd.Series[str], file: str, column: str) -> tuple[NDArray[np.float64], list[Problem]]:
    """Texts as 64-bit floats; missing becomes NaN; what is no finite number becomes a problem.

    Parameters
    ----------
    texts
        Stripped cells of one column; their index counts from 0, the file's rows from 2.
    file, column
        How problems call the place.

    Returns
    -------
    The numbers, in the order of `texts`, and the problems.

    Examples
    --------
    >>> values, problems = to_numbers(pd.Series(["1.5", "", "12,5"]), "city.csv", "C01")
    >>> values.tolist(), problems[0].suggestion
    ([1.5, nan, nan], '12.5')
    """
    missing = texts.str.lower().isin(list(MISSING))
    numbers = pd.to_numeric(texts.mask(missing), errors="coerce")
    values = np.array(numbers.to_numpy(dtype=np.float64, na_value=np.nan))
    infinite = np.isinf(values)
    wrong = (np.isnan(values) & ~missing.to_numpy()) | infinite
    problems = [_not_a_number(cell, file, int(row) + 2, column) for row, cell in texts[wrong].items()]
    values[infinite] = np.nan
    return values, problems


def _not_a_number(cell: str, file: str, row: int, column: str) -> Problem:
    allowed = "numbers such as 12.5, or an empty cell where the value is missing"

    def problem(what: str, suggestion: str = "") -> Problem:
        return Problem(what, file, row, column, allowed, suggestion)

    if re.fullmatch(r"[-+]?inf(inity)?", cell, re.IGNORECASE):
        return problem(f'"{cell}" is not a finite number.')
    if re.fullmatch(r"-?\d{1,3}(,\d{3})+", cell):
        plain = cell.replace(",", "")
        return problem(f'"{cell}" has a comma.', f"{plain}, or {cell.replace(',', '.', 1)}")
    if re.fullmatch(r"-?\d+,\d+", cell):
        return problem(f'"{cell}" has a decimal comma.', cell.replace(",", "."))
    if re.fullmatch(r"-?\d[\d ,.]*\s*%", cell):
        return problem(f'"{cell}" has a percent sign.', cell.rstrip("% ").replace(",", "."))
    if re.fullmatch(r"-?\d{1,3}([ \u00a0\u202f]\d{3})+(\.\d+)?", cell):
        return problem(f'"{cell}" has a space in it.', re.sub(r"\s", "", cell))
    return problem(f'"{cell}" is not a number.')

"""Read a text table without changing what stands in its cells, so that problems can name row and column."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from pathlib import Path
from typing import IO

import numpy as np
import pandas as pd

from ..errors import Problem
from .cells import MISSING, to_numbers, unescape_formula

__all__ = ["MISSING", "Source", "TextTable", "nearest", "parse_csv", "read_text_table", "to_numbers", "to_table"]

Source = str | Path | IO[str] | IO[bytes]

_SEARCHED = 20
"""So many rows are searched for the header, when titles stand above it."""


@dataclass(frozen=True, eq=False)
class TextTable:
    """A table of texts, its file's name, and what kept it from being read.

    `cells` has the stripped header as columns; the row with the label i in its index is row i + 2 of
    the file. `header` is the file's row that holds the header.

    Examples
    --------
    >>> read_text_table(io.StringIO("unit,C01\\nDurban,38.2"), "city.csv").header
    1
    """

    file: str
    cells: pd.DataFrame
    problems: tuple[Problem, ...] = ()
    sheet: str = ""
    header: int = field(default=1)


def nearest(word: str, known: Iterable[str]) -> str:
    """The known word that looks most like this one, or an empty text.

    Parameters
    ----------
    word
        What was found.
    known
        What is allowed.

    Returns
    -------
    One of `known`, or "" when none is similar.

    Raises
    ------
    Nothing
        Every text is accepted.

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


def read_text_table(source: Source, name: str = "", *, header: str = "") -> TextTable:
    """Read a CSV (UTF-8; comma, semicolon or tab) with every cell as text.

    Parameters
    ----------
    source
        A path, or an open file of text or bytes.
    name
        How problems call the file; by default its own name.
    header
        A column name that tells the header's row from titles above it; by default the header is the
        first row.

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
    return parse_csv(raw, file, header)


def parse_csv(raw: str | bytes, file: str, header: str = "") -> TextTable:
    """The table that a CSV's bytes or text hold; see `read_text_table`.

    Parameters
    ----------
    raw
        The whole file.
    file
        How problems call it.
    header
        A column name that tells the header's row from titles above it.

    Returns
    -------
    A `TextTable`; what could not be read stands in its `problems`.

    Raises
    ------
    Nothing
        Problems are returned.

    Examples
    --------
    >>> parse_csv(b"unit,C01\\nDurban,38.2", "city.csv").cells.shape
    (1, 2)
    """
    nothing = pd.DataFrame()
    utf8 = 'a file saved as "CSV UTF-8"'
    if isinstance(raw, bytes):
        if raw[:2] == b"PK":
            what = "This is a spreadsheet workbook, not a CSV file."
            return TextTable(file, nothing, (Problem(what, file, allowed=utf8),))
        try:
            raw = raw.decode("utf-8")
        except UnicodeDecodeError:
            what = "The file is not in UTF-8, so letters such as é would be misread."
            return TextTable(file, nothing, (Problem(what, file, allowed=utf8),))
    text = raw.removeprefix("\ufeff").replace("\0", "")
    if not text.strip():
        return TextTable(file, nothing, (Problem("The file is empty.", file),))
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text, header), strict=True)
    rows: list[Sequence[str]] = []
    try:
        rows.extend(reader)
    except csv.Error:
        what = "The file is not a readable CSV: a quotation mark may be open in this row or before it."
        return TextTable(file, nothing, (Problem(what, file, len(rows) + 1),))
    return to_table(rows, file, header=header)


def _separator(text: str, header: str) -> str:
    signs = ",;\t"
    lines = text.split("\n", _SEARCHED)[:_SEARCHED]
    for line in lines:
        for sign in sorted(signs, key=line.count, reverse=True):
            if header and header in [cell.strip('" \r').lower() for cell in line.split(sign)]:
                return sign
    first = next(line for line in lines if line.strip()) if any(map(str.strip, lines)) else ""
    return max(signs, key=first.count)


def to_table(rows: Sequence[Sequence[str]], file: str, *, sheet: str = "", header: str = "") -> TextTable:
    """Rows of texts as a table: finds the header, and says what is wrong with the table's shape.

    Parameters
    ----------
    rows
        The rows of a file or sheet from its first, also the empty ones.
    file, sheet
        How problems call the place.
    header
        A column name that tells the header's row from titles above it.

    Returns
    -------
    A `TextTable`. Columns without a name or with one that stands there already, and rows with too many
    cells, are left out of its cells and stand in its problems.

    Raises
    ------
    Nothing
        Problems are returned.

    Examples
    --------
    >>> table = to_table([["Crime in 2011"], ["unit", "C01"], ["Durban", "38"]], "city.csv", header="unit")
    >>> print(table.problems[0].what, table.header)
    A title ("Crime in 2011") stands above the column names. 2
    """
    place = f"The sheet {sheet}" if sheet else "The file"
    filled = [i for i, row in enumerate(rows) if any(not c.isspace() for c in row if c)]
    if not filled:
        return TextTable(file, pd.DataFrame(), (Problem(f"{place} is empty.", file, sheet=sheet),), sheet)
    problems: list[Problem] = []
    top = filled[0]
    if header:
        named = [i for i in filled[:_SEARCHED] if header in [c.strip().lower() for c in rows[i]]]
        if named and named[0] != top:
            title = next(c.strip() for c in rows[top] if c.strip())
            what = f'A title ("{title[:60]}") stands above the column names.'
            problems.append(Problem(what, file, top + 1, "", "the column names in the first row", "", sheet))
            top = named[0]
    names = [unescape_formula(c.strip()) for c in rows[top]]
    while names and not names[-1]:
        names.pop()
    width = len(names)
    body, labels = [], []
    for i, row in enumerate(rows[top + 1 :], top):
        if len(row) > width:
            surplus = [j for j, c in enumerate(row) if j >= width and c.strip()]
            if surplus:
                what = f"The row has {surplus[-1] + 1} cells. A comma inside a number or a name makes one cell two."
                problems.append(
                    Problem(what, file, i + 2, "", f"{width} cells, as in the row of column names", "", sheet)
                )
                continue
            row = row[:width]
        elif len(row) < width:
            row = [*row, *[""] * (width - len(row))]
        body.append(row)
        labels.append(i)
    keep: dict[str, int] = {}
    columns = list(zip(*body, strict=True)) if body else [()] * width
    for j, name in enumerate(names):
        if not name:
            if any(c.strip() for c in columns[j]):
                problems.append(Problem(f"Column {j + 1} has no name.", file, top + 1, sheet=sheet))
        elif name in keep:
            problems.append(Problem("This column stands there twice.", file, top + 1, name, sheet=sheet))
        else:
            keep[name] = j
    index = pd.Index(np.asarray(labels, dtype=np.int64))
    data = {name: pd.Series(_texts(columns[j]), index=index, dtype="str") for name, j in keep.items()}
    cells = pd.DataFrame(data, index=index, columns=pd.Index(list(keep), dtype="str"))
    return TextTable(file, cells, tuple(problems), sheet, top + 1)


def _texts(column: Sequence[str]) -> list[str]:
    return [unescape_formula(c) if c[:1] == "'" else c for c in map(str.strip, column)]

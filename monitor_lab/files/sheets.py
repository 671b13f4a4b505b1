"""Write tables as the sheets of a workbook."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO

import numpy as np
import pandas as pd

from .cells import escape_formula
from .excel import openpyxl

__all__ = ["write_workbook"]

_MOST_ROWS, _MOST_COLUMNS, _LONGEST = 1_048_576, 16_384, 32_767
"""Limits of an XLSX sheet: rows, columns, letters in a cell."""

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f]")


def write_workbook(tables: Mapping[str, pd.DataFrame], file: BinaryIO) -> None:
    """Write tables as the sheets of an XLSX workbook.

    Parameters
    ----------
    tables
        By name of the sheet; every column becomes a column, the index is not written.
    file
        Open for bytes.

    Returns
    -------
    Nothing.

    Raises
    ------
    ValueError
        When a table or a text has no room on a sheet.
    ImportError
        When openpyxl is not installed: the extra `excel` brings it.

    Notes
    -----
    No text becomes a formula, whatever it begins with. Missing and infinite numbers: missing is an empty
    cell, infinite a text. A workbook holds 15 digits of a number.

    Examples
    --------
    >>> import io
    >>> file = io.BytesIO()
    >>> write_workbook({"data": pd.DataFrame({"unit": ["Durban"], "C01": [38.2]})}, file)
    >>> file.getvalue()[:2]
    b'PK'
    """
    library = openpyxl()
    for table in tables.values():
        _check_room(table)
    book = library.Workbook(write_only=True)
    bold = library.styles.Font(bold=True)
    names: list[str] = []
    for name, table in tables.items():
        names.append(_sheet_name(str(name), names))
        page = book.create_sheet(names[-1])
        page.freeze_panes = "B2"
        for j, heading in enumerate(table.columns, 1):
            widest = max([len(heading), *(len(str(v)) for v in table.iloc[:50, j - 1])])
            page.column_dimensions[library.utils.get_column_letter(j)].width = min(max(widest + 2, 8), 60)
        page.append([_cell(library, page, heading, bold) for heading in table.columns])
        for row in _rows(table):
            page.append([_cell(library, page, value) if isinstance(value, str) else value for value in row])
    book.save(file)


def _check_room(table: pd.DataFrame) -> None:
    rows, columns = table.shape
    if rows + 1 > _MOST_ROWS or columns > _MOST_COLUMNS:
        raise ValueError(
            f"{rows:,} rows and {columns:,} columns have no room on a sheet ({_MOST_ROWS:,} rows, "
            f"{_MOST_COLUMNS:,} columns). Write a .csv instead."
        )
    texts = table.select_dtypes(exclude="number")
    longest = max((len(str(cell)) for name in range(texts.shape[1]) for cell in texts.iloc[:, name]), default=0)
    if longest > _LONGEST:
        raise ValueError(f"A cell has {longest:,} letters; a workbook's holds {_LONGEST:,}. Write a .csv instead.")


def _rows(table: pd.DataFrame) -> Iterator[tuple[Any, ...]]:
    columns = [[_plain(value) for value in table.iloc[:, j]] for j in range(table.shape[1])]
    return zip(*columns, strict=True) if columns else iter(())


def _plain(value: Any) -> Any:
    """The value as a workbook can hold it: missing is an empty cell."""
    if value is None or value is pd.NA or value is pd.NaT or (isinstance(value, float) and np.isnan(value)):
        return None
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, float) and np.isinf(value):
        return str(value)
    return value if isinstance(value, (str, bool, int, float)) else str(value)


def _cell(library: Any, page: Any, text: str, font: Any = None) -> Any:
    cell = library.cell.WriteOnlyCell(page, value=None)
    cell.value = _CONTROL.sub("\ufffd", text)
    cell.data_type = "s"  # also where it begins with =
    if escape_formula(text) != text:
        cell.quotePrefix = True
    if font is not None:
        cell.font = font
    return cell


def _sheet_name(name: str, taken: list[str]) -> str:
    """The name as a workbook allows it, and no other sheet has."""
    plain = re.sub(r"[\[\]:*?/\\]", " ", name).strip("' ")[:31] or "sheet"
    number, unique = 1, plain
    while unique.casefold() in [other.casefold() for other in taken]:
        number += 1
        unique = f"{plain[: 31 - len(str(number)) - 1]} {number}"
    return unique

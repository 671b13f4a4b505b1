"""Read one sheet of an XLSX workbook as texts, as a person sees them, so that mistakes can be named."""

from __future__ import annotations

import datetime as dt
import io
import re
import warnings
import zipfile
from typing import Any

from ..errors import Problem
from .excel import openpyxl
from .tables import TextTable, nearest, to_table

__all__ = ["parse_workbook"]

_UNPACKED = 20
"""A workbook may unpack to so many times the size that is allowed for a file; more is no honest table."""


def parse_workbook(
    raw: bytes,
    file: str,
    *,
    sheet: str | None = None,
    header: str = "",
    max_megabytes: float = 100.0,
    max_cells: int = 10_000_000,
) -> TextTable:
    """The table that a sheet of an XLSX workbook holds.

    Parameters
    ----------
    raw
        The whole file.
    file
        How problems call it.
    sheet
        The sheet's name. Without it: the only sheet with something in it, else the one called "data".
    header
        A column name that tells the header's row from titles above it.
    max_megabytes, max_cells
        The largest file, and the largest sheet (rows times columns), that is read.

    Returns
    -------
    A `TextTable`. Numbers stand in it as texts that give the same number again; a number shown as a
    percentage stands with its sign; a formula counts with its stored result.

    Raises
    ------
    ImportError
        When openpyxl is not installed: the extra `excel` brings it.

    Examples
    --------
    >>> import io, openpyxl
    >>> book = openpyxl.Workbook()
    >>> for row in (["unit", "C01"], ["Durban", 38.2]):
    ...     book.active.append(row)
    >>> file = io.BytesIO()
    >>> book.save(file)
    >>> parse_workbook(file.getvalue(), "city.xlsx").cells.to_dict("list")
    {'unit': ['Durban'], 'C01': ['38.2']}
    """
    problem = _no_workbook(raw, file, max_megabytes)
    if problem is not None:
        return TextTable(file, to_table([], file).cells, (problem,))
    try:
        book = _open(raw, results=False)
    except ImportError:
        raise
    except Exception:
        what = "The workbook is damaged: a spreadsheet programme may be able to open it and save it anew."
        return TextTable(file, to_table([], file).cells, (Problem(what, file),))
    name, problem = _choose(book, sheet, file)
    if problem is not None:
        return TextTable(file, to_table([], file).cells, (problem,))
    page = book[name]
    if page.max_row * page.max_column > max_cells:
        what = f"The sheet has {page.max_row:,} rows and {page.max_column:,} columns, {max_cells:,} cells are allowed."
        allowed = (
            "fewer cells: delete what stands far below or to the right, split the file, or raise `max_cells` "
            "(--max-cells)"
        )
        return TextTable(file, to_table([], file).cells, (Problem(what, file, allowed=allowed, sheet=name),), name)
    results = None
    rows: list[list[str]] = []
    for cells in page.iter_rows():
        texts = []
        for cell in cells:
            if cell.data_type == "f":
                results = results or _open(raw, results=True)[name]
                found = results.cell(cell.row, cell.column).value
                texts.append(_formula(cell.value) if found is None else _text(found, str(cell.number_format)))
            else:
                texts.append("" if cell.value is None else _text(cell.value, str(cell.number_format)))
        rows.append(texts)
    table = to_table(rows, file, sheet=name, header=header)
    merged = tuple(_merged(area, file, name) for area in sorted(page.merged_cells.ranges, key=lambda a: a.bounds))
    return TextTable(file, table.cells, merged + table.problems, name, table.header)


def _open(raw: bytes, *, results: bool) -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return openpyxl().load_workbook(io.BytesIO(raw), data_only=results, keep_links=False)


def _no_workbook(raw: bytes, file: str, max_megabytes: float) -> Problem | None:
    allowed = 'a workbook saved as .xlsx, or a file saved as "CSV UTF-8"'
    if raw[:4] == b"\xd0\xcf\x11\xe0":
        return Problem("This is an old .xls workbook, or one with a password.", file, allowed=allowed)
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            parts = packed.infolist()
            names = {part.filename for part in parts}
            unpacked = sum(part.file_size for part in parts)
    except (zipfile.BadZipFile, ValueError, NotImplementedError):
        return Problem("The workbook is damaged, or only part of it was copied.", file, allowed=allowed)
    if "xl/workbook.xml" not in names:
        kind = "an OpenDocument file" if "content.xml" in names else "not an .xlsx workbook"
        return Problem(f"This is {kind}.", file, allowed=allowed)
    if unpacked > max_megabytes * _UNPACKED * 1e6:
        return Problem(
            f"The workbook unpacks to {unpacked / 1e6:,.0f} MB; {max_megabytes * _UNPACKED:,.0f} MB are allowed.",
            file,
            allowed="a smaller file: split it, or raise `max_megabytes` (--max-megabytes)",
        )
    return None


def _choose(book: Any, sheet: str | None, file: str) -> tuple[str, Problem | None]:
    names = [str(page.title) for page in book.worksheets]
    listed = ", ".join(names)
    if sheet is not None:
        by_form = {name.strip().casefold(): name for name in names}
        found = by_form.get(sheet.strip().casefold(), "")
        what = f'The workbook has no sheet "{sheet}".'
        return found, None if found else Problem(what, file, None, "", listed, nearest(sheet, names))
    filled = [str(page.title) for page in book.worksheets if _filled(page)]
    data = [name for name in filled if name.strip().casefold() == "data"]
    if len(filled) == 1 or data:
        return (data or filled)[0], None
    if not filled:
        return "", Problem("The workbook is empty.", file)
    what = "The workbook has several sheets, and none of them is called data."
    return "", Problem(what, file, allowed=f"the name of one as `sheet` (--sheet): {', '.join(filled)}")


def _filled(page: Any) -> bool:
    """Whether something stands in the sheet's first cells; looking further would create cells there."""
    area = {"max_row": min(page.max_row, 50), "max_col": min(page.max_column, 50)}
    return any(value not in (None, "") for row in page.iter_rows(**area, values_only=True) for value in row)


def _text(value: Any, shown_as: str) -> str:
    """The cell as a text that gives the same value again, with the percent sign where one is shown."""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, (int, float)):
        number = float(value)
        if "%" in re.sub(r'"[^"]*"|\\.', "", shown_as):
            return f"{round(number * 100.0, 10):.15g}%"
        return str(int(number)) if number.is_integer() and abs(number) < 1e15 else repr(number)
    if isinstance(value, dt.datetime) and value.time() == dt.time(0):
        return value.date().isoformat()
    if isinstance(value, (dt.datetime, dt.date, dt.time)):
        return value.isoformat() if not isinstance(value, dt.time) else f"1899-12-31 {value.isoformat()}"
    if isinstance(value, dt.timedelta):
        return f"1899-12-31 {value}"
    return str(value)


def _formula(value: Any) -> str:
    text = str(getattr(value, "text", value) or "=")
    return text if text.startswith("=") else f"={text}"


def _merged(area: Any, file: str, sheet: str) -> Problem:
    what = f"The cells {area.coord} are merged into one, so only the first of them holds a value."
    return Problem(what, file, int(area.min_row), "", "unmerged cells, each with its own value", "", sheet)

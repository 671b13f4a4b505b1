"""Read a table from CSV or XLSX, whichever it is, up to a stated size."""

from __future__ import annotations

import io
from pathlib import Path

import pandas as pd

from ..errors import Problem
from .tables import Source, TextTable, parse_csv
from .workbook import parse_workbook

__all__ = ["MAX_CELLS", "MAX_MEGABYTES", "read_table"]

MAX_MEGABYTES = 100.0
"""The largest file that is read unless more is asked for, in millions of bytes."""

MAX_CELLS = 10_000_000
"""The largest table that is read unless more is asked for: rows times columns."""


def read_table(
    source: Source,
    *,
    name: str = "",
    sheet: str | None = None,
    header: str = "",
    max_megabytes: float = MAX_MEGABYTES,
    max_cells: int = MAX_CELLS,
) -> TextTable:
    """Read a CSV or a sheet of an XLSX workbook, with every cell as text.

    Parameters
    ----------
    source
        A path, or an open file of text or bytes. What it is, is seen from its content.
    name
        How problems call the file; by default its own name.
    sheet
        The sheet of a workbook. Without it: the only one with something in it, else the one called "data".
    header
        A column name that tells the header's row from titles above it.
    max_megabytes, max_cells
        The largest file (millions of bytes) and the largest table (rows times columns) that is read.

    Returns
    -------
    A `TextTable`; what could not be read stands in its `problems`.

    Raises
    ------
    FileNotFoundError
        When there is no such file.
    ImportError
        When the file is a workbook and openpyxl is not installed: the extra `excel` brings it.

    Examples
    --------
    >>> read_table(io.StringIO("unit,C01\\nDurban,38.2")).cells.shape
    (1, 2)
    >>> print(read_table(io.StringIO("unit,C01\\nDurban,38.2"), max_cells=2).problems[0].what)
    The table has 4 cells, with the header; 2 are allowed.
    """
    raw, file = _bytes(source, name, max_megabytes)
    if raw is None:
        what = f"The file is larger than {max_megabytes:,g} MB."
        allowed = "a smaller file: split it, for example by period, or raise `max_megabytes` (--max-megabytes)"
        return TextTable(file, pd.DataFrame(), (Problem(what, file, allowed=allowed),))
    if isinstance(raw, bytes) and raw[:4] in (b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0"):
        return parse_workbook(raw, file, sheet=sheet, header=header, max_megabytes=max_megabytes, max_cells=max_cells)
    start = raw[:200].lstrip() if isinstance(raw, str) else raw[:200].decode("utf-8", "replace").lstrip("\ufeff \r\n\t")
    if start.lower().startswith(("<html", "<!doctype", "<table", "<?xml")):
        what = "This is a web page or XML, whatever the file's name says."
        allowed = 'a workbook saved as .xlsx, or a file saved as "CSV UTF-8"'
        return TextTable(file, pd.DataFrame(), (Problem(what, file, allowed=allowed),))
    if sheet is not None:
        what = f'A CSV file has no sheets, so there is no "{sheet}" in it.'
        return TextTable(file, pd.DataFrame(), (Problem(what, file, allowed="no name of a sheet"),))
    table = parse_csv(raw, file, header)
    rows, columns = table.cells.shape
    if (rows + 1) * columns > max_cells:
        what = f"The table has {(rows + 1) * columns:,} cells, with the header; {max_cells:,} are allowed."
        allowed = "a smaller file: split it, for example by period, or raise `max_cells` (--max-cells)"
        return TextTable(file, pd.DataFrame(), (Problem(what, file, allowed=allowed),))
    return table


def _bytes(source: Source, name: str, max_megabytes: float) -> tuple[str | bytes | None, str]:
    """The file's content, or nothing when it is too large; and its name."""
    most = int(max_megabytes * 1e6)
    if isinstance(source, (str, Path)):
        path = Path(source)
        file = name or path.name
        if path.stat().st_size > most:
            return None, file
        return path.read_bytes(), file
    raw: str | bytes = source.read(most + 1)
    if isinstance(source, io.StringIO) and name == "":
        name = "data"
    # A stream of text counts letters; bytes are at least as many.
    return (None if len(raw) > most else raw), name or Path(str(getattr(source, "name", "data"))).name

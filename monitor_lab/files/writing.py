"""Write tables to CSV or XLSX: all of it or nothing, and nothing over what is there already."""

from __future__ import annotations

import io
from collections.abc import Hashable, Mapping
from pathlib import Path
from typing import Any, BinaryIO

import pandas as pd

from .cells import escape_formula
from .sheets import write_workbook
from .tables import nearest
from .whole import Writer, write_file

__all__ = ["csv_bytes", "write_table"]

Frames = pd.DataFrame | Mapping[str, pd.DataFrame]

_KINDS = (".csv", ".xlsx")


def write_table(frames: Frames, path: str | Path, *, overwrite: bool = False, index: bool = True) -> tuple[Path, ...]:
    """Write a table, or several, to a CSV or XLSX file.

    Parameters
    ----------
    frames
        One table, or several by name. In a workbook each is a sheet. As CSV the first has the path's own
        name, and each other one that name with its own after a hyphen.
    path
        Ends in .csv or .xlsx.
    overwrite
        Whether files that exist already are replaced.
    index
        Whether the index is written, as first columns.

    Returns
    -------
    The files written.

    Raises
    ------
    FileExistsError
        When a file exists and `overwrite` is not set; then nothing is written.
    FileNotFoundError
        When there is no such folder.
    ValueError
        When the path ends in something else, or a table has no room on a sheet.
    ImportError
        When the file is a workbook and openpyxl is not installed: the extra `excel` brings it.

    Notes
    -----
    Each file is written under another name in the same folder and then renamed, so an interrupted run
    leaves the old file or none. Texts that begin with = + - @ cannot become formulas: a CSV has an
    apostrophe before them, which `read_observations` takes off again. A CSV is UTF-8; where it holds
    letters beyond ASCII it begins with the mark by which spreadsheets know that. Missing values are
    empty cells.

    Examples
    --------
    >>> import tempfile
    >>> frame = pd.DataFrame({"C01": [38.23, None]}, index=pd.Index(["Durban", "Tshwane"], name="unit"))
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     (file,) = write_table(frame, Path(folder) / "city.csv")
    ...     print(file.read_text(encoding="utf-8"), end="")
    unit,C01
    Durban,38.23
    Tshwane,
    """
    target = Path(path)
    kind = target.suffix.lower()
    if kind not in _KINDS:
        hint = nearest(kind, _KINDS)
        more = f" Did you mean {target.stem}{hint}?" if hint else ""
        raise ValueError(f'"{target.name}" must end in .csv or .xlsx.{more}')
    tables = {"data": frames} if isinstance(frames, pd.DataFrame) else dict(frames)
    if not tables:
        raise ValueError("There is no table to write.")
    flat = {name: _flat(table, index) for name, table in tables.items()}
    if kind == ".xlsx":
        return write_file({target: lambda file: write_workbook(flat, file)}, overwrite=overwrite)
    names = [target, *(target.with_name(f"{target.stem}-{name}{target.suffix}") for name in list(flat)[1:])]
    writers = {name: _csv_writer(table) for name, table in zip(names, flat.values(), strict=True)}
    return write_file(writers, overwrite=overwrite)


def _flat(table: pd.DataFrame, index: bool) -> pd.DataFrame:
    """The table with its index as columns and one name a column."""
    flat = table
    if index:
        names = [str(name) if name is not None else "" for name in table.index.names]
        if table.index.nlevels == 1:
            names = [names[0] or "unit"]
        flat = table.set_axis(table.index.set_names([n or f"key {i}" for i, n in enumerate(names, 1)])).reset_index()
    return flat.set_axis(pd.Index([_heading(column) for column in flat.columns], dtype="str"), axis=1)


def _heading(column: Hashable) -> str:
    return " / ".join(str(part) for part in column if part != "") if isinstance(column, tuple) else str(column)


def _csv_writer(table: pd.DataFrame) -> Writer:
    def write(file: BinaryIO) -> None:
        safe = pd.DataFrame({j: _escaped(table.iloc[:, j]) for j in range(table.shape[1])})
        headings = [escape_formula(str(name)) for name in table.columns]
        text = io.TextIOWrapper(file, encoding="utf-8", newline="", write_through=True)
        if not _all_ascii(safe, headings):
            text.write("\ufeff")
        safe.to_csv(text, index=False, header=headings, lineterminator="\n")
        text.detach()

    return write


def csv_bytes(table: pd.DataFrame) -> bytes:
    """A table as the bytes of the CSV file that `write_table` would write.

    Parameters
    ----------
    table
        Its index becomes the first columns.

    Returns
    -------
    The whole file.

    Raises
    ------
    Nothing
        Every table can be written.

    Examples
    --------
    >>> csv_bytes(pd.DataFrame({"C01": [38.2]}, index=["=Durban"]))
    b"unit,C01\\n'=Durban,38.2\\n"
    """
    held = io.BytesIO()
    _csv_writer(_flat(table, index=True))(held)
    return held.getvalue()


def _escaped(column: pd.Series[Any]) -> pd.Series[Any]:
    if pd.api.types.is_numeric_dtype(column.dtype):
        return column
    cells = [escape_formula(cell) if isinstance(cell, str) else cell for cell in column]
    return pd.Series(cells, index=column.index, dtype=object)


def _all_ascii(table: pd.DataFrame, headings: list[str]) -> bool:
    texts = [table[j] for j in table if table[j].dtype == object]
    return all(map(str.isascii, headings)) and all(str(cell).isascii() for column in texts for cell in column)

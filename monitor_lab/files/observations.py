"""Read observations: one value a unit, period and indicator; missing stays missing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from ..errors import DataError, Problem
from ..framework.framework import Framework
from .cells import broken
from .frames import check_observations
from .reading import MAX_CELLS, MAX_MEGABYTES, read_table
from .shapes import KEYS, WORDS, read_long, read_wide
from .tables import Source, TextTable, nearest
from .values import fractions

__all__ = ["check_observations", "read_observations"]


def read_observations(
    path_or_buffer: Source,
    framework: Framework,
    *,
    ignore: Sequence[str] = (),
    sheet: str | None = None,
    below_one: Sequence[str] = (),
    max_megabytes: float = MAX_MEGABYTES,
    max_cells: int = MAX_CELLS,
) -> pd.DataFrame:
    """Read a CSV or XLSX of values, long or wide, into one wide frame.

    Parameters
    ----------
    path_or_buffer
        A path or an open file. Long: columns `unit`, `indicator`, `value` and perhaps `period`, a row a
        value. Wide: columns `unit`, perhaps `period`, and one an indicator id, a row a unit.
    framework
        Says which indicators there are and which values can occur.
    ignore
        Names of columns that hold something else, such as notes.
    sheet
        The sheet of a workbook. Without it: the only one with something in it, else the one called "data".
    below_one
        Ids of indicators in percent whose values are all below 1 and meant so. Without it such a column
        is taken for fractions, and refused.
    max_megabytes, max_cells
        The largest file (millions of bytes) and the largest table (rows times columns) that is read.

    Returns
    -------
    Index `unit`, or `unit` and `period`; a column an indicator that the file has, in the framework's
    order; 64-bit floats in the indicator's unit. A cell that is empty, or says NA, n/a, - or .., is
    NaN: missing is never zero.

    Raises
    ------
    DataError
        With every problem at once: unknown indicators, text, dates, decimal commas or formulas without a
        result in a number column, merged cells, infinite values, values that cannot occur (such as 130%),
        percentages given as fractions, a unit and indicator given twice, an empty or too large file.
    FileNotFoundError
        When there is no such file.
    ImportError
        When the file is a workbook and openpyxl is not installed: the extra `excel` brings it.

    Examples
    --------
    >>> import io
    >>> from monitor_lab import load_framework
    >>> file = io.StringIO("unit,indicator,value\\nDurban,C01,38.23\\nDurban,C22,29.5")
    >>> read_observations(file, load_framework()).loc["Durban"].to_dict()
    {'C01': 38.23, 'C22': 29.5}
    """
    table = read_table(path_or_buffer, sheet=sheet, header="unit", max_megabytes=max_megabytes, max_cells=max_cells)
    if table.cells.columns.empty:
        raise DataError(table.problems)
    cells = table.cells.drop(columns=[c for c in table.cells.columns if c in ignore])
    cells = cells.rename(columns={c: c.lower() for c in cells.columns if c.lower() in WORDS})
    cells = cells[(cells != "").any(axis=1)]
    table = replace(table, cells=cells)
    problems = [*table.problems, *_keys(table, framework)]
    if "unit" not in cells.columns or cells.empty:
        raise DataError(problems)
    long = {"indicator", "value"} <= set(cells.columns)
    frame, more = (read_long if long else read_wide)(table, framework)
    problems += more
    problems += fractions(frame, framework, table.file, below_one=below_one, sheet=table.sheet)
    if problems:
        raise DataError(problems)
    return _with_periods(frame)


def _keys(table: TextTable, framework: Framework) -> list[Problem]:
    """What is wrong with the columns that tell rows apart."""
    cells, file, sheet = table.cells, table.file, table.sheet
    if "unit" not in cells.columns:
        hint = nearest("unit", [c for c in cells.columns if c not in framework.indicators.index])
        what = "No column is called unit: it names the city or neighbourhood."
        return [Problem(what, file, table.header, suggestion=f'"{hint}" to be it' if hint else "", sheet=sheet)]
    if cells.empty:
        return [Problem("The file has a header but no rows.", file, sheet=sheet)]
    found = []
    for key in KEYS:
        if key not in cells.columns:
            continue
        rows = (cells.index.to_numpy(dtype=np.int64) + 2).tolist()
        for row, cell in zip(rows, cells[key], strict=True):
            if cell == "" or cell[0] in "#=":
                why = broken(cell) if cell else f"The {key} is empty."
                found += [Problem(why, file, row, key, sheet=sheet)] if why else []
    return found


def _with_periods(frame: pd.DataFrame) -> pd.DataFrame:
    """Plain index for one key; whole numbers for periods that are years, so that they sort as years."""
    if frame.index.nlevels == 1:
        return frame.set_axis(pd.Index(frame.index.get_level_values(0), name="unit"))
    periods = frame.index.get_level_values("period")
    if all(str(p).lstrip("-").isdigit() for p in periods):
        units = frame.index.get_level_values("unit")
        years = pd.Index([int(p) for p in periods], dtype="int64")
        return frame.set_axis(pd.MultiIndex.from_arrays([units, years], names=list(KEYS)))
    return frame

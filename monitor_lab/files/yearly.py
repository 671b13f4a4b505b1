"""Read counts by year, with the population in which they were counted."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pandas as pd

from ..errors import DataError, Problem
from .cells import to_numbers
from .reading import MAX_CELLS, MAX_MEGABYTES, read_table
from .tables import Source, TextTable, nearest
from .values import repeated

__all__ = ["read_counts_by_year"]

_COLUMNS = ("unit", "year", "count", "population")
_NEEDED = ("year", "count")


def read_counts_by_year(
    path_or_buffer: Source,
    *,
    sheet: str | None = None,
    ignore: tuple[str, ...] | list[str] = (),
    max_megabytes: float = MAX_MEGABYTES,
    max_cells: int = MAX_CELLS,
) -> pd.DataFrame:
    """Read a CSV or XLSX of counts by year.

    Parameters
    ----------
    path_or_buffer
        A path or an open file. Columns `year` and `count`, perhaps `unit` and `population`, a row a year.
    sheet
        The sheet of a workbook. Without it: the only one with something in it, else the one called "data".
    ignore
        Names of columns that hold something else.
    max_megabytes, max_cells
        The largest file (millions of bytes) and the largest table (rows times columns) that is read.

    Returns
    -------
    Index `unit`, `year` (in order of years); the unit is "" where the file has none. Columns `count` and,
    where the file has it, `population`; 64-bit floats; missing is NaN.

    Raises
    ------
    DataError
        With every problem at once: missing or unknown columns, text in a number column, years that are
        none, counts that are negative or not whole, populations that are not positive, a year given twice.
    FileNotFoundError
        When there is no such file.

    Examples
    --------
    >>> import io
    >>> read_counts_by_year(io.StringIO("year,count\\n2020,1642\\n2019,1499"))["count"].to_dict()
    {('', 2019): 1499.0, ('', 2020): 1642.0}
    """
    table = read_table(path_or_buffer, sheet=sheet, header="year", max_megabytes=max_megabytes, max_cells=max_cells)
    if table.cells.columns.empty:
        raise DataError(table.problems)
    cells = table.cells.drop(columns=[c for c in table.cells.columns if c in ignore])
    cells = cells.rename(columns={c: c.lower() for c in cells.columns if c.lower() in _COLUMNS})
    cells = cells[(cells != "").any(axis=1)]
    table = replace(table, cells=cells)
    problems = [*table.problems, *_columns(table)]
    if not set(_NEEDED) <= set(cells.columns) or cells.empty:
        raise DataError(problems)
    data, wrong = _numbers(table)
    keys = [c for c in ("unit", "year") if c in cells.columns]
    problems += wrong + repeated(cells, ["unit", "year"], table.file, table.sheet) if len(keys) == 2 else wrong
    if len(keys) == 1:
        problems += _years_twice(table)
    if problems:
        raise DataError(problems)
    units = cells["unit"].tolist() if "unit" in cells else [""] * len(cells)
    years = data.pop("year").astype(np.int64)
    index = pd.MultiIndex.from_arrays([pd.Index(units, dtype="str"), years], names=["unit", "year"])
    frame = pd.DataFrame(data, index=index)
    order = np.lexsort((years, pd.factorize(index.get_level_values(0))[0]))
    return frame.iloc[order]


def _columns(table: TextTable) -> list[Problem]:
    cells, file, sheet = table.cells, table.file, table.sheet
    given = [str(c) for c in cells.columns]
    found = [
        Problem(f"No column is called {name}.", file, table.header, suggestion=_meant(name, given), sheet=sheet)
        for name in _NEEDED
        if name not in given
    ]
    allowed = "unit, year, count, population; name others in `ignore`"
    found += [
        Problem("This column has no use here.", file, table.header, c, allowed, nearest(c, _COLUMNS), sheet)
        for c in given
        if c not in _COLUMNS
    ]
    if cells.empty:
        found.append(Problem("The file has a header but no rows.", file, sheet=sheet))
    return found


def _meant(name: str, given: list[str]) -> str:
    hint = nearest(name, [c for c in given if c not in _COLUMNS])
    return f'"{hint}" to be it' if hint else ""


def _numbers(table: TextTable) -> tuple[dict[str, np.ndarray[tuple[int, ...], np.dtype[np.float64]]], list[Problem]]:
    cells, file, sheet = table.cells, table.file, table.sheet
    rows = (cells.index.to_numpy(dtype=np.int64) + 2).tolist()
    data, problems = {}, []
    rules = {
        "year": ("is not a year", "whole numbers such as 2019"),
        "count": ("is not a count", "whole numbers, 0 or more, or an empty cell where the count is not known"),
        "population": ("is not a population", "numbers above 0"),
    }
    for name, (what, allowed) in rules.items():
        if name not in cells:
            continue
        values, wrong = to_numbers(cells[name], file, name, sheet)
        problems += wrong
        read = ~np.isnan(values)
        odd = read & (values != np.round(values)) if name != "population" else read & ~(values > 0.0)
        odd |= (
            (read & (values < 0.0))
            if name == "count"
            else (read & (np.abs(values) >= 10_000) if name == "year" else False)
        )
        places = {problem.row for problem in wrong}
        for i in np.flatnonzero(odd).tolist():
            problems.append(Problem(f"{values[i]:g} {what}.", file, rows[i], name, allowed, sheet=sheet))
        if name == "year":
            empty = [row for row, there in zip(rows, read, strict=True) if not there and row not in places]
            problems += [Problem("The year is empty.", file, row, "year", allowed, sheet=sheet) for row in empty]
        data[name] = values
    return data, problems


def _years_twice(table: TextTable) -> list[Problem]:
    cells = table.cells
    found, first = [], dict[str, int]()
    for row, year in zip((cells.index.to_numpy(dtype=np.int64) + 2).tolist(), cells["year"], strict=True):
        if year and year in first:
            what = f"{year} stands in row {first[year]} already."
            found.append(Problem(what, table.file, row, "year", sheet=table.sheet))
        first.setdefault(year, row)
    return found

"""The two shapes of a table of values: wide (a column an indicator) and long (a row a value)."""

from __future__ import annotations

import numpy as np
import pandas as pd

from ..errors import Problem
from ..framework.framework import Framework
from .cells import to_numbers
from .tables import TextTable
from .values import impossible, known_code, repeated, unknown

__all__ = ["KEYS", "WORDS", "read_long", "read_wide"]

KEYS = ("unit", "period")
"""The columns that tell rows apart."""

WORDS = (*KEYS, "indicator", "value")
"""The columns of the long shape."""


def read_wide(table: TextTable, framework: Framework) -> tuple[pd.DataFrame, list[Problem]]:
    """Values of a table with a column an indicator.

    Parameters
    ----------
    table
        Columns `unit`, perhaps `period`, and indicator ids.
    framework
        Says which indicators there are and which values can occur.

    Returns
    -------
    A frame of 64-bit floats, index the keys, columns in the framework's order; and the problems.

    Raises
    ------
    Nothing
        Problems are returned.

    Examples
    --------
    >>> from monitor_lab import load_framework
    >>> from monitor_lab.files.tables import to_table
    >>> frame, problems = read_wide(to_table([["unit", "C01"], ["Durban", "38"]], "city.csv"), load_framework())
    >>> frame["C01"].tolist(), problems
    ([38.0], [])
    """
    cells, file, sheet = table.cells, table.file, table.sheet
    keys = [key for key in KEYS if key in cells.columns]
    columns = [str(c) for c in cells.columns if c not in keys]
    problems = unknown(columns, framework, file, row=table.header, sheet=sheet)
    if not columns:
        what = "There is no column with the id of an indicator."
        problems.append(Problem(what, file, table.header, sheet=sheet))
    given = set(columns)
    codes = [str(i) for i in framework.indicators.index if i in given]
    matrix = np.full((len(cells), len(codes)), np.nan, dtype=np.float64)
    for j, code in enumerate(codes):
        matrix[:, j], wrong = to_numbers(cells[code], file, code, sheet)
        problems += wrong
    rows = np.repeat(cells.index.to_numpy(dtype=np.int64) + 2, len(codes))
    places = np.tile(framework.indicators.index.get_indexer(pd.Index(codes, dtype="str")), len(cells))
    problems += impossible(matrix.ravel(), places, rows, framework, file, sheet=sheet)
    problems += repeated(cells, keys, file, sheet)
    index = pd.MultiIndex.from_frame(cells[keys])
    return pd.DataFrame(matrix, index=index, columns=pd.Index(codes, dtype="str"), copy=False), problems


def read_long(table: TextTable, framework: Framework) -> tuple[pd.DataFrame, list[Problem]]:
    """Values of a table with a row a value.

    Parameters
    ----------
    table
        Columns `unit`, `indicator`, `value`, and perhaps `period`.
    framework
        Says which indicators there are and which values can occur.

    Returns
    -------
    A frame of 64-bit floats, index the keys, columns in the framework's order; and the problems.

    Raises
    ------
    Nothing
        Problems are returned.

    Examples
    --------
    >>> from monitor_lab import load_framework
    >>> from monitor_lab.files.tables import to_table
    >>> rows = [["unit", "indicator", "value"], ["Durban", "C01", "38"], ["Durban", "C1", "38"]]
    >>> print(read_long(to_table(rows, "city.csv"), load_framework())[1][0])
    city.csv, row 3, column indicator: There is no indicator "C1". Did you mean C01?
    """
    cells, file, sheet = table.cells, table.file, table.sheet
    keys = [key for key in KEYS if key in cells.columns]
    what = "A file with one value a row has no use for this column."
    allowed = "unit, period, indicator, value; name others in `ignore`"
    extra = [str(c) for c in cells.columns if c not in (*keys, "indicator", "value")]
    problems = [Problem(what, file, table.header, column, allowed, sheet=sheet) for column in extra]
    places = framework.indicators.index.get_indexer(pd.Index(cells["indicator"]))
    strange = cells["indicator"][places < 0]
    for number, (code, rows) in enumerate(strange.groupby(strange, sort=False)):
        what = f'There is no indicator "{code}"' + (f" ({len(rows)} rows)." if len(rows) > 1 else ".")
        what = "The indicator is empty." if code == "" else what
        hint = known_code(str(code), framework) if number < 50 else ""
        problems.append(Problem(what, file, int(rows.index[0]) + 2, "indicator", "", hint, sheet))
    values, wrong = to_numbers(cells["value"], file, "value", sheet)
    problems += wrong + repeated(cells, [*keys, "indicator"], file, sheet)
    known = places >= 0
    numbers = cells.index.to_numpy(dtype=np.int64)[known] + 2
    problems += impossible(values[known], places[known], numbers, framework, file, column="value", sheet=sheet)
    every = pd.MultiIndex.from_frame(cells.loc[known, keys])
    units, used = every.unique(), np.unique(places[known])
    wide = np.full((len(units), len(used)), np.nan, dtype=np.float64)
    wide[units.get_indexer(every), np.searchsorted(used, places[known])] = values[known]
    return pd.DataFrame(wide, index=units, columns=framework.indicators.index[used].rename(None), copy=False), problems

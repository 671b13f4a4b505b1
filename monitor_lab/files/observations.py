"""Read observations: one value a unit, period and indicator; missing stays missing."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from ..errors import DataError, Problem
from ..framework.framework import Framework
from .tables import Source, nearest, read_text_table, to_numbers

__all__ = ["check_observations", "read_observations"]

_KEYS = ("unit", "period")
_WORDS = (*_KEYS, "indicator", "value")


def read_observations(path_or_buffer: Source, framework: Framework, *, ignore: Sequence[str] = ()) -> pd.DataFrame:
    """Read a CSV of values, long or wide, into one wide frame.

    Parameters
    ----------
    path_or_buffer
        A path or an open file. Long: columns `unit`, `indicator`, `value` and perhaps `period`, a row a
        value. Wide: columns `unit`, perhaps `period`, and one an indicator id, a row a unit.
    framework
        Says which indicators there are and which values can occur.
    ignore
        Names of columns that hold something else, such as notes.

    Returns
    -------
    Index `unit`, or `unit` and `period`; a column an indicator that the file has, in the framework's
    order; 64-bit floats in the indicator's unit. A cell that is empty, or says NA, n/a, - or .., is
    NaN: missing is never zero.

    Raises
    ------
    DataError
        With every problem at once: unknown indicators, text or decimal commas in a number column,
        infinite values, values that cannot occur (such as 130%), a unit and indicator given twice, an
        empty file.
    FileNotFoundError
        When there is no such file.

    Examples
    --------
    >>> import io
    >>> from monitor_lab import load_framework
    >>> file = io.StringIO("unit,indicator,value\\nDurban,C01,38.23\\nDurban,C22,29.5")
    >>> read_observations(file, load_framework()).loc["Durban"].to_dict()
    {'C01': 38.23, 'C22': 29.5}
    """
    table = read_text_table(path_or_buffer)
    if table.problems:
        raise DataError(table.problems)
    cells = table.cells.drop(columns=[c for c in table.cells.columns if c in ignore])
    cells = cells.rename(columns={c: c.lower() for c in cells.columns if c.lower() in _WORDS})
    cells = cells[(cells != "").any(axis=1)]
    problems: list[Problem] = []
    if "unit" not in cells.columns:
        hint = nearest("unit", [c for c in cells.columns if c not in framework.indicators.index])
        what = "No column is called unit: it names the city or neighbourhood."
        problems.append(Problem(what, table.file, row=1, suggestion=f'"{hint}" to be it' if hint else ""))
        raise DataError(problems)
    if cells.empty:
        raise DataError([Problem("The file has a header but no rows.", table.file)])
    nameless = cells.index[cells["unit"] == ""]
    problems += [Problem("The unit is empty.", table.file, int(row) + 2, "unit") for row in nameless]
    long = {"indicator", "value"} <= set(cells.columns)
    reader = _read_long if long else _read_wide
    frame, more = reader(cells, framework, table.file)
    problems += more
    if problems:
        raise DataError(problems)
    return _with_periods(frame)


def _keys(cells: pd.DataFrame) -> list[str]:
    return [key for key in _KEYS if key in cells.columns]


def _read_wide(cells: pd.DataFrame, framework: Framework, file: str) -> tuple[pd.DataFrame, list[Problem]]:
    keys = _keys(cells)
    columns = [str(c) for c in cells.columns if c not in keys]
    problems = _unknown(columns, framework, file)
    if not columns:
        problems.append(Problem("There is no column with the id of an indicator.", file, row=1))
    data = {}
    for column in [str(i) for i in framework.indicators.index if i in columns]:
        values, wrong = to_numbers(cells[column], file, column)
        data[column] = values
        rows = cells.index.to_numpy(dtype=np.int64) + 2
        problems += wrong + _impossible(values, rows, framework, column, file, column)
    problems += _repeated(cells, keys, file)
    return pd.DataFrame(data, index=pd.MultiIndex.from_frame(cells[keys])), problems


def _read_long(cells: pd.DataFrame, framework: Framework, file: str) -> tuple[pd.DataFrame, list[Problem]]:
    keys = _keys(cells)
    extra = [str(c) for c in cells.columns if c not in (*keys, "indicator", "value")]
    problems = [
        Problem(
            "A file with one value a row has no use for this column.",
            file,
            1,
            column,
            "unit, period, indicator, value; name others in `ignore`",
        )
        for column in extra
    ]
    known = framework.indicators.index.astype(str).tolist()
    for code, rows in cells.groupby("indicator", sort=False):
        if code not in known:
            hint = nearest(str(code), known)
            what = f'There is no indicator "{code}"' + (f" ({len(rows)} rows)." if len(rows) > 1 else ".")
            problems.append(Problem(what, file, int(rows.index[0]) + 2, "indicator", suggestion=hint))
    values, wrong = to_numbers(cells["value"], file, "value")
    problems += wrong + _repeated(cells, [*keys, "indicator"], file)
    for code in [c for c in known if c in set(cells["indicator"])]:
        mine = (cells["indicator"] == code).to_numpy()
        rows_of = cells.index.to_numpy(dtype=np.int64)[mine] + 2
        problems += _impossible(values[mine], rows_of, framework, code, file, "value")
    if problems:
        return pd.DataFrame(), problems
    every = pd.MultiIndex.from_frame(cells[keys])
    units, columns = every.unique(), pd.Index([c for c in known if c in set(cells["indicator"])])
    wide = np.full((len(units), len(columns)), np.nan, dtype=np.float64)
    wide[units.get_indexer(every), columns.get_indexer(pd.Index(cells["indicator"]))] = values
    return pd.DataFrame(wide, index=units, columns=columns), []


def _unknown(columns: list[str], framework: Framework, file: str) -> list[Problem]:
    known = framework.indicators.index.astype(str).tolist()
    return [
        Problem(
            "There is no indicator of this name.",
            file,
            1,
            column,
            "ids of the framework's indicators; name other columns in `ignore`",
            nearest(column, known),
        )
        for column in columns
        if column not in known
    ]


def _repeated(cells: pd.DataFrame, keys: list[str], file: str) -> list[Problem]:
    again = cells.duplicated(keys, keep="first")
    first = cells.drop_duplicates(keys).reset_index().set_index(keys)["index"]
    problems = []
    for row, *key in cells.loc[again, keys].itertuples(name=None):
        known = first.loc[tuple(key)] if len(keys) > 1 else first.loc[key[0]]
        what = f"{', '.join(key)} stands in row {int(known) + 2} already."
        problems.append(Problem(what, file, int(row) + 2, " and ".join(keys)))
    return problems


def _impossible(
    values: np.ndarray[tuple[int, ...], np.dtype[np.float64]],
    rows: np.ndarray[tuple[int, ...], np.dtype[np.int64]],
    framework: Framework,
    indicator: str,
    file: str,
    column: str,
) -> list[Problem]:
    lowest = float(framework.indicators["minimum"].loc[indicator])
    highest = float(framework.indicators["maximum"].loc[indicator])
    unit = str(framework.indicators["unit"].loc[indicator])
    # A comparison with NaN is false: a missing value, or a missing bound, is no problem here.
    below, above = values < lowest, values > highest
    low_words = f"{lowest:g}" if not np.isnan(lowest) else "any number"
    high_words = f" to {highest:g}" if not np.isnan(highest) else " or more"
    return [
        Problem(
            f"{indicator} is {values[i]:g}, which cannot occur in {unit}.",
            file,
            int(rows[i]),
            column,
            low_words + high_words,
        )
        for i in np.flatnonzero(below | above)
    ]


def _with_periods(frame: pd.DataFrame) -> pd.DataFrame:
    """Plain index for one key; whole numbers for periods that are years, so that they sort as years."""
    if frame.index.nlevels == 1:
        return frame.set_axis(pd.Index(frame.index.get_level_values(0), name="unit"))
    periods = frame.index.get_level_values("period")
    if all(str(p).lstrip("-").isdigit() for p in periods):
        units = frame.index.get_level_values("unit")
        years = pd.Index([int(p) for p in periods], dtype="int64")
        return frame.set_axis(pd.MultiIndex.from_arrays([units, years], names=list(_KEYS)))
    return frame


def check_observations(observations: pd.DataFrame, framework: Framework) -> pd.DataFrame:
    """The scored columns of a frame, as 64-bit floats, in the framework's order.

    Parameters
    ----------
    observations
        Index: units; a column an indicator.
    framework
        Says which indicators are scored. Slots and indicators left out are dropped.

    Returns
    -------
    A frame with one column a scored indicator; what `observations` lacks is NaN.

    Raises
    ------
    DataError
        With every problem at once: no rows, no scored indicator, unknown columns, units given twice,
        text, infinite values.

    Examples
    --------
    >>> from monitor_lab import load_framework
    >>> frame = pd.DataFrame({"C03": [400], "T002": [9]}, index=["Durban"])
    >>> check_observations(frame, load_framework().select(["C01", "C03"]))
            C01    C03
    Durban  NaN  400.0
    """
    scored = framework.scored.index.astype(str).tolist()
    columns = [str(c) for c in observations.columns]
    problems = _unknown(columns, framework, "observations")
    if observations.empty or not set(columns) & set(scored):
        problems.append(Problem("There is nothing to score: no row, or no column of a scored indicator."))
    if not observations.index.is_unique:
        twice = observations.index[observations.index.duplicated()][0]
        problems.append(Problem(f"{twice} stands there more than once.", "observations", column="unit"))
    matrix = np.full((len(observations), len(scored)), np.nan, dtype=np.float64)
    for j, code in enumerate(scored):
        if code not in columns:
            continue
        column = observations[code]
        if not pd.api.types.is_numeric_dtype(column.dtype) or pd.api.types.is_bool_dtype(column.dtype):
            problems.append(Problem("The column holds text, not numbers.", "observations", column=code))
            continue
        matrix[:, j] = column.to_numpy(dtype=np.float64, na_value=np.nan)
        if np.isinf(matrix[:, j]).any():
            problems.append(Problem("The column holds an infinite value.", "observations", column=code))
    if problems:
        raise DataError(problems)
    return pd.DataFrame(matrix, index=observations.index, columns=pd.Index(scored))

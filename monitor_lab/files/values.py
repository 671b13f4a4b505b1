"""What is wrong with codes, keys and values, once a table's cells are read."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ..errors import Problem
from ..framework.framework import Framework
from .tables import nearest

__all__ = ["fractions", "impossible", "known_code", "repeated", "unknown"]

_HINTS = 50
"""So many unknown codes are compared with the known ones; the search is slow."""

_FEW = 3
"""So many values are needed before a column of percentages is taken for fractions."""


def known_code(word: str, framework: Framework) -> str:
    """The id of the indicator that a word most likely means, by id or else by name; or "".

    Parameters
    ----------
    word
        A column's name, or a cell of the column `indicator`.
    framework
        Holds ids and names.

    Returns
    -------
    An id, with the indicator's name in brackets where the word resembles the name; or "".

    Raises
    ------
    Nothing
        Every text is accepted.

    Examples
    --------
    >>> from monitor_lab import load_framework
    >>> known_code("c1", load_framework()), known_code("homicide rate (intentional)", load_framework())
    ('C01', 'C01 (Intentional homicide rate)')
    """
    ids = framework.indicators.index.astype(str).tolist()
    if hint := nearest(word, ids):
        return hint
    names = dict(zip(ids, framework.indicators["name"].astype(str), strict=True))
    ordered = {" ".join(sorted(_words(name))): code for code, name in names.items()}
    close = nearest(" ".join(sorted(_words(word))), ordered) if len(word) > 8 else ""
    return f"{ordered[close]} ({names[ordered[close]]})" if close else ""


def _words(name: str) -> list[str]:
    return "".join(c if c.isalnum() else " " for c in name.lower()).split()


def unknown(
    codes: Sequence[str], framework: Framework, file: str, *, row: int | None = 1, sheet: str = ""
) -> list[Problem]:
    """A problem for each column that is no indicator of the framework, with the nearest one.

    Parameters
    ----------
    codes
        Names of columns.
    framework
        Holds the ids.
    file, row, sheet
        How problems call the place.

    Returns
    -------
    The problems, in the order of `codes`.

    Raises
    ------
    Nothing
        Problems are returned.

    Examples
    --------
    >>> from monitor_lab import load_framework
    >>> print(unknown(["c15"], load_framework(), "city.csv")[0].suggestion)
    C15
    """
    known = set(framework.indicators.index.astype(str))
    allowed = "ids of the framework's indicators; name other columns in `ignore`"
    found: list[Problem] = []
    for code in codes:
        if code not in known:
            hint = known_code(code, framework) if len(found) < _HINTS else ""
            found.append(Problem("There is no indicator of this name.", file, row, code, allowed, hint, sheet))
    return found


def repeated(cells: pd.DataFrame, keys: Sequence[str], file: str, sheet: str = "") -> list[Problem]:
    """A problem for each row whose key stands there already, and for units that differ only in case.

    Parameters
    ----------
    cells
        Texts; the row with the label i is row i + 2 of the file.
    keys
        Names of the columns that tell rows apart; the first is the unit.
    file, sheet
        How problems call the place.

    Returns
    -------
    The problems, by row.

    Raises
    ------
    Nothing
        Problems are returned.

    Examples
    --------
    >>> rows = pd.DataFrame({"unit": ["Durban", "Durban"]}, dtype="str")
    >>> print(repeated(rows, ["unit"], "city.csv")[0])
    city.csv, row 3, column unit: Durban stands in row 2 already.
    """
    again = cells.duplicated(list(keys), keep="first").to_numpy(dtype=bool)
    found = []
    if again.any():
        first = cells.drop_duplicates(list(keys))
        rows = pd.Series(first.index.to_numpy(dtype=np.int64) + 2, index=pd.MultiIndex.from_frame(first[list(keys)]))
        twice = pd.MultiIndex.from_frame(cells.loc[again, list(keys)])
        for label, key, row in zip(cells.index[again], twice, rows.loc[twice], strict=True):
            what = f"{', '.join(key)} stands in row {row} already."
            found.append(Problem(what, file, int(label) + 2, " and ".join(keys), sheet=sheet))
    units = cells.drop_duplicates([keys[0]])[keys[0]]
    forms = units.str.casefold().str.split().str.join(" ")
    for label in forms.index[forms.duplicated(keep="first").to_numpy(dtype=bool)]:
        like = forms.index[(forms == forms[label]).to_numpy(dtype=bool)][0]
        what = f'"{units[label]}" differs from "{units[like]}" in row {int(like) + 2} only in capitals or spaces.'
        found.append(Problem(what, file, int(label) + 2, keys[0], "one spelling a unit", units[like], sheet))
    return found


def impossible(
    values: NDArray[np.float64],
    codes: NDArray[np.intp],
    rows: NDArray[np.int64],
    framework: Framework,
    file: str,
    *,
    column: str = "",
    sheet: str = "",
) -> list[Problem]:
    """A problem for each value that cannot occur, such as 130%.

    Parameters
    ----------
    values, codes, rows
        Of one length: numbers, the place of each one's indicator in the framework's table, and its row
        in the file.
    framework
        Holds the smallest and the largest possible value.
    file, column, sheet
        How problems call the place; without a column, the indicator's id.

    Returns
    -------
    The problems, in the order of `values`.

    Raises
    ------
    Nothing
        Problems are returned.

    Examples
    --------
    >>> from monitor_lab import load_framework
    >>> catalogue = load_framework()
    >>> place = np.array([catalogue.indicators.index.get_loc("C22")])
    >>> print(impossible(np.array([130.0]), place, np.array([2]), catalogue, "city.csv")[0])
    city.csv, row 2, column C22: C22 is 130, which cannot occur in % of residents. Allowed: 0 to 100.
    """
    table = framework.indicators
    lowest, highest = table["minimum"].to_numpy(dtype=np.float64), table["maximum"].to_numpy(dtype=np.float64)
    found = []
    # A comparison with NaN is false: a missing value, or a missing bound, is no problem here.
    for i in np.flatnonzero((values < lowest[codes]) | (values > highest[codes])):
        at = codes[i]
        code, unit = str(table.index[at]), str(table["unit"].iloc[at])
        low = f"{lowest[at]:g}" if not np.isnan(lowest[at]) else "any number"
        high = f" to {highest[at]:g}" if not np.isnan(highest[at]) else " or more"
        what = f"{code} is {values[i]:g}, which cannot occur in {unit}."
        found.append(Problem(what, file, int(rows[i]), column or code, low + high, "", sheet))
    return found


def fractions(
    frame: pd.DataFrame, framework: Framework, file: str, *, below_one: Sequence[str] = (), sheet: str = ""
) -> list[Problem]:
    """A problem for each column of percentages that looks as if it held fractions of one.

    Parameters
    ----------
    frame
        Index: units. Columns: indicator ids.
    framework
        Holds the units of measure: a percentage begins with "%" or says "percent".
    below_one
        Ids of indicators whose percentages are known to be so small.
    file, sheet
        How problems call the place.

    Returns
    -------
    A problem for each column with at least three values, all from 0 to 1 and not all whole.

    Raises
    ------
    Nothing
        Problems are returned.

    Examples
    --------
    >>> from monitor_lab import load_framework
    >>> frame = pd.DataFrame({"C22": [0.48, 0.2, 0.31]})
    >>> print(fractions(frame, load_framework(), "city.csv")[0].suggestion)
    48, not 0.48
    """
    found = []
    for code in [str(c) for c in frame.columns if str(c) not in below_one]:
        unit = str(framework.indicators["unit"].loc[code])
        if not is_percentage(unit):
            continue
        values = frame[code].to_numpy(dtype=np.float64)
        values = values[~np.isnan(values)]
        between = (values > 0.0) & (values < 1.0)
        if len(values) < _FEW or values.min() < 0.0 or values.max() > 1.0 or not between.any():
            continue
        largest = float(values[between].max())
        what = (
            f"All {len(values)} values lie between 0 and 1, but {code} is in {unit}: {largest:g} would be {largest:g}%."
        )
        allowed = (
            f"percentages from 0 to 100; where so small a share is right, name {code} in `below_one` (--below-one)"
        )
        hint = f"{round(largest * 100.0, 10):g}, not {largest:g}"
        found.append(Problem(what, file, None, code, allowed, hint, sheet))
    return found


def is_percentage(unit: str) -> bool:
    """Whether a unit of measure is a percentage.

    Parameters
    ----------
    unit
        Words such as "% of residents".

    Returns
    -------
    True for what begins with "%" or says "percent" or "per cent".

    Raises
    ------
    Nothing
        Every text is accepted.

    Examples
    --------
    >>> is_percentage("% of residents"), is_percentage("per 100,000")
    (True, False)
    """
    words = unit.strip().lower()
    return words.startswith("%") or "percent" in words or "per cent" in words

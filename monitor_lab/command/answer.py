"""What a subcommand answers: words for people, values for machines, tables or a page for a file."""

from __future__ import annotations

import math
from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd

from ..display import as_texts
from ..files.whole import write_file
from ..files.writing import write_table

__all__ = ["Answer", "CannotWriteError", "plain", "records", "save", "shown"]


class CannotWriteError(Exception):
    """A file exists already, or cannot be written."""


@dataclass(frozen=True)
class Answer:
    """What a subcommand found.

    Attributes
    ----------
    text
        For people.
    data
        The same for machines; anything that `plain` understands.
    tables
        What is written to a .csv or .xlsx file, by name.
    page
        Makes what is written to an .html file.
    code
        The exit code.

    Examples
    --------
    >>> Answer("8 units.", {"units": 8}).code
    0
    """

    text: str
    data: Mapping[str, Any]
    tables: Mapping[str, pd.DataFrame] = field(default_factory=dict)
    page: Callable[[], str] | None = None
    code: int = 0


def plain(value: Any) -> Any:
    """A value as JSON can hold it; what is missing or infinite is null.

    Parameters
    ----------
    value
        Numbers, texts, sequences, mappings, frames.

    Returns
    -------
    Python's own numbers, texts, lists and dictionaries.

    Raises
    ------
    Nothing
        What is not known becomes its text.

    Examples
    --------
    >>> plain({"a": np.float64("nan"), ("Durban", 2019): (np.int64(1), True)})
    {'a': None, 'Durban, 2019': [1, True]}
    """
    if isinstance(value, pd.DataFrame):
        return records(value)
    if isinstance(value, Mapping):
        return {_key(k): plain(v) for k, v in value.items()}
    if isinstance(value, (list, tuple, set, frozenset, pd.Index, np.ndarray)):
        return [plain(v) for v in value]
    if value is None or value is pd.NA or value is pd.NaT:
        return None
    if isinstance(value, np.generic):
        value = value.item()
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    return value if isinstance(value, (bool, int, str)) else str(value)


def _key(key: Hashable) -> str:
    return ", ".join(map(str, key)) if isinstance(key, tuple) else str(key)


def records(table: pd.DataFrame) -> list[dict[str, Any]]:
    """A table as a list of rows, the index among the columns.

    Parameters
    ----------
    table
        Any table.

    Returns
    -------
    A dictionary a row; missing is None.

    Raises
    ------
    Nothing
        Every table has rows.

    Examples
    --------
    >>> records(pd.DataFrame({"index": [61.0]}, index=pd.Index(["Durban"], name="unit")))
    [{'unit': 'Durban', 'index': 61.0}]
    """
    names = [str(name) if name is not None else "unit" for name in table.index.names]
    keys = [key if isinstance(key, tuple) else (key,) for key in table.index]
    columns = [_key(column) for column in table.columns]
    return [
        dict(zip(names, map(plain, key), strict=True)) | dict(zip(columns, map(plain, row), strict=True))
        for key, row in zip(keys, table.itertuples(index=False, name=None), strict=True)
    ]


def shown(table: pd.DataFrame, decimals: int = 1) -> str:
    """A table as text for a terminal; what is missing is a dash.

    Parameters
    ----------
    table
        Any table.
    decimals
        Digits after the point.

    Returns
    -------
    Lines of one width.

    Raises
    ------
    Nothing
        Every table has a text.

    Examples
    --------
    >>> print(shown(pd.DataFrame({"index": [61.24, None]}, index=pd.Index(["Durban", "Tshwane"], name="unit"))))
            index
    unit
    Durban   61.2
    Tshwane     –
    """
    lines = as_texts(table, decimals).to_string().splitlines()
    return "\n".join(line.rstrip() for line in lines)


def save(answer: Answer, out: str, overwrite: bool) -> list[str]:
    """Write an answer to a file.

    Parameters
    ----------
    answer
        With tables or a page.
    out
        Path that ends in .csv, .xlsx or .html.
    overwrite
        Whether a file that exists is replaced.

    Returns
    -------
    Names of the files written.

    Raises
    ------
    CannotWriteError
        When a file exists, or the folder does not, or writing is not allowed.
    ValueError
        When the path ends in something that this answer cannot be written as.

    Examples
    --------
    >>> save(Answer("", {}), "a.html", False)
    Traceback (most recent call last):
    ...
    ValueError: "a.html" is not possible here; the file must end in .csv or .xlsx.
    """
    path = Path(out)
    kinds = [*([".csv", ".xlsx"] if answer.tables or answer.page is None else []), *([".html"] if answer.page else [])]
    if path.suffix.lower() not in kinds:
        raise ValueError(f'"{path.name}" is not possible here; the file must end in {" or ".join(kinds)}.')
    try:
        if path.suffix.lower() == ".html" and answer.page is not None:
            held = answer.page().encode("utf-8")
            return [str(p) for p in write_file({path: lambda file: file.write(held)}, overwrite=overwrite)]
        tables = dict(answer.tables)
        if path.suffix.lower() == ".csv" and len(tables) > 1 and "indicators" not in tables:
            tables = dict(list(tables.items())[:1])
        return [str(p) for p in write_table(tables, path, overwrite=overwrite)]
    except (FileExistsError, FileNotFoundError, IsADirectoryError) as error:
        raise CannotWriteError(str(error)) from error
    except OSError as error:
        raise CannotWriteError(f"{path} cannot be written: {error.strerror or error}.") from error

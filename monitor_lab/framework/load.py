"""Load the bundled framework, or one of your own, and the bundled example."""

from __future__ import annotations

from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import pandas as pd

from ..errors import FrameworkError
from ..files.observations import read_observations
from ..files.tables import read_text_table
from .framework import Framework

__all__ = ["EXAMPLES", "load_example", "load_framework"]

EXAMPLES = ("south-african-metros",)
"""Names of the bundled examples."""


def load_framework(path: str | Path | None = None) -> Framework:
    """Load a framework and check it.

    Parameters
    ----------
    path
        A folder with `indicators.csv` and `groups.csv` (columns: see `Framework.from_tables`). Without
        it, the bundled teaching catalogue: this project's own, not a list of UN-Habitat's.

    Returns
    -------
    The framework.

    Raises
    ------
    FrameworkError
        With every problem of both files at once: file, row, column, what was found, what is allowed.
    FileNotFoundError
        When one of the files is missing.

    Examples
    --------
    >>> load_framework()
    Framework "Urban Safety and Human Security Monitor (teaching catalogue)": 179 indicators (64 scored, \
115 named slots without a definition)
      view monitor: 1 index, 4 facets, 10 dimensions, 81 subdimensions
      view human-security: 1 index, 7 dimensions
    """
    folder: Traversable = files("monitor_lab") / "data" if path is None else Path(path)
    names = ("indicators.csv", "groups.csv")
    tables = []
    for name in names:
        with (folder / name).open("rb") as file:
            tables.append(read_text_table(file, name))
    problems = [problem for table in tables for problem in table.problems]
    if problems:
        raise FrameworkError(problems)
    return Framework.from_tables(tables[0].cells, tables[1].cells, indicators_file=names[0], groups_file=names[1])


def load_example(name: str = "south-african-metros", framework: Framework | None = None) -> pd.DataFrame:
    """Load a bundled example: eight South African metros, seven indicators, around 2011.

    Where the figures come from, and what cannot be concluded from them, stands in
    `data/examples/README.md`.

    Parameters
    ----------
    name
        One of `EXAMPLES`.
    framework
        The framework to read it with; by default the bundled one.

    Returns
    -------
    Index `unit`; a column an indicator, in the indicator's unit.

    Raises
    ------
    KeyError
        When there is no such example.

    Examples
    --------
    >>> load_example().shape
    (8, 7)
    """
    if name not in EXAMPLES:
        raise KeyError(f"There is no example {name!r}; there is {', '.join(EXAMPLES)}")
    file = files("monitor_lab") / "data" / "examples" / f"{name}.csv"
    with file.open("rb") as stream:
        return read_observations(stream, framework or load_framework())

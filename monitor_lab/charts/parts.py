"""What the charts share: colours that all eyes tell apart, plain rows, and words for those who see no chart."""

from __future__ import annotations

import math
from collections.abc import Hashable, Mapping, Sequence
from typing import Any

import pandas as pd

from ..files.tables import nearest

__all__ = ["BLUE", "GREY", "ORANGE", "SCHEMA", "Spec", "chart", "label", "listed", "need", "rows", "scale"]

Spec = dict[str, Any]

SCHEMA = "https://vega.github.io/schema/vega-lite/v5.json"

BLUE, ORANGE, GREY = "#0072b2", "#d55e00", "#767676"
"""From the palette of M. Okabe and K. Ito, which people with any colour vision tell apart; shapes differ too."""

_SPELT = 12
"""So many values are spelt out in the words that stand for a chart."""


def label(key: Hashable) -> str:
    """A unit, or a unit and its period, as one text.

    Parameters
    ----------
    key
        An entry of an index.

    Returns
    -------
    The text; the parts of a pair stand apart by a comma.

    Raises
    ------
    Nothing
        Every key has a text.

    Examples
    --------
    >>> label("Durban"), label(("Durban", 2019))
    ('Durban', 'Durban, 2019')
    """
    return ", ".join(str(part) for part in key) if isinstance(key, tuple) else str(key)


def need(table: pd.DataFrame, columns: Sequence[str], what: str) -> None:
    """Refuse a table that lacks a column.

    Parameters
    ----------
    table
        The data of a chart.
    columns
        Names that must be there.
    what
        How the refusal calls the table.

    Returns
    -------
    Nothing.

    Raises
    ------
    ValueError
        Naming each column that is missing, with the nearest one, and when there is no row.

    Examples
    --------
    >>> need(pd.DataFrame({"low": [1.0], "hihg": [2.0]}), ["low", "high"], "The table of ranges")
    Traceback (most recent call last):
    ...
    ValueError: The table of ranges has no column "high". Did you mean "hihg"?
    """
    there = [str(c) for c in table.columns]
    lacking = [name for name in columns if name not in there]
    if lacking:
        hints = [nearest(name, [c for c in there if c not in columns]) for name in lacking]
        words = " and no ".join(f'column "{name}"' for name in lacking)
        more = f' Did you mean "{hints[0]}"?' if hints[0] else ""
        raise ValueError(f"{what} has no {words}.{more}")
    if table.empty:
        raise ValueError(f"{what} has no rows.")


def rows(table: pd.DataFrame, key: str, columns: Sequence[str]) -> list[Spec]:
    """A row of plain values for each row of a table; what is missing is None, never zero.

    Parameters
    ----------
    table
        Index: units. Number columns.
    key
        The name that the index gets.
    columns
        Which columns.

    Returns
    -------
    Dictionaries that can be written as JSON; numbers have six decimals.

    Raises
    ------
    Nothing
        `need` refuses beforehand.

    Examples
    --------
    >>> rows(pd.DataFrame({"score": [61.25, None]}, index=["A", "B"]), "unit", ["score"])
    [{'unit': 'A', 'score': 61.25}, {'unit': 'B', 'score': None}]
    """
    numbers = table[list(columns)].to_numpy(dtype="float64").tolist()
    return [
        {key: label(at)} | {c: None if math.isnan(v) else round(v, 6) for c, v in zip(columns, row, strict=True)}
        for at, row in zip(table.index, numbers, strict=True)
    ]


def listed(parts: Sequence[str]) -> str:
    """Values in words, cut where they would never end.

    Parameters
    ----------
    parts
        A text a value.

    Returns
    -------
    The first of them, and how many more there are.

    Raises
    ------
    Nothing
        Every list has words.

    Examples
    --------
    >>> listed(["A 61", "B 58"])
    'A 61; B 58'
    """
    more = len(parts) - _SPELT
    return "; ".join(parts[:_SPELT]) + (f"; and {more} more" if more > 0 else "")


def scale(title: str, low: float, high: float) -> Spec:
    """A numeric axis between fixed ends, so that charts can be compared.

    Parameters
    ----------
    title
        What is measured, with its unit.
    low, high
        Ends of the axis.

    Returns
    -------
    The part of an encoding.

    Raises
    ------
    Nothing
        All ends are accepted.

    Examples
    --------
    >>> scale("Score", 0, 100)["scale"]
    {'domain': [0, 100], 'zero': False}
    """
    return {"type": "quantitative", "title": title, "scale": {"domain": [low, high], "zero": False}}


def chart(title: str, subtitle: str, description: str, values: Sequence[Spec], **parts: Any) -> Spec:
    """A specification with title, words for those who see no chart, and its data.

    Parameters
    ----------
    title
        What is shown; it states no finding.
    subtitle
        How to read it.
    description
        The same data in words.
    values
        The data, a row each.
    **parts
        The rest of the specification.

    Returns
    -------
    A Vega-Lite 5 specification.

    Raises
    ------
    Nothing
        The parts are not checked.

    Examples
    --------
    >>> chart("Scores", "0 to 100", "Scores: A 61.", [{"unit": "A", "score": 61}], mark="bar")["mark"]
    'bar'
    """
    heading: Mapping[str, Any] = {"text": title, "anchor": "start", "frame": "group"}
    return {
        "$schema": SCHEMA,
        "title": {**heading, "subtitle": subtitle} if subtitle else dict(heading),
        "description": description,
        "data": {"values": list(values)},
        "width": 480,
        **parts,
    }

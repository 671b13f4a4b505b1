"""Charts as Vega-Lite 5 specifications: plain dictionaries that carry their data."""

from __future__ import annotations

from typing import Any

import pandas as pd

from .parts import SCHEMA

__all__ = ["share_bars", "share_pie"]


def _rows(table: pd.DataFrame) -> list[dict[str, Any]]:
    columns = [c for c in ("share", "low", "high") if not table[c].isna().all()]
    numbers = table[columns].to_numpy(dtype="float64").round(4).tolist()
    return [
        {"option": str(option)} | dict(zip(columns, row, strict=True))
        for option, row in zip(table.index, numbers, strict=True)
    ]


def share_bars(table: pd.DataFrame, *, color: str | None = None) -> dict[str, Any]:
    """Horizontal bars of shares, in the order of the table, with interval rules where known.

    Parameters
    ----------
    table
        Index: options. Columns `share`, `low`, `high`, in percent; `low` and `high` may be missing.
    color
        A colour for the bars; without it the chart takes the theme's.

    Returns
    -------
    A Vega-Lite 5 specification, with the data in it.

    Examples
    --------
    >>> frame = pd.DataFrame({"share": [60.0, 40.0], "low": [50.0, 30.0], "high": [69.0, 50.0]},
    ...                      index=["Crime", "Traffic"])
    >>> [layer["mark"]["type"] for layer in share_bars(frame)["layer"]]
    ['bar', 'rule']
    """
    rows = _rows(table)
    y = {"field": "option", "type": "nominal", "sort": [r["option"] for r in rows], "title": None}
    x = {
        "field": "share",
        "type": "quantitative",
        "title": "Share of respondents (%)",
        "scale": {"domain": [0, 100]},
    }
    tooltip = [
        {"field": name, "type": kind, "title": name.capitalize()}
        for name, kind in (("option", "nominal"), ("share", "quantitative"))
    ]
    bar: dict[str, Any] = {"type": "bar"} | ({"color": color} if color else {})
    layers: list[dict[str, Any]] = [{"mark": bar, "encoding": {"x": x, "tooltip": tooltip}}]
    if rows and "low" in rows[0]:
        layers.append(
            {
                "mark": {"type": "rule", "strokeWidth": 2},
                "encoding": {"x": {"field": "low", "type": "quantitative"}, "x2": {"field": "high"}},
            }
        )
    words = ", ".join(f"{r['option']} {r['share']:.1f}%" for r in rows)
    return {
        "$schema": SCHEMA,
        "description": f"Bars of shares: {words}.",
        "data": {"values": rows},
        "width": 480,
        "height": {"step": 30},
        "encoding": {"y": y},
        "layer": layers,
    }


def share_pie(table: pd.DataFrame, *, rest: str = "Not listed", rounding: float = 0.0) -> dict[str, Any]:
    """A pie of shares that are parts of one whole; what is missing to 100 becomes its own part.

    Parameters
    ----------
    table
        Index: options. Column `share`, in percent, adding to 100 or less (but for rounding).
    rest
        The name of the part that the listed options leave over.
    rounding
        In percentage points: a remainder that is no larger is rounding, and gets no part.

    Returns
    -------
    A Vega-Lite 5 specification, with the data in it.

    Examples
    --------
    >>> frame = pd.DataFrame({"share": [55.0, 39.0]}, index=["Yes", "No"])
    >>> [row["share"] for row in share_pie(frame)["data"]["values"]]
    [55.0, 39.0, 6.0]
    """
    rows: list[dict[str, Any]] = [
        {"option": str(option), "share": round(float(share), 4)} for option, share in table["share"].items()
    ]
    left_over = round(100.0 - float(table["share"].sum()), 4)
    if left_over > rounding:
        rows.append({"option": rest, "share": left_over})
    words = ", ".join(f"{r['option']} {r['share']:.1f}%" for r in rows)
    order = [r["option"] for r in rows]
    for position, row in enumerate(rows):
        row["order"] = position
    return {
        "$schema": SCHEMA,
        "description": f"Pie of shares: {words}.",
        "data": {"values": rows},
        "mark": {"type": "arc", "tooltip": True},
        "encoding": {
            "theta": {"field": "share", "type": "quantitative", "stack": True},
            "order": {"field": "order", "type": "quantitative"},
            "color": {"field": "option", "type": "nominal", "sort": order, "title": None},
        },
    }

"""The profile of one unit: its score in every group of a level."""

from __future__ import annotations

import pandas as pd

from .parts import BLUE, GREY, Spec, chart, listed, need, rows, scale

__all__ = ["unit_profile"]


def unit_profile(table: pd.DataFrame, unit: str, *, title: str = "", low: float = 0.0, high: float = 100.0) -> Spec:
    """Bars of one unit's scores by group; a group without a score says so.

    Parameters
    ----------
    table
        Index: names of groups. Column `score`; where there is a column `median`, the middle unit's score
        is marked for comparison.
    unit
        The unit's name.
    title
        What is shown; by default "Profile of" the unit.
    low, high
        Ends of the axis: those of the scores' scale.

    Returns
    -------
    A Vega-Lite 5 specification, with the data in it.

    Raises
    ------
    ValueError
        When the column is missing or there is no row.

    Examples
    --------
    >>> frame = pd.DataFrame({"score": [61.0, None]}, index=["Records", "Fear"])
    >>> unit_profile(frame, "Durban")["description"]
    'Profile of Durban: Records 61.0; Fear no score.'
    """
    need(table, ["score"], "The profile")
    heading = title or f"Profile of {unit}"
    columns = ["score", *(["median"] if "median" in table else [])]
    values = [v | {"words": "no score" if v["score"] is None else ""} for v in rows(table, "group", columns)]
    words = [
        f"{v['group']} no score" if v["score"] is None else f"{v['group']} {v['score']:.1f}" + _beside(v.get("median"))
        for v in values
    ]
    axis = scale(f"Score, {low:g} to {high:g}", low, high)
    tips = [
        {"field": "group", "type": "nominal", "title": "Group"},
        {"field": "score", "type": "quantitative", "title": "Score"},
    ]
    layers: list[Spec] = [
        {
            "mark": {"type": "bar", "color": BLUE, "height": 16},
            "encoding": {"x": {"field": "score", **axis}, "tooltip": tips},
        },
        {
            "mark": {"type": "text", "align": "left", "dx": 4, "color": GREY},
            "encoding": {"x": {"datum": low, **axis}, "text": {"field": "words", "type": "nominal"}},
        },
    ]
    if "median" in columns:
        layers.append(
            {
                "mark": {"type": "tick", "color": "black", "thickness": 3, "size": 24},
                "encoding": {"x": {"field": "median", **axis}},
            }
        )
    return chart(
        heading,
        "Bar: the unit's score. Black tick: the median of all units." if "median" in columns else "",
        f"{heading}: {listed(words)}.",
        values,
        height={"step": 28},
        encoding={
            "y": {
                "field": "group",
                "type": "nominal",
                "sort": [v["group"] for v in values],
                "title": None,
                "axis": {"labelLimit": 260},
            }
        },
        layer=layers,
    )


def _beside(median: float | None) -> str:
    return "" if median is None else f" (median {median:.1f})"

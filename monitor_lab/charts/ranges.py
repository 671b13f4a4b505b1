"""Scores and ranks with the range that the method leaves open."""

from __future__ import annotations

import math

import pandas as pd

from .parts import BLUE, GREY, Spec, chart, listed, need, rows, scale

__all__ = ["rank_ranges", "score_ranges"]


def score_ranges(
    table: pd.DataFrame, *, title: str = "Scores with their ranges", low: float = 0.0, high: float = 100.0
) -> Spec:
    """A dot for each unit's score on the bar of its range, in the order of the table.

    Parameters
    ----------
    table
        Index: units. Columns `score`, `score_low`, `score_high`, as the table of an uncertainty
        analysis has them. A unit without a score keeps an empty line.
    title
        What is shown.
    low, high
        Ends of the axis: those of the scores' scale.

    Returns
    -------
    A Vega-Lite 5 specification, with the data in it.

    Raises
    ------
    ValueError
        When a column is missing or there is no row.

    Examples
    --------
    >>> frame = pd.DataFrame({"score": [61.0], "score_low": [55.5], "score_high": [66.0]}, index=["A"])
    >>> score_ranges(frame)["description"]
    'Scores with their ranges: A 61.0 (55.5 to 66.0).'
    """
    columns = ["score", "score_low", "score_high"]
    need(table, columns, "The table of scores")
    values = rows(table, "unit", columns)
    words = [
        f"{v['unit']} no score"
        if v["score"] is None
        else f"{v['unit']} {v['score']:.1f}" + _between(v["score_low"], v["score_high"], 1)
        for v in values
    ]
    axis = scale(f"Score, {low:g} to {high:g}", low, high)
    return chart(
        title,
        "Dot: the score by the chosen method. Bar: its range under other reasonable methods.",
        f"{title}: {listed(words)}.",
        values,
        height={"step": 28},
        encoding={"y": _units(values)},
        layer=[
            {
                "mark": {"type": "rule", "color": GREY, "strokeWidth": 5, "opacity": 0.55},
                "encoding": {"x": {"field": "score_low", **axis}, "x2": {"field": "score_high"}},
            },
            {
                "mark": {"type": "point", "filled": True, "color": BLUE, "size": 90, "opacity": 1},
                "encoding": {"x": {"field": "score", **axis}, "tooltip": _tips(columns)},
            },
        ],
    )


def rank_ranges(table: pd.DataFrame, *, title: str = "Ranks with their ranges") -> Spec:
    """A bar from each unit's best to its worst rank, with a tick at the median; never a bare rank.

    Parameters
    ----------
    table
        Index: units. Columns `rank_low` (the better end), `rank_median`, `rank_high`, as the table of an
        uncertainty analysis has them.
    title
        What is shown.

    Returns
    -------
    A Vega-Lite 5 specification, with the data in it; rank 1 stands on the left.

    Raises
    ------
    ValueError
        When a column is missing or there is no row.

    Examples
    --------
    >>> frame = pd.DataFrame({"rank_low": [1.0], "rank_median": [2.0], "rank_high": [4.0]}, index=["A"])
    >>> rank_ranges(frame)["description"]
    'Ranks with their ranges: A 1 to 4, median 2.'
    """
    columns = ["rank_low", "rank_median", "rank_high"]
    need(table, columns, "The table of ranks")
    values = [v | _whole(v["rank_low"], v["rank_high"]) for v in rows(table, "unit", columns)]
    words = [
        f"{v['unit']} no rank"
        if v["rank_low"] is None
        else f"{v['unit']} {v['rank_low']:g} to {v['rank_high']:g}, median {v['rank_median']:g}"
        for v in values
    ]
    axis = scale(f"Rank among {len(values)}, 1 is the highest score", 0.5, len(values) + 0.5)
    axis["axis"] = {"tickMinStep": 1, "format": "d"}
    return chart(
        title,
        "Bar: the ranks that other reasonable methods give. Units whose bars overlap cannot be told apart.",
        f"{title}: {listed(words)}.",
        # A rank is a place, half a step wide to each side: a unit whose rank never changes keeps a bar.
        [v | {"from": _beside(v["rank_low"], -0.3), "to": _beside(v["rank_high"], 0.3)} for v in values],
        height={"step": 28},
        encoding={"y": _units(values)},
        layer=[
            {
                "mark": {"type": "bar", "color": BLUE, "opacity": 0.45, "height": 12},
                "encoding": {"x": {"field": "from", **axis}, "x2": {"field": "to"}, "tooltip": _tips(columns)},
            },
            {
                "mark": {"type": "tick", "color": BLUE, "thickness": 4, "size": 18},
                "encoding": {"x": {"field": "rank_median", **axis}},
            },
        ],
    )


def _units(values: list[Spec]) -> Spec:
    return {
        "field": "unit",
        "type": "nominal",
        "sort": [v["unit"] for v in values],
        "title": None,
        "axis": {"labelLimit": 260},
    }


def _tips(columns: list[str]) -> list[Spec]:
    named = [{"field": "unit", "type": "nominal", "title": "Unit"}]
    return [*named, *({"field": c, "type": "quantitative", "title": c.replace("_", " ")} for c in columns)]


def _between(low: float | None, high: float | None, decimals: int) -> str:
    return "" if low is None or high is None else f" ({low:.{decimals}f} to {high:.{decimals}f})"


def _whole(low: float | None, high: float | None) -> Spec:
    """Ends as ranks that exist: percentiles of ranks may fall between two, and no rank shall be left out."""
    return {} if low is None or high is None else {"rank_low": math.floor(low), "rank_high": math.ceil(high)}


def _beside(value: float | None, step: float) -> float | None:
    return None if value is None else round(value + step, 6)

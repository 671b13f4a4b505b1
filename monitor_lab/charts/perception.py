"""What is recorded beside what people perceive; the two are never averaged."""

from __future__ import annotations

import pandas as pd

from .parts import BLUE, GREY, ORANGE, Spec, chart, listed, need, rows, scale

__all__ = ["perception_beside_record"]

_MEANS = {"record": "Record", "perception": "Perception"}


def perception_beside_record(
    table: pd.DataFrame, *, title: str = "Record and perception", low: float = 0.0, high: float = 100.0
) -> Spec:
    """Two marks for each unit, a square for the record and a dot for the perception, and the gap between.

    Parameters
    ----------
    table
        Index: units. Columns `record` and `perception`, scores on one scale where more is better, as in the
        table of `perception_and_record`. Where one of them is missing, only the other is drawn.
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
    >>> frame = pd.DataFrame({"record": [70.0, 55.0], "perception": [40.0, None]}, index=["A", "B"])
    >>> perception_beside_record(frame)["description"]
    'Record and perception: A record 70.0, perception 40.0; B record 55.0, perception not known.'
    """
    need(table, list(_MEANS), "The table of record and perception")
    values = rows(table, "unit", list(_MEANS))
    words = [
        f"{v['unit']} " + ", ".join(f"{k} {'not known' if v[k] is None else format(v[k], '.1f')}" for k in _MEANS)
        for v in values
    ]
    long = [
        {"unit": v["unit"], "kind": name, "score": v[k]}
        for v in values
        for k, name in _MEANS.items()
        if v[k] is not None
    ]
    axis = scale(f"Score, {low:g} to {high:g}, more is better", low, high)
    kinds = list(_MEANS.values())
    kind = {"field": "kind", "type": "nominal", "title": None, "legend": {"orient": "top"}}
    tips = [
        {"field": "unit", "type": "nominal", "title": "Unit"},
        {"field": "kind", "type": "nominal", "title": "What"},
        {"field": "score", "type": "quantitative", "title": "Score"},
    ]
    y = {
        "field": "unit",
        "type": "nominal",
        "sort": [v["unit"] for v in values],
        "title": None,
        "axis": {"labelLimit": 260},
    }
    return chart(
        title,
        "What is recorded and what people say, side by side. They measure different things and are not averaged.",
        f"{title}: {listed(words)}.",
        values,
        height={"step": 28},
        encoding={"y": y},
        layer=[
            {
                "mark": {"type": "rule", "color": GREY, "strokeWidth": 1.5},
                "encoding": {"x": {"field": "record", **axis}, "x2": {"field": "perception"}},
            },
            {
                "data": {"values": long},
                "mark": {"type": "point", "filled": True, "size": 110, "opacity": 1},
                "encoding": {
                    "x": {"field": "score", **axis},
                    "color": {**kind, "scale": {"domain": kinds, "range": [BLUE, ORANGE]}},
                    "shape": {**kind, "scale": {"domain": kinds, "range": ["square", "circle"]}},
                    "tooltip": tips,
                },
            },
        ],
    )

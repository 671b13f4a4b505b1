"""How much is known: a map of units and groups."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from .parts import Spec, chart, label, listed, need
from .shades import DARK, LIGHT, hexadecimal, ink

__all__ = ["coverage_map"]


def coverage_map(
    coverage: pd.DataFrame, names: Mapping[str, str] | None = None, *, title: str = "How much is known"
) -> Spec:
    """A heat map of coverage: a row a unit, a column a group, the percentage written in each cell.

    Parameters
    ----------
    coverage
        Index: units. A column a group; percent of the weight of its indicators that has a value. NaN
        where a group has nothing to cover.
    names
        What a group's id stands for; it is told in the tooltip and under the chart's columns.
    title
        What is shown.

    Returns
    -------
    A Vega-Lite 5 specification, with the data in it. The numbers stand in the cells, so nothing is said
    by colour alone.

    Raises
    ------
    ValueError
        When there is no row or no column.

    Examples
    --------
    >>> spec = coverage_map(pd.DataFrame({"D01": [33.3], "D02": [0.0]}, index=["Durban"]))
    >>> spec["description"]
    'How much is known: Durban 33% of D01, 0% of D02.'
    """
    need(coverage, [], "The table of coverage")
    named = dict(names or {})
    values = [
        {
            "unit": label(unit),
            "group": str(group),
            "name": named.get(str(group), str(group)),
            "coverage": None if np.isnan(share) else round(share, 2),
            "text": "–" if np.isnan(share) else f"{share:.0f}",
            "dark": ink(share) == "white",
        }
        for unit, row in zip(coverage.index, coverage.to_numpy(dtype=np.float64).tolist(), strict=True)
        for group, share in zip(coverage.columns, row, strict=True)
    ]
    words = []
    for unit in coverage.index:
        mine = [v for v in values if v["unit"] == label(unit)]
        parts = [f"{v['coverage']:.0f}% of {v['name']}" for v in mine if v["coverage"] is not None]
        words.append(f"{label(unit)} {', '.join(parts) or 'nothing to cover'}")
    x: dict[str, Any] = {
        "field": "group",
        "type": "nominal",
        "sort": [str(c) for c in coverage.columns],
        "title": None,
        "axis": {"orient": "top", "labelAngle": 0, "labelLimit": 120},
    }
    y = {
        "field": "unit",
        "type": "nominal",
        "sort": [label(u) for u in coverage.index],
        "title": None,
        "axis": {"labelLimit": 260},
    }
    shade = {
        "field": "coverage",
        "type": "quantitative",
        "title": "% of weight",
        "scale": {"domain": [0, 100], "range": [hexadecimal(LIGHT), hexadecimal(DARK)], "interpolate": "rgb"},
    }
    tips = [
        {"field": "unit", "type": "nominal", "title": "Unit"},
        {"field": "name", "type": "nominal", "title": "Group"},
        {"field": "coverage", "type": "quantitative", "title": "Percent of weight with a value"},
    ]
    letters = {"condition": {"test": "datum.dark", "value": "white"}, "value": "black"}
    spec = chart(
        title,
        "Percent of the weight of each group's indicators that has a value.",
        f"{title}: {listed(words)}.",
        values,
        height={"step": 26},
        encoding={"x": x, "y": y},
        layer=[
            {"mark": {"type": "rect", "stroke": "white"}, "encoding": {"color": shade, "tooltip": tips}},
            {
                "mark": {"type": "text"},
                "encoding": {"text": {"field": "text", "type": "nominal"}, "color": letters},
            },
        ],
    )
    return spec | {"width": {"step": 44}}

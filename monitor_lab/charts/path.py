"""The path to a target, and the figures observed on the way with what chance leaves open."""

from __future__ import annotations

from typing import Any

import pandas as pd

from .parts import BLUE, ORANGE, Spec, chart, listed, need, rows

__all__ = ["path_to_target"]


def path_to_target(
    path: pd.DataFrame,
    observed: pd.DataFrame,
    *,
    kind: str = "compound",
    unit: str = "",
    title: str = "Observed figures and the path to the target",
) -> Spec:
    """Observed figures with their intervals, by year, and the path that the target asks for.

    Parameters
    ----------
    path
        Index: years. A column `compound` or `linear`, as `target_path` gives them.
    observed
        Index: years. Columns `value`, `low`, `high`: the figure and the ends of its interval, such as the
        exact Poisson interval of a count.
    kind
        Which path: "compound" (the same percentage every year) or "linear" (the same amount).
    unit
        What the figures are, for the axis.
    title
        What is shown.

    Returns
    -------
    A Vega-Lite 5 specification, with the data in it; the axis begins at zero.

    Raises
    ------
    ValueError
        When a column is missing, there is no row, or `kind` is neither.

    Examples
    --------
    >>> asked = pd.DataFrame({"compound": [20.0, 10.0]}, index=[2020, 2030])
    >>> seen = pd.DataFrame({"value": [20.0], "low": [12.2], "high": [30.9]}, index=[2020])
    >>> path_to_target(asked, seen)["description"].split(". ")[1]
    'Observed: 2020 20 (12.2 to 30.9)'
    """
    if kind not in ("compound", "linear"):
        raise ValueError(f'The path is "{kind}"; it must be "compound" or "linear".')
    need(path, [kind], "The path")
    need(observed, ["value", "low", "high"], "The table of observed figures")
    asked = [{"year": int(str(v["year"])), "figure": v[kind]} for v in rows(path, "year", [kind])]
    seen = [v | {"year": int(str(v["year"]))} for v in rows(observed, "year", ["value", "low", "high"])]
    ends = [asked[0], asked[-1]]
    words = [
        f"{v['year']} not known"
        if v["value"] is None
        else f"{v['year']} {v['value']:g}" + _between(v["low"], v["high"])
        for v in seen
    ]
    told = ", ".join(f"{v['year']} {v['figure']:g}" for v in ends if v["figure"] is not None)
    years = [v["year"] for v in (*asked, *seen)]
    x: dict[str, Any] = {
        "field": "year",
        "type": "quantitative",
        "title": None,
        "scale": {"domain": [min(years), max(years)], "nice": False, "zero": False, "padding": 12},
        "axis": {"format": "d", "tickMinStep": 1},
    }
    y: dict[str, Any] = {"type": "quantitative", "title": unit or None, "scale": {"zero": True}}
    tips = [{"field": f, "type": "quantitative", "title": f.capitalize()} for f in ("year", "value", "low", "high")]
    tips[0]["format"] = "d"
    return chart(
        title,
        "Dots: observed, with the interval that chance leaves open. Dashed line: what the target asks for.",
        f"{title}. Observed: {listed(words)}. Path: {told}.",
        seen,
        height=280,
        encoding={"x": x},
        layer=[
            {
                "data": {"values": asked},
                "mark": {"type": "line", "color": ORANGE, "strokeDash": [6, 4], "strokeWidth": 2.5},
                "encoding": {"y": {"field": "figure", **y}},
            },
            {
                "mark": {"type": "rule", "color": BLUE, "strokeWidth": 2},
                "encoding": {"y": {"field": "low", **y}, "y2": {"field": "high"}},
            },
            {
                "mark": {"type": "point", "filled": True, "color": BLUE, "size": 80, "opacity": 1},
                "encoding": {"y": {"field": "value", **y}, "tooltip": tips},
            },
        ],
    )


def _between(low: float | None, high: float | None) -> str:
    return "" if low is None or high is None else f" ({low:.3g} to {high:.3g})"

"""Read the description of an index made for COINr, the R package."""

from __future__ import annotations

import pandas as pd

from ..errors import FrameworkError, Problem
from ..files.tables import nearest

__all__ = ["coinr_tables"]

_NEEDED = ("iCode", "Level", "Direction", "Weight", "Parent", "Type")
_KEPT = {"iName": "name", "Unit": "unit", "Target": "target", "Denominator": "denominator"}


def coinr_tables(imeta: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The tables of indicators and of groups that `Framework.from_tables` takes.

    Raises
    ------
    FrameworkError
        When a column is missing, or a direction is neither 1 nor -1.

    Examples
    --------
    See `Framework.from_coinr`.
    """
    present = [str(c) for c in imeta.columns]
    problems = [
        Problem(f'The column "{name}" is missing.', "iMeta", suggestion=nearest(name, set(present) - set(_NEEDED)))
        for name in _NEEDED
        if name not in present
    ]
    if problems:
        raise FrameworkError(problems)
    inputs = imeta[imeta["Type"] == "Indicator"]
    above = imeta[imeta["Type"] == "Aggregate"].sort_values("Level", ascending=False, kind="stable")
    signs = pd.to_numeric(inputs["Direction"], errors="coerce")
    problems = [
        Problem(f"The direction is {imeta['Direction'].loc[row]}.", "iMeta", int(i) + 2, "Direction", "1 or -1")
        for i, row in enumerate(imeta.index)
        if row in signs.index and signs.loc[row] not in (1, -1)
    ]
    if problems:
        raise FrameworkError(problems)
    up = signs > 0
    indicators = pd.DataFrame({"id": inputs["iCode"], "name": inputs["iCode"], "unit": ""})
    for theirs, ours in _KEPT.items():
        if theirs in present:
            indicators[ours] = inputs[theirs]
    indicators["direction"] = up.map({True: "higher is better", False: "lower is better"})
    if {"goalpost_lower", "goalpost_upper"} <= set(present):
        low, high = inputs["goalpost_lower"], inputs["goalpost_upper"]
        indicators["worst"], indicators["best"] = low.where(up, high), high.where(up, low)
    indicators["weight"], indicators["coinr"] = inputs["Weight"], inputs["Parent"]
    groups = pd.DataFrame(
        {
            "view": "coinr",
            "id": above["iCode"],
            "name": above["iName"] if "iName" in present else above["iCode"],
            "level": [f"level {int(level)}" for level in above["Level"]],
            "parent": above["Parent"].fillna(""),
            "weight": above["Weight"],
        }
    )
    return indicators, groups

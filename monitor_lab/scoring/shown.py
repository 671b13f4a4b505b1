"""Scores as a notebook or a terminal shows them."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

import pandas as pd

from ..display import html_table

if TYPE_CHECKING:
    from .scores import Scores

__all__ = ["heading", "html"]


def heading(scores: Scores) -> str:
    """What a result holds, in one line."""
    scored = int(scores.index.notna().sum())
    kind, to = scores.recipe.normalise.method, scores.recipe.normalise.to
    ends = "" if kind in ("z-score", "rank", "borda") else f", {to[0]:g} to {to[1]:g}"
    return (
        f"Scores of {len(scores.groups)} units, {len(scores.tree.indicators)} indicators, "
        f'view "{scores.view}"{ends}; {scored} with an index'
    )


def html(caption: str, table: pd.DataFrame, footer: str) -> str:
    """A table with one decimal, empty cells where something is missing."""
    shown = table.round(1).map("{:.1f}".format).replace("nan", "")
    shown["clipped"] = shown["clipped"].str.removesuffix(".0")
    names = [str(name or "unit") for name in table.index.names]
    return f"{html_table(caption, shown, names)}<p>{escape(footer)}</p>"

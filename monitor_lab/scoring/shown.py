"""Scores as a notebook or a terminal shows them."""

from __future__ import annotations

from collections.abc import Hashable
from html import escape
from typing import TYPE_CHECKING

import pandas as pd

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
    shown = table.round(1).map("{:.1f}".format)
    shown["clipped"] = shown["clipped"].str.removesuffix(".0")
    head = "".join(f'<th scope="col">{escape(str(c))}</th>' for c in ("unit", *shown.columns))
    body = "".join(
        f'<tr><th scope="row">{escape(_label(unit))}</th>'
        + "".join(f"<td>{'' if cell == 'nan' else escape(cell)}</td>" for cell in row)
        + "</tr>"
        for unit, row in zip(shown.index, shown.to_numpy(dtype=object), strict=True)
    )
    return (
        f'<table class="dataframe"><caption>{escape(caption)}</caption>'
        f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table><p>{escape(footer)}</p>"
    )


def _label(unit: Hashable) -> str:
    return ", ".join(str(part) for part in unit) if isinstance(unit, tuple) else str(unit)

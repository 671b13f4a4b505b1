"""How much is known, and what is not."""

from __future__ import annotations

import math
from html import escape
from typing import TYPE_CHECKING

import numpy as np

from ..charts.parts import label
from ..charts.shades import hexadecimal, ink, shade
from .page import Cell, Row, paragraph, section, table
from .words import level_of

if TYPE_CHECKING:
    from ..scoring.scores import Scores

__all__ = ["coverage_section"]


def coverage_section(scores: Scores, most: int) -> str:
    """Coverage of each unit and group, what nobody knows, and why an index is missing.

    Parameters
    ----------
    scores
        The result.
    most
        So many units are shown, from the first.

    Returns
    -------
    HTML: a table whose cells hold the percentage and are shaded by it.

    Raises
    ------
    Nothing
        Every result has a coverage.

    Examples
    --------
    >>> from monitor_lab import load_example, load_framework, score
    >>> "Not known for any unit" in coverage_section(score(load_example(), load_framework()), 8)
    True
    """
    told = paragraph(
        f"A group has a score when enough of it is known ({scores.rule}). What is missing is left out, and the weights "
        "of the rest are rescaled. Missing is never zero."
    )
    return section("coverage", "Coverage", told, _map(scores, most), _unknown(scores), _reasons(scores))


def _map(scores: Scores, most: int) -> str:
    level = level_of(scores)
    groups = [scores.tree.view.root, *([] if level is None else scores.level(level).columns.astype(str))]
    titles = scores.tree.view.groups["name"]
    names = ["Index", *(str(titles[g]) for g in groups[1:])]
    shares = scores.coverage[groups].head(most)
    units = [label(u) for u in shares.index]
    cells = [[_shaded(v) for v in row] for row in shares.to_numpy(dtype=np.float64).tolist()]
    note = "Percent of the weight of a group's indicators that has a value. The darker, the more is known."
    if len(names) > len(units):  # the longer side runs down the page
        rows = [(name, [row[j] for row in cells]) for j, name in enumerate(names)]
        return table("tab-coverage", "Coverage in percent", ["Group", *units], rows, note)
    return table("tab-coverage", "Coverage in percent", ["Unit", *names], list(zip(units, cells, strict=True)), note)


def _shaded(share: float) -> Cell:
    if math.isnan(share):
        return Cell("nothing to cover", "none")
    return Cell(f"{share:.0f}", "number", f"background:{hexadecimal(shade(share))};color:{ink(share)}")


def _unknown(scores: Scores) -> str:
    known = scores.prepared.notna().any(axis=0).to_numpy(dtype=bool)
    unknown = [str(c) for c in scores.prepared.columns[~known]]
    if not unknown:
        return ""
    titles = scores.framework.scored["name"]
    items = "".join(f"<li>{escape(f'{titles[c]} ({c})')}</li>" for c in unknown)
    return f"<h3>Not known for any unit: {len(unknown)} of {len(known)} indicators</h3><ul>{items}</ul>"


def _reasons(scores: Scores) -> str:
    without = scores.index.index[scores.index.isna().to_numpy(dtype=bool)]
    if not len(without):
        return ""
    first = without[0]
    reasons = scores.why_missing(first)
    reasons = reasons[reasons["level"] != "indicator"]
    rows: list[Row] = [
        (str(name), [str(level), Cell(str(reason), "long")])
        for name, level, reason in reasons[["name", "level", "reason"]].itertuples(index=False, name=None)
    ]
    heading = f"Without an index: {len(without)} of {len(scores.index)} units"
    caption = f"Why {label(first)} has no index" + (", the first of them" if len(without) > 1 else "")
    return f"<h3>{escape(heading)}</h3>" + table("tab-why", caption, ["Group", "Level", "Reason"], rows)

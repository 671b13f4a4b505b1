"""The scores with their ranges. A rank never stands alone."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from ..charts.parts import label
from .page import number, paragraph, section, table
from .strips import Strip, strips
from .words import axis_words, ends_of, percent_cell, score_words, span_cell, span_words

if TYPE_CHECKING:
    from ..scoring.scores import Scores
    from ..trust.ranges import Uncertainty

__all__ = ["scores_section"]

_NO_RANGES = (
    "No ranges were computed. How far each score would move under other reasonable choices is not known, so the order "
    "of the units must not be read as a ranking: they stand in the order of the data."
)

_NO_SCORES = (
    "No unit has an index: too little is known of each. Under Coverage stands why. A view or a framework that asks for "
    "fewer indicators, or a coverage rule that asks for less, may give one."
)


def scores_section(scores: Scores, uncertainty: Uncertainty | None, most: int) -> str:
    """Scores and, where they are known, the ranges of scores and ranks.

    Parameters
    ----------
    scores
        The result.
    uncertainty
        Its ranges, if there are any.
    most
        So many units are shown, from the first.

    Returns
    -------
    HTML.

    Raises
    ------
    Nothing
        Units without a score are named as such.

    Examples
    --------
    >>> from monitor_lab import load_example, load_framework, score
    >>> scores = score(load_example(), load_framework())
    >>> "No unit has an index" in scores_section(scores, None, 8)
    True
    """
    ends = ends_of(scores, uncertainty)
    coverage = scores.coverage[scores.tree.view.root].to_numpy(dtype=np.float64)
    if not scores.index.notna().any():
        rows = [(label(u), [percent_cell(c)]) for u, c in zip(scores.index.index[:most], coverage, strict=False)]
        listed = table("tab-scores", "Coverage of the index", ["Unit", "Coverage"], rows)
        return section("scores", "Scores", paragraph(_NO_SCORES, "statement"), listed)
    if uncertainty is None:
        index = scores.index.head(most)
        lines = [Strip(label(u), score_words(v), dot=v) for u, v in index.items()]
        rows = [
            (label(u), [number(v, 1, "no score"), percent_cell(c)])
            for (u, v), c in zip(index.items(), coverage, strict=False)
        ]
        return section(
            "scores",
            "Scores",
            paragraph(_NO_RANGES, "statement"),
            strips("fig-scores", "Scores", f"Dot: the score, {axis_words(ends)}.", lines, ends),
            table(
                "tab-scores", "Scores and coverage", ["Unit", "Score", "Coverage"], rows, f"Score {axis_words(ends)}."
            ),
        )
    ranges = uncertainty.table.head(most)
    share = f"{uncertainty.high - uncertainty.low:g}% of {uncertainty.scores.shape[1]} runs"
    many = int(uncertainty.table["score"].notna().sum())
    rows = [
        (
            label(u),
            [
                number(r["score"], 1, "no score"),
                span_cell(r["score_low"], r["score_high"]),
                span_cell(*_places(r), 0),
                percent_cell(c),
            ],
        )
        for (u, r), c in zip(ranges.iterrows(), coverage, strict=False)
    ]
    return section(
        "scores",
        "Scores and their ranges",
        paragraph(f"Varied in the runs: {'; '.join(uncertainty.varied)}. Errors of the data are not in the ranges."),
        _score_chart(ranges, share, ends),
        _rank_chart(ranges, share, many),
        table(
            "tab-scores",
            "Scores, ranges and coverage",
            ["Unit", "Score", "Range of the score", "Range of the rank", "Coverage"],
            rows,
            f"Score {axis_words(ends)}. Ranges: {share}. Rank among {many} units with a score.",
        ),
    )


def _score_chart(ranges: pd.DataFrame, share: str, ends: tuple[float, float]) -> str:
    lines = []
    for unit, row in ranges.iterrows():
        span = span_words(row["score_low"], row["score_high"])
        words = score_words(row["score"]) + (f" ({span})" if span else "")
        lines.append(Strip(label(unit), words, row["score"], row["score_low"], row["score_high"]))
    how = f"Dot: the score by the chosen method. Bar: where the score lies in {share}, made with other choices."
    return strips("fig-scores", "Scores with ranges", how, lines, ends, key=[("dot", "Score"), ("range", "Range")])


def _rank_chart(ranges: pd.DataFrame, share: str, many: int) -> str:
    lines = []
    for unit, row in ranges.iterrows():
        low, high = _places(row)
        words = span_words(low, high, 0) or "no rank"
        lines.append(Strip(label(unit), words, low=low - 0.35, high=high + 0.35, tick=row["rank_median"]))
    how = (
        f"Bar: the ranks that a unit has in {share}; 1 is the highest score. Where bars overlap, do not say that one "
        "unit does better than another."
    )
    step = max(1, math.ceil(many / 8))
    ticks = [float(v) for v in range(1, many + 1, step)]
    key = [("range", "Ranks"), ("tick", "Median rank")]
    return strips("fig-ranks", "Rank ranges", how, lines, (0.5, many + 0.5), ticks=ticks, key=key)


def _places(row: pd.Series[float]) -> tuple[float, float]:
    """Ends as ranks that exist: percentiles of ranks may fall between two, and no rank shall be left out."""
    return float(np.floor(row["rank_low"])), float(np.ceil(row["rank_high"]))

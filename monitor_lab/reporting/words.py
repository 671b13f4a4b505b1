"""Numbers of a report in words, and what a profile shows."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from .page import Cell

if TYPE_CHECKING:
    from ..scoring.scores import Scores
    from ..trust.ranges import Uncertainty

__all__ = ["axis_words", "below_index", "ends_of", "level_of", "percent_cell", "score_words", "span_cell", "span_words"]


def ends_of(scores: Scores, uncertainty: Uncertainty | None = None) -> tuple[float, float]:
    """The ends of the axis: 0 and 100 where all scores lie between them, otherwise those of the scores.

    Parameters
    ----------
    scores
        The result.
    uncertainty
        Its ranges, if there are any.

    Returns
    -------
    Two numbers, the lower first.

    Raises
    ------
    Nothing
        Every result has an axis.

    Examples
    --------
    >>> from monitor_lab import load_example, load_framework, score
    >>> ends_of(score(load_example(), load_framework()))
    (0.0, 100.0)
    """
    parts = [scores.groups.to_numpy(dtype=np.float64).ravel(), scores.indicators.to_numpy(dtype=np.float64).ravel()]
    if uncertainty is not None:
        parts.append(uncertainty.table[["score_low", "score_high"]].to_numpy(dtype=np.float64).ravel())
    values = np.concatenate(parts)
    values = values[np.isfinite(values)]
    # Scores on a scale of 0 to 1, or z-scores, are not drawn on one of 0 to 100.
    if not len(values) or (values.min() >= 0.0 and 2.0 < values.max() <= 100.0):
        return 0.0, 100.0
    spread = float(values.max() - values.min())
    step = 10.0 ** math.floor(math.log10(spread)) if spread > 0.0 else 1.0
    low, high = math.floor(values.min() / step) * step, math.ceil(values.max() / step) * step
    return low, high if high > low else low + step


def axis_words(ends: tuple[float, float]) -> str:
    """The axis in words.

    Parameters
    ----------
    ends
        Its ends.

    Returns
    -------
    A part of a sentence.

    Raises
    ------
    Nothing
        All ends are accepted.

    Examples
    --------
    >>> axis_words((0.0, 100.0))
    'from 0 to 100, where higher is better'
    """
    return f"from {ends[0]:g} to {ends[1]:g}, where higher is better"


def score_words(value: float, missing: str = "no score") -> str:
    """A score in words.

    Parameters
    ----------
    value
        The score; NaN where there is none.
    missing
        What is said then.

    Returns
    -------
    The score with one decimal, or the words.

    Raises
    ------
    Nothing
        Every score has words.

    Examples
    --------
    >>> score_words(61.25), score_words(float("nan"))
    ('61.2', 'no score')
    """
    return missing if math.isnan(value) else f"{value:.1f}"


def span_words(low: float, high: float, decimals: int = 1) -> str:
    """A range in words, or nothing where there is none.

    Parameters
    ----------
    low, high
        Its ends.
    decimals
        Digits after the point.

    Returns
    -------
    Such as "55.0 to 66.0", or "".

    Raises
    ------
    Nothing
        Every range has words.

    Examples
    --------
    >>> span_words(55.0, 66.0)
    '55.0 to 66.0'
    """
    return "" if math.isnan(low) or math.isnan(high) else f"{low:.{decimals}f} to {high:.{decimals}f}"


def span_cell(low: float, high: float, decimals: int = 1) -> Cell:
    """A range as a cell of a table.

    Parameters
    ----------
    low, high
        Its ends.
    decimals
        Digits after the point.

    Returns
    -------
    The cell; "none" where there is no range.

    Raises
    ------
    Nothing
        Every range has a cell.

    Examples
    --------
    >>> span_cell(float("nan"), 2.0).text
    'none'
    """
    words = span_words(low, high, decimals)
    return Cell(words, "number") if words else Cell("none", "none")


def percent_cell(share: float) -> Cell:
    """A percentage as a cell of a table.

    Parameters
    ----------
    share
        Percent; NaN where there is none.

    Returns
    -------
    The cell, without decimals.

    Raises
    ------
    Nothing
        Every percentage has a cell.

    Examples
    --------
    >>> percent_cell(33.3).text
    '33%'
    """
    return Cell("none", "none") if math.isnan(share) else Cell(f"{share:.0f}%", "number")


def level_of(scores: Scores) -> str | None:
    """The level that a profile shows: "dimension" where there is one, otherwise that below the index.

    Parameters
    ----------
    scores
        The result.

    Returns
    -------
    The level's name; None where the view has no groups beneath the index.

    Raises
    ------
    Nothing
        Every view is accepted.

    Examples
    --------
    >>> from monitor_lab import load_example, load_framework, score
    >>> level_of(score(load_example(), load_framework()))
    'dimension'
    """
    levels = scores.tree.view.levels
    return "dimension" if "dimension" in levels[1:] else (levels[1] if len(levels) > 1 else None)


def below_index(scores: Scores) -> tuple[pd.DataFrame, str]:
    """What a profile shows: the groups of a level, or the indicators of a view that has none.

    Parameters
    ----------
    scores
        The result.

    Returns
    -------
    Scores, columns by name (with the id where two names are the same); and what the columns are.

    Raises
    ------
    Nothing
        Every view is accepted.

    Examples
    --------
    >>> from monitor_lab import load_example, load_framework, score
    >>> metros = load_example()
    >>> below_index(score(metros, load_framework().select(metros.columns), view="flat"))[1]
    'indicator'
    """
    level = level_of(scores)
    values = scores.indicators if level is None else scores.level(level)
    names = (scores.framework.scored if level is None else scores.tree.view.groups)["name"]
    told = [str(names[c]) for c in values.columns]
    unique = [f"{n} ({c})" if told.count(n) > 1 else n for n, c in zip(told, values.columns, strict=True)]
    return values.set_axis(pd.Index(unique, dtype="str"), axis=1), level or "indicator"

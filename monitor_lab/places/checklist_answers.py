"""Read a checklist and the answers of its raters."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ..errors import DataError, Problem
from ..files.tables import nearest

__all__ = ["NOT_APPLICABLE", "POINTS", "ChecklistAnswers", "read_checklist"]

POINTS: dict[str, float] = {"yes": 100.0, "partly": 50.0, "no": 0.0}
"""Answers and their points, in percent of an item."""

NOT_APPLICABLE = "not applicable"
SAME = {"n/a": NOT_APPLICABLE, "not relevant": NOT_APPLICABLE, "partial": "partly", "partially": "partly"}


@dataclass(frozen=True, eq=False)
class ChecklistAnswers:
    """A checklist with its answers.

    Attributes
    ----------
    items
        Index `item`. Columns `section` and `weight`.
    answers
        Items × raters, as texts in lower case; missing is not answered.
    points
        Items × raters: 0 to 100; NaN where not answered or not applicable.

    Examples
    --------
    >>> read_checklist({"Lighting works": "Yes"}).points.tolist()
    [[100.0]]
    """

    items: pd.DataFrame
    answers: pd.DataFrame
    points: NDArray[np.float64]


def read_checklist(
    answers: pd.DataFrame | pd.Series[Any] | Mapping[str, Any],
    checklist: pd.DataFrame | None = None,
    *,
    points: Mapping[str, float] | None = None,
    scale: float | None = None,
) -> ChecklistAnswers:
    """Read answers against their checklist.

    Parameters
    ----------
    answers
        Item to answer, for one rater; or a frame, items × raters.
    checklist
        Index the items; columns `section` and `weight`, both optional. Without it the items are those
        answered, of one section and equal weight.
    points
        Answer to points in percent; `POINTS` unless said otherwise.
    scale
        Instead of `points`: answers are numbers from 0 to this.

    Returns
    -------
    `ChecklistAnswers`, in the order of the checklist.

    Raises
    ------
    DataError
        With every problem at once: an unknown answer or item (with the nearest), an item twice, a weight
        that is not positive.
    ValueError
        When `points` and `scale` are both given, or are not within their range.

    Examples
    --------
    >>> read_checklist({"Strategy": 3, "Budget": None}, scale=4).points.tolist()
    [[75.0], [nan]]
    """
    if points is not None and scale is not None:
        raise ValueError("points and scale are both given; name one of them")
    if scale is not None and not (np.isfinite(scale) and scale > 0):
        raise ValueError(f"scale is {scale!r}; it is the highest number of points, for example 4")
    worth = {str(k).strip().lower(): float(v) for k, v in (POINTS if points is None else points).items()}
    if any(not 0.0 <= v <= 100.0 for v in worth.values()):
        raise ValueError("points are in percent, from 0 to 100")
    frame = answers if isinstance(answers, pd.DataFrame) else pd.Series(answers, dtype=object).to_frame("rater")
    problems = [] if len(frame) and frame.shape[1] else [Problem("There are no answers.")]
    items = _items(frame, checklist, problems)
    for item in frame.index[frame.index.duplicated()].unique().tolist():
        problems.append(Problem(f'The item "{item}" is answered twice.'))
    if checklist is not None:
        known = [str(i) for i in items.index]
        for item in [i for i in frame.index.unique().tolist() if i not in items.index]:
            problems.append(Problem(f'"{item}" is not an item of the checklist.', suggestion=nearest(str(item), known)))
    if problems:
        raise DataError(problems)
    texts = frame.reindex(items.index)
    found = np.full(texts.shape, np.nan)
    said = pd.DataFrame(None, index=items.index, columns=[str(c) for c in texts.columns], dtype=object)
    for j in range(texts.shape[1]):
        for i, cell in enumerate(texts.iloc[:, j].tolist()):
            word, value, problem = _read(cell, worth, scale)
            said.iloc[i, j], found[i, j] = word, value
            if problem:
                place = str(items.index[i]) + (f", {texts.columns[j]}" if texts.shape[1] > 1 else "")
                problems.append(Problem(f"{place}: {cell!r} is no answer.", allowed=problem[0], suggestion=problem[1]))
    if problems:
        raise DataError(problems)
    return ChecklistAnswers(items, said, found)


def _items(frame: pd.DataFrame, checklist: pd.DataFrame | None, problems: list[Problem]) -> pd.DataFrame:
    table = pd.DataFrame(index=frame.index) if checklist is None else checklist
    sections = table["section"] if "section" in table else pd.Series("all items", index=table.index)
    weights = table["weight"] if "weight" in table else pd.Series(1.0, index=table.index)
    numbers = pd.to_numeric(weights, errors="coerce").to_numpy(dtype=np.float64, na_value=np.nan)
    if checklist is not None:
        for item in table.index[table.index.duplicated()].unique().tolist():
            problems.append(Problem(f'The item "{item}" is in the checklist twice.'))
    for item, section, number, cell in zip(table.index, sections.tolist(), numbers, weights.tolist(), strict=True):
        if not (np.isfinite(number) and number > 0):
            problems.append(Problem(f"{item}: the weight is {cell!r}.", column="weight", allowed="a number above 0"))
        if pd.isna(section) or not str(section).strip():
            problems.append(Problem(f"{item}: there is no section.", column="section"))
    items = pd.DataFrame({"section": sections.astype(str).to_numpy(), "weight": numbers}, index=table.index)
    items.index.name = "item"
    return items


def _read(
    cell: Any, worth: Mapping[str, float], scale: float | None
) -> tuple[str | None, float, tuple[str, str] | None]:
    """The answer as a text, its points, and what is allowed and the nearest where it is none."""
    nan = float("nan")
    if cell is None or cell is pd.NA or cell != cell or not str(cell).strip():
        return None, nan, None
    word = str(cell).strip().lower()
    if word not in worth:
        word = SAME.get(word, word)
    if word == NOT_APPLICABLE:
        return word, nan, None
    if scale is None:
        if word in worth:
            return word, worth[word], None
        return None, nan, (f"{', '.join(worth)}, {NOT_APPLICABLE}, or nothing", nearest(word, [*worth, NOT_APPLICABLE]))
    try:
        number = float(word)
    except ValueError:
        number = nan
    if 0.0 <= number <= scale:
        return f"{number:g}", number / scale * 100.0, None
    return None, nan, (f"a number from 0 to {scale:g}, {NOT_APPLICABLE}, or nothing", "")

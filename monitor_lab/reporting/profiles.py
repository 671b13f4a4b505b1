"""Each unit's scores by group."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from ..charts.parts import label
from .page import number, paragraph, section, table
from .strips import Strip, strips
from .words import axis_words, below_index, ends_of, score_words

if TYPE_CHECKING:
    from ..scoring.scores import Scores

__all__ = ["profile_section"]

_DRAWN = 24
"""So many units, at most, have a drawing of their own."""


def profile_section(scores: Scores, most: int) -> str:
    """Each unit's scores by group, with the median of all units marked.

    Parameters
    ----------
    scores
        The result.
    most
        So many units are shown, from the first.

    Returns
    -------
    HTML. In a view without groups beneath the index, the indicators are shown.

    Raises
    ------
    Nothing
        Groups without a score are named as such.

    Examples
    --------
    >>> from monitor_lab import load_example, load_framework, score
    >>> metros = load_example()
    >>> scores = score(metros, load_framework().select(metros.columns), view="flat")
    >>> profile_section(scores, 2).count("<figure")
    2
    """
    values, level = below_index(scores)
    ends = ends_of(scores)
    medians = values.median(axis=0, skipna=True).tolist()
    shown = values.head(most)
    names = [str(name) for name in values.columns]
    numbers = shown.to_numpy(dtype="float64").tolist()
    how = f"In the profiles, bar: score of the {level}, {axis_words(ends)}. Tick: median of all units."
    drawn = [pair for pair in zip(shown.index, numbers, strict=True) if not all(math.isnan(v) for v in pair[1])]
    figures = [paragraph(how if len(drawn) else f"No {level} of any unit has a score.")]
    for i, (unit, row) in enumerate(drawn[:_DRAWN], 1):
        lines = [
            Strip(name, score_words(v) + ("" if math.isnan(m) else f" (median {m:.1f})"), bar=v, tick=m)
            for name, v, m in zip(names, row, medians, strict=True)
        ]
        figures.append(strips(f"fig-profile-{i}", f"Profile of {label(unit)}", "", lines, ends, heading=True))
    units = [label(unit) for unit in shown.index]
    note = f"Scores {axis_words(ends)}."
    caption = f"Scores by {level}"
    if len(names) > len(units):  # the longer side runs down the page
        rows = [(name, [number(row[j], 1, "no score") for row in numbers]) for j, name in enumerate(names)]
        listed = table("tab-profile", caption, [level.capitalize(), *units], rows, note)
    else:
        rows = [(unit, [number(v, 1, "no score") for v in row]) for unit, row in zip(units, numbers, strict=True)]
        listed = table("tab-profile", caption, ["Unit", *names], rows, note)
    return section("profiles", "Profiles", listed, *figures)

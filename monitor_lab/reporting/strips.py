"""Charts as lists of strips: a line of text and a small drawing under it, so that nothing shrinks on a telephone.

Every number of a drawing stands in its line of text; the drawings themselves are hidden from screen readers.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from html import escape
from typing import NamedTuple

__all__ = ["Strip", "strips"]

_HEIGHT = 18


class Strip(NamedTuple):
    """One line of a chart. Numbers are in the unit of the chart's axis; NaN is not drawn.

    Examples
    --------
    >>> Strip("Durban", "61.2 (55.0 to 66.0)", dot=61.2, low=55.0, high=66.0).bar
    nan
    """

    name: str
    words: str
    dot: float = math.nan
    low: float = math.nan
    high: float = math.nan
    bar: float = math.nan
    tick: float = math.nan
    square: float = math.nan
    ring: float = math.nan


def strips(
    ident: str,
    title: str,
    how: str,
    lines: Sequence[Strip],
    ends: tuple[float, float],
    *,
    ticks: Sequence[float] = (),
    key: Sequence[tuple[str, str]] = (),
    heading: bool = False,
) -> str:
    """A chart of one strip a line.

    Parameters
    ----------
    ident
        An id that no other part of the page has.
    title, how
        What is shown, and how it is read.
    lines
        The strips, from the top.
    ends
        The values at the left and the right end of the axis.
    ticks
        Values written under the axis; by default its ends and three between.
    heading
        Whether the title is a heading of the third rank, so that readers can go from chart to chart.
    key
        Marks that need explaining: "square", "ring", "tick", and words for each.

    Returns
    -------
    HTML: a figure with a list, each of whose lines has its words and an inline SVG.

    Raises
    ------
    Nothing
        Texts are escaped.

    Examples
    --------
    >>> chart = strips("s", "Scores", "Dot: score.", [Strip("Durban", "61.2", dot=61.2)], (0, 100))
    >>> chart.count("<svg"), 'cx="61.2%"' in chart
    (2, True)
    """
    low, high = ends

    def at(value: float) -> str:
        return f"{(value - low) / (high - low) * 100.0:.4g}%"

    items = "".join(
        f'<li><span><span class="name">{escape(line.name)}</span> '
        f'<span class="value">{escape(line.words)}</span></span>{_drawing(line, at)}</li>'
        for line in lines
    )
    marks = ticks or [low + (high - low) * part / 4 for part in range(5)]
    explained = "".join(f"<li>{_key(mark)}{escape(words)}</li>" for mark, words in key)
    legend = f'<ul class="key">{explained}</ul>' if explained else ""
    name = f"<h3>{escape(title)}</h3>" if heading else escape(title)
    told = f"<span>{escape(how)}</span>" if how else ""
    return (
        f'<figure{" class=" + chr(34) + "short" + chr(34) if len(lines) <= 12 else ""} aria-labelledby="{ident}-title">'
        f'<figcaption id="{ident}-title">{name}{told}</figcaption>{legend}'
        f'<ul class="strips">{items}</ul><div class="strips axis"><span></span>{_axis(marks, at, ends)}</div></figure>'
    )


def _svg(inside: str, height: int = _HEIGHT) -> str:
    return f'<svg width="100%" height="{height}" aria-hidden="true" focusable="false">{inside}</svg>'


def _drawing(line: Strip, at: Callable[[float], str]) -> str:
    middle = _HEIGHT / 2
    parts = [f'<line class="track" x1="0%" x2="100%" y1="{middle:g}" y2="{middle:g}"/>']
    if not math.isnan(line.bar):
        parts.append(f'<rect class="bar" x="0" y="3" width="{at(line.bar)}" height="12"/>')
    if not (math.isnan(line.low) or math.isnan(line.high)):
        parts.append(f'<line class="range" x1="{at(line.low)}" x2="{at(line.high)}" y1="{middle:g}" y2="{middle:g}"/>')
    if not (math.isnan(line.square) or math.isnan(line.ring)):
        parts.append(f'<line class="gap" x1="{at(line.square)}" x2="{at(line.ring)}" y1="{middle:g}" y2="{middle:g}"/>')
    if not math.isnan(line.square):
        parts.append(
            f'<rect class="square" x="{at(line.square)}" y="4" width="10" height="10" transform="translate(-5 0)"/>'
        )
    if not math.isnan(line.ring):
        parts.append(f'<circle class="ring" cx="{at(line.ring)}" cy="{middle:g}" r="5.5"/>')
    if not math.isnan(line.dot):
        parts.append(f'<circle class="dot" cx="{at(line.dot)}" cy="{middle:g}" r="5.5"/>')
    if not math.isnan(line.tick):
        parts.append(f'<line class="tick" x1="{at(line.tick)}" x2="{at(line.tick)}" y1="1" y2="17"/>')
    return _svg("".join(parts))


def _key(mark: str) -> str:
    drawn = {
        "square": '<rect class="square" x="4" y="4" width="10" height="10"/>',
        "ring": '<circle class="ring" cx="9" cy="9" r="5.5"/>',
        "dot": '<circle class="dot" cx="9" cy="9" r="5.5"/>',
        "bar": '<rect class="bar" x="0" y="3" width="18" height="12"/>',
        "range": '<line class="range" x1="0" x2="18" y1="9" y2="9"/>',
        "tick": '<line class="tick" x1="9" x2="9" y1="1" y2="17"/>',
    }[mark]
    return f'<svg width="18" height="18" aria-hidden="true" focusable="false">{drawn}</svg>'


def _axis(marks: Sequence[float], at: Callable[[float], str], ends: tuple[float, float]) -> str:
    parts = []
    for value in marks:
        anchor = {ends[0]: "start", ends[1]: "end"}.get(value, "middle")
        parts.append(f'<line class="track" x1="{at(value)}" x2="{at(value)}" y1="0" y2="5"/>')
        parts.append(f'<text x="{at(value)}" y="17" text-anchor="{anchor}">{value:g}</text>')
    return _svg("".join(parts), 20)

"""Figures can be drawn, and hold nothing but lines and words."""

from __future__ import annotations

from pathlib import Path

import pytest
from rivertown import CHART, DRAWING, HOME, MODULE, Change

LAMPS = "[a lamp](figures/street.svg)"


def test_an_image_within_a_line_is_refused(change: Change) -> None:
    found = change(MODULE, ("Two bars. The", "Two bars. The"), ("![A street", "See ![A street"))
    assert [(p.file, p.line, p.code) for p in found] == [(MODULE, 36, "FG01")]
    assert "does not stand on a line of its own" in found[0].what


def test_a_photograph_is_refused(tree: Path, write: Change, change: Change) -> None:
    write("curriculum/01-example/figures/street.png", b"\x89PNG")
    found = change(MODULE, ("figures/street.svg", "figures/street.png"))
    assert [(p.code, p.line) for p in found] == [("FG01", 1)]
    assert "neither a drawing (.svg) nor a chart" in found[0].what


@pytest.mark.parametrize(
    ("old", "new", "line", "code", "words"),
    [
        ("  <path", "  <style>p {}</style>\n  <path", 2, "FG02", "the element `style`"),
        ("</svg>", "  <foreignObject/>\n</svg>", 5, "FG02", "the element `foreignObject`"),
        ("<path d", '<path onclick="x()" d', 2, "FG02", "the attribute `onclick`"),
        ("<path d", '<path style="x" d', 2, "FG02", "the attribute `style`"),
        ("<g class", '<g id="a" class', 3, "FG02", "the attribute `id`"),
        ("<path d", '<path fill="url(https://example.org)" d', 2, "FG02", "the attribute `fill`"),
        ("</text>", "</txt>", 4, "FG01", "not valid SVG: mismatched tag"),
        ('viewBox="0 0 200 100"', "", 1, "FG01", "with a viewBox"),
    ],
)
def test_a_drawing_is_lines_and_words(old: str, new: str, line: int, code: str, words: str, change: Change) -> None:
    found = change(DRAWING, (old, new))
    assert [(p.file, p.line, p.code) for p in found] == [(DRAWING, line, code)]
    assert words in found[0].what


@pytest.mark.parametrize(
    ("old", "new", "line", "code", "words", "near"),
    [
        (
            '["rvt-lamps-before",',
            '["rvt-lamps-befor",',
            5,
            "EV01",
            "`rvt-lamps-befor` is drawn here",
            "rvt-lamps-before",
        ),
        ('["rvt-lamps-before",', '["rvt-mayor-success",', 5, "FG01", "`rvt-mayor-success` has no value to draw", ""),
        ('"mark": "bar"', '"mark": "bear"', 1, "FG01", "The chart cannot be drawn", ""),
        ('"mark": "bar",', '"mark": "bar"', 9, "FG01", "not valid JSON here", ""),
    ],
)
def test_a_chart_is_drawn_from_claims(
    old: str, new: str, line: int, code: str, words: str, near: str, change: Change
) -> None:
    found = change(CHART, (old, new))
    assert [(p.file, p.line, p.code) for p in found] == [(CHART, line, code)]
    assert words in found[0].what
    assert found[0].suggestion == (f"Did you mean `{near}`?" if near else "")


def test_an_image_outside_the_repository_is_a_matter_of_links(say: Change) -> None:
    found = say("![A picture from far away.](../../../../../../etc/x.svg)")
    assert [(p.file, p.code) for p in found] == [(HOME, "LK01")]

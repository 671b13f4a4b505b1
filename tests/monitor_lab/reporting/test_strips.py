"""A strip says in words what it draws, and draws nothing that is missing."""

from __future__ import annotations

import math

from monitor_lab.reporting.strips import Strip, strips


def test_marks_stand_where_their_values_are() -> None:
    line = Strip("A", "words", dot=25.0, low=20.0, high=40.0, bar=50.0, tick=60.0, square=10.0, ring=30.0)
    html = strips("s", "Title", "How.", [line], (0.0, 50.0), key=[("square", "Record")])
    for part in (
        'class="dot" cx="50%"',
        'class="range" x1="40%" x2="80%"',
        'class="bar" x="0" y="3" width="100%"',
        'class="tick" x1="120%"',
        'class="square" x="20%"',
        'class="ring" cx="60%"',
        'class="gap" x1="20%" x2="60%"',
    ):
        assert part in html, part
    assert html.count("<svg") == html.count('aria-hidden="true"') == 3
    assert '<span class="value">words</span>' in html and "Record</li>" in html


def test_what_is_missing_is_not_drawn() -> None:
    html = strips("s", "Title", "", [Strip("A <b>", "no score", dot=math.nan)], (0.0, 100.0))
    assert "circle" not in html and "A &lt;b&gt;" in html and "no score" in html


def test_the_axis_names_its_ends_inside_the_drawing() -> None:
    html = strips("s", "Title", "", [], (0.0, 100.0))
    assert 'text-anchor="start">0<' in html and 'text-anchor="end">100<' in html and 'text-anchor="middle">50<' in html


def test_a_title_can_be_a_heading() -> None:
    assert "<h3>Profile</h3>" in strips("s", "Profile", "", [], (0, 1), heading=True)

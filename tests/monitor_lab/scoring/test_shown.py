"""Headings that say what a result is."""

from __future__ import annotations

from monitor_lab import load_example, load_framework, score
from monitor_lab.scoring.shown import heading, html


def test_the_heading_names_units_view_and_scale() -> None:
    metros = load_example()
    scores = score(metros, load_framework().select(metros.columns), view="flat")
    assert heading(scores) == 'Scores of 8 units, 7 indicators, view "flat", 0 to 100; 8 with an index'
    assert '"flat"; 8' in heading(scores.again(normalise="rank"))


def test_names_are_escaped() -> None:
    metros = load_example().rename(index={"Tshwane": "<b>"})
    scores = score(metros, load_framework().select(metros.columns), view="flat")
    assert "<b>" not in html("c", scores.table(), "f")

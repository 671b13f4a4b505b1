"""Axes fit the scale of the scores; names stay apart."""

from __future__ import annotations

import math

from monitor_lab import Normalise, Scores
from monitor_lab.reporting.words import axis_words, below_index, ends_of, level_of, percent_cell, span_cell, span_words


def test_scores_from_0_to_100_have_that_axis_and_others_their_own(flat: Scores) -> None:
    assert ends_of(flat) == (0.0, 100.0)
    low, high = ends_of(flat.again(normalise="z-score"))
    assert low < 0 < high < 10
    low, high = ends_of(flat.again(normalise=Normalise("min-max", to=(0.0, 1.0))))
    assert (low, high) == (0.0, 1.0)
    assert axis_words((0.0, 1.0)) == "from 0 to 1, where higher is better"


def test_a_profile_shows_dimensions_or_else_indicators(flat: Scores, sparse: Scores) -> None:
    assert level_of(sparse) == "dimension" and level_of(flat) is None
    assert below_index(sparse)[0].shape == (8, 10)
    values, kind = below_index(flat)
    assert kind == "indicator" and "Intentional homicide rate" in values.columns


def test_missing_ranges_have_words() -> None:
    assert span_words(math.nan, 1.0) == "" and span_cell(math.nan, 1.0).text == "none"
    assert span_cell(1.0, 2.0, 0).text == "1 to 2" and percent_cell(math.nan).kind == "none"

"""Sobol indices in words."""

from __future__ import annotations

import numpy as np
import pytest

from monitor_lab import Scores
from monitor_lab.trust.explained import Sobol, _sentence
from monitor_lab.trust.sobol import sobol

pytest.importorskip("SALib")

THREE = ("aggregate", "weight_set", "width_set")


@pytest.fixture(scope="module")
def found(city_scores: Scores) -> Sobol:
    return sobol(city_scores, aggregate=["geometric"], samples=64, seed=1)


def test_the_largest_shares_come_first_and_the_smallest_are_left_out() -> None:
    values = np.arange(100.0)
    said = _sentence("For eThekwini", "rank", np.array([0.03, 0.61, 0.2]), THREE, values)
    assert said == (
        "For eThekwini the choice of weights explains 61% of the variance of the rank, "
        "the width of the goalposts explains 20%; the rest lies in how they work together (16%)."
    )


def test_estimates_beyond_0_and_1_are_not_told_as_such() -> None:
    said = _sentence("For Durban", "score", np.array([-0.04, 1.02, 0.0]), THREE, np.arange(100.0))
    assert said == "For Durban the choice of weights explains 100% of the variance of the score."


def test_what_never_or_hardly_ever_changes_is_told_so() -> None:
    never = np.full(200, 3.0)
    seldom = never.copy()
    seldom[0] = 4.0
    gaps = never.copy()
    gaps[0] = np.nan
    nothing = np.full(3, np.nan)
    assert _sentence("For Durban", "rank", nothing, THREE, never) == "For Durban the rank is the same in every run."
    assert "in 99% of the runs" in _sentence("For Durban", "rank", nothing, THREE, seldom)
    assert "some runs give no rank" in _sentence("For Durban", "rank", nothing, THREE, gaps)


def test_every_unit_has_its_sentence(found: Sobol) -> None:
    assert len(found.findings) == 8 and found.findings.iloc[3] == found.say("Cape Town")
    assert found.say("Cape Town", "score").startswith("For Cape Town the ")


def test_it_reads_in_a_terminal_and_in_a_notebook(found: Sobol) -> None:
    lines = repr(found).splitlines()
    assert lines[0].startswith("Sobol indices of 8 units; varied: the aggregation, the choice of weights")
    assert lines[1].startswith("Of the variance of the mean change of rank: ") and len(lines) == 10
    assert f"<li>{found.say('Tshwane')}</li>" in found._repr_html_()


def test_unknown_units_and_outputs_are_answered_in_words(found: Sobol) -> None:
    with pytest.raises(ValueError, match="Did you mean Tshwane"):
        found.say("Tswane")
    with pytest.raises(ValueError, match="'rank' or 'score'"):
        found.say("Tshwane", "place")

"""A rule for what may be missing."""

from __future__ import annotations

import pytest

from monitor_lab import CoverageRule


def test_the_standard_asks_for_half_of_a_dimension_and_all_of_what_is_above() -> None:
    assert CoverageRule() == CoverageRule(indicators=50, groups=100, level="dimension")


@pytest.mark.parametrize(("share", "words"), [(-1, "0 to 100"), (101, "0 to 100"), (0.5, "did you mean 50")])
def test_a_fraction_is_not_taken_for_a_percentage(share: float, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        CoverageRule(indicators=share)
    with pytest.raises(ValueError, match=words):
        CoverageRule(groups=share)


def test_it_says_itself_in_words() -> None:
    assert str(CoverageRule(indicators=75, groups=60, level="pillar")) == (
        "pillar: at least 75% of the weight of its indicators; above: at least 60% of the groups beneath"
    )

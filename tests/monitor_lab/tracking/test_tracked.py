"""What a verdict takes as its series."""

from __future__ import annotations

import pytest

from monitor_lab import DataError
from monitor_lab.tracking.tracked import one_of, read_tracked


def test_rates_become_counts_where_there_is_a_population() -> None:
    """42 per 100,000 of 3,700,000 people are 1,554."""
    found = read_tracked({2015: 42}, 3_700_000, "rates", 100_000)
    assert found.amounts.tolist() == [1554] and found.counted
    assert any("approximate" in note for note in found.notes)


def test_rates_without_a_population_stay_rates() -> None:
    found = read_tracked({2015: 42.5}, None, "rates", 100_000)
    assert found.amounts.tolist() == [42.5] and not found.counted


def test_the_latest_year_is_the_last_one_with_count_and_population() -> None:
    assert read_tracked({2019: 4, 2020: 5, 2021: None}, {2019: 9, 2020: 9, 2021: 9}, "counts", 1).latest == 2020
    assert read_tracked({2019: 4, 2020: 5}, {2019: 9}, "counts", 1).latest == 2019


def test_it_refuses_broken_counts_and_unknown_words() -> None:
    with pytest.raises(DataError, match="not a count"):
        read_tracked({2019: 4.5}, None, "counts", 1)
    with pytest.raises(ValueError, match="Did you mean rates"):
        read_tracked({2019: 4.5}, None, "rate", 1)
    with pytest.raises(ValueError, match="per is 0"):
        read_tracked({2019: 4}, None, "counts", 0)
    with pytest.raises(ValueError, match="compound or linear"):
        one_of("path", "xyz", ("compound", "linear"))

"""The latest figure against the path: by hand, and what must always hold."""

from __future__ import annotations

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor_lab.tracking.compare import compare_counts
from monitor_lab.tracking.counts import poisson_interval
from monitor_lab.tracking.position import OFF, ON, UNSURE, Position, Target, locate

AIM = Target(2030, minimum_years=2)


def place(counts: dict[int, float], baseline: int, latest: int, aim: Target = AIM, people: float = 1.0) -> Position:
    series = pd.Series(counts, dtype="float64")
    return locate(series, series * 0 + people, True, baseline, latest, aim)


def test_the_share_of_the_path_is_what_it_is_by_hand() -> None:
    """Half in ten years; after five the path stands at 1,000 / sqrt 2."""
    found = place({2020: 1000, 2025: 800}, 2020, 2025)
    assert (found.start, found.figure, found.goal) == pytest.approx((1000, 800, 500))
    assert found.asked == pytest.approx(1000 / math.sqrt(2))
    assert found.share == pytest.approx(80 * math.sqrt(2))
    ratio = compare_counts(1000, 800)
    assert (found.low, found.high) == pytest.approx((ratio.low * 100 * math.sqrt(2), ratio.high * 100 * math.sqrt(2)))


def test_with_a_fixed_path_only_the_latest_count_is_uncertain() -> None:
    found = place({2020: 1000, 2025: 800}, 2020, 2025, Target(2030, chance_in="latest", minimum_years=2))
    low, high = poisson_interval(800)
    assert (found.low, found.high) == pytest.approx((float(low) / found.asked * 100, float(high) / found.asked * 100))


def test_the_linear_path_falls_by_the_same_amount_every_year() -> None:
    found = place({2020: 1000, 2025: 750}, 2020, 2025, Target(2030, path="linear", minimum_years=2))
    assert found.asked == pytest.approx(750) and found.share == pytest.approx(100)


def test_small_counts_are_pooled_over_three_years() -> None:
    """Mean of 2018-2020: 10; of 2023-2025: 5; the path's mean of those years is asked for."""
    counts = {2018: 8, 2019: 10, 2020: 12, 2021: 9, 2022: 8, 2023: 6, 2024: 5, 2025: 4}
    found = place(counts, 2020, 2025)
    assert (found.pooled, found.start, found.figure) == (3, 10, 5)
    assert found.asked == pytest.approx(10 * sum(0.5 ** (t / 10) for t in (3, 4, 5)) / 3)
    assert place(counts, 2020, 2025, Target(2030, pool=1)).start == 12


def test_a_population_that_grows_turns_equal_counts_into_a_fall() -> None:
    counts = pd.Series({2020: 1000.0, 2025: 1000.0})
    found = locate(counts, pd.Series({2020: 1e6, 2025: 2e6}), True, 2020, 2025, Target(2030, minimum_years=2))
    assert found.share == pytest.approx(50 * math.sqrt(2)) and found.called == ON


def test_after_the_target_year_the_target_itself_is_asked_for() -> None:
    assert place({2010: 1000, 2033: 520}, 2010, 2033).asked == pytest.approx(500)


def test_a_target_may_be_a_rise() -> None:
    aim = Target(2030, change=100, minimum_years=2)
    assert place({2020: 100, 2025: 300}, 2020, 2025, aim).called == ON
    assert place({2020: 100, 2025: 60}, 2020, 2025, aim).called == OFF


@pytest.mark.parametrize(
    ("counts", "baseline", "latest", "words"),
    [
        ({2020: 100, 2025: 90}, 2019, 2025, "baseline year 2019"),
        ({2020: 100, 2025: 90}, 2025, 2025, "after the baseline"),
        ({2020: 0, 2025: 90}, 2020, 2025, "2018, 2019, 2023, 2024"),
        ({2019: 2, 2020: 2, 2021: 2, 2022: 2}, 2021, 2022, "overlap"),
        ({2018: 0, 2019: 0, 2020: 0, 2021: 9, 2022: 9, 2023: 9}, 2020, 2023, "Nothing was counted"),
    ],
)
def test_it_says_why_it_cannot_tell(counts: dict[int, float], baseline: int, latest: int, words: str) -> None:
    found = place(counts, baseline, latest)
    assert found.called == UNSURE and words in found.reason


def test_too_few_years_give_no_verdict_however_clear_they_look() -> None:
    assert place({2020: 1000, 2021: 100}, 2020, 2021).called == ON
    found = place({2020: 1000, 2021: 100}, 2020, 2021, Target(2030))
    assert found.called == UNSURE and "at least 3" in found.reason


def test_the_baseline_must_come_first() -> None:
    with pytest.raises(ValueError, match="not before the target year"):
        place({2031: 5}, 2031, 2031)


@given(st.integers(20, 3000), st.integers(20, 3000), st.sampled_from(["both", "latest"]))
def test_a_verdict_is_given_exactly_where_the_whole_interval_agrees(before: int, now: int, chance: str) -> None:
    found = place({2020: before, 2025: now}, 2020, 2025, Target(2030, chance_in=chance, minimum_years=2))  # type: ignore[arg-type]
    assert found.low <= found.share <= found.high
    wanted = ON if found.high <= 100 else OFF if found.low > 100 else UNSURE
    assert found.called == wanted


@given(st.integers(20, 2000), st.integers(20, 2000), st.integers(0, 200))
def test_more_events_never_make_a_better_verdict(before: int, now: int, more: int) -> None:
    order = {ON: 0, UNSURE: 1, OFF: 2}
    one, other = (place({2020: before, 2025: n}, 2020, 2025) for n in (now, now + more))
    assert order[one.called] <= order[other.called]

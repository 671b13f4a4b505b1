"""Two counts against each other: the small one that module 12 uses, the binomial test, known limits."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from monitor_lab.tracking.compare import compare_counts


def test_a_fall_from_5_to_2_is_60_percent_and_chance_does_as_much_in_45_of_100_cases() -> None:
    """Of 7 events, 2 or fewer in the later half: (1 + 7 + 21) / 128 on one side."""
    found = compare_counts(5, 2)
    assert found.change == pytest.approx(-60)
    assert found.p == pytest.approx(2 * 29 / 128)
    assert found.low < 1 < found.high


@given(st.integers(0, 300), st.integers(0, 300), st.floats(0.1, 10))
def test_it_is_the_exact_binomial_test_of_the_later_share(before: int, after: int, exposure: float) -> None:
    if before + after == 0:
        return
    found = compare_counts(before, after, exposure, 1)
    limits = stats.binomtest(after, before + after).proportion_ci(0.95, method="exact")
    low = limits.low / (1 - limits.low) * exposure
    assert found.low == pytest.approx(low, rel=1e-7)
    if before:
        assert found.high == pytest.approx(limits.high / (1 - limits.high) * exposure, rel=1e-7)
        assert found.low <= found.ratio <= found.high
    else:
        assert math.isinf(found.high) and math.isinf(found.ratio)
    share = 1 / (1 + exposure)
    tails = stats.binom.cdf(after, before + after, share), stats.binom.sf(after - 1, before + after, share)
    assert found.p == pytest.approx(min(1, 2 * min(tails)), rel=1e-7, abs=1e-14)


@given(st.integers(1, 200), st.integers(1, 200))
def test_turned_round_it_is_the_inverse(before: int, after: int) -> None:
    one, other = compare_counts(before, after, 3, 2), compare_counts(after, before, 2, 3)
    assert [1 / other.ratio, 1 / other.high, 1 / other.low] == pytest.approx([one.ratio, one.low, one.high])
    assert other.p == pytest.approx(one.p)


def test_the_interval_leaves_out_1_exactly_when_p_is_below_5_percent() -> None:
    for before in range(18):
        for after in range(18):
            found = compare_counts(before, after)
            assert (found.low > 1 or found.high < 1) == (found.p < 0.05)


def test_no_events_at_all_say_nothing() -> None:
    found = compare_counts(0, 0)
    assert math.isnan(found.ratio) and (found.low, found.high, found.p) == (0, math.inf, 1)


def test_it_refuses_what_cannot_be_compared() -> None:
    for arguments in ((-1, 2), (1, 2.5), (True, 2), (1, math.nan)):
        with pytest.raises(ValueError, match="whole number"):
            compare_counts(*arguments)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="population_after"):
        compare_counts(1, 2, 10, 0)

"""Wilson's interval against printed values and its own definition."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor_lab import wilson_interval
from monitor_lab.survey.intervals import normal_quantile


@pytest.mark.parametrize(
    ("named", "n", "low", "high"),
    [(81, 263, 0.2553, 0.3662), (15, 148, 0.0624, 0.1605), (0, 20, 0.0, 0.1611), (1, 29, 0.0061, 0.1718)],
)
def test_it_gives_the_values_printed_by_newcombe(named: int, n: int, low: float, high: float) -> None:
    """R. G. Newcombe (1998), Statistics in Medicine 17: 857-872, table I, method 3."""
    found = wilson_interval(named / n * 100, n)
    assert [float(end) / 100 for end in found] == pytest.approx([low, high], abs=5e-5)


@given(st.integers(1, 100_000), st.floats(0, 1), st.floats(0.5, 0.999))
def test_its_ends_solve_the_equation_that_defines_it(n: int, fraction: float, confidence: float) -> None:
    """Each end p0 satisfies |p - p0| = z sqrt(p0 (1 - p0) / n)."""
    share = round(fraction * n) / n
    z = normal_quantile(confidence)
    for end in wilson_interval(share * 100, n, confidence):
        p0 = float(end) / 100
        assert abs(share - p0) == pytest.approx(z * math.sqrt(p0 * (1 - p0) / n), abs=1e-7)


@given(st.integers(1, 10_000), st.floats(0, 100))
def test_it_holds_the_share_and_stays_within_0_and_100(n: int, share: float) -> None:
    low, high = wilson_interval(share, n)
    assert 0 <= low <= share <= high <= 100


def test_it_takes_many_shares_at_once() -> None:
    low, high = wilson_interval([0, 50, 100], 40)
    assert low[0] == 0 and high[2] == 100
    assert np.allclose(low + high[::-1], 100)


@pytest.mark.parametrize(("n", "confidence"), [(0, 0.95), (10, 0.0), (10, 1.0), (10, 95)])
def test_it_refuses_what_makes_no_interval(n: int, confidence: float) -> None:
    with pytest.raises(ValueError, match=r"1 respondent|between 0 and 1"):
        wilson_interval(50, n, confidence)

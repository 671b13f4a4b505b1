"""The penalty of Mazziotta and Pareto, taken apart."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor_lab.explain.penalised import Bend, bend

KNOWN = np.array([[True, True]])


def value(mean: float, square: float, penalty: str) -> float:
    return 2 * mean - square / mean if penalty == "down" else square / mean


def both(upper: list[float], lower: list[float], weights: list[float], penalty: str) -> tuple[Bend, np.ndarray, float]:
    """The bend, the effects, and the difference, with NaN for what is missing."""
    rows = [np.array([upper]), np.array([lower])]
    known = [~np.isnan(row) for row in rows]
    weight = np.array(weights)
    ends = []
    for row, there in zip(rows, known, strict=True):
        share = np.where(there, weight, 0.0) / np.where(there, weight, 0.0).sum()
        x = np.where(there, row, 0.0)
        ends.append(value(float((share * x).sum()), float((share * x * x).sum()), penalty))
    found = bend(*rows, *known, (np.array(ends[:1]), np.array(ends[1:])), weight, penalty)
    x, y = (
        np.where(there, row, put) for row, there, put in zip(rows, known, (found.in_upper, found.in_lower), strict=True)
    )
    counts = np.where(known[0] | known[1], weight, 0.0)
    return found, (counts / counts.sum() * found.slope(x, y) * (x - y))[0], ends[0] - ends[1]


def test_it_is_shared_as_shapley_shares_a_product() -> None:
    """q / m has two factors: each one's effect is the mean over the two orders in which they may change."""
    upper, lower = np.array([90.0, 60.0]), np.array([20.0, 50.0])
    states = [(np.mean(x**2), np.mean(x)) for x in (upper, lower)]
    share = [0.0, 0.0]
    for order in permutations([0, 1]):
        now = list(states[1])
        for factor in order:
            before = now[0] / now[1]
            now[factor] = states[0][factor]
            share[factor] += (now[0] / now[1] - before) / 2
    by_square = (upper**2 - lower**2) / 2 / (states[0][0] - states[1][0])
    by_mean = (upper - lower) / 2 / (states[0][1] - states[1][1])
    _, effects, _ = both(upper.tolist(), lower.tolist(), [1.0, 1.0], "up")
    np.testing.assert_allclose(effects, share[0] * by_square + share[1] * by_mean, rtol=1e-12)


def test_against_a_full_score_the_uneven_lose_more() -> None:
    """20 and 80: 50 less 900 / 50 is 32, and of the 68 points lost the 20 has more than 80 / (80 + 20)."""
    _, effects, gap = both([100.0, 100.0], [20.0, 80.0], [1.0, 1.0], "down")
    assert gap == pytest.approx(68.0)
    assert effects.sum() == pytest.approx(68.0)
    assert effects[0] / 68.0 > 0.8


def test_what_stands_in_lies_between_the_scores_it_is_like() -> None:
    """Equal scores leave no penalty, so what is missing stands at their score; unequal ones pull it down."""
    nan = float("nan")
    even, _, _ = both([40.0, 40.0, nan], [50.0, 60.0, 70.0], [1.0] * 3, "down")
    assert even.in_upper[0, 0] == 40.0
    uneven, _, _ = both([30.0, 50.0, nan], [50.0, 60.0, 70.0], [1.0] * 3, "down")
    assert 30.0 < uneven.in_upper[0, 0] < 40.0


def test_where_a_state_has_none_of_the_parts_its_own_score_stands_in() -> None:
    x, none = np.array([[90.0, 60.0]]), np.array([[False, False]])
    found = bend(x, np.full((1, 2), np.nan), KNOWN, none, (np.array([72.0]), np.array([55.0])), np.ones(2), "down")
    assert found.in_lower[0, 0] == 55.0


gappy = st.lists(st.one_of(st.floats(1.0, 100.0), st.just(float("nan"))), min_size=4, max_size=4).filter(
    lambda row: not np.isnan(row).all()
)
weights_of = st.lists(st.floats(0.1, 9.0), min_size=4, max_size=4)


@given(gappy, gappy, weights_of, st.sampled_from(["down", "up"]))
def test_effects_add_up_with_any_gaps(upper: list[float], lower: list[float], weights: list[float], how: str) -> None:
    _, effects, gap = both(upper, lower, weights, how)
    assert effects.sum() == pytest.approx(gap, abs=1e-8)
    _, back, _ = both(lower, upper, weights, how)
    np.testing.assert_allclose(effects, -back, atol=1e-8)


@given(gappy, gappy, weights_of, st.sampled_from(["down", "up"]))
def test_what_stands_in_is_no_farther_from_the_mean_than_the_scores_are(
    upper: list[float], lower: list[float], weights: list[float], how: str
) -> None:
    """Of the two scores that would do, the farther one lies beyond their standard deviation."""
    found, _, _ = both(upper, lower, weights, how)
    for row, put in ((np.array(upper), found.in_upper), (np.array(lower), found.in_lower)):
        there = ~np.isnan(row)
        weight = np.array(weights)[there] / np.array(weights)[there].sum()
        mean = float(weight @ row[there])
        assert abs(float(put[0, 0]) - mean) <= np.sqrt(weight @ (row[there] - mean) ** 2) + 1e-6

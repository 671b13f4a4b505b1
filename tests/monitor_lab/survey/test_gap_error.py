"""Errors of differences and ratios: Newcombe's printed limits, survey theory in closed form."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor_lab import wilson_interval
from monitor_lab.survey.gap_error import difference_interval, ratio_interval, shares_by_group, wilson


@pytest.mark.parametrize(
    ("one", "other", "low", "high"),
    [
        ((56, 70), (48, 80), 0.0524, 0.3339),
        ((9, 10), (3, 10), 0.1705, 0.8090),
        ((6, 7), (2, 7), 0.0582, 0.8062),
        ((5, 56), (0, 29), -0.0381, 0.1926),
        ((0, 10), (0, 20), -0.1611, 0.2775),
    ],
)
def test_differences_have_the_limits_printed_by_newcombe(
    one: tuple[int, int], other: tuple[int, int], low: float, high: float
) -> None:
    """R. G. Newcombe (1998), Statistics in Medicine 17: 873-890, table II, method 10."""
    p, q = one[0] / one[1], other[0] / other[1]
    found = difference_interval(p, wilson(p, one[1], 0.95), q, wilson(q, other[1], 0.95))
    assert [float(end) for end in found] == pytest.approx([low, high], abs=6e-5)


@given(st.integers(1, 5000), st.floats(0, 1), st.floats(0.5, 0.999))
def test_wilson_agrees_with_the_verb_for_whole_numbers(n: int, share: float, confidence: float) -> None:
    ours, theirs = wilson(share, n, confidence), wilson_interval(share * 100, n, confidence)
    assert [float(v) * 100 for v in ours] == pytest.approx([float(v) for v in theirs], abs=1e-9)


def test_a_correlation_narrows_a_difference_as_the_variance_of_a_difference_says() -> None:
    """Symmetric limits of half-width 1 and 1 and correlation r: sqrt(2 - 2 r)."""
    for rho in (-1.0, 0.0, 0.5, 1.0):
        low, high = difference_interval(5.0, (4.0, 6.0), 3.0, (2.0, 4.0), rho)
        half = math.sqrt(2 - 2 * rho)
        assert (float(low), float(high)) == pytest.approx((2 - half, 2 + half))


def test_a_ratio_turned_round_is_the_inverse_and_a_share_of_0_has_none() -> None:
    a, b = wilson(0.6, 80, 0.95), wilson(0.2, 50, 0.95)
    low, high = ratio_interval(0.6, a, 0.2, b)
    low_back, high_back = ratio_interval(0.2, b, 0.6, a)
    assert (float(low), float(high)) == pytest.approx((1 / float(high_back), 1 / float(low_back)))
    assert np.isnan(ratio_interval(0.0, wilson(0.0, 9, 0.95), 0.2, b)).all()
    assert np.isnan(ratio_interval(0.2, b, 0.0, wilson(0.0, 9, 0.95))).all()


def test_without_weights_and_clusters_a_share_is_a_mean() -> None:
    found = shares_by_group([1, 0, 0, 1, 1], [0, 0, 0, 1, 1], 2)
    assert found.share.tolist() == pytest.approx([1 / 3, 1])
    assert found.n.tolist() == [3, 2] and found.design_effect.tolist() == [1, 1]


@given(st.integers(2, 40), st.integers(2, 12))
def test_clusters_of_people_who_answer_alike_count_as_one_person_each(clusters: int, size: int) -> None:
    """All variance lies between clusters: the design effect is size * clusters / (clusters - 1)."""
    answers = np.repeat([i % 2 for i in range(clusters)], size)
    found = shares_by_group(answers, np.zeros(len(answers)), 1, clusters=np.repeat(np.arange(clusters), size))
    assert found.design_effect[0] == pytest.approx(size * clusters / (clusters - 1))


def test_clusters_that_mirror_the_whole_add_nothing() -> None:
    found = shares_by_group([1, 0] * 10, [0] * 20, 1, clusters=np.repeat(np.arange(10), 2))
    assert found.design_effect.tolist() == [1]


def test_unequal_weights_cost_what_kish_says_when_they_do_not_follow_the_answers() -> None:
    """Weights 1 and 3 by halves, the same among both answers: n sum w^2 / (sum w)^2 = 1.25, by n / (n - 1)."""
    answers, weights = np.tile([1, 1, 0, 0], 100), np.tile([1.0, 3.0], 200)
    found = shares_by_group(answers, np.zeros(400), 1, weights=weights)
    assert found.share[0] == pytest.approx(0.5)
    assert found.design_effect[0] == pytest.approx(1.25 * 400 / 399)
    certain = shares_by_group(np.ones(400), np.zeros(400), 1, weights=weights)
    assert certain.design_effect[0] == pytest.approx(1.25)


def test_groups_that_share_clusters_have_errors_that_move_together() -> None:
    answers = np.tile([1, 1, 0, 0], 10)  # in each street both a woman and a man, who answer alike
    groups, clusters = np.tile([0, 1], 20), np.repeat(np.arange(20), 2)
    assert shares_by_group(answers, groups, 2, clusters=clusters).correlation[0, 1] == pytest.approx(1)
    assert shares_by_group(answers, groups, 2, weights=np.ones(40)).correlation[0, 1] == pytest.approx(0)


def test_one_cluster_tells_nothing() -> None:
    with pytest.raises(ValueError, match="fewer than two clusters"):
        shares_by_group([1, 0], [0, 0], 1, clusters=[0, 0])

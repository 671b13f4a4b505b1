"""Slopes of means, against closed forms."""

from __future__ import annotations

from math import log

import numpy as np
import pandas as pd
import pytest

from monitor_lab import Aggregate, CoverageRule, Framework, aggregate
from monitor_lab.explain.slopes import secant, slopes

FULL = np.array([[100.0, 100.0]])


def mean(how: Aggregate, parts: np.ndarray, weights: np.ndarray) -> np.ndarray:
    ids = [f"x{i}" for i in range(parts.shape[1])]
    indicators = pd.DataFrame({"id": ids, "name": ids, "unit": "points", "weight": weights, "own": "I"})
    indicators = indicators.assign(direction="higher is better", worst=0.0, best=100.0)
    groups = pd.DataFrame({"view": ["own"], "id": ["I"], "name": ["Index"], "level": ["index"], "parent": [""]})
    framework = Framework.from_tables(indicators, groups)
    scores = pd.DataFrame(parts, columns=pd.Index(ids))
    return aggregate(scores, framework, how, view="own", coverage=CoverageRule.any_value())["I"].to_numpy()


def effects(how: Aggregate, upper: np.ndarray, lower: np.ndarray, weights: np.ndarray | None = None) -> np.ndarray:
    weights = np.ones(upper.shape[1]) if weights is None else weights
    ends = mean(how, upper, weights), mean(how, lower, weights)
    known = np.ones(upper.shape, dtype=bool)
    slope, _ = slopes(upper, lower, ends, weights, (known, known), how)
    return np.asarray((slope * (upper - lower))[0])


def test_a_geometric_mean_of_40_loses_by_logarithms() -> None:
    """25 and 64 make 40; of the 60 points lost, ln(100 / 25) stands to ln(100 / 64)."""
    whole = 60.0 / log(100 / 40)
    expected = [whole * log(100 / 25) / 2, whole * log(100 / 64) / 2]
    np.testing.assert_allclose(effects(Aggregate("geometric"), FULL, np.array([[25.0, 64.0]])), expected, rtol=1e-13)


def test_a_harmonic_mean_loses_by_reciprocals() -> None:
    """20 and 80 make 32; 1/20 - 1/100 stands to 1/80 - 1/100 as 16 to 1."""
    found = effects(Aggregate("harmonic"), FULL, np.array([[20.0, 80.0]]))
    np.testing.assert_allclose(found, [68.0 * 16 / 17, 68.0 / 17], rtol=1e-13)


def test_a_quadratic_mean_loses_by_squares() -> None:
    lower = np.array([[10.0, 70.0]])
    whole = 100.0 - np.sqrt((100.0 + 4900.0) / 2)
    np.testing.assert_allclose(
        effects(Aggregate("power", p=2), FULL, lower), whole * np.array([9900, 5100]) / 15000, rtol=1e-13
    )


def test_an_ordered_mean_counts_each_place_for_the_way_it_holds_it() -> None:
    """The worst counts 3/4. From (20, 50) to (90, 60) the first overtakes after 30 / 60 = 1/2 of the way."""
    how = Aggregate("ordered", order=(0.75, 0.25))
    found = effects(how, np.array([[90.0, 60.0]]), np.array([[20.0, 50.0]]))
    np.testing.assert_allclose(found, [70 * (0.75 + 0.25) / 2, 10 * (0.25 + 0.75) / 2], rtol=1e-13)


def test_equal_scores_share_their_places_whichever_stands_first() -> None:
    how = Aggregate("ordered", order=(0.7, 0.2, 0.1))
    full = np.full((1, 3), 100.0)
    np.testing.assert_allclose(effects(how, full, np.array([[40.0, 40.0, 80.0]])), [27.0, 27.0, 2.0], rtol=1e-13)
    np.testing.assert_allclose(effects(how, full, np.array([[80.0, 40.0, 40.0]])), [2.0, 27.0, 27.0], rtol=1e-13)


def test_with_an_attitude_equal_scores_share_by_weight() -> None:
    how = Aggregate("ordered", attitude=2.0)
    found = effects(how, FULL, np.array([[40.0, 40.0]]), np.array([1.0, 3.0]))
    np.testing.assert_allclose(found, [15.0, 45.0], rtol=1e-13)


@pytest.mark.parametrize("how", [Aggregate("geometric"), Aggregate("harmonic"), Aggregate("power", p=-2)])
def test_a_score_of_zero_takes_all_that_is_lost(how: Aggregate) -> None:
    full = np.full((1, 3), 100.0)
    np.testing.assert_allclose(effects(how, full, np.array([[0.0, 60.0, 80.0]])), [100.0, 0.0, 0.0])
    two = effects(how, full, np.array([[0.0, 0.0, 80.0]]), np.array([1.0, 3.0, 1.0]))
    np.testing.assert_allclose(two, [25.0, 75.0, 0.0])


def test_a_score_of_zero_is_the_limit_of_small_ones() -> None:
    full, how = np.full((1, 2), 100.0), Aggregate("harmonic")
    near = effects(how, full, np.array([[1e-9, 60.0]]))
    np.testing.assert_allclose(near, effects(how, full, np.array([[0.0, 60.0]])), atol=1e-6)


def test_between_two_groups_of_zero_nothing_is_divided() -> None:
    found = effects(Aggregate("geometric"), np.array([[0.0, 60.0]]), np.array([[50.0, 0.0]]))
    assert found.tolist() == [0.0, 0.0]


def test_nearly_equal_scores_do_not_lose_their_digits() -> None:
    x, y = np.array([50.0 + 1e-9]), np.array([50.0])
    for p in (0.0, -1.0, 0.5, 3.0):
        derivative = 1 / 50 if p == 0.0 else p * 50 ** (p - 1)
        np.testing.assert_allclose(secant(x, y, p), derivative, rtol=1e-9)
        np.testing.assert_allclose(secant(y, y, p), derivative, rtol=1e-14)


def test_a_secant_is_the_same_from_both_ends() -> None:
    x, y = np.array([3.0, 80.0]), np.array([7.0, 2.0])
    np.testing.assert_allclose(secant(x, y, -1.0), -1.0 / (x * y), rtol=1e-14)
    assert secant(x, y, 0.0).tolist() == secant(y, x, 0.0).tolist()


@pytest.mark.parametrize("method", ["copeland", "kemeny-young"])
def test_methods_that_compare_units_are_refused_in_words(method: str) -> None:
    with pytest.raises(ValueError, match=r'no indicator has a part of a score.*aggregate="arithmetic"'):
        slopes(FULL, FULL, (FULL[:, 0], FULL[:, 0]), np.ones(2), (FULL > 0, FULL > 0), Aggregate(method))


def test_what_does_not_count_has_no_slope() -> None:
    counts, ends = np.array([[True, False]]), (FULL[:, 0], FULL[:, 0] / 2)
    slope, share = slopes(FULL, FULL / 2, ends, np.array([1.0, 9.0]), (counts, counts), Aggregate())
    assert slope.tolist() == share.tolist() == [[1.0, 0.0]]

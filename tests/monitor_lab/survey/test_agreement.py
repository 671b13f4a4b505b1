"""Kendall's W against its limits, Friedman's statistic and Spearman's correlation."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from monitor_lab.survey.agreement import kendall_w, mean_places

tables = st.tuples(st.integers(2, 8), st.integers(3, 6)).flatmap(
    lambda shape: st.lists(
        st.lists(st.integers(1, shape[1]), min_size=shape[1], max_size=shape[1]), min_size=shape[0], max_size=shape[0]
    )
)


def test_one_order_by_all_is_1_and_opposite_orders_are_0() -> None:
    assert kendall_w([[1, 2, 3, 4]] * 5) == 1
    assert kendall_w([[1, 2, 3, 4], [4, 3, 2, 1]]) == 0


@given(tables)
def test_with_ties_it_is_friedmans_statistic_over_its_maximum(rows: list[list[int]]) -> None:
    """Friedman's chi-square, corrected for ties, is m (n - 1) W."""
    ranks = np.array(rows, dtype=float)
    if (ranks == ranks[:, :1]).all():
        assert math.isnan(kendall_w(ranks))
        return
    statistic = stats.friedmanchisquare(*ranks.T).statistic
    assert kendall_w(ranks) * ranks.shape[0] * (ranks.shape[1] - 1) == pytest.approx(statistic, abs=1e-9)


@given(st.integers(2, 7), st.integers(2, 6), st.integers(0, 1000))
def test_without_ties_it_gives_the_mean_rank_correlation_between_people(people: int, options: int, seed: int) -> None:
    """The mean of Spearman's coefficient over all pairs is (m W - 1) / (m - 1)."""
    rng = np.random.default_rng(seed)
    ranks = np.array([rng.permutation(options) + 1 for _ in range(people)], dtype=float)
    pairs = [np.corrcoef(ranks[i], ranks[j])[0, 1] for i in range(people) for j in range(i)]
    assert np.mean(pairs) == pytest.approx((people * kendall_w(ranks) - 1) / (people - 1), abs=1e-9)


def test_the_formula_with_ties_by_hand() -> None:
    """Places 1.5 1.5 3 and 1 2.5 2.5: sums 2.5 4 5.5, S = 4.5, T = 6 for each; 12 S / (4 * 24 - 2 * 12)."""
    assert kendall_w([[1, 1, 2], [1, 2, 2]]) == pytest.approx(12 * 4.5 / (4 * 24 - 2 * 12))


def test_what_is_not_ranked_shares_the_last_places() -> None:
    assert mean_places([[math.nan, 1, math.nan, 2]]).tolist() == [[3.5, 1, 3.5, 2]]
    assert mean_places([[math.nan, math.nan]]).tolist() == [[1.5, 1.5]]


def test_one_person_or_one_option_cannot_agree() -> None:
    assert math.isnan(kendall_w([[1, 2, 3]])) and math.isnan(kendall_w([[1], [1]]))
    with pytest.raises(ValueError, match="table"):
        kendall_w([1, 2, 3])

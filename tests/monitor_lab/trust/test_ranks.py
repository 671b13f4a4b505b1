"""Ranks of many runs at once."""

from __future__ import annotations

import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from monitor_lab.trust.ranks import periods_of, rank_array


@given(st.lists(st.lists(st.one_of(st.integers(0, 4), st.just(None)), min_size=5, max_size=5), min_size=1, max_size=4))
def test_ranks_are_those_of_pandas_with_ties_and_gaps(rows: list[list[int | None]]) -> None:
    scores = np.array(rows, dtype=np.float64)
    theirs = pd.DataFrame(scores).rank(axis=1, ascending=False, method="min")
    assert np.array_equal(rank_array(scores), theirs.to_numpy(), equal_nan=True)


def test_a_period_is_ranked_by_itself() -> None:
    index = pd.MultiIndex.from_product([["A", "B"], [2019, 2020]])
    assert rank_array(np.array([1.0, 9.0, 2.0, 8.0]), periods_of(index)).tolist() == [2.0, 1.0, 1.0, 2.0]
    assert periods_of(pd.Index(["A", "B"])) is None


def test_what_differs_only_by_how_a_computer_adds_up_is_equal() -> None:
    assert rank_array(np.array([[0.1 + 0.2, 0.3, 0.4]])).tolist() == [[2.0, 2.0, 1.0]]


def test_the_scores_given_stay_as_they_were() -> None:
    scores = np.array([[3.0, 1.0, 2.0]])
    rank_array(scores)
    assert scores.tolist() == [[3.0, 1.0, 2.0]]

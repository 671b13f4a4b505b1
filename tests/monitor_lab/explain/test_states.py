"""Scores as arrays."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from monitor_lab import Scores
from monitor_lab.explain.states import full_state, state_of

ROWS = {"X": [40.0, 50.0, None, 70.0, 80.0, 90.0, 10.0], "Y": [1.0] * 7}


def test_one_row_keeps_two_dimensions(small: Callable[..., Scores]) -> None:
    scores = small(ROWS)
    assert state_of(scores).nodes.shape == (2, 12)
    np.testing.assert_array_equal(state_of(scores, 1).nodes, np.ones((1, 12)))


def test_a_full_state_lacks_what_the_rows_lack(small: Callable[..., Scores]) -> None:
    full = full_state(state_of(small(ROWS), 0), 100.0)
    np.testing.assert_array_equal(full.indicators, [[100, 100, np.nan, 100, 100, 100, 100]])
    assert (full.groups == 100.0).all()

"""Entropy weights."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor_lab import DataError
from monitor_lab.weights.entropy import entropy_weights


def test_two_units_have_a_closed_form() -> None:
    # Shares 1/4 and 3/4 have the entropy 2 - (3/4) log2 3 = 0.8113 bit of at most 1; shares 0 and 1 have none.
    scores = pd.DataFrame({"a": [1.0, 3.0], "b": [0.0, 5.0]})
    spread = 1.0 - (2.0 - 0.75 * np.log2(3.0))
    assert entropy_weights(scores).tolist() == pytest.approx([spread / (spread + 1.0), 1.0 / (spread + 1.0)])


def test_what_is_missing_is_left_out() -> None:
    with_gap = pd.DataFrame({"a": [1.0, 3.0, None], "b": [0.0, 5.0, None]})
    assert entropy_weights(with_gap).tolist() == pytest.approx(entropy_weights(with_gap.dropna()).tolist())


def test_every_column_that_cannot_be_weighed_is_named() -> None:
    scores = pd.DataFrame({"a": [-1.0, 2.0], "b": [3.0, 3.0], "c": [1.0, None], "d": [0.0, 0.0], "e": [1.0, 2.0]})
    with pytest.raises(DataError) as caught:
        entropy_weights(scores)
    assert [p.column for p in caught.value.problems] == ["c", "a", "b", "d"]
    assert "The lowest score is -1" in str(caught.value) and "1 unit has a score" in str(caught.value)


@given(st.lists(st.lists(st.floats(0.0, 100.0), min_size=3, max_size=3), min_size=3, max_size=12))
def test_weights_add_to_one_are_never_negative_and_do_not_depend_on_the_order(rows: list[list[float]]) -> None:
    scores = pd.DataFrame(np.round(rows, 3), columns=list("abc"))
    if (scores.nunique() < 2).any():
        return
    weights = entropy_weights(scores)
    assert weights.sum() == pytest.approx(1.0) and weights.ge(-1e-12).all()
    assert entropy_weights(scores.iloc[::-1]).to_numpy() == pytest.approx(weights.to_numpy(), abs=1e-9)
    assert entropy_weights(scores * 7.0).to_numpy() == pytest.approx(weights.to_numpy(), abs=1e-9)

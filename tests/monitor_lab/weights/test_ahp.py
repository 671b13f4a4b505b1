"""Weights from comparisons in pairs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor_lab import DataError
from monitor_lab.weights.ahp import ahp_consistency, ahp_weights

Goldens = Callable[[str], Path]


def table(rows: list[list[float | None]], names: str = "abc") -> pd.DataFrame:
    names_ = list(names[: len(rows)])
    return pd.DataFrame(rows, index=names_, columns=names_, dtype="float64")


def test_the_handbooks_comparisons_of_technology_give_their_principal_eigenvector(goldens: Goldens) -> None:
    folder = goldens("published/oecd_jrc_tai")
    comparisons = pd.read_csv(folder / "table20_ahp_matrix.csv", index_col=0, float_precision="round_trip")
    expected = pd.read_csv(folder / "table20_ahp_weights_computed.csv", index_col=0, float_precision="round_trip")
    weights = ahp_weights(comparisons)
    assert weights.to_numpy() == pytest.approx(expected["weight"].loc[weights.index].to_numpy(), rel=1e-9)
    # CHECK.csv of the reference outputs: lambda_max 8.211079, CI 0.030154, CR 0.021386
    found = ahp_consistency(comparisons)
    assert (found.lambda_max, found.index, found.ratio) == pytest.approx((8.211079, 0.030154, 0.021386), abs=5e-7)


@given(st.lists(st.floats(0.1, 9.0), min_size=2, max_size=10))
def test_comparisons_that_agree_give_back_the_weights_they_were_made_from(weights: list[float]) -> None:
    true = np.array(weights) / sum(weights)
    names = [f"i{k}" for k in range(len(true))]
    comparisons = pd.DataFrame(true[:, None] / true[None, :], index=names, columns=names)
    np.fill_diagonal(comparisons.values.copy(), 1.0)
    assert ahp_weights(comparisons).to_numpy() == pytest.approx(true, rel=1e-9)
    assert ahp_consistency(comparisons).ratio == pytest.approx(0.0, abs=1e-9)


def test_three_by_three_has_a_closed_form() -> None:
    # For three things the eigenvector is the geometric mean of the rows.
    comparisons = table([[1, 3, 5], [1 / 3, 1, 2], [1 / 5, 1 / 2, 1]])
    means = np.exp(np.log(comparisons.to_numpy()).mean(axis=1))
    assert ahp_weights(comparisons).to_numpy() == pytest.approx(means / means.sum(), rel=1e-9)


def test_half_of_the_table_is_enough() -> None:
    half = table([[1, 2, 8], [None, 1, 4], [None, None, 1]])
    other = table([[None, None, None], [1 / 2, None, None], [1 / 8, 1 / 4, None]])
    assert ahp_weights(half).to_numpy() == pytest.approx(ahp_weights(other).to_numpy(), rel=1e-9)
    assert half.isna().sum().sum() == 3


def test_contradictions_are_refused_and_the_one_that_stands_out_is_named() -> None:
    round_trip = table([[1, 5, None], [None, 1, 5], [5, None, 1]])  # a above b above c above a
    with pytest.raises(DataError, match=r"contradict each other: their consistency ratio is \d.*5 times as important"):
        ahp_weights(round_trip)
    assert ahp_weights(round_trip, max_ratio=None).to_numpy() == pytest.approx(1 / 3)
    # a is 2 times b, 4 times c, and so on to d, but d is said to be 2 times as important as a.
    odd = table([[1, 2, 4, 0.5], [None, 1, 2, 4], [None, None, 1, 2], [None, None, None, 1]], "abcd")
    with pytest.raises(DataError, match=r"What stands out most is that d is 2 times as important as a"):
        ahp_weights(odd)


def test_two_things_cannot_contradict_each_other() -> None:
    found = ahp_consistency(table([[1, 9], [None, 1]]))
    assert (found.index, found.ratio) == (0.0, 0.0)


def test_beyond_ten_things_no_ratio_is_given() -> None:
    names = [f"i{k}" for k in range(11)]
    assert np.isnan(ahp_consistency(pd.DataFrame(1.0, index=names, columns=names)).ratio)


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([[1, 2], [2, 1]], "a and b are compared by 2 in one direction and 2 in the other. Allowed: 0.5"),
        ([[2, 2], [None, 1]], "a compared with itself is 2"),
        ([[1, None], [None, 1]], "a and b are not compared"),
        ([[1, -3], [None, 1]], "a and b are compared by -3. Allowed: above 0"),
        ([[1, 0], [None, 1]], "a and b are compared by 0. Allowed: above 0"),
    ],
)
def test_tables_that_cannot_be_read_are_refused(rows: list[list[float | None]], words: str) -> None:
    with pytest.raises(DataError) as caught:
        ahp_weights(table(rows))
    assert words in str(caught.value)


def test_rows_and_columns_must_be_the_same() -> None:
    with pytest.raises(DataError, match="the same names in the same order"):
        ahp_weights(table([[1, 2], [None, 1]]).rename(index={"b": "c"}))
    with pytest.raises(DataError, match="The rows are none"):
        ahp_weights(pd.DataFrame())

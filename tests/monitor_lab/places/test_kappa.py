"""Kappa against printed tables."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor_lab.places.kappa import cohen_kappa, fleiss_kappa, rater_agreement

FLEISS = [
    [0, 0, 0, 0, 14], [0, 2, 6, 4, 2], [0, 0, 3, 5, 6], [0, 3, 9, 2, 0], [2, 2, 8, 1, 1],
    [7, 7, 0, 0, 0], [3, 2, 6, 3, 0], [2, 5, 3, 2, 2], [6, 5, 2, 1, 0], [0, 2, 2, 3, 7],
]  # fmt: skip
"""The worked example of many textbooks: 14 raters, 10 items, 5 answers; kappa 0.210."""


def pairs(both_yes: int, first_only: int, second_only: int, both_no: int) -> tuple[list[str], list[str]]:
    first = ["yes"] * (both_yes + first_only) + ["no"] * (second_only + both_no)
    second = ["yes"] * both_yes + ["no"] * first_only + ["yes"] * second_only + ["no"] * both_no
    return first, second


@pytest.mark.parametrize(
    ("table", "kappa"), [((20, 5, 10, 15), 0.4), ((45, 15, 25, 15), 0.1304), ((25, 35, 5, 35), 0.2593)]
)
def test_cohens_kappa_is_that_of_the_printed_tables(table: tuple[int, int, int, int], kappa: float) -> None:
    """The grant applications and the two 60 % tables of the usual worked examples."""
    assert cohen_kappa(*pairs(*table)) == pytest.approx(kappa, abs=5e-5)


def test_fleiss_kappa_is_that_of_the_printed_table() -> None:
    assert fleiss_kappa(FLEISS) == pytest.approx(0.210, abs=5e-4)


def test_complete_agreement_is_1_and_systematic_disagreement_is_negative() -> None:
    assert cohen_kappa(["a", "b", "c"], ["a", "b", "c"]) == 1
    assert cohen_kappa(["a", "b"], ["b", "a"]) == -1
    assert fleiss_kappa([[3, 0], [0, 3]]) == 1


def test_where_all_answers_are_the_same_kappa_is_not_defined() -> None:
    assert math.isnan(cohen_kappa(["a", "a"], ["a", "a"])) and math.isnan(cohen_kappa([], []))
    assert math.isnan(fleiss_kappa([[3, 0], [3, 0]])) and math.isnan(fleiss_kappa([[1, 0], [0, 1]]))


@given(st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from("abc")), min_size=1, max_size=40))
def test_kappa_does_not_know_the_names_or_order_of_answers_or_raters(rows: list[tuple[str, str]]) -> None:
    first, second = [a for a, _ in rows], [b for _, b in rows]
    kappa = cohen_kappa(first, second)
    renamed = cohen_kappa([x.upper() for x in first[::-1]], [x.upper() for x in second[::-1]])
    assert kappa == pytest.approx(renamed, nan_ok=True) == pytest.approx(cohen_kappa(second, first), nan_ok=True)


def test_raters_of_a_table_are_compared_on_the_items_that_all_answered() -> None:
    first, second = pairs(20, 5, 10, 15)
    table = pd.DataFrame({"A": [*first, "yes", None], "B": [*second, None, "no"]})
    found = rater_agreement(table)
    assert (found.raters, found.items) == (2, 50)
    assert (found.percent, found.kappa) == pytest.approx((70, 0.4))


def test_more_than_two_raters_are_compared_by_fleiss() -> None:
    rows = [[c for c, n in enumerate(row) for _ in range(n)] for row in FLEISS]
    found = rater_agreement(pd.DataFrame(rows))
    assert found.raters == 14 and found.kappa == pytest.approx(0.210, abs=5e-4)
    agree = np.mean([np.mean([a == b for i, a in enumerate(r) for j, b in enumerate(r) if i != j]) for r in rows])
    assert found.percent == pytest.approx(agree * 100)


def test_without_common_items_there_is_no_agreement() -> None:
    found = rater_agreement(pd.DataFrame({"A": ["yes", None], "B": [None, "no"]}))
    assert found.items == 0 and math.isnan(found.percent)


def test_it_refuses_what_cannot_be_compared() -> None:
    with pytest.raises(ValueError, match="same items"):
        cohen_kappa(["a"], ["a", "b"])
    with pytest.raises(ValueError, match="same number of raters"):
        fleiss_kappa([[3, 0], [1, 1]])
    with pytest.raises(ValueError, match="table"):
        fleiss_kappa([1, 2])
    with pytest.raises(ValueError, match="two raters"):
        rater_agreement(pd.DataFrame({"A": ["yes"]}))

"""Pairwise comparisons against the tables of the OECD/JRC Handbook."""

from __future__ import annotations

from collections.abc import Callable
from itertools import permutations
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from monitor_lab.steps.outranking import KEMENY_LIMIT, copeland, kemeny_young, support


def profile(orders: dict[str, float]) -> tuple[np.ndarray, np.ndarray]:
    """Scores of a, b, c, ... from orders, best first, and the number of indicators that give each."""
    units = sorted(next(iter(orders)))
    scores = np.array([[len(units) - order.index(u) for order in orders] for u in units], dtype=float)
    return scores, np.array(list(orders.values()), dtype=float)


TABLE_25 = {"abcd": 3, "acbd": 5, "bdca": 7, "cbda": 6}
TABLE_28 = {"abc": 23, "bca": 17, "bac": 2, "cab": 10, "cba": 8}


def test_the_outranking_matrix_of_table_27() -> None:
    scores, weights = profile(TABLE_25)
    expected = [[0, 8, 8, 8], [13, 0, 10, 21], [13, 11, 0, 14], [13, 0, 7, 0]]
    assert np.allclose(support(scores, weights) * 21, expected)


def test_the_outranking_matrix_of_table_30() -> None:
    scores, weights = profile(TABLE_28)
    assert np.allclose(support(scores, weights) * 60, [[0, 33, 25], [27, 0, 42], [35, 18, 0]])


def test_the_five_countries_of_table_36(goldens: Callable[[str], Path]) -> None:
    values = pd.read_csv(goldens("published/oecd_jrc_tai/table35_impact_matrix.csv"), index_col=0)
    theirs = pd.read_csv(goldens("published/oecd_jrc_tai/table36_outranking.csv"), index_col=0)
    assert np.allclose(support(values.to_numpy(), np.ones(8)), theirs)


def test_copelands_winner_is_the_condorcet_winner_of_table_25() -> None:
    """c beats b, d and a; b beats d and a; d beats a: c, b, d, a."""
    assert copeland(*profile(TABLE_25)).tolist() == [-3, 1, 3, -1]


def test_kemeny_young_finds_the_order_that_page_111_scores_highest() -> None:
    """Of the six orders of a, b and c, bca has the highest score, 104."""
    assert kemeny_young(*profile(TABLE_28)).tolist() == [0, 2, 1]


def test_equally_supported_orders_share_their_places(goldens: Callable[[str], Path]) -> None:
    """Table 37: three orders of five countries reach 6.375; Japan and Korea close all of them."""
    values = pd.read_csv(goldens("published/oecd_jrc_tai/table35_impact_matrix.csv"), index_col=0)
    places = dict(zip(values.index, kemeny_young(values.to_numpy(), np.ones(8)), strict=True))
    best = [["USA", "Sweden", "Finland"], ["Sweden", "Finland", "USA"], ["Sweden", "USA", "Finland"]]
    for country in ("Finland", "USA", "Sweden"):
        assert places[country] == pytest.approx(np.mean([4 - order.index(country) for order in best]))
    assert (places["Japan"], places["Korea"]) == (1, 0)


def test_kemeny_young_agrees_with_a_search_of_every_order() -> None:
    rng = np.random.default_rng(11)
    for _ in range(20):
        scores, weights = rng.integers(0, 9, (5, 4)).astype(float), rng.uniform(0.5, 2, 4)
        pairs = support(scores, weights)
        reached = {
            order: sum(pairs[a, b] for i, a in enumerate(order) for b in order[i + 1 :])
            for order in permutations(range(5))
        }
        top = [order for order, value in reached.items() if value > max(reached.values()) - 1e-9]
        expected = [np.mean([4 - order.index(u) for order in top]) for u in range(5)]
        assert np.allclose(kemeny_young(scores, weights), expected)


def test_gaps_say_nothing_of_a_pair_and_units_without_scores_have_no_place() -> None:
    scores = np.array([[3.0, np.nan], [2.0, 5.0], [np.nan, np.nan]])
    assert support(scores, np.array([1.0, 9.0]))[0, 1] == 1
    assert copeland(scores, np.ones(2))[:2].tolist() == [1, -1] and np.isnan(copeland(scores, np.ones(2))[2])
    assert kemeny_young(scores, np.ones(2))[:2].tolist() == [1, 0]


def test_too_many_units_are_refused_by_name_of_the_limit() -> None:
    with pytest.raises(ValueError, match="at most 15, and here are 16"):
        kemeny_young(np.arange(KEMENY_LIMIT + 1.0)[:, None], np.ones(1))

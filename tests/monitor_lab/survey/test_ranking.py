"""Points and ranks, against printed votes first; then what a bootstrap must do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor_lab.survey.agreement import mean_places
from monitor_lab.survey.ranking import approval_points, borda_points, rank_options


def total_borda(orders: dict[str, int], options: str) -> dict[str, float]:
    """Borda's points as they are usually printed: n - 1 for a first place, summed over people."""
    ranks = [[order.index(o) + 1 for o in options] for order, times in orders.items() for _ in range(times)]
    points = borda_points(mean_places(ranks))
    return dict(zip(options, (points.sum(axis=0) / 100 * (len(options) - 1)).round(9).tolist(), strict=True))


@pytest.mark.parametrize("table", ["table25", "table28", "table31"])
def test_borda_scores_are_those_printed_in_the_oecd_jrc_handbook(goldens: Callable[[str], Path], table: str) -> None:
    folder = goldens("published/oecd_jrc_tai")
    profile = pd.read_csv(folder / f"{table}_profile.csv")
    printed = pd.read_csv(folder / "tables26_33_social_choice_results.csv").query(
        "profile == @table and what == 'borda'"
    )
    orders = dict(zip(profile["order_best_first"], profile["indicators"], strict=True))
    wanted = {item: float(value) for item, value in zip(printed["item"], printed["value"], strict=True)}
    assert total_borda(orders, "".join(sorted(wanted))) == wanted


def test_the_capital_of_tennessee_by_borda_is_nashville() -> None:
    """The textbook vote: 42 % Memphis, 26 % Nashville, 15 % Chattanooga, 17 % Knoxville, each for the nearest."""
    orders = {"MNCK": 42, "NCKM": 26, "CKNM": 15, "KCNM": 17}
    assert total_borda(orders, "MNCK") == {"M": 126, "N": 194, "C": 173, "K": 107}


def test_approval_counts_who_named_an_option_among_the_first() -> None:
    ranks = np.array([[1, 2, np.nan], [2, 1, 3]])
    assert approval_points(ranks, None).tolist() == [[100, 100, 0], [100, 100, 100]]
    assert approval_points(ranks, 1).tolist() == [[100, 0, 0], [0, 100, 0]]
    with pytest.raises(ValueError, match="first place"):
        approval_points(ranks, 0)


def test_equal_scores_share_the_better_rank() -> None:
    assert rank_options(np.array([[10.0, 30, 10, 30, 0]]), samples=0).rank.tolist() == [3, 1, 3, 1, 5]


def test_people_who_all_say_the_same_leave_no_range() -> None:
    found = rank_options(np.array([[100.0, 50, 0]] * 20), samples=300)
    assert found.low.tolist() == found.high.tolist() == [100, 50, 0]
    assert found.rank_low.tolist() == found.rank_high.tolist() == [1, 2, 3]


def test_a_tie_of_opposite_people_leaves_both_ranks_open() -> None:
    found = rank_options(np.array([[100.0, 0]] * 20 + [[0, 100.0]] * 20), samples=500)
    assert found.rank_low.tolist() == [1, 1] and found.rank_high.tolist() == [2, 2]


def test_the_bootstrap_has_the_standard_error_of_a_mean() -> None:
    rng = np.random.default_rng(5)
    points = rng.normal(50, 10, (400, 2))
    found = rank_options(points, samples=4000, confidence=0.95, seed=1)
    half = 1.96 * points.std(axis=0) / 20
    assert (found.high - found.low) / 2 == pytest.approx(half, rel=0.08)


def test_samples_drawn_in_batches_hold_the_same_people(monkeypatch: pytest.MonkeyPatch) -> None:
    points = np.random.default_rng(2).uniform(0, 100, (30, 4))
    whole = rank_options(points, samples=200)
    monkeypatch.setattr("monitor_lab.survey.ranking.CELLS", 30 * 64)
    assert all(np.allclose(a, b) for a, b in zip(whole, rank_options(points, samples=200), strict=True))


@given(st.lists(st.permutations(range(1, 5)), min_size=1, max_size=30), st.integers(0, 100))
def test_ranges_hold_the_values_and_the_same_seed_gives_the_same(rows: list[list[int]], seed: int) -> None:
    points = borda_points(np.array(rows, dtype=float))
    found = rank_options(points, samples=50, seed=seed)
    assert (found.low <= found.score).all() and (found.score <= found.high).all()
    assert (found.rank_low <= found.rank).all() and (found.rank <= found.rank_high).all()
    again = rank_options(points, samples=50, seed=seed)
    assert all(np.array_equal(a, b) for a, b in zip(found, again, strict=True))


@given(st.lists(st.permutations(range(1, 6)), min_size=1, max_size=20))
def test_borda_points_of_a_person_are_50_on_average(rows: list[list[int]]) -> None:
    assert borda_points(mean_places(rows)).mean(axis=1) == pytest.approx(50)


def test_it_refuses_impossible_settings() -> None:
    with pytest.raises(ValueError, match="samples"):
        rank_options(np.zeros((2, 2)), samples=-1)
    with pytest.raises(ValueError, match="confidence"):
        rank_options(np.zeros((2, 2)), samples=1, confidence=90)

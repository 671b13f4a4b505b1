"""Means against closed forms, with gaps, zeros and many weight sets at once."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from monitor_lab.steps.means import MEANS, arithmetic, geometric, harmonic, mazziotta_pareto, ordered, power
from monitor_lab.steps.sums import Sums


def mean(function: object, scores: list[float], weights: list[float] | None = None, **settings: object) -> float:
    children = np.array(scores, dtype=float)[:, None]
    known = ~np.isnan(children)
    by = Sums(np.array(weights or [1.0] * len(scores), dtype=float), np.array([0], dtype=np.intp))
    with np.errstate(all="ignore"):
        return float(function(np.where(known, children, 0.0), known, by, **settings)[0, 0])  # type: ignore[operator]


@pytest.mark.parametrize(
    ("scores", "printed"), [([21, 1, 1, 1], 2.14), ([6, 6, 6, 6], 6.0), ([21, 2, 1, 1], 2.54), ([6, 7, 6, 6], 6.23)]
)
def test_the_handbooks_example_of_compensation(scores: list[float], printed: float) -> None:
    """OECD and JRC (2008), pages 103-104: 21, 1, 1, 1 has the same arithmetic mean as 6, 6, 6, 6."""
    assert mean(geometric, scores) == pytest.approx(printed, abs=0.006)
    assert mean(arithmetic, [21, 1, 1, 1]) == mean(arithmetic, [6, 6, 6, 6]) == 6


def test_closed_forms() -> None:
    assert mean(geometric, [40, 90]) == pytest.approx(60)
    assert mean(harmonic, [40, 60]) == pytest.approx(48)
    assert mean(power, [3, 4], p=2) == pytest.approx(np.sqrt(12.5))
    assert mean(arithmetic, [10, 40], [2, 1]) == 20
    assert mean(geometric, [10, 80], [2, 1]) == pytest.approx(20)


def test_one_zero_makes_geometric_harmonic_and_negative_powers_zero() -> None:
    for function, settings in ((geometric, {}), (harmonic, {}), (power, {"p": -2.0})):
        assert mean(function, [0, 90], **settings) == 0
    assert mean(power, [0, 90], p=2) == pytest.approx(90 / np.sqrt(2))
    assert mean(geometric, [0, 90], [0, 1]) == pytest.approx(90)


def test_what_is_missing_is_dropped_by_every_mean() -> None:
    for name, function in MEANS.items():
        settings = {"p": 2.0} if name == "power" else {}
        assert mean(function, [np.nan, 60, 60], **settings) == pytest.approx(60), name


def test_the_penalty_of_an_uneven_profile() -> None:
    """Mean 50, population variance 900: 50 - 900 / 50 = 32; an even profile loses nothing."""
    assert mean(mazziotta_pareto, [20, 80]) == pytest.approx(32)
    assert mean(mazziotta_pareto, [20, 80], sign=1.0) == pytest.approx(68)
    assert mean(mazziotta_pareto, [50, 50]) == 50 and mean(mazziotta_pareto, [0, 0]) == 0


def test_ordered_weights_belong_to_places_and_not_to_indicators() -> None:
    assert mean(ordered, [90, 30, 60], order=(0.5, 0.3, 0.2)) == pytest.approx(15 + 18 + 18)
    assert mean(ordered, [30, 60, 90], order=(5, 3, 2)) == pytest.approx(51)
    assert mean(ordered, [90, 30, 60], attitude=1.0) == pytest.approx(60)
    # a = 2: thirds 1/3, 2/3, 1 become roots 0.57735, 0.81650, 1
    assert mean(ordered, [90, 30, 60], attitude=2.0) == pytest.approx(
        30 * np.sqrt(1 / 3) + 60 * (np.sqrt(2 / 3) - np.sqrt(1 / 3)) + 90 * (1 - np.sqrt(2 / 3))
    )
    with pytest.raises(ValueError, match="a group has 2 scores"):
        mean(ordered, [90, np.nan, 60], order=(0.5, 0.3, 0.2))


def test_many_weight_sets_at_once_give_what_each_gives_alone() -> None:
    rng = np.random.default_rng(5)
    children = rng.uniform(1, 100, (4, 7))
    known = rng.random((4, 7)) > 0.2
    weights, starts = rng.uniform(0.1, 1, (6, 4)), np.array([0, 1], dtype=np.intp)
    for name, function in MEANS.items():
        settings = {"p": 3.0} if name == "power" else {"attitude": 1.5} if name == "ordered" else {}
        filled = np.where(known, children, 0.0)
        with np.errstate(all="ignore"):
            together = function(filled, known, Sums(weights, starts), **settings)
            alone = np.stack([function(filled, known, Sums(w, starts), **settings) for w in weights])
        assert np.allclose(together, alone, equal_nan=True), name


profiles = arrays(np.float64, 3, elements=st.floats(0, 100).map(lambda x: round(x, 3)))


@given(profiles)
def test_harmonic_is_at_most_geometric_and_that_at_most_arithmetic(scores: np.ndarray) -> None:
    low, middle, high = (mean(f, scores.tolist()) for f in (harmonic, geometric, arithmetic))
    assert low <= middle + 1e-9 <= high + 2e-9
    assert scores.min() - 1e-9 <= low and high <= scores.max() + 1e-9

"""Quantiles against closed forms and against scipy, which the package itself does not need."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import special, stats

from monitor_lab.tracking.quantiles import beta_below, beta_quantile, gamma_quantile

TAILS = (0.5, 0.25, 0.025, 0.005, 1e-6)
SHAPES = np.array([*range(1, 120), 1_000, 12_345, 100_000], dtype=np.float64)


@pytest.mark.parametrize("tail", TAILS)
def test_a_shape_of_one_is_the_exponential_distribution(tail: float) -> None:
    assert float(gamma_quantile(1, tail)) == pytest.approx(-math.log1p(-tail), rel=1e-13)
    assert float(gamma_quantile(1, tail, upper=True)) == pytest.approx(-math.log(tail), rel=1e-13)


@pytest.mark.parametrize("tail", TAILS[:4])
def test_gamma_quantiles_agree_with_scipy_to_12_digits(tail: float) -> None:
    assert gamma_quantile(SHAPES, tail) == pytest.approx(stats.gamma.ppf(tail, SHAPES), rel=1e-12)
    assert gamma_quantile(SHAPES, tail, upper=True) == pytest.approx(stats.gamma.isf(tail, SHAPES), rel=1e-12)


@pytest.mark.parametrize("tail", TAILS)
def test_beta_quantiles_agree_with_scipy_to_12_digits(tail: float) -> None:
    a, b = np.meshgrid(np.r_[1:25, 200, 3_000], np.r_[1:25, 200, 3_000])
    assert beta_quantile(a, b, tail) == pytest.approx(stats.beta.ppf(tail, a, b), rel=1e-12)


@given(st.floats(1, 500), st.floats(1, 500), st.floats(0, 1))
def test_the_incomplete_beta_function_agrees_with_scipy(a: float, b: float, x: float) -> None:
    assert float(beta_below(a, b, x)) == pytest.approx(float(special.betainc(a, b, x)), rel=1e-9, abs=1e-13)


@pytest.mark.parametrize("power", [1.0, 2.0, 7.5, 40.0])
def test_a_second_parameter_of_one_is_a_power(power: float) -> None:
    assert float(beta_below(power, 1, 0.3)) == pytest.approx(0.3**power, rel=1e-12)
    assert float(beta_quantile(power, 1, 0.025)) == pytest.approx(0.025 ** (1 / power), rel=1e-12)


def test_results_have_the_shape_of_what_was_given() -> None:
    assert gamma_quantile(3, 0.1).shape == () and gamma_quantile([[3, 4]], 0.1, upper=True).shape == (1, 2)
    assert beta_quantile([1, 2, 3], [[1], [2]], 0.1).shape == (2, 3)
    assert beta_below(2, 2, [0, 1]).tolist() == [0, 1]


def test_it_refuses_what_is_no_distribution() -> None:
    for bad in (0.5, math.nan, math.inf):
        with pytest.raises(ValueError, match="below 1 or not finite"):
            gamma_quantile(bad, 0.1)
    for tail in (0.0, 0.6):
        with pytest.raises(ValueError, match="tail is"):
            beta_quantile(2, 2, tail)

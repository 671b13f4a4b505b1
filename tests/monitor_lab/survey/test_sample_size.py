"""How many to ask: the textbook's 385, and Krejcie and Morgan's printed table."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor_lab.survey.sample_size import check_settings, sample_size

PRINTED = {10: 10, 20: 19, 30: 28, 40: 36, 50: 44, 100: 80, 500: 217, 1_000: 278, 5_000: 357, 10_000: 370}
"""R. V. Krejcie and D. W. Morgan (1970), Educational and Psychological Measurement 30: 607-610. They round to
the nearest, so a sample rounded up may have one more."""


@pytest.mark.parametrize(("population", "sample"), PRINTED.items())
def test_it_agrees_with_the_table_of_krejcie_and_morgan(population: int, sample: int) -> None:
    assert sample_size(5, population=population).interviews - sample in (0, 1)


def test_five_points_need_385_and_three_points_1068_interviews() -> None:
    assert sample_size(5).interviews == 385
    assert sample_size(3).interviews == 1068


def test_a_population_of_13_needs_7_of_them_within_30_points() -> None:
    """n0 = 3.8415 * 0.25 / 0.09 = 10.67, and 10.67 * 13 / (10.67 + 12) = 6.12."""
    assert sample_size(30, population=13).interviews == 7


def test_design_effect_and_response_multiply_what_is_needed() -> None:
    """384.146 * 2 = 768.3; 769 answers at 80 % are 961.25 approaches."""
    assert sample_size(5, design_effect=2, response=80) == (769, 962)


def test_a_rare_answer_needs_fewer() -> None:
    assert sample_size(5, share=10).interviews == 139  # 3.8415 * 0.09 / 0.0025 = 138.3


@given(st.floats(0.5, 30), st.integers(1, 10**7))
def test_a_sample_is_never_larger_than_its_population(margin: float, population: int) -> None:
    assert 1 <= sample_size(margin, population=population).interviews <= population


@pytest.mark.parametrize(
    "arguments",
    [
        {"margin": 0}, {"margin": 100}, {"share": 0}, {"share": 100}, {"population": 0},
        {"design_effect": 0}, {"response": 0}, {"response": 101}, {"confidence": 95},
    ],
)  # fmt: skip
def test_it_refuses_settings_outside_their_range(arguments: dict[str, float]) -> None:
    with pytest.raises(ValueError, match=next(iter(arguments))):
        sample_size(**arguments)  # type: ignore[arg-type]


def test_settings_within_range_pass() -> None:
    check_settings(50, 1, 100)

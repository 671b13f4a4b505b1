"""The numbers that a text holds."""

from __future__ import annotations

import pytest

from portal.numerals import numbers_in, thousands


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("48% of them", {48}),
        ("1,300 and 0.87", {1300, 0.87}),
        ("It fell by −65 to -3.", {65, 3}),
        ("seven headings, twenty-one countries", {7, 21}),
        ("nine hundred; two thousand; 1.6 billion", {9, 900, 2, 2000, 1.6, 1.6e9}),
        ("half of it, halved", {0.5, 50}),
        ("it tripled, and doubled", {3, 2}),
        ("someone, tenth, weight", set()),
        ("version 1.2.3", set()),
        ("in 1994", {1994}),
    ],
)
def test_digits_and_words_are_read(text: str, wanted: set[float]) -> None:
    assert numbers_in(text) == wanted


def test_digits_are_grouped_as_printed() -> None:
    assert [thousands(digits) for digits in ("0", "999", "1000", "-1234567.5")] == ["0", "999", "1,000", "−1,234,567.5"]

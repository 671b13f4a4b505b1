"""Arithmetic that a reader can follow, and nothing else."""

from __future__ import annotations

import math
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from test_cite import claim

from portal.arithmetic import ArithmeticProblem, compute

CLAIMS = {
    "rvt-a": claim("48", id="rvt-a"),
    "rvt-b": claim("41", id="rvt-b"),
    "rvt-many": claim(">1300", id="rvt-many"),
    "rvt-word": claim("", "", id="rvt-word"),
    "rvt-a-1": claim("7", id="rvt-a-1"),
}


def shown(expression: str, form: str | None = None) -> str:
    return compute(expression, form, CLAIMS).shown


@pytest.mark.parametrize(
    ("expression", "wanted"),
    [
        ("1 + 2", "3"),
        ("@rvt-a + @rvt-b", "89"),
        ("@rvt-a - @rvt-b", "7"),
        ("@rvt-b - @rvt-a", "−7"),
        ("@rvt-a-1 - 1", "6"),
        ("2 * (3 + 4)", "14"),
        ("-2 ** 2", "−4"),
        ("0.001 - 0.002", "0"),
        ("1 / 3", "0.33"),
        ("2 ** 10", "1,024"),
        ("2 ** 0.5", "1.41"),
        ("sqrt(16)", "4"),
        ("sum(1, 2, 3)", "6"),
        ("sum(10 ** 50, 1, 0 - 10 ** 50)", "1"),
        ("min(@rvt-a, @rvt-b)", "41"),
        ("max(@rvt-a, @rvt-b)", "48"),
        ("round(2.6)", "3"),
        ("@rvt-many * 2", "2,600"),
        ("0.1 + 0.2", "0.3"),
    ],
)
def test_what_can_be_computed_is_computed(expression: str, wanted: str) -> None:
    assert shown(expression) == wanted


@pytest.mark.parametrize(
    ("form", "wanted"),
    [
        ("0", "1,235"),
        ("0.0", "1,234.6"),
        ("0.000", "1,234.568"),
        ("0.##", "1,234.57"),
        ("0 %", "1,235%"),
        ("0.0 %", "1,234.6%"),
        ("0%", "1,235%"),
        ("0 deaths", "1,235 deaths"),
        ("0.0 per 100,000 residents", "1,234.6 per 100,000 residents"),
        (None, "1,234.57"),
    ],
)
def test_the_format_says_how_many_digits_and_which_unit(form: str | None, wanted: str) -> None:
    assert shown("1234.5678", form) == wanted


@pytest.mark.parametrize("form", ["%", "1", "00", "0.0.0", ",0", "x", "0 1", "0."])
def test_a_format_that_we_do_not_know_is_refused_with_an_example(form: str) -> None:
    with pytest.raises(ArithmeticProblem, match=r"write such as 0\.0 %"):
        shown("1", form)


def test_trailing_noughts_go_only_where_the_format_allows_it() -> None:
    assert shown("2", "0.##") == "2"
    assert shown("2.50", "0.##") == "2.5"
    assert shown("2", "0.00") == "2.00"
    assert shown("100") == "100"


@pytest.mark.parametrize(
    "expression",
    [
        "x",
        "__import__('os')",
        "(1).real",
        "1 if 1 else 2",
        "[1]",
        "'a'",
        "True",
        "+3",
        "1e999",
        "lambda: 1",
        "1 < 2",
        "1 // 2",
        "1 % 2",
        "1 @ 2",
        "~1",
        "not 1",
        "f(1)",
        "sqrt(x=1)",
        "sum(1, x=2)",
        "sum(*(1, 2))",
        "max",
        "1j",
        "print(1)",
        "(1, 2)",
        "1; 2",
        "1 +",
        "",
        "((1)",
        "1 000",
        "\x00",
        "9" * 5000,
        "(" * 300 + "1" + ")" * 300,
        "sqrt()",
        "round(1, 2, 3)",
        "min()",
        "max(1)",
    ],
)
def test_anything_else_is_refused(expression: str) -> None:
    with pytest.raises(ArithmeticProblem):
        shown(expression)


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        ("1 / 0", "division by zero"),
        ("sqrt(0 - 1)", "cannot be computed"),
        ("2 ** 101", "exponent is larger than 100"),
        ("2 ** (0 - 101)", "exponent is larger than 100"),
        ("(10 ** 100) ** 100", "cannot be computed"),
        ("(0 - 8) ** 0.5", "not a real number"),
        ("@rvt-c + 1", "the claim `rvt-c` is not in the ledger"),
        ("@rvt-word + 1", "the claim `rvt-word` has no value to compute with"),
    ],
)
def test_the_refusal_says_why(expression: str, words: str) -> None:
    with pytest.raises(ArithmeticProblem, match=words):
        shown(expression)


def test_the_steps_can_be_followed_with_a_pencil() -> None:
    made = compute("(@rvt-a - @rvt-b) / @rvt-a * 100 ** 1", "0.0 %", CLAIMS)
    assert made.steps == "(48 − 41) / 48 × 100 ^ 1 = 14.6%"
    assert made.claims == ("rvt-a", "rvt-b")


numbers = st.integers(-10_000, 10_000)


@given(numbers, numbers, st.sampled_from("+-*"))
def test_it_agrees_with_python(left: int, right: int, sign: str) -> None:
    wanted = {"+": left + right, "-": left - right, "*": left * right}[sign]
    assert shown(f"({left}) {sign} ({right})", "0") == f"{wanted:,}".replace("-", "−")


@given(st.lists(st.floats(-1e6, 1e6), min_size=1, max_size=6))
def test_a_sum_is_exact(values: list[float]) -> None:
    made = compute(f"sum({', '.join(f'({value!r})' for value in values)})", "0.000", {}).shown
    assert made == f"{math.fsum(values):z,.3f}".replace("-", "−")


@given(st.text(max_size=40), st.one_of(st.none(), st.text(max_size=8)))
def test_no_text_does_more_than_be_refused(expression: str, form: Any) -> None:
    try:
        assert compute(expression, form, {}).shown
    except ArithmeticProblem as problem:
        assert str(problem)

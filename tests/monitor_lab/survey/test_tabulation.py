"""Differences between options, what may be drawn, and how it is shown."""

from __future__ import annotations

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor_lab import NotPartsOfAWholeError, tabulate

SUPPORT = {"Oppose": 30, "Support": 37, "Undecided": 31}


def test_37_against_30_needs_522_respondents() -> None:
    """1.959964^2 (0.37 + 0.30 - 0.07^2) / 0.07^2 = 521.4: from 522 on, zero lies outside."""
    assert tabulate(SUPPORT, response="single").respondents_needed("Support", "Oppose") == 522
    below = tabulate(SUPPORT, n=521, response="single").difference("Support", "Oppose")
    above = tabulate(SUPPORT, n=522, response="single").difference("Support", "Oppose")
    assert below.low < 0 < above.low


def test_the_single_response_difference_has_the_multinomial_variance() -> None:
    points, low, high = tabulate(SUPPORT, n=400, response="single").difference("Support", "Oppose")
    half = 1.959964 * math.sqrt((0.37 + 0.30 - 0.07**2) / 400) * 100
    assert (points, low, high) == pytest.approx((7, 7 - half, 7 + half), abs=1e-4)


def test_without_n_the_difference_has_no_interval() -> None:
    found = tabulate(SUPPORT).difference("Support", "Oppose")
    assert found.points == 7 and math.isnan(found.low) and math.isnan(found.high)


def test_published_shares_that_must_overlap_get_the_widest_possible_interval() -> None:
    """80 and 70 percent share at least 50 percent; a variance with a larger overlap is smaller."""
    _, low, high = tabulate({"a": 80, "b": 70}, n=1000, response="multiple").difference("a", "b")
    half = 1.959964 * math.sqrt((0.8 + 0.7 - 2 * 0.5 - 0.1**2) / 1000) * 100
    assert (low, high) == pytest.approx((10 - half, 10 + half), abs=1e-4)


def test_answers_of_people_use_the_counted_overlap() -> None:
    answers = pd.DataFrame({"a": [1] * 60 + [0] * 40, "b": [1] * 40 + [0] * 60})
    _, low, high = tabulate(answers).difference("a", "b")
    half = 1.959964 * math.sqrt((0.2 - 0.2**2) / 100) * 100  # 20 named only a, nobody only b
    assert (low, high) == pytest.approx((20 - half, 20 + half), abs=1e-4)


@given(st.lists(st.tuples(st.booleans(), st.booleans()), min_size=3, max_size=60))
def test_the_worst_case_of_published_shares_covers_the_exact_interval(rows: list[tuple[bool, bool]]) -> None:
    people = tabulate(pd.DataFrame(rows, columns=["a", "b"]))
    published = tabulate(people.table["share"], n=people.n, response="multiple")
    exact, worst = people.difference("a", "b"), published.difference("a", "b")
    assert worst.low <= exact.low + 1e-9 and exact.high <= worst.high + 1e-9


def test_equal_shares_and_unknown_options_are_refused() -> None:
    found = tabulate({"a": 20, "b": 20})
    with pytest.raises(ValueError, match="same share"):
        found.respondents_needed("a", "b")
    with pytest.raises(ValueError, match="two options"):
        found.difference("a", "a")
    with pytest.raises(KeyError, match="the options are a, b"):
        found.difference("a", "c")


def test_a_pie_of_several_answers_is_refused_with_the_reason() -> None:
    with pytest.raises(NotPartsOfAWholeError, match="could name several"):
        tabulate({"a": 60, "b": 60}).pie()
    with pytest.raises(NotPartsOfAWholeError, match="does not tell"):
        tabulate(SUPPORT).pie()
    assert issubclass(NotPartsOfAWholeError, ValueError)


def test_a_pie_of_single_answers_adds_to_100() -> None:
    rows = tabulate({"a": 55, "b": 25, "c": 9, "d": 5}, response="single").pie()["data"]["values"]
    assert rows[-1]["option"] == "Not listed" and sum(row["share"] for row in rows) == 100


def test_rounding_is_not_drawn_as_an_option() -> None:
    rows = tabulate({"a": 33, "b": 33, "c": 33}, response="single").pie()["data"]["values"]
    assert [row["option"] for row in rows] == ["a", "b", "c"]


def test_bars_have_interval_rules_only_when_n_is_known() -> None:
    assert len(tabulate(SUPPORT).bars()["layer"]) == 1
    assert len(tabulate(SUPPORT, n=100).bars()["layer"]) == 2


def test_the_notebook_table_is_valid_html_with_one_decimal_and_no_style() -> None:
    html = tabulate({"War & peace": 48.26, "<b>": 12}, n=50)._repr_html_()
    assert "War &amp; peace" in html and "&lt;b&gt;" in html and "48.3" in html and "48.26" not in html
    assert "<style" not in html and 'scope="row"' in html


def test_the_printed_form_says_what_is_not_known() -> None:
    words = repr(tabulate(SUPPORT))
    assert "undetermined response, n unknown" in words
    assert "The number of respondents is not known" in words


def test_a_tabulation_cannot_be_changed() -> None:
    with pytest.raises(AttributeError):
        tabulate(SUPPORT).n = 5  # type: ignore[misc]

"""What `gaps` reads, and what it refuses."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest

from monitor_lab import DataError
from monitor_lab.survey.gap_answers import published_groups, read_answers

ROWS = pd.DataFrame(
    {
        "unsafe": [1, 0, None, 1, 0],
        "sex": ["w", " m", "w", None, "w"],
        "place": ["A", "B", "A", "A", "B"],
        "weight": [1.0, 2.0, 1.0, 1.0, None],
        "street": [7, 8, 7, 8, 8],
    }
)


def test_only_people_with_answer_and_group_are_counted() -> None:
    silent = pd.DataFrame({"unsafe": [None], "sex": [None]})  # without an answer nobody is left over
    found = read_answers(pd.concat([ROWS, silent]), "unsafe", ("sex",))
    assert found.names == ("m", "w")
    assert found.answers.tolist() == [1, 0, 0] and found.groups.tolist() == [1, 0, 1]
    assert found.others == 1 and found.left_out == ("2 respondents gave no answer and are left out.",)


def test_people_without_a_weight_are_left_out_and_counted() -> None:
    found = read_answers(ROWS, "unsafe", ("sex",), weights="weight", clusters="street")
    assert found.weights is not None and found.weights.tolist() == [1, 2]
    assert found.clusters is not None and found.clusters.tolist() == [0, 1]
    assert found.left_out[1] == "1 respondent has no weight or cluster and is left out."


def test_columns_can_be_crossed() -> None:
    found = read_answers(ROWS, "unsafe", ("sex", "place"))
    assert found.by == "sex and place" and found.names == ("m, B", "w, A", "w, B")


def test_a_category_keeps_its_own_order() -> None:
    rows = pd.DataFrame({"y": [1, 0], "age": pd.Categorical(["60+", "18-29"], categories=["18-29", "30-59", "60+"])})
    assert read_answers(rows, "y", ("age",)).names == ("18-29", "60+")
    rows = pd.DataFrame({"y": [1, 0], "age": pd.Categorical(["b", "a"], categories=["b", "a"])})
    assert read_answers(rows, "y", ("age",)).names == ("b", "a")


def test_it_refuses_rows_it_cannot_read_with_row_and_column() -> None:
    with pytest.raises(DataError, match="Did you mean unsafe"):
        read_answers(ROWS, "unsave", ("sex",))
    bad = pd.DataFrame({"y": [2, "yes", 1], "g": ["a", "b", "c"], "w": [0, 1, -1]})
    with pytest.raises(DataError) as caught:
        read_answers(bad, "y", ("g",), weights="w")
    assert [(p.row, p.column) for p in caught.value.problems] == [(1, "y"), (2, "y"), (1, "w"), (3, "w")]
    with pytest.raises(DataError, match="both an answer"):
        read_answers(pd.DataFrame({"y": [1, None], "g": [None, "a"]}), "y", ("g",))
    with pytest.raises(DataError, match="one cluster only"):
        read_answers(pd.DataFrame({"y": [1, 0], "g": ["a", "b"], "c": [1, 1]}), "y", ("g",), clusters="c")


def test_published_shares_take_their_own_respondents_and_design_effects() -> None:
    (names, shares), notes = published_groups({"a": 62, "b": 41}, {"a": 400, "b": 300}, {"b": 2})
    assert names == ("a", "b") and shares.n.tolist() == [400, 300] and shares.design_effect.tolist() == [1, 2]
    assert np.array_equal(shares.correlation, np.eye(2)) and notes == ()
    assert published_groups({"a": 62, "b": 41}, 100, 1.5)[0][1].n.tolist() == [100, 100]


def test_fractions_given_for_percent_are_noticed() -> None:
    assert "give percent" in published_groups({"a": 0.62, "b": 0.41}, None, 1)[1][0]


def test_it_refuses_published_shares_that_do_not_fit() -> None:
    with pytest.raises(DataError, match="0 to 100"):
        published_groups({"a": 162, "b": 41}, None, 1)
    with pytest.raises(DataError) as caught:
        published_groups({"Women": 62, "Men": 41}, {"women": 3, "Men": 2.5}, {"Men": math.nan})  # type: ignore[dict-item]
    words = str(caught.value)
    assert words.startswith("4 problems") and "Did you mean Women" in words

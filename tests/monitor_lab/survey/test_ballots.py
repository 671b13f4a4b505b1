"""Ballots in their three forms, and what is no ballot."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest

from monitor_lab import DataError
from monitor_lab.survey.ballots import read_ballots


def test_lists_sets_and_frames_of_the_same_people_read_alike() -> None:
    frame = pd.DataFrame({"Water": [1, None], "Light": [2, 1], "Noise": [None, None]})
    lists = read_ballots([["Water", "Light"], ["Light"]], options=["Water", "Light", "Noise"])
    table = read_ballots(frame)
    assert np.array_equal(table.ranks, lists.ranks, equal_nan=True) and table.options == lists.options
    assert table.kind == lists.kind == "ranked"
    ticks = read_ballots(pd.DataFrame({"Water": [True, False], "Light": [True, True]}))
    sets = read_ballots([{"Water", "Light"}, {"Light"}], options=["Water", "Light"])
    assert np.array_equal(ticks.ranks, sets.ranks, equal_nan=True) and ticks.kind == sets.kind == "ticked"


def test_only_ones_may_be_ticks_or_first_ranks_and_the_kind_must_be_said() -> None:
    frame = pd.DataFrame({"Water": [1, None], "Light": [None, 1]})
    with pytest.raises(DataError, match="first ranks or ticks"):
        read_ballots(frame)
    assert read_ballots(frame, "ranked").kind == "ranked"


def test_people_who_left_everything_or_ticks_open_are_left_out_and_counted() -> None:
    found = read_ballots(pd.DataFrame({"a": [1, 0, None, None], "b": [0, 1, 1, None]}))
    assert found.kept.tolist() == [True, True, False, False]
    assert found.left_out == (
        "1 person gave no answer and is left out.",
        "1 person left some options open and is left out.",
    )
    assert read_ballots([["a", "b"], [], None, ["b"]]).kept.tolist() == [True, False, False, True]  # type: ignore[list-item]


def test_a_tick_for_nothing_is_an_answer() -> None:
    found = read_ballots(pd.DataFrame({"a": [1, 0], "b": [1, 0]}))
    assert found.kept.all() and np.isnan(found.ranks[1]).all()


def test_equal_ranks_are_allowed() -> None:
    assert read_ballots(pd.DataFrame({"a": [1, 2], "b": [1, 1]})).ranks.tolist() == [[1, 1], [2, 1]]


@pytest.mark.parametrize(
    ("ballots", "arguments", "words"),
    [
        (pd.DataFrame({"a": [1, 9], "b": [2, 1]}), {}, "9 is no rank.*from 1 to 2"),
        (pd.DataFrame({"a": [1, 2], "b": [0, 1]}), {}, "2 is no tick"),
        (pd.DataFrame({"a": ["x", 1], "b": [math.inf, 1]}), {}, "2 problems"),
        (pd.DataFrame([[1, 2]], columns=["a", "a"]), {}, "more than one column"),
        (pd.DataFrame({"a": [1]}), {}, "fewer than two options"),
        (pd.DataFrame({"a": [None], "b": [None]}), {}, "every cell is empty"),
        (pd.DataFrame({"a": [0, None], "b": [None, 1]}), {}, "Nobody answered every option"),
        ([["a", "a"], {"b"}], {}, "2 problems"),
        ([["Wate", "Light"]], {"options": ["Water", "Light"]}, "Did you mean Water"),
        ([[], []], {}, "no ballots"),
        ([["a"], ["a"]], {}, "fewer than two options"),
    ],
)
def test_it_refuses_in_words_what_is_no_ballot(ballots: object, arguments: dict[str, object], words: str) -> None:
    with pytest.raises(DataError, match=words):
        read_ballots(ballots, **arguments)  # type: ignore[arg-type]


def test_a_problem_names_row_and_column() -> None:
    with pytest.raises(DataError) as caught:
        read_ballots(pd.DataFrame({"a": [1, 2, "first"], "b": [2, 1, 2]}))
    problem = caught.value.problems[0]
    assert (problem.row, problem.column) == (3, "a")


def test_it_refuses_an_unknown_kind() -> None:
    with pytest.raises(ValueError, match="Did you mean ranked"):
        read_ballots([["a", "b"]], "rank")  # type: ignore[arg-type]

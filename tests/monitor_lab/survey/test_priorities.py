"""Residents' priorities: the whole, and the groups that a majority hides."""

from __future__ import annotations

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor_lab import DataError
from monitor_lab.survey.priorities import rank_priorities

BALLOTS = [["Light", "Noise", "Water"]] * 14 + [["Water", "Noise", "Light"]] * 6
GROUPS = ["men"] * 14 + ["women"] * 6


def test_a_majority_does_not_hide_what_a_minority_puts_first() -> None:
    found = rank_priorities(BALLOTS, groups=GROUPS)
    assert found.table.index.tolist() == ["Light", "Noise", "Water"]
    assert found.side_by_side["women"].to_dict() == {"Light": 3, "Noise": 2, "Water": 1}
    assert "women: Water comes first, which for everybody is number 3." in found.notes
    assert found.agreement["agreement"].to_dict()["women"] == 1
    # Sums of places 32, 40, 48: 12 * 128 / (20^2 * 24).
    assert found.agreement["agreement"].loc["everybody"] == pytest.approx(0.16)


def test_the_scores_are_the_share_of_the_other_problems_that_are_beaten() -> None:
    table = rank_priorities(BALLOTS).table
    assert table["score"].to_dict() == {"Light": 70, "Noise": 50, "Water": 30}
    assert table["approval"].tolist() == [100, 100, 100]


def test_counting_each_group_once_may_change_the_order() -> None:
    """Light beats all for 14 men; 6 women put it last: 70 for everybody, 50 when the groups count the same."""
    found = rank_priorities(BALLOTS, groups=GROUPS)
    assert found.table["equal_groups"].to_dict() == {"Light": 1, "Noise": 1, "Water": 1}


def test_ticks_are_ordered_by_who_ticked() -> None:
    ticks = pd.DataFrame({"Light": [1, 1, 0, 1], "Water": [0, 1, 0, 0], "age": ["18-29"] * 4})
    found = rank_priorities(ticks, groups="age", minimum=2)
    assert (found.rule, found.kind) == ("approval", "ticked")
    assert found.table["score"].to_dict() == {"Light": 75, "Water": 25}
    assert "borda" not in found.table
    with pytest.raises(ValueError, match="hold no order"):
        rank_priorities(ticks, groups="age", by="borda")


def test_the_two_rules_may_disagree_and_the_notes_say_so() -> None:
    """Compromise: everybody's second. Approval of the first two names it most, Borda too; of the first place not."""
    ballots = [["A", "C", "B"]] * 5 + [["B", "C", "A"]] * 4
    found = rank_priorities(ballots, top=2)
    assert found.table["approval_rank"].to_dict()["C"] == 1
    assert found.table["borda_rank"].to_dict()["A"] == 1
    assert any("two rules" in note for note in found.notes)


def test_small_groups_are_not_shown_and_cannot_be_subtracted() -> None:
    groups = ["men"] * 14 + ["women"] * 3 + ["other"] * 3
    found = rank_priorities(BALLOTS, groups=groups)
    assert list(found.side_by_side.columns) == ["everybody", "men"]
    groups = ["men"] * 9 + ["boys"] * 8 + ["women"] * 3
    found = rank_priorities(BALLOTS, groups=groups)
    assert list(found.side_by_side.columns) == ["everybody", "men"]
    assert any("boys, women" in note for note in found.notes)


def test_two_people_without_a_group_are_not_left_over_by_subtraction() -> None:
    groups: list[object] = [None] * 2 + ["men"] * 12 + ["women"] * 6
    found = rank_priorities(BALLOTS, groups=groups)
    assert found.agreement.index.tolist() == ["everybody", "men"]


def test_without_groups_there_is_no_table_of_groups() -> None:
    found = rank_priorities(BALLOTS)
    assert found.by_group.empty and list(found.side_by_side.columns) == ["everybody"]
    assert found.agreement.index.tolist() == ["everybody"]


def test_people_without_a_group_count_in_the_whole() -> None:
    groups: list[object] = ["men"] * 9 + [None] * 5 + ["women"] * 6
    found = rank_priorities(BALLOTS, groups=groups)
    assert found.agreement["people"].to_dict() == {"everybody": 20, "men": 9, "women": 6}


def test_groups_follow_the_people_who_answered() -> None:
    ballots = [["a", "b"], [], ["b", "a"], ["b", "a"]]
    found = rank_priorities(ballots, groups=["x", "y", "z", "z"], minimum=1)
    assert found.agreement["people"].to_dict() == {"everybody": 3, "x": 1, "z": 2}
    assert math.isnan(found.agreement["agreement"].loc["x"])


def test_an_order_that_is_not_firm_is_said_to_be_so() -> None:
    ballots = [["A", "B", "C"]] * 6 + [["B", "A", "C"]] * 5
    notes = rank_priorities(ballots).notes
    assert any("That A comes first is not firm" in note and "B" in note for note in notes)
    notes = rank_priorities([["A", "B"], ["B", "A"]]).notes
    assert "A and B share the first place." in notes


def test_the_printed_forms_hold_groups_and_agreement() -> None:
    found = rank_priorities(BALLOTS, groups=GROUPS)
    words = repr(found)
    assert words.startswith("Priorities of 20 people, ranked ballots, by borda")
    assert "Rank by group:" in words and "Kendall's W" in words
    assert '<th scope="col">women</th>' in found._repr_html_()


@given(st.lists(st.permutations(["a", "b", "c"]), min_size=2, max_size=15), st.randoms(use_true_random=False))
def test_the_order_of_people_changes_no_score(ballots: list[list[str]], random: object) -> None:
    shuffled = list(ballots)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    options = ["a", "b", "c"]
    one = rank_priorities(ballots, options=options, samples=0).table["score"]
    other = rank_priorities(shuffled, options=options, samples=0).table["score"]
    assert other.reindex(one.index).tolist() == pytest.approx(one.tolist())


def test_it_refuses_groups_that_do_not_fit() -> None:
    with pytest.raises(DataError, match="20 ballots and 2 groups"):
        rank_priorities(BALLOTS, groups=["men", "women"])
    frame = pd.DataFrame({"a": [1, 2], "b": [2, 1], "sex": ["w", "m"]})
    with pytest.raises(DataError, match="Did you mean sex"):
        rank_priorities(frame, groups="sexe")
    with pytest.raises(DataError, match="same index"):
        rank_priorities(frame[["a", "b"]], groups=pd.Series(["w", "m"], index=[1, 0]))
    with pytest.raises(ValueError, match="Did you mean borda"):
        rank_priorities(BALLOTS, by="bord")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="minimum"):
        rank_priorities(BALLOTS, minimum=0)


def test_the_given_frame_is_not_changed() -> None:
    frame = pd.DataFrame({"a": [1, 2], "b": [2, 1], "sex": ["w", "m"]})
    before = frame.copy()
    rank_priorities(frame, groups="sex")
    pd.testing.assert_frame_equal(frame, before)

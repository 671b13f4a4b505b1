"""Scores of audits and walks."""

from __future__ import annotations

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor_lab import DataError
from monitor_lab.places.checklist import score_checklist

CHECKLIST = pd.DataFrame(
    {"section": ["Seeing", "Seeing", "Help", "Help"], "weight": [2, 1, 1, 1]},
    index=["Lighting", "Sight lines", "Phone", "Shop open late"],
)


def test_a_section_is_the_weighted_mean_of_what_was_answered() -> None:
    found = score_checklist({"Lighting": "yes", "Sight lines": "no", "Phone": "partly"}, CHECKLIST)
    assert found.table["score"].to_dict() == pytest.approx({"Seeing": 200 / 3, "Help": 50, "all sections": 250 / 4})
    assert found.table["coverage"].to_dict() == {"Seeing": 100, "Help": 50, "all sections": 80}


def test_what_is_not_applicable_counts_neither_for_nor_against() -> None:
    answers = {"Lighting": "yes", "Sight lines": "yes", "Phone": "yes", "Shop open late": "not applicable"}
    found = score_checklist(answers, CHECKLIST)
    assert found.table.loc["Help", ["score", "coverage", "not_applicable"]].tolist() == [100, 100, 1]


def test_what_was_not_looked_at_is_not_a_no() -> None:
    full = score_checklist({"Lighting": "yes", "Sight lines": "yes"}, CHECKLIST)
    assert full.table["score"].loc["all sections"] == 100 and full.table["coverage"].loc["all sections"] == 60
    assert math.isnan(full.table["score"].loc["Help"])
    assert any("No score for Help" in note for note in full.notes)
    assert any("2 of 4 items were not answered" in note for note in full.notes)


def test_the_coverage_asked_for_decides_whether_there_is_a_score() -> None:
    answers = {"Lighting": "yes"}
    assert math.isnan(score_checklist(answers, CHECKLIST).table["score"].loc["all sections"])  # 40 %
    assert score_checklist(answers, CHECKLIST, minimum_coverage=40).table["score"].loc["all sections"] == 100


def test_raters_are_averaged_item_by_item_and_their_agreement_is_told() -> None:
    walk = pd.DataFrame(
        {
            "Thandi": ["yes", "partly", "no", None],
            "Luis": ["yes", "no", "no", None],
            "Amina": ["yes", "no", "not applicable", "yes"],
        },
        index=CHECKLIST.index,
    )
    found = score_checklist(walk, CHECKLIST)
    assert found.items["score"].tolist() == pytest.approx([100, 50 / 3, 0, 100])
    assert found.items["answered"].tolist() == [3, 3, 3, 1]
    assert found.items["differ"].tolist() == [False, True, True, False]
    assert found.agreement is not None and found.agreement.items == 3
    assert found.agreement.percent == pytest.approx((1 + 1 / 3 + 1 / 3) / 3 * 100)
    assert any("Fleiss' kappa" in note for note in found.notes)
    assert any("They differ on Sight lines, Phone" in note for note in found.notes)
    assert any("not applicable by some raters only" in note for note in found.notes)


def test_one_rater_has_no_agreement_and_the_notes_ask_for_a_second() -> None:
    found = score_checklist({"a": "yes"})
    assert found.agreement is None and any("second one" in note for note in found.notes)


def test_positive_answers_without_evidence_are_named() -> None:
    answers = dict.fromkeys(CHECKLIST.index, "yes") | {"Phone": "no"}
    found = score_checklist(answers, CHECKLIST, evidence={"Lighting": "photograph 12", "Sight lines": None})
    assert found.items["evidence"].tolist() == ["photograph 12", "", "", ""]
    assert "Said to be there, without evidence: Sight lines, Shop open late." in found.notes
    with pytest.raises(DataError, match="Did you mean Lighting"):
        score_checklist(answers, CHECKLIST, evidence={"lighting": "x"})


def test_two_audits_are_compared_with_their_coverage() -> None:
    before = score_checklist({"Lighting": 1, "Sight lines": 2}, CHECKLIST, scale=4)
    after = score_checklist(dict.fromkeys(CHECKLIST.index, 3), CHECKLIST, scale=4)
    change = after.change_since(before)
    assert change.loc["Seeing", ["before", "after", "change"]].tolist() == pytest.approx([100 / 3, 75, 75 - 100 / 3])
    assert change.loc["all sections", ["coverage_before", "coverage_after"]].tolist() == [60, 100]
    with pytest.raises(DataError, match="one of the two audits only"):
        after.change_since(score_checklist({"Lighting": 1}, scale=4))


def test_it_can_be_read() -> None:
    found = score_checklist({"Lighting": "yes"}, CHECKLIST)
    assert repr(found).startswith("Checklist of 4 items: no score, 40 % of it answered")
    assert '<th scope="row">Lighting</th>' in found._repr_html_()


answer = st.sampled_from(["yes", "partly", "no", "not applicable", None])


@given(st.lists(st.tuples(answer, st.floats(0.1, 10), st.sampled_from("AB")), min_size=1, max_size=15))
def test_scores_are_bounded_and_the_whole_lies_between_its_sections(rows: list[tuple[str | None, float, str]]) -> None:
    index = [f"i{i}" for i in range(len(rows))]
    checklist = pd.DataFrame({"section": [r[2] for r in rows], "weight": [r[1] for r in rows]}, index=index)
    answers = pd.Series([r[0] for r in rows], index=index, dtype=object)
    table = score_checklist(answers, checklist, minimum_coverage=0).table
    parts = table["score"].drop("all sections").dropna()
    if len(parts):
        assert parts.min() - 1e-9 <= table["score"].loc["all sections"] <= parts.max() + 1e-9
        assert parts.between(0, 100).all()
    assert table["items"].drop("all sections").sum() == len(rows)


@given(st.lists(answer, min_size=1, max_size=12))
def test_a_yes_more_never_lowers_the_score(given_answers: list[str | None]) -> None:
    index = [f"i{i}" for i in range(len(given_answers))]
    for i, old in enumerate(given_answers):
        if old != "no":
            continue
        new = [*given_answers[:i], "yes", *given_answers[i + 1 :]]
        a, b = (score_checklist(pd.Series(x, index=index, dtype=object)) for x in (given_answers, new))
        low, high = a.table["score"].loc["all sections"], b.table["score"].loc["all sections"]
        assert (math.isnan(low) and math.isnan(high)) or low <= high


def test_it_refuses_a_coverage_outside_percent() -> None:
    with pytest.raises(ValueError, match="minimum_coverage"):
        score_checklist({"a": "yes"}, minimum_coverage=101)

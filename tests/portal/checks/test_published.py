"""A published claim keeps its id, and its changes are told."""

from __future__ import annotations

from pathlib import Path

import pytest
from rivertown import CLAIMS, LOG, POINTS, PUBLISHED, SERIES, Change

from portal.checks.published import published_csv
from portal.content import load
from portal.problem import Problem

MORE = """
- date: 2026-11-01
  claims: [rvt-lamps-before]
  said: Nine hundred.
  says: Eight hundred.
  why: One street was counted twice.
"""


def publish(tree: Path) -> None:
    (tree / PUBLISHED).write_text(published_csv(load(tree)), encoding="utf-8")


def told(problems: list[Problem]) -> list[str]:
    return [problem.what for problem in problems if problem.code == "EV13"]


def test_what_was_not_changed_is_not_told(tree: Path, say: Change) -> None:
    publish(tree)
    assert say("A new sentence.") == []


def test_a_changed_value_needs_a_correction_and_another_one_the_next_time(tree: Path, change: Change) -> None:
    publish(tree)
    value = ('had nine hundred street lamps, it says.",900,', 'had eight hundred street lamps, it says.",800,')
    assert told(change(CLAIMS, value)) == ["`value` of `rvt-lamps-before` was published as “900” and is now “800”."]
    log = (tree / LOG).read_text(encoding="utf-8")
    assert told(change(LOG, (log, log + MORE))) == []
    publish(tree)
    again = ('had eight hundred street lamps, it says.",800,', 'had seven hundred street lamps, it says.",700,')
    assert told(change(CLAIMS, again)) == ["`value` of `rvt-lamps-before` was published as “800” and is now “700”."]


def test_better_words_need_no_correction(tree: Path, change: Change) -> None:
    publish(tree)
    assert change(CLAIMS, ("nine hundred street lamps, it says", "nine hundred lamps, says the town")) == []


def test_a_claim_that_is_gone_is_told_until_the_log_says_so(tree: Path, change: Change) -> None:
    publish(tree)
    row = next(line for line in (tree / POINTS).read_text().splitlines() if "Lakeside" in line)
    assert told(change(POINTS, (f"{row}\n", ""))) == [
        "The claim `rvt-dark-streets-lakeside-2019` was published and is gone."
    ]
    log = (tree / LOG).read_text(encoding="utf-8")
    gone = MORE.replace("rvt-lamps-before", "rvt-dark-streets-lakeside-2019")
    assert change(LOG, (log, log + gone)) == []


LAMPS = "900,street lamps,2018,Rivertown,lamps,Rivertown town hall,rivertown-street-survey,table 2,programme-report"


@pytest.mark.parametrize(
    ("field", "then", "now"),
    [
        ("value", "900", ""),
        ("unit", "street lamps", "lanterns"),
        ("period", "2018", "2017"),
        ("place", "Rivertown", "Lakeside"),
        ("source", "rivertown-street-survey", "rivertown-gazette"),
        ("grade", "programme-report", "press-report"),
    ],
)
def test_whatever_may_have_been_quoted_is_kept(field: str, then: str, now: str, tree: Path, change: Change) -> None:
    publish(tree)
    (found,) = (p for p in change(CLAIMS, (LAMPS, LAMPS.replace(then, now, 1))) if p.code == "EV13")
    assert found.what == f"`{field}` of `rvt-lamps-before` was published as “{then}” and is now “{now}”."
    assert (found.file, found.line) == (CLAIMS, 3)


def test_a_changed_point_is_told_where_it_stands(tree: Path, change: Change) -> None:
    publish(tree)
    (found,) = change(POINTS, ("Lakeside,2019,>12", "Lakeside,2019,>13"))
    assert (found.code, found.file, found.line) == ("EV13", POINTS, 4)
    assert found.what == "`value` of `rvt-dark-streets-lakeside-2019` was published as “>12” and is now “>13”."


def test_a_changed_series_is_told_for_each_of_its_points(tree: Path, change: Change) -> None:
    publish(tree)
    found = change(SERIES, ("unit: streets", "unit: roads"))
    assert [(p.code, p.file, p.line) for p in found] == [("EV13", POINTS, line) for line in (2, 3, 4)]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (",900,street lamps", ",many,street lamps"),  # one row cannot be read
        ("id,text,value", "id;text;value"),  # nor can the table
    ],
)
def test_what_cannot_be_read_is_not_gone(old: str, new: str, tree: Path, change: Change) -> None:
    publish(tree)
    assert {problem.code for problem in change(CLAIMS, (old, new))} == {"FI03"}


def test_a_list_of_the_published_with_semicolons_is_refused(tree: Path, write: Change) -> None:
    rows = published_csv(load(tree)).replace(",", ";")
    assert {(problem.code, problem.file, problem.line) for problem in write(PUBLISHED, rows)} == {
        ("FI03", PUBLISHED, 1)
    }


def test_a_point_that_cannot_be_read_is_not_called_gone_as_well(tree: Path, change: Change) -> None:
    publish(tree)
    problems = change(POINTS, (",31,", ',"3,1",'))
    assert [problem.code for problem in problems] == ["FI03"]

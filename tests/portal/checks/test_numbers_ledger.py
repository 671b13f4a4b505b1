"""Numerals that look like names or years, and numerals within the ledger."""

from __future__ import annotations

import pytest
from rivertown import CLAIMS, POINTS, SERIES, Change

from portal.problem import Problem


def loose(problems: list[Problem]) -> list[str]:
    return [problem.what.split("`")[1] for problem in problems if problem.code == "EV03"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("It cost R500 million.", ["R500"]),
        ("It was _41%_ of them.", ["41%"]),
        ("It was _41_ of them.", ["41"]),
        ("A share of .5 is half.", [".5"]),
        ("For the most part 40% stayed.", ["40%"]),
        ("In table 1,300 lamps.", ["1,300"]),
        ("See chapter 4 and section 2.", []),
        ("Modules 4 and 5, modules 4, 5 and 6, tables 1 to 3.", []),
        ("On 10 September, and from 3 to 5 May, and on June 16.", []),
        ("It is 10 Septembers ago.", ["10"]),
        ("Counted per 100,000 residents, per 1,000, per 1000.", []),
        ("Counted per 150,000 residents.", ["150,000"]),
        ("Decree 4, Law 1801, Act No. 25 and law 5.", []),
        ("Creative Commons Attribution 4.0 is its licence.", []),
    ],
)
def test_a_numeral_in_a_name_needs_no_source(text: str, wanted: list[str], say: Change) -> None:
    assert sorted(loose(say(text))) == sorted(wanted)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("In 1500, 1848 and 2012 they felt safe [@rvt-feel-safe mark].", []),
        ("Near 1499 they felt safe [@rvt-feel-safe mark].", ["1499"]),
        ("Near 2100 they felt safe [@rvt-feel-safe mark].", ["2100"]),
        ("Police counted 1850 streets [@rvt-feel-safe mark].", ["1850"]),
        ("The town has 2019 streets [@rvt-feel-safe mark].", ["2019"]),
        ("In 1995 streets were dark [@rvt-feel-safe mark].", []),
        ("Since 1995 streets are dark [@rvt-feel-safe mark].", []),
        ("The 1850 gardens [@rvt-feel-safe mark].", []),
    ],
)
def test_a_count_that_looks_like_a_year_is_a_count(text: str, wanted: list[str], say: Change) -> None:
    assert loose(say(text)) == wanted


@pytest.mark.parametrize(
    ("file", "old", "new", "wanted"),
    [
        # the caveat of a claim: its text and its locator stand beside it
        (CLAIMS, "She does not say what success would be", "On page 3 nobody says more", []),
        (CLAIMS, "She does not say what success would be", "On page 4 nobody says more", ["4"]),
        (CLAIMS, "The town counted its own lamps", "The 900 lamps were counted by the town", []),
        (CLAIMS, "The town counted its own lamps", "The 901 lamps were counted by the town", ["901"]),
        # of a point of a series
        (POINTS, "One street was counted twice", "Of the 31 streets one was counted twice", []),
        (POINTS, "One street was counted twice", "Of the 32 streets one was counted twice", ["32"]),
        # of a series
        (SERIES, "Dark is not defined", "The first 3 rows are left out", []),  # table 3
        (SERIES, "Dark is not defined", "The first 5 rows are left out", ["5"]),
        (SERIES, "Dark is not defined", "Dark was not defined before 2019", []),
    ],
)
def test_a_numeral_beside_a_figure_is_in_its_statement(
    file: str, old: str, new: str, wanted: list[str], change: Change
) -> None:
    problems = change(file, (old, new))
    assert loose(problems) == wanted
    assert {problem.file for problem in problems} <= {file}


def test_a_numeral_beside_a_figure_is_told_on_its_line(change: Change) -> None:
    first, dark = "- id: rvt-dark-streets", "caveat: Dark is not defined."
    (found,) = change(SERIES, (first, f"# What was counted.\n\n{first}"), (dark, "caveat: Of 5 rows."))
    assert (found.file, found.line) == (SERIES, 3)
    change(SERIES, ("caveat: Of 5 rows.", dark))
    (found,) = change(POINTS, ("One street was counted twice", "Of 32 streets"))
    assert (found.file, found.line) == (POINTS, 3)

"""Which numerals need a source, and which are names, dates and places."""

from __future__ import annotations

from pathlib import Path

import pytest
from rivertown import EXERCISE, GLOSSARY, HOME, MODULE, QUIZ, Change

from portal.check import check
from portal.checks import numbers
from portal.content import Content
from portal.problem import Problem


def loose(problems: list[Problem]) -> list[str]:
    return [problem.what.split("`")[1] for problem in problems if problem.code == "EV03"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("There were 41 lamps.", ["41"]),
        ("There were 1,300 lamps, and 41%.", ["1,300", "41%"]),
        ("It fell by 65 %, to 0.87.", ["0.87", "65 %"]),
        ("It fell to -65.", ["65"]),
        ("It fell to −65.", ["65"]),
        ("It cost $5 or €6.", ["5", "6"]),
        ("A share of 1/3.", ["1"]),
        ("In 1994 it was dark.", ["1994"]),
        ("In 1994 [@rvt-feel-safe] said so.", []),
        ("From 1994 to 2006 it rose [@rvt-feel-safe mark].", []),
        ("In 1994 [= 1 + 1] said so.", []),
        ("In 1994 [@src:rivertown-gazette] said so.", []),
        ("In 1994, 2100 people [@rvt-feel-safe]", ["2100"]),
        ("In 1994 [~20 people] came.", ["1994"]),
        ("In 1994 it was dark.\n\nNow [@rvt-feel-safe].", ["1994"]),
        ("Now [@rvt-feel-safe].\n\nIn 1994 it was dark.", ["1994"]),
        ("There were 41 lamps [@rvt-feel-safe].", ["41"]),
        ("[~20 people] met in [= 10 / 2] rooms.", []),
        ("Seven dimensions.", []),
        ("COVID-19, Resolution 66/290, A/RES/66/290, SDG 11.7, target 16.1, Goal 5, 16 de Septiembre", []),
        ("Module 4, figures 2, Table 1, question 3, step 2, Part 1, worksheet 2, chart 1, CT-21", []),
        ("CC BY 4.0, WCAG 2.2, UTF-8, A4, Python 3.11", []),
        ("1. First\n2. Second\n   3) Third", []),
        ("`41` and\n\n```\n42\n```", []),
        ("[the text](https://example.org/2019/41)", []),
        ("[41 lamps](https://example.org/)", ["41"]),
        ('[lamps](../01-example/index.md "41 of them")', []),
        ("| a | 41 |\n|---|---|\n| b | 42 |", ["41", "42"]),
        ("Nights &#8211; and days.", []),
        ("The m02 and the x86.", []),
        ("Version 1.2.3, rows 5-7", ["1.2.3", "5"]),
    ],
)
def test_a_numeral_needs_a_source(text: str, wanted: list[str], say: Change) -> None:
    assert sorted(loose(say(text))) == sorted(wanted)


def test_a_caption_is_prose_and_a_text_alternative_is_not(change: Change) -> None:
    found = change(MODULE, ('"Figure 1. The street."', '"Figure 1. The street has 41 lamps."'))
    assert loose(found) == ["41"]
    assert not loose(
        change(MODULE, ('"Figure 1. The street has 41 lamps."', '"Figure 1."'), ("a lamp stands", "41 lamps"))
    )


def test_the_line_is_right_after_a_caption_and_a_text_of_two_lines(say: Change) -> None:
    found = say("![A picture that is\nwritten on two lines.](x.svg)\n\nThen 41 lamps.")
    assert [problem.line for problem in found if problem.code == "EV03"] == [12]


@pytest.mark.parametrize(
    ("file", "old", "line"),
    [
        (QUIZ, "Nobody asked everybody.", 1),
        (QUIZ, "You read the ledger.", 21),
        (QUIZ, "Put the work into order.", 31),
        (GLOSSARY, "A light on a post", 1),
        (EXERCISE, "Add the two counts.", 27),
        (MODULE, "Who was asked, and who was not?", 9),
        (MODULE, "Say who stands behind a share.", 11),
        (MODULE, "A share without its question is not news.", 14),
    ],
)
def test_every_text_is_looked_at(file: str, old: str, line: int, change: Change) -> None:
    found = [problem for problem in change(file, (old, "There are 41 lamps.")) if problem.code == "EV03"]
    assert [(problem.file, problem.line) for problem in found] == [(file, line)]


def test_the_tally_counts_each_kind(good: Content) -> None:
    problems, tally = numbers.check(good)
    assert problems == []
    assert (tally.cited, tally.computed, tally.ours, tally.loose) == (8, 2, 3, 0)
    assert tally.sentence().startswith(
        "Numerals in prose: 8 cited, 2 computed, 3 marked as ours, 0 without a source (100%"
    )


def test_the_share_accounted_for_falls_with_each_loose_numeral(say: Change, tree: Path) -> None:
    say("There were 41 lamps, then 42, 43, 44, 45, 46, 47, 48, 49, 50, 51 in 1999.")
    tally = check(tree).tally
    assert tally.loose == 12
    assert tally.by_file == {HOME: 12}
    assert "12 without a source (52% accounted for)" in tally.sentence()


def test_names_and_years_are_counted_apart(say: Change, tree: Path) -> None:
    before = check(tree).tally.exempt
    say("In 1994, module 2 said [@rvt-feel-safe].\n\n1. One\n")
    tally = check(tree).tally
    assert tally.exempt == before + 3


def test_no_numeral_at_all_is_all_accounted_for() -> None:
    assert "(100% accounted for)" in numbers.Tally().sentence()

"""A problem in its three forms: for people, for a pull request, for programs."""

from __future__ import annotations

import json

import pytest

from portal.problem import Problem, did_you_mean, report
from portal.rules import RULES

FIRST = Problem("a.md", 3, "EV01", "The claim `x` is cited here, but it does not exist.", "Did you mean `xy`?")
SECOND = Problem("a.md", 12, "EV05", "Nothing cites `y`.")


def test_people_read_where_what_why_and_how() -> None:
    assert FIRST.as_text() == (
        "a.md, line 3 (EV01, error): The claim `x` is cited here, but it does not exist.\n"
        "    Why it matters: A reader could not open the source of the figure.\n"
        "    To mend it: Correct the id, or add the claim to evidence/claims.csv. Did you mean `xy`?"
    )
    assert "(EV05, warning)" in SECOND.as_text()
    assert SECOND.mend == RULES["EV05"].how


def test_a_report_is_in_order_counts_and_tells_each_once() -> None:
    text = report([SECOND, FIRST, SECOND])
    assert text.index("line 3") < text.index("line 12")
    assert text.count("EV05") == 1
    assert text.endswith("\n\n1 to mend, 1 to consider.")
    assert report([]) == "Nothing to mend."


def test_lines_are_ordered_as_numbers() -> None:
    assert [p["line"] for p in json.loads(report([SECOND, FIRST], "json"))] == [3, 12]


def test_a_program_reads_every_part() -> None:
    assert json.loads(report([FIRST], "json")) == [
        {
            "file": "a.md",
            "line": 3,
            "code": "EV01",
            "level": "error",
            "what": FIRST.what,
            "why": RULES["EV01"].why,
            "how": FIRST.mend,
        }
    ]
    assert json.loads(report([], "json")) == []
    assert "ó" in report([Problem("bogotá.md", 1, "EV01", "ó")], "json")


def test_a_pull_request_shows_it_beside_the_line() -> None:
    made = report([FIRST, SECOND], "github").split("\n")
    assert made[0].startswith("::error file=a.md,line=3,title=EV01::The claim `x` is cited here")
    assert made[0].endswith("Did you mean `xy`?")
    assert made[1].startswith("::warning file=a.md,line=12,title=EV05::")
    assert report([], "github") == ""


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a\n::error::b", "a%0A::error::b"),
        ("a\r\nb", "a%0D%0Ab"),
        ("100%0A", "100%250A"),
    ],
)
def test_no_words_end_an_annotation_and_begin_a_command(text: str, wanted: str) -> None:
    made = Problem("a.md", 1, "EV01", text).as_github()
    assert "\n" not in made and "\r" not in made
    assert f"::{wanted} " in made


def test_no_file_name_does_either() -> None:
    made = Problem("a\n::warning file=b,c:d%.md", 1, "EV01", "x").as_github()
    assert made.startswith("::error file=a%0A%3A%3Awarning file=b%2Cc%3Ad%25.md,line=1,title=EV01::x ")
    assert "\n" not in made


@pytest.mark.parametrize(
    ("name", "known", "wanted"),
    [
        ("echeverri2010", ["echeverri-2010", "moser"], "Did you mean `echeverri-2010`?"),
        ("zzz", ["abc"], ""),
        ("abc", [], ""),
        ("", ["abc"], ""),
    ],
)
def test_the_nearest_name_is_suggested_only_when_it_is_near(name: str, known: list[str], wanted: str) -> None:
    assert did_you_mean(name, known) == wanted

"""Which figure stands before a marker, where its sentence begins, and what may stand after a value."""

from __future__ import annotations

import pytest
from rivertown import CLAIMS, HOME, POINTS, SERIES, Change

from portal.problem import Problem


def codes(problems: list[Problem], file: str = HOME) -> list[str]:
    return sorted(problem.code for problem in problems if problem.file == file)


@pytest.mark.parametrize("end", [". Now", "; now", ": now", "! Now", "? Now", "\n\nNow", " [@rvt-lamps-lit mark] now"])
def test_a_figure_beyond_the_end_of_the_sentence_is_not_that_of_the_marker(end: str, say: Change) -> None:
    assert say(f"Ten per cent left{end} they feel safe [@rvt-feel-safe mark].") == []


@pytest.mark.parametrize("gap", [" ", ", ", " (at night) ", "\n"])
def test_a_figure_in_the_same_sentence_is_that_of_the_marker(gap: str, say: Change) -> None:
    assert codes(say(f"Ten per cent of them{gap}feel safe [@rvt-feel-safe mark].")) == ["EV10"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("It is 40.41% of them [@rvt-feel-safe mark].", ["EV03", "EV10"]),  # the point ends no sentence
        ("It is 41.0% of them [@rvt-feel-safe mark].", ["EV03"]),
        ("It is 41.5% of them [@rvt-feel-safe mark].", ["EV03", "EV10"]),
        ("Not 1,250 but 1,300 lamps [@rvt-lamps-added mark].", ["EV03", "EV03"]),  # the last figure counts
        ("Of three or 3 million lamps 1,250 [@rvt-lamps-added mark].", ["EV03", "EV03", "EV10"]),
        ("Not 1,300 but 1,250 lamps [@rvt-lamps-added mark].", ["EV03", "EV03", "EV10"]),
        ("Ninety per cent of respondents [@rvt-feel-safe mark] agree.", ["EV10"]),
        ("Ninety percent of respondents [@rvt-feel-safe mark] agree.", ["EV10"]),
        ("Forty-one per cent of respondents [@rvt-feel-safe mark] agree.", []),
    ],
)
def test_the_last_figure_before_a_marker_is_the_one_of_the_ledger(text: str, wanted: list[str], say: Change) -> None:
    assert codes(say(text)) == wanted


@pytest.mark.parametrize(
    "name",
    [
        "COVID-19 changed this",
        "Module 4 says so",
        "Resolution 66/290 asks for it",
        "SDG 11.7 asks for it",
        "On 10 September 2012 they felt safe",
        "In 1995 they felt safe",
        "In 2012 they felt safe",
    ],
)
def test_a_name_or_a_date_is_no_figure(name: str, say: Change) -> None:
    assert say(f"{name} [@rvt-feel-safe mark].") == []


def test_a_fall_is_told_without_its_sign(change: Change, say: Change) -> None:
    change(CLAIMS, (",41,% of respondents", ",-41,% of respondents"))
    assert say("It fell by forty-one per cent [@rvt-feel-safe mark].") == []
    assert codes(say("It fell by forty-two per cent [@rvt-feel-safe mark].")) == ["EV10"]


def test_millions_written_out_are_the_same_figure(change: Change, say: Change) -> None:
    change(CLAIMS, ("set up 1,300 more", "set up 4.1 billion more"), (",1300,street", ",4100000000,street"))
    assert codes(say("It has 4.1 billion street lamps [@rvt-lamps-added mark].")) == ["EV03"]
    assert codes(say("It has four billion street lamps [@rvt-lamps-added mark].")) == ["EV03", "EV10"]


def test_the_message_gives_the_whole_figure_of_a_number_in_words(say: Change) -> None:
    (found,) = say("Eight hundred street lamps [@rvt-lamps-before mark] stood there.")
    assert found.what == "“Eight hundred street lamps” says 800; `rvt-lamps-before` is 900 in the ledger."


@pytest.mark.parametrize("share", ["%", " %", " percent", " per cent", " percentage points", " percentage point"])
def test_a_count_is_no_share(share: str, say: Change) -> None:
    assert codes(say(f"There are [@rvt-lamps-added value]{share} more.")) == ["EV11"]


def test_a_figure_in_percentage_points_is_cited_so(change: Change, say: Change) -> None:
    change(CLAIMS, (",41,% of respondents,", ",41,percentage points,"))
    assert codes(say("It rose by [@rvt-feel-safe value] percentage points.")) == []


@pytest.mark.parametrize("unit", ["deaths", "homicides", "members", "murders", "residents", "respondents", "victims"])
def test_whoever_died_or_was_asked_is_one_of_the_people(unit: str, change: Change, say: Change) -> None:
    change(CLAIMS, (",900,street lamps,", ",900,people,"), (",1200,street lamps,", f",1200,{unit},"))
    assert codes(say("There were [@rvt-lamps-lit value] people, or [= @rvt-lamps-before + @rvt-lamps-lit].")) == []


def test_what_is_not_a_person_is_none_of_the_people(change: Change, say: Change) -> None:
    change(CLAIMS, (",900,street lamps,", ",900,people,"))
    assert codes(say("There were [@rvt-lamps-lit value] people.")) == ["EV11"]
    assert codes(say("There were [= @rvt-lamps-before + @rvt-lamps-lit].")) == ["EV11", "EV11"]


def test_women_are_not_men(change: Change, say: Change) -> None:
    change(CLAIMS, (",900,street lamps,", ",900,men,"), (",1200,street lamps,", ",1200,women,"))
    assert codes(say("There were [@rvt-lamps-lit value] men.")) == ["EV11"]


def test_a_figure_may_be_so_many_times_something(change: Change, say: Change) -> None:
    change(CLAIMS, (",900,street lamps,", ",900,times the number of 2010,"))
    assert codes(say("A bell rang [@rvt-lamps-lit value] times.")) == []


def test_a_difference_of_unlike_things_is_told_on_its_line(say: Change) -> None:
    (found,) = say("One line.\nAnother: [= @rvt-lamps-added - @rvt-feel-safe]")
    assert (found.code, found.line) == ("EV11", 10)
    assert "`rvt-lamps-added` (street lamps) and `rvt-feel-safe` (% of respondents)" in found.what


@pytest.mark.parametrize(
    ("file", "old", "line"),
    [
        (CLAIMS, "the town set up [@rvt-lamps-added]", 6),
        (SERIES, "Dark is not defined", 1),
        (POINTS, "One street was counted twice", 3),
    ],
)
def test_what_the_ledger_says_beside_a_figure_is_looked_at(file: str, old: str, line: int, change: Change) -> None:
    (found,) = change(file, (old, "There are [@rvt-lamps-added value] streets"))
    assert (found.code, found.file, found.line) == ("EV11", file, line)

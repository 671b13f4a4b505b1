"""The ledger by itself: collections, locators, statements that hold their value."""

from __future__ import annotations

import pytest
from rivertown import CLAIMS, COLLECTIONS, CONTRADICTIONS, LOG, POINTS, READING, SERIES, SOURCES, Change

from portal.problem import Problem


def one(problems: list[Problem], code: str) -> Problem:
    assert [problem.code for problem in problems] == [code], "\n".join(problem.as_text() for problem in problems)
    return problems[0]


def test_a_claim_of_an_unknown_collection_is_told_with_the_one_that_comes_near(change: Change) -> None:
    problems = change(COLLECTIONS, ("id: rvt", "id: rvs"))
    assert {problem.code for problem in problems} == {"XR01"}
    assert {problem.file for problem in problems} == {CLAIMS, SERIES}
    assert all(problem.suggestion == "Did you mean `rvs`?" for problem in problems)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ('"table 1, second row"', "tables", "“tables”; `rivertown-street-survey` has no such part."),
        ('"table 1, second row"', "table 10", "“table 10”; `rivertown-street-survey` has no such part."),
        ('"table 1, second row"', "table 1.2", "“table 1.2”; `rivertown-street-survey` has no such part."),
        ('"table 1, second row"', "table 1; also table 7", "“table 7”; `rivertown-street-survey` has no such part."),
        ('"page 3, first column"', "page 9", "page 9; `rivertown-gazette` ends on page 8."),
        ('"page 3, first column"', "pages 7 to 12", "page 12; `rivertown-gazette` ends on page 8."),
    ],
)
def test_a_locator_outside_its_document_is_told(old: str, new: str, words: str, change: Change) -> None:
    found = one(change(CLAIMS, (old, new)), "EV09")
    assert words in found.what


@pytest.mark.parametrize("new", ["Table 1", "table 1; also table 3, last row", "TABLE 2, note a"])
def test_a_locator_within_its_document_is_left_alone(new: str, change: Change) -> None:
    assert change(CLAIMS, ('"table 1, second row"', f'"{new}"')) == []


def test_the_locator_of_a_series_is_looked_at_too(change: Change) -> None:
    assert one(change(SERIES, ("locator: table 3", "locator: table 30")), "EV09").file == SERIES


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("Rivertown had 900 lamps.", True),
        ("Rivertown had nine hundred lamps.", True),
        ("Rivertown had some lamps.", False),
        ("Rivertown had 9,00 lamps.", False),
        ("Rivertown had 1,900 lamps.", False),
        ("Rivertown had 900.5 lamps.", False),
    ],
)
def test_the_words_of_a_claim_say_its_value(text: str, fits: bool, change: Change) -> None:
    problems = change(CLAIMS, ('"Rivertown had nine hundred street lamps, it says."', f'"{text}"'))
    assert [problem.code for problem in problems] == ([] if fits else ["EV10"])


@pytest.mark.parametrize("field", ["stated_by", "source", "locator", "grade", "caveat"])
def test_a_claim_without_what_makes_it_trustworthy_has_a_code_of_its_own(field: str, change: Change) -> None:
    whole = 'lamps,Mayor of Rivertown,rivertown-gazette,"page 3, first column",official-statement,She does not say'
    cells = {
        "stated_by": "Mayor of Rivertown",
        "source": "rivertown-gazette",
        "locator": '"page 3, first column"',
        "grade": "official-statement",
    }
    if field == "caveat":
        problems = change(CLAIMS, ("She does not say what success would be.", ""))
    else:
        problems = change(CLAIMS, (whole, whole.replace(cells[field], "", 1)))
    found = next(problem for problem in problems if problem.code == "EV12")
    assert (found.file, found.line) == (CLAIMS, 5) and f"`{field}`" in found.what


def test_a_point_of_an_unknown_series_is_told(change: Change) -> None:
    found = one(change(POINTS, ("rvt-dark-streets,Lakeside", "rvt-dark-street,Lakeside")), "XR01")
    assert (found.file, found.line) == (POINTS, 4)
    assert found.suggestion == "Did you mean `rvt-dark-streets`?"


def test_the_same_place_and_period_may_not_stand_twice_in_a_series(change: Change) -> None:
    found = one(change(POINTS, ("rvt-dark-streets,Lakeside,2019", "rvt-dark-streets,Rivertown,2019")), "FI05")
    assert "`rvt-dark-streets-rivertown-2019`" in found.what


@pytest.mark.parametrize("value", ["1,300", "", "many"])
def test_a_point_needs_a_plain_number(value: str, change: Change) -> None:
    assert one(change(POINTS, (",31,", f',"{value}",')), "FI03").line == 3


def test_a_series_whose_sentence_lacks_a_blank_is_refused_once(change: Change) -> None:
    found = one(change(SERIES, (" in {place}", "")), "FI03")
    assert "`says` lacks {place}" in found.what


def test_a_reading_and_a_correction_name_what_exists(change: Change) -> None:
    found = [problem.code for problem in change(READING, ("source: rivertown-history", "source: rivertown-histori"))]
    assert "EV02" in found
    change(READING, ("source: rivertown-histori", "source: rivertown-history"))
    assert one(change(LOG, ("[rvt-lamps-added]", "[rvt-lamp-added]")), "EV01").suggestion.endswith("`rvt-lamps-added`?")


def test_a_correction_names_a_claim_or_a_page(change: Change) -> None:
    found = one(change(LOG, ("  claims: [rvt-lamps-added]\n", "")), "FI03")
    assert "neither `claims` nor a `page`" in found.what


def test_a_claim_may_not_rest_on_what_nobody_opened(change: Change) -> None:
    assert one(
        change(
            SERIES, ("source: rivertown-street-survey\n  locator: table 3", "source: rivertown-history\n  locator: x")
        ),
        "EV06",
    )
    assert (
        change(
            SERIES, ("source: rivertown-history\n  locator: x", "source: rivertown-street-survey\n  locator: table 3")
        )
        == []
    )


def test_a_numeral_beside_the_ledger_needs_a_source_too(change: Change) -> None:
    assert one(change(CONTRADICTIONS, ("we_print: Lamps", "we_print: The 17 lamps")), "EV03").file == CONTRADICTIONS
    change(CONTRADICTIONS, ("we_print: The 17 lamps", "we_print: In 2019, lamps"))  # its claims stand beside it
    assert one(change(CLAIMS, ("She does not say what", "In 4 words: not what")), "EV03").line == 5
    assert change(CLAIMS, ("In 4 words: not what", "She does not say what")) == []
    assert change(CLAIMS, ("The town counted its own lamps.", "Of the nine hundred or 900 some were dark.")) == []


def test_a_source_without_parts_takes_any_locator(change: Change) -> None:
    change(SOURCES, ("  parts: [table 1, table 2, table 3]\n", ""))
    assert change(CLAIMS, ('"table 1, second row"', "where the sun sets")) == []

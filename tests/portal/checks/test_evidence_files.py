"""The files of the ledger: names that stand twice, rows that cannot be read, and the line of each problem."""

from __future__ import annotations

from pathlib import Path

import pytest
from rivertown import (
    CASE,
    CLAIMS,
    COLLECTIONS,
    CONTRADICTIONS,
    LOG,
    POINTS,
    READING,
    SERIES,
    SOURCES,
    Change,
)

from portal.problem import Problem


def one(problems: list[Problem], code: str) -> Problem:
    assert [problem.code for problem in problems] == [code], "\n".join(problem.as_text() for problem in problems)
    return problems[0]


@pytest.mark.parametrize(
    ("file", "first", "old", "new", "code"),
    [
        (SERIES, "- id: rvt-dark-streets", "locator: table 3", "locator: table 30", "EV09"),
        (SERIES, "- id: rvt-dark-streets", "source: rivertown-street-survey", "source: rivertown-survey", "EV02"),
        (CONTRADICTIONS, "- id: CT-01", "[rvt-lamps-added, rvt-lamps-lit]", "[rvt-lamps-lost, rvt-lamps-lit]", "EV01"),
        (LOG, "- date: 2026-10-01", "[rvt-lamps-added]", "[rvt-lamps-lost]", "EV01"),
        (READING, "- source: rivertown-history", "modules: [m01]", "modules: [m77]", "XR01"),
    ],
)
def test_an_unknown_name_is_told_on_the_line_of_its_entry(
    file: str, first: str, old: str, new: str, code: str, change: Change
) -> None:
    found = one(change(file, (first, f"# A remark.\n\n{first}"), (old, new)), code)
    assert (found.file, found.line) == (file, 3)


def test_a_recommended_source_that_is_not_listed_is_told_on_its_line(change: Change) -> None:
    first = "- source: rivertown-history"
    problems = change(READING, (first, "# A remark.\n\n- source: rivertown-historie"))
    assert [(p.file, p.line) for p in problems if p.code == "EV02"] == [(READING, 3)]


@pytest.mark.parametrize("module", ["m1", "m15", "m77", "example"])
def test_a_reading_is_for_a_module_of_the_course(module: str, change: Change) -> None:
    assert f"`{module}`" in one(change(READING, ("modules: [m01]", f"modules: [m14, {module}]")), "XR01").what


@pytest.mark.parametrize(
    "locator",
    ["page 9", "p. 9", "pages 7-12", "pages 7–12", "pages 7 and 12", "pp. 7 to 12", "page 3 and, again, page 9"],
)
def test_every_page_of_a_locator_lies_in_the_document(locator: str, change: Change) -> None:
    assert "ends on page 8" in one(change(CLAIMS, ('"page 3, first column"', f'"{locator}"')), "EV09").what


@pytest.mark.parametrize("locator", ["page 8", "pages 7-8", "pages 7 and 8", "title"])
def test_the_last_page_belongs_to_the_document(locator: str, change: Change) -> None:
    assert change(CLAIMS, ('"page 3, first column"', locator)) == []


@pytest.mark.parametrize("locator", ["table 7; also table 1", "table 1; also table 7; also table 2"])
def test_every_place_of_a_locator_lies_in_the_document(locator: str, change: Change) -> None:
    found = one(change(CLAIMS, ('"table 1, second row"', locator)), "EV09")
    assert "“table 7”; `rivertown-street-survey` has no such part." in found.what


def test_a_fall_is_said_without_its_sign(change: Change) -> None:
    claim = ("In the invented Rivertown 41% of respondents", "It fell by 41% of respondents")
    assert change(CLAIMS, claim, (",41,% of respondents", ",-41,% of respondents")) == []


def test_a_figure_may_rest_on_an_entry_in_a_catalogue(change: Change) -> None:
    assert change(SOURCES, ("seen: excerpt", "seen: catalogue")) == []


def test_a_source_cited_only_in_a_caveat_is_cited(change: Change) -> None:
    left = change(READING, ("source: rivertown-history", "source: rivertown-gazette"))
    assert one(left, "EV05").what == "Nothing cites `rivertown-history`."
    assert change(SERIES, ("Dark is not defined.", "Dark is not defined [@src:rivertown-history].")) == []


def test_a_source_of_the_data_of_a_case_is_cited(change: Change) -> None:
    data = "data: [{file: lamps.csv, source: rivertown-history, licence: CC0, columns: {lamps: How many}}]"
    left = change(CASE, ("status: draft", f"{data}\nstatus: draft"))
    assert "FI03" not in {problem.code for problem in left}
    problems = change(READING, ("source: rivertown-history", "source: rivertown-gazette"))
    assert [problem.as_text() for problem in problems] == [problem.as_text() for problem in left]


@pytest.mark.parametrize(
    ("file", "name"), [(COLLECTIONS, "rvt"), (SERIES, "rvt-dark-streets"), (READING, "rivertown-history")]
)
def test_an_entry_may_not_stand_twice(file: str, name: str, tree: Path, write: Change) -> None:
    text = (tree / file).read_text(encoding="utf-8")
    found = one(write(file, text + text), "FI05")
    assert (found.file, found.line) == (file, len(text.splitlines()) + 1)
    assert f"`{name}`" in found.what


def test_a_series_without_points_is_told(tree: Path, write: Change) -> None:
    found = one(write(POINTS, "series,place,period,value,caveat\n"), "FI03")
    assert (found.file, found.line) == (SERIES, 1)
    assert found.what == "The series `rvt-dark-streets` has no point in evidence/observations.csv."


@pytest.mark.parametrize("text", ["", "[]\n", "# Nothing was corrected yet.\n"])
def test_nothing_needs_to_have_been_corrected(text: str, write: Change) -> None:
    assert write(LOG, text) == []


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"Rivertown had nine hundred street lamps, it says."', "Rivertown had nine hundred street lamps, it says."),
        ('"Rivertown had nine hundred street lamps, it says."', '"Rivertown had "nine" hundred street lamps."'),
        ("The town counted its own lamps.", '"The town counted its own lamps.'),
    ],
)
def test_a_row_with_bad_quotation_marks_is_refused(old: str, new: str, change: Change) -> None:
    problems = change(CLAIMS, (old, new))
    assert {(problem.code, problem.file) for problem in problems} == {("FI03", CLAIMS)}


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        (",40,", ",40,5", "a caveat is words"),
        (",40,", ",40,5,", "has 6 cells"),
        (",40,", ',"40,5",', "write a plain number"),
        ("Rivertown,March 2018", "東京,March 2018", "write its name in Latin letters"),
        ("Rivertown,March 2018", "Rivertown,—", "has no letter or digit"),
    ],
)
def test_a_point_that_would_be_misread_is_refused(old: str, new: str, words: str, change: Change) -> None:
    found = one(change(POINTS, (old, new)), "FI03")
    assert (found.file, found.line) == (POINTS, 2)
    assert words in found.what


@pytest.mark.parametrize(
    ("file", "old", "new"),
    [
        (SOURCES, "pages: 8", "pages: 0"),
        (SOURCES, "pages: 8", "pages: -8"),
        (COLLECTIONS, "id: rvt", "id: rvt-two"),
        (SERIES, "match: near", "match: far"),
        (SERIES, "match: near", "match: x"),
    ],
)
def test_what_no_page_could_show_is_refused(file: str, old: str, new: str, change: Change) -> None:
    assert ("FI03", file) in {(problem.code, problem.file) for problem in change(file, (old, new))}

"""Whatever stands in a content file, the check answers with problems that name it: never with a traceback."""

from __future__ import annotations

import csv
import io
import json
import shutil
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from rivertown import (
    CASE,
    CHART,
    CLAIMS,
    COLLECTIONS,
    CONTRADICTIONS,
    DRAWING,
    EXERCISE,
    GLOSSARY,
    GRADES,
    HOME,
    LOG,
    MODULE,
    NOTEBOOK,
    POINTS,
    QUIZ,
    READING,
    SERIES,
    SOURCES,
    TRAINER,
    WORKSHEET,
    Change,
)

from portal.check import check
from portal.problem import Problem

FRONT = (MODULE, TRAINER, CASE)
LISTS = (QUIZ, GLOSSARY, SOURCES, CONTRADICTIONS, SERIES, READING, LOG, COLLECTIONS)
MAY_BE_EMPTY = (SERIES, READING, LOG)
TEXTS = (*FRONT, *LISTS, WORKSHEET, HOME, GRADES, EXERCISE, CLAIMS, CHART, DRAWING, NOTEBOOK)

LATIN = "Peñalosa\n".encode("latin-1")
DEEP = "[" * 5000

HOSTILE: list[tuple[str, str | bytes, str]] = [
    *((file, b"\x00\x01\xff\xfe\x80" * 40, "") for file in TEXTS),
    *((file, b"# a line\n" + LATIN, "FI06") for file in TEXTS if file != NOTEBOOK),
    *(
        (file, "", "")
        for file in (*FRONT, *LISTS, EXERCISE, CLAIMS, CHART, DRAWING, NOTEBOOK)
        if file not in MAY_BE_EMPTY
    ),
    *((file, "- a\n- b\n", "FI03") for file in LISTS),
    *((file, "a: 1\n", "FI03") for file in LISTS),
    *((file, "just words\n", "FI03") for file in LISTS),
    *((file, "- 1\n- null\n- [x]\n- {1: 2}\n- {null: 3}\n", "FI03") for file in LISTS),
    *((file, DEEP, "FI01") for file in LISTS),
    *((file, "- &a {id: x}\n- *a\n", "FI01") for file in LISTS),
    *((file, "- !!python/object:os.system {}\n", "FI01") for file in LISTS),
    *((file, "-\tid: x\n", "FI01") for file in LISTS if file != QUIZ),
    *((file, "- id: x\n  id: y\n", "FI01") for file in LISTS),
    *((file, "---\n- a\n- b\n---\n\nText.\n", "FI03") for file in (*FRONT, WORKSHEET, HOME)),
    *((file, "---\ntitle: never closed\n\nText.\n", "FI02") for file in (*FRONT, WORKSHEET, HOME, GRADES)),
    *((file, f"---\na: {DEEP}\n---\n", "FI01") for file in (*FRONT, WORKSHEET)),
    *((file, "---\n\n---\n\nText.\n", "FI03") for file in (*FRONT, WORKSHEET)),
    *((file, "---\nlast_reviewed: 2026-02-30\n---\n", "FI01") for file in FRONT),
    (WORKSHEET, "---\ntitel: A worksheet\n---\n", "FI03"),
    (WORKSHEET, "---\ntitle:\n---\n", "FI03"),
    (QUIZ, "- a string\n", "FI03"),
    (QUIZ, "- {id: m01-q01, kind: [one]}\n", "FI03"),
    (QUIZ, "- {id: m01-q01, kind: one, options: x}\n", "FI03"),
    (QUIZ, "- {id: m01-q01, kind: order, outcome: m01-o1, stem: s, use: pre, options: [a, b, c]}\n", "FI03"),
    (QUIZ, "- {id: m01-q01, kind: number, outcome: m01-o1, stem: s, use: pre, answer: 'x', feedback: y}\n", "FI03"),
    (CLAIMS, "id,text\nrvt-feel-safe,words\n", "FI03"),
    (CLAIMS, "id;text;value\nx;y;1\n", "FI03"),
    (CLAIMS, "\n\n\n", "FI03"),
    (CLAIMS, '"unclosed\n', "FI03"),
    (CLAIMS, "id," + "x" * 200_000 + "\n", "FI03"),
    (EXERCISE, "print('no header')\n", "FI02"),
    (EXERCISE, "# ---\n# jupyter: never closed\n", "FI02"),
    (EXERCISE, "# ---\n# - a list\n# ---\n", "FI02"),
    (EXERCISE, "# ---\n# jupyter: {portal: [1]}\n# ---\n", "FI03"),
    (EXERCISE, "# ---\n# a: b: c\n# ---\n", "FI01"),
    (NOTEBOOK, "not JSON", "EX01"),
    (NOTEBOOK, "[]", "EX01"),
    (NOTEBOOK, "null", "EX01"),
    (NOTEBOOK, '{"cells": 3}', "EX01"),
    (NOTEBOOK, '{"cells": [1], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}', "EX01"),
    (CHART, "[]", "FG01"),
    (CHART, "3", "FG01"),
    (CHART, "{}", "FG01"),
    (CHART, DEEP, "FG01"),
    (CHART, '{"data": []}', "FG01"),
    (CHART, '{"data": {"claims": "rvt-feel-safe"}}', "FG01"),
    (CHART, '{"data": {"claims": [1]}}', "FG01"),
    (CHART, '{"data": {"claims": ["rvt-mayor-success"]}, "mark": "bar"}', "FG01"),
    (CHART, '{"data": {"claims": ["rvt-lamps-bfore"]}, "mark": "bar"}', "EV01"),
    (CHART, '{"data": {"claims": ["rvt-feel-safe"]}, "mark": "nonsense"}', "FG01"),
    (CHART, '{"data": {"url": "https://example.org/x.json"}, "mark": "bar"}', "FG01"),
    (DRAWING, "<svg", "FG01"),
    (DRAWING, "<p>words</p>", "FG01"),
    (DRAWING, '<svg xmlns="http://www.w3.org/2000/svg"/>', "FG01"),
    (DRAWING, '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1" onload="x()"/>', "FG02"),
    (DRAWING, '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><g id="a"/></svg>', "FG02"),
    (DRAWING, '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><path fill="url(#a)"/></svg>', "FG02"),
    (DRAWING, '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><image href="x.png"/></svg>', "FG02"),
]


def named(problems: list[Problem], file: str) -> list[Problem]:
    """The problems of a file; one of an executed notebook may stand at its source."""
    return [p for p in problems if p.file == file or (file == NOTEBOOK and NOTEBOOK in p.what)]


@pytest.mark.parametrize(
    ("file", "text", "code"), HOSTILE, ids=[f"{code}-{file}-{n}" for n, (file, _, code) in enumerate(HOSTILE)]
)
def test_a_hostile_file_is_named(file: str, text: str | bytes, code: str, write: Change) -> None:
    found = named(write(file, text), file)
    assert found, f"nothing is said of {file}"
    if code:
        assert code in {problem.code for problem in found}, [problem.as_text() for problem in found]
    assert all(problem.line >= 1 for problem in found)
    assert all(len(problem.what) < 500 for problem in found), "a message that nobody reads to its end"


@pytest.mark.parametrize(
    "file", [MODULE, QUIZ, TRAINER, GLOSSARY, HOME, CASE, NOTEBOOK, CLAIMS, SOURCES, GRADES, DRAWING]
)
def test_a_file_that_is_missing_is_named(file: str, tree: Path) -> None:
    (tree / file).unlink()
    problems = check(tree).problems
    assert any(Path(file).name in problem.file + problem.what for problem in problems), problems


def test_the_line_that_is_not_utf_8_is_named(write: Change) -> None:
    found = write(HOME, "# Rivertown\n\nBogotá\n".encode() + LATIN + b"more\n")
    assert [(problem.line, problem.code) for problem in found] == [(4, "FI06")]


def test_problems_come_in_order_and_each_once(say: Change) -> None:
    found = say("TODO 41 [x](y.md)\n\nTODO: 42 and 42")
    assert found == sorted(set(found))
    assert [(problem.line, problem.code) for problem in found] == [
        (9, "EV03"),
        (9, "LK01"),
        (9, "TX04"),
        (11, "EV03"),
        (11, "TX04"),
    ]


def test_an_empty_repository_is_told_what_belongs_there(tmp_path: Path) -> None:
    codes = {problem.code for problem in check(tmp_path).problems}
    assert codes == {"FI04"}


@pytest.mark.parametrize(
    "file",
    [CLAIMS, SOURCES, GLOSSARY, QUIZ, MODULE, CASE, TRAINER, CONTRADICTIONS, SERIES, POINTS, READING, LOG, COLLECTIONS],
)
def test_one_broken_file_is_told_once_and_not_wherever_it_is_named(file: str, write: Change) -> None:
    problems = write(file, b"\xff")
    assert [(p.file, p.code) for p in problems] == [(file, "FI06")], [p.as_text() for p in problems]


@pytest.mark.parametrize(
    ("file", "old", "new", "words", "near"),
    [
        (CLAIMS, 'second row",survey,', 'second row",surwey,', "In `rvt-feel-safe`: `grade` is 'surwey'", "survey"),
        (SOURCES, "seen: excerpt", "seen: exerpt", "In `rivertown-gazette`: `seen` is 'exerpt'", "excerpt"),
        (GLOSSARY, "  term: Street lamp", "  terrm: Street lamp\n  term: Lamp", "`terrm` is not a field", "term"),
        (MODULE, "level: introductory", "level: introductry", "`level` is 'introductry'", "introductory"),
        (CASE, "evidence: descriptive", "evidence: descriptiv", "`evidence` is 'descriptiv'", "descriptive"),
        (QUIZ, "use: check", "use: chek", "In `m01-q01`: `use` is 'chek'", "check"),
        (QUIZ, "kind: one", "kind: onne", "Item 1 has no `kind` that we know", "one"),
    ],
)
def test_one_broken_entry_is_told_once(file: str, old: str, new: str, words: str, near: str, change: Change) -> None:
    problems = change(file, (old, new))
    assert [(p.file, p.code) for p in problems] == [(file, "EV12" if file == CLAIMS else "FI03")]
    assert words in problems[0].what
    assert problems[0].suggestion == f"Did you mean `{near}`?"


@pytest.mark.parametrize("value", ["1,300", "1 300", "41%", "about 40", "-", "1.3.0", "≈3", "1e3", "٣"])
def test_a_value_that_is_no_plain_number_is_refused(value: str, tree: Path) -> None:
    rows = list(csv.DictReader(io.StringIO((tree / CLAIMS).read_text(encoding="utf-8"))))
    rows[2]["value"] = value
    out = io.StringIO()
    writer = csv.DictWriter(out, rows[0].keys(), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    (tree / CLAIMS).write_text(out.getvalue(), encoding="utf-8")
    found = [problem for problem in check(tree).problems if problem.file == CLAIMS]
    assert [(problem.code, problem.line) for problem in found] == [("FI03", 4)]
    assert "write a plain number" in found[0].what


def test_a_row_after_blank_lines_and_a_cell_of_two_lines_keeps_its_line(tree: Path, write: Change) -> None:
    text = (tree / CLAIMS).read_text(encoding="utf-8")
    text = text.replace("street lamps, it says", "street\nlamps, it says").replace(
        "\nrvt-lamps-added", "\n\n\nrvt-lamps-added"
    )
    found = [p for p in write(CLAIMS, text.replace("Set up, not lit: some had no current.", "")) if p.file == CLAIMS]
    assert [(problem.line, problem.code) for problem in found] == [(7, "EV12")]
    assert "`caveat` is empty" in found[0].what
    found = [p for p in write(CLAIMS, text.replace("The town counted its own lamps.", "")) if p.file == CLAIMS]
    assert [problem.line for problem in found] == [3], "a row stands where it begins"


def test_a_row_with_a_comma_too_many_says_what_to_do(change: Change) -> None:
    found = change(CLAIMS, ("The town counted its own lamps.", "The town counted, its own lamps."))
    said = next(problem for problem in found if problem.file == CLAIMS)
    assert (said.line, said.code) == (3, "FI03")
    assert "has 13 cells, the first line 12" in said.what


def test_a_misspelt_column_is_told_once_with_its_name(change: Change) -> None:
    found = [problem for problem in change(CLAIMS, ("locator,", "locater,")) if problem.code == "FI03"]
    assert [problem.line for problem in found] == [1, 1]
    assert [problem.suggestion for problem in found if problem.suggestion] == ["Did you mean `locator`?"]


def test_a_mark_that_a_spreadsheet_puts_before_the_text_does_no_harm(tree: Path, write: Change) -> None:
    for file in (CLAIMS, SOURCES, MODULE, EXERCISE):
        assert write(file, b"\xef\xbb\xbf" + (tree / file).read_bytes()) == []


def test_line_ends_of_another_system_do_no_harm(tree: Path, write: Change) -> None:
    for file in (CLAIMS, SOURCES, QUIZ, MODULE, EXERCISE):
        assert write(file, (tree / file).read_bytes().replace(b"\n", b"\r\n")) == []


def test_the_folder_may_be_named_in_a_roundabout_way(tree: Path) -> None:
    assert check(tree / "evidence" / "..").problems == []


ANY = st.one_of(
    st.binary(max_size=60),
    st.text(max_size=80).map(lambda text: text.encode("utf-8", "surrogatepass")),
    st.text("-:[]{}#&*!|>'\"%@`\t\n ab1,", max_size=80).map(str.encode),
)


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Path(shutil.copytree(Path(__file__).parent / "good", tmp_path_factory.mktemp("any") / "course"))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], database=None)
@given(file=st.sampled_from(TEXTS), data=ANY, whole=st.booleans(), place=st.integers(0, 10_000))
@example(file=MODULE, data=b"\n[x](" + b"y" * 300 + b")\n", whole=False, place=9_999)
@example(file=MODULE, data=b"\n[x](a\x00b)\n", whole=False, place=9_999)
@example(file=MODULE, data=b"\n![x](../../../../../etc/passwd.svg)\n", whole=False, place=9_999)
def test_no_bytes_make_the_check_fall_over(shared: Path, file: str, data: bytes, whole: bool, place: int) -> None:
    path = shared / file
    kept = path.read_bytes()
    at = place % (len(kept) + 1)
    try:
        path.write_bytes(data if whole else kept[:at] + data + kept[at:])
        for problem in check(shared).problems:
            assert problem.line >= 1 and problem.what
            json.dumps(problem.as_dict())
    finally:
        path.write_bytes(kept)

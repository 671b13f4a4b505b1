"""Headings, words of links and images, leftovers and HTML."""

from __future__ import annotations

import pytest
from rivertown import CASE, CLAIMS, EXERCISE, GLOSSARY, HOME, MODULE, QUIZ, SOURCES, TRAINER, Change

from portal.problem import Problem


def codes(problems: list[Problem]) -> list[str]:
    return [problem.code for problem in problems]


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("### Below\n\n#### Deeper\n\n## Up again\n\n### And down", []),
        ("# A second title", [9]),
        ("### Below\n\n##### Too deep", [11]),
        ("### Below\n\n#### Deeper\n\n## Up again\n\n#### Too deep", [15]),
        ("```\n# a remark in code\n```", []),
        ("####### seven signs are no heading", []),
    ],
)
def test_headings_go_down_one_level_at_a_time(text: str, lines: list[int], say: Change) -> None:
    assert [problem.line for problem in say(text) if problem.code == "TX01"] == lines


def test_a_page_with_front_matter_brings_no_title_of_its_own(change: Change) -> None:
    assert codes(change(MODULE, ("## What the mayor said", "# What the mayor said"))) == ["TX01"]


def test_a_first_heading_may_be_the_title_or_of_the_second_level_but_not_the_third(write: Change) -> None:
    assert codes(write(HOME, "## Begin\n")) == []
    assert codes(write(HOME, "### Begin\n")) == ["TX01"]


@pytest.mark.parametrize("words", ["here", "Click here", "this", "this link.", "more", "Read more", "SOURCE", "page"])
def test_link_words_must_say_something(words: str, say: Change) -> None:
    assert codes(say(f"[{words}](../01-example/index.md)")) == ["TX03"]


def test_link_words_that_only_begin_with_an_empty_word_are_well(say: Change) -> None:
    assert codes(say("[here is the lesson](../01-example/index.md)")) == []


@pytest.mark.parametrize(
    "text", ["TODO", "FIXME it", "TBD.", "XXX", "Lorem ipsum dolor", "[your city]", "[insert name]", "[Replace this]"]
)
def test_leftovers_are_found(text: str, say: Change) -> None:
    assert codes(say(f"A town. {text}")) == ["TX04"]


@pytest.mark.parametrize(
    "text", ["todo el barrio", "`TODO`", "METHODOLOGY", "xxx-rivertown", "[Your city](../01-example/index.md)"]
)
def test_words_that_only_look_left_over_are_not(text: str, say: Change) -> None:
    assert codes(say(f"A town: {text}")) == []


@pytest.mark.parametrize(
    "text",
    [
        "<script>x</script>",
        "<b>bold</b>",
        "<img src=x onerror=y>",
        "<!-- a remark -->",
        "<br/>",
        "<custom-element>",
        "</div>",
        "<https://example.org>",
        "<script src=x",
        "<iframe\nsrc=x>",
        '[words](../01-example/index.md){ onclick="x()" }',
        'Words\n{: style="color: red" }',
    ],
)
def test_html_is_found(text: str, say: Change) -> None:
    found = codes(say(text))
    assert found and set(found) == {"TX05"}


@pytest.mark.parametrize("text", ["a < b and b > a", "`<b>`", "```\n<script>\n```", "<3", "x<-y", "a { b } c"])
def test_what_is_no_html_is_left_alone(text: str, say: Change) -> None:
    assert "TX05" not in codes(say(text))


@pytest.mark.parametrize(
    ("file", "old", "line"),
    [
        (MODULE, "title: Two nights", 3),
        (CASE, "what_did_not_work: The lamps", 16),
        (TRAINER, "title: Read the share", 4),
        (QUIZ, "Nobody asked everybody.", 8),
        (GLOSSARY, "definition: A light", 3),
        (CLAIMS, "The mayor of Rivertown calls", 5),
        (SOURCES, "An invented article.", 15),
        (EXERCISE, "summary: How many lamps", 7),
    ],
)
@pytest.mark.parametrize(("text", "code"), [("<script>x", "TX05"), ("TODO", "TX04")])
def test_what_is_printed_from_a_field_is_looked_at(
    file: str, old: str, line: int, text: str, code: str, change: Change
) -> None:
    found = [problem for problem in change(file, (old, f"{old} {text}")) if problem.code == code]
    assert [(problem.file, problem.line) for problem in found] == [(file, line)]


def test_a_text_alternative_has_at_least_twenty_characters(change: Change) -> None:
    old = "A street at night: a lamp stands over an empty pavement."
    assert codes(change(MODULE, (old, "x" * 19))) == ["TX02"]
    assert codes(change(MODULE, ("x" * 19, "x" * 20))) == []


def test_the_fixed_headings_stand_in_their_order(change: Change) -> None:
    found = change(CASE, ("## Limits", "## L"), ("## How we know", "## Limits"), ("## L\n", "## How we know\n"))
    assert codes(found) == ["TX06"]
    assert found[0].line == 28
    assert "in the order Context, What was done, What changed, Limits" in found[0].what


def test_the_trainers_notes_have_fixed_headings_too(change: Change) -> None:
    found = change(TRAINER, ("## Care and safety", "### Care and safety"))
    assert [(problem.code, problem.line) for problem in found] == [("TX06", 7)]
    assert "“## Care and safety” is missing" in found[0].what


@pytest.mark.parametrize("mark", ["[@rvt-feel-safe]", "[= 1 + 1]", "[~2 lamps]"])
def test_no_mark_stands_in_a_heading(mark: str, say: Change) -> None:
    assert codes(say(f"## So it is {mark}")) == ["TX07"]


def test_the_text_of_an_exercise_is_looked_at(change: Change) -> None:
    found = change(EXERCISE, ("# Who needs the next lamp?", "# Who <b>needs</b> it? TODO [here](01-example.py)"))
    assert {(problem.code, problem.line) for problem in found} == {
        ("TX03", 43),
        ("TX04", 43),
        ("TX05", 43),
        ("EX01", 43),
    }

"""What a refused field is told, in words that an author reads."""

from __future__ import annotations

from typing import Any

import pytest

from portal.models.base import read_model
from portal.models.case import Case
from portal.models.evidence import Claim, Source
from portal.models.grades import GRADES, MIDDLE, STRONG, strength
from portal.models.module import Module, TrainerNotes
from portal.models.quiz import ChoiceItem, NumberItem, OrderItem
from portal.problem import Problem
from portal.yamlfile import read_yaml


def refused(kind: Any, text: str) -> list[Problem]:
    found = read_model(kind, read_yaml(text), "a.yml")
    assert isinstance(found, list), "this was taken as right"
    return found


def said(kind: Any, text: str) -> list[tuple[int, str, str]]:
    return [(problem.line, problem.code, problem.what) for problem in refused(kind, text)]


MODULE = """\
id: m01
title: T
summary: Twenty characters or more.
level: introductory
audience: [trainer]
minutes: {read: 1, discuss: 0}
questions: [q]
outcomes: [{id: m01-o1, text: t, bloom: apply}]
key_points: [k]
status: draft
last_reviewed: 2026-11-21
contributions: [{name: n, role: r}]
"""


@pytest.mark.parametrize(
    ("old", "new", "line", "words"),
    [
        ("id: m01", "id: m1", 1, "`id` is 'm1'; a module's id is the letter m and two digits, such as `m02`."),
        ("title: T", "title: 12", 2, "`title` is 12; write it as text; a number"),
        ("title: T", "title:", 2, "`title` is empty."),
        ("title: T", 'title: "  "', 2, "`title` is '  '; it needs at least 1 characters."),
        ("title: T\n", "", 1, "The field `title` is missing."),
        ("Twenty characters or more.", "Short.", 3, "`summary` is 'Short.'; it needs at least 20 characters."),
        ("Twenty characters or more.", "x" * 161, 3, "`summary` has 161 characters; 160 is the most."),
        ("introductory", "easy", 4, "`level` is 'easy'; it must be 'introductory', 'intermediate' or 'advanced'."),
        ("[trainer]", "trainer", 5, "`audience` is 'trainer'; a list was expected here"),
        ("[trainer]", "[trainer, boss]", 5, "`audience.2` is 'boss'; it must be 'practitioner'"),
        ("[trainer]", "[]", 5, "`audience` is empty."),
        ("read: 1", "read: long", 6, "`minutes.read` is 'long'; write a whole number."),
        ("read: 1", "read: 0", 6, "`minutes.read` is 0; input should be greater than 0."),
        ("{read: 1, discuss: 0}", "12", 6, "`minutes` is 12; fields were expected here"),
        ("id: m01-o1", "id: M01_o1", 8, "`outcomes.1.id` is 'M01_o1'; use small letters, digits and single hyphens"),
        ("bloom: apply", "bloom: aply", 8, "`outcomes.1.bloom` is 'aply'; it must be"),
        (
            "2026-11-21",
            "soon",
            11,
            "`last_reviewed` is 'soon'; write a date as year, month and day, such as 2026-11-21.",
        ),
        ("role: r", "rolle: r, role: r", 12, "`contributions.1.rolle` is not a field that we know."),
        ("status: draft", "status: draft\n3: x", 1, "`3` is not a field that we know."),
        ("k]", "k, [1, 2]]", 9, "`key_points.2` is a list of 2; write it as text"),
        ("k]", "k, {a: 1}]", 9, "`key_points.2` is a group of fields; write it as text"),
    ],
)
def test_a_refusal_is_told_in_plain_words(old: str, new: str, line: int, words: str) -> None:
    assert old in MODULE
    found = said(Module, MODULE.replace(old, new))
    assert len(found) == 1, found
    assert found[0][:2] == (line, "FI03")
    assert words in found[0][2]
    assert found[0][2].endswith(".")


def test_all_problems_are_told_at_once() -> None:
    assert len(said(Module, "id: 1\ntitel: x\n")) > 10


def test_the_near_name_is_that_of_the_group_in_which_it_stands() -> None:
    found = refused(Module, MODULE.replace("read: 1", "red: 1"))
    assert [problem.suggestion for problem in found] == ["", "Did you mean `read`?"]


def test_what_is_right_is_taken() -> None:
    found = read_model(Module, read_yaml(MODULE), "a.yml")
    assert isinstance(found, Module) and found.minutes.discuss == 0 and found.lang == "en"


QUIZ = "id: q\noutcome: o\nstem: s\nuse: check\n"


@pytest.mark.parametrize(
    ("kind", "text", "wanted"),
    [
        (
            ChoiceItem,
            "kind: one\noptions:\n- text: a\n- {text: b, feedback: x}\n",
            (7, "QZ01", "Option 1 has no feedback."),
        ),
        (
            ChoiceItem,
            "kind: one\noptions:\n- {text: b, feedback: x}\n- text: a\n  feedback:\n",
            (9, "QZ01", "Option 2 has no feedback."),
        ),
        (
            ChoiceItem,
            "kind: one\noptions:\n- {text: b, feedback: ' '}\n- {text: a, feedback: x}\n",
            (7, "QZ01", "Option 1 has no feedback."),
        ),
        (NumberItem, "kind: number\nanswer: 1\n", (1, "QZ01", "The item has no feedback.")),
        (
            NumberItem,
            "kind: number\nanswer: 1\nfeedback: {right: x}\n",
            (7, "QZ01", "has no feedback for a wrong answer."),
        ),
        (
            NumberItem,
            "kind: number\nanswer: 1\nfeedback: {right: '', wrong: x}\n",
            (7, "QZ01", "has no feedback for a right answer."),
        ),
        (NumberItem, "kind: number\nfeedback: {right: x, wrong: x}\n", (1, "QZ02", "The field `answer` is missing.")),
        (
            NumberItem,
            "kind: number\nanswer: many\nfeedback: {right: x, wrong: x}\n",
            (6, "FI03", "`answer` is 'many'; write a number"),
        ),
        (
            NumberItem,
            "kind: number\nanswer: 1\ntolerance: -1\nfeedback: {right: x, wrong: x}\n",
            (7, "FI03", "`tolerance` is -1"),
        ),
        (OrderItem, "kind: order\noptions:\n- {text: b, feedback: x}\n", (6, "QZ02", "it needs at least 3 entries")),
        (ChoiceItem, "kind: one\noptions:\n- {text: b, feedback: x}\n", (6, "QZ02", "it needs at least 2 entries")),
        (
            ChoiceItem,
            "kind: one\noptions:\n- {text: b, feedback: x}\n- {text: c, feedback: x}\n",
            (1, "QZ02", "0 options are marked correct"),
        ),
        (
            ChoiceItem,
            "kind: one\noptions:\n- {text: b, correct: true, feedback: x}\n- {text: c, correct: true, feedback: x}\n",
            (1, "QZ02", "2 options are marked correct; an item of kind `one` needs exactly one."),
        ),
        (
            ChoiceItem,
            "kind: many\noptions:\n- {text: b, feedback: x}\n- {text: c, feedback: x}\n",
            (1, "QZ02", "0 of 2 options are correct"),
        ),
        (
            ChoiceItem,
            "kind: one\noptions:\n- {text: b, feedback: x, correct: maybe}\n- {text: c, feedback: x}\n",
            (7, "FI03", "write true or false"),
        ),
    ],
)
def test_a_quiz_item_must_teach_and_be_answerable(kind: Any, text: str, wanted: tuple[int, str, str]) -> None:
    found = said(kind, QUIZ + text)
    assert len(found) == 1, found
    assert found[0][:2] == wanted[:2]
    assert wanted[2] in found[0][2]


def test_a_session_fits_into_a_day() -> None:
    part = "{title: t, minutes: %d, kind: talk}"
    notes = f"module: m01\nparts: [{part}, {part}]"
    assert said(TrainerNotes, notes % (240, 241)) == [(2, "FI03", "the parts add to more than eight hours.")]
    assert isinstance(read_model(TrainerNotes, read_yaml(notes % (240, 240)), "a"), TrainerNotes)


def claim(**fields: str) -> str:
    made = {name: "x" for name in Claim.model_fields if name != "line"}
    made |= {"value": "1", "grade": "survey"} | fields
    return "\n".join(f"{name}: {value!r}" for name, value in made.items())


@pytest.mark.parametrize("value", ["", "1300", "0.87", "-65", ">4000000", "<5", "~380000", "~-0.5", "1.0"])
def test_a_plain_number_with_or_without_a_qualifier_is_a_value(value: str) -> None:
    found = read_model(Claim, read_yaml(claim(value=value)), "a")
    assert isinstance(found, Claim)
    if value:
        assert found.number == float(value.lstrip("<>~"))


@pytest.mark.parametrize("locator", ["004.txt, section 2", "line 17 of the report"])
def test_a_locator_names_what_a_reader_can_find(locator: str) -> None:
    assert "name the section or paragraph" in said(Claim, claim(locator=locator))[0][2]


def test_an_empty_caveat_is_refused() -> None:
    assert "`caveat` is empty" in said(Claim, claim(caveat=""))[0][2]


def test_an_address_begins_with_https() -> None:
    text = "id: a\ntitle: t\nproducer: p\ndate_published: n.d.\ncitation: c\nlicence: l\nkind: book\nseen: full\nurl: http://x"
    assert said(Source, text) == [(9, "FI03", "`url` is 'http://x'; an address begins with https://.")]


def test_a_case_names_at_least_one_limit() -> None:
    assert (1, "FI03", "The field `limits` is missing.") in said(Case, "id: a")
    assert (2, "FI03", "`limits` is empty.") in said(Case, "id: a\nlimits: []")


def test_every_grade_has_a_strength() -> None:
    looks = [strength(grade) for grade in GRADES]
    assert looks == ["strong"] * len(STRONG) + ["middle"] * len(MIDDLE) + ["weak"] * (len(GRADES) - 6)

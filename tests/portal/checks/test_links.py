"""Links lead somewhere, in a form that we read."""

from __future__ import annotations

import pytest
from rivertown import EXERCISE, Change

from portal.problem import Problem


def codes(problems: list[Problem]) -> list[str]:
    return [problem.code for problem in problems]


@pytest.mark.parametrize(
    "target",
    [
        "../01-example/index.md",
        "../01-example/index.md#what-the-mayor-said",
        "../01-example/",
        "#for-trainers",
        "../../evidence/claims.csv#rvt-feel-safe",
        "../../evidence/contradictions.yml#CT-01",
        "../glossary.yml#street-lamp",
        "../../exercises/01-example.py",
        "term:street-lamp",
        "https://example.org/a?b=c#d",
        "mailto:town@example.org",
    ],
)
def test_a_link_that_leads_somewhere_is_well(target: str, say: Change) -> None:
    assert say(f"Read [the words of the town]({target}).") == []


@pytest.mark.parametrize(
    ("target", "code", "near"),
    [
        ("../01-exmple/index.md", "LK01", ""),
        ("../01-example/indx.md", "LK01", "index.md"),
        ("../01-example/index.md#what-the-major-said", "LK01", "what-the-mayor-said"),
        ("#for-trainer", "LK01", "for-trainers"),
        ("../../evidence/claims.csv#rvt-feel-save", "LK01", "rvt-feel-safe"),
        ("../../evidence/contradictions.yml#CT-2", "LK01", "CT-01"),
        ("../glossary.yml#street-lmp", "LK01", "street-lamp"),
        ("../../exercises/01-example.py#cell", "LK01", ""),
        ("/etc/passwd", "LK01", ""),
        ("../../../../../../../etc/passwd", "LK01", ""),
        ("a" * 5000, "LK01", ""),
        ("javascript:alert", "LK01", ""),
        ("term:street-lmp", "XR01", "street-lamp"),
        ("http://example.org/", "LK02", ""),
        ("ftp://example.org/", "LK02", ""),
        ("//example.org/x", "LK02", ""),
        ("HTTPS://example.org/", "LK02", ""),
    ],
)
def test_a_link_that_leads_nowhere_is_told(target: str, code: str, near: str, say: Change) -> None:
    found = say(f"Read [the words of the town]({target}).")
    assert [(problem.code, problem.line) for problem in found] == [(code, 9)]
    assert found[0].suggestion == (f"Did you mean `{near}`?" if near else "")


def test_an_image_from_another_site_is_refused(say: Change) -> None:
    assert codes(say("![A street in another town.](https://example.org/x.svg)")) == ["LK02"]


def test_an_image_that_is_missing_is_told(say: Change) -> None:
    assert codes(say("![A street in another town.](figures/x.svg)")) == ["LK01"]


@pytest.mark.parametrize(
    "text",
    [
        "[words](javascript:alert(document))",
        "[words]( javascript:alert)",
        "[words](../01-example/index.md 'title')",
        "[words](a b.md)",
        "[words](a_(b).md)",
        "[words][name]",
        "[name]: javascript:alert",
        "[words](\n../01-example/index.md)",
    ],
)
def test_a_link_of_another_form_is_refused(text: str, say: Change) -> None:
    assert set(codes(say(text))) == {"LK03"}


@pytest.mark.parametrize(
    "text",
    [
        "[@rvt-feel-safe][@rvt-mayor-success]",
        "`[words](a b.md)`",
        "A list [of words] (and more).",
        "[see [@rvt-feel-safe]](../01-example/index.md)",
    ],
)
def test_what_is_no_link_is_left_alone(text: str, say: Change) -> None:
    assert say(text) == []


def test_links_of_an_exercise_are_followed(change: Change) -> None:
    found = change(EXERCISE, ("# Who needs", "# See [the module](../curriculum/01-example/indx.md). Who needs"))
    assert ("LK01", 43) in [(problem.code, problem.line) for problem in found]

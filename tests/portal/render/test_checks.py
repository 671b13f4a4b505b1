"""The page that explains what the check says."""

from __future__ import annotations

from portal.render import checks
from portal.rules import RULES


def part(code: str) -> str:
    return checks.page().body.split(f"### {code}: ")[1].split("\n### ")[0].split("\n## ")[0]


def test_every_code_has_its_place_once() -> None:
    body = checks.page().body
    assert [code for code in RULES if body.count(f"{{ #{code} }}") != 1] == []


def test_a_warning_is_called_one_and_an_error_is_not() -> None:
    levels = {code: "(a warning)" in part(code) for code in RULES}
    assert levels == {code: rule.level == "warning" for code, rule in RULES.items()}
    assert any(levels.values()) and not all(levels.values())


def test_marks_are_code_and_the_words_around_them_are_not() -> None:
    assert "Cite a claim with <code>&#91;@claim-id&#93;</code>, show" in part("EV03")


def test_an_example_is_not_read_as_marks_or_markup() -> None:
    assert "<code>In the survey &#91;@rvt-feel-safe&#93; feel safe.</code>" in part("EV03")
    assert "<pre><code>- id: CT-01&#10;- id: CT-01</code></pre>" in part("FI05")

"""Every rule has a fixture that breaks it and nothing else; every fixture has a rule."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import NamedTuple

import pytest
from rivertown import Change

from portal.check import check
from portal.rule_examples import EXAMPLES
from portal.rules import RULES

HERE = Path(__file__).parent
FIXTURES = sorted(path.name for path in (HERE / "bad").iterdir() if path.is_dir())

HOME, QUIZ, MODULE = "curriculum/site/home.md", "curriculum/01-example/quiz.yml", "curriculum/01-example/index.md"
WORKSHEET, EXERCISE, LAKESIDE = (
    "curriculum/01-example/worksheet.md",
    "exercises/01-example.py",
    "case_studies/xxx-lakeside",
)


class Wanted(NamedTuple):
    file: str
    line: int
    words: str
    near: str = ""


WANTED = {
    "FI01": Wanted(WORKSHEET, 3, "not valid YAML"),
    "FI02": Wanted(f"{LAKESIDE}/index.md", 1, "does not begin with front matter"),
    "FI03": Wanted(QUIZ, 14, "`misconcption` is not a field", "misconception"),
    "FI04": Wanted(LAKESIDE, 1, "`index.md` is missing"),
    "FI05": Wanted("evidence/contradictions.yml", 7, "`CT-01` is used a second time"),
    "FI06": Wanted("evidence/contradictions.yml", 1, "not text in UTF-8"),
    "FI07": Wanted("curriculum/2-example", 1, "The folder `2-example` is not read"),
    "EV01": Wanted(HOME, 9, "`rvt-feel-save` is cited", "rvt-feel-safe"),
    "EV02": Wanted(HOME, 9, "`rivertown-gazete` is cited", "rivertown-gazette"),
    "EV03": Wanted(HOME, 10, "The numeral `41` stands"),
    "EV04": Wanted(HOME, 9, "division by zero"),
    "EV05": Wanted("evidence/sources.yml", 31, "Nothing cites `rivertown-almanac`"),
    "EV06": Wanted("evidence/claims.csv", 5, "rests on `rivertown-gazette`, which nobody opened"),
    "EV07": Wanted(EXERCISE, 23, "`rvt-lamps-added` is 1200 here and 1300 in the ledger"),
    "EV08": Wanted(HOME, 9, "`[@rvt-feel-safe valu]` is not a mark", "value"),
    "EV09": Wanted("evidence/claims.csv", 2, "points to “table 9, second row”; `rivertown-street-survey`", "table 3"),
    "EV10": Wanted("evidence/claims.csv", 2, "The value of `rvt-feel-safe` is 41, but its text does not say so"),
    "EV11": Wanted(HOME, 9, "`rvt-lamps-added` is cited as “%”; its unit in the ledger is “street lamps”"),
    "EV12": Wanted("evidence/claims.csv", 5, "In `rvt-mayor-success`: `grade`"),
    "EV13": Wanted("evidence/claims.csv", 3, "`value` of `rvt-lamps-before` was published as “800” and is now “900”"),
    "XR01": Wanted(HOME, 9, "The term `street-lmp`", "street-lamp"),
    "XR02": Wanted(MODULE, 13, "`m01-o3` is not practised and not tested"),
    "QZ01": Wanted(QUIZ, 38, "In `m01-q04`: Option 2 has no feedback"),
    "QZ02": Wanted(QUIZ, 10, "3 of 3 options are correct"),
    "TX01": Wanted(HOME, 9, "level 4 after one of level 2"),
    "TX02": Wanted(MODULE, 36, "has the text alternative “A street”"),
    "TX03": Wanted(HOME, 9, "reads “click here”"),
    "TX04": Wanted(HOME, 9, "`TODO` is left over"),
    "TX05": Wanted(HOME, 9, '`<script src="lamp.js">` is HTML'),
    "TX06": Wanted("case_studies/xxx-rivertown/index.md", 44, "“## What went wrong” is not one of the fixed headings"),
    "TX07": Wanted(HOME, 9, "holds a citation"),
    "LK01": Wanted(HOME, 9, "`../01-example/triner.md` leads to nothing", "trainer.md"),
    "LK02": Wanted(HOME, 9, "`http://example.org/rivertown`"),
    "LK03": Wanted(HOME, 9, "`(javascript:alert(document)` is not a link as we write it"),
    "FG01": Wanted("curriculum/01-example/charts/lamps.vl.json", 6, "not valid JSON here"),
    "FG02": Wanted("curriculum/01-example/figures/street.svg", 3, "the element `script`"),
    "EX01": Wanted(EXERCISE, 30, "Cell 5 of `exercises/01-example.ipynb` is not the one in the source"),
    "EX02": Wanted(EXERCISE, 33, "This solution is not followed by a check"),
}
"""For each code: where its fixture's problem stands, words of the message, and the name that comes near."""


def test_every_rule_has_a_fixture_and_every_fixture_a_rule() -> None:
    assert sorted(FIXTURES) == sorted(RULES), "add tests/portal/bad/<code>/, or a rule in portal/rules.py"
    assert sorted(WANTED) == sorted(RULES), "say in WANTED where the fixture's problem stands"


def test_the_good_content_has_no_problem_at_all(tree: Path) -> None:
    assert check(tree).problems == []


@pytest.mark.parametrize("code", FIXTURES)
def test_a_fixture_provokes_its_own_code_and_no_other(code: str, tree: Path) -> None:
    shutil.copytree(HERE / "bad" / code, tree, dirs_exist_ok=True)
    problems = check(tree).problems
    assert problems, f"{code}: the check finds nothing wrong with its fixture"
    assert {problem.code for problem in problems} == {code}, "\n".join(problem.as_text() for problem in problems)


@pytest.mark.parametrize("code", FIXTURES)
def test_the_message_names_file_line_and_mend(code: str, tree: Path) -> None:
    shutil.copytree(HERE / "bad" / code, tree, dirs_exist_ok=True)
    wanted, problems = WANTED[code], check(tree).problems
    at = [(problem.file, problem.line) for problem in problems]
    assert (wanted.file, wanted.line) in at, "\n".join(problem.as_text() for problem in problems)
    assert all((tree / problem.file).exists() for problem in problems)
    here = [problem for problem in problems if (problem.file, problem.line) == (wanted.file, wanted.line)]
    said = next((problem for problem in here if wanted.words in problem.what), None)
    assert said, f"none of these says {wanted.words!r}: {[problem.what for problem in here]}"
    assert said.what.endswith((".", "”"))
    assert RULES[code].why in said.as_text() and RULES[code].how in said.as_text()
    assert said.suggestion == (f"Did you mean `{wanted.near}`?" if wanted.near else "")


@pytest.mark.parametrize("code", RULES)
def test_a_rule_speaks_in_whole_sentences(code: str) -> None:
    rule = RULES[code]
    assert not rule.title.endswith(".")
    assert rule.why.endswith(".") and rule.how.endswith((".", "]."))


def test_only_a_source_that_nothing_cites_is_a_warning() -> None:
    assert [code for code, rule in RULES.items() if rule.level == "warning"] == ["EV05"]


def test_every_rule_has_an_example() -> None:
    assert list(EXAMPLES) == list(RULES), "add the code to portal/rule_examples.py, in the order of portal/rules.py"


@pytest.mark.parametrize("code", [code for code, example in EXAMPLES.items() if example.prose])
def test_the_example_of_a_rule_breaks_it_and_its_mended_form_breaks_none(code: str, say: Change) -> None:
    wrong, right = EXAMPLES[code].wrong, EXAMPLES[code].right
    assert say(right) == []
    assert code in {problem.code for problem in say(wrong)}

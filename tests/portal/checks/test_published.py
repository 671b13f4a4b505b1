"""A published claim keeps its id, and its changes are told."""

from __future__ import annotations

from pathlib import Path

from rivertown import CLAIMS, LOG, POINTS, PUBLISHED, Change

from portal.checks.published import published_csv
from portal.content import load
from portal.problem import Problem

MORE = """
- date: 2026-11-01
  claims: [rvt-lamps-before]
  said: Nine hundred.
  says: Eight hundred.
  why: One street was counted twice.
"""


def publish(tree: Path) -> None:
    (tree / PUBLISHED).write_text(published_csv(load(tree)), encoding="utf-8")


def told(problems: list[Problem]) -> list[str]:
    return [problem.what for problem in problems if problem.code == "EV13"]


def test_what_was_not_changed_is_not_told(tree: Path, say: Change) -> None:
    publish(tree)
    assert say("A new sentence.") == []


def test_a_changed_value_needs_a_correction_and_another_one_the_next_time(tree: Path, change: Change) -> None:
    publish(tree)
    value = ('had nine hundred street lamps, it says.",900,', 'had eight hundred street lamps, it says.",800,')
    assert told(change(CLAIMS, value)) == ["`value` of `rvt-lamps-before` was published as “900” and is now “800”."]
    log = (tree / LOG).read_text(encoding="utf-8")
    assert told(change(LOG, (log, log + MORE))) == []
    publish(tree)
    again = ('had eight hundred street lamps, it says.",800,', 'had seven hundred street lamps, it says.",700,')
    assert told(change(CLAIMS, again)) == ["`value` of `rvt-lamps-before` was published as “800” and is now “700”."]


def test_better_words_need_no_correction(tree: Path, change: Change) -> None:
    publish(tree)
    assert change(CLAIMS, ("nine hundred street lamps, it says", "nine hundred lamps, says the town")) == []


def test_a_claim_that_is_gone_is_told_until_the_log_says_so(tree: Path, change: Change) -> None:
    publish(tree)
    row = next(line for line in (tree / POINTS).read_text().splitlines() if "Lakeside" in line)
    assert told(change(POINTS, (f"{row}\n", ""))) == [
        "The claim `rvt-dark-streets-lakeside-2019` was published and is gone."
    ]
    log = (tree / LOG).read_text(encoding="utf-8")
    gone = MORE.replace("rvt-lamps-before", "rvt-dark-streets-lakeside-2019")
    assert change(LOG, (log, log + gone)) == []

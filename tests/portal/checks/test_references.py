"""Names point at something, and every outcome is practised and tested."""

from __future__ import annotations

from pathlib import Path

import pytest
from rivertown import (
    CASE,
    CLAIMS,
    CONTRADICTIONS,
    EXERCISE,
    GLOSSARY,
    MODULE,
    QUIZ,
    READING,
    SERIES,
    SOURCES,
    TRAINER,
    Change,
)

from portal.checks.names import cited_ids
from portal.content import load


@pytest.mark.parametrize(
    ("file", "old", "new", "wanted", "near"),
    [
        (
            CLAIMS,
            "lamps,Mayor of Rivertown,rivertown-gazette",
            "lamps,Mayor,rivertown-gazete",
            (CLAIMS, 5, "EV02"),
            "rivertown-gazette",
        ),
        (CONTRADICTIONS, "[rvt-lamps-added,", "[rvt-lamps-aded,", (CONTRADICTIONS, 1, "EV01"), "rvt-lamps-added"),
        (GLOSSARY, "source: rivertown-gazette", "source: rivertown-gazete", (GLOSSARY, 1, "EV02"), "rivertown-gazette"),
        (MODULE, "terms: [street-lamp]", "terms: [street-lmp]", (MODULE, 16, "XR01"), "street-lamp"),
        (MODULE, "cases: [xxx-rivertown]", "cases: [xxx-river]", (MODULE, 17, "XR01"), "xxx-rivertown"),
        (MODULE, "requires: []", "requires: [m15]", (MODULE, 15, "XR01"), "m14"),
        (TRAINER, "outcomes: [m01-o1]", "outcomes: [m01-o1, m01-o9]", (TRAINER, 4, "XR01"), "m01-o2"),
        (TRAINER, "module: m01", "module: m02", (TRAINER, 2, "XR01"), "m01"),
        (QUIZ, "outcome: m01-o1\n  kind: many", "outcome: m01-o7\n  kind: many", (QUIZ, 10, "XR01"), "m01-o2"),
        (EXERCISE, "module: m01", "module: m09", (EXERCISE, 8, "XR01"), "m01"),
        (EXERCISE, "outcomes: [m01-o1, m01-o2]", "outcomes: [m01-o1, m01-o2, m01-x]", (EXERCISE, 9, "XR01"), "m01-o2"),
        (EXERCISE, "[rvt-lamps-before, rvt", "[rvt-lamps-befor, rvt", (EXERCISE, 12, "EV01"), "rvt-lamps-before"),
        (CASE, "  - rvt-feel-safe", "  - rvt-feel-save", (CASE, 12, "EV01"), "rvt-feel-safe"),
        (CASE, "id: xxx-rivertown", "id: xxx-rivertwn", (CASE, 2, "FI03"), ""),
        (
            CASE,
            "status: draft",
            "images: [{file: x.svg, alt: a, credit: b, licence: c}]\nstatus: draft",
            (CASE, 24, "LK01"),
            "",
        ),
        (
            CASE,
            "status: draft",
            "data: [{file: index.md, source: rivertown-gazete, licence: c, columns: {}}]\nstatus: draft",
            (CASE, 24, "EV02"),
            "rivertown-gazette",
        ),
    ],
)
def test_a_name_that_nothing_answers_to_is_told(
    file: str, old: str, new: str, wanted: tuple[str, int, str], near: str, change: Change
) -> None:
    problems = change(file, (old, new))
    found = next((p for p in problems if (p.file, p.line, p.code) == wanted), None)
    assert found, "\n".join(problem.as_text() for problem in problems)
    assert found.suggestion == (f"Did you mean `{near}`?" if near else "")


@pytest.mark.parametrize(
    ("file", "old", "new", "line"),
    [
        (CLAIMS, "rvt-lamps-before,", "rvt-feel-safe,", 3),
        (SOURCES, "- id: rivertown-gazette", "- id: rivertown-street-survey", 10),
        (GLOSSARY, "- slug: share", "- slug: street-lamp", 5),
        (QUIZ, "- id: m01-q02", "- id: m01-q01", 10),
    ],
)
def test_an_id_that_stands_twice_is_told_where_it_stands_again(
    file: str, old: str, new: str, line: int, change: Change
) -> None:
    found = [problem for problem in change(file, (old, new)) if problem.code == "FI05"]
    assert [(problem.file, problem.line) for problem in found] == [(file, line)]


def test_two_modules_and_two_exercises_may_not_share_an_id(tree: Path, write: Change) -> None:
    for name in ("index.md", "quiz.yml", "trainer.md"):
        write(f"curriculum/02-other/{name}", (tree / "curriculum/01-example" / name).read_text(encoding="utf-8"))
    problems = write("exercises/02-other.py", (tree / EXERCISE).read_text(encoding="utf-8"))
    twice = [(p.file, p.line) for p in problems if p.code == "FI05"]
    assert twice == [("curriculum/02-other/index.md", 2), ("exercises/02-other.py", 5)]


@pytest.mark.parametrize(
    ("pairs", "words"),
    [
        (
            [(QUIZ, "outcome: m01-o1", "outcome: m01-o2"), (QUIZ, "outcome: m01-o1", "outcome: m01-o2")],
            "`m01-o1` is not tested.",
        ),
        ([(EXERCISE, "[m01-o1, m01-o2]", "[m01-o1]")], "`m01-o2` is not practised."),
    ],
)
def test_an_outcome_must_be_practised_and_tested(pairs: list[tuple[str, str, str]], words: str, change: Change) -> None:
    for file, old, new in pairs:
        problems = change(file, (old, new))
    found = [problem for problem in problems if problem.code == "XR02"]
    assert [(problem.file, problem.what) for problem in found] == [(MODULE, f"The outcome {words}")]


def test_every_claim_that_a_page_cites_is_known_to_the_check(tree: Path, say: Change) -> None:
    say("[= @rvt-feel-safe + 1] [= @rvt-lamps-before + 1] [@rvt-mayor-success]")
    claims, sources = cited_ids(load(tree))
    assert claims == {"rvt-feel-safe", "rvt-lamps-before", "rvt-lamps-added", "rvt-lamps-lit", "rvt-mayor-success"}
    assert sources == {"rivertown-gazette", "rivertown-street-survey"}


def test_an_activity_in_the_trainers_notes_practises_too(change: Change) -> None:
    change(EXERCISE, ("[m01-o1, m01-o2]", "[m01-o1]"))
    problems = change(TRAINER, ("outcomes: [m01-o1]", "outcomes: [m01-o1, m01-o2]"))
    assert "XR02" not in {problem.code for problem in problems}


def test_a_source_is_used_by_a_claim_a_series_a_page_a_term_or_the_reading_list(
    change: Change, write: Change, tree: Path
) -> None:
    text = (tree / SOURCES).read_text(encoding="utf-8")
    more = text + text[: text.index("- id: rivertown-gazette")].replace("rivertown-street-survey", "almanac")
    assert [problem.code for problem in write(SOURCES, more)] == ["EV05"]
    assert not change(GLOSSARY, ("gave an answer.", "gave an answer.\n  source: almanac"))
    change(GLOSSARY, ("\n  source: almanac", ""))
    assert not change(
        READING,
        (
            "source: rivertown-history",
            "source: almanac\n  topic: light\n  says: Dates.\n  strength: list\n- source: rivertown-history",
        ),
    )
    change(
        READING,
        (
            "source: almanac\n  topic: light\n  says: Dates.\n  strength: list\n- source: rivertown-history",
            "source: rivertown-history",
        ),
    )
    assert not change(SERIES, ("source: rivertown-street-survey", "source: almanac"))
    change(SERIES, ("source: almanac", "source: rivertown-street-survey"))
    assert not change(TRAINER, ("Anyone may pass.", "Anyone may pass [@src:almanac]."))


@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("[= @rvt-feel-save + 1]", "EV01", "`rvt-feel-save` is not in the ledger"),
        ("[= @rvt-mayor-success + 1]", "EV04", "has no value to compute with"),
        ("[= sqrt() ]", "EV04", "cannot be computed"),
        ("[= open(x) ]", "EV04", "not allowed here"),
        ("[= 1 + 1 | 0,0 ]", "EV04", "the format"),
        ("[= 41 | 0 %]", "EV04", "a number alone"),
        ("[= 1 + 1 | 0 among 900 people]", "EV04", "the format"),
        ("[= ]", "EV04", "is not an expression"),
        ("[@rvt-feel-safe, table]", "EV08", "is not a mark"),
        ("[@ rvt-feel-safe]", "EV08", "is not a mark"),
        ("[~nobody closes it", "EV08", "is not a mark"),
        ("[@src: rivertown-gazette]", "EV08", "is not a mark"),
        ("[~a [@rvt-feel-safe] b]", "EV08", "is not a mark"),
    ],
)
def test_a_mark_that_does_not_work_is_told(text: str, code: str, words: str, say: Change) -> None:
    found = say(f"So: {text}")
    assert [(problem.code, problem.line) for problem in found] == [(code, 9)]
    assert words in found[0].what


def test_a_mark_in_code_is_left_alone(say: Change) -> None:
    assert say("`[@rvt-x]` and `[= 1 / 0]` and `[~`") == []

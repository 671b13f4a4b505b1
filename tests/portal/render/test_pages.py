"""What the pages of the course say beside their author's text."""

from __future__ import annotations

from pathlib import Path

from rivertown import CASE, MODULE, Change

from portal.content import Content, load
from portal.pages import Built
from portal.render import case, module
from portal.stage import build_pages


def lesson(content: Content) -> Built:
    return module.pages(content, content.modules[0])[0]


def test_a_lesson_has_its_parts_in_order(good: Content) -> None:
    body = lesson(good).body
    headings = [line for line in body.split("\n") if line.startswith("## ")]
    assert headings == [
        "## What you will be able to do",
        "## Questions to begin with",
        "## What the mayor said",
        "## Practise",
        "## Key points",
        "## Terms",
        "## What comes next",
        "## Sources { #sources }",
    ]
    assert "- Exercise: [Count the lamps](../../exercises/01-example.ipynb) (10 minutes)." in body
    assert "- On paper: [A worksheet for your street](worksheet.md)." in body
    assert "4 questions, with an explanation for every answer." in body
    assert "- Case: [Rivertown: lamps and a question](../../case_studies/xxx-rivertown/index.md)." in body
    assert "Street lamp\n:   A light on a post" in body


def test_a_lesson_leads_on_to_the_next_that_is_there(tree: Path, change: Change, write: Change) -> None:
    assert "The [list of modules](../index.md) shows what is published" in lesson(load(tree)).body
    text = (tree / MODULE).read_text(encoding="utf-8")
    write("curriculum/02-more/index.md", text.replace("id: m01", "id: m02", 1).replace("Two nights", "Three nights"))
    for name in ("quiz.yml", "trainer.md"):
        write(f"curriculum/02-more/{name}", (tree / "curriculum/01-example" / name).read_bytes())
    change(MODULE, ("requires: []", "requires: [m02, m09]"))
    body = lesson(load(tree)).body
    assert "Go on to module 2, [Three nights in Rivertown](../02-more/index.md)." in body
    assert "Three nights in Rivertown; Module 9, which is being written" in body


def test_the_list_of_modules_tells_what_is_being_written(good: Content) -> None:
    body = module.index(good, {"m01": "Planned", "m02": "Later"}).body
    assert "1. **[Two nights in Rivertown](01-example/index.md)** (30 minutes)." in body
    assert '2. Later <span class="small">being written</span>' in body


def test_a_case_says_what_kind_of_evidence_it_has_and_whom_it_shows(tree: Path, change: Change) -> None:
    body = case.page(load(tree), load(tree).cases[0]).body
    assert "Descriptive: it tells what was done and seen." in body
    assert "It identifies nobody. The town is invented" in body
    assert "Used in [module 1, Two nights in Rivertown](../../curriculum/01-example/index.md)." in body
    change(CASE, ("people_identifiable: false", "people_identifiable: true"))
    assert "It names people. The town" in case.page(load(tree), load(tree).cases[0]).body


def test_the_list_of_cases_tells_what_did_not_work(good: Content) -> None:
    assert "The lamps by the river broke in the first storm." in case.index(good).body


def test_no_two_pages_stand_at_the_same_place(good: Content) -> None:
    paths = [page.path for page in build_pages(good)]
    assert len(paths) == len(set(paths))

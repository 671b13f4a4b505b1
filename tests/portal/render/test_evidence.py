"""The pages beside the ledger."""

from __future__ import annotations

from pathlib import Path

from rivertown import LOG, Change

from portal.content import Content, load
from portal.models.grades import GRADES
from portal.render import evidence


def body(content: Content, path: str) -> str:
    return next(page.body for page in evidence.pages(content) if page.path == f"evidence/{path}.md")


def test_a_contradiction_says_what_each_prints_and_what_we_print(good: Content) -> None:
    made = body(good, "contradictions")
    assert "## Rivertown" in made and "### Two counts of the lamps { #CT-01 }" in made
    assert "CT-01. Two documents disagree" in made
    assert '<p class="small printed">Rivertown town hall, Rivertown street survey (2019)</p>' in made
    assert "- Rivertown set up 1,300 more street lamps." in made
    assert '<a href="../rvt/#rvt-lamps-added">Programme report</a>' in made
    assert "**What we print.** Lamps set up, and say so." in made
    assert '100 lamps <a class="small" href="#sum-1">(sum)</a> lie between the two counts.' in made
    assert '<li id="sum-1">1300 − 1200 = 100 lamps</li>' in made


def test_every_source_says_how_far_it_was_read_and_what_rests_on_it(good: Content) -> None:
    made = body(good, "sources")
    part = next(part for part in made.split("<p ") if 'id="rivertown-gazette"' in part)
    assert "We have read an excerpt of it. Licence: not stated. Invented. 2 claims in the ledger, such as" in part
    assert '<a href="https://example.org/light-at-last">Open the source</a>' in part
    assert 'id="rivertown-history"' not in made, "it is for reading on"


def test_what_to_read_on_says_that_nobody_opened_it(good: Content) -> None:
    made = body(good, "reading")
    assert "Sources that no figure rests on." in made
    assert "How the town came to have gas lamps, and who paid." in made
    assert "We have not opened it. Local history. Ends in 1950." in made


def test_the_log_tells_what_it_said_and_says_newest_first(tree: Path, change: Change) -> None:
    log = (tree / LOG).read_text(encoding="utf-8")
    later = (
        "- date: 2026-11-02\n  claims: [rvt-gone]\n  page: curriculum/site/home.md\n  said: A.\n  says: B.\n  why: C.\n"
    )
    change(LOG, (log, log + later))
    made = body(load(tree), "corrections")
    assert made.index("2026-11-02") < made.index("2026-10-01")
    assert "<b>It said:</b> Rivertown set up three thousand lamps." in made
    assert "<b>Why:</b> A digit was misread. Thanks to A reader." in made
    assert '<a href="../rvt/#rvt-lamps-added">rvt-lamps-added</a>' in made
    assert "rvt-gone, withdrawn, curriculum/site/home.md" in made


def test_an_empty_log_says_so(tree: Path, change: Change) -> None:
    change(LOG, ((tree / LOG).read_text(encoding="utf-8"), "[]\n"))
    assert "Nothing has been corrected" in body(load(tree), "corrections")


def test_every_grade_is_explained_and_counted(good: Content) -> None:
    made = body(good, "grades")
    assert made.startswith("# How to read the grades")
    assert all(f'id="{grade}"' in made for grade in GRADES)
    assert '<a class="small" href="../?grade=survey">1 in the ledger</a>' in made

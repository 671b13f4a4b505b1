"""The pages beside the ledger."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from markdown import markdown
from rivertown import LOG, Change

from portal.content import Content, load
from portal.models.evidence import Collection
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


def entry(made: str, name: str) -> str:
    return next(part for part in made.split("<p ") if f'id="{name}"' in part)


HOSTILE = "[x](https://evil.example){: onclick=a} <b> & *c*"
SHOWN = "&#91;x&#93;(https://evil.example)&#123;: onclick=a&#125; &lt;b&gt; &amp; &#42;c&#42;"


def test_words_of_a_contradiction_are_text(good: Content) -> None:
    words = dict.fromkeys(("title", "problem", "we_print"), HOSTILE)
    claim = good.claims["rvt-lamps-lit"].model_copy(update={"text": HOSTILE, "locator": HOSTILE})
    content = replace(
        good,
        contradictions=[good.contradictions[0].model_copy(update=words)],
        claims={**good.claims, claim.id: claim},
        collections={"rvt": good.collections["rvt"].model_copy(update={"title": HOSTILE})},
    )
    made = body(content, "contradictions")
    for shown in (
        f"## {SHOWN}\n",
        f"### {SHOWN} {{ #CT-01 }}",
        f"cannot be known.** {SHOWN}\n",
        f"**What we print.** {SHOWN}",
        f'- {SHOWN} <span class="small">{SHOWN}. <a ',
    ):
        assert shown in made
    printed = markdown(made, extensions=["attr_list", "md_in_html"])
    assert 'href="https://evil' not in printed and 'onclick="a"' not in printed and "<em>" not in printed


def test_words_of_sources_readings_and_corrections_are_text(good: Content) -> None:
    [(line, reading)], [(logged, correction)] = good.readings, good.corrections
    told = dict.fromkeys(("says", "strength", "caveat"), HOSTILE)
    said = dict.fromkeys(("said", "says", "why", "reported_by", "page"), HOSTILE)
    cited = dict.fromkeys(("citation", "licence", "note"), HOSTILE)
    content = replace(
        good,
        readings=[(line, reading.model_copy(update=told))],
        corrections=[(logged, correction.model_copy(update=said))],
        sources={name: source.model_copy(update=cited) for name, source in good.sources.items()},
    )
    read = entry(body(content, "reading"), "rivertown-history")
    assert f">{SHOWN} {SHOWN} <span" in read and f"not opened it. {SHOWN}. {SHOWN} For" in read
    log = body(content, "corrections")
    assert f"said:</b> {SHOWN}</p><p><b>It says:</b> {SHOWN}</p><p><b>Why:</b> {SHOWN} Thanks to {SHOWN}." in log
    assert f"</a>, {SHOWN}</p>" in log
    source = entry(body(content, "sources"), "rivertown-gazette")
    assert f">{SHOWN} <span" in source and f"Licence: {SHOWN}. {SHOWN} 2 claims" in source


def test_contradictions_stand_together_by_the_collection_of_the_first_claim_they_name(good: Content) -> None:
    old = good.contradictions[0]
    hill = good.claims["rvt-lamps-lit"].model_copy(update={"id": "hil-lamps-lit"})
    names = (("CT-01", "rvt-lamps-added"), ("CT-02", "hil-lamps-lit"), ("CT-03", "rvt-lamps-lit"))
    content = replace(
        good,
        collections={**good.collections, "hil": Collection(id="hil", title="Hilltown", about="A hill.")},
        claims={**good.claims, hill.id: hill},
        contradictions=[old.model_copy(update={"id": name, "printed": (claim,)}) for name, claim in names],
    )
    made = body(content, "contradictions")
    parts = ("## Rivertown\n", "#CT-01 }", "#CT-03 }", "## Hilltown\n", "#CT-02 }")
    assert [made.count(part) for part in parts] == [1, 1, 1, 1, 1]
    assert sorted(parts, key=made.index) == list(parts)


def test_the_same_sum_is_explained_once(good: Content) -> None:
    old = good.contradictions[0]
    other = "It is [= @rvt-lamps-added + @rvt-lamps-before | 0 lamps]."
    later = old.model_copy(update={"id": "CT-02", "we_print": other})
    made = body(replace(good, contradictions=[old, later]), "contradictions")
    assert made.count("1300 − 1200 = 100 lamps") == 1 and made.count('href="#sum-1"') == 2
    assert '2,200 lamps <a class="small" href="#sum-2">(sum)</a>' in made
    assert '<li id="sum-2">1300 + 900 = 2,200 lamps</li>' in made


def test_sources_stand_by_producer_and_then_by_title(good: Content) -> None:
    produced = {"rivertown-street-survey": "alpha", "rivertown-gazette": "Beta", "rivertown-history": "beta"}
    sources = {name: good.sources[name].model_copy(update={"producer": by}) for name, by in produced.items()}
    made = body(replace(good, sources=sources, readings=[]), "sources")
    wanted = ["rivertown-street-survey", "rivertown-history", "rivertown-gazette"]  # "A history" before "Light at last"
    assert sorted(wanted, key=lambda name: made.index(f'id="{name}"')) == wanted


def test_a_source_leads_to_each_page_that_holds_claims_of_it(good: Content) -> None:
    part = entry(body(good, "sources"), "rivertown-street-survey")
    assert "6 claims in the ledger, such as" in part
    assert '<a href="../rvt/#rvt-feel-safe">41%</a>' in part
    assert '<a href="../rvt/series/#rvt-dark-streets-rivertown-march-2018">40 streets</a>' in part


def history_is_cited(good: Content) -> Content:
    claim = good.claims["rvt-lamps-lit"].model_copy(update={"source": "rivertown-history"})
    return replace(good, claims={**good.claims, claim.id: claim})


def test_what_is_read_on_and_cited_stands_on_both_pages(good: Content) -> None:
    content = history_is_cited(good)
    assert "1 claim in the ledger, such as" in entry(body(content, "sources"), "rivertown-history")
    link = '<a href="../rvt/#rvt-lamps-lit">Cited in the ledger</a>'
    assert link in entry(body(content, "reading"), "rivertown-history")
    assert "Cited in the ledger" not in body(good, "reading")


@pytest.mark.parametrize(
    ("modules", "said"),
    [(("m01",), " For module 1.</span>"), (("m02", "m11"), " For modules 2, 11.</span>"), ((), "Ends in 1950.</span>")],
)
def test_a_reading_says_for_which_modules_it_is(modules: tuple[str, ...], said: str, good: Content) -> None:
    [(line, reading)] = good.readings
    content = replace(good, readings=[(line, reading.model_copy(update={"modules": modules}))])
    assert said in entry(body(content, "reading"), "rivertown-history")


def test_a_reading_stands_once_and_under_its_topic(good: Content) -> None:
    [(line, reading)] = good.readings
    other = reading.model_copy(update={"topic": "town-surveys", "source": "rivertown-gazette"})
    made = body(replace(good, readings=[(9, other), (line, reading)]), "reading")
    lamps, surveys = made.split("## Lamps")[1].split("## Town surveys")
    assert "rivertown-history" in lamps and "rivertown-gazette" not in lamps
    assert "rivertown-gazette" in surveys and "rivertown-history" not in surveys

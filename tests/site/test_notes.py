"""The notes behind the small circles, and what is left of them on paper."""

from __future__ import annotations

import re
from typing import Any

import course
import pytest
import yaml
from course import CLAIMS, ROOT, plain
from playwright.sync_api import Page
from site_visit import Visit

from portal.models.grades import GRADES

PAGES = course.page_types()
SOURCES = {s["id"]: s for s in yaml.safe_load((ROOT / "evidence/sources.yml").read_text(encoding="utf-8"))}
NOTE = ".cite-note:popover-open"
A4 = {"format": "A4", "margin": {side: "15mm" for side in ("top", "right", "bottom", "left")}}
IN_VIEW = """(note) => { const box = note.getBoundingClientRect();
  return box.width > 100 && box.height > 40 && box.left >= -1 && box.top >= -1
    && box.right <= innerWidth + 1 && box.bottom <= innerHeight + 1 }"""


def open_first_note(page: Page) -> None:
    """By keyboard: Tab to the first marker of the text, then Enter."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.matches('article button.marker')"):
            page.keyboard.press("Enter")
            return
    raise AssertionError("80 times Tab do not lead to a marker")


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("kind", ["module", "case"])
def test_a_note_opens_by_keyboard_and_holds_source_grade_and_caveat(kind: str, width: int, visit: Any) -> None:
    page = visit(PAGES[kind], width=width).page
    open_first_note(page)
    note = page.locator(NOTE)
    assert note.count() == 1
    name = str(note.locator("a[href*='evidence/']").first.get_attribute("href")).partition("#")[2]
    claim, text = CLAIMS[name], plain(note.inner_text())
    assert plain(SOURCES[claim["source"]]["title"]) in text
    assert plain(claim["locator"]) in text
    assert GRADES[claim["grade"]][0] in text
    assert plain(claim["caveat"]) in text
    assert note.evaluate(IN_VIEW)


def test_escape_closes_a_note_and_the_focus_is_back_on_its_marker(visit: Any) -> None:
    page = visit(PAGES["module"]).page
    open_first_note(page)
    target = page.locator(NOTE).get_attribute("id")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.cite-note') !== null"), "Tab does not lead into the note"
    page.keyboard.press("Escape")
    assert page.locator(NOTE).count() == 0
    assert page.evaluate("document.activeElement.getAttribute('popovertarget')") == target


def test_the_button_in_a_note_closes_it(visit: Any) -> None:
    page = visit(PAGES["module"]).page
    open_first_note(page)
    page.locator(NOTE).get_by_role("button", name="Close").press("Enter")
    assert page.locator(NOTE).count() == 0


def test_a_press_elsewhere_closes_a_note(visit: Any) -> None:
    page = visit(PAGES["module"]).page
    open_first_note(page)
    assert page.locator(NOTE).count() == 1
    page.locator("article h1").click()
    assert page.locator(NOTE).count() == 0


@pytest.mark.parametrize("width", [360, 768, 1280])
@pytest.mark.parametrize("kind", ["module", "case"])
def test_a_note_lies_within_the_window_wherever_its_marker_stands(kind: str, width: int, visit: Any) -> None:
    page = visit(PAGES[kind], width=width, height=640).page
    markers = page.locator("article button.marker:visible")
    count = markers.count()
    assert count
    for number in range(0, count, max(1, count // 12)):
        markers.nth(number).press("Enter")
        assert page.locator(NOTE).count() == 1
        assert page.locator(NOTE).evaluate(IN_VIEW), f"marker {number} of {count}"
        page.keyboard.press("Escape")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_an_open_note_breaks_no_rule_of_access(width: int, scheme: str, visit: Any, axe: str) -> None:
    opened: Visit = visit(PAGES["module"], width=width, scheme=scheme)
    open_first_note(opened.page)
    assert opened.page.locator(NOTE).count() == 1
    assert opened.axe(axe) == []
    assert opened.overflow() == ""


def test_the_link_in_a_note_leads_to_the_claim_in_the_ledger(visit: Any) -> None:
    page = visit(PAGES["module"]).page
    open_first_note(page)
    link = page.locator(NOTE).locator("a[href*='evidence/']").first
    name = str(link.get_attribute("href")).partition("#")[2]
    link.press("Enter")
    page.wait_for_url(f"**/evidence/*/#{name}")
    entry = page.locator(f"[id='{name}']")
    assert plain(CLAIMS[name]["text"]) in plain(entry.inner_text())
    page.wait_for_timeout(300)
    assert entry.evaluate("(e) => { const at = e.getBoundingClientRect().top; return at >= 0 && at < innerHeight }")


@pytest.mark.parametrize("kind", ["module", "case", "quiz"])
def test_on_paper_there_are_no_markers_and_the_sources_are_listed(kind: str, visit: Any) -> None:
    page = visit(PAGES[kind]).page
    page.emulate_media(media="print")
    assert page.locator(".marker:visible, .cite-note:visible, article button:visible").count() == 0
    assert page.locator(".md-header:visible, .md-tabs:visible, .md-sidebar:visible").count() == 0
    assert page.locator("#sources").is_visible()
    assert page.locator(".source:visible").count() > 0
    assert page.locator("article h1").is_visible()


def pages_of(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))


def test_a_worksheet_is_printed_on_one_sheet(visit: Any) -> None:
    page = visit(PAGES["worksheet"]).page
    assert pages_of(page.pdf(**A4)) == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_lesson_is_printed_dark_on_light(scheme: str, visit: Any) -> None:
    page = visit(PAGES["module"], scheme=scheme).page
    page.emulate_media(media="print", color_scheme=scheme)
    colour = page.locator("article p").nth(2).evaluate("(e) => getComputedStyle(e).color")
    assert sum(map(int, re.findall(r"\d+", colour)[:3])) < 300, f"{colour} on white paper"

"""Every kind of page in Chromium: in both schemes, on a wide and a narrow screen, by keyboard, without scripts."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import course
import pytest
from course import ROOT
from playwright.sync_api import Browser, Page
from site_server import serve
from site_visit import Visit, open_visit

PAGES = course.page_types()
OPEN_FOLDS = "document.querySelectorAll('details').forEach((fold) => { fold.open = true; })"
WINDOWS = [(width, scheme) for width in (1280, 360) for scheme in ("light", "dark")]
every_page = pytest.mark.parametrize("kind", PAGES)
both_schemes = pytest.mark.parametrize("scheme", ["light", "dark"])


@pytest.fixture(scope="module", params=WINDOWS, ids=lambda window: f"{window[0]}px-{window[1]}")
def window(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Visit]:
    """One window that goes from page to page, as a reader's does."""
    width, scheme = request.param
    visit = open_visit(browser, address, "", width=width, scheme=scheme)
    yield visit
    visit.page.context.close()


@every_page
def test_a_page_loads_in_silence_breaks_no_rule_of_access_and_fits_the_window(
    kind: str, window: Visit, axe: str
) -> None:
    window.go(PAGES[kind])
    assert window.overflow() == ""
    window.page.evaluate(OPEN_FOLDS)  # what is folded away must keep the rules as well
    assert window.axe(axe) == []
    assert window.overflow() == "", "with every fold open"
    assert window.complaints() == []


@every_page
def test_a_page_reflows_at_400_per_cent(kind: str, narrow: Visit) -> None:
    """A window of 1280 by 1024 at 400 % has room for 320 by 256."""
    narrow.go(PAGES[kind])
    assert narrow.overflow() == ""
    narrow.page.evaluate(OPEN_FOLDS)
    assert narrow.overflow() == "", "with every fold open"


@pytest.fixture(scope="module")
def narrow(browser: Browser, address: str) -> Iterator[Visit]:
    visit = open_visit(browser, address, "", width=320, height=256)
    yield visit
    visit.page.context.close()


@both_schemes
@pytest.mark.parametrize("width", [1280, 360])
def test_the_search_finds_a_module_and_breaks_no_rule_of_access(width: int, scheme: str, visit: Any, axe: str) -> None:
    opened: Visit = visit("about/", width=width, scheme=scheme)
    page = opened.page
    if width < 960:
        tab_to(page, ".md-header label[for=__search] button")
        page.keyboard.press("Enter")
    else:
        tab_to(page, ".md-search__input")
    page.keyboard.type("seven dimensions")
    page.wait_for_selector(".md-search-result__item")
    assert page.locator(".md-search-result__item a[href*='02-seven-dimensions']").count()
    assert opened.axe(axe) == []
    assert opened.overflow() == ""
    assert opened.complaints() == []


def test_the_search_index_is_fetched_when_search_is_opened_and_not_before(visit: Any) -> None:
    opened: Visit = visit("about/", width=1280, scheme="light")
    opened.page.wait_for_load_state("networkidle")
    assert not [url for url in opened.asked if "search_index" in url]
    with opened.page.expect_response("**/search/search_index.json"):
        tab_to(opened.page, ".md-search__input")


@both_schemes
def test_the_menu_of_a_narrow_screen_opens_by_keyboard_and_breaks_no_rule_of_access(
    scheme: str, visit: Any, axe: str
) -> None:
    opened: Visit = visit("about/", width=360, scheme=scheme)
    page = opened.page
    link = page.locator(".md-sidebar--primary a[href$='evidence/']").first
    assert not link.is_visible()
    tab_to(page, ".md-header label[for=__drawer] button")
    assert page.evaluate("document.activeElement.getAttribute('aria-expanded')") == "false"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.getAttribute('aria-expanded')") == "true"
    page.wait_for_timeout(300)
    assert opened.axe(axe) == []
    assert opened.overflow() == ""
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.getAttribute('aria-label')") == "Menu"
    assert page.evaluate("document.activeElement.getAttribute('aria-expanded')") == "false"


def test_in_the_open_menu_the_keyboard_reaches_only_what_is_seen(visit: Any) -> None:
    opened: Visit = visit(PAGES["quiz"], width=360, height=700)
    page = opened.page
    tab_to(page, ".md-header label[for=__drawer] button")
    page.keyboard.press("Enter")
    seen = walk_the_menu(opened)
    assert any("Check yourself" in words for words in seen), seen
    back = page.locator(".md-nav__title > button:visible")
    while back.count():
        back.last.press("Enter")
        opened.settle()
        assert page.evaluate("document.activeElement.closest('.md-sidebar') !== null"), "the focus is lost"
    seen = walk_the_menu(opened)
    assert any("Evidence" in words for words in seen) and not any("Check yourself" in words for words in seen), seen


IN_THE_MENU = """() => {
  const element = document.activeElement;
  if (!element.closest(".md-sidebar--primary")) return null;
  const { left, right, top, bottom } = element.getBoundingClientRect();
  const hit = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
  const words = element.getAttribute("aria-label") ?? element.textContent.trim();
  return [words, element.contains(hit)];
}"""


def walk_the_menu(opened: Visit) -> list[str]:
    """Tab from the menu's button to the end of the menu; what stood there, all of it in sight."""
    opened.page.locator(".md-header label[for=__drawer] button").focus()
    seen: list[str] = []
    for _ in range(40):
        opened.page.keyboard.press("Tab")
        opened.settle()
        told = opened.page.evaluate(IN_THE_MENU)
        if told is None and seen:
            return seen
        if told:
            assert told[1], f"{told[0]!r} has the focus, but something covers it"
            seen.append(told[0])
    raise AssertionError("the menu has no end")


def tab_to(page: Page, selector: str, most: int = 60) -> None:
    """Press Tab until what the selector names has the focus."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
    raise AssertionError(f"{most} times Tab do not lead to {selector}")


FOCUSED = """() => {
  const element = document.activeElement;
  if (element === document.body) return null;
  const box = element.getBoundingClientRect();
  const style = getComputedStyle(element);
  const told = element.outerHTML.replace(/\\s+/g, " ").slice(0, 140);
  // A switch of the colour scheme is an invisible radio button: its label shows the focus.
  const shown = element.matches(".md-option") ? element.nextElementSibling : element;
  const at = shown.getBoundingClientRect();
  const ring = getComputedStyle(shown);
  const marked = (ring.outlineStyle !== "none" && parseFloat(ring.outlineWidth) > 0) || ring.boxShadow !== "none";
  if (!shown.checkVisibility({ opacityProperty: true, visibilityProperty: true })) return `hidden: ${told}`;
  if (at.right <= 0 || at.left >= innerWidth || at.bottom <= 0 || at.top >= innerHeight) return `off screen: ${told}`;
  if (!marked) return `focus not shown: ${told}`;
  const x = Math.min(Math.max((at.left + at.right) / 2, 1), innerWidth - 1);
  const y = Math.min(Math.max((at.top + at.bottom) / 2, 1), innerHeight - 1);
  const top = document.elementFromPoint(x, y);
  if (top && !shown.contains(top) && !top.contains(shown) && top.closest("header, .md-tabs")) return `covered: ${told}`;
  return "";
}"""


@pytest.mark.parametrize("kind", ["home", "module", "quiz", "exercise"])
@pytest.mark.parametrize("width", [1280, 320])
def test_whoever_walks_a_page_by_keyboard_always_sees_where_they_are(kind: str, width: int, visit: Any) -> None:
    opened: Visit = visit(PAGES[kind], width=width, height=700)
    page = opened.page
    steps, found = 0, []
    while steps < 400:
        page.keyboard.press("Tab")
        opened.settle()
        told = page.evaluate(FOCUSED)
        if told is None:
            break
        steps += 1
        found += [told] if told else []
    assert steps > 10, "the keyboard reaches almost nothing"
    assert not found, f"{len(found)} of {steps}:\n" + "\n".join(found[:10])


def test_the_skip_link_leads_past_the_menus(visit: Any) -> None:
    page = visit(PAGES["module"]).page
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.matches('.md-skip')")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('article') !== null")


def test_a_lesson_can_be_read_without_scripts(visit: Any) -> None:
    opened: Visit = visit(PAGES["module"], scripts=False)
    source = (course.MODULES[0] / "index.md").read_text(encoding="utf-8")
    headings = [line.removeprefix("## ") for line in source.splitlines() if line.startswith("## ")]
    shown = opened.page.locator("article h2").all_inner_texts()
    assert headings and all(any(heading in text for text in shown) for heading in headings)
    assert opened.page.locator("article figure svg[role=img]:visible").count() > 0
    fold = opened.page.locator("article details").first
    fold.locator("summary").click()
    assert fold.locator("p, table").first.is_visible()
    opened.page.locator("button.marker").first.click()
    assert opened.page.locator(".cite-note:popover-open").is_visible()
    assert opened.complaints() == []


def test_a_missing_address_gets_a_page_of_ours_that_leads_on(visit: Any) -> None:
    opened: Visit = visit("")
    answer = opened.page.goto(opened.address + "curriculum/no-such-module/")
    assert answer is not None and answer.status == 404
    assert opened.page.locator("h1").is_visible()
    assert opened.page.evaluate("getComputedStyle(document.querySelector('.md-header')).position") == "sticky"
    opened.page.locator("a[href]:visible", has_text="Home").first.click()
    assert opened.page.url.rstrip("/") == opened.address.rstrip("/")


def test_the_reader_can_choose_the_other_scheme_and_it_stays(visit: Any) -> None:
    page = visit("about/").page
    assert page.evaluate("document.body.dataset.mdColorScheme") == "default"
    page.locator("label[for=__palette_1]:visible").click()
    assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"
    page.reload()
    assert page.evaluate("document.body.dataset.mdColorScheme") == "slate"


def test_no_cookie_is_set(visit: Any) -> None:
    assert visit(PAGES["quiz"]).page.context.cookies() == []


def test_a_site_that_knows_its_repository_asks_no_other_host_either(browser: Browser, tmp_path: Path, axe: str) -> None:
    """So it is when it is published; and Material would ask the repository's host for its stars."""
    known = {"REPO_URL": "https://github.com/example/example", "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, env={**os.environ, **known}, check=True, timeout=120)
    for address in serve(tmp_path):
        opened = open_visit(browser, address, PAGES["module"])
        opened.page.wait_for_load_state("networkidle")
        assert opened.complaints() == []
        assert opened.axe(axe) == []
        assert opened.page.locator("a[href='https://github.com/example/example']").count()
        opened.page.context.close()

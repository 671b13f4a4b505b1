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
from conftest import ROOT, serve
from playwright.sync_api import Browser, Page
from site_visit import Visit, open_visit

PAGES = course.page_types()
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
    assert window.axe(axe) == []
    assert window.overflow() == ""
    assert window.complaints() == []


@every_page
def test_a_page_reflows_at_400_per_cent(kind: str, browser: Browser, address: str, narrow: Visit) -> None:
    """A window of 1280 by 1024 at 400 % has room for 320 by 256."""
    narrow.go(PAGES[kind])
    assert narrow.overflow() == ""
    narrow.page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")
    assert narrow.overflow() == "", "with every fold open"


@pytest.fixture(scope="module")
def narrow(browser: Browser, address: str) -> Iterator[Visit]:
    visit = open_visit(browser, address, "", width=320, height=256)
    yield visit
    visit.page.context.close()


@both_schemes
@pytest.mark.parametrize("width", [1280, 360])
@pytest.mark.parametrize("kind", ["module", "case", "exercise", "quiz"])
def test_a_page_with_every_fold_open_breaks_no_rule_of_access(
    kind: str, width: int, scheme: str, visit: Any, axe: str
) -> None:
    opened: Visit = visit(PAGES[kind], width=width, scheme=scheme)
    opened.page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = true; })")
    assert opened.axe(axe) == []
    assert opened.overflow() == ""


@both_schemes
@pytest.mark.parametrize("width", [1280, 360])
def test_the_search_finds_a_module_and_breaks_no_rule_of_access(
    width: int, scheme: str, visit: Any, axe: str
) -> None:
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
  const told = element.outerHTML.slice(0, 140);
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
    page = visit(PAGES[kind], width=width, height=700).page
    steps, found = 0, []
    while steps < 400:
        page.keyboard.press("Tab")
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


def test_a_site_with_a_repository_and_an_address_asks_no_other_host_either(
    browser: Browser, tmp_path: Path
) -> None:
    """What is published knows its repository, and Material would ask the host of that for its stars."""
    known = {"REPO_URL": "https://github.com/example/example", "NO_MKDOCS_2_WARNING": "1"}
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--site-dir", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, env={**os.environ, **known}, check=True, timeout=120)
    for address in serve(tmp_path):
        opened = open_visit(browser, address, "about/")
        opened.page.wait_for_load_state("networkidle")
        assert opened.complaints() == []
        assert opened.page.locator("a[href='https://github.com/example/example']").count()
        opened.page.context.close()

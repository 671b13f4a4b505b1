"""The ledger as somebody uses it who looks a figure up: narrowing, following, citing, without and with scripts."""

from __future__ import annotations

import csv
from typing import Any

import pytest
from course import CLAIMS, ROOT, page_types
from playwright.sync_api import Page

LEDGER, RECORDS, SERIES = (page_types()[name] for name in ("ledger", "records", "series"))
VISIBLE = "ul.rows > li:visible"


def count(page: Page) -> int:
    return page.locator(VISIBLE).count()


def test_the_whole_list_is_there_and_the_form_comes_with_scripts(visit: Any) -> None:
    page = visit(LEDGER).page
    page.wait_for_selector("form.ledger-filter:not([hidden])")
    assert count(page) == page.locator("ul.rows > li").count() > len(CLAIMS)


@pytest.mark.parametrize(
    ("field", "choice", "wanted"),
    [
        ("grade", "slide-assertion", lambda claim: claim["grade"] == "slide-assertion"),
        ("topic", "firearms", lambda claim: claim["topic"] == "firearms"),
    ],
)
def test_a_choice_narrows_the_list_to_what_fits(field: str, choice: str, wanted: Any, visit: Any) -> None:
    page = visit(LEDGER).page
    page.wait_for_selector("form.ledger-filter:not([hidden])")
    page.locator(f"select[name={field}]").select_option(choice)
    links = page.locator(f"{VISIBLE} > a").evaluate_all("(all) => all.map((a) => a.getAttribute('href'))")
    shown = {link.partition("#")[2] for link in links if "/series/" not in link}
    assert shown == {name for name, claim in CLAIMS.items() if wanted(claim)}
    assert f"?{field}={choice}" in page.url
    assert f"{len(links)} of " in page.locator(".ledger-count").inner_text()


def test_choices_are_joined_and_an_address_holds_them(visit: Any) -> None:
    page = visit(f"{LEDGER}?place=bogota-colombia&words=homicide+1995").page
    page.wait_for_selector("form.ledger-filter:not([hidden])")
    assert page.locator("select[name=place]").input_value() == "bogota-colombia"
    texts = page.locator(VISIBLE).all_inner_texts()
    assert texts and all("Bogotá" in text and "1995" in text for text in texts)
    assert page.locator("h2:visible", has_text="Afghanistan").count() == 0, "a heading stands above nothing"
    page.get_by_role("button", name="Show all").click()
    page.wait_for_function("document.querySelector('.ledger-count').textContent.split(' of ').length === 1")
    assert count(page) == page.locator("ul.rows > li").count() and "?" not in page.url


def test_the_list_narrows_to_the_claims_of_a_page(visit: Any) -> None:
    page = visit(LEDGER).page
    page.wait_for_selector("form.ledger-filter:not([hidden])")
    page.locator("select[name=page]").select_option(label="The threats people name")
    links = page.locator(f"{VISIBLE} > a").evaluate_all("(all) => all.map((a) => a.getAttribute('href'))")
    assert any("afg-threat-war" in link for link in links) and not any("bog-" in link for link in links)


def test_what_fits_nothing_says_so(visit: Any) -> None:
    page = visit(f"{LEDGER}?words=zzzz").page
    page.wait_for_selector("form.ledger-filter:not([hidden])")
    assert count(page) == 0
    assert page.locator(".ledger-count").inner_text().startswith("0 of ")


def test_a_choice_that_is_none_is_passed_over(visit: Any) -> None:
    page = visit(f"{LEDGER}?place=atlantis").page
    page.wait_for_selector("form.ledger-filter:not([hidden])")
    assert count(page) == page.locator("ul.rows > li").count()


def test_an_address_with_a_claim_brings_it_into_view(visit: Any) -> None:
    page = visit(f"{RECORDS}#afg-threat-war").page
    record = page.locator("#afg-threat-war")
    page.wait_for_timeout(300)
    assert record.evaluate("(e) => { const at = e.getBoundingClientRect().top; return at >= 0 && at < innerHeight }")
    record.locator("summary", has_text="Cite this claim").click()
    assert "UN-Habitat (n.d.)" in record.locator(".cite-box").inner_text()
    assert "@misc{afg-threat-war," in record.locator(".cite-box pre").inner_text()


def test_a_point_of_a_series_has_an_address_of_its_own(visit: Any) -> None:
    with (ROOT / "evidence/observations.csv").open(encoding="utf-8", newline="") as file:
        point = next(row for row in csv.DictReader(file) if row["series"] == "zaf-murder-rate-recorded")
    page = visit(SERIES).page
    cell = page.locator("td[id^='zaf-murder-rate-recorded-buffalo-city']").first
    assert cell.inner_text() == point["value"]

"""The quiz, answered with the keyboard alone. What it should say is read from quiz.yml and the ledger."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import course
import pytest
from course import plain, shown
from playwright.sync_api import Browser, Locator, Page
from site_visit import Visit, open_visit

PAGE = course.page_types()["quiz"]
ITEMS = course.quiz(course.MODULES[0])


def of(kind: str) -> Any:
    found = [item for item in ITEMS if item["kind"] == kind]
    return pytest.mark.parametrize("item", found, ids=lambda item: item["id"])


@pytest.fixture(scope="module")
def quiz(browser: Browser, address: str) -> Iterator[Visit]:
    visit = open_visit(browser, address, PAGE)
    visit.page.wait_for_load_state("networkidle")
    yield visit
    visit.page.context.close()


def begin(page: Page, item: dict[str, Any]) -> Locator:
    """Empty the item, put the focus just before it, and Tab to its first field."""
    form = page.locator(f"form[id='{item['id']}']")
    form.evaluate(
        """(form) => { form.reset();
          form.querySelectorAll("input[type=text]").forEach((field) => { field.value = "" });
          form.querySelectorAll("input:checked").forEach((field) => { field.checked = false });
          form.tabIndex = -1; form.focus(); form.removeAttribute("tabindex") }"""
    )
    page.keyboard.press("Tab")
    assert form.evaluate("(form) => form.querySelector('input, select') === document.activeElement")
    return form


def check(page: Page, form: Locator) -> list[str]:
    """Tab to the button, press it with Enter, and read what is announced."""
    for _ in range(12):
        if page.evaluate("document.activeElement.matches('button[type=submit]')"):
            break
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    result = form.get_by_role("status")
    return [plain(line) for line in result.locator("p").all_inner_texts()]


def choose_one(page: Page, item: dict[str, Any], index: int) -> list[str]:
    form = begin(page, item)
    page.keyboard.press("Space")
    for _ in range(index):
        page.keyboard.press("ArrowDown")
    return check(page, form)


def choose_many(page: Page, item: dict[str, Any], indexes: set[int]) -> list[str]:
    form = begin(page, item)
    for index in range(len(item["options"])):
        if index in indexes:
            page.keyboard.press("Space")
        page.keyboard.press("Tab")
    return check(page, form)


def write(page: Page, item: dict[str, Any], text: str) -> list[str]:
    form = begin(page, item)
    page.keyboard.type(text)
    return check(page, form)


def places(page: Page, item: dict[str, Any], wanted: dict[int, int]) -> list[str]:
    """Give each option, by its number in the quiz file, a place; those left out stay without."""
    form = begin(page, item)
    texts = [shown(option["text"]) for option in item["options"]]
    for label in form.locator(".option label").all_inner_texts():
        place = wanted.get(texts.index(plain(label)))
        if place:
            page.keyboard.type(str(place))
        page.keyboard.press("Tab")
    return check(page, form)


@of("one")
def test_each_answer_to_a_question_with_one_right_answer_gets_its_own_feedback(
    item: dict[str, Any], quiz: Visit
) -> None:
    for index, option in enumerate(item["options"]):
        verdict = "Right." if option["correct"] else "Not right."
        assert choose_one(quiz.page, item, index) == [verdict, shown(option["feedback"])]


@of("one")
def test_nothing_chosen_is_told_apart_from_a_wrong_answer(item: dict[str, Any], quiz: Visit) -> None:
    assert check(quiz.page, begin(quiz.page, item)) == ["Choose an answer first."]


@of("many")
def test_several_answers_are_right_only_together(item: dict[str, Any], quiz: Visit) -> None:
    options = item["options"]
    right = {index for index, option in enumerate(options) if option["correct"]}
    wrong = set(range(len(options))) - right

    def feedback(indexes: set[int]) -> list[str]:
        return [shown(options[index]["feedback"]) for index in sorted(indexes)]

    assert choose_many(quiz.page, item, right) == ["Right.", *feedback(right)]
    assert choose_many(quiz.page, item, wrong) == ["Not right.", *feedback(wrong)]
    mixed = {min(right), min(wrong)}
    assert choose_many(quiz.page, item, mixed) == ["Partly right.", *feedback(mixed)]
    some = {min(right)}
    if some != right:
        assert choose_many(quiz.page, item, some) == ["Right so far; there is more to find.", *feedback(some)]


@of("number")
def test_a_number_is_read_as_its_writer_means_it(item: dict[str, Any], quiz: Visit) -> None:
    answer, near = item["answer"], item["tolerance"] * 0.9
    right = ["Right.", shown(item["feedback"]["right"])]
    exact = f"{answer:g}" if "." in f"{answer:g}" else f"{answer:g}.0"
    for text in (exact, exact.replace(".", ","), f"{exact} %", f" {exact}%", f"{answer + near:.4f}"):
        assert write(quiz.page, item, text) == right, text
    wrong = ["Not right.", shown(item["feedback"]["wrong"])]
    for text in (f"{answer + item['tolerance'] * 1.1 + 0.01:.4f}", "0", f"-{exact}", f"{answer * 1000:,.0f}"):
        assert write(quiz.page, item, text) == wrong, text


@of("number")
@pytest.mark.parametrize("nonsense", ["many", "17.3.1", "1/2", "<b>17</b>"])
def test_what_is_no_number_is_called_so_and_shown_as_it_was_typed(
    nonsense: str, item: dict[str, Any], quiz: Visit
) -> None:
    assert write(quiz.page, item, nonsense) == [f"“{nonsense}” is not a number that we can read."]
    assert write(quiz.page, item, "  ") == ["Write a number first."]


@of("order")
def test_an_order_is_right_only_when_every_line_is_in_its_place(item: dict[str, Any], quiz: Visit) -> None:
    count = len(item["options"])
    told = [shown(option["feedback"]) for option in item["options"]]
    right = {index: index + 1 for index in range(count)}
    assert places(quiz.page, item, right) == ["Right.", *told]
    lines = places(quiz.page, item, {**right, 0: 2, 1: 1})
    assert lines[0] == f"{count - 2} of {count} in place. About those that are not:"
    assert sorted(lines[1:]) == sorted(told[:2])
    assert places(quiz.page, item, {**right, 0: 2}) == ["Two lines have the same place."]
    assert places(quiz.page, item, {0: 1}) == ["Give every line a place first."]


def test_the_lines_to_be_ordered_are_not_shown_in_the_right_order(quiz: Visit) -> None:
    for item in (item for item in ITEMS if item["kind"] == "order"):
        given = quiz.page.locator(f"form[id='{item['id']}'] .option label").all_inner_texts()
        assert [plain(text) for text in given] != [shown(option["text"]) for option in item["options"]]


def test_a_changed_answer_takes_back_what_was_said(quiz: Visit) -> None:
    item = next(item for item in ITEMS if item["kind"] == "one")
    assert choose_one(quiz.page, item, 0)
    form = begin(quiz.page, item)
    quiz.page.keyboard.press("Space")
    quiz.page.keyboard.press("ArrowDown")
    assert plain(form.get_by_role("status").inner_text()) == ""


def test_nothing_is_sent_while_a_quiz_is_answered(visit: Any) -> None:
    opened: Visit = visit(PAGE)
    opened.page.wait_for_load_state("networkidle")
    opened.asked.clear()
    opened.page.route("**/*", lambda route: route.fulfill(status=204))  # an answer that leaves the page as it is
    for item in (item for item in ITEMS if item["kind"] == "one"):
        choose_one(opened.page, item, 0)
    opened.page.wait_for_timeout(200)
    assert opened.asked == []
    assert opened.page.url.endswith("/quiz/"), "the form was sent"


def test_answers_are_still_there_after_a_reload(visit: Any) -> None:
    page = visit(PAGE).page
    one, number, order = (next(item for item in ITEMS if item["kind"] == kind) for kind in ("one", "number", "order"))
    choose_one(page, one, 2)
    write(page, number, "12,5")
    places(page, order, {0: 3, 1: 1})
    page.reload()
    assert page.locator(f"input[name='{one['id']}']:checked").input_value() == "2"
    assert page.locator(f"input[name='{number['id']}']").input_value() == "12,5"
    assert page.locator(f"select[name='{order['id']}-0']").input_value() == "3"
    assert page.locator(f"select[name='{order['id']}-2']").input_value() == ""


@pytest.mark.parametrize("kept", ["nonsense", json.dumps([1]), json.dumps({"a": 1}), "null"])
def test_what_an_older_version_stored_does_not_disturb(kept: str, visit: Any) -> None:
    opened: Visit = visit("about/")
    page, item = opened.page, next(item for item in ITEMS if item["kind"] == "one")
    page.evaluate("([name, kept]) => localStorage.setItem(name, kept)", [f"uhs.quiz.{item['id']}", kept])
    opened.go(PAGE)
    assert page.locator(f"form[id='{item['id']}'] input:checked").count() == 0
    assert choose_one(page, item, 0)
    assert opened.complaints() == []


BROKEN = {
    "methods": "Storage.prototype.setItem = Storage.prototype.getItem = () => { throw new Error('no storage') };",
    "whole": "Object.defineProperty(window, 'localStorage', { get() { throw new Error('no storage') } });",
}


@pytest.mark.parametrize("how", BROKEN)
def test_a_device_that_stores_nothing_can_still_take_the_quiz(how: str, visit: Any) -> None:
    opened: Visit = visit("about/")
    opened.page.context.add_init_script(BROKEN[how])
    opened.go(PAGE)
    item = next(item for item in ITEMS if item["kind"] == "one")
    index = next(number for number, option in enumerate(item["options"]) if option["correct"])
    assert choose_one(opened.page, item, index) == ["Right.", shown(item["options"][index]["feedback"])]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1280])
def test_an_answered_quiz_breaks_no_rule_of_access(width: int, scheme: str, visit: Any, axe: str) -> None:
    opened: Visit = visit(PAGE, width=width, scheme=scheme)
    first, second = [item for item in ITEMS if item["kind"] == "one"][:2]
    right = [option["correct"] for option in first["options"]].index(True)
    assert choose_one(opened.page, first, right)[0] == "Right."
    wrong = [option["correct"] for option in second["options"]].index(False)
    assert choose_one(opened.page, second, wrong)[0] == "Not right."
    assert opened.axe(axe) == []
    assert opened.overflow() == ""


def test_without_scripts_the_questions_can_be_read_and_the_answers_opened(visit: Any) -> None:
    page = visit(PAGE, scripts=False).page
    for item in ITEMS:
        form = page.locator(f"form[id='{item['id']}']")
        assert shown(item["stem"]) in plain(form.locator("legend").inner_text())
        assert not form.locator("button[type=submit]").is_visible(), "a button that does nothing"
        fold = form.locator("details")
        assert not fold.locator(".feedback").first.is_visible()
        fold.locator("summary").press("Enter")
        assert fold.locator(".feedback").first.is_visible()

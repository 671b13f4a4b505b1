"""Quiz items as forms that can be read and answered without a script."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

import pytest

from portal.content import Content, load
from portal.models.quiz import ChoiceItem, Item, NumberItem, OrderItem
from portal.pages import Place
from portal.paths import ROOT
from portal.render.prose import Prose
from portal.render.quiz import quiz_form


@pytest.fixture
def prose(good: Content) -> Prose:
    return Prose(good, Place("curriculum/01-example/quiz.yml", "curriculum/01-example/quiz.md"))


def form(item: Item, prose: Prose) -> str:
    return quiz_form(item, 1, prose)


def items(content: Content) -> list[Item]:
    return [item for module in content.modules for item in module.quiz]


class _Parts(HTMLParser):
    """Open elements, ids, labels, and text by the element that holds it."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.ids: list[str] = []
        self.labels: list[str] = []
        self.inputs: list[dict[str, str | None]] = []
        self.text: dict[str, str] = {}
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.ids += [found["id"] or ""] if "id" in found else []
        self.labels += [found["for"] or ""] if tag == "label" else []
        self.inputs += [found] if tag in {"input", "select"} else []
        if tag not in {"input", "br"}:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        for tag in self.open:
            self.text[tag] = self.text.get(tag, "") + data


def plain(text: str) -> str:
    return re.sub(r"[*_`]|\s", "", text)


def test_every_feedback_is_in_the_page_and_folded(good: Content) -> None:
    for content in (good, load(ROOT)):
        for module in content.modules:
            prose = Prose(content, Place(f"{module.folder}/quiz.yml", f"{module.folder}/quiz.md"))
            for item in module.quiz:
                parts = _Parts(form(item, prose))
                said = (
                    [item.feedback.right, item.feedback.wrong]
                    if isinstance(item, NumberItem)
                    else [option.feedback for option in item.options]
                )
                for feedback in said:
                    shown = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", prose.line(feedback))
                    assert plain(shown) in plain(parts.text["details"]), f"{item.id}: {feedback}"


def test_every_way_to_answer_has_a_label_and_an_id_of_its_own(good: Content, prose: Prose) -> None:
    parts = _Parts("".join(form(item, prose) for item in items(good)))
    assert len(parts.ids) == len(set(parts.ids))
    assert sorted(parts.labels) == sorted(str(found["id"]) for found in parts.inputs)


def test_the_form_can_be_read_without_a_script(good: Content, prose: Prose) -> None:
    for item in items(good):
        made = form(item, prose)
        assert re.search(r"<fieldset><legend>.*</legend>", made)
        assert '<details class="quiz-answer"><summary>Answer and explanation</summary>' in made
        assert '<button type="submit" class="button" hidden>' in made, "a button that does nothing is not shown"
        assert '<div class="quiz-result" role="status"></div>' in made
        assert "<script" not in made and not re.search(r"\son\w+=", made)


@pytest.mark.parametrize(("index", "type_"), [(0, "radio"), (1, "checkbox")])
def test_one_answer_or_many(index: int, type_: str, good: Content, prose: Prose) -> None:
    item = items(good)[index]
    assert isinstance(item, ChoiceItem)
    made = form(item, prose)
    assert made.count(f'<input type="{type_}" name="{item.id}"') == len(item.options)
    verdicts = re.findall(r'<li data-option="(\d)" data-correct="(true|false)">.*?<b class="verdict">([^<]*)</b>', made)
    assert verdicts == [
        (str(n), str(option.correct).lower(), "Right." if option.correct else "Not right.")
        for n, option in enumerate(item.options)
    ]


def test_the_right_answer_is_told_only_in_the_folded_part(good: Content, prose: Prose) -> None:
    for item in items(good)[:2]:
        assert "correct" not in form(item, prose).split("<details")[0]


def test_a_number_is_shown_with_its_unit(good: Content, prose: Prose) -> None:
    item = items(good)[2]
    assert isinstance(item, NumberItem)
    made = form(item, prose)
    assert 'data-kind="number" data-answer="1300.0" data-tolerance="0.0"' in made
    assert '<span class="answer-text">1300 lamps.</span>' in made
    percent = form(item.model_copy(update={"unit": "% of lamps", "answer": 0.5}), prose)
    assert '<span class="answer-text">0.5% of lamps.</span>' in percent
    assert "<b>" not in form(item.model_copy(update={"unit": "<b>", "feedback": item.feedback}), prose).replace(
        '<b class="verdict">', ""
    )


def order(count: int, name: str) -> OrderItem:
    options: Any = [{"text": f"Step {n}", "feedback": f"Because {n}"} for n in range(count)]
    return OrderItem(id=name, outcome="o", stem="s", use="check", kind="order", options=options)


@pytest.mark.parametrize("count", [3, 4, 5, 7])
def test_the_order_item_never_shows_the_right_order(count: int, prose: Prose) -> None:
    for number in range(60):
        item = order(count, f"q{number}")
        made = form(item, prose)
        shown = [int(place) for place in re.findall(r'data-place="(\d+)"', made)]
        right = list(range(1, count + 1))
        assert sorted(shown) == right and shown != right
        assert form(item, prose) == made, "the same in every build"
        explained = made.split("<details")[1]
        assert [int(n) for n in re.findall(r"Step (\d)", explained)] == list(range(count))


def test_marks_links_and_hostile_words_in_a_quiz(prose: Prose) -> None:
    item = ChoiceItem.model_validate(
        {
            "id": "q",
            "outcome": "o",
            "kind": "one",
            "use": "check",
            "stem": "So [@rvt-feel-safe] of *whom*? <script>x</script> `a < b`",
            "options": [
                {
                    "text": "See [the case](../../case_studies/xxx-rivertown/index.md#limits)",
                    "correct": True,
                    "feedback": "**Yes**",
                },
                {"text": "See [a site](https://example.org/a)", "feedback": "[the lesson](index.md)"},
            ],
        }
    )
    made = form(item, prose)
    assert "So 41% of <em>whom</em>? &lt;script&gt;x&lt;/script&gt; <code>a &lt; b</code>" in made
    assert '<a href="../../../case_studies/xxx-rivertown/#limits">the case</a>' in made
    assert '<a href="https://example.org/a">a site</a>' in made
    assert "<strong>Yes</strong>" in made
    assert '<a href="../">the lesson</a>' in made

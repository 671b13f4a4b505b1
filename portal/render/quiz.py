"""Quiz items as forms that can be read and answered without JavaScript; `quiz.js` adds marking."""

from __future__ import annotations

import hashlib
import html

from portal.models.quiz import ChoiceItem, Item, NumberItem, OrderItem
from portal.render.inline import inline
from portal.render.prose import Prose

HOW = {
    "one": "Choose one answer.",
    "many": "Choose every answer that is right.",
    "number": "Write a number.",
    "order": "Give each a place, beginning with 1.",
}


def quiz_form(item: Item, number: int, prose: Prose) -> str:
    """One item: the question, the ways to answer, and the explanation folded below."""
    if isinstance(item, ChoiceItem):
        inputs, explained, data = _choice(item, prose)
    elif isinstance(item, NumberItem):
        inputs, explained, data = _number(item, prose)
    else:
        inputs, explained, data = _order(item, prose)
    stem = inline(prose.line(item.stem))
    return (
        f'<form class="quiz" id="{item.id}" data-kind="{item.kind}"{data}>'
        f'<fieldset><legend><span class="quiz-number">{number}</span> {stem}</legend>'
        f'<p class="small">{HOW[item.kind]}</p>{inputs}'
        '<p class="quiz-buttons"><button type="submit" class="button" hidden>Check my answer</button></p>'
        '<div class="quiz-result" role="status"></div></fieldset>'
        f'<details class="quiz-answer"><summary>Answer and explanation</summary>{explained}</details></form>'
    )


def _choice(item: ChoiceItem, prose: Prose) -> tuple[str, str, str]:
    type_ = "radio" if item.kind == "one" else "checkbox"
    inputs, explained = [], []
    for index, option in enumerate(item.options):
        text, feedback = inline(prose.line(option.text)), inline(prose.line(option.feedback))
        name = f"{item.id}-{index}"
        inputs.append(
            f'<div class="option"><input type="{type_}" name="{item.id}" id="{name}" value="{index}">'
            f'<label for="{name}">{text}</label></div>'
        )
        verdict = "Right" if option.correct else "Not right"
        explained.append(
            f'<li data-option="{index}" data-correct="{str(option.correct).lower()}"><span class="answer-text">{text}'
            f'</span> <b class="verdict">{verdict}.</b> <span class="feedback">{feedback}</span></li>'
        )
    return "".join(inputs), f'<ul class="answers">{"".join(explained)}</ul>', ""


def _number(item: NumberItem, prose: Prose) -> tuple[str, str, str]:
    unit = html.escape(item.unit)
    inputs = (
        f'<p class="option"><label for="{item.id}-0">Your number</label> '
        f'<input type="text" inputmode="decimal" autocomplete="off" id="{item.id}-0" name="{item.id}"> {unit}</p>'
    )
    shown = f"{item.answer:g}{'' if unit.startswith('%') else ' '}{unit}".strip()
    explained = (
        f'<p><span class="answer-text">{shown}.</span></p><ul class="answers">'
        f'<li data-correct="true"><b class="verdict">If you had it:</b> '
        f'<span class="feedback">{inline(prose.line(item.feedback.right))}</span></li>'
        f'<li data-correct="false"><b class="verdict">If not:</b> '
        f'<span class="feedback">{inline(prose.line(item.feedback.wrong))}</span></li></ul>'
    )
    return inputs, explained, f' data-answer="{item.answer!r}" data-tolerance="{item.tolerance!r}"'


def _order(item: OrderItem, prose: Prose) -> tuple[str, str, str]:
    """The options are shown in an order that is mixed, but the same in every build."""
    places = "".join(f'<option value="{n}">{n}</option>' for n in range(1, len(item.options) + 1))
    right = list(range(len(item.options)))
    mixed = sorted(right, key=lambda index: hashlib.sha256(f"{item.id}{index}".encode()).hexdigest())
    if mixed == right:
        mixed = mixed[1:] + mixed[:1]
    inputs = "".join(
        f'<div class="option"><select id="{item.id}-{index}" name="{item.id}-{index}" data-place="{index + 1}">'
        f'<option value="">–</option>{places}</select> '
        f'<label for="{item.id}-{index}">{inline(prose.line(item.options[index].text))}</label></div>'
        for index in mixed
    )
    explained = "".join(
        f'<li data-option="{index}"><span class="answer-text">{inline(prose.line(option.text))}</span> '
        f'<span class="feedback">{inline(prose.line(option.feedback))}</span></li>'
        for index, option in enumerate(item.options)
    )
    return inputs, f'<ol class="answers">{explained}</ol>', ""

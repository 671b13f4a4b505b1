"""Headings, text alternatives, link words, leftovers, raw HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pydantic import BaseModel

from portal.content import Content, Page
from portal.markup import CALC, CITE, HEADING, LINK, OURS, find, prose
from portal.models.case import CASE_HEADINGS
from portal.models.module import TRAINER_HEADINGS
from portal.problem import Problem
from portal.texts import markdown

EMPTY_WORDS = {"here", "click here", "this", "link", "this link", "read more", "more", "see", "page", "source"}
# In capitals only: `todo` is a word in Spanish, `xxx-` begins the folder of an invented case. "[your" may be a link.
LEFTOVER = re.compile(r"\b(?:TODO|FIXME|XXX|TBD)\b|(?i:\blorem ipsum\b|\[(?:your|insert|replace)\b[^\]]*\](?!\())")
HTML_TAG = re.compile(r"<(?:/?[a-zA-Z][\w-]*(?:\s[^<>]*)?/?|!--)>?")
# attr_list: a class or an id does no harm, any other attribute can (`{ onclick=... }`).
ATTRIBUTES = re.compile(r"\{:?[^{}\n]*=[^{}\n]*\}")
SHORTEST_ALTERNATIVE = 20


def check(content: Content) -> list[Problem]:
    problems = [problem for page in content.pages() for problem in _headings(page)]
    for file, line, text in markdown(content):
        problems += _words(file, line, text)
    for folder in content.cases:
        problems += _fixed_headings(folder.page, CASE_HEADINGS)
    for module in content.modules:
        if module.trainer_page:
            problems += _fixed_headings(module.trainer_page, TRAINER_HEADINGS)
    for file, model in content.models():
        problems += _fields(content, file, model)
    return problems


def _fields(content: Content, file: str, model: BaseModel) -> Iterator[Problem]:
    """Leftovers and HTML in titles, summaries, quiz texts, claims: whatever is printed from a field."""
    for name, text in _leaves("", model.model_dump(mode="json")):
        visible = prose(text)
        for code, pattern, words in (("TX04", LEFTOVER, "left over"), ("TX05", HTML_TAG, "HTML")):
            match = pattern.search(visible)
            if match:
                line = content.line_of(file, match.group())
                yield Problem(file, line, code, f"`{match.group()[:40]}` in `{name}` is {words}.")


def _leaves(name: str, value: object) -> Iterator[tuple[str, str]]:
    """Every text within a model, with the name of its field."""
    if isinstance(value, str):
        yield name, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _leaves(str(key), inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _leaves(name, inner)


def _headings(page: Page) -> Iterator[Problem]:
    before = 1
    for found in find(HEADING, page.text):
        level, line = len(found.match["level"]), page.first_line + found.line - 1
        begins = before == 1 and page.first_line == 1  # a page without front matter brings its own title
        if level > before + 1 or (level == 1 and not begins):
            what = f"“{found.match['text']}” is a heading of level {level} after one of level {before}."
            yield Problem(page.file, line, "TX01", what)
        if any(mark.search(found.match["text"]) for mark in (CITE, CALC, OURS)):
            yield Problem(page.file, line, "TX07", f"The heading “{found.match['text']}” holds a citation.")
        before = level


def _words(file: str, first_line: int, text: str) -> Iterator[Problem]:
    for found in find(LINK, text):
        line = first_line + found.line - 1
        words = found.match["text"].strip()
        if found.match["image"]:
            if len(words) < SHORTEST_ALTERNATIVE:
                what = f"The image `{found.match['target']}` has the text alternative “{words}”."
                yield Problem(file, line, "TX02", what)
        elif words.lower().strip(". ") in EMPTY_WORDS:
            yield Problem(file, line, "TX03", f"The link to `{found.match['target']}` reads “{words}”.")
    visible = prose(text)
    for code, pattern, words in (
        ("TX04", LEFTOVER, "left over"),
        ("TX05", HTML_TAG, "HTML"),
        ("TX05", ATTRIBUTES, "an attribute of HTML"),
    ):
        for match in pattern.finditer(visible):
            line = first_line + visible.count("\n", 0, match.start())
            yield Problem(file, line, code, f"`{match.group()[:40]}` is {words}.")


def _fixed_headings(page: Page, wanted: Sequence[str]) -> Iterator[Problem]:
    found = [
        (f.match["text"], page.first_line + f.line - 1) for f in find(HEADING, page.text) if f.match["level"] == "##"
    ]
    texts = [text for text, _ in found]
    missing = [heading for heading in wanted if heading not in texts]
    for heading in missing:
        yield Problem(page.file, page.first_line, "TX06", f"The heading “## {heading}” is missing.")
    extra = [(text, line) for text, line in found if text not in wanted]
    for text, line in extra:
        yield Problem(page.file, line, "TX06", f"“## {text}” is not one of the fixed headings of this page.")
    if not missing and not extra and texts != list(wanted):
        yield Problem(page.file, found[0][1], "TX06", f"The headings stand in the order {', '.join(texts)}.")

"""Headings, text alternatives, link words, leftovers, raw HTML."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from portal.content import Content, Page
from portal.markup import CALC, CITE, HEADING, LINK, OURS, find, prose
from portal.models.case import CASE_HEADINGS
from portal.models.module import TRAINER_HEADINGS
from portal.problem import Problem

EMPTY_WORDS = {"here", "click here", "this", "link", "this link", "read more", "more", "see", "page", "source"}
LEFTOVER = re.compile(r"\b(?:TODO|FIXME|XXX|TBD|lorem ipsum)\b|\[(?:your|insert|replace)[^\]]*\]", re.I)
HTML_TAG = re.compile(r"<(?:/?[a-zA-Z][\w-]*(?:\s[^<>]*)?/?|!--)>?")
SHORTEST_ALTERNATIVE = 20


def check(content: Content) -> list[Problem]:
    problems = [problem for page in content.pages() for problem in _page(page)]
    for exercise in content.exercises:
        for cell in exercise.source.cells:
            if cell.kind == "markdown":
                problems += _words(exercise.file, cell.line, cell.text)
    for folder in content.cases:
        problems += _fixed_headings(folder.page, CASE_HEADINGS)
    for module in content.modules:
        if module.trainer_page:
            problems += _fixed_headings(module.trainer_page, TRAINER_HEADINGS)
    return problems


def _page(page: Page) -> Iterator[Problem]:
    yield from _headings(page)
    yield from _words(page.file, page.first_line, page.text)


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
    ):
        for match in pattern.finditer(visible):
            line = first_line + visible.count("\n", 0, match.start())
            yield Problem(file, line, code, f"`{match.group()[:40]}` is {words}.")


def _fixed_headings(page: Page, wanted: Sequence[str]) -> Iterator[Problem]:
    found = [(f.match["text"], page.first_line + f.line - 1) for f in find(HEADING, page.text) if f.match["level"] == "##"]
    texts = [text for text, _ in found]
    missing = [heading for heading in wanted if heading not in texts]
    for heading in missing:
        yield Problem(page.file, page.first_line, "TX06", f"The heading “## {heading}” is missing.")
    extra = [(text, line) for text, line in found if text not in wanted]
    for text, line in extra:
        yield Problem(page.file, line, "TX06", f"“## {text}” is not one of the fixed headings of this page.")
    if not missing and not extra and texts != list(wanted):
        yield Problem(page.file, found[0][1], "TX06", f"The headings stand in the order {', '.join(texts)}.")

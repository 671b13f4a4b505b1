"""All prose of the site, wherever it stands: pages, notebook cells, quiz items, glossary."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from portal.content import Content


def markdown(content: Content) -> Iterator[tuple[str, int, str]]:
    """Every Markdown text, of pages and of notebook cells: its file, the line on which it begins, and the text."""
    for page in content.pages():
        yield page.file, page.first_line, page.text
    for exercise in content.exercises:
        for cell in exercise.source.cells:
            if cell.kind == "markdown":
                yield exercise.file, cell.line, cell.text


def texts(content: Content) -> Iterator[tuple[str, int, str]]:
    """Every piece of prose: its file, the line on which it begins, and the text."""
    yield from markdown(content)
    for module in content.modules:
        outcomes = [outcome.text for outcome in module.module.outcomes]
        for text in (*outcomes, *module.module.questions, *module.module.key_points):
            yield module.page.file, content.line_of(module.page.file, text[:30]), text
        for item, line in zip(module.quiz, module.quiz_lines, strict=True):
            for text in _quiz_texts(item.model_dump()):
                yield f"{module.folder}/quiz.yml", line, text
    for slug, term in content.terms.items():
        yield "curriculum/glossary.yml", content.term_lines[slug], term.definition


def _quiz_texts(data: dict[str, Any]) -> Iterator[str]:
    yield str(data["stem"])
    for option in data.get("options", ()):
        yield option["text"]
        yield option["feedback"]
    feedback = data.get("feedback")
    if isinstance(feedback, dict):
        yield from feedback.values()

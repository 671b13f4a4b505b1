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
    yield from _front_matter(content)
    for module in content.modules:
        for item, line in zip(module.quiz, module.quiz_lines, strict=True):
            for text in _quiz_texts(item.model_dump()):
                yield f"{module.folder}/quiz.yml", line, text
    for slug, term in content.terms.items():
        yield "curriculum/glossary.yml", content.term_lines[slug], term.definition
    for entry in content.contradictions:
        for text in (entry.title, entry.problem, entry.we_print):
            yield "evidence/contradictions.yml", content.contradiction_lines[entry.id], text
    for line, reading in content.readings:
        for text in (reading.says, reading.strength, reading.caveat):
            yield "evidence/reading.yml", line, text
    for collection in content.collections.values():
        file = "evidence/collections.yml"
        yield file, content.line_of(file, collection.about[:30]), collection.about


def _front_matter(content: Content) -> Iterator[tuple[str, int, str]]:
    """What is printed from the fields at the head of a page."""
    fields: list[tuple[str, tuple[str, ...]]] = []
    for folder in content.modules:
        module = folder.module
        outcomes = tuple(outcome.text for outcome in module.outcomes)
        fields.append((folder.page.file, (module.title, module.summary, *outcomes, *module.questions)))
        fields.append((folder.page.file, module.key_points))
        if folder.trainer and folder.trainer_page:
            parts = folder.trainer.parts
            fields.append(
                (folder.trainer_page.file, tuple(text for part in parts for text in (part.title, part.needs)))
            )
    for found in content.cases:
        case = found.case
        fields.append((found.page.file, (case.title, case.summary, *case.limits, case.what_did_not_work)))
    for exercise in content.exercises:
        fields.append((exercise.file, (exercise.exercise.title, exercise.exercise.summary)))
    for file, found_texts in fields:
        for text in found_texts:
            yield file, content.line_of(file, text[:30]), text


def caveats(content: Content) -> Iterator[tuple[str, int, str]]:
    """What the ledger says beside its figures; it may cite other claims."""
    for claim in content.claims.values():
        if not claim.series:
            yield "evidence/claims.csv", claim.line, claim.caveat
        elif claim.own_caveat:
            yield "evidence/observations.csv", claim.line, claim.own_caveat
    for series in content.series.values():
        yield "evidence/series.yml", content.series_lines[series.id], series.caveat


def _quiz_texts(data: dict[str, Any]) -> Iterator[str]:
    yield str(data["stem"])
    for option in data.get("options", ()):
        yield option["text"]
        yield option["feedback"]
    feedback = data.get("feedback")
    if isinstance(feedback, dict):
        yield from feedback.values()

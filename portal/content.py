"""Read every content file once, into typed models; collect what stands in the way."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from pydantic import BaseModel

from portal import paths
from portal.cite import Ledger
from portal.load_evidence import load_evidence, once
from portal.models.case import Case
from portal.models.evidence import Claim, Collection, Contradiction, Correction, Published, Reading, Source
from portal.models.exercise import Exercise
from portal.models.module import Module, Term, TrainerNotes
from portal.models.quiz import Item
from portal.models.series import Series
from portal.notebook_source import NotebookSource
from portal.problem import Problem
from portal.reader import Page, Reader

__all__ = ["CaseFolder", "Content", "ExerciseFile", "ModuleFolder", "Page", "load"]


@dataclass(frozen=True)
class ModuleFolder:
    folder: str
    module: Module
    page: Page
    quiz: tuple[Item, ...]
    quiz_lines: tuple[int, ...]
    trainer: TrainerNotes | None
    trainer_page: Page | None
    extra_pages: tuple[Page, ...]


@dataclass(frozen=True)
class CaseFolder:
    folder: str
    case: Case
    page: Page


@dataclass(frozen=True)
class ExerciseFile:
    file: str
    exercise: Exercise
    source: NotebookSource

    @property
    def stem(self) -> str:
        return Path(self.file).stem


@dataclass
class Content:
    """Everything that was read, and every problem met while reading.

    `unread` names the files of which something could not be used, `refused` the ids of entries with a problem of
    their own: what points at them is not reported as well.
    """

    root: Path
    modules: list[ModuleFolder] = field(default_factory=list)
    cases: list[CaseFolder] = field(default_factory=list)
    exercises: list[ExerciseFile] = field(default_factory=list)
    site_pages: list[Page] = field(default_factory=list)
    evidence_pages: list[Page] = field(default_factory=list)
    collections: dict[str, Collection] = field(default_factory=dict)
    claims: dict[str, Claim] = field(default_factory=dict)
    series: dict[str, Series] = field(default_factory=dict)
    series_lines: dict[str, int] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    source_lines: dict[str, int] = field(default_factory=dict)
    contradictions: list[Contradiction] = field(default_factory=list)
    contradiction_lines: dict[str, int] = field(default_factory=dict)
    published: dict[str, Published] = field(default_factory=dict)
    corrections: list[tuple[int, Correction]] = field(default_factory=list)
    readings: list[tuple[int, Reading]] = field(default_factory=list)
    terms: dict[str, Term] = field(default_factory=dict)
    term_lines: dict[str, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    unread: set[str] = field(default_factory=set)
    refused: set[str] = field(default_factory=set)

    @property
    def ledger(self) -> Ledger:
        return Ledger(self.claims, self.sources)

    def statements_of(self, collection: str) -> list[Claim]:
        """The claims of a collection that stand by themselves."""
        return [claim for claim in self.claims.values() if claim.collection == collection and not claim.series]

    def series_of(self, collection: str) -> list[Series]:
        return [series for series in self.series.values() if series.collection == collection]

    def points_of(self, series: str) -> list[Claim]:
        """The claims that are points of a series."""
        return [claim for claim in self.claims.values() if claim.series == series]

    @property
    def reviewed(self) -> date:
        """When the latest part of the site was looked at."""
        days = [m.module.last_reviewed for m in self.modules] + [c.case.last_checked for c in self.cases]
        return max([*days, *(e.exercise.last_reviewed for e in self.exercises)], default=date(2026, 11, 21))

    def module(self, module_id: str) -> ModuleFolder | None:
        return next((m for m in self.modules if m.module.id == module_id), None)

    def exercises_of(self, module_id: str) -> list[ExerciseFile]:
        return [e for e in self.exercises if e.exercise.module == module_id]

    def pages(self) -> list[Page]:
        """Every Markdown page that an author writes."""
        found = [*self.site_pages, *self.evidence_pages]
        for module in self.modules:
            found += [module.page, *module.extra_pages]
            if module.trainer_page:
                found.append(module.trainer_page)
        return found + [case.page for case in self.cases]

    def models(self) -> Iterator[tuple[str, BaseModel]]:
        """Every entry of every file that is not plain text, with the name of its file."""
        for module in self.modules:
            yield module.page.file, module.module
            for item in module.quiz:
                yield f"{module.folder}/quiz.yml", item
            if module.trainer:
                yield f"{module.folder}/trainer.md", module.trainer
        for case in self.cases:
            yield case.page.file, case.case
        for exercise in self.exercises:
            yield exercise.file, exercise.exercise
        for term in self.terms.values():
            yield f"{paths.CURRICULUM}/glossary.yml", term
        for entry in self.contradictions:
            yield f"{paths.EVIDENCE}/contradictions.yml", entry
        for collection in self.collections.values():
            yield f"{paths.EVIDENCE}/collections.yml", collection
        for claim in self.claims.values():
            if not claim.series:
                yield f"{paths.EVIDENCE}/claims.csv", claim
        for series in self.series.values():
            yield f"{paths.EVIDENCE}/series.yml", series
        for _, correction in self.corrections:
            yield f"{paths.EVIDENCE}/corrections.yml", correction
        for _, reading in self.readings:
            yield f"{paths.EVIDENCE}/reading.yml", reading
        for source in self.sources.values():
            yield f"{paths.EVIDENCE}/sources.yml", source

    def line_of(self, file: str, words: str) -> int:
        """The first line of `file` that contains `words`."""
        lines = (self.root / file).read_text(encoding="utf-8-sig").split("\n")
        return next((n for n, line in enumerate(lines, start=1) if words in line), 1)


def load(root: Path = paths.ROOT) -> Content:
    """Read all content below `root`."""
    content = Content(root.resolve())
    reader = Reader(content.root)
    load_evidence(content, reader, content.root / paths.EVIDENCE)
    path = content.root / paths.CURRICULUM / "glossary.yml"
    for line, term in reader.entries(path, Term):
        once(reader, path, line, term.slug, content.terms)
        content.terms[term.slug] = term
        content.term_lines[term.slug] = line
    for folder in _folders(reader, content.root / paths.CURRICULUM, r"\d\d-[a-z0-9-]+", {"site"}):
        _module(content, reader, folder)
    for folder in _folders(reader, content.root / paths.CASES, r"[a-z]{3}-[a-z0-9-]+", set()):
        case, page = reader.page(folder / "index.md", Case)
        if case:
            content.cases.append(CaseFolder(reader.name(folder), case, page))
    for path in sorted((content.root / paths.EXERCISES).glob("*.py")):
        found = reader.exercise(path)
        if found:
            content.exercises.append(ExerciseFile(reader.name(path), *found))
    content.site_pages += _plain_pages(reader, content.root / paths.CURRICULUM / "site", "home.md")
    content.evidence_pages += _plain_pages(reader, content.root / paths.EVIDENCE, "grades.md")
    content.problems, content.unread, content.refused = reader.problems, reader.unread, reader.refused
    return content


def _module(content: Content, reader: Reader, folder: Path) -> None:
    module, page = reader.page(folder / "index.md", Module)
    quiz = list(reader.quiz(folder / "quiz.yml"))
    trainer, trainer_page = reader.page(folder / "trainer.md", TrainerNotes)
    own = {"index.md", "trainer.md"}
    extra = tuple(reader.page(path)[1] for path in sorted(folder.glob("*.md")) if path.name not in own)
    if module:
        content.modules.append(
            ModuleFolder(
                folder=reader.name(folder),
                module=module,
                page=page,
                quiz=tuple(item for _, item in quiz),
                quiz_lines=tuple(line for line, _ in quiz),
                trainer=trainer,
                trainer_page=trainer_page if trainer else None,
                extra_pages=extra,
            )
        )


def _plain_pages(reader: Reader, folder: Path, needed: str) -> list[Page]:
    if not (folder / needed).is_file():
        reader.missing(folder / needed)
    return [reader.page(path)[1] for path in sorted(folder.glob("*.md"))]


def _folders(reader: Reader, parent: Path, pattern: str, others: Container[str]) -> list[Path]:
    """The folders to read; one with another name is a problem, unless it is empty or one of `others`."""
    found = [path for path in sorted(parent.glob("*")) if path.is_dir() and path.name not in others]
    for path in found:
        if not re.fullmatch(pattern, path.name) and any(path.rglob("*.*")):
            reader.add(reader.name(path), 1, "FI07", f"The folder `{path.name}` is not read: its name does not fit.")
    return [path for path in found if re.fullmatch(pattern, path.name)]

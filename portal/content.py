"""Read every content file once, into typed models; collect what stands in the way."""

from __future__ import annotations

import csv
import io
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TypeVar

from pydantic import BaseModel

from portal import paths
from portal.models.base import read_model
from portal.models.case import Case
from portal.models.evidence import Claim, Contradiction, Source
from portal.models.exercise import Exercise
from portal.models.module import Module, Term, TrainerNotes
from portal.models.quiz import ITEM_KINDS, Item
from portal.notebook_source import NotebookSource, read_notebook_source
from portal.problem import Problem, did_you_mean
from portal.yamlfile import LocatedYaml, YamlProblem, read_yaml, split_front_matter

M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True)
class Page:
    """A Markdown file: its text after the front matter, the line on which that begins, and its title if it has one."""

    file: str
    text: str
    first_line: int
    title: str = ""


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

    @property
    def exercise_prefix(self) -> str:
        return Path(self.folder).name.split("-")[0]


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
    """Everything that was read, and every problem met while reading."""

    root: Path
    modules: list[ModuleFolder] = field(default_factory=list)
    cases: list[CaseFolder] = field(default_factory=list)
    exercises: list[ExerciseFile] = field(default_factory=list)
    site_pages: list[Page] = field(default_factory=list)
    evidence_pages: list[Page] = field(default_factory=list)
    claims: dict[str, Claim] = field(default_factory=dict)
    sources: dict[str, Source] = field(default_factory=dict)
    source_lines: dict[str, int] = field(default_factory=dict)
    contradictions: list[Contradiction] = field(default_factory=list)
    terms: dict[str, Term] = field(default_factory=dict)
    term_lines: dict[str, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

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

    def line_of(self, file: str, words: str) -> int:
        """The first line of `file` that contains `words`."""
        lines = (self.root / file).read_text(encoding="utf-8").split("\n")
        return next((n for n, line in enumerate(lines, start=1) if words in line), 1)


def load(root: Path = paths.ROOT) -> Content:
    """Read all content below `root`."""
    content = Content(root)
    reader = _Reader(content)
    reader.evidence()
    reader.glossary()
    for folder in _folders(root / paths.CURRICULUM, "[0-9][0-9]-*"):
        reader.module(folder)
    for folder in _folders(root / paths.CASES, "[a-z][a-z][a-z]-*"):
        reader.case(folder)
    for path in sorted((root / paths.EXERCISES).glob("*.py")):
        reader.exercise(path)
    content.site_pages += reader.plain_pages(root / paths.CURRICULUM / "site")
    content.evidence_pages += reader.plain_pages(root / paths.EVIDENCE)
    return content


def _folders(parent: Path, pattern: str) -> list[Path]:
    return sorted(path for path in parent.glob(pattern) if path.is_dir())


class _Reader:
    def __init__(self, content: Content) -> None:
        self.content = content

    def evidence(self) -> None:
        folder = self.content.root / paths.EVIDENCE
        for line, claim in self._claims(folder / "claims.csv"):
            if claim.id in self.content.claims:
                self._twice(folder / "claims.csv", line, claim.id)
            self.content.claims[claim.id] = claim.model_copy(update={"line": line})
        for line, source in self._list(folder / "sources.yml", Source):
            if source.id in self.content.sources:
                self._twice(folder / "sources.yml", line, source.id)
            self.content.sources[source.id] = source
            self.content.source_lines[source.id] = line
        for line, entry in self._list(folder / "contradictions.yml", Contradiction):
            if any(entry.id == other.id for other in self.content.contradictions):
                self._twice(folder / "contradictions.yml", line, entry.id)
            self.content.contradictions.append(entry)

    def glossary(self) -> None:
        path = self.content.root / paths.CURRICULUM / "glossary.yml"
        for line, term in self._list(path, Term):
            if term.slug in self.content.terms:
                self._twice(path, line, term.slug)
            self.content.terms[term.slug] = term
            self.content.term_lines[term.slug] = line

    def module(self, folder: Path) -> None:
        located, page = self.page(folder / "index.md")
        module = self._model(Module, located, page.file)
        quiz = self._quiz(folder / "quiz.yml")
        trainer_located, trainer_page = self.page(folder / "trainer.md")
        trainer = self._model(TrainerNotes, trainer_located, trainer_page.file)
        own = {"index.md", "trainer.md"}
        extra = tuple(self.page(path)[1] for path in sorted(folder.glob("*.md")) if path.name not in own)
        if module:
            self.content.modules.append(
                ModuleFolder(
                    folder=folder.relative_to(self.content.root).as_posix(),
                    module=module,
                    page=page,
                    quiz=tuple(item for _, item in quiz),
                    quiz_lines=tuple(line for line, _ in quiz),
                    trainer=trainer,
                    trainer_page=trainer_page if trainer else None,
                    extra_pages=extra,
                )
            )

    def case(self, folder: Path) -> None:
        located, page = self.page(folder / "index.md")
        case = self._model(Case, located, page.file)
        if case:
            name = folder.relative_to(self.content.root).as_posix()
            self.content.cases.append(CaseFolder(name, case, page))

    def exercise(self, path: Path) -> None:
        file = self._name(path)
        try:
            source = read_notebook_source(path)
        except YamlProblem as problem:
            self._add(file, problem.line, "FI01", str(problem))
            return
        if source.header is None:
            self._add(file, 1, "FI02", "The notebook source has no header with a `portal` part.")
            return
        exercise = self._model(Exercise, source.header, file)
        if exercise:
            self.content.exercises.append(ExerciseFile(file, exercise, source))

    def plain_pages(self, folder: Path) -> list[Page]:
        return [self.page(path)[1] for path in sorted(folder.glob("*.md"))]

    def page(self, path: Path) -> tuple[LocatedYaml | None, Page]:
        file = self._name(path)
        if not path.is_file():
            self._add(path.parent.relative_to(self.content.root).as_posix(), 1, "FI04", f"`{path.name}` is missing.")
            return None, Page(file, "", 1)
        front, text, first_line = split_front_matter(path.read_text(encoding="utf-8"))
        page = Page(file, text, first_line)
        if front is None:
            if path.name in {"index.md", "trainer.md"}:
                self._add(file, 1, "FI02", "The page does not begin with front matter.")
            return None, page
        try:
            located = read_yaml(front, first_line=2)
        except YamlProblem as problem:
            self._add(file, problem.line, "FI01", str(problem))
            return None, page
        title = located.data.get("title", "") if isinstance(located.data, dict) else ""
        return located, replace(page, title=str(title))

    def _quiz(self, path: Path) -> list[tuple[int, Item]]:
        items: list[tuple[int, Item]] = []
        file = self._name(path)
        located = self._yaml_list(path)
        for index, entry in enumerate(located.data if located else []):
            assert located is not None
            kind = ITEM_KINDS.get(str(entry.get("kind"))) if isinstance(entry, dict) else None
            if kind is None:
                what = f"Item {index + 1} has no `kind` that we know (one, many, number, order)."
                near = did_you_mean(str(entry.get("kind")), ITEM_KINDS) if isinstance(entry, dict) else ""
                self.content.problems.append(Problem(file, located.line((index,)), "FI03", what, near))
                continue
            found = read_model(kind, located, file, (index,))
            if isinstance(found, list):
                self.content.problems += found
            else:
                items.append((located.line((index,)), found))
        return items

    def _claims(self, path: Path) -> list[tuple[int, Claim]]:
        if not path.is_file():
            self._add(paths.EVIDENCE, 1, "FI04", "`claims.csv` is missing.")
            return []
        rows = csv.DictReader(io.StringIO(path.read_text(encoding="utf-8"), newline=""))
        claims: list[tuple[int, Claim]] = []
        end = 1
        for row in rows:
            start, end = end + 1, rows.line_num
            if None in row or None in row.values():
                self._add(self._name(path), start, "FI03", "The row has more or fewer cells than the header.")
                continue
            found = read_model(Claim, LocatedYaml(row, {(): start}, start), self._name(path))
            if isinstance(found, list):
                self.content.problems += found
            else:
                claims.append((start, found))
        return claims

    def _list(self, path: Path, kind: type[M]) -> list[tuple[int, M]]:
        located = self._yaml_list(path)
        models: list[tuple[int, M]] = []
        for index in range(len(located.data) if located else 0):
            assert located is not None
            found = read_model(kind, located, self._name(path), (index,))
            if isinstance(found, list):
                self.content.problems += found
            else:
                models.append((located.line((index,)), found))
        return models

    def _yaml_list(self, path: Path) -> LocatedYaml | None:
        file = self._name(path)
        if not path.is_file():
            self._add(path.parent.relative_to(self.content.root).as_posix(), 1, "FI04", f"`{path.name}` is missing.")
            return None
        try:
            located = read_yaml(path.read_text(encoding="utf-8"))
        except YamlProblem as problem:
            self._add(file, problem.line, "FI01", str(problem))
            return None
        if not isinstance(located.data, list):
            self._add(file, 1, "FI03", "The file must be a list: each entry begins with a hyphen.")
            return None
        return located

    def _model(self, kind: type[M], located: LocatedYaml | None, file: str) -> M | None:
        if located is None:
            return None
        found = read_model(kind, located, file)
        if isinstance(found, list):
            self.content.problems += found
            return None
        return found

    def _twice(self, path: Path, line: int, name: str) -> None:
        self._add(self._name(path), line, "FI05", f"The id `{name}` is used a second time.")

    def _add(self, file: str, line: int, code: str, what: str) -> None:
        self.content.problems.append(Problem(file, line, code, what))

    def _name(self, path: Path) -> str:
        return path.relative_to(self.content.root).as_posix()

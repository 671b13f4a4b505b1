"""Read one content file at a time. Whatever stands in the way becomes a problem, never a traceback."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pydantic import BaseModel

from portal.markup import HEADING
from portal.models.base import read_model
from portal.models.exercise import Exercise
from portal.models.module import Handout
from portal.models.quiz import ITEM_KINDS, Item
from portal.notebook_source import NotebookSource, parse_notebook_source
from portal.problem import Problem, did_you_mean
from portal.yamlfile import LocatedYaml, YamlProblem, read_yaml, split_front_matter

M = TypeVar("M", bound=BaseModel)


@dataclass(frozen=True)
class Page:
    """A Markdown file: its text after the front matter, the line on which that begins, its title there."""

    file: str
    text: str
    first_line: int
    title: str = ""

    @property
    def name(self) -> str:
        """The title in the front matter, or else the first heading."""
        heading = HEADING.search(self.text)
        return self.title or (heading["text"] if heading else Path(self.file).stem.replace("-", " ").capitalize())

    @property
    def body(self) -> str:
        """The text without the heading that is already the title."""
        return self.text if self.title else HEADING.sub("", self.text, count=1)


class Reader:
    """Reads files below `root`; `problems` grows, and what could not be used is remembered by file and by id."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.problems: list[Problem] = []
        self.unread: set[str] = set()
        self.refused: set[str] = set()

    def text(self, path: Path) -> str | None:
        """The text of a file that must be there."""
        if not path.is_file():
            self.missing(path)
            return None
        data = path.read_bytes()
        try:
            text = data.decode("utf-8-sig")  # spreadsheets and some editors put a mark before the first letter
        except UnicodeDecodeError as error:
            line = data.count(b"\n", 0, error.start) + 1
            self.add(self.name(path), line, "FI06", "This line holds bytes that are not text in UTF-8.")
            self.unread.add(self.name(path))
            return None
        return text.replace("\r\n", "\n").replace("\r", "\n")

    def page(self, path: Path, kind: type[M] | None = None) -> tuple[M | None, Page]:
        """A Markdown page with front matter of that kind; without a kind the front matter is optional."""
        file = self.name(path)
        text = self.text(path)
        if text is None:
            return None, Page(file, "", 1)
        front, body, first_line = split_front_matter(text)
        page = Page(file, body, first_line)
        if front is None:
            if text.startswith("---"):
                self._refuse(file, 1, "FI02", "The front matter begins here, but no second line of hyphens ends it.")
            elif kind:
                self._refuse(file, 1, "FI02", "The page does not begin with front matter.")
            return None, page
        located = self._yaml(file, front, first_line=2)
        if located is None:
            return None, page
        if kind:
            return self.model(kind, located, file), page
        handout = self.model(Handout, located, file)
        return None, Page(file, body, first_line, handout.title if handout else "")

    def entries(self, path: Path, kind: type[M], *, may_be_empty: bool = False) -> Iterator[tuple[int, M]]:
        """The models of a YAML list, each with its line."""
        located = self._list(path, may_be_empty)
        for index in range(len(located.data) if located else 0):
            assert located is not None
            found = self.model(kind, located, self.name(path), (index,))
            if found is not None:
                yield located.line((index,)), found

    def quiz(self, path: Path) -> Iterator[tuple[int, Item]]:
        located = self._list(path)
        for index, entry in enumerate(located.data if located else ()):
            assert located is not None
            line, named = located.line((index,)), str(entry.get("kind")) if isinstance(entry, dict) else ""
            kind = ITEM_KINDS.get(named)
            if kind is None:
                what = f"Item {index + 1} has no `kind` that we know (one, many, number, order)."
                self.problems.append(Problem(self.name(path), line, "FI03", what, did_you_mean(named, ITEM_KINDS)))
                self.unread.add(self.name(path))
                continue
            found = self.model(kind, located, self.name(path), (index,))
            if found is not None:
                yield line, found

    def table(self, path: Path, kind: type[M], columns: Sequence[str]) -> Iterator[tuple[int, M]]:
        """The rows of a CSV file as models, each with the line on which it begins."""
        text, file = self.text(path), self.name(path)
        rows = csv.reader(io.StringIO(text or "", newline=""), strict=True)
        if text is None:
            return
        try:
            header = next(rows, [])
            if not self._is_header(file, header, columns):
                return
            end = rows.line_num
            for row in rows:
                start, end = end + 1, rows.line_num
                found = self._row(kind, file, start, header, row) if any(row) else None
                if found is not None:
                    yield start, found
        except csv.Error as error:
            self._refuse(file, rows.line_num or 1, "FI03", f"The table cannot be read from here on: {error}.")

    def exercise(self, path: Path) -> tuple[Exercise, NotebookSource] | None:
        text, file = self.text(path), self.name(path)
        if text is None:
            return None
        try:
            source = parse_notebook_source(text)
        except YamlProblem as problem:
            self.add(file, problem.line, "FI01", str(problem))
            return None
        if source.header is None:
            self.add(file, 1, "FI02", "The notebook source has no header with a `portal` part.")
            return None
        exercise = self.model(Exercise, source.header, file)
        return (exercise, source) if exercise else None

    def model(self, kind: type[M], located: LocatedYaml, file: str, at: tuple[str | int, ...] = ()) -> M | None:
        found = read_model(kind, located, file, at)
        if not isinstance(found, list):
            return found
        self.problems += found
        entry = located.data
        for key in at:
            entry = entry[key]
        self._remember(file, entry)
        return None

    def missing(self, path: Path) -> None:
        self.add(self.name(path.parent), 1, "FI04", f"`{path.name}` is missing.")
        self.unread.add(self.name(path))

    def add(self, file: str, line: int, code: str, what: str, suggestion: str = "") -> None:
        self.problems.append(Problem(file, line, code, what, suggestion))

    def name(self, path: Path) -> str:
        return path.relative_to(self.root).as_posix()

    def _refuse(self, file: str, line: int, code: str, what: str) -> None:
        self.add(file, line, code, what)
        self.unread.add(file)

    def _remember(self, file: str, entry: Any) -> None:
        """What an entry with a problem is called, so that nothing that names it is reported as well."""
        name = (entry.get("id") or entry.get("slug")) if isinstance(entry, dict) else None
        if name:
            self.refused.add(str(name))
        else:
            self.unread.add(file)

    def _yaml(self, file: str, text: str, first_line: int = 1) -> LocatedYaml | None:
        try:
            return read_yaml(text, first_line)
        except YamlProblem as problem:
            self._refuse(file, problem.line, "FI01", str(problem))
            return None

    def _list(self, path: Path, may_be_empty: bool = False) -> LocatedYaml | None:
        text, file = self.text(path), self.name(path)
        located = self._yaml(file, text) if text is not None else None
        if located is not None and located.data is None and may_be_empty:
            return None
        if located is not None and not isinstance(located.data, list):
            self._refuse(file, 1, "FI03", "The file must be a list: each entry begins with a hyphen.")
            return None
        return located

    def _is_header(self, file: str, header: list[str], columns: Sequence[str]) -> bool:
        missing = [f"`{name}`" for name in columns if name not in header]
        unknown = [name for name in header if name not in columns]
        twice = sorted({name for name in header if header.count(name) > 1})
        if missing:
            what = f"The first line must name the columns, parted by commas; missing: {', '.join(missing)}."
            self._refuse(file, 1, "FI03", what)
        for name in unknown:
            what = f"`{name}` is not a column that we know."
            self.problems.append(Problem(file, 1, "FI03", what, did_you_mean(name, columns)))
        for name in twice:
            self._refuse(file, 1, "FI03", f"The column `{name}` stands here twice.")
        return not (missing or unknown or twice)

    def _row(self, kind: type[M], file: str, line: int, header: list[str], row: list[str]) -> M | None:
        if len(row) != len(header):
            what = (
                f"The row `{row[0][:40]}` has {len(row)} cells, the first line {len(header)}; "
                "a cell that holds a comma or a quotation mark stands between quotation marks."
            )
            self.add(file, line, "FI03", what)
            self._remember(file, dict(zip(header, row, strict=False)))
            return None
        data = dict(zip(header, row, strict=True))
        return self.model(kind, LocatedYaml([data], {(0,): line}, line), file, (0,))

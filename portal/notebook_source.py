"""A jupytext percent script as we need it: header, cells, tags, and the line of each cell."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from portal.yamlfile import LocatedYaml, read_yaml

CELL = re.compile(r"^# ?%%(?=\s|$)(?P<markdown> \[(?:markdown|md)\])?(?:.*?tags=\[(?P<tags>[^\]]*)\])?")


@dataclass(frozen=True)
class Cell:
    """One cell. `line` is that of its first line of text, counted in the source file."""

    kind: str
    tags: tuple[str, ...]
    text: str
    line: int


@dataclass(frozen=True)
class NotebookSource:
    header: LocatedYaml | None
    cells: tuple[Cell, ...]


def parse_notebook_source(text: str) -> NotebookSource:
    """Parse the script. Raises YamlProblem when its header is not YAML."""
    lines = text.split("\n")
    header, start = _header(lines)
    begins = [number for number in range(start, len(lines)) if CELL.match(lines[number])]
    cells = [_cell(lines, number, end) for number, end in pairwise([*begins, len(lines)])]
    before = _cell(lines, start - 1, begins[0] if begins else len(lines))  # code without a mark is a cell too
    return NotebookSource(header, (*([before] if before.text else []), *cells))


def _cell(lines: list[str], number: int, end: int) -> Cell:
    """The cell whose mark stands at `number`, if it has one."""
    mark = CELL.match(lines[number]) if number >= 0 else None
    body = lines[number + 1 : end]
    if mark and mark["markdown"]:
        body = [re.sub(r"^# ?", "", line) for line in body]
    empty = next((n for n, line in enumerate(body) if line), 0)
    tags = tuple(re.findall(r"[\w-]+", (mark and mark["tags"]) or ""))
    kind = "markdown" if mark and mark["markdown"] else "code"
    return Cell(kind, tags, "\n".join(body).strip("\n"), number + 2 + empty)


def _header(lines: list[str]) -> tuple[LocatedYaml | None, int]:
    if not lines or lines[0].strip() != "# ---":
        return None, 0
    end = next((n for n, line in enumerate(lines[1:], start=1) if line.strip() == "# ---"), 0)
    text = "\n".join(re.sub(r"^# ?", "", line) for line in lines[1:end])
    located = read_yaml(text, first_line=2)
    where = ("jupyter", "portal")
    try:
        data = located.data["jupyter"]["portal"]
    except (KeyError, TypeError):
        return None, end + 1
    inner = {key[2:]: line for key, line in located.lines.items() if key[:2] == where}
    return LocatedYaml(data, inner, located.line(where)), end + 1

"""A jupytext percent script as we need it: header, cells, tags, and the line of each cell."""

from __future__ import annotations

import re
from dataclasses import dataclass

from portal.yamlfile import LocatedYaml, read_yaml

CELL = re.compile(r"^# %%(?P<markdown> \[markdown\])?(?:.*?tags=\[(?P<tags>[^\]]*)\])?")


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
    cells: list[Cell] = []
    for number in range(start, len(lines)):
        mark = CELL.match(lines[number])
        if not mark:
            continue
        end = next((n for n in range(number + 1, len(lines)) if CELL.match(lines[n])), len(lines))
        body = lines[number + 1 : end]
        kind = "markdown" if mark["markdown"] else "code"
        if kind == "markdown":
            body = [re.sub(r"^# ?", "", line) for line in body]
        tags = tuple(re.findall(r"[\w-]+", mark["tags"] or ""))
        cells.append(Cell(kind, tags, "\n".join(body).strip("\n"), number + 2))
    return NotebookSource(header, tuple(cells))


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

"""YAML that remembers on which line each value stood, so that a problem can point at it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import yaml

OPENING = (
    yaml.BlockSequenceStartToken,
    yaml.BlockMappingStartToken,
    yaml.FlowSequenceStartToken,
    yaml.FlowMappingStartToken,
)
CLOSING = (yaml.BlockEndToken, yaml.FlowSequenceEndToken, yaml.FlowMappingEndToken)
DEEPEST = 40

Location = tuple[str | int, ...]


class YamlProblem(ValueError):
    """The text is not YAML that we read. `line` counts from 1."""

    def __init__(self, line: int, what: str) -> None:
        super().__init__(what)
        self.line = line


@dataclass
class LocatedYaml:
    """Plain data (dicts, lists, text, numbers) and the line of each value."""

    data: Any
    lines: dict[Location, int] = field(default_factory=dict)
    first_line: int = 1

    def line(self, location: Sequence[str | int]) -> int:
        """The line of the value at `location`, or of the nearest thing that contains it.

        >>> read_yaml("a: 1\\nb:\\n  - c: 2\\n").line(("b", 0, "c", "gone"))
        3
        """
        where = tuple(location)
        while where and where not in self.lines:
            where = where[:-1]
        return self.lines.get(where, self.first_line)


@lru_cache(maxsize=256)
def read_yaml(text: str, first_line: int = 1) -> LocatedYaml:
    """Read one YAML document. Raises YamlProblem; anchors, aliases and fields that stand twice are refused.

    `make serve` reads everything again after each change; what did not change is not parsed again.
    """
    try:
        _refuse_tricks(text, first_line)
        node = yaml.compose(text, Loader=yaml.SafeLoader)
        located = LocatedYaml(None, {}, first_line)
        if node is not None:
            _walk(node, (), located.lines, first_line)
            located.data = yaml.SafeLoader("").construct_document(node)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = (mark.line if mark else 0) + first_line
        raise YamlProblem(line, f"The file is not valid YAML here: {_words(error)}.") from error
    except yaml.reader.ReaderError as error:
        line = text.count("\n", 0, error.position) + first_line
        raise YamlProblem(line, "The line holds a character that YAML does not allow.") from error
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        if isinstance(error, YamlProblem):
            raise
        raise YamlProblem(first_line, "The file is not valid YAML.") from error
    return located


# What the parser says, and what an author can look for.
IN_WORDS = {
    "mapping values are not allowed": "a colon within a text; put the whole text between quotation marks",
    "cannot start any token": "a text that begins with a sign such as % or @, or a tab; put it between quotation marks",
    "expected '<document start>'": "something stands after the end of the list, such as after []",
    "could not find expected ':'": "a line without a colon after the name of its field",
    "expected <block end>": "this line is not set in like the one above it",
    "while scanning a quoted scalar": "a quotation mark that is not closed",
}


def _words(error: yaml.MarkedYAMLError) -> str:
    said = f"{error.context or ''} {error.problem or ''}"
    return next((words for sign, words in IN_WORDS.items() if sign in said), error.problem or error.context or "")


def _refuse_tricks(text: str, first_line: int) -> None:
    """Anchors, aliases and tags can make a small file large or strange; deep nesting makes it slow."""
    depth = 0
    for token in yaml.scan(text, Loader=yaml.SafeLoader):
        line = token.start_mark.line + first_line
        if isinstance(token, yaml.AliasToken | yaml.AnchorToken | yaml.TagToken):
            raise YamlProblem(line, "The file uses an anchor, alias or tag (&, * or !), which we do not read.")
        depth += isinstance(token, OPENING) - isinstance(token, CLOSING)
        if depth > DEEPEST:
            raise YamlProblem(line, "The file is nested too deeply to be read.")


def _walk(node: yaml.Node, where: Location, lines: dict[Location, int], first_line: int) -> None:
    lines.setdefault(where, node.start_mark.line + first_line)
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            inner, line = (*where, str(key.value)), key.start_mark.line + first_line
            if inner in lines:
                raise YamlProblem(line, f"`{key.value}` stands here a second time; only one of the two would count.")
            lines[inner] = line
            _walk(value, inner, lines, first_line)
    elif isinstance(node, yaml.SequenceNode):
        for index, value in enumerate(node.value):
            _walk(value, (*where, index), lines, first_line)
    else:
        try:
            yaml.SafeLoader("").construct_object(node)
        except (ValueError, OverflowError) as error:
            line = node.start_mark.line + first_line
            raise YamlProblem(line, f"`{node.value[:40]}` looks like a date or a number, but is none.") from error


def split_front_matter(text: str) -> tuple[str | None, str, int]:
    """Front matter, the text after it, and the line on which that text begins.

    >>> split_front_matter("---\\nid: m01\\n---\\nHello\\n")
    ('id: m01\\n', 'Hello\\n', 4)
    """
    lines = text.split("\n")
    if lines[0].strip() != "---":
        return None, text, 1
    for number, line in enumerate(lines[1:], start=1):
        if line.strip() == "---":
            return "\n".join(lines[1:number]) + "\n", "\n".join(lines[number + 1 :]), number + 2
    return None, text, 1

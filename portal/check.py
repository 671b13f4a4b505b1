"""Everything that `portal check` looks at."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from portal import paths
from portal.checks import citations, evidence, exercises, figures, links, numbers, published, references, text
from portal.content import Content, load
from portal.problem import Problem


@dataclass(frozen=True)
class Checked:
    content: Content
    problems: list[Problem]
    tally: numbers.Tally


def check(root: Path = paths.ROOT) -> Checked:
    """Read and check all content below `root`; every problem at once."""
    content = load(root)
    loose, tally = numbers.check(content)
    problems = [
        *content.problems,
        *loose,
        *evidence.check(content),
        *citations.check(content),
        *published.check(content),
        *references.check(content),
        *text.check(content),
        *links.check(content),
        *figures.check(content),
        *exercises.check(content),
    ]
    return Checked(content, sorted(set(problems)), tally)

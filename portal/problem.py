"""A problem that an author can mend: where it is, what it is, why it matters, how to mend it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Literal

from portal.rules import RULES

Level = Literal["error", "warning"]
Format = Literal["text", "github", "json"]


@dataclass(frozen=True, order=True)
class Problem:
    """One problem. `file` is relative to the repository; `line` counts from 1."""

    file: str
    line: int
    code: str
    what: str
    suggestion: str = ""

    @property
    def level(self) -> Level:
        return RULES[self.code].level

    @property
    def mend(self) -> str:
        """How to mend it, with the nearest match where there is one."""
        return f"{RULES[self.code].how} {self.suggestion}".strip()

    def as_text(self) -> str:
        rule = RULES[self.code]
        head = f"{self.file}, line {self.line} ({self.code}, {self.level}): {self.what}"
        return f"{head}\n    Why it matters: {rule.why}\n    To mend it: {self.mend}"

    def as_github(self) -> str:
        message = _escaped(f"{self.what} {RULES[self.code].why} {self.mend}")
        file = _escaped(self.file).replace(",", "%2C").replace(":", "%3A")
        return f"::{self.level} file={file},line={self.line},title={self.code}::{message}"

    def as_dict(self) -> dict[str, str | int]:
        return {
            "file": self.file,
            "line": self.line,
            "code": self.code,
            "level": self.level,
            "what": self.what,
            "why": RULES[self.code].why,
            "how": self.mend,
        }


def _escaped(text: str) -> str:
    """Text that cannot end an annotation and begin another command."""
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def did_you_mean(name: str, known: Iterable[str]) -> str:
    """A sentence with the nearest known name, or nothing.

    >>> did_you_mean("echeverri2010", ["echeverri-2010", "moser-2006"])
    'Did you mean `echeverri-2010`?'
    """
    near = get_close_matches(name, list(known), n=1, cutoff=0.6)
    return f"Did you mean `{near[0]}`?" if near else ""


def report(problems: Sequence[Problem], form: Format = "text") -> str:
    """All problems in one text, sorted by file and line."""
    ordered = sorted(set(problems))
    if form == "json":
        return json.dumps([p.as_dict() for p in ordered], indent=2, ensure_ascii=False)
    if form == "github":
        return "\n".join(p.as_github() for p in ordered)
    errors = sum(p.level == "error" for p in ordered)
    tail = f"{errors} to mend, {len(ordered) - errors} to consider." if ordered else "Nothing to mend."
    return "\n\n".join([*(p.as_text() for p in ordered), tail])

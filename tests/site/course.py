"""What the sources say ought to be on the site. Nothing here asks the code that builds it."""

from __future__ import annotations

import csv
import math
import re
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parents[2]
MODULES = sorted(path.parent for path in ROOT.glob("curriculum/[0-9]*/index.md"))
CASES = sorted(path.parent for path in ROOT.glob("case_studies/*/index.md"))
EXERCISES = sorted(ROOT.glob("exercises/[0-9]*.py"))
CLAIMS = {row["id"]: row for row in csv.DictReader((ROOT / "evidence/claims.csv").open(encoding="utf-8", newline=""))}

SERIES = yaml.safe_load((ROOT / "evidence/series.yml").read_text(encoding="utf-8"))
CITED = re.compile(r"\[@(?!src:)([\w.-]+)(?: (?:value|full|mark))?\]")
IN_EXPRESSION = re.compile(r"@([a-z0-9]+(?:-[a-z0-9]+)*)")
COMPUTED = re.compile(r"\[=\s*([^\]|]+?)\s*(?:\|\s*([^\]]*?)\s*)?\]")
CODE = re.compile(r"(`+)(?!`).+?(?<!`)\1(?!`)", re.S)


def address(source: Path) -> str:
    """The address of the page that a module's, a case's or an exercise's source becomes."""
    return source.relative_to(ROOT).with_suffix("").as_posix() + "/"


def page_types() -> dict[str, str]:
    """One address for each kind of page."""
    module, case, exercise = address(MODULES[0]), address(CASES[0]), address(EXERCISES[0])
    return {
        "home": "",
        "course": "curriculum/",
        "module": module,
        "quiz": f"{module}quiz/",
        "worksheet": f"{module}worksheet/",
        "trainer": f"{module}trainer/",
        "outcomes": "curriculum/outcomes/",
        "glossary": "curriculum/glossary/",
        "cases": "case_studies/",
        "case": case,
        "exercises": "exercises/",
        "exercise": exercise,
        "ledger": "evidence/",
        "records": "evidence/afg/",
        "series": "evidence/zaf/series/",
        "contradictions": "evidence/contradictions/",
        "sources": "evidence/sources/",
        "reading": "evidence/reading/",
        "corrections": "evidence/corrections/",
        "checks": "checks/",
        "grades": "evidence/grades/",
        "package": "package/",
        "reference": "package/scoring/",
        "names": "package/names/",
        "about": "about/",
        "contribute": "contribute/",
        "changes": "changes/",
        "404": "404.html",
    }


def quiz(module: Path) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = yaml.safe_load((module / "quiz.yml").read_text(encoding="utf-8"))
    return items


def cells(exercise: Path) -> list[tuple[str, str]]:
    """The cells of a jupytext script: their first lines (with the tags) and their text."""
    parts = re.split(r"^(# %%.*)$", exercise.read_text(encoding="utf-8"), flags=re.M)
    return [(mark, text.strip()) for mark, text in zip(parts[1::2], parts[2::2], strict=True)]


def cited(text: str) -> set[str]:
    """The claims that a text cites, in prose or in arithmetic, outside code."""
    text = CODE.sub("", text)
    return set(CITED.findall(text)) | {
        name for expression, _ in COMPUTED.findall(text) for name in IN_EXPRESSION.findall(expression)
    }


def shown(text: str) -> str:
    """A quiz text as its reader should see it: figures from the ledger, sums worked out, no markup.

    >>> shown("*Half*: [~70%] of `10`, [= 100 / 6 | 0.0 %]")
    'Half: 70% of 10, 16.7%'
    """
    text = CITED.sub(lambda match: "" if match[0].endswith(" mark]") else _figure(CLAIMS[match[1]]), text)
    text = COMPUTED.sub(lambda match: _computed(match[1], match[2]), text)
    text = re.sub(r"\[~([^\]]+)\]", r"\1", text)
    text = re.sub(r"\[([^\]]+)\]\([^)\s]+\)", r"\1", text)
    return plain(re.sub(r"[`*]", "", text))


def plain(text: str) -> str:
    """Words with one space between them."""
    return " ".join(text.split())


def _figure(claim: dict[str, str]) -> str:
    words = {">": "more than ", "<": "less than ", "~": "about "}.get(claim["value"][:1], "")
    number = f"{words}{_number(claim):,g}"
    return f"{number}%" if claim["unit"].startswith("%") else f"{number} {claim['unit']}".strip()


def _number(claim: dict[str, str]) -> float:
    return float(claim["value"].lstrip("<>~"))


def _computed(expression: str, form: str | None) -> str:
    """Our own reading of the arithmetic, so that it is not the builder that checks the builder."""
    names = {"sqrt": math.sqrt, "min": min, "max": max, "sum": lambda *all_of: sum(all_of), "round": round}
    expression = IN_EXPRESSION.sub(lambda match: str(_number(CLAIMS[match[1]])), expression)
    value = eval(expression, {"__builtins__": {}}, names)
    digits, _, unit = (form or "").partition(" ")
    if not form:
        return f"{value:,.2f}".rstrip("0").rstrip(".").replace("-", "−")
    number = f"{value:,.{len(digits.partition('.')[2])}f}".replace("-", "−")
    return f"{number}%" if unit == "%" else f"{number} {unit}".strip()

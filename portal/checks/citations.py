"""What is written around a citation agrees with the ledger: the figure, and what it counts."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from itertools import chain

from portal.checks.names import PERSONS, counted_nouns
from portal.checks.numbers import LIST_NUMBER, NAMES
from portal.content import Content
from portal.markup import CALC, CITE, CLAIM_IN_EXPR, blank, prose
from portal.models.evidence import Claim
from portal.numerals import NUMBER, SCALE, WORDS, numbers_in
from portal.problem import Problem
from portal.texts import caveats, texts

# Within the same sentence, and not beyond another citation.
BEFORE = re.compile(r"(?:[^.;:!?\n\[\]]|(?<=\d)\.(?=\d)|\n(?!\s*\n))*$")
SHARE = re.compile(r"^\s*(?:%|per ?cent\b|percentage points?\b)", re.I)
NEXT_WORD = re.compile(r"^[*_]*\s+([a-z]+)(?! per\b)\b")


def check(content: Content) -> list[Problem]:
    counted = counted_nouns(content)
    problems = []
    for file, first_line, text in chain(texts(content), caveats(content)):
        visible = prose(text)
        for match in CITE.finditer(visible):
            claim = content.claims.get(match["id"])
            if claim is None or match["src"] or not claim.value:
                continue
            line = first_line + visible.count("\n", 0, match.start())
            problems += [Problem(file, line, code, what) for code, what in _around(claim, match, visible, counted)]
        for match in CALC.finditer(visible):
            line = first_line + visible.count("\n", 0, match.start())
            for what in _mixed(match["expr"], content):
                problems.append(Problem(file, line, "EV11", what))
    return problems


def _head(unit: str) -> str:
    """What a unit counts.

    >>> _head("% of respondents"), _head("per 100,000 residents"), _head("homicides")
    ('%', 'per', 'homicides')
    """
    return unit.split()[0] if unit.strip() else ""


def _kind(unit: str) -> str:
    """What may be added up: women and men make people."""
    head = _head(unit)
    return "people" if head in PERSONS else unit if head == "per" else head


def _around(claim: Claim, match: re.Match[str], text: str, counted: frozenset[str]) -> Iterator[tuple[str, str]]:
    if match["form"] == "mark":
        begun = BEFORE.search(blank(text, NAMES, LIST_NUMBER), 0, match.start())
        before = begun.group() if begun else ""
        typed = _typed(before, claim.unit)
        if typed and not any(_same(number, claim) for number in typed):
            yield "EV10", f"“{before.strip()}” says {_first(typed)}; `{claim.id}` is {claim.value} in the ledger."
    if match["form"] == "value" and claim.unit:
        after = text[match.end() :]
        word = NEXT_WORD.match(after)
        share = SHARE.match(after)
        said = (
            "%"
            if share and not claim.unit.startswith("percentage point")
            else word[1]
            if word and word[1] in counted
            else ""
        )
        of_people = said == "people" and _head(claim.unit) in PERSONS
        if said and said not in claim.unit.split() and not of_people:
            yield "EV11", f"`{claim.id}` is cited as “{said}”; its unit in the ledger is “{claim.unit}”."


def _typed(before: str, unit: str) -> set[float]:
    """Numbers typed before a marker that can only be its figure: digits, or a number word with the claim's unit."""
    digits = [match for match in NUMBER.finditer(before) if not re.fullmatch(r"(1[5-9]|20)\d\d", match.group())]
    if digits:
        scale = SCALE.match(before, digits[-1].end())
        return numbers_in(before[digits[-1].start() : scale.end() if scale else digits[-1].end()])
    if not unit.strip():
        return set()
    head = r"(?:%|per ?cent)" if unit.startswith("%") else re.escape(_head(unit))
    words = re.search(
        rf"\b({'|'.join(map(re.escape, WORDS))})( hundred| thousand| million| billion)?\s+{head}", before, re.I
    )
    return numbers_in(words[1] + (words[2] or "")) if words else set()


def _same(number: float, claim: Claim) -> bool:
    return abs(number - abs(claim.number)) < 1e-9 * max(1.0, number)


def _first(numbers: set[float]) -> str:
    return f"{max(numbers):,.10g}"


def _mixed(expression: str, content: Content) -> Iterator[str]:
    """Sums and differences of figures that count different things."""
    names: dict[str, Claim] = {}

    def stand_in(match: re.Match[str]) -> str:
        key = f"c{len(names)}"
        if match[1] in content.claims:
            names[key] = content.claims[match[1]]
        return key

    try:
        tree = ast.parse(CLAIM_IN_EXPR.sub(stand_in, expression).strip(), mode="eval")
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return  # another check says so
    for node in ast.walk(tree):
        if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Sub):
            terms = [node.left, node.right]
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "sum":
            terms = node.args
        else:
            continue
        bare = [term.operand if isinstance(term, ast.UnaryOp) else term for term in terms]
        claims = [names[term.id] for term in bare if isinstance(term, ast.Name) and term.id in names]
        heads = {_kind(claim.unit): claim for claim in claims if claim.unit}
        if len(heads) > 1:
            first, second = list(heads.values())[:2]
            yield f"`{first.id}` ({first.unit}) and `{second.id}` ({second.unit}) are added or subtracted."

"""Small pieces that the ledger's pages share."""

from __future__ import annotations

from collections.abc import Iterable

from portal.arithmetic import ArithmeticProblem, compute
from portal.cite import claim_url, escape, plain
from portal.content import Content
from portal.markup import MARKS
from portal.models.evidence import Claim
from portal.models.grades import GRADES, Grade, strength
from portal.pages import relative_url

LEDGER = "evidence/index.md"
UsedOn = dict[str, list[tuple[str, str]]]
"""For each claim, the pages that cite it: title and staged path."""


def record_path(claim: Claim) -> str:
    """The staged page that holds the record of a claim."""
    return f"evidence/{claim.collection}/{'series' if claim.series else 'index'}.md"


def marker(grade: Grade) -> str:
    """The circle that shows a grade at a glance."""
    return f'<span class="marker marker--{strength(grade)}" aria-hidden="true"></span>'


def names_a_source(content: Content, stated_by: str, source_id: str, locator: str, path: str) -> str:
    """Who says so, in which document, and where in it."""
    return f"{escape(stated_by)}: {source_link(content, source_id, path)}, {escape(locator)}"


def source_link(content: Content, source_id: str, path: str) -> str:
    source = content.sources.get(source_id)
    to = relative_url("evidence/sources.md", path)
    return f'<a href="{to}#{source_id}">{escape(source.title if source else source_id)}</a>'


def grade_link(grade: Grade, path: str) -> str:
    to = relative_url("evidence/grades.md", path)
    return f'{marker(grade)} <a href="{to}#{grade}">{GRADES[grade][0]}</a>'


def linked(content: Content, text: str, path: str, sums: list[str] | None = None) -> str:
    """A text of the ledger whose figures lead to the claims that they come from.

    Results of arithmetic lead to their steps, which are added to `sums`, a list that the page prints below.
    """
    ledger = content.ledger
    root = relative_url(LEDGER, path)
    made, end = "", 0
    for match in MARKS.finditer(text):
        made += escape(text[end : match.start()])
        end = match.end()
        words = escape(plain(match.group(), ledger))
        claim = content.claims.get(match["id"] or "")
        if claim:
            made += f'<a href="{claim_url(claim, root)}">{words or "(record)"}</a>'
        elif match["expr"] and sums is not None:
            made += (
                f'{words} <a class="small" href="#{_sum(match["expr"], match["calc_form"], content, sums)}">(sum)</a>'
            )
        else:
            made += words
    return made + escape(text[end:])


def _sum(expression: str, form: str | None, content: Content, sums: list[str]) -> str:
    """The address of a sum on the page; the same sum stands there once."""
    try:
        steps = compute(expression, form, content.claims).steps
    except ArithmeticProblem:  # `portal check` names it
        return ""
    if steps not in sums:
        sums.append(steps)
    return f"sum-{sums.index(steps) + 1}"


def used_pages(entries: Iterable[tuple[str, str]], path: str) -> str:
    made = ", ".join(f'<a href="{relative_url(to, path)}">{escape(title)}</a>' for title, to in entries)
    return made or "no page yet"

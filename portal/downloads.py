"""The ledger to take away: tables for a spreadsheet, JSON for a program, and a note on what they are."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable, Sequence
from typing import Any

from portal import citing, site
from portal.cite import Ledger, plain
from portal.content import Content
from portal.models.evidence import CLAIM_COLUMNS, Claim, Source
from portal.models.grades import GRADES, SEEN_WORDS
from portal.render.ledger_parts import UsedOn, record_path

FOLDER = "evidence/download"


def files(content: Content, used_on: UsedOn) -> dict[str, bytes]:
    """Every file of the download, by staged path."""
    ledger = content.ledger
    rows = [_row(claim, ledger, content) for claim in content.claims.values()]
    statements = [row for row in rows if not row["series"]]
    points = [row for row in rows if row["series"]]
    sources = [_source(source) for source in content.sources.values()]
    whole = {
        "about": site.COURSE,
        "version": site.version(),
        "licence": site.LICENCE,
        "grades": {grade: {"name": name, "ask": meaning} for grade, (name, meaning) in GRADES.items()},
        "claims": [{**row, "used_on": [title for title, _ in used_on.get(row["id"], [])]} for row in rows],
        "sources": sources,
        "contradictions": [_contradiction(entry.model_dump(), ledger) for entry in content.contradictions],
        "corrections": [correction.model_dump(mode="json") for _, correction in content.corrections],
    }
    made = {
        "claims.csv": _csv([*CLAIM_COLUMNS, "citation", "address"], statements),
        "observations.csv": _csv(["series", *CLAIM_COLUMNS, "citation", "address"], points),
        "sources.csv": _csv(list(sources[0]) if sources else [], sources),
        "claims.json": json.dumps(whole, ensure_ascii=False, indent=1) + "\n",
        "README.txt": _readme(len(statements), len(points), len(sources)),
    }
    return {f"{FOLDER}/{name}": text.encode() for name, text in made.items()}


def _row(claim: Claim, ledger: Ledger, content: Content) -> dict[str, str]:
    source = ledger.sources.get(claim.source)
    path = record_path(claim)
    return {
        "series": claim.series,
        **{name: str(getattr(claim, name)) for name in CLAIM_COLUMNS},
        "caveat": ledger.caveat(claim),
        "citation": citing.of_claim(claim, source, path).full if source else "",
        "address": site.address(path, claim.id),
    }


def _source(source: Source) -> dict[str, str]:
    told = source.model_dump(mode="json", exclude={"authors", "parts", "pages"})
    words = {name: "" if value is None else str(value) for name, value in told.items()}
    return {**words, "authors": "; ".join(source.authors), "seen": SEEN_WORDS[source.seen]}


def _contradiction(entry: dict[str, Any], ledger: Ledger) -> dict[str, Any]:
    return {name: plain(value, ledger) if isinstance(value, str) else list(value) for name, value in entry.items()}


def _csv(columns: Sequence[str], rows: Iterable[dict[str, str]]) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([_safe(row[name]) for name in columns])
    return out.getvalue()


def _safe(cell: str) -> str:
    """A cell that a spreadsheet will not take for a formula.

    >>> _safe("=1+1"), _safe("-5"), _safe("-2+cmd"), _safe(">50")
    ("'=1+1", '-5', "'-2+cmd", '>50')
    """
    dangerous = cell[:1] in {"=", "+", "@", "\t", "\r"} or re.match(r"-(?![\d.]+$)", cell)
    return f"'{cell}" if dangerous else cell


def _readme(claims: int, points: int, sources: int) -> str:
    return f"""The evidence ledger of {site.COURSE}, version {site.version()}
{site.address("evidence/index.md") or "(built without a public address)"}

claims.csv        {claims} statements: what is said, its value and unit, period, place, who says so,
                  in which source and where in it, the grade of the evidence, and a caveat to read
                  before printing.
observations.csv  {points} points of series: the same columns, and the series that each belongs to.
sources.csv       {sources} sources: who produced them, how to cite them, how far we have read them.
claims.json       all of this, the contradictions between sources, and the log of corrections.

How to use it
  value    a plain number, or empty for a statement without one. A leading > or < means more or less than, ~ about.
  grade    what kind of statement the figure rests on. It does not say that the figure is right. claims.json explains
           each grade and the question to ask of it.
  caveat   part of the figure. Do not print one without the other.
  id       never changes. A claim that was corrected keeps its id; the log says what it said before.
  A cell that begins with an apostrophe holds text that a spreadsheet would otherwise take for a formula.
  The files are UTF-8. Where a spreadsheet shows strange letters, import the file as UTF-8 instead of opening it.

How to cite
  Credit the producer of the figure first; the column citation says how. In short, for one claim:
    (producer, year, place in the source), as entered in {site.NAME}, claim <id>.
  For the collection: {site.authors()}.
    {site.COURSE}, version {site.version()}. Evidence ledger.

What was done to it
  Figures are as the source prints them, but for what a caveat says. Statements are in our own words.
  Nothing was estimated or filled in.
  Where a source was known from an abstract or an excerpt only, sources.csv says so.

Terms
  Our words and the arrangement: {site.LICENCE}, {site.LICENCE_URL}
  Figures and data sets keep the terms of their producers, named in sources.csv.
  This is an independent project. No producer named here has reviewed or endorsed it.
"""

"""What was published stays: a claim keeps its id, and a change of it is told in the log of corrections."""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator

from portal.checks.names import CLAIMS, POINTS
from portal.content import Content
from portal.models.evidence import PUBLISHED_COLUMNS, Claim
from portal.problem import Problem

# What somebody may have quoted. Wording may be improved.
KEPT = tuple(name for name in PUBLISHED_COLUMNS if name not in {"id", "corrections"})


def check(content: Content) -> list[Problem]:
    return list(_changes(content))


def _changes(content: Content) -> Iterator[Problem]:
    logged = _logged(content)
    for name, before in content.published.items():
        if logged[name] > before.corrections or name in content.refused or content.unread & {CLAIMS, POINTS}:
            continue
        claim = content.claims.get(name)
        if claim is None:
            yield Problem(CLAIMS, 1, "EV13", f"The claim `{name}` was published and is gone.")
            continue
        for field in KEPT:
            then, now = getattr(before, field), getattr(claim, field)
            if then != now:
                what = f"`{field}` of `{name}` was published as “{then}” and is now “{now}”."
                yield Problem(_file(claim), claim.line, "EV13", what)


def _logged(content: Content) -> Counter[str]:
    """How often each claim stands in the log of corrections."""
    return Counter(name for _, correction in content.corrections for name in correction.claims)


def _file(claim: Claim) -> str:
    return POINTS if claim.series else CLAIMS


def published_csv(content: Content) -> str:
    """The claims as they stand now, to be kept in evidence/published.csv when a version goes out."""
    logged = _logged(content)
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(PUBLISHED_COLUMNS)
    for claim in content.claims.values():
        writer.writerow([claim.id, *(getattr(claim, field) for field in KEPT), logged[claim.id]])
    return out.getvalue()

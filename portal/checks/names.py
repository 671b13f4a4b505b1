"""What several checks ask of names: is it known, and who cites it?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from portal.content import Content
from portal.markup import CALC, CITE, CLAIM_IN_EXPR, find
from portal.problem import Problem, did_you_mean
from portal.texts import caveats, texts

CLAIMS, POINTS, SERIES, SOURCES, TERMS = (
    "evidence/claims.csv",
    "evidence/observations.csv",
    "evidence/series.yml",
    "evidence/sources.yml",
    "curriculum/glossary.yml",
)


# The course is written module by module; a module may require one that is still to come.
PLANNED_MODULES = [f"m{number:02d}" for number in range(1, 15)]
# Whoever died, was a member, or answered is one of the "people" of a sentence.
PERSONS = frozenset(
    [
        "adults",
        "attendees",
        "children",
        "deaths",
        "girls",
        "homicides",
        "learners",
        "mayors",
        "members",
        "men",
        "migrants",
        "murders",
        "officers",
        "participants",
        "prisoners",
        "refugees",
        "residents",
        "respondents",
        "speakers",
        "students",
        "victims",
        "women",
        "workers",
    ]
)


def counted_nouns(content: Content) -> frozenset[str]:
    """What the ledger counts: the first words of its units that name things or people."""
    heads = {claim.unit.split()[0] for claim in content.claims.values() if claim.unit.strip()} - {"times"}
    return frozenset(head for head in heads if head == "people" or head in PERSONS or re.fullmatch(r"[a-z]{3,}s", head))


def unknown(
    content: Content, place: tuple[str, int], code: str, what: str, name: str, known: Iterable[str], home: str = ""
) -> Iterator[Problem]:
    """A problem for a name that is not known, unless the file or entry that holds it has a problem of its own."""
    names = list(known)
    if name not in names and name not in content.refused and home not in content.unread:
        yield Problem(*place, code, what, did_you_mean(name, names))


def cited_ids(content: Content) -> tuple[set[str], set[str]]:
    """The claims and the sources that some text cites."""
    claims: set[str] = set()
    sources: set[str] = set()
    for _, _, text in chain(texts(content), caveats(content)):
        for found in find(CITE, text):
            (sources if found.match["src"] else claims).add(found.match["id"])
        for found in find(CALC, text):
            claims |= set(CLAIM_IN_EXPR.findall(found.match["expr"]))
    return claims, sources

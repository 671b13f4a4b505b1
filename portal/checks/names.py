"""What several checks ask of names: is it known, and who cites it?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain

from portal.content import Content
from portal.markup import CALC, CITE, CLAIM_IN_EXPR, find
from portal.problem import Problem, did_you_mean
from portal.texts import caveats, texts

CLAIMS, SERIES, SOURCES, TERMS = (
    "evidence/claims.csv",
    "evidence/series.yml",
    "evidence/sources.yml",
    "curriculum/glossary.yml",
)


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

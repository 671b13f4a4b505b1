"""The ledger by itself: every name in it is known, every locator lies in its document, every figure agrees."""

from __future__ import annotations

import re
from collections.abc import Iterator

from portal.checks.names import CLAIMS, PLANNED_MODULES, POINTS, SERIES, SOURCES, TERMS, cited_ids, unknown
from portal.content import Content
from portal.models.evidence import Source
from portal.numerals import numbers_in
from portal.problem import Problem, did_you_mean

CONTRADICTIONS, CORRECTIONS, READING = (
    "evidence/contradictions.yml",
    "evidence/corrections.yml",
    "evidence/reading.yml",
)
PAGE = re.compile(r"\b(?:pages?|pp?\.) ?(\d+)(?:\s?(?:-|–|to|and)\s?(\d+))?")


def check(content: Content) -> list[Problem]:
    problems = [
        *_series(content),
        *_collections(content),
        *_sources(content),
        *_claims(content),
        *_locators(content),
        *_values(content),
    ]
    return problems + list(_left_over(content))


def _statements(content: Content) -> Iterator[tuple[str, int, str, str, str, str]]:
    """Claims that stand by themselves, and series: file, line, what it is, its id, its source, its locator."""
    for claim in content.claims.values():
        if not claim.series:
            yield CLAIMS, claim.line, "claim", claim.id, claim.source, claim.locator
    for series in content.series.values():
        yield SERIES, content.series_lines[series.id], "series", series.id, series.source, series.locator


def _series(content: Content) -> Iterator[Problem]:
    """A series of nothing is a heading above nothing."""
    filled = {claim.series for claim in content.claims.values()}
    for series, line in content.series_lines.items():
        if series not in filled and POINTS not in content.unread and not content.problems:
            yield Problem(SERIES, line, "FI03", f"The series `{series}` has no point in {POINTS}.")


def _collections(content: Content) -> Iterator[Problem]:
    for file, line, kind, name, _, _ in _statements(content):
        collection = name.partition("-")[0]
        what = f"The {kind} `{name}` begins with `{collection}`, which is not a collection of the ledger."
        home = "evidence/collections.yml"
        yield from unknown(content, (file, line), "XR01", what, collection, content.collections, home)


def _sources(content: Content) -> Iterator[Problem]:
    for file, line, kind, name, source, _ in _statements(content):
        what = f"The {kind} `{name}` names the source `{source}`, which is not listed."
        yield from unknown(content, (file, line), "EV02", what, source, content.sources, SOURCES)
        if source in content.sources and content.sources[source].seen == "not-opened":
            yield Problem(file, line, "EV06", f"The {kind} `{name}` rests on `{source}`, which nobody opened.")
    for slug, term in content.terms.items():
        if term.source:
            what = f"The term `{slug}` names the source `{term.source}`, which is not listed."
            place = (TERMS, content.term_lines[slug])
            yield from unknown(content, place, "EV02", what, term.source, content.sources, SOURCES)
    for line, reading in content.readings:
        what = f"The source `{reading.source}` is recommended here, but it is not listed."
        yield from unknown(content, (READING, line), "EV02", what, reading.source, content.sources, SOURCES)
        for module in reading.modules:
            what = f"The module `{module}` is named here, but the course has none of that name."
            yield from unknown(content, (READING, line), "XR01", what, module, PLANNED_MODULES)


def _claims(content: Content) -> Iterator[Problem]:
    """Claims that contradictions and corrections name."""
    for entry in content.contradictions:
        place = (CONTRADICTIONS, content.contradiction_lines[entry.id])
        for name in entry.printed:
            what = f"{entry.id} names the claim `{name}`, which is not in the ledger."
            yield from unknown(content, place, "EV01", what, name, content.claims, CLAIMS)
    for line, correction in content.corrections:
        for name in correction.claims:
            if name not in content.published:
                what = f"The correction of {correction.date} names `{name}`, which is not in the ledger and never was."
                yield from unknown(content, (CORRECTIONS, line), "EV01", what, name, content.claims, CLAIMS)


def _locators(content: Content) -> Iterator[Problem]:
    for file, line, kind, name, source_id, locator in _statements(content):
        source = content.sources.get(source_id)
        outside = _outside(source, locator) if source else ""
        if outside:
            yield Problem(file, line, "EV09", f"The {kind} `{name}` points to {outside}", _nearest(source, locator))


def _outside(source: Source, locator: str) -> str:
    """What of the locator is not in the document, or nothing."""
    for place in locator.split("; also "):
        if source.parts and not any(_begins(place, part) for part in source.parts):
            return f"“{place}”; `{source.id}` has no such part."
    if source.pages:
        for match in PAGE.finditer(locator):
            last = int(match[2] or match[1])
            if last > source.pages:
                return f"page {last}; `{source.id}` ends on page {source.pages}."
    return ""


def _begins(place: str, part: str) -> bool:
    return bool(re.match(rf"{re.escape(part)}(?![\w.]*\w)", place, re.I))


def _nearest(source: Source | None, locator: str) -> str:
    return did_you_mean(locator.split(",")[0], source.parts) if source and source.parts else ""


def _values(content: Content) -> Iterator[Problem]:
    """The statement of a claim holds its value: whoever reads only the words reads the same figure."""
    for claim in content.claims.values():
        if claim.value and not claim.series and abs(claim.number) not in numbers_in(claim.text):
            what = f"The value of `{claim.id}` is {claim.value}, but its text does not say so: “{claim.text}”"
            yield Problem(CLAIMS, claim.line, "EV10", what)


def _left_over(content: Content) -> Iterator[Problem]:
    """Sources that nothing cites."""
    if content.problems:
        return  # what could not be read may cite the sources that seem to be left over
    used = {source for *_, source, _ in _statements(content)} | cited_ids(content)[1]
    used |= {term.source for term in content.terms.values() if term.source}
    used |= {reading.source for _, reading in content.readings}
    used |= {data.source for case in content.cases for data in case.case.data}
    for source_id in content.sources:
        if source_id not in used:
            yield Problem(SOURCES, content.source_lines[source_id], "EV05", f"Nothing cites `{source_id}`.")

"""Read the ledger: collections, sources, claims, series with their points, contradictions, corrections, readings."""

from __future__ import annotations

from collections.abc import Container
from pathlib import Path
from typing import TYPE_CHECKING

from portal.models.evidence import (
    CLAIM_COLUMNS,
    PUBLISHED_COLUMNS,
    Claim,
    Collection,
    Contradiction,
    Correction,
    Published,
    Reading,
    Source,
)
from portal.models.series import OBSERVATION_COLUMNS, Observation, Series, claim_of
from portal.problem import did_you_mean
from portal.reader import Reader

if TYPE_CHECKING:
    from portal.content import Content


def load_evidence(content: Content, reader: Reader, folder: Path) -> None:
    path = folder / "collections.yml"
    for line, collection in reader.entries(path, Collection):
        once(reader, path, line, collection.id, content.collections)
        content.collections[collection.id] = collection
    path = folder / "sources.yml"
    for line, source in reader.entries(path, Source):
        once(reader, path, line, source.id, content.sources)
        content.sources[source.id] = source
        content.source_lines[source.id] = line
    path = folder / "claims.csv"
    for line, claim in reader.table(path, Claim, CLAIM_COLUMNS):
        once(reader, path, line, claim.id, content.claims)
        content.claims[claim.id] = claim.model_copy(update={"line": line})
    _series(content, reader, folder)
    path = folder / "contradictions.yml"
    for line, entry in reader.entries(path, Contradiction):
        once(reader, path, line, entry.id, content.contradiction_lines)
        content.contradiction_lines[entry.id] = line
        content.contradictions.append(entry)
    for line, correction in reader.entries(folder / "corrections.yml", Correction, may_be_empty=True):
        content.corrections.append((line, correction))
    path = folder / "published.csv"
    if path.is_file():  # there is none before the first version goes out
        for _, row in reader.table(path, Published, PUBLISHED_COLUMNS):
            content.published[row.id] = row
    path = folder / "reading.yml"
    for line, reading in reader.entries(path, Reading, may_be_empty=True):
        once(reader, path, line, reading.source, {other.source for _, other in content.readings})
        content.readings.append((line, reading))


def _series(content: Content, reader: Reader, folder: Path) -> None:
    path = folder / "series.yml"
    for line, series in reader.entries(path, Series, may_be_empty=True):
        once(reader, path, line, series.id, content.series)
        content.series[series.id] = series
        content.series_lines[series.id] = line
    path = folder / "observations.csv"
    for line, point in reader.table(path, Observation, OBSERVATION_COLUMNS):
        measured = content.series.get(point.series)
        if measured is None:
            if point.series not in reader.refused and reader.name(folder / "series.yml") not in reader.unread:
                what = f"The series `{point.series}` is named here, but it does not exist."
                reader.add(reader.name(path), line, "XR01", what, did_you_mean(point.series, content.series))
            continue
        once(reader, path, line, point.id, content.claims)
        content.claims[point.id] = claim_of(measured, point.model_copy(update={"line": line}))


def once(reader: Reader, path: Path, line: int, name: str, known: Container[str]) -> None:
    """A problem where an id is used again."""
    if name in known:
        reader.add(reader.name(path), line, "FI05", f"The id `{name}` is used a second time.")

"""What machines read of a page: schema.org descriptions as JSON-LD."""

from __future__ import annotations

import json
from typing import Any

from portal import site
from portal.cite import plain
from portal.content import CaseFolder, Content, ExerciseFile, ModuleFolder
from portal.downloads import FOLDER
from portal.models.evidence import Claim, Collection
from portal.models.grades import GRADES
from portal.models.series import Series
from portal.pages import staged
from portal.render.ledger_parts import LEDGER, record_path
from portal.render.parts import module_minutes

Described = dict[str, Any]
LEVELS = {"introductory": "Beginner", "intermediate": "Intermediate", "advanced": "Advanced"}


def of_pages(content: Content) -> dict[str, str]:
    """The description of each page that has one, by staged path, ready to stand in a script element."""
    found: dict[str, Described] = {
        "index.md": _website(),
        "curriculum/index.md": _course(content),
        "curriculum/glossary.md": _glossary(content),
        LEDGER: _ledger(content),
    }
    for folder in content.modules:
        found[f"{folder.folder}/index.md"] = _module(content, folder)
    for case in content.cases:
        found[f"{case.folder}/index.md"] = _case(content, case)
    for exercise in content.exercises:
        found[staged(exercise.file)] = _exercise(content, exercise)
    for collection in content.collections.values():
        claims, series = content.statements_of(collection.id), content.series_of(collection.id)
        if claims:
            found[f"evidence/{collection.id}/index.md"] = _records(content, collection, claims)
        if series:
            found[f"evidence/{collection.id}/series.md"] = _all_series(content, collection, series)
    # a "<" could end the script element, or begin a comment in it
    return {path: json.dumps(_plain(d), ensure_ascii=False).replace("<", "\\u003c") for path, d in found.items()}


def _plain(described: Described) -> Described:
    """Without what is empty, and with the vocabulary named."""
    return {"@context": "https://schema.org", **_kept(described)}


def _publisher() -> Described:
    return {"@type": "Organization", "name": site.authors()}


def _made(title: str, path: str, kind: str) -> Described:
    """What every page of ours has."""
    return {
        "@type": kind,
        "@id": site.address(path),
        "url": site.address(path),
        "name": title,
        "inLanguage": "en",
        "license": site.LICENCE_URL,
        "publisher": _publisher(),
        "isAccessibleForFree": True,
    }


def _people(names: list[str]) -> list[Described]:
    return [{"@type": "Organization", "name": name} for name in dict.fromkeys(names)]


def _website() -> Described:
    return {**_made(site.NAME, "index.md", "WebSite"), "version": site.version()}


def _course(content: Content) -> Described:
    parts = [
        {"@type": "LearningResource", "name": f.module.title, "url": site.address(f"{f.folder}/index.md")}
        for f in content.modules
    ]
    minutes = sum(sum(module_minutes(content, folder).values()) for folder in content.modules)
    return {
        **_made(site.COURSE, "curriculum/index.md", "Course"),
        "description": "A course on the safety of people in cities, with exercises, cases and an evidence ledger.",
        "provider": _publisher(),
        "hasPart": [_kept(part) for part in parts],
        "hasCourseInstance": {
            "@type": "CourseInstance",
            "courseMode": "Online",
            "courseWorkload": f"PT{round(minutes)}M",
        },
        "offers": {"@type": "Offer", "category": "Free"},
    }


def _module(content: Content, folder: ModuleFolder) -> Described:
    module = folder.module
    return {
        **_made(module.title, f"{folder.folder}/index.md", "LearningResource"),
        "description": module.summary,
        "author": _people([contribution.name for contribution in module.contributions]),
        "dateModified": str(module.last_reviewed),
        "learningResourceType": "lesson",
        "educationalLevel": LEVELS[module.level],
        "teaches": [outcome.text for outcome in module.outcomes],
        "timeRequired": f"PT{round(sum(module_minutes(content, folder).values()))}M",
        "isPartOf": _kept({"@type": "Course", "name": site.COURSE, "url": site.address("curriculum/index.md")}),
    }


def _exercise(content: Content, found: ExerciseFile) -> Described:
    exercise = found.exercise
    module = content.module(exercise.module)
    outcomes = {outcome.id: outcome.text for outcome in module.module.outcomes} if module else {}
    return {
        **_made(exercise.title, staged(found.file), "LearningResource"),
        "description": exercise.summary,
        "dateModified": str(exercise.last_reviewed),
        "learningResourceType": "exercise",
        "teaches": [outcomes[name] for name in exercise.outcomes if name in outcomes],
        "timeRequired": f"PT{exercise.minutes}M",
    }


def _case(content: Content, folder: CaseFolder) -> Described:
    case = folder.case
    return {
        **_made(case.title, f"{folder.folder}/index.md", "Article"),
        "headline": case.title,
        "description": case.summary,
        "author": _people([contribution.name for contribution in case.contributions]),
        "dateModified": str(case.last_checked),
        "contentLocation": {"@type": "Place", "name": f"{case.city}, {case.country}"},
        "temporalCoverage": case.period,
    }


def _glossary(content: Content) -> Described:
    ledger = content.ledger
    return {
        **_made("Glossary", "curriculum/glossary.md", "DefinedTermSet"),
        "hasDefinedTerm": [
            {"@type": "DefinedTerm", "name": term.term, "description": plain(term.definition, ledger)}
            for term in content.terms.values()
        ],
    }


def _ledger(content: Content) -> Described:
    files = {"claims.csv": "text/csv", "observations.csv": "text/csv", "claims.json": "application/json"}
    return {
        **_made("The evidence ledger of Urban human security", LEDGER, "Dataset"),
        "description": "Statements and series of figures on the safety of people in cities, each with its source, the "
        "place in the source, a grade of evidence and a caveat.",
        "version": site.version(),
        "creator": _publisher(),
        "dateModified": str(content.reviewed),
        "variableMeasured": sorted({claim.topic.replace("-", " ") for claim in content.claims.values()}),
        "distribution": [
            _kept(
                {
                    "@type": "DataDownload",
                    "name": name,
                    "encodingFormat": kind,
                    "contentUrl": site.file_address(f"{FOLDER}/{name}"),
                }
            )
            for name, kind in files.items()
        ],
    }


def _records(content: Content, collection: Collection, claims: list[Claim]) -> Described:
    path = f"evidence/{collection.id}/index.md"
    return {
        **_made(f"{collection.title}: statements", path, "Dataset"),
        "hasPart": [_claim(content, c) for c in claims],
    }


def _claim(content: Content, claim: Claim) -> Described:
    source = content.sources.get(claim.source)
    return _kept(
        {
            "@type": "Claim",
            "@id": site.address(record_path(claim), claim.id),
            "identifier": claim.id,
            "text": claim.text,
            "creditText": claim.stated_by,
            "firstAppearance": {"@type": "CreativeWork", "citation": source.citation} if source else None,
            "genre": GRADES[claim.grade][0],
        }
    )


def _all_series(content: Content, collection: Collection, series: list[Series]) -> Described:
    path = f"evidence/{collection.id}/series.md"
    return {
        **_made(f"{collection.title}: series of figures", path, "DataCatalog"),
        "dataset": [_series(content, one, path) for one in series],
    }


def _series(content: Content, series: Series, path: str) -> Described:
    source = content.sources.get(series.source)
    points = content.points_of(series.id)
    caveat = plain(series.caveat, content.ledger)
    return _kept(
        {
            "@type": "Dataset",
            "@id": site.address(path, series.id),
            "name": series.title,
            "description": f"{series.title}, {series.unit}. {caveat}",
            "creator": {"@type": "Organization", "name": source.producer} if source else None,
            "citation": source.citation if source else None,
            "license": source.licence if source and source.licence.startswith("http") else None,
            "variableMeasured": f"{series.title} ({series.unit})",
            "spatialCoverage": sorted({claim.place for claim in points}),
        }
    )


def _kept(described: Described) -> Described:
    return {name: value for name, value in described.items() if value not in ("", None, [], ())}

"""A case study: what was done in a city, what is known of it, and what is not."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from portal.models.base import Contribution, Dimension, Id, Model, Status, Summary, Text

CASE_HEADINGS = (
    "Context",
    "What was done",
    "What changed",
    "How we know",
    "What did not work",
    "Limits",
    "Questions for your city",
)
EVIDENCE_WORDS = {
    "descriptive": "Descriptive: it tells what was done and seen.",
    "before-after": "Before and after: the same place at two times, without a comparison.",
    "comparison": "Comparison: with places or times that did not have the measure.",
    "independent-evaluation": "Independent evaluation: by people who did not run the measure.",
}


class Ethics(Model):
    people_identifiable: bool
    consent: Text
    harm_review_by: Text
    date: date


class Image(Model):
    file: Text
    alt: Text
    credit: Text
    licence: Text


class DataFile(Model):
    file: Text
    source: Id
    licence: Text
    columns: dict[str, str]


class Case(Model):
    """Front matter of case_studies/<iso3>-<city-slug>/index.md."""

    id: Id
    title: Text
    city: Text
    country: Text
    period: Text
    summary: Summary
    dimensions: tuple[Dimension, ...] = Field(min_length=1)
    approaches: tuple[Id, ...] = Field(min_length=1)
    evidence: Literal["descriptive", "before-after", "comparison", "independent-evaluation"]
    claims: tuple[Id, ...] = ()
    data: tuple[DataFile, ...] = ()
    limits: tuple[Text, ...] = Field(min_length=1)
    what_did_not_work: Text
    ethics: Ethics
    images: tuple[Image, ...] = ()
    contributions: tuple[Contribution, ...] = Field(min_length=1)
    status: Status
    last_checked: date
    lang: Literal["en", "es"] = "en"

"""A module of the course and its trainer's notes."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field, field_validator

from portal.models.base import Contribution, Id, Model, Status, Summary, Text

Audience = Literal["practitioner", "organiser", "journalist", "trainer", "citizen"]


class Minutes(Model):
    read: int = Field(gt=0)
    discuss: int = Field(ge=0)


class Outcome(Model):
    id: Id
    text: Text = Field(description="What the reader can do afterwards, beginning with a verb.")
    bloom: Literal["remember", "understand", "apply", "analyse", "evaluate", "create"]


class Module(Model):
    """Front matter of curriculum/<nn>-<slug>/index.md."""

    id: str = Field(pattern=r"^m\d\d$")
    title: Text
    summary: Summary
    level: Literal["introductory", "intermediate", "advanced"]
    audience: tuple[Audience, ...] = Field(min_length=1)
    minutes: Minutes
    questions: tuple[Text, ...] = Field(min_length=1)
    outcomes: tuple[Outcome, ...] = Field(min_length=1)
    key_points: tuple[Text, ...] = Field(min_length=1)
    requires: tuple[str, ...] = ()
    terms: tuple[Id, ...] = ()
    cases: tuple[Id, ...] = ()
    status: Status
    last_reviewed: date
    contributions: tuple[Contribution, ...] = Field(min_length=1)
    lang: Literal["en", "es"] = "en"


class Part(Model):
    """One part of a session."""

    title: Text
    minutes: int = Field(gt=0)
    kind: Literal["talk", "pairs", "group", "individual", "plenary", "exercise", "break"]
    needs: str = ""
    outcomes: tuple[Id, ...] = ()


class TrainerNotes(Model):
    """Front matter of curriculum/<nn>-<slug>/trainer.md."""

    module: str
    parts: tuple[Part, ...] = Field(min_length=1)

    @field_validator("parts")
    @classmethod
    def _fits_a_day(cls, parts: tuple[Part, ...]) -> tuple[Part, ...]:
        if sum(part.minutes for part in parts) > 480:
            raise ValueError("the parts add to more than eight hours.")
        return parts


class Handout(Model):
    """Front matter of a worksheet, or of a page of the site. It may be left out."""

    title: Text


TRAINER_HEADINGS = (
    "Set-up",
    "Facilitation notes",
    "Common difficulties",
    "Adaptations",
    "Care and safety",
    "Assessment notes",
)


class Term(Model):
    """One entry of curriculum/glossary.yml."""

    slug: Id
    term: Text
    definition: Text
    source: Id | None = None

"""The ledger: claims, sources and contradictions."""

from __future__ import annotations

import re
from datetime import date
from typing import ClassVar, Literal

from pydantic import Field, field_validator, model_validator

from portal.models.base import Id, Model, Refusal, Text
from portal.models.grades import Grade, Seen


def number_text(value: str) -> str:
    """The value, if it is a number as the ledger writes it. Raises Refusal."""
    if not re.fullmatch(r"[>~<]?-?[0-9]+(\.[0-9]+)?", value):
        raise Refusal("FI03", f"`value` is {value!r}; write a plain number, with > < or ~ before it if need be.")
    return value


class Claim(Model):
    """One figure or contestable statement that the site makes."""

    needed: ClassVar[dict[str, str]] = dict.fromkeys(("stated_by", "source", "locator", "grade", "caveat"), "EV12")

    id: Id = Field(description="Its collection, a hyphen, and what it is: `bog-road-deaths-1995`. It never changes.")
    text: Text = Field(description="The statement in our own words, complete without the page; it holds the value.")
    value: str = Field(description="A number, with a leading > < or ~ where the source is not exact; empty if none.")
    unit: str = Field(description="Such as `% of respondents`, `deaths`, `per 100,000 residents`.")
    period: Text = Field(description="What the figure is about, not when it was published; or `not stated`.")
    place: Text = Field(description="A country, `City, Country`, or `global`.")
    topic: Id
    stated_by: Text = Field(description="The person or body whose statement it is.")
    source: Id
    locator: Text = Field(description="Section, paragraph or table that a reader can find.")
    grade: Grade
    caveat: Text = Field(description="What an editor would want to know before printing it.")
    line: int = Field(default=1, exclude=True)
    series: str = Field(default="", exclude=True, description="The series that the figure is a point of, if any.")

    own_caveat: str = Field(default="", exclude=True, description="What holds for this point of a series alone.")

    @field_validator("value")
    @classmethod
    def _is_number(cls, value: str) -> str:
        return number_text(value) if value else value

    @field_validator("locator")
    @classmethod
    def _is_findable(cls, locator: str) -> str:
        if re.search(r"\.txt|\bline \d", locator):
            raise Refusal("FI03", "`locator` names a file or a line of a working copy; name the section or paragraph.")
        return locator

    @property
    def number(self) -> float:
        """The value as a number. Raises ValueError for a statement without one."""
        return float(self.value.lstrip("><~"))

    @property
    def collection(self) -> str:
        """The part of the ledger in which it stands: the first word of its id."""
        return self.id.partition("-")[0]


CLAIM_COLUMNS = tuple(name for name in Claim.model_fields if name not in {"line", "series", "own_caveat"})


class Published(Model):
    """A claim as it stood when a version went out: what somebody may have quoted."""

    id: Text
    value: str
    unit: str
    period: str
    place: str
    source: str
    grade: str
    corrections: int = Field(ge=0, description="How many corrections of it were logged by then.")


PUBLISHED_COLUMNS = tuple(Published.model_fields)


class Source(Model):
    """A document or data set that claims rest on."""

    id: Id
    title: Text
    producer: Text = Field(description="The original producer, who is credited first.")
    authors: tuple[str, ...] = ()
    date_published: Text
    citation: Text
    url: str | None = Field(default=None, pattern=r"^https://")
    date_accessed: date | None = None
    licence: Text
    kind: Literal["founding-document", "article", "report", "dataset", "resolution", "book", "web-page"]
    seen: Seen
    parts: tuple[Text, ...] = Field(default=(), description="What a locator may begin with: its chapters, as printed.")
    pages: int | None = Field(default=None, gt=0, description="The number of its last page, where it has pages.")
    note: str = ""


class Contradiction(Model):
    """Where sources disagree with each other, with arithmetic, or with what they cite."""

    id: str = Field(pattern=r"^CT-\d{2,3}$")
    title: Text
    kind: Literal["arithmetic", "between-documents", "against-cited-source", "gap"]
    printed: tuple[Id, ...] = Field(min_length=1, description="The claims that say what is printed where.")
    problem: Text = Field(description="What is wrong, or cannot be known.")
    we_print: Text = Field(description="What this site prints instead, or says beside it.")


class Collection(Model):
    """A part of the ledger, with a page of its own. Its id is the first word of its claims' ids."""

    id: str = Field(pattern=r"^[a-z]+$")
    title: Text
    about: Text


class Correction(Model):
    """An entry of the public log: what we had printed, and what we print now. It is never removed."""

    date: date
    claims: tuple[Id, ...] = Field(default=(), description="The claims that changed or were withdrawn.")
    page: str = Field(default="", description="The source file of the page, where the error was not in a claim.")
    said: Text = Field(description="What was printed before.")
    says: Text = Field(description="What is printed now; for a claim that was withdrawn, that it was.")
    why: Text
    reported_by: str = Field(default="", description="Whom to thank, if they want to be named.")

    @model_validator(mode="after")
    def _of_something(self) -> Correction:
        if not self.claims and not self.page:
            raise Refusal("FI03", "The correction names neither `claims` nor a `page`.")
        return self


class Reading(Model):
    """A source that no figure rests on, and what it is good for."""

    source: Id
    topic: Id
    modules: tuple[str, ...] = ()
    says: Text = Field(description="What one finds there, as far as it was read.")
    strength: Text = Field(description="What kind of evidence it is.")
    caveat: str = ""

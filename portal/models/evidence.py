"""The ledger: claims, sources and contradictions."""

from __future__ import annotations

import re
from datetime import date
from typing import Literal

from pydantic import Field, field_validator

from portal.models.base import Id, Model, Refusal, Text

Grade = Literal[
    "official-statistic",
    "survey",
    "independent-evaluation",
    "scholarly-work",
    "programme-report",
    "normative-text",
    "official-statement",
    "press-report",
    "rapporteur-summary",
    "paper-assertion",
    "slide-assertion",
    "self-description",
]

GRADES: dict[Grade, tuple[str, str]] = {
    "official-statistic": (
        "Official statistic",
        "Published by the body that is responsible for counting. Ask what is counted, and what never reaches it.",
    ),
    "survey": (
        "Survey",
        "People were asked. Ask who was asked, how many, when, and in which words.",
    ),
    "independent-evaluation": (
        "Independent evaluation",
        "Somebody who did not run the measure compared what happened with what would have happened. "
        "Ask about the comparison.",
    ),
    "scholarly-work": (
        "Scholarly work",
        "Researchers describe, explain or argue, without testing the measure in question. "
        "Ask what they saw themselves, and who disagrees.",
    ),
    "programme-report": (
        "Programme report",
        "Those who ran the programme describe it. They know it best, and have reasons to be content.",
    ),
    "normative-text": (
        "Normative text",
        "A resolution, a law or a guideline says what ought to be. It does not say that it is so.",
    ),
    "official-statement": (
        "Statement by a mayor or panellist",
        "Said in public by somebody with a post. Ask for the figure's origin before you print it.",
    ),
    "press-report": (
        "Press report",
        "A journalist prints a figure. Ask who counted, and whether the report says so.",
    ),
    "rapporteur-summary": (
        "Rapporteur's summary",
        "Somebody's notes of what others said. Conditions and dates are lost first.",
    ),
    "paper-assertion": (
        "Assertion in a position or framework paper",
        "Stated by an author without data of their own. Follow the footnote, if there is one.",
    ),
    "slide-assertion": (
        "Assertion on a slide",
        "One line, no author, no source. A starting point for a question.",
    ),
    "self-description": (
        "Organisation's self-description",
        "What an organisation says of itself.",
    ),
}
STRONG: tuple[Grade, ...] = ("official-statistic", "survey", "independent-evaluation")
MIDDLE: tuple[Grade, ...] = ("scholarly-work", "programme-report", "normative-text")


def strength(grade: Grade) -> Literal["strong", "middle", "weak"]:
    """How a grade's marker is drawn: filled, half or empty."""
    return "strong" if grade in STRONG else "middle" if grade in MIDDLE else "weak"


class Claim(Model):
    """One figure or contestable statement that the site makes."""

    id: Id
    text: Text = Field(description="The statement in our own words, complete without the page.")
    value: str = Field(description="A number, with a leading > or ~ where the source is not exact; empty if none.")
    unit: str = Field(description="Such as `% of respondents`, `deaths`, `per 100,000 residents`.")
    period: Text
    place: Text
    topic: Id
    stated_by: Text = Field(description="The person or body whose statement it is.")
    source: Id
    locator: Text = Field(description="Section, paragraph or table that a reader can find.")
    grade: Grade
    caveat: Text = Field(description="What an editor would want to know before printing it.")
    line: int = Field(default=1, exclude=True)

    @field_validator("value")
    @classmethod
    def _is_number(cls, value: str) -> str:
        if value and not re.fullmatch(r"[>~<]?-?[0-9]+(\.[0-9]+)?", value):
            raise Refusal("FI03", f"`value` is {value!r}; write a plain number, with > < or ~ before it if need be.")
        return value

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


Seen = Literal["full", "abstract", "excerpt", "catalogue", "not-opened"]
SEEN_WORDS: dict[Seen, str] = {
    "full": "We have read it in full",
    "abstract": "We have read its abstract",
    "excerpt": "We have read an excerpt of it",
    "catalogue": "We have seen only a catalogue entry",
    "not-opened": "We have not opened it",
}


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
    note: str = ""


class Printed(Model):
    source: Id
    locator: Text
    says: Text


class Contradiction(Model):
    """Where sources disagree with each other, with arithmetic, or with what they cite."""

    id: str = Field(pattern=r"^CT-\d{2,3}$")
    title: Text
    kind: Literal["arithmetic", "between-documents", "against-cited-source", "gap"]
    printed: tuple[Printed, ...] = Field(min_length=1)
    problem: Text
    we_print: Text
    claims: tuple[Id, ...] = ()

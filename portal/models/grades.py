"""What a claim can rest on, strongest first, and how far we have read a source."""

from __future__ import annotations

from typing import Literal

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


Seen = Literal["full", "abstract", "excerpt", "catalogue", "not-opened"]
SEEN_WORDS: dict[Seen, str] = {
    "full": "We have read it in full",
    "abstract": "We have read its abstract",
    "excerpt": "We have read an excerpt of it",
    "catalogue": "We have seen only a catalogue entry",
    "not-opened": "We have not opened it",
}

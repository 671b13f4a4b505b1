"""Small pieces that several pages share."""

from __future__ import annotations

import html
from collections.abc import Sequence

from portal.content import Content, ExerciseFile, ModuleFolder
from portal.pages import relative, staged

KIND_WORDS = {
    "talk": "Talk",
    "pairs": "Pairs",
    "group": "Groups",
    "individual": "Alone",
    "plenary": "Everybody",
    "exercise": "Exercise",
    "break": "Break",
}
AUDIENCE_WORDS = {
    "practitioner": "practitioners in city governments",
    "organiser": "civil-society organisers",
    "journalist": "journalists",
    "trainer": "trainers",
    "citizen": "residents",
}
# A quiz item is read, answered and its feedback read.
MINUTES_A_QUIZ_ITEM = 1.5


def minutes(count: float) -> str:
    """A duration in words.

    >>> minutes(40), minutes(150), minutes(120), minutes(60)
    ('40 minutes', '2 h 30 min', '2 hours', '1 hour')
    """
    whole = round(count / 5) * 5 if count >= 20 else round(count)
    hours, rest = divmod(whole, 60)
    if not hours:
        return f"{rest} minutes"
    return f"{hours} h {rest} min" if rest else f"{hours} hour{'s' if hours > 1 else ''}"


def module_minutes(content: Content, folder: ModuleFolder) -> dict[str, float]:
    """Minutes of a module by part, summed from what the parts say."""
    exercises = sum(e.exercise.minutes for e in content.exercises_of(folder.module.id))
    return {
        "reading": folder.module.minutes.read,
        "discussion and activity": folder.module.minutes.discuss,
        "exercises": exercises,
        "quiz": round(len(folder.quiz) * MINUTES_A_QUIZ_ITEM),
    }


def facts(rows: Sequence[tuple[str, str]]) -> str:
    """The short list of facts under a title. Values may hold HTML."""
    items = "".join(f"<div><dt>{html.escape(name)}</dt><dd>{value}</dd></div>" for name, value in rows)
    return f'<dl class="facts">{items}</dl>'


def link(words: str, goal: str, page: str) -> str:
    """A Markdown link from one staged page to another."""
    return f"[{words}]({relative(goal, page)})"


def exercise_link(exercise: ExerciseFile, page: str) -> str:
    info = exercise.exercise
    return f"{link(info.title, staged(exercise.file), page)} ({minutes(info.minutes)}). {info.summary}"


def credits(contributions: Sequence[object], reviewed: object, what: str = "Last reviewed") -> str:
    """Who did what, and when it was last looked at."""
    names = "; ".join(f"{c.name} ({c.role})" for c in contributions)  # type: ignore[attr-defined]
    return f'\n\n<p class="small credits">{html.escape(names)}. {what} {reviewed}.</p>\n'

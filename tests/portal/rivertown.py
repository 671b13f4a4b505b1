"""The files of the invented town's course in good/."""

from __future__ import annotations

from collections.abc import Callable

from portal.problem import Problem

MODULE, QUIZ = "curriculum/01-example/index.md", "curriculum/01-example/quiz.yml"
TRAINER, WORKSHEET = "curriculum/01-example/trainer.md", "curriculum/01-example/worksheet.md"
GLOSSARY, HOME = "curriculum/glossary.yml", "curriculum/site/home.md"
CASE, EXERCISE, NOTEBOOK = (
    "case_studies/xxx-rivertown/index.md",
    "exercises/01-example.py",
    "exercises/01-example.ipynb",
)
CLAIMS, SOURCES = "evidence/claims.csv", "evidence/sources.yml"
CONTRADICTIONS, GRADES = "evidence/contradictions.yml", "evidence/grades.md"
SERIES, POINTS, READING, LOG = (
    "evidence/series.yml",
    "evidence/observations.csv",
    "evidence/reading.yml",
    "evidence/corrections.yml",
)
COLLECTIONS, PUBLISHED = "evidence/collections.yml", "evidence/published.csv"
CHART, DRAWING = "curriculum/01-example/charts/lamps.vl.json", "curriculum/01-example/figures/street.svg"

Change = Callable[..., list[Problem]]
"""Changes a copy of the course, and tells which problems the check finds."""

"""An exercise: the header of its jupytext source."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from portal.models.base import Id, Model, Status, Summary, Text

CELL_TAGS = ("given", "task", "hint", "solution", "check", "discuss")


class Exercise(Model):
    """The `portal` part of the header of exercises/<nn>-<slug>.py."""

    id: Id
    title: Text
    summary: Summary
    module: str = Field(pattern=r"^m\d\d$")
    outcomes: tuple[Id, ...] = Field(min_length=1)
    minutes: int = Field(gt=0, le=240)
    mode: Literal["individual", "pairs", "group"]
    data: tuple[str, ...] = Field(default=(), description="Claim ids or files that the exercise uses.")
    status: Status
    last_reviewed: date

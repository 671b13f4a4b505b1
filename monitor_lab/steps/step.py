"""What every preparation step has: settings that are fitted, and what was learnt, that is applied."""

from __future__ import annotations

from typing import Protocol

import pandas as pd

from ..framework.framework import Framework

__all__ = ["FittedStep", "Step"]


class FittedStep(Protocol):
    """What a step learnt from a reference set."""

    @property
    def details(self) -> pd.DataFrame:
        """What was decided: a row an indicator or a unit."""

    def apply(self, frame: pd.DataFrame) -> pd.DataFrame:
        """The rows of a frame, prepared by what was learnt, never learning again."""


class Step(Protocol):
    """The settings of a step, such as `Impute("median")`."""

    def fit(self, frame: pd.DataFrame, framework: Framework | None = None) -> FittedStep:
        """Learn from a reference set."""

"""One tree of groups over the indicators of a framework."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

__all__ = ["FLAT", "View"]

FLAT = "flat"
"""The view that every framework has: all scored indicators directly under the index."""


@dataclass(frozen=True, eq=False)
class View:
    """One tree of groups over the indicators of a framework.

    Attributes
    ----------
    name
        For example "monitor".
    groups
        Index `id`, root first. Columns `name`, `level`, `parent` ("" for the root), `weight`.
    members
        Index: indicator id. Values: id of the group that it stands in.
    """

    name: str
    groups: pd.DataFrame
    members: pd.Series[str]

    @property
    def root(self) -> str:
        """Id of the group that holds all others."""
        return str(self.groups.index[self.groups["parent"] == ""][0])

    @property
    def parents(self) -> dict[str, str]:
        """Id of each group's parent; "" for the root."""
        pairs = zip(self.groups.index, self.groups["parent"], strict=True)
        return {str(group): str(parent) for group, parent in pairs}

    @property
    def levels(self) -> tuple[str, ...]:
        """Names of the levels, from the index down."""
        return tuple(dict.fromkeys(self.groups["level"]))

"""Which group each unit belongs to, such as a province or an income group."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any, TypeAlias

import pandas as pd

from ..errors import DataError, Problem
from ..files.tables import nearest

__all__ = ["UnitGroups", "groups_of"]

UnitGroups: TypeAlias = "pd.Series[Any] | Mapping[Hashable, Hashable]"
"""Unit to the group that it belongs to."""


def groups_of(units: pd.Index, groups: UnitGroups, what: str = "groups") -> pd.Index:
    """The group of each unit.

    Parameters
    ----------
    units
        Units, or units and periods.
    groups
        Unit (or unit and period) to its group; a missing group stays missing.
    what
        How problems call the groups.

    Returns
    -------
    As long as `units`, in its order.

    Raises
    ------
    DataError
        With every problem at once: a unit that is not there, or stands there twice.

    Examples
    --------
    >>> groups_of(pd.Index(["A", "B", "A"]), {"A": "coast", "B": "inland"}).tolist()
    ['coast', 'inland', 'coast']
    """
    table = groups if isinstance(groups, pd.Series) else pd.Series(dict(groups))
    if units.nlevels > 1 and table.index.nlevels == 1:
        units = units.get_level_values(0)
    twice = table.index[table.index.duplicated()].unique()
    if len(twice):
        raise DataError(Problem(f"{unit} stands there more than once.", what) for unit in twice)
    place = table.index.get_indexer(units)
    if (place < 0).any():
        known = [str(k) for k in table.index]
        raise DataError(
            Problem(f"There is no group for {unit}.", what, suggestion=nearest(str(unit), known))
            for unit in units[place < 0].unique()
        )
    mine: pd.Index = pd.Index(table.to_numpy()[place])
    return mine

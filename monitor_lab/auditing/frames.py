"""Check a frame of numbers, and find who belongs to whom in a view."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from ..errors import DataError, Problem
from ..framework.view import View
from ..steps.frames import numbers

__all__ = ["ancestors", "check_frame", "groups_at", "leaves", "lineage", "steady"]


def check_frame(frame: pd.DataFrame, *, units: int = 1, what: str = "the data") -> pd.DataFrame:
    """The same frame as 64-bit floats, or every problem that keeps its columns from being numbers.

    Parameters
    ----------
    frame
        Index: units. A column an indicator or a group.
    units
        How many rows are needed.
    what
        How problems call the frame.

    Returns
    -------
    The index and columns of `frame`; missing is NaN.

    Raises
    ------
    DataError
        With every problem at once: too few rows, no column, columns or units given twice, text, infinite
        values.

    Examples
    --------
    >>> check_frame(pd.DataFrame({"C01": [1, 2]}, index=["A", "B"]))["C01"].tolist()
    [1.0, 2.0]
    """
    problems: list[Problem] = []
    if len(frame) < units:
        rows = "row" if len(frame) == 1 else "rows"
        problems.append(Problem(f"There are {len(frame)} {rows}.", what, allowed=f"{units} or more"))
    if frame.shape[1] == 0:
        problems.append(Problem("There is no column.", what))
    try:
        matrix = numbers(frame, what, unique=True)
    except DataError as error:
        raise DataError([*problems, *error.problems]) from None
    if problems:
        raise DataError(problems)
    columns = pd.Index([str(c) for c in frame.columns], dtype="str")
    return pd.DataFrame(matrix, index=frame.index, columns=columns, copy=False)


def steady(frame: pd.DataFrame) -> pd.Series[bool]:
    """Which columns have the same value everywhere, or none at all.

    Parameters
    ----------
    frame
        Index: units. A column an indicator or a group; missing is NaN.

    Returns
    -------
    By column. Values that differ only by how a computer adds up are the same.

    Examples
    --------
    >>> steady(pd.DataFrame({"a": [0.1 + 0.2, 0.3], "b": [1.0, 2.0]})).tolist()
    [True, False]
    """
    return ~(frame.max() - frame.min() > 1e-12 * frame.abs().max())


def lineage(view: View, nodes: Iterable[str]) -> dict[str, list[str]]:
    """The groups that hold each indicator or group, from its own upwards to the root.

    Parameters
    ----------
    view
        The tree.
    nodes
        Ids of indicators and groups.

    Returns
    -------
    Ids of groups by node; none for the root.

    Examples
    --------
    >>> from monitor_lab import load_framework
    >>> lineage(load_framework().view("flat"), ["C01", "index"])
    {'C01': ['index'], 'index': []}
    """
    parents = view.parents
    above = {str(i): str(group) for i, group in view.members.items()} | parents
    found = {}
    for node in nodes:
        chain: list[str] = []
        parent = above[node]
        while parent:
            chain.append(parent)
            parent = parents[parent]
        found[node] = chain
    return found


def ancestors(view: View, node: str) -> list[str]:
    """`lineage` of one node.

    Parameters
    ----------
    view
        The tree.
    node
        Id of an indicator or a group.

    Returns
    -------
    Ids of groups, from its own upwards to the root.

    Examples
    --------
    >>> from monitor_lab import load_framework
    >>> len(ancestors(load_framework().view("monitor"), "C01"))
    4
    """
    return lineage(view, [node])[node]


def groups_at(view: View, level: str | None, columns: Iterable[str]) -> dict[str, list[str]]:
    """Which of some columns stand in which group.

    Parameters
    ----------
    view
        The tree.
    level
        Name of the level whose groups are asked for; None for each column's own parent.
    columns
        Ids of indicators and groups.

    Returns
    -------
    Ids by group, in the order of `columns`.

    Raises
    ------
    ValueError
        When the view has no such level.

    Examples
    --------
    >>> from monitor_lab import load_framework
    >>> groups_at(load_framework().view("flat"), None, ["C01", "C03"])
    {'index': ['C01', 'C03']}
    """
    if level is not None and level not in view.levels:
        raise ValueError(f'The view "{view.name}" has no level "{level}"; its levels are {", ".join(view.levels)}')
    levels = view.groups["level"].to_dict()
    found: dict[str, list[str]] = {}
    for column, above in lineage(view, columns).items():
        mine = above[:1] if level is None else [g for g in above if levels[g] == level]
        for group in mine:
            found.setdefault(group, []).append(column)
    return found


def leaves(view: View, columns: Iterable[str]) -> dict[str, list[str]]:
    """Which of some indicators stand in each group, however deep.

    Parameters
    ----------
    view
        The tree.
    columns
        Ids of indicators.

    Returns
    -------
    Ids of indicators by group, in the order of the view; groups without any are there too.

    Examples
    --------
    >>> from monitor_lab import load_framework
    >>> leaves(load_framework().view("flat"), ["C01"])
    {'index': ['C01']}
    """
    found: dict[str, list[str]] = {str(group): [] for group in view.groups.index}
    for column, above in lineage(view, columns).items():
        for group in above:
            found[group].append(column)
    return found

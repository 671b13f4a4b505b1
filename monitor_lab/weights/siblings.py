"""Which columns of a table of scores stand together under one group."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd

from ..errors import DataError, Problem
from ..files.tables import nearest
from ..framework.framework import FLAT, Framework
from ..framework.tree import Floats
from ..steps.frames import constant_problems, numbers

__all__ = ["complete_rows", "siblings", "within_groups"]


def siblings(columns: list[str], framework: Framework | None, view: str = FLAT) -> dict[str, list[str]]:
    """The columns by the group that they belong to directly.

    Parameters
    ----------
    columns
        Ids of indicators or groups.
    framework, view
        Say which group each belongs to. Without a framework all columns are one group, "".

    Returns
    -------
    Ids by group, in the order of `columns`.

    Raises
    ------
    DataError
        With every id that the view has not, or that is its root.
    KeyError
        When the framework has no such view.

    Examples
    --------
    >>> from monitor_lab import load_framework
    >>> siblings(["C01", "C03"], load_framework(), "flat")
    {'index': ['C01', 'C03']}
    """
    if framework is None:
        return {"": columns}
    tree = framework.view(view)
    scored = framework.scored.index.astype(str)
    parents = {str(i): str(g) for i, g in tree.members.items() if i in scored} | tree.parents
    problems = [
        Problem(
            f'The view "{view}" has no such indicator or group.', "scores", column=c, suggestion=nearest(c, parents)
        )
        for c in columns
        if c not in parents
    ]
    problems += [
        Problem("This is the index itself: it belongs to no group.", "scores", column=c)
        for c in columns
        if parents.get(c) == ""
    ]
    if problems:
        raise DataError(problems)
    found: dict[str, list[str]] = {}
    for column in columns:
        found.setdefault(parents[column], []).append(column)
    return found


def within_groups(
    scores: pd.DataFrame,
    framework: Framework | None,
    view: str,
    weigh: Callable[[pd.DataFrame], pd.Series[float]],
) -> pd.Series[float]:
    """Weigh the columns of each group by themselves.

    Parameters
    ----------
    scores
        Index: units. A column an indicator or a group.
    framework, view
        As for `siblings`.
    weigh
        From the columns of one group to their weights. A column that is alone in its group is given the
        weight 1 without asking.

    Returns
    -------
    Index: the columns of `scores`. The weights of each group add to 1.

    Raises
    ------
    DataError
        With every problem of every group at once.

    Examples
    --------
    >>> half = lambda part: pd.Series(0.5, index=part.columns)
    >>> within_groups(pd.DataFrame({"a": [1.0], "b": [2.0]}), None, "flat", half).to_dict()
    {'a': 0.5, 'b': 0.5}
    """
    numbers(scores, "scores", unique=True)
    named = scores.set_axis(pd.Index([str(c) for c in scores.columns]), axis=1)
    found: dict[str, float] = {}
    problems: list[Problem] = []
    for ids in siblings(list(named.columns), framework, view).values():
        if len(ids) == 1:
            found[ids[0]] = 1.0
            continue
        try:
            part = weigh(named[ids])
        except DataError as error:
            problems += error.problems
            continue
        found |= {str(i): float(w) for i, w in part.items()}
    if problems:
        raise DataError(problems)
    return pd.Series(found, index=named.columns, name="weight", dtype="float64")


def complete_rows(scores: pd.DataFrame, least: int, why: str) -> Floats:
    """The numbers of the units that have a value in every column.

    Parameters
    ----------
    scores
        Index: units. A column an indicator or a group.
    least
        How many such units are needed.
    why
        What divides by the spread, as the end of a sentence.

    Returns
    -------
    A row a unit without a gap, a column a column of `scores`.

    Raises
    ------
    DataError
        With every problem at once: too few such units, a column with the same value in all of them.

    Examples
    --------
    >>> complete_rows(pd.DataFrame({"a": [1.0, 2.0, None]}), 2, "").tolist()
    [[1.0], [2.0]]
    """
    values = numbers(scores, "scores")
    whole = values[~np.isnan(values).any(axis=1)]
    names = [str(c) for c in scores.columns]
    problems = []
    if len(whole) < least:
        units = f"{len(whole)} unit{' has' if len(whole) == 1 else 's have'}"
        what = f"Only {units} a value in all of {', '.join(names)}."
        problems.append(Problem(what, "scores", allowed=f"{least} or more; impute what is missing first"))
    else:
        problems += constant_problems(whole, names, "scores", why, "different values; leave the column out")
    if problems:
        raise DataError(problems)
    return whole

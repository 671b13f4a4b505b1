"""Find a unit or a group in a result, or say in words that it is not there."""

from __future__ import annotations

from collections.abc import Hashable
from typing import Any, cast

import numpy as np
import pandas as pd

from ..charts.parts import label
from ..files.frames import check_observations
from ..files.tables import nearest
from ..framework.tree import Flags, Floats
from ..framework.view import View
from ..scoring.scores import Scores

__all__ = ["above", "find_group", "find_row", "given", "members_of", "nodes", "peers"]


def above(view: View, node: str) -> list[str]:
    """The groups that hold an indicator or a group, from its own upwards to the index.

    Parameters
    ----------
    view
        The tree.
    node
        Id of an indicator or a group.

    Returns
    -------
    Ids of groups; none for the index.

    Examples
    --------
    >>> from monitor_lab import load_framework
    >>> above(load_framework().view("monitor"), "D01.01")
    ['D01', 'F1', 'M']
    """
    parents = view.parents
    at = parents[node] if node in parents else str(view.members.loc[node])
    chain = []
    while at:
        chain.append(at)
        at = parents[at]
    return chain


def find_row(index: pd.Index[Any], unit: Hashable) -> int:
    """The position of a unit, or of a unit in a period.

    Parameters
    ----------
    index
        Units, or units and periods, each once.
    unit
        An entry of the index; with periods a pair, such as ("Durban", 2019).

    Returns
    -------
    Its position.

    Raises
    ------
    ValueError
        When it is not there; the nearest one is named.

    Examples
    --------
    >>> find_row(pd.Index(["Tshwane", "Durban"]), "Durban")
    1
    >>> find_row(pd.Index(["Tshwane", "Durban"]), "Tswane")
    Traceback (most recent call last):
    ...
    ValueError: There is no unit "Tswane". Did you mean "Tshwane"?
    """
    pair = isinstance(unit, tuple) and len(unit) == index.nlevels
    if (index.nlevels == 1 or pair) and unit in index:
        return int(cast(int, index.get_loc(unit)))
    if index.nlevels > 1 and not pair:
        example = next((e for e in index if e[0] == unit), index[0])
        raise ValueError(f"The data have periods, so name a unit and a period, such as {example!r}; not {unit!r}.")
    known = [label(u) for u in index]
    hint = nearest(label(unit), known)
    more = f'Did you mean "{hint}"?' if hint else f"The units are {_some(known)}."
    raise ValueError(f'There is no unit "{label(unit)}". {more}')


def find_group(scores: Scores, group: str | None) -> int:
    """The position of a group of the view; of the index, when none is named.

    Parameters
    ----------
    scores
        A result.
    group
        Id of a group, or None.

    Returns
    -------
    Its position among the groups of the tree.

    Raises
    ------
    ValueError
        When the view has no such group; the nearest one is named.

    Examples
    --------
    >>> from monitor_lab import load_example, load_framework, score
    >>> scores = score(load_example(), load_framework())
    >>> find_group(scores, None), scores.tree.groups[find_group(scores, "F1")]
    (0, 'F1')
    """
    if group is None:
        return scores.tree.root
    if group not in scores.tree.groups:
        hint = nearest(str(group), scores.tree.groups)
        more = f'Did you mean "{hint}"?' if hint else f"The groups are {_some(list(scores.tree.groups))}."
        raise ValueError(f'The view "{scores.view}" has no group "{group}". {more}')
    return scores.tree.groups.index(group)


def given(scores: Scores, row: int) -> Floats:
    """The values of one unit as they were given, before any step of the recipe.

    Parameters
    ----------
    scores
        A result.
    row
        Position of the unit among the scores.

    Returns
    -------
    Shape (indicators,), in the indicators' units; NaN where no value was given.

    Examples
    --------
    >>> from monitor_lab import load_example, load_framework, score
    >>> given(score(load_example(), load_framework()), 0)[:3].round(1).tolist()
    [16.4, 304.3, 371.5]
    """
    one = scores.observations.loc[[scores.groups.index[row]]]
    values: Floats = check_observations(one, scores.framework).to_numpy(dtype=np.float64)
    row_of: Floats = values[0]
    return row_of


def members_of(scores: Scores, group: str | None) -> Flags:
    """Which scored indicators stand in a group, however deep.

    Parameters
    ----------
    scores
        A result.
    group
        Id of a group; None for the index.

    Returns
    -------
    Shape (indicators,).

    Raises
    ------
    ValueError
        When the view has no such group.

    Examples
    --------
    >>> from monitor_lab import load_example, load_framework, score
    >>> scores = score(load_example(), load_framework())
    >>> int(members_of(scores, "D03").sum())
    7
    """
    tree = scores.tree
    wanted = tree.groups[find_group(scores, group)]
    return np.array([wanted in above(tree.view, i) for i in tree.indicators], dtype=np.bool_)


def nodes(scores: Scores) -> pd.DataFrame:
    """The groups of the view, the index first, then the scored indicators.

    Parameters
    ----------
    scores
        A result.

    Returns
    -------
    Index `id`. Columns `level` ("indicator" for indicators), `name`, `group` (id of the group it stands
    in, "" for the index).

    Examples
    --------
    >>> from monitor_lab import load_example, load_framework, score
    >>> metros = load_example()
    >>> nodes(score(metros, load_framework().select(metros.columns), view="flat")).loc["C03"].to_dict()
    {'level': 'indicator', 'name': 'Recorded robbery rate', 'group': 'index'}
    """
    tree = scores.tree
    groups = tree.view.groups.loc[list(tree.groups)]
    indicators = list(tree.indicators)
    return pd.DataFrame(
        {
            "level": [*groups["level"], *(["indicator"] * len(indicators))],
            "name": [*groups["name"], *scores.framework.indicators["name"].loc[indicators]],
            "group": [*groups["parent"], *tree.view.members.loc[indicators]],
        },
        index=pd.Index([*tree.groups, *indicators], name="id", dtype="str"),
        dtype="str",
    )


def peers(index: pd.Index[Any], row: int) -> Flags:
    """The rows that a row is compared with: all of them, or those of its own period; itself too.

    Parameters
    ----------
    index
        Units, or units and periods.
    row
        A position.

    Returns
    -------
    Shape (rows,).

    Examples
    --------
    >>> peers(pd.MultiIndex.from_tuples([("A", 2019), ("B", 2019), ("A", 2020)]), 0).tolist()
    [True, True, False]
    """
    if index.nlevels == 1:
        return np.ones(len(index), dtype=np.bool_)
    periods = index.get_level_values(1)
    return np.asarray(periods == periods[row], dtype=np.bool_)


def _some(names: list[str]) -> str:
    return ", ".join(names[:10]) + (f" and {len(names) - 10} more" if len(names) > 10 else "")

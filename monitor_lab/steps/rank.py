"""Rank units, overall or within groups."""

from __future__ import annotations

from typing import Literal, cast, overload

import pandas as pd

from .frames import numbers
from .normalise import one_of
from .unit_groups import UnitGroups, groups_of

__all__ = ["rank"]

_TIES = ("min", "max", "average", "dense")


@overload
def rank(scores: pd.Series[float], by: str | UnitGroups | None = None, ties: str = "min") -> pd.Series[float]: ...
@overload
def rank(scores: pd.DataFrame, by: str | UnitGroups | None = None, ties: str = "min") -> pd.DataFrame: ...
def rank(
    scores: pd.Series[float] | pd.DataFrame,
    by: str | UnitGroups | None = None,
    ties: str = "min",
) -> pd.Series[float] | pd.DataFrame:
    """Rank units by score: the highest has rank 1.

    Parameters
    ----------
    scores
        Index: units, or units and periods. One score a unit, or a frame with a column an index, group
        or indicator; higher is better. Each column is ranked by itself.
    by
        Rank within groups: unit to the group that it belongs to (a Series or a mapping), or the name of
        a level of the index, such as "period". A unit whose group is missing gets no rank.
    ties
        What units with the same score get, when they share the places 2 and 3: "min" 2 (as in sport),
        "max" 3, "average" 2.5, "dense" 2, the next unit then being 3 instead of 4.

    Returns
    -------
    The shape of `scores`: places, 1 is highest. NaN where there is no score: what is missing is not
    ranked, and does not count as last.

    Raises
    ------
    DataError
        When scores hold text or infinite values, or a unit stands there twice or has no group.
    ValueError
        When `ties` is unknown, or the index has no such level.

    Notes
    -----
    Ranks hide how near scores are to each other; show them with ranges. OECD and JRC, *Handbook on
    Constructing Composite Indicators* (2008), table 15, and COINr's `get_results` (`use = "ranks"`,
    "groupranks") use "min".

    Examples
    --------
    >>> scores = pd.Series({"A": 61.0, "B": 55.0, "C": 61.0, "D": None})
    >>> rank(scores).to_dict()
    {'A': 1.0, 'B': 3.0, 'C': 1.0, 'D': nan}
    >>> rank(scores, by={"A": "coast", "B": "coast", "C": "inland", "D": "inland"}).to_dict()
    {'A': 1.0, 'B': 2.0, 'C': 1.0, 'D': nan}
    """
    one_of("ties", ties, _TIES)
    frame = scores if isinstance(scores, pd.DataFrame) else scores.to_frame(name="score")
    values = pd.DataFrame(numbers(frame, "scores", unique=True), columns=frame.columns)
    method = cast(Literal["min", "max", "average", "dense"], ties)
    if by is None:
        places = values.rank(method=method, ascending=False)
    else:
        groups = _groups(frame.index, by)
        places = values.groupby(groups.to_numpy()).rank(method=method, ascending=False)
        places = places.reindex(values.index)
    places = places.set_axis(frame.index)
    if isinstance(scores, pd.DataFrame):
        return places
    return pd.Series(places["score"], name=scores.name)


def _groups(index: pd.Index, by: str | UnitGroups) -> pd.Index:
    """The group of each row; missing where it has none."""
    if not isinstance(by, str):
        return groups_of(index, by, "by")
    names = [str(n) for n in index.names]
    one_of("by", by, tuple(names))
    return index.get_level_values(names.index(by))

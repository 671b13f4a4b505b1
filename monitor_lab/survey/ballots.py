"""Read what people ranked or ticked, in any of three forms, into one."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ..errors import DataError, Problem
from ..files.tables import nearest

__all__ = ["Ballots", "Kind", "read_ballots"]

Kind = Literal["ranked", "ticked"]


@dataclass(frozen=True, eq=False)
class Ballots:
    """Ballots in one form.

    Attributes
    ----------
    ranks
        People × options; 1 is the first, NaN is not named. A ticked option has the rank 1.
    options
        Names of the options, in the order given.
    kind
        "ranked" or "ticked".
    kept
        Which of the people given are in `ranks`, in their order.
    left_out
        Sentences on people who are not.

    Examples
    --------
    >>> read_ballots([["Water", "Light"], ["Light"]]).ranks.tolist()
    [[1.0, 2.0], [nan, 1.0]]
    """

    ranks: NDArray[np.float64]
    options: tuple[str, ...]
    kind: Kind
    kept: NDArray[np.bool_]
    left_out: tuple[str, ...]


def read_ballots(
    ballots: pd.DataFrame | Sequence[Iterable[str]],
    kind: Kind | None = None,
    options: Iterable[str] | None = None,
) -> Ballots:
    """Read ranked or ticked ballots.

    Parameters
    ----------
    ballots
        A frame, a row a person and a column an option: ranks (1 is the first, empty is not ranked), or
        0 and 1 (ticked). Or a list with, for each person, a list of names in order, or a set of names.
    kind
        "ranked" or "ticked", where the numbers do not tell.
    options
        All options of a list of ballots, also those that nobody named.

    Returns
    -------
    `Ballots`, without the people who left everything empty.

    Raises
    ------
    DataError
        With every problem at once: fewer than two options, an option twice, a cell that is no rank or
        no tick, ranks beyond the number of options, an unknown name (with the nearest), no ballot.
    ValueError
        When `kind` is not one of its values.

    Examples
    --------
    >>> read_ballots(pd.DataFrame({"Water": [1, 0], "Light": [1, 1]})).kind
    'ticked'
    """
    if kind not in (None, "ranked", "ticked"):
        near = nearest(str(kind), ("ranked", "ticked"))
        raise ValueError(f"kind is {kind!r}; it is ranked or ticked" + (f". Did you mean {near}?" if near else ""))
    if isinstance(ballots, pd.DataFrame):
        return _from_frame(ballots, kind)
    return _from_lists(list(ballots), kind, options)


def _from_frame(frame: pd.DataFrame, kind: Kind | None) -> Ballots:
    names = [str(c).strip() for c in frame.columns]
    problems = [
        Problem("This option stands in more than one column.", column=name)
        for name, times in Counter(names).items()
        if times > 1
    ]
    if len(names) < 2:
        problems.append(Problem("There are fewer than two options to choose from."))
    values = np.full(frame.shape, np.nan)
    for j, name in enumerate(names):
        values[:, j], wrong = _numbers(frame.iloc[:, j], name)
        problems += wrong
    if not problems and np.isnan(values).all():
        problems = [Problem("There are no ballots: every cell is empty.")]
    if problems:
        raise DataError(problems)
    found = kind or _kind_of(values)
    problems = _wrong_cells(values, names, found)
    if problems:
        raise DataError(problems)
    filled = ~np.isnan(values)
    blank = ~filled.any(axis=1)
    partial = ~blank & ~filled.all(axis=1) if found == "ticked" else np.zeros(len(values), dtype=np.bool_)
    kept = ~blank & ~partial
    if not kept.any():
        raise DataError([Problem("Nobody answered every option, so there is nothing to count.")])
    ranks = np.where(values == 1.0, 1.0, np.nan) if found == "ticked" else values
    said = _left_out(int(blank.sum()), "gave no answer") + _left_out(int(partial.sum()), "left some options open")
    return Ballots(ranks[kept], tuple(names), found, kept, said)


def _numbers(column: pd.Series[Any], name: str) -> tuple[NDArray[np.float64], list[Problem]]:
    numbers = pd.to_numeric(column, errors="coerce").to_numpy(dtype=np.float64, na_value=np.nan)
    wrong = np.flatnonzero(np.isnan(numbers) & column.notna().to_numpy() | np.isinf(numbers))
    cells = column.tolist()
    allowed = "a rank such as 1, 2, 3; or 0 and 1; or an empty cell"
    return numbers, [Problem(f"{cells[i]!r} is no answer.", row=i + 1, column=name, allowed=allowed) for i in wrong[:5]]


def _kind_of(values: NDArray[np.float64]) -> Kind:
    present = values[~np.isnan(values)]
    if (present == 0.0).any():
        return "ticked"
    if (present > 1.0).any():
        return "ranked"
    what = "There are only 1 and empty cells, which may be first ranks or ticks."
    raise DataError([Problem(what, allowed='kind="ranked"; or 0 where an option was not ticked')])


def _wrong_cells(values: NDArray[np.float64], names: list[str], kind: Kind) -> list[Problem]:
    present = ~np.isnan(values)
    if kind == "ticked":
        bad = present & (values != 0.0) & (values != 1.0)
        allowed = "0, 1 or an empty cell"
    else:
        bad = present & ~((values >= 1.0) & (values <= len(names)))
        allowed = f"ranks from 1 to {len(names)}, the number of options; 1 is the first"
    return [
        Problem(f"{values[i, j]:g} is no {'tick' if kind == 'ticked' else 'rank'}.", "", int(i) + 1, names[j], allowed)
        for i, j in np.argwhere(bad)[:10]
    ]


def _from_lists(ballots: list[Any], kind: Kind | None, options: Iterable[str] | None) -> Ballots:
    problems: list[Problem] = []
    listed = [str(o).strip() for o in options] if options is not None else []
    sets = [isinstance(b, (set, frozenset)) for b in ballots]
    if any(sets) and not all(sets):
        problems.append(Problem("Some ballots are lists (an order) and some are sets (ticks).", allowed="one kind"))
    found: Kind = kind or ("ticked" if sets and all(sets) else "ranked")
    named: list[list[str]] = []
    for i, ballot in enumerate(ballots, 1):
        names = (
            [] if ballot is None else [str(name).strip() for name in ([ballot] if isinstance(ballot, str) else ballot)]
        )
        named.append(names)
        problems += [Problem(f'"{name}" is named twice.', row=i) for name, t in Counter(names).items() if t > 1]
        if options is not None:
            unknown = [name for name in names if name not in listed]
            problems += [Problem(f'"{n}" is not an option.', row=i, suggestion=nearest(n, listed)) for n in unknown]
    everything = listed or list(dict.fromkeys(name for names in named for name in names))
    kept = np.array([bool(names) for names in named], dtype=np.bool_)
    if not kept.any():
        problems.append(Problem("There are no ballots."))
    elif len(everything) < 2:
        problems.append(Problem("There are fewer than two options to choose from."))
    if problems:
        raise DataError(problems)
    at = {name: j for j, name in enumerate(everything)}
    ranks = np.full((len(named), len(everything)), np.nan)
    for i, names in enumerate(named):
        ranks[i, [at[name] for name in names]] = 1.0 if found == "ticked" else np.arange(1.0, len(names) + 1.0)
    said = _left_out(int((~kept).sum()), "gave no answer")
    return Ballots(ranks[kept], tuple(everything), found, kept, said)


def _left_out(count: int, reason: str) -> tuple[str, ...]:
    if count == 0:
        return ()
    return (f"1 person {reason} and is left out." if count == 1 else f"{count:,} people {reason} and are left out.",)

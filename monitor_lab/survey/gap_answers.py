"""Read what `gaps` is given: rows of respondents, or published shares."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ..errors import DataError, Problem
from ..files.tables import nearest
from .answers import count_shares
from .gap_error import Shares

__all__ = ["Answers", "published_groups", "read_answers"]


@dataclass(frozen=True, eq=False)
class Answers:
    """Answers of people in groups.

    Attributes
    ----------
    by
        What divides the groups.
    names
        The groups, by name, or in a category's own order.
    answers, groups, weights, clusters
        0 or 1, the number of the group, the weight and the number of the cluster, of each respondent.
    others
        Respondents who answered and have no group.
    left_out
        Sentences on respondents who are not counted.

    Examples
    --------
    >>> read_answers(pd.DataFrame({"unsafe": [1, 0], "sex": ["w", "m"]}), "unsafe", ("sex",)).names
    ('m', 'w')
    """

    by: str
    names: tuple[str, ...]
    answers: NDArray[np.float64]
    groups: NDArray[np.int64]
    weights: NDArray[np.float64] | None
    clusters: NDArray[np.int64] | None
    others: int
    left_out: tuple[str, ...]


def read_answers(
    frame: pd.DataFrame, outcome: str, by: tuple[str, ...], weights: str | None = None, clusters: str | None = None
) -> Answers:
    """Read rows of respondents.

    Parameters
    ----------
    frame
        A row a respondent.
    outcome, by, weights, clusters
        Names of columns; several in `by` are crossed.

    Returns
    -------
    `Answers`, of the respondents with answer, group, weight and cluster.

    Raises
    ------
    DataError
        With every problem at once: a column that is not there, answers that are not 0 and 1, weights that
        are not positive, no answer.

    Examples
    --------
    >>> rows = pd.DataFrame({"unsafe": [1, 0, 1], "sex": ["w", "m", "w"], "place": ["A", "A", "B"]})
    >>> read_answers(rows, "unsafe", ("sex", "place")).names
    ('m, A', 'w, A', 'w, B')
    """
    known = [str(c) for c in frame.columns]
    wanted = [outcome, *by, *([weights] if weights else []), *([clusters] if clusters else [])]
    problems = [
        Problem(f'There is no column "{c}".', suggestion=nearest(c, known)) for c in wanted if c not in frame.columns
    ]
    problems += [Problem("This column is there twice.", column=c) for c in dict.fromkeys(wanted) if known.count(c) > 1]
    if problems:
        raise DataError(problems)
    y, problems = _numbers(frame[outcome], outcome, "0, 1 or an empty cell", lambda v: (v == 0.0) | (v == 1.0))
    w = None
    if weights:
        w, wrong = _numbers(frame[weights], weights, "numbers above 0", lambda v: (v > 0.0) & np.isfinite(v))
        problems += wrong
    if problems:
        raise DataError(problems)
    answered = ~np.isnan(y)
    usable = answered & (~np.isnan(w) if w is not None else True)
    cluster: NDArray[np.int64] | None = None
    if clusters:
        usable &= frame[clusters].notna().to_numpy()
    labels = _labels(frame, by)
    grouped = labels.notna().to_numpy()
    keep = usable & grouped
    if not keep.any():
        raise DataError(
            [Problem(f'No respondent has both an answer to "{outcome}" and a group of {" and ".join(by)}.')]
        )
    if clusters:
        cluster = pd.factorize(frame[clusters][keep])[0].astype(np.int64)
        if int(cluster.max()) < 1:
            raise DataError([Problem("There is one cluster only, so its effect cannot be told.", column=clusters)])
    kept = labels[keep]
    names = tuple(str(name) for name in (_order(frame, by, kept)))
    at = {name: i for i, name in enumerate(names)}
    return Answers(
        by=" and ".join(by),
        names=names,
        answers=y[keep],
        groups=np.array([at[name] for name in kept.tolist()], dtype=np.int64),
        weights=None if w is None else w[keep],
        clusters=cluster,
        others=int((usable & ~grouped).sum()),
        left_out=_left_out(int((~answered).sum()), int((answered & ~usable).sum())),
    )


def _numbers(column: pd.Series[Any], name: str, allowed: str, fits: Any) -> tuple[NDArray[np.float64], list[Problem]]:
    values = pd.to_numeric(column, errors="coerce").to_numpy(dtype=np.float64, na_value=np.nan)
    present = column.notna().to_numpy()
    wrong = np.flatnonzero(present & ~fits(values))
    cells = column.tolist()
    return values, [
        Problem(f"{cells[i]!r} was found.", row=int(i) + 1, column=name, allowed=allowed) for i in wrong[:5]
    ]


def _labels(frame: pd.DataFrame, by: tuple[str, ...]) -> pd.Series[Any]:
    """Each respondent's group as a text; missing where one of its columns is."""
    texts = [frame[c].map(lambda v: None if pd.isna(v) or not str(v).strip() else str(v).strip()) for c in by]
    rows = zip(*(t.tolist() for t in texts), strict=True)
    joined = [None if any(pd.isna(part) for part in row) else ", ".join(row) for row in rows]
    return pd.Series(joined, index=frame.index, dtype=object)


def _order(frame: pd.DataFrame, by: tuple[str, ...], kept: pd.Series[Any]) -> list[str]:
    present = sorted(set(kept.tolist()))
    kind = frame[by[0]].dtype
    if len(by) == 1 and isinstance(kind, pd.CategoricalDtype):
        listed = [str(c).strip() for c in kind.categories]
        return [name for name in listed if name in present]
    return present


def _left_out(silent: int, incomplete: int) -> tuple[str, ...]:
    reasons = ((silent, "gave no answer"), (incomplete, "has no weight or cluster"))
    return tuple(
        f"1 respondent {why} and is left out."
        if count == 1
        else f"{count:,} respondents {why.replace('has', 'have')} and are left out."
        for count, why in reasons
        if count
    )


def published_groups(
    shares: pd.Series[Any] | Mapping[str, float],
    n: Mapping[str, int] | int | None,
    design_effect: float | Mapping[str, float],
) -> tuple[tuple[tuple[str, ...], Shares], tuple[str, ...]]:
    """Read published shares of groups.

    Parameters
    ----------
    shares
        Group to percent.
    n
        Respondents of each group, or one number for each, or None.
    design_effect
        One number, or one for each group.

    Returns
    -------
    The groups with their `Shares` (n is -1 where it is not known), and sentences on what was found.

    Raises
    ------
    DataError
        With every problem at once.

    Examples
    --------
    >>> groups, notes = published_groups({"Women": 62, "Men": 41}, None, 1.0)
    >>> groups[0], groups[1].share.tolist(), groups[1].n.tolist()
    (('Women', 'Men'), [0.62, 0.41], [-1, -1])
    """
    read = count_shares(shares, None).shares
    names = [str(name) for name in read.index]
    problems = []
    if n is not None and not isinstance(n, Mapping):
        n = dict.fromkeys(names, n)
    sizes = np.full(len(names), -1, dtype=np.int64)
    same = 1.0 if isinstance(design_effect, Mapping) else float(design_effect)
    effects = np.full(len(names), same, dtype=np.float64)
    for label, given in (("n", n), ("design_effect", design_effect if isinstance(design_effect, Mapping) else None)):
        for name in given or {}:
            if name not in names:
                problems.append(Problem(f'{label}: "{name}" is not a group.', suggestion=nearest(name, names)))
    for i, name in enumerate(names):
        if n is not None:
            size = n.get(name)
            if size is None or isinstance(size, (bool, str)) or size != round(size) or size < 1:
                problems.append(Problem(f"{name}: n is {size!r}.", allowed="a whole number of respondents"))
            else:
                sizes[i] = int(size)
        if isinstance(design_effect, Mapping):
            effects[i] = float(design_effect.get(name, 1.0))
        if not (np.isfinite(effects[i]) and effects[i] > 0.0):
            problems.append(Problem(f"{name}: the design effect is {effects[i]:g}.", allowed="a number above 0"))
    if problems:
        raise DataError(problems)
    share: NDArray[np.float64] = read.to_numpy(dtype=np.float64) / np.float64(100.0)
    notes: tuple[str, ...] = ()
    if 0.0 < share.max() <= 0.01:
        notes = ("Every share is 1 % or less. If these are fractions, give percent: 48, not 0.48.",)
    return (tuple(names), Shares(share, sizes, effects, np.eye(len(names)))), notes

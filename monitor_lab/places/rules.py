"""A typology as an ordered list of classes, each with its conditions; and how to apply it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ..errors import DataError, Problem
from ..files.tables import nearest
from .conditions import holds, parse_condition

__all__ = ["TYPOLOGY", "CutoffMove", "Rules", "apply_rules", "cutoff_moves", "missing_scores", "read_rules"]

TYPOLOGY: dict[str, dict[str, str]] = {
    "high complexity": {"violence": ">= 60", "resilience": "< 40"},
    "vulnerable": {"vulnerability": ">= 50"},
    "upper middle class": {"vulnerability": "< 15", "resilience": ">= 70"},
    "normal": {},
}
"""Four classes of neighbourhood that the literature on local diagnosis names, by three scores from 0 to 100.

The classes are in use in Latin America; their cut-offs are not, for there are no official ones. These are
for teaching: change them, and say why. Historic centres, a fifth class, are named by hand (`given`).
"""


@dataclass(frozen=True)
class Rules:
    """Classes in the order in which they are tried, and the cut-offs of their conditions.

    Attributes
    ----------
    classes
        Names, in order; a unit belongs to the first one whose conditions all hold.
    parts
        For each class its comparisons: number of the cut-off, and sign.
    cutoffs
        Each cut-off once: the score and the number. Conditions with the same score and number share it.

    Examples
    --------
    >>> read_rules({"high": {"risk": ">= 60"}, "low": {"risk": "< 60"}}).cutoffs
    (('risk', 60.0),)
    """

    classes: tuple[str, ...]
    parts: tuple[tuple[tuple[int, str], ...], ...]
    cutoffs: tuple[tuple[str, float], ...]


def read_rules(rules: Mapping[str, Mapping[str, str]]) -> Rules:
    """Read the classes of a typology.

    Parameters
    ----------
    rules
        Class to its conditions, themselves a mapping from score to text such as ">= 60". A class without
        conditions takes what is left, and stands last.

    Returns
    -------
    `Rules`.

    Raises
    ------
    DataError
        With every problem at once: no class, a text that is no condition, a class without conditions before
        others, no condition at all.

    Examples
    --------
    >>> read_rules({"high": {"risk": ">= 60"}, "other": {}}).classes
    ('high', 'other')
    """
    problems: list[Problem] = []
    cutoffs: dict[tuple[str, float], int] = {}
    parts = []
    names = [str(name) for name in rules]
    for i, (name, conditions) in enumerate(rules.items()):
        if not conditions and i < len(names) - 1:
            problems.append(Problem(f'"{name}" has no conditions, so no class after it is ever reached; put it last.'))
        own = []
        for score, text in conditions.items():
            try:
                found = parse_condition(text, f"{name}, {score}")
            except DataError as error:
                problems += error.problems
                continue
            own += [(cutoffs.setdefault((str(score), c.cutoff), len(cutoffs)), c.sign) for c in found]
        parts.append(tuple(own))
    if not problems and not cutoffs:
        problems.append(Problem("There are no conditions.", allowed='such as {"high": {"violence": ">= 60"}}'))
    if problems:
        raise DataError(problems)
    return Rules(tuple(names), tuple(parts), tuple(cutoffs))


def apply_rules(scores: pd.DataFrame, rules: Rules, numbers: tuple[float, ...] | None = None) -> NDArray[np.int64]:
    """The class of each unit.

    Parameters
    ----------
    scores
        Units × scores; NaN is missing.
    rules
        The typology.
    numbers
        Other numbers for its cut-offs, in their order.

    Returns
    -------
    Numbers of classes; -1 where none fits, and -2 where a missing score leaves it open.

    Raises
    ------
    DataError
        When a score is not a column, with the nearest one.

    Examples
    --------
    Without its score for resilience the third unit may be either; the fourth is what it is all the same:

    >>> rules = read_rules({"critical": {"violence": ">= 60", "resilience": "< 40"}, "other": {}})
    >>> scores = pd.DataFrame({"violence": [80, 80, 80, 20], "resilience": [20, 90, None, None]})
    >>> apply_rules(scores, rules).tolist()
    [0, 1, -2, 1]
    """
    problems = missing_scores(scores, rules)
    if problems:
        raise DataError(problems)
    chosen = tuple(number for _, number in rules.cutoffs) if numbers is None else numbers
    scores = scores.set_axis([str(c) for c in scores.columns], axis="columns")
    columns = {score: scores[score].to_numpy(dtype=np.float64, na_value=np.nan) for score, _ in rules.cutoffs}
    found = np.full(len(scores), -1, dtype=np.int64)
    undecided = np.ones(len(scores), dtype=np.bool_)
    for code, parts in enumerate(rules.parts):
        true = np.ones(len(scores), dtype=np.bool_)
        possible = np.ones(len(scores), dtype=np.bool_)
        for cutoff, sign in parts:
            here, open_ = holds(columns[rules.cutoffs[cutoff][0]], sign, chosen[cutoff])
            true &= here
            possible &= here | open_
        found[undecided & true] = code
        found[undecided & possible & ~true] = -2
        undecided &= ~possible
    return found


def missing_scores(scores: pd.DataFrame, rules: Rules) -> list[Problem]:
    """A problem for each score of the rules that is not a column.

    Parameters
    ----------
    scores
        Units × scores.
    rules
        The typology.

    Returns
    -------
    Problems, with the nearest column.

    Raises
    ------
    TypeError
        When `scores` is not a frame.

    Examples
    --------
    >>> rules = read_rules({"high": {"violence": ">= 60"}})
    >>> print(missing_scores(pd.DataFrame({"violent": [1.0]}), rules)[0])
    There is no score "violence". Did you mean violent?
    """
    if not isinstance(scores, pd.DataFrame):
        raise TypeError(f"scores must be a frame, a row a unit and a column a score, not {type(scores).__name__}")
    known = [str(c) for c in scores.columns]
    wanted = dict.fromkeys(score for score, _ in rules.cutoffs)
    return [Problem(f'There is no score "{s}".', suggestion=nearest(s, known)) for s in wanted if s not in known]


class CutoffMove(NamedTuple):
    """Cut-offs of which one, or all, are moved.

    Examples
    --------
    >>> CutoffMove("violence 60", "lower", (54.0,), 60.0, 54.0).way
    'lower'
    """

    cutoff: str
    way: Literal["lower", "higher"]
    numbers: tuple[float, ...]
    before: float
    after: float


def cutoff_moves(rules: Rules, move: float, move_in: str) -> list[CutoffMove]:
    """Each cut-off lowered and raised by itself, then all of them together.

    Parameters
    ----------
    rules
        The typology.
    move
        How far.
    move_in
        "percent" of the cut-off, or "points".

    Returns
    -------
    Moves; those of all together have no single number (NaN).

    Raises
    ------
    ValueError
        When `move_in` is not one of its values.

    Examples
    --------
    >>> rules = read_rules({"high": {"violence": ">= 60"}})
    >>> [m.numbers for m in cutoff_moves(rules, 10, "percent")]
    [(54.0,), (66.0,), (54.0,), (66.0,)]
    """
    if move_in not in ("percent", "points"):
        raise ValueError(f"move_in is {move_in!r}; it is percent or points")
    numbers = [number for _, number in rules.cutoffs]
    steps = [abs(n) * move / 100.0 if move_in == "percent" else move for n in numbers]
    ways: tuple[tuple[Literal["lower", "higher"], float], ...] = (("lower", -1.0), ("higher", 1.0))
    found = []
    for i, (score, number) in enumerate(rules.cutoffs):
        for way, sign in ways:
            moved = [n + (sign * s if j == i else 0.0) for j, (n, s) in enumerate(zip(numbers, steps, strict=True))]
            found.append(CutoffMove(f"{score} {number:g}", way, tuple(moved), number, moved[i]))
    for way, sign in ways:
        together = tuple(n + sign * s for n, s in zip(numbers, steps, strict=True))
        found.append(CutoffMove("all", way, together, float("nan"), float("nan")))
    return found

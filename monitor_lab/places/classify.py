"""Classes of neighbourhoods with stated cut-offs, and how many change class when the cut-offs move."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ..display import Shown
from ..errors import DataError, Problem
from .rules import TYPOLOGY, Rules, apply_rules, cutoff_moves, missing_scores, read_rules

__all__ = ["Classified", "classify"]

NONE = "no class fits"
OPEN = "not classified: score missing"
SMALL = "not classified: too few residents"


@dataclass(frozen=True, eq=False, repr=False)
class Classified(Shown):
    """Classes of units; made by `classify`.

    Attributes
    ----------
    table
        Index `unit`. Columns `class`; `stable`, whether no single move of a cut-off, and no move of all
        together, changes it; `also`, the classes that such a move leads to; `nearest`, the cut-off nearest
        to one of the unit's scores, and `distance` from it in points. A class given by hand, or none, has
        neither.
    classes
        Index `class`. Columns `units` and `share` in percent.
    moves
        Index (`cutoff`, `move`): each cut-off lowered and raised, and all of them together. Columns `from` and
        `to`, the number; `changed`, units that change class; `share` of the units classified, in percent.
    flows
        A row for each move and each change of class: `cutoff`, `move`, `before`, `after`, `units`.
    notes
        Plain sentences.

    Examples
    --------
    >>> scores = pd.DataFrame({"risk": [62.0, 20.0]}, index=["North", "South"])
    >>> classify(scores, {"high": {"risk": ">= 60"}, "low": {}}).table["stable"].to_dict()
    {'North': False, 'South': True}
    """

    table: pd.DataFrame
    classes: pd.DataFrame
    moves: pd.DataFrame
    flows: pd.DataFrame
    notes: tuple[str, ...]

    def _heading(self) -> str:
        classed = ~self.table["class"].isin([OPEN, SMALL])
        stable = int((self.table["stable"] & classed).sum())
        return f"Classes of {int(classed.sum()):,} units; {stable:,} keep theirs when the cut-offs move"

    def _tables(self) -> list[tuple[str, pd.DataFrame]]:
        return [("Classes", self.classes), ("When the cut-offs move", self.moves), ("Units", self.table)]


def classify(
    scores: pd.DataFrame,
    rules: Mapping[str, Mapping[str, str]] | None = None,
    *,
    move: float = 10.0,
    move_in: Literal["percent", "points"] = "percent",
    given: Mapping[Any, str] | pd.Series[Any] | None = None,
    population: Mapping[Any, float] | pd.Series[Any] | None = None,
    smallest: float = 1000,
) -> Classified:
    """Put units into classes by rules that everybody can read, and test how firm the classes are.

    Parameters
    ----------
    scores
        Index the units, a column per score, each 0 to 100 or in a unit of its own.
    rules
        Class to its conditions, tried in order: {"high complexity": {"violence": ">= 60"}, "normal": {}}.
        The four classes of `TYPOLOGY`, with cut-offs for teaching, unless others are given.
    move
        How far each cut-off is lowered and raised.
    move_in
        "percent" of the cut-off, or "points" of its score.
    given
        Classes set by hand, such as historic centres, by unit; they are kept as they are.
    population
        Residents of each unit. With it, units below `smallest` are not classified.
    smallest
        The fewest residents of a unit that is classified.

    Returns
    -------
    `Classified`.

    Raises
    ------
    DataError
        With every problem at once: no units, a unit twice, a score that is not there (with the nearest) or
        holds no numbers, a text that is no condition, a unit given by hand that is not there.
    ValueError
        When `move` is not positive or `move_in` not one of its values.

    Notes
    -----
    A unit belongs to the first class whose conditions all hold. Where a missing score could change the class,
    the unit is not classified; where it could not, it is. Conditions with the same score and number are one
    cut-off and move together.

    Examples
    --------
    >>> scores = pd.DataFrame(
    ...     {"vulnerability": [10, 48, 70], "violence": [5, 30, 64], "resilience": [80, 50, 30]},
    ...     index=["Hill", "Market", "Riverside"],
    ... )
    >>> found = classify(scores)
    >>> found.table["class"].to_dict()
    {'Hill': 'upper middle class', 'Market': 'normal', 'Riverside': 'high complexity'}
    >>> found.table["also"].to_dict()
    {'Hill': '', 'Market': 'vulnerable', 'Riverside': 'vulnerable'}
    """
    if not (np.isfinite(move) and move > 0):
        raise ValueError(f"move is {move!r}; it is a positive number")
    if move_in not in ("percent", "points"):
        raise ValueError(f"move_in is {move_in!r}; it is percent or points")
    typology = read_rules(TYPOLOGY if rules is None else rules)
    frame = _read_scores(scores, typology)
    names = [*typology.classes, NONE, OPEN, SMALL]
    codes = apply_rules(frame, typology)
    by_hand, names = _given(frame, given, names)
    small = _too_small(frame, population, smallest)
    fixed = (by_hand >= 0) | small
    base = _named(codes, len(typology.classes))
    base = np.where(small, names.index(SMALL), np.where(by_hand >= 0, by_hand, base))
    rows, flows = [], []
    reached = np.zeros((len(frame), len(names)), dtype=np.bool_)
    classified = int((~fixed & (codes >= -1)).sum())
    for label, way, numbers, from_, to in cutoff_moves(typology, move, move_in):
        moved = np.where(fixed, base, _named(apply_rules(frame, typology, numbers), len(typology.classes)))
        changed = moved != base
        reached[np.flatnonzero(changed), moved[changed]] = True
        rows.append((label, way, from_, to, int(changed.sum()), changed.sum() / max(classified, 1) * 100.0))
        pairs, times = np.unique(np.stack([base[changed], moved[changed]]), axis=1, return_counts=True)
        flows += [(label, way, names[a], names[b], int(t)) for (a, b), t in zip(pairs.T, times, strict=True)]
    table = _units(frame, typology, names, base, reached, fixed)
    moves = pd.DataFrame(rows, columns=["cutoff", "move", "from", "to", "changed", "share"]).set_index(
        ["cutoff", "move"]
    )
    counts = np.bincount(base.astype(np.intp), minlength=len(names))
    used = [i for i in range(len(names)) if counts[i] or i < len(typology.classes)]
    classes = pd.DataFrame(
        {"units": counts[used].astype(np.int64), "share": counts[used] / len(frame) * 100.0},
        index=pd.Index([names[i] for i in used], name="class"),
    )
    return Classified(
        table=table,
        classes=classes,
        moves=moves,
        flows=pd.DataFrame(flows, columns=["cutoff", "move", "before", "after", "units"]),
        notes=_notes(table, moves, move, move_in, small),
    )


def _read_scores(scores: pd.DataFrame, rules: Rules) -> pd.DataFrame:
    problems = [] if len(scores) else [Problem("There are no units.")]
    problems += missing_scores(scores, rules)
    for unit in scores.index[scores.index.duplicated()].unique().tolist():
        problems.append(Problem(f"The unit {unit} is there twice."))
    known = [str(c) for c in scores.columns]
    scores = scores.set_axis(known, axis="columns")
    twice = {score for score, _ in rules.cutoffs if known.count(score) > 1}
    problems += [Problem("This column is there twice.", column=score) for score in sorted(twice)]
    wanted = [score for score in dict.fromkeys(s for s, _ in rules.cutoffs) if known.count(score) == 1]
    values = {}
    for score in wanted:
        column = scores[score]
        numbers = pd.to_numeric(column, errors="coerce").to_numpy(dtype=np.float64, na_value=np.nan)
        wrong = np.flatnonzero((np.isnan(numbers) & column.notna().to_numpy()) | np.isinf(numbers))
        for i in wrong[:5].tolist():
            what = f"{column.index[i]}: {column.tolist()[i]!r} is not a number."
            problems.append(Problem(what, column=score, allowed="a number, or nothing where it is missing"))
        values[score] = numbers
    if problems:
        raise DataError(problems)
    return pd.DataFrame(values, index=scores.index)


def _given(
    frame: pd.DataFrame, given: Mapping[Any, str] | pd.Series[Any] | None, names: list[str]
) -> tuple[NDArray[np.int64], list[str]]:
    """The code of the class set by hand, or -1, and the names with the new ones."""
    codes = np.full(len(frame), -1, dtype=np.int64)
    pairs = [(unit, str(name)) for unit, name in given.items() if not pd.isna(name)] if given is not None else []
    unknown = [unit for unit, _ in pairs if unit not in frame.index]
    if unknown:
        raise DataError([Problem(f"The unit {unit}, given by hand, is not among the units.") for unit in unknown])
    names = names + [name for name in dict.fromkeys(name for _, name in pairs) if name not in names]
    for unit, name in pairs:
        codes[frame.index.get_loc(unit)] = names.index(name)
    return codes, names


def _too_small(
    frame: pd.DataFrame, population: Mapping[Any, float] | pd.Series[Any] | None, smallest: float
) -> NDArray[np.bool_]:
    if population is None:
        return np.zeros(len(frame), dtype=np.bool_)
    people = pd.to_numeric(pd.Series(population), errors="coerce").reindex(frame.index).to_numpy(dtype=np.float64)
    gaps = [Problem(f"{unit}: the population is not known.") for unit in frame.index[np.isnan(people)].tolist()]
    if gaps:
        raise DataError(gaps)
    return people < smallest


def _named(codes: NDArray[np.int64], classes: int) -> NDArray[np.int64]:
    """Codes of `apply_rules` as places in the list of names."""
    return np.where(codes >= 0, codes, classes - 1 - codes)


def _units(
    frame: pd.DataFrame,
    rules: Rules,
    names: list[str],
    base: NDArray[np.int64],
    reached: NDArray[np.bool_],
    fixed: NDArray[np.bool_],
) -> pd.DataFrame:
    labels = np.array(names, dtype=object)
    stable = np.logical_not(reached.sum(axis=1))
    also = [""] * len(frame)
    for i in np.flatnonzero(~stable).tolist():
        also[i] = ", ".join(labels[reached[i]].tolist())
    away = np.stack(
        [np.abs(frame[score].to_numpy(dtype=np.float64) - number) for score, number in rules.cutoffs], axis=1
    )
    distance = np.where(np.isnan(away), np.inf, away)
    at = distance.argmin(axis=1)
    closest = distance[np.arange(len(frame)), at]
    cutoffs = np.array([f"{score} {number:g}" for score, number in rules.cutoffs], dtype=object)
    nothing = fixed | np.isinf(closest)
    return pd.DataFrame(
        {
            "class": pd.Series(labels[base], index=frame.index, dtype="str"),
            "stable": stable,
            "also": pd.Series(also, index=frame.index, dtype="str"),
            "nearest": pd.Series(np.where(nothing, "", cutoffs[at]), index=frame.index, dtype="str"),
            "distance": np.where(nothing, np.nan, closest),
        },
        index=frame.index,
    )


def _notes(
    table: pd.DataFrame,
    moves: pd.DataFrame,
    move: float,
    move_in: str,
    small: NDArray[np.bool_],
) -> tuple[str, ...]:
    notes = ["The cut-offs are the analyst's own; there are no official ones. State them with every result."]
    by = f"{move:g} {'%' if move_in == 'percent' else 'points'}"
    single = moves.drop(index="all", level=0)
    at = int(single["changed"].to_numpy().argmax())
    worst, way = single.index.tolist()[at]
    most, together = int(single["changed"].max()), int(moves["changed"].xs("all").max())
    if most:
        notes.append(
            f"Moved by {by}, the cut-off that matters most is {worst} ({way}): "
            f"{most} {'unit changes' if most == 1 else 'units change'} class; moved together, {together} do."
        )
    else:
        notes.append(f"Moved by {by}, no single cut-off changes a class; moved together, {together} units change.")
    unknown = int((table["class"] == OPEN).sum())
    if unknown:
        notes.append(f"{unknown} not classified, because a score that matters is missing.")
    if small.any():
        notes.append(f"{int(small.sum())} with too few residents to be classified.")
    notes.append(
        "A class describes conditions, not the people who live there. Publish names of places only with their "
        "residents' consent and a plan of resources."
    )
    return tuple(notes)

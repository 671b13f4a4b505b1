"""Read who is deprived in what, with weights, dimensions and groups."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ..errors import DataError, Problem
from ..files.tables import nearest
from .conditions import holds, parse_condition

__all__ = ["Deprived", "read_deprived"]

Array = NDArray[np.float64]

POLICIES = ("refuse", "drop", "rescale", "not deprived")


@dataclass(frozen=True, eq=False)
class Deprived:
    """Deprivations in one form.

    Attributes
    ----------
    matrix
        Rows × indicators: 1 deprived, 0 not, NaN missing (under "rescale" only).
    indicators, weights, dimensions
        Names; weights that add to 1; the dimension of each, or None.
    population
        People each row stands for; 1 unless said otherwise (`weighted`).
    groups
        The group of each row, or None.
    index
        Labels of the rows.
    notes
        Sentences on missing cells.

    Examples
    --------
    >>> read_deprived(pd.DataFrame({"rooms": [0.3, 1.0]}), rules={"rooms": "< 0.5"}).matrix.tolist()
    [[1.0], [0.0]]
    """

    matrix: Array
    indicators: tuple[str, ...]
    weights: Array
    dimensions: tuple[str, ...] | None
    population: Array
    weighted: bool
    groups: NDArray[np.object_] | None
    index: pd.Index[Any]
    notes: tuple[str, ...]


def read_deprived(
    data: pd.DataFrame,
    *,
    rules: Mapping[str, str] | None = None,
    weights: Mapping[str, float] | None = None,
    dimensions: Mapping[str, Sequence[str]] | None = None,
    groups: str | pd.Series[Any] | None = None,
    population: str | pd.Series[Any] | None = None,
    missing: str = "refuse",
) -> Deprived:
    """Read the data of `alkire_foster`.

    Parameters
    ----------
    data, rules, weights, dimensions, groups, population, missing
        As in `alkire_foster`.

    Returns
    -------
    `Deprived`.

    Raises
    ------
    DataError
        With every problem at once.
    ValueError
        When `missing` is not one of its values.

    Examples
    --------
    >>> households = pd.DataFrame({"Water": [1, 0], "School": [0, 1], "size": [4, 6]})
    >>> read_deprived(households, population="size").population.tolist()
    [4.0, 6.0]
    """
    if missing not in POLICIES:
        near = nearest(str(missing), POLICIES)
        raise ValueError(
            f"missing is {missing!r}; it is one of {', '.join(POLICIES)}" + (f". Did you mean {near}?" if near else "")
        )
    problems = [] if len(data) else [Problem("There are no rows.")]
    known = [str(c) for c in data.columns]
    problems += [Problem("This column is there twice.", column=c) for c in dict.fromkeys(known) if known.count(c) > 1]
    if problems:
        raise DataError(problems)
    data = data.set_axis(known, axis="columns")
    people, weighted = _population(data, population, problems)
    group = _groups(data, groups, problems)
    beside = {name for name in (groups, population) if isinstance(name, str)}
    named = [*rules] if rules else [*weights] if weights else _members(dimensions) if dimensions else []
    indicators = named or [c for c in known if c not in beside]
    for name in indicators:
        if name not in known:
            problems.append(Problem(f'There is no column "{name}".', suggestion=nearest(name, known)))
    if not indicators:
        problems.append(Problem("There is no indicator."))
    own, dimension = _weights(indicators, weights, dimensions, problems)
    if problems:
        raise DataError(problems)
    matrix = np.stack([_column(data[name], name, (rules or {}).get(name), problems) for name in indicators], axis=1)
    if problems:
        raise DataError(problems)
    kept, matrix, notes = _missing(matrix, indicators, missing)
    return Deprived(
        matrix=matrix[kept],
        indicators=tuple(indicators),
        weights=own / own.sum(),
        dimensions=dimension,
        population=people[kept],
        weighted=weighted,
        groups=None if group is None else group[kept],
        index=data.index[kept],
        notes=notes,
    )


def _members(dimensions: Mapping[str, Sequence[str]]) -> list[str]:
    return [name for members in dimensions.values() for name in members]


def _population(
    data: pd.DataFrame, population: str | pd.Series[Any] | None, problems: list[Problem]
) -> tuple[Array, bool]:
    if population is None:
        return np.ones(len(data)), False
    column = _beside(data, population, "population", problems)
    numbers = pd.to_numeric(column, errors="coerce").to_numpy(dtype=np.float64, na_value=np.nan)
    for i in np.flatnonzero(~(np.isfinite(numbers) & (numbers > 0)))[:5].tolist():
        what = f"{column.index[i]}: {column.tolist()[i]!r} people."
        problems.append(Problem(what, column="population", allowed="a number above 0"))
    return numbers, True


def _groups(
    data: pd.DataFrame, groups: str | pd.Series[Any] | None, problems: list[Problem]
) -> NDArray[np.object_] | None:
    if groups is None:
        return None
    column = _beside(data, groups, "groups", problems)
    return np.array([None if pd.isna(g) or not str(g).strip() else str(g).strip() for g in column], dtype=object)


def _beside(data: pd.DataFrame, given: str | pd.Series[Any], role: str, problems: list[Problem]) -> pd.Series[Any]:
    """A column that is no indicator, by its name or given by itself."""
    blank = pd.Series(1.0, index=data.index)
    if isinstance(given, str):
        if given not in data.columns:
            near = nearest(given, [str(c) for c in data.columns])
            problems.append(Problem(f'There is no column "{given}" for {role}.', suggestion=near))
            return blank
        return data[given]
    if not given.index.equals(data.index):
        problems.append(
            Problem(f"The index of {role} is not that of the data.", allowed="the same rows in the same order")
        )
        return blank
    return given


def _weights(
    indicators: list[str],
    weights: Mapping[str, float] | None,
    dimensions: Mapping[str, Sequence[str]] | None,
    problems: list[Problem],
) -> tuple[Array, tuple[str, ...] | None]:
    found = {name: 1.0 for name in indicators}
    dimension: dict[str, str] = {}
    for name, members in (dimensions or {}).items():
        for member in members:
            if member in dimension:
                problems.append(Problem(f'"{member}" is in the dimensions {dimension[member]} and {name}.'))
            elif member not in indicators:
                problems.append(
                    Problem(f'"{member}" of {name} is no indicator.', suggestion=nearest(member, indicators))
                )
            dimension[member] = str(name)
            found[member] = 1.0 / len(members)
    if dimensions is not None:
        problems += [Problem(f'"{name}" is in no dimension.') for name in indicators if name not in dimension]
    for name, weight in (weights or {}).items():
        if name not in indicators:
            problems.append(
                Problem(f'"{name}" has a weight, and is no indicator.', suggestion=nearest(name, indicators))
            )
        elif isinstance(weight, (bool, str)) or not (np.isfinite(weight) and weight > 0):
            problems.append(Problem(f"{name}: the weight is {weight!r}.", allowed="a number above 0"))
        else:
            found[name] = float(weight)
    if weights is not None:
        problems += [Problem(f'"{name}" has no weight.') for name in indicators if name not in weights]
    own = np.array([found[name] for name in indicators], dtype=np.float64)
    return own, tuple(dimension.get(name, "") for name in indicators) if dimensions is not None else None


def _column(column: pd.Series[Any], name: str, rule: str | None, problems: list[Problem]) -> Array:
    numbers = pd.to_numeric(column, errors="coerce").to_numpy(dtype=np.float64, na_value=np.nan)
    wrong = (np.isnan(numbers) & column.notna().to_numpy()) | np.isinf(numbers)
    if rule is None:
        wrong |= ~np.isnan(numbers) & (numbers != 0.0) & (numbers != 1.0)
    allowed = "1 deprived, 0 not deprived, or nothing" if rule is None else "a number, or nothing"
    for i in np.flatnonzero(wrong)[:5].tolist():
        problems.append(Problem(f"{column.index[i]}: {column.tolist()[i]!r} was found.", column=name, allowed=allowed))
    if rule is None:
        return numbers
    true = np.ones(len(numbers), dtype=np.bool_)
    try:
        conditions = parse_condition(rule, name)
    except DataError as error:
        problems += error.problems
        return numbers
    for condition in conditions:
        true &= holds(numbers, condition.sign, condition.cutoff)[0]
    return np.where(np.isnan(numbers), np.nan, true.astype(np.float64))


def _missing(matrix: Array, indicators: list[str], policy: str) -> tuple[NDArray[np.bool_], Array, tuple[str, ...]]:
    """Which rows are kept, their cells, and a sentence on what was done."""
    gaps = np.isnan(matrix)
    everything = np.ones(len(matrix), dtype=np.bool_)
    if not gaps.any():
        return everything, matrix, ()
    if policy == "refuse":
        allowed = 'missing="drop", "rescale" or "not deprived"'
        counts = zip(indicators, gaps.sum(axis=0).tolist(), strict=True)
        raise DataError([Problem(f"{n} cells are missing.", column=c, allowed=allowed) for c, n in counts if n])
    cells, rows = int(gaps.sum()), int(gaps.any(axis=1).sum())
    if policy == "not deprived":
        words = f"{cells} missing cells are counted as not deprived, so deprivation may look smaller than it is."
        return everything, np.where(gaps, 0.0, matrix), (words,)
    count = gaps.sum(axis=1)
    kept: NDArray[np.bool_] = count == 0 if policy == "drop" else count < gaps.shape[1]
    if not kept.any():
        raise DataError([Problem("No row is complete." if policy == "drop" else "Every row is empty.")])
    lost = len(matrix) - int(kept.sum())
    if policy == "drop":
        words = f"{lost} of {len(matrix)} rows with missing cells are left out; they may differ from the others."
        return kept, matrix, (words,)
    words = f"{rows - lost} rows with missing cells are judged by what is known of them, with weights rescaled."
    return kept, matrix, (words, *((f"{lost} empty rows are left out.",) if lost else ()))

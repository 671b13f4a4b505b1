"""What changes in scores and ranks if a value, an indicator or a choice were different."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any, Unpack

import numpy as np
import pandas as pd

from ..charts.parts import label
from ..display import Shown
from ..errors import DataError, Problem
from ..files.frames import check_possible
from ..files.tables import nearest
from ..scoring.recipe import Recipe, RecipeFields
from ..scoring.score import score
from ..scoring.scores import Scores
from .compare_results import ResultComparison, compare_results
from .lookup import find_row
from .without import without, without_ids

__all__ = ["WhatIf", "what_if"]

Cells = Mapping[tuple[Hashable, ...], float | None]


@dataclass(frozen=True, eq=False, repr=False)
class WhatIf(Shown):
    """Scores before and after a change; made by `what_if`.

    Attributes
    ----------
    before, after
        The two results in full.
    changed
        What was changed, a sentence each.
    table
        A row a unit. Columns `before`, `after` and `change` of the index; `rank_before`, `rank_after` and
        `rank_change` (1 is highest; below zero is a rise).
    groups
        Change of every group's score that both views hold: a row a unit, a column a group.
    comparison
        The same as a `ResultComparison`.
    notes
        Plain sentences.

    Examples
    --------
    >>> from monitor_lab import load_example, load_framework, score
    >>> metros = load_example()
    >>> scores = score(metros, load_framework().select(metros.columns), view="flat")
    >>> what_if(scores, {("Durban", "C03"): 300})
    Traceback (most recent call last):
    ...
    monitor_lab.errors.DataError: values: There is no unit "Durban". The units are Tshwane, Johannesburg, Ekurhuleni, \
Cape Town, eThekwini, Mangaung, Nelson Mandela Bay, Buffalo City.
    """

    before: Scores
    after: Scores
    changed: tuple[str, ...]
    comparison: ResultComparison
    notes: tuple[str, ...]

    @property
    def table(self) -> pd.DataFrame:
        """See the attributes."""
        names = {"score_1": "before", "score_2": "after", "rank_1": "rank_before", "rank_2": "rank_after"}
        return self.comparison.table.rename(columns=names)

    @property
    def groups(self) -> pd.DataFrame:
        """See the attributes."""
        both = [g for g in self.before.groups.columns if g in self.after.groups.columns]
        return self.after.groups.reindex(self.table.index)[both] - self.before.groups.reindex(self.table.index)[both]

    def _heading(self) -> str:
        return "What if"

    def _tables(self) -> list[tuple[str, pd.DataFrame]]:
        whole = {c: self.table[c].astype("Int64") for c in ("rank_before", "rank_after", "rank_change")}
        return [("", self.table.assign(**whole))]


def what_if(
    scores: Scores,
    values: Cells | None = None,
    drop: Iterable[str] = (),
    **changes: Unpack[RecipeFields],
) -> WhatIf:
    """Score again with some values, indicators or choices changed, and say what that does.

    Parameters
    ----------
    scores
        A result.
    values
        (unit, indicator), or (unit, period, indicator), to the value that it should have, in the
        indicator's unit; None or NaN for no value.
    drop
        Ids of indicators or groups to be left out, as if they had never been in the framework: the
        weights of their sisters are rescaled, and the coverage rule does not miss them.
    **changes
        Fields of the recipe: `weights` (a mapping changes those that it names, and the others stay as
        they were used), `normalise`, `aggregate`, `steps`, `coverage`, `view`.

    Returns
    -------
    A `WhatIf`. What depends on data (the scale of min-max, limits of outliers, fitted weights) is learnt
    again where the result had learnt it from its own data; otherwise it stays.

    Raises
    ------
    DataError
        With every problem at once: unknown units or indicators, values that cannot occur, nothing left.
    ValueError
        When nothing is asked for; when the name of a method is unknown.

    Examples
    --------
    >>> from monitor_lab import load_example, load_framework, score
    >>> metros = load_example()
    >>> scores = score(metros, load_framework().select(metros.columns), view="flat")
    >>> for note in what_if(scores, {("eThekwini", "C01"): 10}).notes:
    ...     print(note)
    Intentional homicide rate in eThekwini is 10 instead of 38.23 (per 100,000).
    eThekwini would score 64.3 instead of 59.2, and have rank 3 instead of 5.
    3 of 8 units change rank.
    """
    cells, dropped = dict(values or {}), list(dict.fromkeys(drop))
    if not (cells or dropped or changes):
        raise ValueError("what_if needs something to change: values, drop, or a field of the recipe")
    ids = without_ids(scores, dropped)
    observations, words = _with_values(scores, cells, ids)
    framework, recipe = scores.fitted.given, scores.recipe
    if isinstance(changes.get("weights"), Mapping):
        framework = scores.framework
    recipe = recipe.but(**changes)
    framework, recipe = without(framework, recipe, ids)
    own = scores.fitted.reference is scores.observations
    observations = observations.drop(columns=ids, errors="ignore")
    if own:
        after = score(observations, framework, recipe)
    else:
        reference = scores.fitted.reference.drop(columns=ids, errors="ignore")
        after = recipe.fit(reference, framework).score(observations)
    if dropped:
        words.append(f"Left out: {', '.join(_named(scores, d) for d in dropped)}.")
    words += [f"{d[0].upper()}{d[1:]}." for d in _differences(scores.recipe, changes)]
    after = replace(after, changed=tuple(words))
    found = compare_results(scores, after, names=("before", "after"))
    return WhatIf(scores, after, tuple(words), found, tuple([*words, *_notes(cells, found, not (dropped or changes))]))


def _with_values(scores: Scores, cells: Cells, gone: list[str]) -> tuple[pd.DataFrame, list[str]]:
    """The observations with some cells changed, and what changed in words."""
    table = scores.observations.copy()
    about = scores.framework.scored
    problems, places = [], []
    for key, value in cells.items():
        *unit, indicator = key if isinstance(key, tuple) else (key, "")
        entry = unit[0] if len(unit) == 1 else tuple(unit)
        try:
            row = find_row(table.index, entry)
        except ValueError as error:
            problems.append(Problem(str(error), "values"))
            row = -1
        if indicator not in about.index:
            hint = nearest(str(indicator), about.index.astype(str).tolist())
            problems.append(Problem(f"{indicator} is not a scored indicator.", "values", suggestion=hint))
        elif indicator in gone:
            problems.append(Problem(f"{indicator} gets a value and is dropped.", "values"))
        new = np.nan if value is None else float(value)
        if np.isinf(new):
            problems.append(Problem(f"{label(key)} is to be {new}.", "values", allowed="finite numbers, or None"))
        elif row >= 0 and indicator in about.index and {"minimum", "maximum"} <= set(about.columns):
            problems += _impossible(pd.DataFrame({indicator: [new]}, index=table.index[[row]]), scores)
        places.append((row, str(indicator), new))
    if problems:
        raise DataError(problems)
    words = []
    for row, indicator, new in places:
        column = table[indicator] if indicator in table else pd.Series(np.nan, index=table.index, dtype="float64")
        column = column.astype("float64").copy()
        old, column.iloc[row] = column.iloc[row], new
        table[indicator] = column
        name, unit_of = str(about["name"].loc[indicator]), str(about["unit"].fillna("").loc[indicator])
        measure = f" ({unit_of})" if unit_of else ""
        words.append(f"{name} in {label(table.index[row])} is {_number(new)} instead of {_number(old)}{measure}.")
    return table, words


def _impossible(cell: pd.DataFrame, scores: Scores) -> list[Problem]:
    try:
        check_possible(cell, scores.framework)
    except DataError as error:
        return [replace(problem, file="values") for problem in error.problems]
    return []


def _number(value: float) -> str:
    return "unknown" if np.isnan(value) else f"{value:,.10g}"


def _named(scores: Scores, node: str) -> str:
    groups = scores.tree.view.groups["name"]
    name = str(groups.loc[node]) if node in groups.index else str(scores.framework.indicators["name"].loc[node])
    return node if name == node else f"{node} {name}"


def _differences(before: Recipe, changes: Mapping[str, Any]) -> list[str]:
    return before.but(**changes).differences(before)


def _notes(cells: Cells, found: ResultComparison, only_values: bool) -> list[str]:
    table, words = found.table, []
    units = dict.fromkeys(key[0] if len(key) == 2 else key[:-1] for key in cells)
    for unit in units:
        row = table.iloc[find_row(table.index, unit)]
        name, before, after = label(unit), row["score_1"], row["score_2"]
        if np.isnan(before) or np.isnan(after):
            words.append(f"{name} would have {_index(after)} instead of {_index(before)}.")
            continue
        places = f"rank {row['rank_2']:.0f} instead of {row['rank_1']:.0f}"
        same = f"still have rank {row['rank_1']:.0f}"
        kept = row["rank_change"] == 0.0
        words.append(
            f"{name} would score {after:.1f} instead of {before:.1f}, and {same if kept else f'have {places}'}."
        )
    others = table.drop(index=list(units)) if units else table
    if only_values and (others["change"].abs() > 1e-9).any():
        words.append("Other units' scores change too: the scale or the weights are learnt from all values.")
    moved = int((table["rank_change"].fillna(0.0) != 0.0).sum())
    words.append(f"{moved} of {len(table)} units change rank." if moved else "No rank changes.")
    return words


def _index(value: float) -> str:
    return "no index" if np.isnan(value) else f"an index of {value:.1f}"

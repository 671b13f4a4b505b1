"""Compare two results: the same units scored in two ways."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from ..charts.parts import label
from ..display import Shown
from ..errors import DataError, Problem
from ..scoring.scores import Scores
from ..steps.rank import rank
from .lookup import find_group

__all__ = ["ResultComparison", "compare_results"]


@dataclass(frozen=True, eq=False, repr=False)
class ResultComparison(Shown):
    """Scores and ranks of the same units in two results; made by `compare_results`.

    Attributes
    ----------
    names
        How the two results are called.
    group
        Id of the group whose scores are compared, in each of the two.
    table
        A row a unit, in the order of the first result. Columns `score_1`, `score_2`, `change` (the second
        less the first), `rank_1`, `rank_2` (1 is highest; equal scores share the better rank; ranked
        within a period), `rank_change` (the second less the first: below zero is a rise).
    differences
        What the second recipe does otherwise than the first, a sentence each.
    notes
        Plain sentences.

    Examples
    --------
    >>> from monitor_lab import load_example, load_framework, score
    >>> metros = load_example()
    >>> scores = score(metros, load_framework().select(metros.columns), view="flat")
    >>> compare_results(scores, scores.again(aggregate="harmonic")).differences
    ('aggregate: harmonic instead of arithmetic',)
    """

    names: tuple[str, str]
    group: tuple[str, str]
    table: pd.DataFrame
    differences: tuple[str, ...]
    notes: tuple[str, ...]

    @property
    def moved(self) -> pd.DataFrame:
        """The units whose rank changes, the largest change first."""
        by_size = self.table["rank_change"].abs().sort_values(ascending=False, kind="stable")
        return self.table.loc[by_size.index[by_size > 0.0]]

    def _heading(self) -> str:
        return f"1: {self.names[0]}; 2: {self.names[1]}"

    def _tables(self) -> list[tuple[str, pd.DataFrame]]:
        whole = {c: self.table[c].astype("Int64") for c in ("rank_1", "rank_2", "rank_change")}
        return [("", self.table.assign(**whole))]


def compare_results(
    one: Scores, other: Scores, *, group: str | None = None, names: tuple[str, str] = ("first", "second")
) -> ResultComparison:
    """Put the scores and ranks of two results side by side, unit by unit.

    Parameters
    ----------
    one, other
        Two results, for example of two recipes. Units in only one of them keep a row; their other cells
        stay empty.
    group
        Id of a group that both views hold; by default the index of each.
    names
        How to call the two.

    Returns
    -------
    A `ResultComparison`.

    Raises
    ------
    DataError
        When the two have no unit in common.
    ValueError
        When a view has no such group.

    Notes
    -----
    Each result ranks its own units: where one has fewer, its ranks are among fewer.

    Examples
    --------
    >>> from monitor_lab import load_example, load_framework, score
    >>> metros = load_example()
    >>> scores = score(metros, load_framework().select(metros.columns), view="flat")
    >>> found = compare_results(scores, scores.again(aggregate="geometric"))
    >>> found.moved[["rank_1", "rank_2"]].astype(int).to_dict("index")
    {}
    """
    index = one.groups.index
    common = index.isin(other.groups.index)
    if not common.any():
        raise DataError([Problem("The two results have no unit in common.")])
    columns = {}
    for number, result in (("1", one), ("2", other)):
        own = result.groups.iloc[:, find_group(result, group)].rename("score")
        by = None if own.index.nlevels == 1 else pd.Series(own.index.get_level_values(1), index=own.index)
        columns[f"score_{number}"], columns[f"rank_{number}"] = own, rank(own, by)
    late = other.groups.index[~other.groups.index.isin(index)]
    every = index.append(late)
    table = pd.DataFrame({name: column.reindex(every) for name, column in columns.items()}, index=every)
    table["change"] = table["score_2"] - table["score_1"]
    table["rank_change"] = table["rank_2"] - table["rank_1"]
    table = table[["score_1", "score_2", "change", "rank_1", "rank_2", "rank_change"]]
    both = (one.tree.groups[find_group(one, group)], other.tree.groups[find_group(other, group)])
    differences = tuple(other.recipe.differences(one.recipe))
    return ResultComparison(names, both, table, differences, tuple(_notes(table, differences)))


def _notes(table: pd.DataFrame, differences: tuple[str, ...]) -> list[str]:
    words = [f"{d[0].upper()}{d[1:]}." for d in differences]
    places = table["rank_change"].dropna()
    moved = places[places != 0.0]
    if len(moved):
        at = int(moved.abs().to_numpy().argmax())
        before, after = table.loc[moved.index, ["rank_1", "rank_2"]].to_numpy(dtype="float64")[at]
        one = "1 unit changes its rank" if len(moved) == 1 else f"{len(moved)} of {len(places)} units change rank"
        way = "down" if after > before else "up"
        words.append(f"{one}, most of all {label(moved.index[at])}: {way} from {before:.0f} to {after:.0f}.")
    elif len(places):
        words.append("No rank changes.")
    lost = table.index[table["score_1"].notna() & table["score_2"].isna()]
    gained = table.index[table["score_1"].isna() & table["score_2"].notna()]
    for units, which in ((lost, "first"), (gained, "second")):
        if len(units):
            names = ", ".join(label(u) for u in units[:8]) + (f" and {len(units) - 8} more" if len(units) > 8 else "")
            words.append(f"Scored in the {which} only: {names}.")
    return words

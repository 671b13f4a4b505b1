"""Everything about one unit."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from ..charts.parts import label
from ..display import Shown
from ..files.tables import nearest
from ..scoring.scores import Scores
from .lookup import find_row, given
from .standing import standing

__all__ = ["Profile", "profile"]


@dataclass(frozen=True, eq=False, repr=False)
class Profile(Shown):
    """Everything about one unit; made by `profile`.

    Attributes
    ----------
    unit
        The unit, or unit and period, as a text.
    table
        Index `id`: groups from the index down, then indicators. Columns `level`, `name`, `group` (what
        it stands in), `value` (as it was given) with its `unit`, `prepared` (the value after the recipe's
        steps; only where there are steps), `score`, `rank` (1 is highest; equal scores share the better
        rank), `of` (units that have a score), `tied` (others with the same score), `median` (of all
        units' scores), `coverage` (percent of a group's weight that has a value), `clipped` ("worst" or
        "best" where the value lies beyond that goalpost), `basis` (what the goalposts rest on, if the
        framework says so).
    notes
        Plain sentences.

    Examples
    --------
    >>> from monitor_lab import load_example, load_framework, score
    >>> metros = load_example()
    >>> found = profile(score(metros, load_framework().select(metros.columns), view="flat"), "Tshwane")
    >>> found.at("indicator").loc["Recorded robbery rate"][["value", "rank", "of"]].to_dict()
    {'value': 371.46, 'rank': 2, 'of': 8}
    """

    unit: str
    table: pd.DataFrame
    notes: tuple[str, ...]

    def at(self, level: str) -> pd.DataFrame:
        """The rows of one level, by name, for example to draw them with `unit_profile`.

        Parameters
        ----------
        level
            The name of a level, or "indicator".

        Returns
        -------
        Index: names. The columns of `table` that are left.

        Raises
        ------
        ValueError
            When there is no such level.

        Examples
        --------
        See `Profile`.
        """
        known = list(dict.fromkeys(self.table["level"]))
        if level not in known:
            hint = nearest(level, known)
            more = f' Did you mean "{hint}"?' if hint else ""
            raise ValueError(f'There is no level "{level}"; the levels are {", ".join(known)}.{more}')
        return self.table[self.table["level"] == level].drop(columns="level").set_index("name")

    def _heading(self) -> str:
        return f"Profile of {self.unit}"

    def _tables(self) -> list[tuple[str, pd.DataFrame]]:
        shown = self.table[self.table["score"].notna() | self.table["value"].notna()]
        return [("", shown.drop(columns=["group", *(["basis"] if "basis" in shown else [])]))]


def profile(scores: Scores, unit: Hashable) -> Profile:
    """Show everything about one unit: values, scores, ranks, coverage, and what was clipped.

    Parameters
    ----------
    scores
        A result.
    unit
        A unit; with periods, a pair of unit and period.

    Returns
    -------
    A `Profile`. What has no value keeps its row, and its cells stay empty.

    Raises
    ------
    ValueError
        When there is no such unit.

    Notes
    -----
    Ranks are those of the scores as they are; `uncertainty` shows how far they can be trusted.

    Examples
    --------
    >>> from monitor_lab import load_example, load_framework, score
    >>> metros = load_example()
    >>> profile(score(metros, load_framework().select(metros.columns), view="flat"), "Tshwane").notes[0]
    'The index is 67.4: rank 1 of 8.'
    """
    row = find_row(scores.groups.index, unit)
    key = scores.groups.index[row]
    names = list(scores.tree.indicators)
    values = given(scores, row)
    prepared = scores.prepared.iloc[row].to_numpy(dtype=np.float64)
    about = scores.framework.indicators.loc[names]
    own = pd.DataFrame({"value": values, "unit": about["unit"].to_numpy()}, index=pd.Index(names))
    if scores.recipe.steps:
        own["prepared"] = prepared
    own["clipped"] = _clipped(scores, key)
    if "basis" in about:
        own["basis"] = about["basis"]
    table = standing(scores, unit).join(own)
    texts = [c for c in ("unit", "clipped", "basis") if c in table]
    table[texts] = table[texts].fillna("")
    table["coverage"] = scores.coverage.iloc[row].reindex(table.index)
    order = ["level", "name", "group", "value", "unit", "prepared", "score", "rank", "of", "tied", "median"]
    table = table[[c for c in [*order, "coverage", "clipped", "basis"] if c in table]]
    filled = int((np.isnan(values) & ~np.isnan(prepared)).sum())
    return Profile(label(key), table, tuple(_notes(scores, row, table, filled)))


def _clipped(scores: Scores, key: Hashable) -> pd.Series[str]:
    """By indicator the goalpost at which the unit's score was cut off, or an empty text."""
    outside = scores.clipped
    parts = key if isinstance(key, tuple) else (key,)
    mine = np.ones(len(outside), dtype=np.bool_)
    for position, part in enumerate(parts):
        mine &= np.asarray(outside.iloc[:, position] == part, dtype=np.bool_)
    sides = outside[mine].set_index("indicator")["side"]
    cut = [str(i) for i in sides.index if scores.recipe.normalise.of(str(i)).clip]
    return sides.loc[cut].reindex(list(scores.tree.indicators)).fillna("").astype("str")


def _notes(scores: Scores, row: int, table: pd.DataFrame, filled: int) -> list[str]:
    top = table.loc[scores.tree.view.root]
    if np.isnan(top["score"]):
        found = [
            f"There is no index. {reason}" for reason in scores.why_missing(scores.groups.index[row])["reason"].head(1)
        ]
    else:
        shared = f", shared with {top['tied']} other{'s' if top['tied'] > 1 else ''}" if top["tied"] else ""
        found = [f"The index is {top['score']:.1f}: rank {top['rank']} of {top['of']}{shared}."]
    rows = table[table["level"] == "indicator"]
    known = int(rows["score"].notna().sum())
    found.append(
        f"{known} of {len(rows)} indicators have a score: {top['coverage']:.1f}% of all scored indicators' weight."
    )
    if filled:
        found.append(f"{filled} of them had no value: the recipe filled them in, and nobody observed them.")
    cut = rows.loc[rows["clipped"] != "", ["name", "clipped"]]
    if len(cut):
        words = ", ".join(f"{name} ({side})" for name, side in cut.itertuples(index=False))
        found.append(f"Beyond a goalpost, so that the score says less than the value: {words}.")
    share = float(scores.teaching_share.iloc[row])
    if "basis" in rows and not np.isnan(share):
        found.append(f"{share:.1f}% of the index's weight rests on goalposts that are teaching choices.")
    return found

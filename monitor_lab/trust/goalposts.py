"""How far a result rests on goalposts that might stand elsewhere."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from ..framework.tree import Floats
from ..scoring.scores import Scores
from ..steps.normalise import one_of
from .design import Plan
from .ranks import periods_of, rank_array
from .replicates import run_plan
from .variation import GOALPOSTS, between_goalposts

__all__ = ["GoalpostCheck", "goalpost_check"]

_TEACHING = "teaching choice"


@dataclass(frozen=True, eq=False, repr=False)
class GoalpostCheck:
    """A result with its goalposts closer together and wider apart; made by `goalpost_check`.

    Attributes
    ----------
    by
        By how many percent.
    which
        "all" goalposts, or those that are a "teaching" choice.
    table
        Index: units. Columns `score`, `narrower`, `wider` (the index with all of these goalposts closer
        together, and wider apart), `score_low`, `score_high` and `rank_low`, `rank_high` (the range over
        those two, the result itself, and every indicator's goalposts moved alone), `rank`,
        `rank_narrower`, `rank_wider`, `teaching_share` (percent of the weight of the index that rests on
        teaching goalposts; NaN where the framework does not say what its goalposts rest on).
    indicators
        Index: indicators whose goalposts were moved. Columns `name`, `basis` (what the goalposts rest
        on, where the framework says so), `weight` (percent of the index), `score_change` (points) and
        `rank_change` (places): mean over units of the larger change when only its goalposts move.

    Examples
    --------
    >>> from monitor_lab import load_example, load_framework, score
    >>> metros = load_example()
    >>> found = goalpost_check(score(metros, load_framework().select(metros.columns), view="flat"))
    >>> found.table["teaching_share"].round(1).unique().tolist()
    [57.1]
    """

    by: float
    which: str
    table: pd.DataFrame
    indicators: pd.DataFrame

    def __repr__(self) -> str:
        what = "goalposts" if self.which == "all" else "teaching goalposts"
        share = self.table["teaching_share"].mean()
        rests = "" if np.isnan(share) else f"; {share:.0f}% of the weight rests on teaching goalposts, on average"
        moved = int((self.table["rank_low"] < self.table["rank_high"]).sum())
        return (
            f"The index with {len(self.indicators)} {what} {self.by:g}% closer together and wider apart{rests}; "
            f"{moved} of {len(self.table)} units change rank\n{self.table.round(1).to_string()}"
        )


def goalpost_check(scores: Scores, *, by: float = GOALPOSTS, which: str = "all") -> GoalpostCheck:
    """Score again with goalposts closer together and wider apart, their middle unmoved.

    Parameters
    ----------
    scores
        A result whose recipe scores between goalposts.
    by
        By how many percent.
    which
        "all" goalposts, or only those that the framework calls a "teaching" choice (column `basis`).

    Returns
    -------
    A `GoalpostCheck`.

    Raises
    ------
    ValueError
        When nothing is scored between goalposts, no goalpost is a teaching choice although those are
        asked for, or the percentage lies outside 0 to 100.

    Notes
    -----
    With goalposts f times as far apart around the same middle, a score s on a scale from 0 to 100 becomes
    50 + (s - 50) / f, before it is clipped.

    Examples
    --------
    >>> from monitor_lab import load_example, load_framework, score
    >>> metros = load_example()
    >>> scores = score(metros, load_framework().select(metros.columns), view="flat")
    >>> found = goalpost_check(scores, by=25)
    >>> score_of, wider = found.table.loc["Mangaung", ["score", "wider"]]
    >>> bool(np.isclose(wider, 50 + (score_of - 50) / 1.25))
    True
    """
    one_of("which", which, ("all", "teaching"))
    if not 1.0 <= by < 100.0:
        raise ValueError(f"by is {by!r}; it must be a percentage, 1 or more and less than 100")
    moved = _moved(scores, which)
    each = pd.DataFrame(np.eye(len(moved), dtype=np.float64), index=moved, columns=pd.Index(moved))
    part = by / 100.0
    sets = pd.concat(
        {
            "all": pd.DataFrame({"narrower": 1.0 - part, "wider": 1.0 + part}, index=moved),
            "narrower": 1.0 - part * each,
            "wider": 1.0 + part * each,
        },
        axis=1,
    )
    names = [" ".join(map(str, key)) for key in sets.columns.to_flat_index()]
    plan = Plan(pd.DataFrame({"width_set": names}), width_sets=sets.set_axis(names, axis=1))
    return _summarise(scores, run_plan(scores, plan), by, which, moved)


def _moved(scores: Scores, which: str) -> list[str]:
    if not between_goalposts(scores):
        raise ValueError(f"the recipe scores by {scores.recipe.normalise.method}, without goalposts")
    ids = [i for i in scores.tree.indicators if scores.recipe.normalise.of(i).method == "goalposts"]
    if which == "teaching":
        rows = scores.framework.scored
        if "basis" not in rows:
            raise ValueError("the framework does not say what its goalposts rest on: it has no column basis")
        ids = [i for i in ids if rows["basis"].loc[i] == _TEACHING]
        if not ids:
            raise ValueError(f'no goalpost of this framework is a "{_TEACHING}"')
    return ids


def _summarise(scores: Scores, found: Floats, by: float, which: str, moved: list[str]) -> GoalpostCheck:
    periods = periods_of(scores.groups.index)
    own = np.asarray(scores.index, dtype=np.float64)[None]
    every = np.concatenate([own, found])
    ranks = rank_array(every, periods)
    table = pd.DataFrame(
        {
            "score": every[0],
            "narrower": every[1],
            "wider": every[2],
            "score_low": every.min(axis=0),
            "score_high": every.max(axis=0),
            "rank": ranks[0],
            "rank_narrower": ranks[1],
            "rank_wider": ranks[2],
            "rank_low": ranks.min(axis=0),
            "rank_high": ranks.max(axis=0),
            "teaching_share": np.asarray(scores.teaching_share, dtype=np.float64),
        },
        index=scores.groups.index,
    )
    known = ~np.isnan(own[0])
    count = len(moved)
    changes = {}
    for name, values in (("score_change", every), ("rank_change", ranks)):
        apart = np.abs(values[3:, known] - values[0, known]).reshape(2, count, -1).max(axis=0)
        changes[name] = apart.mean(axis=1) if known.any() else np.full(count, np.nan, dtype=np.float64)
    rows = scores.framework.scored.loc[moved]
    weight = pd.Series(scores.tree.shares[:, scores.tree.root] * 100.0, index=list(scores.tree.indicators))
    indicators = pd.DataFrame(
        {
            "name": rows["name"],
            "basis": rows.get("basis", ""),
            "weight": weight.loc[moved],
            **changes,
        },
        index=pd.Index(moved, name="indicator", dtype="str"),
    )
    return GoalpostCheck(by, which, table, indicators)

"""Perception beside record: two pictures of one place, never averaged in silence."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from ..charts.parts import label
from ..display import Shown
from ..errors import FrameworkError, Problem
from ..files.tables import nearest
from ..framework.tree import Floats
from ..scoring.scores import Scores
from ..steps.rank import rank
from .lookup import find_group

__all__ = ["KINDS", "PerceptionAndRecord", "perception_and_record"]

KINDS = {
    "record": "record",
    "experience survey": "experience",
    "perception survey": "perception",
    "institutional": "institutional",
}
"""What the framework says of an indicator's source, and how the columns are called."""

_SHOWN = 10
"""Sentences on so many units; the table holds them all."""


@dataclass(frozen=True, eq=False, repr=False)
class PerceptionAndRecord(Shown):
    """What is recorded beside what people tell and perceive; made by `perception_and_record`.

    Attributes
    ----------
    group
        Id of the group whose indicators are looked at.
    table
        A row a unit. Columns `record`, `experience`, `perception`, `institutional`: mean score of the
        indicators of that kind, NaN where too little is known; `gap` (perception less record: below zero
        where people see it worse than it is recorded), `gap_experience` (perception less experience);
        `rank_record`, `rank_perception` (1 is highest, among the units that have both; within a period).
    coverage
        The same units. Columns `record`, `experience`, `perception`, `institutional`: percent of the
        weight of that kind's indicators that has a value; NaN where the group has none of the kind.
    indicators
        Index `id`. Columns `name`, `kind`, `weight` (percent of its kind's weight).
    apart
        From how many points on a gap is spoken of.
    notes
        Plain sentences.

    Examples
    --------
    See `perception_and_record`.
    """

    group: str
    table: pd.DataFrame
    coverage: pd.DataFrame
    indicators: pd.DataFrame
    apart: float
    notes: tuple[str, ...]

    def _heading(self) -> str:
        return f'Perception beside record in "{self.group}"'

    def _tables(self) -> list[tuple[str, pd.DataFrame]]:
        ranks = {c: self.table[c].astype("Int64") for c in ("rank_record", "rank_perception")}
        shown = self.table.assign(**ranks).dropna(axis=1, how="all")
        return [("Mean scores", shown), ("Coverage, percent of weight", self.coverage.dropna(axis=1, how="all"))]


def perception_and_record(
    scores: Scores,
    *,
    group: str | None = None,
    column: str = "source_kind",
    at_least: float | None = None,
    apart: float = 10.0,
) -> PerceptionAndRecord:
    """Put what people perceive beside what they live through and what is recorded, unit by unit.

    Parameters
    ----------
    scores
        A result.
    group
        Id of the group whose indicators are looked at, such as a facet on crime; by default the index,
        where the kinds of source speak of different things.
    column
        The framework's column that says what each indicator rests on: "record", "experience survey",
        "perception survey" or "institutional".
    at_least
        Percent of the weight of a kind's indicators that must have a value; by default what the coverage
        rule asks of indicators.
    apart
        From how many points on a gap is put into words.

    Returns
    -------
    A `PerceptionAndRecord`.

    Raises
    ------
    FrameworkError
        With every problem at once: no such column, or an indicator of the group whose kind is missing or
        unknown.
    ValueError
        When the view has no such group, the group has no indicators of record or of perception, or
        `at_least` is not between 0 and 100.

    Notes
    -----
    Means are arithmetic, over the indicators of one kind, by their weight in the group; what is missing is
    left out. Whichever mean the recipe uses, no mean crosses kinds.

    Examples
    --------
    >>> from monitor_lab import Framework, score
    >>> framework = Framework.from_tables(
    ...     pd.DataFrame({"id": ["C1", "P1"], "name": ["Recorded robbery", "Feels safe"],
    ...                   "unit": ["per 100,000", "% of adults"], "worst": [500, 0], "best": [0, 100],
    ...                   "direction": ["lower is better", "higher is better"],
    ...                   "source_kind": ["record", "perception survey"], "own": "S"}),
    ...     pd.DataFrame({"view": ["own"], "id": ["S"], "name": ["Safety"], "level": ["index"], "parent": [""]}))
    >>> city = pd.DataFrame({"C1": [100.0], "P1": [35.0]}, index=["Riverside"])
    >>> found = perception_and_record(score(city, framework, view="own"))
    >>> found.table[["record", "perception", "gap"]].loc["Riverside"].to_dict()
    {'record': 80.0, 'perception': 35.0, 'gap': -45.0}
    >>> found.notes[0]
    'In Riverside perception is worse than the record suggests: 35.0 against 80.0.'
    """
    place = find_group(scores, group)
    least = scores.rule.indicators if at_least is None else at_least
    if not 0.0 <= least <= 100.0:
        raise ValueError(f"at_least is {least}; it is a percentage from 0 to 100")
    tree = scores.tree
    shares: Floats = tree.shares[:, place]
    inside = np.array([i for i, share in zip(tree.indicators, shares, strict=True) if share > 0.0], dtype=object)
    kinds = _kinds(scores, column, [str(i) for i in inside])
    for kind in ("record", "perception"):
        if kind not in set(kinds):
            raise ValueError(f'"{tree.groups[place]}" has no scored indicator of {kind}: there is nothing to compare.')
    index = scores.groups.index
    means: dict[str, Floats] = {}
    covered: dict[str, Floats] = {}
    weights: dict[str, float] = {}
    for kind in KINDS.values():
        mine = kinds.index[kinds == kind]
        own = np.array([shares[tree.indicators.index(str(i))] for i in mine], dtype=np.float64)
        values = scores.indicators[list(mine)].to_numpy(dtype=np.float64)
        means[kind], covered[kind] = _mean(values, own, least)
        weights |= {str(i): float(w) for i, w in zip(mine, own / own.sum() * 100.0, strict=True)}
    table, coverage = pd.DataFrame(means, index=index), pd.DataFrame(covered, index=index)
    table["gap"] = table["perception"] - table["record"]
    table["gap_experience"] = table["perception"] - table["experience"]
    both = table[["record", "perception"]].where(table["gap"].notna(), np.nan)
    periods = None if index.nlevels == 1 else pd.Series(index.get_level_values(1), index=index)
    table[["rank_record", "rank_perception"]] = rank(both, periods).to_numpy()
    about = pd.DataFrame({"name": scores.framework.indicators["name"].loc[kinds.index], "kind": kinds})
    about["weight"] = pd.Series(weights, dtype="float64")
    about = about.rename_axis("id")
    notes = tuple(_notes(table, least, apart))
    return PerceptionAndRecord(tree.groups[place], table, coverage, about, apart, notes)


def _kinds(scores: Scores, column: str, ids: list[str]) -> pd.Series[str]:
    """The kind of each indicator, or all that is wrong with the column."""
    rows = scores.framework.indicators
    if column not in rows:
        hint = nearest(column, [str(c) for c in rows.columns])
        what = (
            f'The framework has no column "{column}", so nobody can tell records from perceptions. '
            f"It says of each indicator: {', '.join(KINDS)}."
        )
        raise FrameworkError([Problem(what, "indicators", suggestion=f'"{hint}"' if hint else "")])
    problems = []
    for i, kind in rows.loc[ids, column].items():
        if pd.isna(kind) or kind not in KINDS:
            found = "nothing" if pd.isna(kind) or kind == "" else f'"{kind}"'
            hint = nearest(str(kind), KINDS) if found != "nothing" else ""
            what = f"{i} has {found} there."
            problems.append(Problem(what, "indicators", column=column, allowed=", ".join(KINDS), suggestion=hint))
    if problems:
        raise FrameworkError(problems)
    return rows.loc[ids, column].map(KINDS).astype("str")


def _mean(values: Floats, weights: Floats, least: float) -> tuple[Floats, Floats]:
    """Weighted mean of what is known, and percent of the weight that is."""
    if not len(weights):
        nothing: Floats = np.full(len(values), np.nan, dtype=np.float64)
        return nothing, nothing
    known = ~np.isnan(values)
    weight = known @ weights
    covered = weight / weights.sum() * 100.0
    enough = (covered >= least - 1e-9) & (weight > 0.0)
    total = np.where(known, values, 0.0) @ weights
    mean = np.divide(total, weight, out=np.full(len(values), np.nan, dtype=np.float64), where=enough)
    return mean, covered


def _notes(table: pd.DataFrame, least: float, apart: float) -> Iterator[str]:
    gaps = table["gap"].dropna()
    far = gaps[gaps.abs() >= apart]
    order = np.argsort(-far.abs().to_numpy(), kind="stable")
    for unit, row in table.loc[far.index].iloc[order[:_SHOWN]].iterrows():
        worse = "worse" if row["gap"] < 0.0 else "better"
        lived = ""
        if not np.isnan(row["experience"]):
            lived = f"; what people lived through scores {row['experience']:.1f}"
        yield (
            f"In {label(unit)} perception is {worse} than the record suggests: {row['perception']:.1f} against "
            f"{row['record']:.1f}{lived}."
        )
    if len(far) > _SHOWN:
        yield f"So it is in {len(far) - _SHOWN} more units: {apart:g} points or more lie between the two."
    if not len(gaps):
        yield "No unit has enough of both records and perceptions to compare them."
    elif not len(far):
        yield f"In no unit do the two lie {apart:g} points or more apart."
    unknown = [label(u) for u in table.index[table["gap"].isna()]]
    if unknown and len(gaps):
        names = ", ".join(unknown[:_SHOWN]) + (f" and {len(unknown) - _SHOWN} more" if len(unknown) > _SHOWN else "")
        yield f"Less than {least:g}% of the weight of one of the two is known, so no gap is told: {names}."
    if len(gaps):
        yield (
            "Few records may mean little violence, or little that is reported and recorded; where more people report, "
            "records get worse while nothing else does. Neither picture corrects the other."
        )
        yield (
            "The two measure different things, and a gap in points depends on the goalposts of both; the ranks "
            "depend on them less. Answers of a sample carry survey error, which is not shown here."
        )

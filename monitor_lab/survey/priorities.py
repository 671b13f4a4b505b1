"""What residents put first, how far they agree, and what each group puts first."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ..display import Shown
from ..errors import DataError, Problem
from ..files.tables import nearest
from .agreement import kendall_w, mean_places
from .ballots import Ballots, Kind, read_ballots
from .ranking import approval_points, borda_points, rank_options
from .small_groups import which_to_show

__all__ = ["Priorities", "rank_priorities"]

Rule = Literal["borda", "approval"]


@dataclass(frozen=True, eq=False, repr=False)
class Priorities(Shown):
    """What people put first; made by `rank_priorities`.

    Attributes
    ----------
    table
        Index `option`, the first priority first. Columns `score` (0-100) with `low` and `high`, `rank` (ties
        at the better place) with `rank_low` and `rank_high`; `borda` and `approval`, the scores by either
        rule, and the ranks `borda_rank` and `approval_rank`; where there are groups `equal_groups`, the
        rank if every group shown counted the same, however many people it has.
    by_group
        The same of each group that is shown: index (`group`, `option`); `score`, `low`, `high`, `rank`,
        `rank_low`, `rank_high`. Empty without groups.
    agreement
        Index: "everybody", and each group shown. Columns `people`, and `agreement`, Kendall's W (0 to 1).
    rule
        The rule behind `score`: "borda" or "approval".
    kind
        Whether people ranked or ticked.
    notes
        Plain sentences.

    Examples
    --------
    >>> rank_priorities([["Water", "Light"], ["Light", "Water"], ["Light"]]).table["rank"].to_dict()
    {'Light': 1, 'Water': 2}
    """

    table: pd.DataFrame
    by_group: pd.DataFrame
    agreement: pd.DataFrame
    rule: Rule
    kind: Kind
    notes: tuple[str, ...]

    @property
    def side_by_side(self) -> pd.DataFrame:
        """The rank of each option for everybody and in each group shown, a column each."""
        ranks = self.table[["rank"]].rename(columns={"rank": "everybody"})
        for group in dict.fromkeys(self.by_group.index.get_level_values(0)):
            ranks[group] = self.by_group["rank"].xs(group).reindex(ranks.index)
        return ranks

    def _heading(self) -> str:
        people = int(self.agreement["people"].iloc[0])
        return f"Priorities of {people:,} people, {self.kind} ballots, by {self.rule}"

    def _tables(self) -> list[tuple[str, pd.DataFrame]]:
        shown = self.table[["score", "low", "high", "rank", "rank_low", "rank_high"]]
        groups = [("Rank by group", self.side_by_side)] if len(self.by_group) else []
        rounded = self.agreement.assign(agreement=self.agreement["agreement"].map(lambda w: f"{w:.2f}"))
        return [("Everybody", shown), *groups, ("Agreement (Kendall's W)", rounded)]


def rank_priorities(
    ballots: pd.DataFrame | Sequence[Iterable[str]],
    *,
    groups: str | pd.Series[Any] | Sequence[Any] | None = None,
    by: Rule | None = None,
    kind: Kind | None = None,
    top: int | None = None,
    options: Iterable[str] | None = None,
    minimum: int = 5,
    samples: int = 1000,
    confidence: float = 0.9,
    seed: int = 0,
) -> Priorities:
    """Order the problems that residents ranked or ticked, for everybody and for each group.

    Parameters
    ----------
    ballots
        A frame, a row a person and a column a problem: ranks (1 is the first, empty is not ranked) or ticks
        (0 and 1). Or a list with, for each person, a list of problems in order, or a set of problems.
    groups
        The group of each person: the name of a column of `ballots`, or a Series or list of the same
        length. People without a group count in the whole only.
    by
        "borda", an average of places, or "approval", the share who named a problem. Ranked ballots go by
        "borda" and ticked ones by "approval" unless said otherwise.
    kind
        "ranked" or "ticked", where the numbers do not tell.
    top
        For approval of ranked ballots: how many first places count as named; all unless said otherwise.
    options
        All problems of a list of ballots, also those that nobody named.
    minimum
        The smallest group that is shown.
    samples
        Bootstrap samples for the ranges.
    confidence
        Share of the samples that a range holds.
    seed
        Of the random numbers.

    Returns
    -------
    `Priorities`.

    Raises
    ------
    DataError
        With every problem of the ballots or groups at once.
    ValueError
        When a setting is not one of its values.

    Notes
    -----
    Borda's score is the percent of the other problems that a problem beats on the average ballot; problems
    that a person did not rank share the last places. The ranges come from drawing the people anew with
    replacement; they tell how firm an order is, not how well the people who came stand for those who did not.

    Examples
    --------
    Of ten residents the seven men put lighting first, and the three women put water first:

    >>> ballots = [["Light", "Noise", "Water"]] * 7 + [["Water", "Noise", "Light"]] * 3
    >>> found = rank_priorities(ballots, groups=["men"] * 7 + ["women"] * 3, minimum=3)
    >>> found.side_by_side.to_dict("list")
    {'everybody': [1, 2, 3], 'men': [1, 2, 3], 'women': [3, 2, 1]}
    """
    _check(by, minimum)
    frame, labels = _take_out_groups(ballots, groups)
    read = read_ballots(frame, kind, options)
    if by == "borda" and read.kind == "ticked":
        raise ValueError('ticked ballots hold no order; take by="approval"')
    rule: Rule = by or ("borda" if read.kind == "ranked" else "approval")
    borda = borda_points(mean_places(read.ranks))
    approval = approval_points(read.ranks, top)
    points = borda if rule == "borda" else approval
    table = _ranked(points, read.options, samples, confidence, seed)
    for name, other in (("borda", borda), ("approval", approval)):
        if read.kind == "ranked" or name == "approval":
            found = rank_options(other, samples=0)
            table[name], table[f"{name}_rank"] = found.score, found.rank
    people: dict[str, Any] = {"everybody": (len(points), kendall_w(read.ranks))}
    parts: dict[str, pd.DataFrame] = {}
    notes = list(read.left_out)
    if labels is not None:
        kept = labels[read.kept]
        stated = pd.Series(kept).dropna()
        sizes = {str(g): int(n) for g, n in stated.value_counts(sort=False).sort_index().items()}
        shared = which_to_show(sizes, minimum, others=len(kept) - len(stated))
        for group in shared.show:
            member = np.array([g == group for g in kept], dtype=np.bool_)
            parts[group] = _ranked(points[member], read.options, samples, confidence, seed)
            people[group] = (int(member.sum()), kendall_w(read.ranks[member]))
        notes += [shared.note] if shared.note else []
        if parts:
            equal = np.mean([part["score"].to_numpy(dtype=np.float64) for part in parts.values()], axis=0)
            table["equal_groups"] = rank_options(equal[np.newaxis, :], samples=0).rank
    order = table.sort_values("score", ascending=False, kind="stable").index
    table = table.loc[order]
    by_group = (
        pd.concat({g: part.loc[order] for g, part in parts.items()}, names=["group", "option"])
        if parts
        else pd.DataFrame(
            columns=table.columns[:6], index=pd.MultiIndex.from_arrays([[], []], names=["group", "option"])
        )
    )
    agreement = pd.DataFrame.from_dict(people, orient="index", columns=["people", "agreement"])
    agreement.index.name = "group"
    notes += _notes(table, by_group, read, top, confidence, samples)
    return Priorities(table, by_group, agreement, rule, read.kind, tuple(notes))


def _check(by: str | None, minimum: int) -> None:
    if by not in (None, "borda", "approval"):
        near = nearest(str(by), ("borda", "approval"))
        raise ValueError(f"by is {by!r}; it is borda or approval" + (f". Did you mean {near}?" if near else ""))
    if minimum < 1:
        raise ValueError(f"minimum is {minimum}; a group has at least 1 person")


def _take_out_groups(
    ballots: pd.DataFrame | Sequence[Iterable[str]], groups: str | pd.Series[Any] | Sequence[Any] | None
) -> tuple[pd.DataFrame | Sequence[Iterable[str]], NDArray[np.object_] | None]:
    """The ballots without the column of groups, and each person's group as a text, or None."""
    if groups is None:
        return ballots, None
    if isinstance(groups, str):
        if not isinstance(ballots, pd.DataFrame) or groups not in ballots.columns:
            known = [str(c) for c in ballots.columns] if isinstance(ballots, pd.DataFrame) else []
            raise DataError([Problem(f'There is no column "{groups}".', suggestion=nearest(groups, known))])
        if list(ballots.columns).count(groups) > 1:
            raise DataError([Problem("This column is there twice.", column=groups)])
        return ballots.drop(columns=groups), _texts(ballots[groups])
    if len(groups) != len(ballots):
        what = f"There are {len(ballots):,} ballots and {len(groups):,} groups."
        raise DataError([Problem(what, allowed="a group for each person, empty where it is not known")])
    if isinstance(groups, pd.Series) and isinstance(ballots, pd.DataFrame) and not groups.index.equals(ballots.index):
        raise DataError([Problem("The groups are not in the order of the ballots.", allowed="the same index")])
    return ballots, _texts(pd.Series(list(groups), dtype=object))


def _texts(column: pd.Series[Any]) -> NDArray[np.object_]:
    return np.array([None if pd.isna(g) or not str(g).strip() else str(g).strip() for g in column], dtype=object)


def _ranked(
    points: NDArray[np.float64], options: tuple[str, ...], samples: int, confidence: float, seed: int
) -> pd.DataFrame:
    found = rank_options(points, samples=samples, confidence=confidence, seed=seed)
    return pd.DataFrame(found._asdict(), index=pd.Index(options, name="option"))


def _notes(
    table: pd.DataFrame, by_group: pd.DataFrame, read: Ballots, top: int | None, confidence: float, samples: int
) -> list[str]:
    notes = []
    first = table.index[0]
    tied = [str(o) for o in table.index[table["rank"] == 1]]
    if len(tied) > 1:
        notes.append(f"{' and '.join(tied)} share the first place.")
    rivals = [str(o) for o in table.index[1:] if table.loc[o, "rank_low"] == 1 and o not in tied]
    if rivals:
        notes.append(f"That {first} comes first is not firm: with other people it may be {' or '.join(rivals)}.")
    for group in dict.fromkeys(by_group.index.get_level_values(0)):
        ranks = by_group["rank"].xs(group)
        own = [str(o) for o in ranks.index[ranks == 1]]
        if not set(own) & set(tied):
            place = int(table["rank"].loc[own[0]])
            notes.append(f"{group}: {' and '.join(own)} comes first, which for everybody is number {place}.")
    if read.kind == "ranked":
        if not np.isnan(read.ranks).any() and top is None:
            notes.append("Everybody ranked everything, so approval tells nothing; give top, for example top=3.")
        if table["borda_rank"].idxmin() != table["approval_rank"].idxmin() and table["approval_rank"].nunique() > 1:
            notes.append("The two rules put different problems first; show both.")
    if samples:
        notes.append(f"The ranges hold {confidence * 100:g} % of {samples:,} samples of the same people, drawn anew.")
    return notes

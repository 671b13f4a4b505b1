"""The findings of an audit, in sentences."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from math import nan
from typing import TYPE_CHECKING

import pandas as pd

from .limits import chance, home_level
from .outranking import dominance

if TYPE_CHECKING:
    from .findings import Audit

__all__ = ["sentences"]

_CHANCE = " With so few units this may be chance."

_COMPARED = 300
"""Up to how many units every pair is compared."""


@dataclass(frozen=True)
class _Finding:
    topic: str
    finding: str
    value: float = nan
    may_be_chance: bool = False
    about: tuple[str, ...] = ()


def sentences(looked: Audit) -> pd.DataFrame:
    """All findings of an audit, by topic.

    Parameters
    ----------
    looked
        The audit.

    Returns
    -------
    See `Audit.findings`.

    Examples
    --------
    See `audit`.
    """
    found: list[_Finding] = []
    for topic in (_data, _against, _pairs, _influence, _groups, _without, _pairs_of_units, _size):
        found += topic(looked)
    called = pd.concat([looked.scores.framework.indicators["name"], looked.scores.tree.view.groups["name"]])
    rows = [
        (f.topic, f.finding, f.value, f.may_be_chance, "; ".join(_named(i, called) for i in f.about)) for f in found
    ]
    table = pd.DataFrame(rows, columns=[f.name for f in fields(_Finding)])
    return table.astype({"topic": "str", "finding": "str", "about": "str", "value": "float64", "may_be_chance": "bool"})


def _named(node: str, called: pd.Series[str]) -> str:
    name = str(called.loc[node]) if node in called.index else node
    return node if name == node else f"{node} {name}"


def _data(looked: Audit) -> Iterator[_Finding]:
    table = looked.statistics
    for node, row in table[table["remark"] != ""].iterrows():
        said = "It counts in no score." if row["known"] == 0 else ""
        if row["constant"]:
            said = "It tells no unit from another."
        words = " ".join(filter(None, [f"{node}: {row['remark']}", said]))
        yield _Finding("Data", words, float(row["known_share"]), about=(str(node),))
    share = looked.availability["known_share"]
    few = share[share < looked.limits.known].sort_values(kind="stable")
    if len(few) > 5:
        what = (
            f"{len(few)} of {len(share)} units have a value in fewer than {looked.limits.known:g}% of the indicators."
        )
        yield _Finding("Data", what, float(len(few)))
    else:
        for unit, known in few.items():
            yield _Finding("Data", f"{_unit(unit)} has a value in {known:.0f}% of the indicators only.", float(known))


def _unit(label: object) -> str:
    return ", ".join(str(part) for part in label) if isinstance(label, tuple) else str(label)


def _chance_of(looked: Audit, ids: Sequence[str], value: float) -> bool:
    both = looked.nodes[list(dict.fromkeys(ids))]
    return abs(value) < chance(int(both.notna().all(axis=1).sum()), looked.limits.confidence)


def _against(looked: Audit) -> Iterator[_Finding]:
    table, home = looked.with_parents, home_level(looked.scores)
    own = table.drop_duplicates("id")  # the first ancestor is the group directly above
    if home is not None:
        own = pd.concat([table[(table["of"] == "indicator") & (table["level"] == home)], own[own["of"] != "indicator"]])
    pulled = own[own["correlation"] < looked.limits.against].sort_values("correlation", kind="stable")
    top = looked.scores.tree.view.root
    for node, group, level, value in pulled[["id", "ancestor", "level", "correlation"]].itertuples(index=False):
        whom = "the index" if group == top else f"its own {level}, {group}"
        lucky = _chance_of(looked, (node, group), value)
        what = f"{node} pulls against {whom} ({value:.2f}).{_CHANCE if lucky else ''}"
        yield _Finding("Against its own group", what, float(value), lucky, (node, group))


def _pairs(looked: Audit) -> Iterator[_Finding]:
    for kind, words, topic in (
        ("redundant", "move together ({:.2f}): they count one thing twice.", "Counted twice"),
        ("opposed", "pull against each other in {group} ({:.2f}): a rise in one hides a fall in the other.", "Opposed"),
    ):
        table = looked.flags[looked.flags["kind"] == kind]
        for group, first, second, value, _ in table.itertuples(index=False):
            lucky = _chance_of(looked, (first, second), value)
            what = f"{first} and {second} {words.format(value, group=group)}{_CHANCE if lucky else ''}"
            yield _Finding(topic, what, float(value), lucky, (str(first), str(second), str(group)))


def _influence(looked: Audit) -> Iterator[_Finding]:
    table, limits = looked.influence, looked.limits
    apart = (table["influence"] - table["weight"]).abs() >= limits.points
    apart &= (table["ratio"] >= limits.ratio) | (table["ratio"] <= 1.0 / limits.ratio)
    order = (table["influence"] - table["weight"]).abs().sort_values(ascending=False, kind="stable").index
    for node in [i for i in order if apart.loc[i]]:
        group, weight, decides = (table[c].loc[node] for c in ("group", "weight", "influence"))
        more = "more" if decides > weight else "less"
        parts = f"{weight:.0f}% of the weight in {group}, {decides:.0f}% of the influence"
        lucky = _chance_of(looked, (node, group), float(table["correlation"].loc[node]))
        what = f"{node} decides {more} than was meant: {parts}."
        yield _Finding("Weight and influence", what, float(table["ratio"].loc[node]), lucky, (str(node), str(group)))


def _groups(looked: Audit) -> Iterator[_Finding]:
    table = looked.groups
    low = table[(table["items"] > 2) & (table["alpha"] < looked.limits.alpha)]
    for group, row in low.sort_values("alpha", kind="stable").iterrows():
        things = f", and principal components find {row['above_one']:.0f} things in it" if row["above_one"] > 1 else ""
        parts = f"The {row['items']} parts of {group}"
        what = f"{parts} hardly speak of one thing (Cronbach's alpha {row['alpha']:.2f}{things})."
        yield _Finding("One thing or several", what, float(row["alpha"]), about=(str(group),))


def _without(looked: Audit) -> Iterator[_Finding]:
    for level, found in looked.one_out.items():
        table = found.table.sort_values("mean_rank_change", ascending=False, kind="stable")
        for node, row in table[table["mean_rank_change"] >= looked.limits.places].head(3).iterrows():
            places = found.ranks[node] - found.index.rank(ascending=False, method="min")
            unit = places.abs().idxmax() if found.ranks.index.nlevels == 1 else None
            most = f", at most by {row['largest_rank_change']:.0f}" + (f" ({unit})" if unit is not None else "")
            what = (
                f"Without the {level} {node} the ranks move by {row['mean_rank_change']:.1f} places on average{most}."
            )
            yield _Finding("Left out", what, float(row["mean_rank_change"]), about=(str(node),))


def _pairs_of_units(looked: Audit) -> Iterator[_Finding]:
    units = len(looked.scores.indicators)
    if units <= _COMPARED and looked.scores.indicators.index.nlevels == 1:
        beyond = len(dominance(looked.outranking))
        of = units * (units - 1) // 2
        what = (
            f"In {beyond} of {of} pairs one unit is better in every indicator that both have; "
            "the order of the others depends on weights."
        )
        yield _Finding("Pairs of units", what, float(beyond))


def _size(looked: Audit) -> Iterator[_Finding]:
    units = int(looked.scores.indicators.notna().any(axis=1).sum())
    limit = chance(units, looked.limits.confidence)
    if limit > 0.5:
        what = f"{units} units are few: a correlation between {-limit:.2f} and {limit:.2f} may be chance."
        yield _Finding("Few units", what, limit)

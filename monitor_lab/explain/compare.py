"""Compare two units, or one unit at two periods, down to the indicators."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass, replace

import numpy as np
import pandas as pd

from ..charts.parts import label
from ..display import Shown
from ..scoring.scores import Scores
from .difference import Difference, difference
from .lookup import above, find_group, find_row, given, members_of, nodes
from .states import state_of

__all__ = ["Comparison", "compare"]

BOTH, NEITHER = "both", "neither"


@dataclass(frozen=True, eq=False, repr=False)
class Comparison(Shown):
    """Two units side by side; made by `compare`.

    Attributes
    ----------
    a, b
        The units, or units and periods, as texts.
    group
        Id of the group whose scores are compared.
    score_a, score_b
        Its scores.
    difference
        `score_a` less `score_b`.
    table
        Index `id`, the indicators of the group; the largest effect first, whichever direction. Columns
        `name`, `group`, `value_a`, `value_b` (as given) with their `unit`, `score_a`, `score_b`,
        `difference` of the scores, `effect` (points of the group's difference; with `rest` they add up to
        it), `counts_in` ("both", the name of the only unit in which it counts, or "neither").
    groups
        Index `id`, the group and those beneath it. Columns `level`, `name`, `score_a`, `score_b`,
        `difference`, `effect`.
    rest
        Points that no indicator can be given; other than 0 only where the two lack different indicators
        and a mean is ordered.
    notes
        Plain sentences.

    Examples
    --------
    >>> from monitor_lab import load_example, load_framework, score
    >>> metros = load_example()
    >>> scores = score(metros, load_framework().select(metros.columns), view="flat")
    >>> found = compare(scores, "Tshwane", "eThekwini")
    >>> round(found.difference, 1), round(float(found.table["effect"].sum()), 1)
    (8.2, 8.2)
    """

    a: str
    b: str
    group: str
    score_a: float
    score_b: float
    difference: float
    table: pd.DataFrame
    groups: pd.DataFrame
    rest: float
    notes: tuple[str, ...]

    def _heading(self) -> str:
        return f"{self.a} (a) and {self.b} (b)"

    def _tables(self) -> list[tuple[str, pd.DataFrame]]:
        known = self.table[self.table["counts_in"] != NEITHER]
        groups = self.groups[self.groups["difference"].notna()]
        return [("Groups", groups), ("Indicators", known.drop(columns="group"))]


def compare(scores: Scores, a: Hashable, b: Hashable, *, group: str | None = None) -> Comparison:
    """Say why one unit scores more than another, or than itself in another period.

    Parameters
    ----------
    scores
        A result.
    a, b
        Two units; with periods, two pairs of unit and period. The difference is that of `a` less `b`.
    group
        Id of the group that is compared; by default the index.

    Returns
    -------
    A `Comparison`. That of `b` with `a` has the same numbers with the other sign.

    Raises
    ------
    ValueError
        When there is no such unit or group, one of the two has no score of the group, or a mean cannot be
        taken apart (Copeland, Kemeny-Young).

    Notes
    -----
    `slopes` names the method for each mean; for arithmetic ones an effect is the share of the weight
    times the difference of the scores. An indicator that counts in one unit only is not compared: its
    effect is what it does to the score of the unit that has it, against the rest of its group there.

    Examples
    --------
    >>> from monitor_lab import load_example, load_framework, score
    >>> metros = load_example()
    >>> scores = score(metros, load_framework().select(metros.columns), view="flat")
    >>> compare(scores, "Tshwane", "eThekwini").notes[0]
    'Tshwane scores 67.4, 8.2 more than eThekwini with 59.2.'
    """
    index = scores.groups.index
    rows = find_row(index, a), find_row(index, b)
    place, inside = find_group(scores, group), members_of(scores, group)
    names = label(index[rows[0]]), label(index[rows[1]])
    one, other = (state_of(scores, row) for row in rows)
    lacking = [n for n, s in zip(names, (one, other), strict=True) if np.isnan(s.groups[0, place])]
    if lacking:
        raise ValueError(
            f'No score of "{scores.tree.groups[place]}": {" and ".join(lacking)}. `why_missing` says why; another '
            "group may be compared with group=."
        )
    found = difference(one, other, scores.tree, scores.recipe.aggregate, place)
    ids = [str(i) for i in scores.indicators.columns[inside]]
    about = nodes(scores)
    table = about.loc[ids, ["name", "group"]].assign(
        value_a=given(scores, rows[0])[inside],
        value_b=given(scores, rows[1])[inside],
        unit=scores.framework.indicators["unit"].loc[ids].fillna("").to_numpy(),
        score_a=one.indicators[0, inside],
        score_b=other.indicators[0, inside],
    )
    table["difference"] = table["score_a"] - table["score_b"]
    table["effect"] = found.effects[0, inside]
    table["counts_in"] = _sides(found, names)[inside]
    by_size = table["effect"].abs().sort_values(ascending=False, kind="stable").index
    score_a, score_b = float(one.groups[0, place]), float(other.groups[0, place])
    result = Comparison(
        a=names[0],
        b=names[1],
        group=scores.tree.groups[place],
        score_a=score_a,
        score_b=score_b,
        difference=score_a - score_b,
        table=table.loc[by_size],
        groups=_groups(about, table, rows, scores, scores.tree.groups[place]),
        rest=float(found.rest[0]),
        notes=(),
    )
    return replace(result, notes=tuple(_notes(result, scores.recipe.normalise.by_period)))


def _sides(found: Difference, names: tuple[str, str]) -> np.ndarray[tuple[int, ...], np.dtype[np.object_]]:
    here, there = found.in_upper[0], found.in_lower[0]
    words = [[NEITHER, names[1]], [names[0], BOTH]]
    return np.array([words[int(u)][int(v)] for u, v in zip(here, there, strict=True)], dtype=object)


def _groups(about: pd.DataFrame, table: pd.DataFrame, rows: tuple[int, int], scores: Scores, top: str) -> pd.DataFrame:
    """Effects added up, group by group."""
    view = scores.tree.view
    beneath = [g for g in scores.tree.groups if g == top or top in above(view, g)]
    effect = dict.fromkeys(beneath, np.nan)
    for indicator, points in table["effect"].dropna().items():
        for home in above(view, str(indicator)):
            if home in effect:
                effect[home] = points + (0.0 if np.isnan(effect[home]) else effect[home])
    found = about.loc[beneath, ["level", "name"]].assign(
        score_a=scores.groups.iloc[rows[0]].loc[beneath], score_b=scores.groups.iloc[rows[1]].loc[beneath]
    )
    found["difference"] = found["score_a"] - found["score_b"]
    found["effect"] = pd.Series(effect, dtype="float64")
    return found


def _notes(found: Comparison, by_period: bool) -> list[str]:
    gap, table = found.difference, found.table
    much = "about as much as" if abs(gap) < 0.05 else f"{abs(gap):.1f} {'more' if gap > 0.0 else 'less'} than"
    words = [f"{found.a} scores {found.score_a:.1f}, {much} {found.b} with {found.score_b:.1f}."]
    shared = table[table["counts_in"] == BOTH]
    for name, sign in ((found.a, 1.0), (found.b, -1.0)):
        mine = shared[shared["effect"] * sign > 0.0].head(3)
        if len(mine):
            parts = ", ".join(f"{n} ({x * sign:.1f})" for n, x in mine[["name", "effect"]].itertuples(index=False))
            words.append(f"In favour of {name}, in points: {parts}.")
    for name in (found.a, found.b):
        alone = table[table["counts_in"] == name]
        if len(alone):
            verb, they = ("counts", "it is") if len(alone) == 1 else ("count", "they are")
            words.append(
                f"{_names(alone)} {verb} in {name} only, so {they} not compared; there this makes "
                f"{alone['effect'].sum():+.1f} of the difference."
            )
    if abs(found.rest) > 1e-9:
        words.append(f"{found.rest:+.1f} points come from the different gaps alone, and belong to no indicator.")
    hidden = shared[(shared["difference"] == 0.0) & (shared["value_a"] != shared["value_b"])]
    hidden = hidden[hidden["value_a"].notna() & hidden["value_b"].notna()]
    if len(hidden):
        words.append(f"The values differ and the scores do not (beyond a goalpost, or treated): {_names(hidden)}.")
    if by_period:
        words.append("Each period has a scale of its own: scores of different periods tell nothing of progress.")
    return words


def _names(table: pd.DataFrame) -> str:
    return ", ".join(str(name) for name in table["name"])

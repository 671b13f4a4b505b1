"""Gaps between groups of people: by sex, age, place, income, or what else divides them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from ..display import Shown
from ..errors import DataError, Problem
from .gap_answers import Answers, published_groups, read_answers
from .gap_error import Shares, difference_interval, ratio_interval, shares_by_group, wilson
from .intervals import normal_quantile
from .small_groups import which_to_show

__all__ = ["Gaps", "gaps"]


@dataclass(frozen=True, eq=False, repr=False)
class Gaps(Shown):
    """Shares of groups, and how far each is from a reference group; made by `gaps`.

    Attributes
    ----------
    table
        Index (`by`, `group`). Columns `n`; `share`, `low`, `high` in percent; `design_effect`;
        `difference` from the reference with `difference_low` and `difference_high`, in percentage points;
        `ratio` to it with `ratio_low` and `ratio_high`; `clear`, whether the interval of the difference leaves
        out 0. The reference group's own row has no difference.
    reference
        The group that the others are compared with, for each `by`.
    confidence
        Confidence of every interval.
    notes
        Plain sentences.

    Examples
    --------
    >>> gaps({"Women": 62, "Men": 41}, n={"Women": 412, "Men": 389}).reference
    {'group': 'Women'}
    """

    table: pd.DataFrame
    reference: dict[str, str]
    confidence: float
    notes: tuple[str, ...]

    def _heading(self) -> str:
        return "Gaps between groups, " + "; ".join(f"{by}: compared with {ref}" for by, ref in self.reference.items())

    def _tables(self) -> list[tuple[str, pd.DataFrame]]:
        shown = self.table.copy()
        for column in ("ratio", "ratio_low", "ratio_high", "design_effect"):
            shown[column] = shown[column].map(lambda v: None if np.isnan(v) else f"{v:.2f}")
        shown["clear"] = shown["clear"].astype(object).where(shown["difference"].notna(), None)
        return [
            ("Shares, in percent", shown[["n", "share", "low", "high", "design_effect"]]),
            ("Gaps, in percentage points and as a ratio", shown.iloc[:, 5:]),
        ]


def gaps(
    answers: pd.DataFrame | pd.Series[Any] | Mapping[str, float],
    by: str | Sequence[str | tuple[str, ...]] = "group",
    *,
    outcome: str | None = None,
    n: Mapping[str, int] | int | None = None,
    reference: str | Mapping[str, str] | None = None,
    weights: str | None = None,
    clusters: str | None = None,
    design_effect: float | Mapping[str, float] = 1.0,
    confidence: float = 0.95,
    minimum: int = 5,
) -> Gaps:
    """Compare a share between groups as difference and ratio, each with its survey error.

    Parameters
    ----------
    answers
        A frame, a row a respondent; or published shares: a mapping, or a Series, from group to percent.
    by
        For a frame: the column of the groups, or several columns, each by itself; a tuple of columns crosses
        them, as ("sex", "place"). For published shares: what divides the groups.
    outcome
        For a frame: the column of the answer, 0 and 1.
    n
        For published shares: respondents of each group, or one number for each; without it there are no
        intervals.
    reference
        The group to compare with, or one for each `by`; the group with the most respondents unless said
        otherwise.
    weights
        For a frame: the column of survey weights.
    clusters
        For a frame: the column that names the clusters in which people were drawn, such as streets.
    design_effect
        How many times the variance is that of a simple random sample, where clusters are not given; one
        number, or one for each published group. On a frame it comes on top of the effect of weights.
    confidence
        Between 0 and 1.
    minimum
        The smallest group that is shown.

    Returns
    -------
    `Gaps`.

    Raises
    ------
    DataError
        With every problem at once: a column that is not there (with the nearest), answers that are not 0
        and 1, weights that are not positive, shares outside 0 to 100, fewer than two groups to show.
    ValueError
        When `confidence`, `minimum` or `design_effect` is outside its range, or arguments do not go together.

    Notes
    -----
    Shares have Wilson's interval with n over the design effect; differences and ratios follow from both
    intervals (Newcombe 1998; Zou and Donner 2008), with the covariance of groups that share clusters.
    A ratio says little where both shares are small, a difference little where one is; so both are given.

    Examples
    --------
    Who feels unsafe walking alone at night, in a survey of 801 people:

    >>> found = gaps({"Women": 62, "Men": 41}, n={"Women": 412, "Men": 389}, reference="Men")
    >>> found.table.loc[("group", "Women"), ["difference", "difference_low", "difference_high"]].round(1).tolist()
    [21.0, 14.1, 27.6]
    >>> float(found.table["ratio"].iloc[0].round(2))
    1.51
    """
    normal_quantile(confidence)  # refuses a confidence outside 0 to 1
    if isinstance(answers, pd.DataFrame):
        return _from_rows(answers, by, outcome, n, reference, weights, clusters, design_effect, confidence, minimum)
    if outcome is not None or weights is not None or clusters is not None:
        raise ValueError("outcome, weights and clusters belong to a frame of respondents, not to published shares")
    name = by if isinstance(by, str) else "group"
    shares, left_out = published_groups(answers, n, design_effect)
    table, chosen, notes = _compare(name, shares, reference, confidence, minimum, others=0)
    notes = [*left_out, *notes]
    if shares[1].n.min() < 0:
        notes.append("The number of respondents is not known, so no interval can be given.")
    return Gaps(table, {name: chosen}, confidence, tuple(notes + _general(table, minimum, simple=design_effect == 1.0)))


def _from_rows(
    frame: pd.DataFrame,
    by: str | Sequence[str | tuple[str, ...]],
    outcome: str | None,
    n: object,
    reference: str | Mapping[str, str] | None,
    weights: str | None,
    clusters: str | None,
    design_effect: float | Mapping[str, float],
    confidence: float,
    minimum: int,
) -> Gaps:
    if outcome is None:
        raise ValueError("outcome is missing: name the column of the answer")
    if n is not None:
        raise ValueError("n belongs to published shares; the respondents of a frame are counted")
    if isinstance(design_effect, Mapping) or not (np.isfinite(design_effect) and design_effect > 0):
        raise ValueError(f"design_effect is {design_effect!r}; for a frame it is one positive number")
    if clusters is not None and design_effect != 1.0:
        raise ValueError("clusters and design_effect are both given; clusters already tell the effect")
    columns = [by] if isinstance(by, str) else list(by)
    if isinstance(reference, str) and len(columns) > 1:
        raise ValueError('there are several divisions; give a reference for each: {"sex": "men"}')
    read = [read_answers(frame, outcome, c if isinstance(c, tuple) else (c,), weights, clusters) for c in columns]
    tables, chosen, notes = [], {}, list(dict.fromkeys(said for one in read for said in one.left_out))
    for one in read:
        found = shares_by_group(one.answers, one.groups, len(one.names), one.weights, one.clusters)
        found = found._replace(design_effect=found.design_effect * design_effect)
        wanted = reference.get(one.by) if isinstance(reference, Mapping) else reference if len(read) == 1 else None
        table, chosen[one.by], said = _compare(one.by, (one.names, found), wanted, confidence, minimum, one.others)
        tables.append(table)
        notes += said
    few = _few_clusters(read[0])
    table = pd.concat(tables)
    simple = weights is None and clusters is None and design_effect == 1.0
    return Gaps(table, chosen, confidence, tuple(notes + few + _general(table, minimum, simple)))


def _compare(
    by: str,
    groups: tuple[tuple[str, ...], Shares],
    reference: str | Mapping[str, str] | None,
    confidence: float,
    minimum: int,
    others: int,
) -> tuple[pd.DataFrame, str, list[str]]:
    names, found = groups
    known = bool((found.n >= 0).all())
    sizes = {name: int(size) if known else minimum for name, size in zip(names, found.n.tolist(), strict=True)}
    shared = which_to_show(sizes, minimum, others=others)
    wanted = reference.get(by) if isinstance(reference, Mapping) else reference
    problems = []
    if wanted is not None and wanted not in names:
        problems.append(Problem(f'"{wanted}" is not a group of {by}.', allowed=", ".join(names)))
    elif wanted is not None and wanted not in shared.show:
        problems.append(Problem(f'The reference "{wanted}" has too few respondents to be shown.'))
    if len(shared.show) < 2:
        words = f"{by}: fewer than two groups have {minimum} respondents, so there is no gap to show."
        problems.append(Problem(words))
    if problems:
        raise DataError(problems)
    ref = wanted or max(shared.show, key=lambda name: sizes[name])
    keep = np.array([names.index(name) for name in shared.show], dtype=np.int64)
    at = names.index(ref)
    share, effect = found.share[keep], found.design_effect[keep]
    size = np.where(found.n >= 0, found.n, np.nan)
    low, high = wilson(found.share, np.maximum(size / found.design_effect, 1.0), confidence)
    ends, base_ends = (low[keep], high[keep]), (low[at], high[at])
    rho = found.correlation[keep, at]
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = np.where(found.share[at] > 0.0, share / found.share[at], np.nan)
    d_low, d_high = difference_interval(share, ends, found.share[at], base_ends, rho)
    r_low, r_high = ratio_interval(share, ends, found.share[at], base_ends, rho)
    own = keep == at
    numbers = {
        "share": share, "low": ends[0], "high": ends[1],
        "difference": np.where(own, np.nan, share - found.share[at]),
        "difference_low": np.where(own, np.nan, d_low), "difference_high": np.where(own, np.nan, d_high),
    }  # fmt: skip
    percent = {name: values * 100.0 for name, values in numbers.items()}
    counted = found.n[keep] if known else np.full(len(keep), np.nan)
    table = pd.DataFrame(
        {
            "n": counted, "share": percent["share"], "low": percent["low"], "high": percent["high"],
            "design_effect": effect, "difference": percent["difference"],
            "difference_low": percent["difference_low"], "difference_high": percent["difference_high"],
            "ratio": np.where(own, np.nan, ratio),
            "ratio_low": np.where(own, np.nan, r_low), "ratio_high": np.where(own, np.nan, r_high),
            "clear": ~own & ((d_low > 0.0) | (d_high < 0.0)),
        },
        index=pd.MultiIndex.from_arrays([[by] * len(keep), list(shared.show)], names=["by", "group"]),
    )  # fmt: skip
    notes = [f"{by}: {shared.note}"] if shared.note else []
    return table, ref, notes + _widest(by, table, ref)


def _widest(by: str, table: pd.DataFrame, reference: str) -> list[str]:
    at = int(np.nanargmax(table["difference"].abs().to_numpy(dtype=np.float64)))
    names = [str(name) for name in table.index.get_level_values(1)]
    share, difference, low, high = (
        table[c].to_numpy(dtype=np.float64) for c in ("share", "difference", "difference_low", "difference_high")
    )
    words = f"{by}: {names[at]} {share[at]:.1f} %, {reference} {share[names.index(reference)]:.1f} %"
    words += f", a gap of {difference[at]:+.1f} points"
    if not np.isnan(low[at]):
        words += f" ({low[at]:+.1f} to {high[at]:+.1f})"
        words += "" if bool(table["clear"].iloc[at]) else ", which may be chance"
    return [words + "."]


def _few_clusters(read: Answers) -> list[str]:
    if read.clusters is None:
        return []
    number = int(read.clusters.max()) + 1
    if number >= 20:
        return []
    return [f"There are only {number} clusters, so the intervals are rough and probably too narrow."]


def _general(table: pd.DataFrame, minimum: int, simple: bool) -> list[str]:
    notes = []
    compared = int(table["difference"].notna().sum())
    if compared > 3 and table["difference_low"].notna().any():
        notes.append(f"{compared} comparisons are made; about one in twenty looks clear by chance alone.")
    if (table["share"] == 0.0).any():
        notes.append("Where a share is 0, a ratio has no interval.")
    if simple and table["low"].notna().any():
        notes.append("The intervals assume a simple random sample; a sample drawn in clusters has wider ones.")
    return notes

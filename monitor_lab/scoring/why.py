"""Why something has no score."""

from __future__ import annotations

import numpy as np
import pandas as pd

from ..framework.framework import Framework
from ..framework.tree import Tree
from ..steps.coverage import CoverageRule

__all__ = ["reasons"]


def reasons(
    indicators: pd.Series[float],
    groups: pd.Series[float],
    framework: Framework,
    tree: Tree,
    rule: CoverageRule,
) -> pd.DataFrame:
    """Say for one unit why groups have no score and which indicators have no value.

    Parameters
    ----------
    indicators, groups
        The unit's scores by id, NaN where missing.
    framework, tree, rule
        What they were scored with.

    Returns
    -------
    Index `id`. Columns `name`, `level`, `reason`.

    Examples
    --------
    See `Scores.why_missing`.
    """
    at_base, above = tree.roles(rule.level)
    known = indicators.notna().to_numpy()
    rows: list[tuple[str, str, str, str]] = []
    for position in np.flatnonzero(groups.isna().to_numpy()):
        group = tree.groups[position]
        share = tree.shares[:, position]
        inside = share > 0.0
        below = not at_base[position] and not above[position]
        if group not in tree.expected or below:  # below, the missing indicators say the same
            continue
        if not inside.any():
            reason = "None of its indicators is in this selection."
        elif at_base[position]:
            counts = int((known & inside).sum()), int(inside.sum())
            reason = _too_few_indicators(*counts, float(share[known].sum() * 100.0), rule)
        else:
            reason = _too_few_groups(group, groups, tree, rule)
        rows.append((group, *_named(tree.view.groups, group), reason))
    names = framework.indicators["name"]
    rows += [(str(i), str(names.loc[i]), "indicator", "No value was given.") for i in indicators.index[~known]]
    table = pd.DataFrame(rows, columns=["id", "name", "level", "reason"], dtype="str")
    return table.set_index("id")


def _named(groups: pd.DataFrame, group: str) -> tuple[str, str]:
    return str(groups["name"].loc[group]), str(groups["level"].loc[group])


def _too_few_indicators(known: int, of: int, share: float, rule: CoverageRule) -> str:
    asked = "one value is enough" if rule.indicators == 0.0 else f"at least {rule.indicators:g}% is asked"
    verb = "has" if known == 1 else "have"
    return f"{known} of {of} indicators {verb} a value, {share:.1f}% of the weight; {asked}."


def _too_few_groups(group: str, scores: pd.Series[float], tree: Tree, rule: CoverageRule) -> str:
    below = tree.view.groups[tree.view.groups["parent"] == group]
    below = below[below.index.isin(tree.expected)]
    level = str(below["level"].iloc[0])
    missing = [g for g in below.index if np.isnan(scores[g])]
    weight = below["weight"]
    share = float(weight.drop(missing).sum() / weight.sum() * 100.0)
    scored = len(below) - len(missing)
    verb = "is" if scored == 1 else "are"
    lacking = ", ".join(str(below["name"].loc[g]) for g in missing)
    return (
        f"{scored} of {len(below)} {level}s {verb} scored, {share:.1f}% of the weight; "
        f"{rule.groups:g}% is asked. Without a score: {lacking}."
    )

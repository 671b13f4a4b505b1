"""From where on something in an audit stands out, and what is looked at together."""

from __future__ import annotations

from dataclasses import dataclass
from math import sqrt, tanh

from ..scoring.scores import Scores
from ..survey.intervals import normal_quantile
from .frames import leaves

__all__ = ["Limits", "chance", "home_level", "items_of"]


@dataclass(frozen=True)
class Limits:
    """From where on something in an audit stands out.

    Parameters
    ----------
    redundant
        Correlation of two parts of a group above which they count one thing twice.
    opposed
        Correlation of two parts of a group below which they pull against each other.
    against
        Correlation of a part with its own group below which it pulls against it.
    ratio
        How many times more, or less, than its weight a part must decide.
    points
        By how many percentage points at least.
    alpha
        Cronbach's alpha below which the parts of a group hardly speak of one thing.
    places
        By how many places, on average, the ranks must move without a part.
    known
        Percent of indicators, or units, below which too little is known.
    confidence
        A correlation that chance gives more often than this leaves is marked; between 0 and 1.

    Examples
    --------
    >>> Limits(redundant=0.8).redundant
    0.8
    """

    redundant: float = 0.9
    opposed: float = -0.4
    against: float = 0.0
    ratio: float = 2.0
    points: float = 10.0
    alpha: float = 0.5
    places: float = 1.0
    known: float = 65.0
    confidence: float = 0.95


def chance(units: int, confidence: float) -> float:
    """The correlation that two columns without any tie exceed no more often than this allows.

    Parameters
    ----------
    units
        How many units have both values.
    confidence
        Between 0 and 1.

    Returns
    -------
    From 0 to 1; 1 for fewer than 4 units.

    Notes
    -----
    R. A. Fisher's transformation: the area tangent of a correlation is about normal with standard
    deviation 1 / sqrt(n - 3).

    Examples
    --------
    >>> round(chance(8, 0.95), 2), round(chance(100, 0.95), 2)
    (0.7, 0.2)
    """
    return tanh(normal_quantile(confidence) / sqrt(units - 3.0)) if units > 3 else 1.0


def home_level(scores: Scores) -> str | None:
    """The level at which indicators are looked at together: that of the coverage rule, if the view has it.

    Parameters
    ----------
    scores
        A result.

    Returns
    -------
    The name of a level, or None for the group directly above each indicator.

    Examples
    --------
    >>> from monitor_lab import load_example, load_framework, score
    >>> home_level(score(load_example(), load_framework()))
    'dimension'
    """
    return scores.rule.level if scores.rule.level in scores.tree.view.levels else None


def items_of(scores: Scores) -> dict[str, list[str]]:
    """What each group is made of: indicators up to the level looked at, groups above it.

    Parameters
    ----------
    scores
        A result.

    Returns
    -------
    Ids by group; groups with fewer than two parts that have a score are left out.

    Examples
    --------
    >>> from monitor_lab import load_example, load_framework, score
    >>> metros = load_example()
    >>> list(items_of(score(metros, load_framework().select(metros.columns), view="flat")))
    ['index']
    """
    view, tree = scores.tree.view, scores.tree
    home, levels, parents = home_level(scores), view.groups["level"].to_dict(), view.parents
    known = scores.indicators.notna().any().to_dict()
    with_value = [i for i in tree.indicators if known[i]]
    members = view.members.to_dict()
    inside = leaves(view, with_value)
    found = {}
    scored = scores.groups.notna().any().to_dict()
    for group in tree.groups:
        below = [g for g in tree.groups if parents[g] == group and scored[g]]
        direct = [i for i in with_value if members[i] == group]
        together = levels[group] == home or not below
        items = inside[group] if together else [*direct, *below]
        if len(items) > 1:
            found[group] = items
    return found

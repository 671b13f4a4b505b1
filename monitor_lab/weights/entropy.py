"""Entropy weights: an indicator counts more the more units differ in it."""

from __future__ import annotations

import numpy as np
import pandas as pd

from ..errors import DataError, Problem
from ..framework.framework import FLAT, Framework
from ..steps.frames import constant_problems, numbers
from .siblings import within_groups

__all__ = ["entropy_weights"]


def entropy_weights(scores: pd.DataFrame, framework: Framework | None = None, view: str = FLAT) -> pd.Series[float]:
    """Weigh by how unevenly a score is spread over the units.

    Parameters
    ----------
    scores
        Index: units. A column an indicator or a group; scores of 0 or more on a common scale, such as
        0 to 100, higher being better. What is missing is left out.
    framework, view
        If given, the columns of each group of the view are weighed by themselves; otherwise all together.

    Returns
    -------
    Index: the columns. The weights of each group add to 1.

    Raises
    ------
    DataError
        With every problem at once: negative scores, the same score everywhere, fewer than two scores, text,
        infinite values.
    KeyError
        When the framework has no such view.

    Notes
    -----
    With p the share of a unit in the sum of a column and n the number of units with a score, the entropy is
    e = -sum(p log p) / log n, and the weight is (1 - e) over the sum of all (1 - e). C. E. Shannon, "A
    mathematical theory of communication", *Bell System Technical Journal* 27 (1948); as weights, C.-L.
    Hwang and K. Yoon, *Multiple Attribute Decision Making* (Springer, 1981). COINr has no such weights.
    The weights depend on where zero lies: shift all scores by 10, and they change.

    Examples
    --------
    >>> scores = pd.DataFrame({"even": [50.0, 51.0], "uneven": [0.0, 100.0]})
    >>> entropy_weights(scores).round(3).to_dict()
    {'even': 0.0, 'uneven': 1.0}
    """
    return within_groups(scores, framework, view, _weigh)


def _weigh(scores: pd.DataFrame) -> pd.Series[float]:
    values = numbers(scores, "scores")
    names = [str(c) for c in scores.columns]
    count = (~np.isnan(values)).sum(axis=0)
    problems = [
        Problem(f"{n} unit{' has' if n == 1 else 's have'} a score.", "scores", column=name, allowed="two or more")
        for name, n in zip(names, count, strict=True)
        if n < 2
    ]
    problems += [
        Problem(f"The lowest score is {np.nanmin(values[:, j]):g}.", "scores", column=name, allowed="0 or more")
        for j, name in enumerate(names)
        if (values[:, j] < 0.0).any()
    ]
    enough = count > 1
    problems += constant_problems(
        values[:, enough],
        [name for name, some in zip(names, enough, strict=True) if some],
        "scores",
        "entropy has nothing to weigh it by.",
        "different scores; leave the column out",
    )
    if problems:
        raise DataError(problems)
    shares = values / np.nansum(values, axis=0)
    with np.errstate(divide="ignore", invalid="ignore"):
        terms = np.where(shares > 0.0, shares * np.log(shares), 0.0)
    spread = 1.0 + terms.sum(axis=0) / np.log(count)
    return pd.Series(spread / spread.sum(), index=scores.columns, name="weight")

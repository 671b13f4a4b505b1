"""Benefit of the doubt: each unit is seen with the weights that suit it best."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from ..errors import DataError, Problem
from ..framework.tree import Floats
from ..steps.frames import numbers

__all__ = ["BenefitOfTheDoubt", "benefit_of_the_doubt"]


@dataclass(frozen=True, eq=False)
class BenefitOfTheDoubt:
    """Scores under each unit's best weights. Made by `benefit_of_the_doubt`.

    Attributes
    ----------
    scores
        By unit, 0 to 100: percent of what the best unit would get under the same weights.
    weights
        A row a unit, a column an indicator: weights under which no unit gets more than 100.
    shares
        The same in percent of the unit's score: what each indicator contributes to it. NaN where the score
        is 0. Where several sets of weights give the same score, this is one of them.

    Examples
    --------
    >>> found = benefit_of_the_doubt(pd.DataFrame({"a": [4.0, 1.0], "b": [1.0, 2.0]}, index=["A", "B"]))
    >>> found.shares.loc["B"].round(6).tolist()
    [0.0, 100.0]
    """

    scores: pd.Series[float]
    weights: pd.DataFrame
    shares: pd.DataFrame


def benefit_of_the_doubt(scores: pd.DataFrame, min_share: float = 0.0, max_share: float = 100.0) -> BenefitOfTheDoubt:
    """Score each unit by the weights that put it in the best light. Needs the extra `optimise`.

    Parameters
    ----------
    scores
        Index: units. A column an indicator; 0 or more, higher being better, in any unit, no gaps.
    min_share, max_share
        Between these percentages of a unit's score must come from each indicator, 0 to 100. Without a
        limit, a unit can rest on the one indicator in which it is best.

    Returns
    -------
    A `BenefitOfTheDoubt`: scores from 0 to 100, weights, and shares in percent.

    Raises
    ------
    DataError
        With every problem at once: a gap, a negative value, a column of zeros or of one value, text,
        infinite values, a unit given twice, no unit.
    ImportError
        When scipy is not installed.
    ValueError
        When the shares lie outside 0 to 100, or cannot add to 100.

    Notes
    -----
    For each unit the linear programme: maximise sum(w y) with w >= 0, such that no unit's sum(w y) exceeds
    100, and w y of each indicator lies between the shares of sum(w y). W. Melyn and W. Moesen (1991); L.
    Cherchye, W. Moesen, N. Rogge and T. Van Puyenbroeck, "An introduction to 'benefit of the doubt'
    composite indicators", *Social Indicators Research* 82 (2007); OECD and JRC, *Handbook on Constructing
    Composite Indicators* (2008), step 6, where scores run from 0 to 1. Under a minimum share a unit with a
    zero in any indicator scores 0. Units have different weights, so that their scores are not comparable as
    those of one index are; COINr has no such method.

    Examples
    --------
    >>> table = pd.DataFrame({"a": [4.0, 1.0, 2.0], "b": [1.0, 4.0, 2.0]}, index=["A", "B", "C"])
    >>> benefit_of_the_doubt(table).scores.round(6).to_dict()
    {'A': 100.0, 'B': 100.0, 'C': 80.0}
    """
    values = _read(scores)
    count = values.shape[1]
    if not 0.0 <= min_share <= max_share <= 100.0:
        raise ValueError(f"min_share is {min_share!r} and max_share {max_share!r}; allowed: 0 <= min <= max <= 100")
    if min_share * count > 100.0 + 1e-9 or max_share * count < 100.0 - 1e-9:
        raise ValueError(f"{count} shares between {min_share:g}% and {max_share:g}% cannot add to 100%")
    scale = values.max(axis=0)  # each column has the best unit at 1: the programme is well conditioned
    weights = np.array([_best(row, values / scale, min_share / 100.0, max_share / 100.0) for row in values / scale])
    parts = weights * (values / scale) * 100.0
    total = parts.sum(axis=1)
    shares = np.full(parts.shape, np.nan, dtype=np.float64)
    np.divide(parts * 100.0, total[:, None], out=shares, where=total[:, None] > 0.0)
    names = pd.Index([str(c) for c in scores.columns])
    return BenefitOfTheDoubt(
        pd.Series(np.minimum(total, 100.0), index=scores.index, name="score"),
        pd.DataFrame(weights * 100.0 / scale, index=scores.index, columns=names),
        pd.DataFrame(shares, index=scores.index, columns=names),
    )


def _best(mine: Floats, everyone: Floats, least: float, most: float) -> Floats:
    try:
        from scipy.optimize import linprog  # type: ignore[import-untyped]
    except ImportError as error:
        raise ImportError('Benefit of the doubt needs scipy: install "monitor-lab[optimise]"') from error
    count = len(mine)
    rules = [everyone]
    own = np.diag(mine)
    if least > 0.0:
        rules.append(least * mine[None, :] - own)
    if most < 1.0:
        rules.append(own - most * mine[None, :])
    limits = np.concatenate([np.ones(len(everyone)), np.zeros(count * (len(rules) - 1))])
    found = linprog(-mine, A_ub=np.vstack(rules), b_ub=limits, bounds=(0.0, None), method="highs")
    weights: Floats = np.asarray(found.x, dtype=np.float64)
    return weights


def _read(scores: pd.DataFrame) -> Floats:
    values = numbers(scores, "scores", unique=True)
    if values.size == 0:
        raise DataError([Problem("There is no unit, or no indicator.", "scores")])
    problems = []
    for name, column in zip(scores.columns, values.T, strict=True):
        gaps = [str(u) for u in scores.index[np.isnan(column)]]
        if gaps:
            what = f"{', '.join(gaps[:5])}{', ...' if len(gaps) > 5 else ''} has no value."
            allowed = "a value for each unit; impute or screen first"
            problems.append(Problem(what, "scores", column=str(name), allowed=allowed))
        if (column < 0.0).any():
            worst = int(np.nanargmin(column))
            what = f"{scores.index[worst]} has {column[worst]:g}."
            problems.append(Problem(what, "scores", column=str(name), allowed="0 or more"))
        elif not gaps and (column.max() == 0.0 or (len(column) > 1 and column.min() == column.max())):
            what = f"Every unit has the value {column[0]:g}: it tells no unit from another."
            problems.append(Problem(what, "scores", column=str(name), allowed="different values; leave the column out"))
    if problems:
        raise DataError(problems)
    return values

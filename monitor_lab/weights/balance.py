"""Correlation-balanced weights: let each part be as closely related to the whole as is wanted."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pandas as pd

from ..errors import DataError, Problem
from ..files.tables import nearest
from ..framework.framework import FLAT, Framework
from ..framework.tree import Floats
from .siblings import complete_rows, within_groups

__all__ = ["correlation_balanced_weights"]


def correlation_balanced_weights(
    scores: pd.DataFrame,
    framework: Framework | None = None,
    view: str = FLAT,
    targets: Mapping[str, float] | None = None,
    nearest_possible: bool = False,
) -> pd.Series[float]:
    """Choose weights so that the correlations of the parts with their weighted mean stand in given proportions.

    Parameters
    ----------
    scores
        Index: units. A column an indicator or a group, on a common scale. Units with a gap are left out.
    framework, view
        If given, the columns of each group of the view are balanced against that group's mean; otherwise
        all against the mean of all.
    targets
        Id to the importance that is wanted, relative to the others of its group: 2 for a correlation twice
        as high. 1 for those not named: by default all correlations are the same.
    nearest_possible
        What to do where only negative weights would reach the targets: refuse, or take the weights of 0 or
        more that come nearest (this needs the extra `optimise`).

    Returns
    -------
    Index: the columns. The weights of each group add to 1.

    Raises
    ------
    DataError
        With every problem at once: targets that no weights of 0 or more reach, a column that the others
        determine, fewer than three units without a gap, the same value everywhere, text, infinite values.
    ImportError
        When `nearest_possible` is needed and scipy is not installed.
    KeyError
        When the framework has no such view.
    ValueError
        When a target is not above 0 or its id is unknown.

    Notes
    -----
    The correlation of part i with y = sum(w x) is (C w)_i / (s_i s_y), where C holds the covariances and s
    the standard deviations. It is in proportion to the target t when C w is to s t: one linear equation,
    solved exactly by this package. COINr's `get_opt_weights(optype = "balance")` searches for the same point
    step by step; where the weights must not be negative, the same sum of squared differences between shares
    of correlation is made smallest here. W. Becker, M. Saisana, P. Paruolo and I. Vandecasteele, "Weights
    and importance in composite indicators", *Ecological Indicators* 80 (2017). Only for the arithmetic mean.

    Examples
    --------
    A part that varies more is related more closely to the mean, unless it counts less:

    >>> scores = pd.DataFrame({"calm": [1.0, 1.0, 2.0, 2.0], "wild": [0.0, 30.0, 0.0, 30.0]})
    >>> correlation_balanced_weights(scores).round(4).to_dict()
    {'calm': 0.9677, 'wild': 0.0323}
    """
    wanted = {str(i): float(t) for i, t in (targets or {}).items()}
    names = [str(c) for c in scores.columns]
    for i, target in wanted.items():
        if i not in names:
            hint = nearest(i, names)
            raise ValueError(f"targets names {i}, which has no column.{f' Did you mean {hint}?' if hint else ''}")
        if not 0.0 < target < np.inf:
            raise ValueError(f"The target of {i} is {target:g}; it must be a number above 0")
    return within_groups(scores, framework, view, lambda part: _balance(part, wanted, nearest_possible))


def _balance(scores: pd.DataFrame, wanted: Mapping[str, float], nearest_possible: bool) -> pd.Series[float]:
    names = [str(c) for c in scores.columns]
    values = complete_rows(scores, 3, "correlations divide by the spread.")
    covariance = np.cov(values, rowvar=False)
    sd = np.sqrt(np.diag(covariance))
    target = np.array([wanted.get(i, 1.0) for i in names], dtype=np.float64)
    target /= target.sum()
    correlation = covariance / np.outer(sd, sd)
    if np.linalg.cond(correlation) > 1e12:
        what = f"Among {', '.join(names)} one is determined by the others, so that many weights give the same mean."
        raise DataError(
            [Problem(what, "scores", allowed="columns that each tell something of their own, and more units")]
        )
    weights = np.linalg.solve(correlation, target) / sd
    if weights.sum() <= 0.0 or (weights < 0.0).any():
        if not nearest_possible:
            against = [i for i, w in zip(names, weights, strict=True) if w < 0.0]
            few = ", ".join(against)
            what = f"No weights of 0 or more give {', '.join(names)} these correlations: {few} would need less."
            raise DataError([Problem(what, "scores", allowed="other targets, other columns, or nearest_possible=True")])
        weights = _search(correlation, target) / sd
    return pd.Series(weights / weights.sum(), index=scores.columns, name="weight")


def _search(correlation: Floats, target: Floats) -> Floats:
    """Weights of 0 or more, of standardised columns, whose shares of correlation come nearest to the targets."""
    try:
        from scipy.optimize import minimize  # type: ignore[import-untyped]
    except ImportError as error:
        raise ImportError('The nearest possible weights need scipy: install "monitor-lab[optimise]"') from error

    def miss(weights: Floats) -> float:
        shares = correlation @ weights
        return float(((shares / shares.sum() - target) ** 2).sum())

    count = len(target)
    starts = [target, *np.eye(count, dtype=np.float64) * 0.5 + 0.5 / count]
    rules = {"type": "eq", "fun": lambda weights: weights.sum() - 1.0}
    found = [
        minimize(miss, start, method="SLSQP", bounds=[(0.0, 1.0)] * count, constraints=rules, tol=1e-14)
        for start in starts
    ]
    best = min(found, key=lambda result: float(result.fun))
    weights: Floats = np.clip(np.asarray(best.x, dtype=np.float64), 0.0, None)
    return weights

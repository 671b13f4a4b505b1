"""How far raters agree beyond chance."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

__all__ = ["Agreement", "cohen_kappa", "fleiss_kappa", "rater_agreement"]


class Agreement(NamedTuple):
    """How far raters agree.

    `raters` and `items` are those compared: items that every rater answered. `percent` is the mean share of
    equal answers over all pairs of raters; `kappa` is Cohen's for two raters and Fleiss' for more, NaN where
    it is not defined.

    Examples
    --------
    >>> Agreement(2, 50, 70.0, 0.4).kappa
    0.4
    """

    raters: int
    items: int
    percent: float
    kappa: float


def cohen_kappa(first: Sequence[Any], second: Sequence[Any]) -> float:
    """Cohen's kappa of two raters: 0 is agreement by chance, 1 complete.

    Parameters
    ----------
    first, second
        The answer of each rater to each item, in the same order.

    Returns
    -------
    At most 1; NaN without items, or where both gave one and the same answer throughout.

    Raises
    ------
    ValueError
        When the two are not of the same length.

    Notes
    -----
    J. Cohen (1960), *Educational and Psychological Measurement* 20: 37-46. Chance is that of two raters
    who give each answer as often as they did, to items at random.

    Examples
    --------
    Both say yes 20 times and no 15 times; five and ten times they differ:

    >>> first = ["yes"] * 25 + ["no"] * 25
    >>> second = ["yes"] * 20 + ["no"] * 5 + ["yes"] * 10 + ["no"] * 15
    >>> round(cohen_kappa(first, second), 3)
    0.4
    """
    if len(first) != len(second):
        raise ValueError(f"the raters answered {len(first)} and {len(second)} items; they must be the same items")
    if len(first) == 0:
        return float("nan")
    codes = pd.factorize(np.array([str(v) for v in [*first, *second]], dtype=object))[0]
    number = int(codes.max()) + 1
    a, b = codes[: len(first)], codes[len(first) :]
    shares = [np.bincount(c, minlength=number) / len(first) for c in (a, b)]
    expected = float((shares[0] * shares[1]).sum())
    return _beyond_chance(float((a == b).mean()), expected)


def fleiss_kappa(counts: ArrayLike) -> float:
    """Fleiss' kappa of several raters: 0 is agreement by chance, 1 complete.

    Parameters
    ----------
    counts
        Items × answers: how many raters gave that answer. Each item has the same number of raters.

    Returns
    -------
    At most 1; NaN without items, with fewer than two raters, or where all gave one and the same answer.

    Raises
    ------
    ValueError
        When the items do not have the same number of raters, or a count is negative.

    Notes
    -----
    J. L. Fleiss (1971), *Psychological Bulletin* 76: 378-382.

    Examples
    --------
    >>> fleiss_kappa([[3, 0], [0, 3]])
    1.0
    """
    table: NDArray[np.float64] = np.asarray(counts, dtype=np.float64)
    if table.ndim != 2 or (table < 0).any():
        raise ValueError("counts must be a table of items by answers, without negative numbers")
    if table.size == 0:
        return float("nan")
    raters = table.sum(axis=1)
    if (raters != raters[0]).any():
        raise ValueError("the items do not have the same number of raters")
    m = float(raters[0])
    if m < 2.0:
        return float("nan")
    observed = float(((table**2).sum(axis=1) - m).mean() / (m * (m - 1.0)))
    expected = float(((table.sum(axis=0) / table.sum()) ** 2).sum())
    return _beyond_chance(observed, expected)


def _beyond_chance(observed: float, expected: float) -> float:
    return (observed - expected) / (1.0 - expected) if expected < 1.0 - 1e-12 else float("nan")


def rater_agreement(answers: pd.DataFrame) -> Agreement:
    """Agreement of the raters of a table.

    Parameters
    ----------
    answers
        Items × raters; missing is not answered. Items that some rater did not answer are left out.

    Returns
    -------
    An `Agreement`.

    Raises
    ------
    ValueError
        When there are fewer than two raters.

    Examples
    --------
    >>> rater_agreement(pd.DataFrame({"A": ["yes", "no"], "B": ["yes", "no"]}))
    Agreement(raters=2, items=2, percent=100.0, kappa=1.0)
    """
    raters = answers.shape[1]
    if raters < 2:
        raise ValueError("agreement needs at least two raters")
    complete = answers[answers.notna().all(axis=1)]
    items = len(complete)
    if items == 0:
        return Agreement(raters, 0, float("nan"), float("nan"))
    codes = pd.factorize(complete.astype(str).to_numpy(dtype=object).ravel())[0].reshape(items, raters)
    number = int(codes.max()) + 1
    counts = np.stack([(codes == c).sum(axis=1) for c in range(number)], axis=1).astype(np.float64)
    percent = float(((counts**2).sum(axis=1) - raters).mean() / (raters * (raters - 1)) * 100.0)
    if raters == 2:
        return Agreement(raters, items, percent, cohen_kappa(codes[:, 0].tolist(), codes[:, 1].tolist()))
    return Agreement(raters, items, percent, fleiss_kappa(counts))

"""How far people agree in the order they give."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import ArrayLike, NDArray

__all__ = ["kendall_w", "mean_places"]

Array = NDArray[np.float64]


def mean_places(ranks: ArrayLike) -> Array:
    """The places behind some ranks, equal ones sharing theirs, and what is not ranked sharing the last.

    Parameters
    ----------
    ranks
        People × options: 1 is the first, equal numbers are equal, NaN is not ranked.

    Returns
    -------
    Places from 1 to the number of options, in the same shape; each row adds to the same sum.

    Raises
    ------
    ValueError
        When `ranks` is not a table.

    Examples
    --------
    Two options of four are ranked; the other two share the third and fourth place:

    >>> mean_places([[2, 1, float("nan"), float("nan")]]).tolist()
    [[2.0, 1.0, 3.5, 3.5]]
    """
    table = np.asarray(ranks, dtype=np.float64)
    if table.ndim != 2:
        raise ValueError("ranks must be a table: people by options")
    filled = np.where(np.isnan(table), np.inf, table)
    places: Array = pd.DataFrame(filled).rank(axis=1, method="average").to_numpy(dtype=np.float64)
    return places


def kendall_w(ranks: ArrayLike) -> float:
    """Kendall's coefficient of concordance: 0 when people agree in nothing, 1 when all give one order.

    Parameters
    ----------
    ranks
        People × options: 1 is the first, equal numbers are equal, NaN is not ranked (the last places,
        shared).

    Returns
    -------
    W, from 0 to 1; NaN for fewer than two people or options, or when nobody prefers anything.

    Raises
    ------
    ValueError
        When `ranks` is not a table.

    Notes
    -----
    With m people, n options, S the squared deviations of the options' rank sums from their mean, and
    T the sum of t^3 - t over each person's groups of t equal places:
    W = 12 S / (m^2 (n^3 - n) - m T). M. G. Kendall and B. Babington Smith (1939), *Annals of
    Mathematical Statistics* 10: 275-287; M. G. Kendall, *Rank Correlation Methods*, for the ties.
    With few people W is far from 0 by chance: two people who order at random have 1/2 on average.

    Examples
    --------
    >>> kendall_w([[1, 2, 3], [1, 2, 3]]), kendall_w([[1, 2, 3], [3, 2, 1]])
    (1.0, 0.0)
    """
    places = mean_places(ranks)
    people, options = places.shape
    if people < 2 or options < 2:
        return float("nan")
    sums = places.sum(axis=0)
    spread = float(((sums - sums.mean()) ** 2).sum())
    # A person's squared deviations from the middle place are (n^3 - n - T) / 12.
    own = ((places - (options + 1) / 2.0) ** 2).sum()
    return spread / (people * float(own)) if own > 0.0 else float("nan")

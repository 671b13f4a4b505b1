"""Take the penalty of Mazziotta and Pareto apart, also where the two states lack different parts."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..framework.tree import Flags, Floats

__all__ = ["Bend", "bend"]


@dataclass(frozen=True, eq=False)
class Bend:
    """A difference of two penalised means as a sum over parts; made by `bend`.

    Attributes
    ----------
    line, curve
        Shape (rows, 1): the difference is the sum, over the parts, of share times
        line (x - y) + curve (x² - y²), where x and y are the part's scores in the two states.
    in_upper, in_lower
        Shape (rows, 1): what stands for a part that is missing in that state, so that this stays exact.

    Examples
    --------
    See `bend`.
    """

    line: Floats
    curve: Floats
    in_upper: Floats
    in_lower: Floats

    def slope(self, upper: Floats, lower: Floats) -> Floats:
        """Points of the group for each point of a part; to be multiplied by the part's share."""
        found: Floats = self.line + self.curve * (upper + lower)
        return found


def bend(
    upper: Floats,
    lower: Floats,
    in_upper: Flags,
    in_lower: Flags,
    ends: tuple[Floats, Floats],
    weights: Floats,
    penalty: str,
) -> Bend:
    """Write the difference of two penalised means as a sum over parts.

    Parameters
    ----------
    upper, lower
        Shape (rows, parts): scores in the two states; whatever stands where a part is missing is not read.
    in_upper, in_lower
        Shape (rows, parts): whether the part counts in that state.
    ends
        The group's scores, shape (rows,) each; they stand for its parts where it has none.
    weights
        Shape (parts,).
    penalty
        "down": 2 m - q / m; "up": q / m, with m the mean and q the mean of squares.

    Returns
    -------
    A `Bend`.

    Notes
    -----
    q / m is a product of two factors, q and 1 / m. Each gets the mean of what it adds before and after the
    other has changed: the Shapley value (L. S. Shapley 1953, "A value for n-person games"). Dropping a
    part is the same as giving it a score that adds what the known ones add on average; of the two such
    scores the one nearer to their mean is taken.

    Examples
    --------
    >>> x, y, all_known = np.array([[90.0, 60.0]]), np.array([[20.0, 50.0]]), np.array([[True, True]])
    >>> found = bend(x, y, all_known, all_known, (x[:, 0], y[:, 0]), np.ones(2), "up")
    >>> total = float((found.slope(x, y) * (x - y)).sum() / 2)
    >>> round(total, 6) == round((8100 + 3600) / 150 - (400 + 2500) / 70, 6)
    True
    """
    m, q, n, r = (*_moments(upper, in_upper, ends[0], weights), *_moments(lower, in_lower, ends[1], weights))
    with np.errstate(divide="ignore", invalid="ignore"):
        by_mean = -(q + r) / (2.0 * m * n)
        by_square = (1.0 / m + 1.0 / n) / 2.0
    line, curve = (2.0 - by_mean, -by_square) if penalty == "down" else (by_mean, by_square)
    return Bend(line, curve, _stand_in(m, q, line, curve), _stand_in(n, r, line, curve))


def _moments(scores: Floats, known: Flags, end: Floats, weights: Floats) -> tuple[Floats, Floats]:
    """Mean, and mean of squares, of what is known."""
    weight = np.where(known, weights, 0.0)
    total = weight.sum(axis=1, keepdims=True)
    values = np.where(known, scores, 0.0)
    own = end[:, None]
    with np.errstate(divide="ignore", invalid="ignore"):
        mean = np.where(total > 0.0, (weight * values).sum(axis=1, keepdims=True) / total, own)
        square = np.where(total > 0.0, (weight * values * values).sum(axis=1, keepdims=True) / total, own * own)
    return mean, square


def _stand_in(mean: Floats, square: Floats, line: Floats, curve: Floats) -> Floats:
    """The score x near the mean with line x + curve x² = line mean + curve square."""
    variance = np.maximum(square - mean * mean, 0.0)
    tilt = line + 2.0 * curve * mean
    root = np.sqrt(tilt * tilt + 4.0 * curve * curve * variance)
    whole = tilt + np.where(tilt < 0.0, -root, root)
    with np.errstate(divide="ignore", invalid="ignore"):
        step = np.where(variance > 0.0, 2.0 * curve * variance / whole, 0.0)
    found: Floats = mean + step
    return found

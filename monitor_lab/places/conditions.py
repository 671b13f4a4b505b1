"""Conditions on a score or a value, written as people write them: ">= 60", "< 40", ">= 20 and < 60"."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ..errors import DataError, Problem

__all__ = ["Condition", "holds", "parse_condition"]

SIGNS: dict[str, Callable[[NDArray[np.float64], float], NDArray[np.bool_]]] = {
    ">=": np.greater_equal,
    "<=": np.less_equal,
    ">": np.greater,
    "<": np.less,
}

WORDS = {"≥": ">=", "≤": "<=", "=>": ">=", "=<": "<=", "at least": ">=", "at most": "<=", "above": ">", "below": "<"}


class Condition(NamedTuple):
    """One comparison with a cut-off.

    Examples
    --------
    >>> Condition(">=", 60.0)
    Condition(sign='>=', cutoff=60.0)
    """

    sign: str
    cutoff: float


def parse_condition(text: str, place: str = "") -> tuple[Condition, ...]:
    """Read a condition; all its parts must hold.

    Parameters
    ----------
    text
        A comparison (>=, <=, >, <, or "at least", "at most", "above", "below") and a number; several are joined
        by "and".
    place
        How a problem calls the place.

    Returns
    -------
    The comparisons, in the order written.

    Raises
    ------
    DataError
        When it is not such a text.

    Examples
    --------
    >>> parse_condition(">= 20 and < 60")
    (Condition(sign='>=', cutoff=20.0), Condition(sign='<', cutoff=60.0))
    """
    found = []
    for part in re.split(r"\s+and\s+", str(text).strip(), flags=re.IGNORECASE):
        words = part.strip().lower()
        for word, sign in WORDS.items():
            words = words.replace(word, sign)
        match = re.fullmatch(r"(>=|<=|>|<)\s*(-?\d+(?:\.\d+)?(?:e-?\d+)?)", words)
        if match is None:
            where = f"{place}: " if place else ""
            raise DataError(
                [Problem(f'{where}"{text}" is no condition.', allowed='such as ">= 60" or ">= 20 and < 60"')]
            )
        found.append(Condition(match[1], float(match[2])))
    return tuple(found)


def holds(values: NDArray[np.float64], sign: str, cutoff: float) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Where a comparison holds, and where a missing value leaves it open.

    Parameters
    ----------
    values
        Numbers; NaN is missing.
    sign
        One of >=, <=, >, <.
    cutoff
        The number compared with.

    Returns
    -------
    Two arrays: where it holds, and where it is open.

    Raises
    ------
    ValueError
        When `sign` is not one of the four, or the cut-off is not finite.

    Examples
    --------
    >>> import numpy as np
    >>> [found.tolist() for found in holds(np.array([70.0, 50.0, np.nan]), ">=", 60)]
    [[True, False, False], [False, False, True]]
    """
    if sign not in SIGNS:
        raise ValueError(f"sign is {sign!r}; it is one of {', '.join(SIGNS)}")
    if not math.isfinite(cutoff):
        raise ValueError(f"the cut-off is {cutoff!r}; it is a finite number")
    open_ = np.isnan(values)
    return SIGNS[sign](np.where(open_, 0.0, values), cutoff) & ~open_, open_

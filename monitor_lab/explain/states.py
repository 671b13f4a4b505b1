"""The scores of some rows, as arrays that can be compared."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from ..framework.tree import Floats
from ..scoring.scores import Scores

__all__ = ["State", "full_state", "state_of"]


@dataclass(frozen=True, eq=False)
class State:
    """Scores of some rows: shapes (rows, indicators) and (rows, groups), NaN where missing.

    Examples
    --------
    >>> State(np.array([[40.0, 80.0]]), np.array([[60.0]])).nodes.tolist()
    [[40.0, 80.0, 60.0]]
    """

    indicators: Floats
    groups: Floats

    @property
    def nodes(self) -> Floats:
        """Both together: a column an indicator, then a column a group."""
        return np.hstack([self.indicators, self.groups])


def state_of(scores: Scores, row: int | None = None) -> State:
    """The scores of one row of a result, or of all.

    Parameters
    ----------
    scores
        A result.
    row
        Its position; by default all rows.

    Returns
    -------
    A `State`; one row keeps two dimensions.

    Examples
    --------
    >>> from monitor_lab import load_example, load_framework, score
    >>> scores = score(load_example(), load_framework())
    >>> state_of(scores).nodes.shape, state_of(scores, 2).nodes.shape
    ((8, 160), (1, 160))
    """
    rows = slice(None) if row is None else slice(row, row + 1)
    return State(
        scores.indicators.iloc[rows].to_numpy(dtype=np.float64), scores.groups.iloc[rows].to_numpy(dtype=np.float64)
    )


def full_state(state: State, top: float) -> State:
    """What would score `top` in whatever the rows have, and lack what they lack.

    Parameters
    ----------
    state
        The rows.
    top
        A score.

    Returns
    -------
    A `State` of the same shapes.

    Examples
    --------
    >>> full_state(State(np.array([[40.0, np.nan]]), np.array([[40.0]])), 100.0).nodes.tolist()
    [[100.0, nan, 100.0]]
    """
    return State(*(np.where(np.isnan(values), np.nan, top) for values in (state.indicators, state.groups)))

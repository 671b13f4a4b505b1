"""Where one unit stands in everything, compared with the other units."""

from __future__ import annotations

from collections.abc import Hashable

import numpy as np
import pandas as pd

from ..scoring.scores import Scores
from .lookup import find_row, nodes, peers

__all__ = ["standing"]


def standing(scores: Scores, unit: Hashable) -> pd.DataFrame:
    """Score and rank of one unit in every group and indicator.

    Parameters
    ----------
    scores
        A result.
    unit
        A unit; with periods, a pair of unit and period, which is compared with the same period's units.

    Returns
    -------
    Index `id`: groups from the index down, then indicators. Columns `level`, `name`, `group`; `score`;
    `rank` (1 is highest; equal scores share the better rank), `of` (units with a score), `tied` (others
    with the same score), `median` (of all units' scores). Rank and `tied` are missing where there is no
    score.

    Raises
    ------
    ValueError
        When there is no such unit.

    Examples
    --------
    >>> from monitor_lab import load_example, load_framework, score
    >>> metros = load_example()
    >>> scores = score(metros, load_framework().select(metros.columns), view="flat")
    >>> standing(scores, "Tshwane")[["rank", "of", "tied"]].loc["index"].to_dict()
    {'rank': 1, 'of': 8, 'tied': 0}
    """
    row = find_row(scores.groups.index, unit)
    here = peers(scores.groups.index, row)
    values = np.hstack([scores.groups.to_numpy(dtype=np.float64), scores.indicators.to_numpy(dtype=np.float64)])
    mine, others = values[row], values[here]
    unknown = np.isnan(mine)
    return (
        nodes(scores)
        .assign(
            score=mine,
            rank=pd.array((others > mine).sum(axis=0) + 1, dtype="Int64"),
            of=pd.array((~np.isnan(others)).sum(axis=0), dtype="Int64"),
            tied=pd.array((others == mine).sum(axis=0) - 1, dtype="Int64"),
            median=pd.DataFrame(others).median().to_numpy(),
        )
        .assign(
            rank=lambda t: t["rank"].mask(unknown),
            tied=lambda t: t["tied"].mask(unknown),
        )
    )

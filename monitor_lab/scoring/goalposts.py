"""What goalposts do to a result: which values lie beyond them, and how much rests on teaching choices."""

from __future__ import annotations

import numpy as np
import pandas as pd

from ..framework.framework import Framework
from ..framework.tree import Tree
from ..steps.aggregate import aggregate_array
from ..steps.coverage import CoverageRule
from ..steps.normalise import Normalise

__all__ = ["clipped_values", "teaching_shares"]

_TEACHING = "teaching choice"


def clipped_values(values: pd.DataFrame, framework: Framework, how: Normalise) -> pd.DataFrame:
    """Values beyond a goalpost, a row each; see `Scores.clipped`."""
    scored = framework.scored
    pairs = []
    for indicator, row in scored[["worst", "best"]].iterrows():
        own = how.of(str(indicator))
        given = (row["worst"], row["best"]) if own.worst is None else (own.worst, own.best)
        pairs.append(given if own.method == "goalposts" else (np.nan, np.nan))
    worst, best = np.array(pairs, dtype=np.float64).T
    array = values.to_numpy(dtype=np.float64)
    sign = np.sign(best - worst)
    too_bad, too_good = (array - worst) * sign < 0.0, (array - best) * sign > 0.0
    rows, columns = np.nonzero(too_bad | too_good)
    bad = too_bad[rows, columns]
    units = values.index[rows].to_frame(index=False)
    if values.index.names == [None]:
        units.columns = pd.Index(["unit"])
    found = {
        "indicator": values.columns.to_numpy()[columns],
        "value": array[rows, columns],
        "goalpost": np.where(bad, worst[columns], best[columns]),
        "side": np.where(bad, "worst", "best"),
    }
    return pd.concat([units, pd.DataFrame(found)], axis=1)


def teaching_shares(scores: pd.DataFrame, framework: Framework, tree: Tree, rule: CoverageRule) -> pd.DataFrame:
    """Percent of each group's weight that rests on teaching choices; see `Scores.teaching`."""
    values = np.full(scores.shape, np.nan, dtype=np.float64)
    if "basis" in framework.indicators:
        rests = (framework.scored["basis"] == _TEACHING).to_numpy() * 100.0
        values = np.where(scores.isna(), np.nan, rests)
    shares = aggregate_array(values, tree, rule)
    return pd.DataFrame(shares, index=scores.index, columns=pd.Index(tree.groups))

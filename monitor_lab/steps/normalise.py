"""Put indicators of different units on one scale."""

from __future__ import annotations

import numpy as np
import pandas as pd

from ..files.observations import check_observations
from ..framework.framework import Framework

__all__ = ["normalise"]


def normalise(observations: pd.DataFrame, framework: Framework, *, clip: bool = True) -> pd.DataFrame:
    """Score every value between its indicator's goalposts: 0 at the worst, 100 at the best.

    Parameters
    ----------
    observations
        Index: units. A column an indicator, in the indicator's unit.
    framework
        Holds the goalposts.
    clip
        Values beyond a goalpost score 0 or 100. Without it they score below 0 or above 100.

    Returns
    -------
    The index of `observations`; a column a scored indicator; 0 to 100. Missing stays missing.

    Raises
    ------
    DataError
        When the observations cannot be used: see `check_observations`.

    Notes
    -----
    score = (value - worst) / (best - worst) * 100, as UNDP's dimension indices (Human Development
    Report, technical note 1) with its goalposts. One formula serves both directions, because the best
    goalpost is the lower one where lower is better.

    Examples
    --------
    A murder rate of 38.23 between 80 (worst) and 1 (best), and one beyond 80:

    >>> from monitor_lab import load_framework
    >>> rates = pd.DataFrame({"C01": [38.23, 109.9, None]}, index=["eThekwini", "Acapulco", "Elsewhere"])
    >>> normalise(rates, load_framework().select(["C01"]))["C01"].round(1).tolist()
    [52.9, 0.0, nan]
    """
    values = check_observations(observations, framework)
    goalposts = framework.scored
    worst = goalposts["worst"].to_numpy(dtype=np.float64)
    best = goalposts["best"].to_numpy(dtype=np.float64)
    scores = values.to_numpy(dtype=np.float64) - worst
    scores *= 100.0 / (best - worst)
    if clip:
        np.clip(scores, 0.0, 100.0, out=scores)
    return pd.DataFrame(scores, index=values.index, columns=values.columns)

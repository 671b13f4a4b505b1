"""Equal weights."""

from __future__ import annotations

import pandas as pd

from ..framework.framework import FLAT, Framework
from ..steps.normalise import one_of

__all__ = ["equal_weights"]


def equal_weights(framework: Framework, view: str = FLAT, among: str = "siblings") -> pd.Series[float]:
    """Give everything the same weight: within each group, or in the whole index.

    Parameters
    ----------
    framework
        What is measured, and how it is grouped.
    view
        Which of its views.
    among
        - "siblings": all that belongs to the same group has the same weight, so that an indicator in a
          small group counts more in the index than one in a large group;
        - "indicators": all scored indicators count the same in the index, so that a group counts as much
          as it has scored indicators.

    Returns
    -------
    Index: ids of the scored indicators and of the groups except the index itself. The weights of all that
    belongs to one group add to 1 for "siblings", and to the group's own weight for "indicators".

    Raises
    ------
    KeyError
        When the framework has no such view.
    ValueError
        When `among` is unknown.

    Notes
    -----
    OECD and JRC, *Handbook on Constructing Composite Indicators* (2008), step 6: equal weights are a
    choice too, and equal within groups is not equal in the index.

    Examples
    --------
    >>> from monitor_lab import load_framework
    >>> weights = equal_weights(load_framework(), "monitor")
    >>> float(weights["F1"]), float(equal_weights(load_framework()).iloc[0]) == 1 / 64
    (0.25, True)
    """
    one_of("among", among, ("siblings", "indicators"))
    tree = framework.view(view)
    indicators = framework.scored.index.astype(str).tolist()
    parents = {i: str(tree.members.loc[i]) for i in indicators} | {g: p for g, p in tree.parents.items() if p}
    if among == "siblings":
        sizes = pd.Series(parents).value_counts()
        return pd.Series({i: 1.0 / float(sizes[p]) for i, p in parents.items()}, name="weight", dtype="float64")
    beneath = dict.fromkeys(parents, 0)
    for indicator in indicators:
        node = indicator
        while node in parents:
            beneath[node] += 1
            node = parents[node]
    counts = pd.Series(beneath, name="weight", dtype="float64")
    return counts / max(len(indicators), 1)

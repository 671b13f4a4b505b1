"""Effective weights: what each part counts in the index in the end."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from ..framework.framework import Framework

__all__ = ["effective_weights"]


def effective_weights(
    framework: Framework, view: str = "monitor", weights: Mapping[str, float] | None = None
) -> pd.DataFrame:
    """Say what share of the index each indicator and each group carries.

    Parameters
    ----------
    framework
        Holds groups and weights.
    view
        Which of its views.
    weights
        Id of an indicator or group to its weight, instead of the framework's.

    Returns
    -------
    Index `id`: groups from the index down, then scored indicators. Columns `level` ("indicator" for
    indicators), `parent`, `weight` (as given, relative to all that belongs to the same group) and
    `effective` (share in the index, 0 to 1). The effective weights of the indicators add to 1; a group's is
    the sum of those beneath. A group without a scored indicator carries 0.

    Raises
    ------
    FrameworkError
        When `weights` has an unknown id, a negative weight, or only zeros within a group.
    KeyError
        When the framework has no such view.

    Notes
    -----
    The product of the normalised weights from the index down to the part, as COINr's `get_eff_weights`. It
    is the share in a weighted arithmetic mean when nothing is missing. It is not importance: that also
    depends on how scores vary together (OECD and JRC, *Handbook on Constructing Composite Indicators*,
    2008, step 6).

    Examples
    --------
    >>> from monitor_lab import load_framework
    >>> table = effective_weights(load_framework(), "flat")
    >>> table.loc["C01", "effective"] == 1 / 64
    np.True_
    """
    weighed = framework if weights is None else framework.with_weights(weights)
    tree = weighed.view(view)
    indicators = weighed.scored
    parents = tree.parents | {str(i): str(tree.members.loc[i]) for i in indicators.index}
    given = {str(g): float(w) for g, w in tree.groups["weight"].items()}
    given |= {str(i): float(w) for i, w in indicators["weight"].items()}
    counted = {str(i) for i in indicators.index}
    for indicator in indicators.index:
        node = parents[str(indicator)]
        while node and node not in counted:
            counted.add(node)
            node = parents[node]
    sums: dict[str, float] = {}
    for node, parent in parents.items():
        if node in counted:
            sums[parent] = sums.get(parent, 0.0) + given[node]
    effective: dict[str, float] = {}

    def share(node: str) -> float:
        if node not in effective:
            parent = parents[node]
            part = given[node] / sums[parent] if node in counted and sums[parent] > 0.0 else 0.0
            effective[node] = part * share(parent) if parent else part
        return effective[node]

    nodes = list(parents)
    levels = {str(g): str(level) for g, level in tree.groups["level"].items()}
    table = {
        "level": [levels.get(n, "indicator") for n in nodes],
        "parent": [parents[n] for n in nodes],
        "weight": [given[n] for n in nodes],
        "effective": [share(n) for n in nodes],
    }
    return pd.DataFrame(table, index=pd.Index(nodes, name="id", dtype="str"))

"""How indicators move together: with each other, with their own groups, and with the size of a place."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from ..framework.tree import Floats
from ..framework.view import View
from ..steps.normalise import one_of
from .frames import check_frame, groups_at, lineage, steady

__all__ = ["correlation_flags", "correlations", "denominator_correlations", "parent_correlations"]

METHODS = ("pearson", "spearman", "kendall")
_CELLS = 4_000_000
"""How many signs of differences are held at once, for Kendall's tau."""


def correlations(frame: pd.DataFrame, method: str = "pearson", *, at_least: int = 3) -> pd.DataFrame:
    """Correlate every column with every other, over the units that have both values.

    Parameters
    ----------
    frame
        Index: units. A column an indicator or a group; missing is NaN.
    method
        "pearson" (straight lines), "spearman" (ranks) or "kendall" (tau-b: pairs of units in the same
        order).
    at_least
        How many units must have both values; two points always lie on a line.

    Returns
    -------
    A square frame, -1 to 1. NaN where too few units have both values, or where one of the two columns
    has the same value in all of them.

    Raises
    ------
    DataError
        When a column is no number, is infinite, or stands there twice.
    ValueError
        When the method is unknown, or `at_least` is below 2.

    Notes
    -----
    Spearman's coefficient ranks each pair of columns anew over the units that have both; ties share
    their mean rank. Kendall's tau-b divides by the geometric mean of the pairs that are not tied:
    M. G. Kendall (1945), "The treatment of ties in ranking problems", *Biometrika* 33: 239-251. It
    looks at every pair of units, so its time grows with their square.

    Examples
    --------
    >>> frame = pd.DataFrame({"a": [1.0, 2.0, 3.0, 4.0], "b": [1.0, 3.0, 2.0, None], "c": 5.0})
    >>> correlations(frame, "kendall").round(2).loc["a"].tolist()
    [1.0, 0.33, nan]
    """
    one_of("method", method, METHODS)
    if at_least < 2:
        raise ValueError(f"at_least is {at_least}; a correlation needs 2 units or more")
    checked = check_frame(frame)
    same = steady(checked).to_numpy()
    checked = checked.mask(np.broadcast_to(same, checked.shape))
    if method == "kendall":
        found = _kendall(checked.to_numpy(dtype=np.float64), at_least)
        return pd.DataFrame(found, index=checked.columns, columns=checked.columns)
    # pandas needs no scipy for these two, and drops missing cells pair by pair.
    return checked.corr(method="pearson" if method == "pearson" else "spearman", min_periods=at_least)


def _kendall(values: Floats, at_least: int) -> Floats:
    units, columns = values.shape
    agree = np.zeros((columns, columns), dtype=np.float64)
    untied = np.zeros((columns, columns), dtype=np.float64)
    known = (~np.isnan(values)).astype(np.float32)
    filled = np.nan_to_num(values)
    step = max(1, _CELLS // max(1, units * columns))
    for begin in range(0, units, step):
        here = slice(begin, begin + step)
        both = known[here, None, :] * known[None, :, :]
        signs = np.sign(filled[here, None, :] - filled[None, :, :]).astype(np.float32) * both
        flat, seen = signs.reshape(-1, columns), both.reshape(-1, columns)
        agree += flat.T @ flat
        untied += np.abs(flat).T @ seen
    # Row i, column j of `untied`: pairs of units that differ in i, among those that have j as well.
    below = np.sqrt(untied * untied.T)
    enough = (known.T @ known >= at_least) & (below > 0.0)
    found = np.full((columns, columns), np.nan, dtype=np.float64)
    np.divide(agree, below, out=found, where=enough)
    return found


def parent_correlations(frame: pd.DataFrame, view: View, method: str = "pearson") -> pd.DataFrame:
    """Correlate every indicator and group with the groups that hold it, up to the index.

    Parameters
    ----------
    frame
        Index: units. A column for each indicator and each group of the view, as scores where higher is
        better: `pd.concat([scores.indicators, scores.groups], axis=1)`.
    view
        The tree.
    method
        As in `correlations`.

    Returns
    -------
    A row a pair of a node and one of its ancestors. Columns `id`, `of` (level of the node, or
    "indicator"), `ancestor`, `level` (of the ancestor), `correlation`. An indicator that does not
    correlate with its own group hardly counts there, whatever its weight; one that correlates
    negatively pulls against it.

    Raises
    ------
    DataError
        When a column is no number, is infinite, or stands there twice.
    ValueError
        When the method is unknown.

    Examples
    --------
    >>> from monitor_lab import load_example, load_framework, score
    >>> metros = load_example("south-african-metros")
    >>> scores = score(metros, load_framework().select(metros.columns), view="flat")
    >>> both = pd.concat([scores.indicators[list(metros.columns)], scores.groups], axis=1)
    >>> parent_correlations(both, scores.tree.view)["ancestor"].unique().tolist()
    ['index']
    """
    matrix = correlations(frame, method)
    levels = {str(group): str(level) for group, level in view.groups["level"].items()}
    place = {str(column): i for i, column in enumerate(matrix.columns)}
    values = matrix.to_numpy(dtype=np.float64)
    rows = [
        (node, levels.get(node, "indicator"), above, levels[above], float(values[place[node], place[above]]))
        for node, chain in lineage(view, place).items()
        for above in chain
        if above in place
    ]
    return pd.DataFrame(rows, columns=["id", "of", "ancestor", "level", "correlation"])


def correlation_flags(
    frame: pd.DataFrame,
    view: View,
    *,
    above: float = 0.9,
    below: float = -0.4,
    level: str | None = None,
    method: str = "pearson",
) -> pd.DataFrame:
    """Find pairs of one group that count a thing twice, or pull against each other.

    Parameters
    ----------
    frame
        Index: units. A column an indicator or a group, as scores where higher is better.
    view
        The tree: only pairs of the same group are looked at.
    above
        A pair whose correlation is higher is redundant.
    below
        A pair whose correlation is lower is opposed.
    level
        The level whose groups are meant; by default the group directly above each column.
    method
        As in `correlations`.

    Returns
    -------
    A row a pair, the strongest first. Columns `group`, `first`, `second`, `correlation`, `kind`
    ("redundant" or "opposed").

    Raises
    ------
    DataError
        When a column is no number, is infinite, or stands there twice.
    ValueError
        When the method or the level is unknown, or `above` is not greater than `below`.

    Examples
    --------
    >>> from monitor_lab import load_framework
    >>> scores = pd.DataFrame({"C01": [10.0, 20.0, 30.0], "C03": [12.0, 19.0, 31.0], "C33": [3.0, 2.0, 1.0]})
    >>> correlation_flags(scores, load_framework().view("flat"))[["first", "second", "kind"]].values.tolist()
    [['C01', 'C33', 'opposed'], ['C01', 'C03', 'redundant'], ['C03', 'C33', 'opposed']]
    """
    if above <= below:
        raise ValueError(f"above is {above:g} and below is {below:g}; above must be the greater")
    matrix = correlations(frame, method)
    rows = []
    for group, members in groups_at(view, level, matrix.columns).items():
        values = matrix.loc[members, members].to_numpy(dtype=np.float64)
        for i, j in zip(*np.triu_indices(len(members), 1), strict=True):
            if values[i, j] > above or values[i, j] < below:
                kind = "redundant" if values[i, j] > above else "opposed"
                rows.append((group, members[i], members[j], float(values[i, j]), kind))
    rows.sort(key=lambda row: -abs(row[3]))
    return pd.DataFrame(rows, columns=["group", "first", "second", "correlation", "kind"])


def denominator_correlations(
    frame: pd.DataFrame,
    denominators: pd.DataFrame,
    *,
    above: float = 0.7,
    method: str = "pearson",
) -> pd.DataFrame:
    """Find indicators that measure how big a place is rather than how it fares.

    Parameters
    ----------
    frame
        Index: units. A column an indicator, as it was before any division.
    denominators
        The same units. A column a size: population, area.
    above
        Correlations whose absolute value is higher are listed.
    method
        As in `correlations`.

    Returns
    -------
    A row a pair, the strongest first. Columns `indicator`, `denominator`, `correlation`.

    Raises
    ------
    DataError
        When a column is no number, is infinite, or stands in both frames.
    ValueError
        When the method is unknown, or the two frames have not the same units.

    Examples
    --------
    >>> deaths = pd.DataFrame({"deaths": [10.0, 21.0, 29.0]}, index=["A", "B", "C"])
    >>> people = pd.DataFrame({"population": [1e5, 2e5, 3e5]}, index=["A", "B", "C"])
    >>> denominator_correlations(deaths, people).round(3).values.tolist()
    [['deaths', 'population', 0.996]]
    """
    if set(frame.index) != set(denominators.index):
        odd: Sequence[object] = sorted(set(frame.index) ^ set(denominators.index), key=str)
        raise ValueError(f"the two frames have not the same units: {odd[0]} stands in one of them only")
    both = pd.concat([frame, denominators.reindex(frame.index)], axis=1)
    matrix = correlations(both, method).iloc[: frame.shape[1], frame.shape[1] :]
    rows = [
        (str(i), str(d), float(value))
        for i, line in zip(matrix.index, matrix.to_numpy(dtype=np.float64), strict=True)
        for d, value in zip(matrix.columns, line, strict=True)
        if abs(value) > above
    ]
    rows.sort(key=lambda row: -abs(row[2]))
    return pd.DataFrame(rows, columns=["indicator", "denominator", "correlation"])

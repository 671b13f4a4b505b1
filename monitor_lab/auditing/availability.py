"""How much is known: by unit, and by unit and group."""

from __future__ import annotations

import numpy as np
import pandas as pd

from ..framework.view import View
from .frames import check_frame, leaves

__all__ = ["availability", "availability_by_group"]


def availability(frame: pd.DataFrame) -> pd.DataFrame:
    """Count what is known, missing and zero in each unit.

    Parameters
    ----------
    frame
        Index: units. A column an indicator, in its own unit; missing is NaN.

    Returns
    -------
    The index of `frame`. Columns `missing`, `zero`, `missing_or_zero` (numbers of indicators),
    `known_share` (percent of indicators), `nonzero_share` (percent of the known ones; NaN when none is).

    Raises
    ------
    DataError
        When a column is no number, is infinite, or stands there twice.

    Examples
    --------
    >>> availability(pd.DataFrame({"C01": [3.0, None], "C02": [0.0, 2.0]}, index=["A", "B"])).loc["A"].tolist()
    [0.0, 1.0, 1.0, 100.0, 50.0]
    """
    checked = check_frame(frame)
    known = checked.notna()
    zero = (checked == 0.0).sum(axis=1).astype(np.int64)
    missing = (~known).sum(axis=1).astype(np.int64)
    count = known.sum(axis=1).astype(np.float64)
    return pd.DataFrame(
        {
            "missing": missing,
            "zero": zero,
            "missing_or_zero": missing + zero,
            "known_share": count / checked.shape[1] * 100.0,
            "nonzero_share": (count - zero) / count.where(count > 0.0) * 100.0,
        }
    )


def availability_by_group(frame: pd.DataFrame, view: View) -> pd.DataFrame:
    """Percent of each group's indicators that have a value, by unit.

    Parameters
    ----------
    frame
        Index: units. A column an indicator; missing is NaN. Indicators without a column do not count.
    view
        The tree.

    Returns
    -------
    The index of `frame`; a column a group that holds an indicator of the frame, in the view's order.
    Every indicator counts the same; `Scores.coverage` weighs them.

    Raises
    ------
    DataError
        When a column is no number, is infinite, or stands there twice.

    Examples
    --------
    >>> from monitor_lab import load_framework
    >>> frame = pd.DataFrame({"C01": [3.0, None], "C03": [0.0, 2.0]}, index=["A", "B"])
    >>> availability_by_group(frame, load_framework().view("flat"))["index"].tolist()
    [100.0, 50.0]
    """
    known = check_frame(frame).notna()
    found = {
        group: known[mine].mean(axis=1) * 100.0 for group, mine in leaves(view, map(str, known.columns)).items() if mine
    }
    return pd.DataFrame(found, index=frame.index)

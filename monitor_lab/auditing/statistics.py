"""What each indicator's values look like: range, shape, gaps, and what to look at twice."""

from __future__ import annotations

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ..framework.tree import Floats
from ..steps.frames import value_range
from ..steps.moments import moments_array
from .frames import check_frame

__all__ = ["describe"]

Counts = NDArray[np.int64]


def describe(
    frame: pd.DataFrame,
    *,
    known: float = 65.0,
    nonzero: float = 50.0,
    distinct: float = 50.0,
    skew: float = 2.0,
    kurt: float = 3.5,
) -> pd.DataFrame:
    """Describe each indicator, and say which ones deserve a second look and why.

    Parameters
    ----------
    frame
        Index: units. A column an indicator, in any unit; missing is NaN.
    known
        An indicator is flagged when fewer than this percentage of units have a value.
    nonzero, distinct
        An indicator is flagged when less than this percentage of its values are not 0, or are different
        from each other.
    skew, kurt
        An indicator is flagged for outliers when both its skewness (whichever sign) and its kurtosis
        lie above these.

    Returns
    -------
    Index `indicator`. Columns, in the indicator's unit: `minimum`, `maximum`, `mean`, `median`, `sd`
    (sample standard deviation); without a unit: `skewness`, `kurtosis`; numbers of units: `known`,
    `nonzero`, `distinct` (different values), `same` (how often the commonest value stands there); in
    percent: `known_share` (of units), `nonzero_share`, `distinct_share`, `same_share` (of values);
    true or false: `few_known`, `many_zeros`, `few_distinct`, `outliers`, `constant`; and `remark`, the
    same in words, empty when there is nothing to say.

    Raises
    ------
    DataError
        When a column is no number, is infinite, or stands there twice.

    Notes
    -----
    Skewness above 2 together with kurtosis above 3.5 is the sign of outliers in the composite
    indicators of the European Commission's Joint Research Centre, and the default of COINr.

    Examples
    --------
    >>> frame = pd.DataFrame({"C01": [3.0, 4.0, 90.0, 5.0, 4.0], "C02": [7.0, 7.0, 7.0, 7.0, None]})
    >>> table = describe(frame)
    >>> table.loc["C01", ["mean", "median", "known"]].tolist()
    [21.2, 4.0, 5.0]
    >>> table["remark"].tolist()
    ['Outliers: skewness 2.2, kurtosis 5.0.', 'All values are the same.']
    """
    checked = check_frame(frame)
    values = checked.to_numpy(dtype=np.float64)
    present = ~np.isnan(values)
    n = present.sum(axis=0).astype(np.int64)
    low, high = value_range(values)
    skewness, kurtosis = moments_array(values)
    ordered = np.sort(values, axis=0)  # missing cells go to the end
    commonest, different = _repeats(ordered, n)
    table = pd.DataFrame(
        {
            "minimum": checked.min(),
            "maximum": checked.max(),
            "mean": checked.mean(),
            "median": checked.median(),
            "sd": checked.std().mask(low == high, 0.0),
            "skewness": skewness,
            "kurtosis": kurtosis,
            "known": n,
            "nonzero": (present & (values != 0.0)).sum(axis=0).astype(np.int64),
            "distinct": different,
            "same": commonest,
        },
        index=checked.columns.rename("indicator"),
    )
    table["known_share"] = table["known"] / len(checked) * 100.0
    for name in ("nonzero", "distinct", "same"):
        table[f"{name}_share"] = table[name] / table["known"].where(table["known"] > 0) * 100.0
    table["few_known"] = table["known_share"] < known
    table["many_zeros"] = table["nonzero_share"] < nonzero
    table["few_distinct"] = table["distinct_share"] < distinct
    table["outliers"] = (table["skewness"].abs() > skew) & (table["kurtosis"] > kurt)
    table["constant"] = low == high
    remarks = [_remark(row) for _, row in table.iterrows()]
    return table.assign(remark=pd.Series(remarks, index=table.index, dtype="str"))


def _repeats(ordered: Floats, n: Counts) -> tuple[Counts, Counts]:
    """How often each column's commonest value stands there, and how many different values it has."""
    rows = ordered.shape[0]
    place = np.arange(rows, dtype=np.int64)[:, None]
    begins = np.ones(ordered.shape, dtype=np.bool_)
    begins[1:] = ordered[1:] != ordered[:-1]
    begins &= place < n
    start = np.maximum.accumulate(np.where(begins, place, 0), axis=0)
    run = np.where(place < n, place - start + 1, 0)
    return run.max(axis=0).astype(np.int64), begins.sum(axis=0).astype(np.int64)


def _remark(row: pd.Series[float]) -> str:
    said = []
    if row["known"] == 0:
        return "No unit has a value."
    if row["constant"]:
        said.append("All values are the same.")
    if row["few_known"]:
        said.append(f"Only {row['known_share']:.0f}% of units have a value.")
    if row["many_zeros"]:
        said.append(f"{100.0 - row['nonzero_share']:.0f}% of the values are 0.")
    if row["few_distinct"] and not row["constant"]:
        said.append(f"Few different values: {row['distinct']:.0f} among {row['known']:.0f}.")
    if row["outliers"]:
        said.append(f"Outliers: skewness {row['skewness']:.1f}, kurtosis {row['kurtosis']:.1f}.")
    return " ".join(said)

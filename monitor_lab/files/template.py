"""A blank table for the values that a framework asks for, and a second one that explains each of them."""

from __future__ import annotations

from collections.abc import Hashable, Sequence

import numpy as np
import pandas as pd

from ..framework.framework import Framework

__all__ = ["data_template"]

FORMS = ("wide", "long")

_TOLD = ("definition", "caution", "typical_source", "disaggregation")
"""What the second table repeats of a framework's own columns, where it has them."""


def data_template(
    framework: Framework,
    units: Sequence[Hashable] = (),
    form: str = "wide",
    *,
    periods: Sequence[Hashable] = (),
) -> dict[str, pd.DataFrame]:
    """A blank data template for a framework, ready for `write_table`.

    Parameters
    ----------
    framework
        Its scored indicators are asked for; slots have no definition yet.
    units
        Names of cities or neighbourhoods; each gets its row. Without them, rows are left to be written.
    form
        "wide" (a row a unit, a column an indicator) or "long" (a row a value).
    periods
        Years or other periods; each unit gets a row for each.

    Returns
    -------
    Two tables by name: "data" with empty cells to fill, and "indicators" with a row an indicator: `name`,
    `unit`, `direction`, `allowed` and, where the framework has them, `definition`, `caution`,
    `typical_source`, `disaggregation`. Written to a workbook, they are two sheets, and
    `read_observations` finds the first; written to CSV, they are two files.

    Raises
    ------
    ValueError
        When `form` is neither, or a unit or period is given twice.

    Examples
    --------
    >>> from monitor_lab import load_framework
    >>> template = data_template(load_framework().select(["C01", "C22"]), ["Durban", "Tshwane"])
    >>> template["data"].reset_index().to_csv(index=False).splitlines()
    ['unit,C01,C22', 'Durban,,', 'Tshwane,,']
    >>> template["indicators"].loc["C22", ["unit", "allowed"]].tolist()
    ['% of residents', '0 to 100']
    """
    if form not in FORMS:
        raise ValueError(f'The form is "{form}"; it must be "wide" or "long".')
    for word, given in (("unit", units), ("period", periods)):
        twice = [v for i, v in enumerate(given) if v in list(given)[:i]]
        if twice:
            raise ValueError(f"The {word} {twice[0]} is given twice.")
    codes = framework.scored.index.astype(str).tolist()
    return {"data": _blank(codes, units, periods, form), "indicators": _explained(framework)}


def _blank(codes: list[str], units: Sequence[Hashable], periods: Sequence[Hashable], form: str) -> pd.DataFrame:
    names = [str(unit) for unit in units]
    if not names and (periods or form == "long"):
        names = [""]
    index: pd.Index[str] | pd.MultiIndex = pd.Index(names, name="unit", dtype="str")
    if periods:
        index = pd.MultiIndex.from_product([names, list(periods)], names=["unit", "period"])
    if form == "wide":
        empty = np.full((len(index), len(codes)), np.nan, dtype=np.float64)
        return pd.DataFrame(empty, index=index, columns=pd.Index(codes, dtype="str"))
    keys = index.to_frame(index=False)
    rows = keys.loc[keys.index.repeat(len(codes))].reset_index(drop=True)
    rows["indicator"] = codes * len(keys)
    rows["value"] = np.full(len(rows), np.nan, dtype=np.float64)
    return rows.set_index([str(name) for name in index.names])


def _explained(framework: Framework) -> pd.DataFrame:
    scored = framework.scored
    low, high = scored["minimum"].to_numpy(dtype=np.float64), scored["maximum"].to_numpy(dtype=np.float64)
    told = {
        "name": scored["name"],
        "unit": scored["unit"],
        "direction": scored["direction"],
        "allowed": [_allowed(a, b) for a, b in zip(low.tolist(), high.tolist(), strict=True)],
    }
    more = {column: scored[column].fillna("") for column in _TOLD if column in scored}
    return pd.DataFrame(told | more, index=scored.index.rename("id"))


def _allowed(low: float, high: float) -> str:
    if np.isnan(low):
        return "any number" if np.isnan(high) else f"{high:g} or less"
    return f"{low:g} or more" if np.isnan(high) else f"{low:g} to {high:g}"

"""The series that a verdict judges: events or rates, and the people among whom they happened."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from ..files.tables import nearest
from .series import aligned, read_counts, read_yearly

__all__ = ["Tracked", "one_of", "read_tracked"]


@dataclass(frozen=True)
class Tracked:
    """A series that is followed; made by `read_tracked`.

    Examples
    --------
    >>> read_tracked({2019: 30.0}, 100_000, "rates", 100_000).amounts.tolist()
    [30.0]
    """

    amounts: pd.Series[float]
    exposure: pd.Series[float]
    counted: bool
    scale: float
    notes: tuple[str, ...] = ()

    @property
    def latest(self) -> int:
        """The last year with all its figures."""
        return int(self.amounts.index[self.amounts.notna() & self.exposure.notna()].max())


def read_tracked(
    figures: Mapping[Any, Any] | pd.Series[Any],
    population: Mapping[Any, Any] | pd.Series[Any] | float | None,
    given: str,
    per: float,
) -> Tracked:
    """Read what `on_track` is given.

    Parameters
    ----------
    figures, population, given, per
        As in `on_track`.

    Returns
    -------
    A `Tracked`: counts and people, or rates where there are no people.

    Raises
    ------
    DataError
        With every problem of the series at once.
    ValueError
        When `given` is not one of its values, or `per` is not positive.

    Examples
    --------
    >>> read_tracked({2020: 4, 2019: 6}, None, "counts", 100_000).latest
    2020
    """
    one_of("given", given, ("counts", "rates"))
    if not (np.isfinite(per) and per > 0):
        raise ValueError(f"per is {per!r}; it must be a positive number, for example 100000")
    amounts = read_counts(figures, "figures") if given == "counts" else read_yearly(figures, "figures")
    people = aligned(population, amounts.index)
    if people is None:
        return Tracked(amounts, pd.Series(1.0, index=amounts.index), given == "counts", 1.0)
    if given == "counts":
        return Tracked(amounts, people, True, per)
    events = (amounts * people / per).round()
    note = "The counts were worked out from rates and population, so the intervals are approximate."
    return Tracked(events, people, True, per, (note,))


def one_of(name: str, value: object, known: tuple[str, ...]) -> None:
    """Refuse a setting that is not one of its values.

    Parameters
    ----------
    name
        The argument's name.
    value
        What was given.
    known
        What is allowed.

    Returns
    -------
    Nothing.

    Raises
    ------
    ValueError
        When `value` is none of `known`; it names them, and the nearest.

    Examples
    --------
    >>> one_of("path", "linear", ("compound", "linear"))
    """
    if value not in known:
        near = nearest(str(value), known)
        raise ValueError(
            f"{name} is {value!r}; it is {' or '.join(known)}" + (f". Did you mean {near}?" if near else "")
        )

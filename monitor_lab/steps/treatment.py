"""What is decided about outliers, and applied to any rows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from ..framework.tree import Floats
from .frames import learnt_numbers
from .moments import moments_array
from .transforms import Curve, learn_curve
from .winsorise import Limits, find_limits, is_outlying

if TYPE_CHECKING:
    from .treat import Treat

__all__ = ["FittedTreat", "Stage", "Treatment", "decide"]


@dataclass(frozen=True)
class Stage:
    """Skewness and kurtosis at one point, and whether they pass."""

    skew: float
    kurtosis: float
    passes: bool


@dataclass(frozen=True)
class Treatment:
    """What is done to one indicator, and what was seen on the way.

    Attributes
    ----------
    chain
        What values go through, in this order.
    words
        The same in words, or why nothing is done.
    before, after_first, after_second
        What was seen at each stage; None where there was no such stage.
    points_tried
        How many values the first way moved.
    """

    chain: tuple[Limits | Curve, ...]
    words: str
    before: Stage | None = None
    after_first: Stage | None = None
    after_second: Stage | None = None
    points_tried: int = 0

    @property
    def points(self) -> int:
        """How many values of the reference set are moved to a limit."""
        return sum(s.points for s in self.chain if isinstance(s, Limits))

    def row(self) -> dict[str, Any]:
        """A row of the table of details."""
        limits = [s for s in self.chain if isinstance(s, Limits)]
        row: dict[str, Any] = {
            "treatment": self.words,
            "points": self.points,
            "lower": max((s.lower for s in limits if np.isfinite(s.lower)), default=np.nan),
            "upper": min((s.upper for s in limits if np.isfinite(s.upper)), default=np.nan),
            "points_tried": self.points_tried,
        }
        for name in ("before", "after_first", "after_second"):
            stage: Stage | None = getattr(self, name)
            row[f"skew_{name}"] = stage.skew if stage else np.nan
            row[f"kurtosis_{name}"] = stage.kurtosis if stage else np.nan
            row[f"passes_{name}"] = stage.passes if stage else None
        return row


def decide(how: Treat | None, values: Floats) -> Treatment:
    """What to do with one indicator.

    Parameters
    ----------
    how
        Its settings; None to leave it as it is.
    values
        A unit each, not all the same; NaN where missing.

    Returns
    -------
    The treatment.

    Examples
    --------
    >>> from monitor_lab.steps.treat import Treat
    >>> decide(Treat(), np.array([1.0, 2.0, 3.0, 4.0, 5.0, 400.0])).words
    'winsorised'
    """
    if how is None:
        return Treatment((), "left out")
    known = values[~np.isnan(values)]
    if known.size < 4:
        return Treatment((), "too few values to judge" if known.size else "no values")
    before = _look(known, how)
    if before.passes:
        return Treatment((), "none", before)
    if np.all((known == known.min()) | (known == known.max())):
        return Treatment((), "only two different values", before)
    chain, tried = _way(how.first, known, how), 0
    after_first = None
    if how.first != "none":
        after_first = _look(_through(chain, known), how)
        tried = sum(s.points for s in chain if isinstance(s, Limits))
        if after_first.passes or how.then == "none":
            return Treatment(chain, _words(chain), before, after_first, None, tried)
    start = chain if how.combine else ()
    chain = (*start, *_way(how.then, _through(start, known), how))
    after_second = None if how.then == "none" else _look(_through(chain, known), how)
    return Treatment(chain, _words(chain), before, after_first, after_second, tried)


def _look(values: Floats, how: Treat) -> Stage:
    skew, kurt = (float(m[0]) for m in moments_array(values[:, None]))
    return Stage(skew, kurt, not is_outlying(skew, kurt, how.max_skew, how.max_kurtosis))


def _way(name: str, values: Floats, how: Treat) -> tuple[Limits | Curve, ...]:
    if name == "none":
        return ()
    if name != "winsorise":
        return (learn_curve(name, values, how.power),)
    limits = find_limits(
        values,
        max_points=how.max_points,
        max_skew=how.max_skew,
        max_kurtosis=how.max_kurtosis,
        force=how.force,
    )
    return (limits,) if limits.points else ()


def _through(chain: tuple[Limits | Curve, ...], values: Floats) -> Floats:
    for step in chain:
        values = step.apply(values)
    return values


def _words(chain: tuple[Limits | Curve, ...]) -> str:
    return " + ".join("winsorised" if isinstance(s, Limits) else s.name for s in chain) or "none"


@dataclass(frozen=True, eq=False)
class FittedTreat:
    """What was learnt about outliers. Made by `Treat.fit`.

    Attributes
    ----------
    spec
        The settings.
    indicators
        Ids, in the order of the reference set.
    treatments
        What was decided for each indicator.

    Examples
    --------
    >>> from monitor_lab.steps.treat import Treat
    >>> frame = pd.DataFrame({"C01": [1.0, 2.0, 3.0, 4.0, 5.0, 400.0]})
    >>> Treat(first="log_CT").fit(frame).bent
    ('C01',)
    """

    spec: Treat
    indicators: tuple[str, ...]
    treatments: Mapping[str, Treatment]

    def apply(self, frame: pd.DataFrame) -> pd.DataFrame:
        """The rows of a frame, treated by what was learnt.

        Parameters
        ----------
        frame
            Index: units. The columns of the reference set.

        Returns
        -------
        The index of `frame`, the columns of the reference set. Bent scales have no unit.

        Raises
        ------
        DataError
            When a column is missing or unknown, holds text or an infinite value.

        Examples
        --------
        See `Treat`.
        """
        values = learnt_numbers(frame, self.indicators)
        for j, indicator in enumerate(self.indicators):
            for step in self.treatments[indicator].chain:
                values[:, j] = step.apply(values[:, j])
        return pd.DataFrame(values, index=frame.index, columns=pd.Index(self.indicators))

    @property
    def details(self) -> pd.DataFrame:
        """What was decided, a row an indicator.

        Columns `treatment` ("none", the ways taken, or why it was left alone), `points` (values of the
        reference set that were moved), `lower`, `upper` (winsorising limits, in the indicator's unit),
        `points_tried` (moved by `first`, also where `then` took its place), and `skew`, `kurtosis`,
        `passes` with the endings `_before`, `_after_first`, `_after_second`, empty where there was no
        such stage.
        """
        rows = [self.treatments[i].row() for i in self.indicators]
        table = pd.DataFrame(rows, index=pd.Index(self.indicators, name="indicator"))
        stages = [c for c in table.columns if str(c).startswith("passes")]
        return table.astype(dict.fromkeys(stages, "boolean"))

    @property
    def bent(self) -> tuple[str, ...]:
        """Indicators whose scale was bent: they are no longer in their unit, and goalposts do not fit."""
        return tuple(i for i in self.indicators if any(isinstance(s, Curve) for s in self.treatments[i].chain))

    def marks(self, frame: pd.DataFrame) -> pd.DataFrame:
        """What happens to each cell of a frame.

        Parameters
        ----------
        frame
            Index: units. The columns of the reference set.

        Returns
        -------
        Its shape, of texts: "" (nothing), "winsorised high", "winsorised low", the name of a transform,
        or two of them joined by " + ".

        Raises
        ------
        DataError
            As `apply`.

        Examples
        --------
        >>> from monitor_lab.steps.treat import Treat
        >>> frame = pd.DataFrame({"C01": [1.0, 2.0, 3.0, 4.0, 5.0, 400.0]}, index=list("abcdef"))
        >>> Treat().fit(frame).marks(frame)["C01"].to_dict()["f"]
        'winsorised high'
        """
        values = learnt_numbers(frame, self.indicators)
        marked = {i: _marks(self.treatments[i].chain, values[:, j]) for j, i in enumerate(self.indicators)}
        return pd.DataFrame(marked, index=frame.index, columns=pd.Index(self.indicators), dtype="str")

    def __str__(self) -> str:
        moved = [t for t in self.treatments.values() if t.points]
        said = []
        if moved:
            points = sum(t.points for t in moved)
            said.append(f"Winsorised {_count(len(moved), 'indicator')} ({_count(points, 'value')})")
        for name in dict.fromkeys(s.name for t in self.treatments.values() for s in t.chain if isinstance(s, Curve)):
            ids = [
                i for i in self.bent if any(isinstance(s, Curve) and s.name == name for s in self.treatments[i].chain)
            ]
            said.append(f"{name} of {_count(len(ids), 'indicator')} ({', '.join(ids)})")
        return ("; ".join(said) or "No outliers were treated") + "."


def _marks(chain: tuple[Limits | Curve, ...], values: Floats) -> list[str]:
    known = ~np.isnan(values)
    marks = np.full(len(values), "", dtype=object)
    for step in chain:
        glue = np.where(marks == "", "", " + ")
        if isinstance(step, Limits):
            word = np.where(values > step.upper, "winsorised high", np.where(values < step.lower, "winsorised low", ""))
        else:
            word = np.where(known, step.name, "")
        marks = np.where(word == "", marks, marks + glue + word.astype(object))
        values = step.apply(values)
    return [str(m) for m in marks]


def _count(number: int, word: str) -> str:
    return f"{number} {word}{'' if number == 1 else 's'}"

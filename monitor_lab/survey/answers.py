"""Read the answers to one survey question, in any of three forms, into one counted form."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from numbers import Real
from typing import Any, TypeGuard

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ..errors import DataError, Problem

__all__ = ["Counted", "count_columns", "count_labels", "count_shares", "is_numeric"]


@dataclass(frozen=True, eq=False)
class Counted:
    """Answers in one form.

    Attributes
    ----------
    shares
        Percent by option, in the order given.
    n
        Respondents; None when unknown.
    counts
        Respondents by option; None for published shares.
    joint
        Percent naming both the row's and the column's option; None for published shares.
    overlap
        Percent naming two or more options; None for published shares.
    left_out
        Sentences on respondents who are not counted.
    one_each
        True when nobody can have named two options; None when that is not known.
    """

    shares: pd.Series[float]
    n: int | None
    counts: pd.Series[int] | None = None
    joint: pd.DataFrame | None = None
    overlap: float | None = None
    left_out: tuple[str, ...] = ()
    one_each: bool | None = None


def is_numeric(series: pd.Series[Any]) -> bool:
    """Whether a Series holds numbers (published shares) and not labels (answers of people).

    Examples
    --------
    >>> is_numeric(pd.Series({"Hazards": 48, "Traffic": 40})), is_numeric(pd.Series(["Hazards", "Traffic"]))
    (True, False)
    """
    if pd.api.types.is_bool_dtype(series.dtype):
        return False
    if pd.api.types.is_numeric_dtype(series.dtype):
        return True
    present = series.dropna()
    return len(present) > 0 and all(_is_number(v) for v in present)


def count_columns(frame: pd.DataFrame) -> Counted:
    """Count a frame of 0 and 1: a row a respondent, a column an option.

    Only respondents with every cell filled are counted, so that shares, overlap and differences rest
    on the same people.

    Raises
    ------
    DataError
        When the frame is empty, names an option twice, or holds anything but 0, 1 and empty cells.

    Examples
    --------
    >>> count_columns(pd.DataFrame({"Theft": [1, 0, None], "Traffic": [1, 1, 0]})).left_out
    ('1 respondent answered only some of the options and is left out.',)
    """
    if frame.shape[0] == 0 or frame.shape[1] == 0:
        raise DataError([Problem("There are no answers: the frame has no rows or no columns.")])
    names = [str(c).strip() for c in frame.columns]
    problems = [
        Problem("This option stands in more than one column.", column=name)
        for name, times in Counter(names).items()
        if times > 1
    ]
    values = np.empty(frame.shape, dtype=np.float64)
    for j, name in enumerate(names):
        values[:, j], problem = _zeros_and_ones(frame.iloc[:, j], name)
        problems += [problem] if problem else []
    filled = ~np.isnan(values)
    complete: NDArray[np.bool_] = np.logical_and.reduce(filled, axis=1)
    if not problems:
        problems = _problems_of_gaps(values, filled, complete)
    if problems:
        raise DataError(problems)

    kept = values[complete]
    n = kept.shape[0]
    named = kept.sum(axis=1)
    index = pd.Index(names, name="option")
    answered = filled.any(axis=1)
    return Counted(
        shares=pd.Series(kept.mean(axis=0) * 100.0, index=index),
        n=n,
        counts=pd.Series(kept.sum(axis=0).astype(np.int64), index=index),
        joint=pd.DataFrame(kept.T @ kept / n * 100.0, index=index, columns=index),
        overlap=float((named >= 2).mean() * 100.0),
        left_out=_left_out(blank=int((~answered).sum()), partial=int((answered & ~complete).sum())),
        one_each=bool((named <= 1).all()),
    )


def _zeros_and_ones(column: pd.Series[Any], name: str) -> tuple[NDArray[np.float64], Problem | None]:
    """The column as floats, and its first cell that is neither 0, 1 nor empty."""
    if pd.api.types.is_numeric_dtype(column.dtype):  # also booleans
        values = column.to_numpy(dtype=np.float64, na_value=np.nan)
    else:
        cells = [math.nan if pd.isna(v) else float(v) if isinstance(v, (Real, np.bool_)) else math.inf for v in column]
        values = np.array(cells, dtype=np.float64)
    wrong = np.flatnonzero(~np.isnan(values) & (values != 0.0) & (values != 1.0))
    if wrong.size == 0:
        return values, None
    first = int(wrong[0])
    more = f" ({wrong.size:,} cells like it)" if wrong.size > 1 else ""
    return values, Problem(
        f"{column.tolist()[first]!r} is no answer{more}.",
        row=first + 1,
        column=name,
        allowed="0, 1, true, false or an empty cell",
    )


def _problems_of_gaps(
    values: NDArray[np.float64], filled: NDArray[np.bool_], complete: NDArray[np.bool_]
) -> list[Problem]:
    if not filled.any():
        return [Problem("There are no answers: every cell is empty.")]
    if not filled.all() and not (values == 0.0).any():
        return [
            Problem(
                'There are only 1 and empty cells, so an empty cell may mean "not named" or "not asked".',
                allowed="0 where an option was not named; if empty always means that, pass answers.fillna(0)",
            )
        ]
    if not complete.any():
        return [Problem("Nobody answered every option, so there is nothing to count.")]
    return []


def count_labels(labels: pd.Series[Any]) -> Counted:
    """Count a column of labels, one a respondent. Categories that nobody named are kept, with 0.

    Raises
    ------
    DataError
        When there is no label.

    Examples
    --------
    >>> count_labels(pd.Series(["Yes", "No", None, "Yes"])).counts.to_dict()
    {'Yes': 2, 'No': 1}
    """
    texts = [str(v).strip() for v in labels.dropna()]
    counter = Counter(t for t in texts if t)
    n = counter.total()
    if n == 0:
        raise DataError([Problem("There are no answers: the column is empty.")])
    listed = labels.dtype.categories if isinstance(labels.dtype, pd.CategoricalDtype) else ()
    options = list(dict.fromkeys([str(c).strip() for c in listed] + list(counter)))
    index = pd.Index(options, name="option")
    counts = pd.Series([counter[o] for o in options], index=index, dtype="int64")
    shares = counts.astype("float64") / n * 100.0
    return Counted(
        shares=shares,
        n=n,
        counts=counts,
        joint=pd.DataFrame(np.diag(shares.to_numpy()), index=index, columns=index),
        overlap=0.0,
        left_out=_left_out(blank=len(labels) - n, partial=0),
        one_each=True,
    )


def count_shares(answers: pd.Series[Any] | Mapping[str, float], n: int | None) -> Counted:
    """Read published shares, in percent.

    Raises
    ------
    DataError
        When there is no share, an option has no name or is given twice, or a share is not a number
        from 0 to 100.

    Examples
    --------
    >>> count_shares({"Agree": 37, "Disagree": 30}, n=None).shares.to_dict()
    {'Agree': 37.0, 'Disagree': 30.0}
    """
    if isinstance(answers, pd.Series) and isinstance(answers.index, pd.RangeIndex):
        allowed = "published shares with the options as index, or answers as labels: answers.astype(str)"
        raise DataError(
            [Problem("The numbers have no option names: are they shares, or coded answers?", allowed=allowed)]
        )
    pairs = [(str(option).strip(), value) for option, value in answers.items()]
    problems = [] if pairs else [Problem("There are no shares.")]
    problems += [
        Problem("This option is given twice.", column=name)
        for name, times in Counter(name for name, _ in pairs).items()
        if times > 1
    ]
    problems += [
        Problem(f"The share is {value!r}.", column=name, allowed="a number from 0 to 100, in percent")
        for name, value in pairs
        if not (_is_number(value) and 0.0 <= float(value) <= 100.0)
    ]
    if problems:
        raise DataError(problems)
    index = pd.Index([name for name, _ in pairs], name="option")
    return Counted(pd.Series([float(v) for _, v in pairs], index=index, dtype="float64"), n)


def _is_number(value: object) -> TypeGuard[float]:
    return isinstance(value, Real) and not isinstance(value, bool)


def _left_out(blank: int, partial: int) -> tuple[str, ...]:
    reasons = ((blank, "gave no answer"), (partial, "answered only some of the options"))
    return tuple(
        f"1 respondent {reason} and is left out." if count == 1 else f"{count:,} respondents {reason} and are left out."
        for count, reason in reasons
        if count
    )

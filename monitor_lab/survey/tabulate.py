"""Tabulate one survey question, honestly about what the shares can say."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Literal

import numpy as np
import pandas as pd

from ..errors import DataError, Problem
from .answers import Counted, count_columns, count_labels, count_shares, is_numeric
from .intervals import normal_quantile, wilson_interval
from .tabulation import ROUNDING, Response, Tabulation

__all__ = ["tabulate"]


def tabulate(
    answers: pd.DataFrame | pd.Series[Any] | Mapping[str, float],
    *,
    n: int | None = None,
    response: Literal["single", "multiple"] | None = None,
    confidence: float = 0.95,
) -> Tabulation:
    """Shares of a survey question, with intervals, and what they can and cannot say.

    Parameters
    ----------
    answers
        One of three forms:

        - a DataFrame of 0 and 1 (or booleans), a row a respondent, a column an option: multiple
          response. Rows with an empty cell are left out, and the notes say how many;
        - a Series of labels, one a respondent: single response. Empty ones are left out;
        - a mapping, or a numeric Series with the options as index, from option to its published
          share in percent (0 to 100).
    n
        Number of respondents behind published shares; None when it is not known. For answers of
        people it is counted.
    response
        What the questionnaire allowed. Without it, published shares that add to more than 100 by more
        than rounding can explain (0.5 point an option) prove "multiple"; otherwise the result is
        "undetermined".
    confidence
        Confidence of the intervals, between 0 and 1.

    Returns
    -------
    A `Tabulation`; its `.table` is in percent, in descending order of share.

    Raises
    ------
    DataError
        With every problem at once: no answers, a share outside 0 to 100, a cell that is neither 0 nor
        1, an option twice, "single" where the shares prove otherwise, an `n` that is not a number of
        people.
    ValueError
        When `confidence` is not between 0 and 1, or `response` is not one of its values.

    Notes
    -----
    Overlap: if a part q of respondents names two or more of k options, the shares add to at most
    100 (1 - q) + 100 k q; hence q is at least (total - 100) / (k - 1) percent.

    Examples
    --------
    Threats that Afghan respondents named; the source does not say how many people were asked:

    >>> tabulate({"Hazards": 48, "Traffic": 40, "Crime": 41, "War": 23}).response
    'multiple'

    Answers of people:

    >>> answers = pd.DataFrame({"Theft": [1, 1, 0, 1], "Traffic": [1, 0, 0, 1]})
    >>> t = tabulate(answers)
    >>> t.table["share"].to_dict(), t.overlap
    ({'Theft': 75.0, 'Traffic': 50.0}, 50.0)
    """
    normal_quantile(confidence)
    if response not in (None, "single", "multiple"):
        raise ValueError(f'response is {response!r}; it may be "single", "multiple" or None')
    size = _whole_number(n)
    if isinstance(answers, pd.DataFrame):
        counted = count_columns(answers)
    elif isinstance(answers, pd.Series) and not is_numeric(answers):
        counted = count_labels(answers)
        if response == "multiple":
            raise DataError([Problem("One label a respondent is single response; pass a column an option.")])
        response = "single"
    else:
        counted = count_shares(answers, size)
    if size is not None and size != counted.n:
        raise DataError([Problem(f"n is {n}, but {counted.n} respondents are counted here. Leave n out.")])
    return _assemble(counted, response, confidence)


def _whole_number(n: int | None) -> int | None:
    if n is None:
        return None
    if isinstance(n, (bool, np.bool_)) or not isinstance(n, (int, np.integer)) or n < 1:
        allowed = "a whole number of respondents, 1 or more, or None where it is not known"
        raise DataError([Problem(f"n is {n!r}.", allowed=allowed)])
    return int(n)


def _assemble(counted: Counted, asked: Literal["single", "multiple"] | None, confidence: float) -> Tabulation:
    shares = counted.shares.sort_values(ascending=False, kind="stable")
    total, k = float(shares.sum()), len(shares)
    response = _settle_response(counted, asked, total, k)
    # In a single or undetermined question what exceeds 100 may be rounding alone, so it bounds nothing.
    at_least = max(0.0, total - 100.0) / (k - 1) if k > 1 and response == "multiple" else 0.0
    if counted.n is None:
        low = high = np.full(k, np.nan, dtype=np.float64)
    else:
        low, high = wilson_interval(shares.to_numpy(dtype=np.float64), counted.n, confidence)
    table = pd.DataFrame({"share": shares, "low": low, "high": high})
    if counted.counts is not None:
        table["count"] = counted.counts.reindex(shares.index).astype("int64")
    return Tabulation(
        table=table,
        response=response,
        n=counted.n,
        total=total,
        mentions_per_respondent=total / 100.0,
        overlap_at_least=at_least,
        overlap=counted.overlap,
        notes=counted.left_out + _notes(counted, asked, response, shares, at_least),
        confidence=confidence,
        _joint=counted.joint,
    )


def _settle_response(counted: Counted, asked: Literal["single", "multiple"] | None, total: float, k: int) -> Response:
    if counted.one_each is not None:
        if asked == "single" and not counted.one_each:
            raise DataError([Problem('response is "single", but some respondents named several options.')])
        return asked or "multiple"
    rounding = ROUNDING * k
    proves_multiple = total > 100.0 + rounding + 1e-9  # a float's own error proves nothing
    if asked == "single" and proves_multiple:
        raise DataError(
            [
                Problem(
                    f'response is "single", but the shares sum to {total:.4g}%. One answer each gives '
                    f"100%, with rounding at most {100 + rounding:.4g}%: some people gave several answers."
                )
            ]
        )
    return asked or ("multiple" if proves_multiple else "undetermined")


def _notes(
    counted: Counted, asked: str | None, response: Response, shares: pd.Series[float], at_least: float
) -> tuple[str, ...]:
    notes: list[str] = []
    total, k = float(shares.sum()), len(shares)
    if counted.counts is None:
        if 0.0 < float(shares.max()) <= 1.0:
            notes.append("Every share is 1% or less. If these are fractions, give percent: 48, not 0.48.")
        if response == "multiple" and asked is None:
            notes.append(
                f"The shares add to {total:.4g}%, more than rounding can explain: "
                "respondents could name several options."
            )
        if response == "undetermined":
            notes.append(
                f"The shares add to {total:.4g}%, which does not tell whether each respondent "
                "gave one answer or several."
            )
        if response == "single" and total < 100.0 - ROUNDING * k:
            notes.append(f"{100.0 - total:.4g}% of respondents gave an answer that is not listed, or none.")
        if at_least > 0.0:
            sure = max(0.0, total - ROUNDING * k - 100.0) / (k - 1)
            notes.append(
                f"At least {at_least:.1f}% of respondents named two or more of the listed options "
                f"(at least {sure:.1f}% if every share had been rounded up by half a point)."
            )
    elif response == "multiple":
        notes.append(f"{counted.overlap:.1f}% of respondents named two or more options.")
    if counted.n is None:
        notes.append("The number of respondents is not known, so no interval can be given.")
    else:
        notes.append(
            "The intervals assume a simple random sample. A sample drawn in clusters, or with weights, "
            "usually has wider ones."
        )
    return tuple(notes)

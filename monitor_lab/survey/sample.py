"""Share out a sample over strata, with the weights and margins that follow."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from ..display import Shown
from ..errors import DataError, Problem
from ..files.tables import nearest
from .intervals import normal_quantile
from .sample_size import check_settings, sample_size

__all__ = ["Allocation", "allocate_sample"]

Method = Literal["proportional", "equal", "power"]
METHODS = ("proportional", "equal", "power")

Array = NDArray[np.float64]


@dataclass(frozen=True, eq=False, repr=False)
class Allocation(Shown):
    """A sample shared out over strata; made by `allocate_sample`.

    Attributes
    ----------
    table
        Index `stratum`. Columns `population`; `share` of it in percent; `sample`, the interviews;
        `to_approach`; `sampled`, the percent of the stratum interviewed; `weight`, how many people an
        interview stands for; `relative_weight`, the same over its mean; `margin`, half the interval of a
        share in the stratum alone, in percentage points.
    n
        Interviews altogether.
    margin
        Half the interval of the weighted share of the whole, in percentage points; NaN where a stratum has
        no interview.
    weighting_effect
        How many times the variance grows because weights differ, for a share that does not differ
        between strata (Kish); 1 when they are equal.
    notes
        Plain sentences.

    Examples
    --------
    >>> allocate_sample({"Centre": 4000, "Edge": 1000}, n=100).table["sample"].to_dict()
    {'Centre': 80, 'Edge': 20}
    """

    table: pd.DataFrame
    n: int
    margin: float
    weighting_effect: float
    notes: tuple[str, ...]

    def _heading(self) -> str:
        whole = "" if math.isnan(self.margin) else f", the whole within {self.margin:.1f} points"
        return f"{self.n:,} interviews in {len(self.table)} strata{whole}"

    def _tables(self) -> list[tuple[str, pd.DataFrame]]:
        return [("", self.table)]


def allocate_sample(
    strata: Mapping[str, float] | pd.Series[Any],
    *,
    n: int | None = None,
    margin: float | None = None,
    method: Method = "proportional",
    power: float = 0.5,
    minimum: int | Mapping[str, int] = 0,
    fixed: Mapping[str, int] | None = None,
    share: float = 50.0,
    design_effect: float = 1.0,
    response: float = 100.0,
    confidence: float = 0.95,
) -> Allocation:
    """Share out a sample over strata, with the weights and margins that follow.

    Parameters
    ----------
    strata
        Stratum to its population: people, households, or sites.
    n
        Interviews altogether.
    margin
        Instead of `n`: the margin wanted for the whole, in percentage points, see `sample_size`. A sample
        that is not proportional has a somewhat wider one; `.margin` tells.
    method
        "proportional" to population: best for the whole. "equal": the same in each stratum, best for comparing
        them. "power": in proportion to population to the power `power`, between the two.
    power
        0 is equal, 1 proportional, 0.5 the square root.
    minimum
        The fewest interviews of a stratum, one number for all or by stratum; a smaller stratum is
        interviewed whole.
    fixed
        Interviews of strata that are decided beforehand.
    share
        The share expected, in percent, for the margins; 50 gives the widest.
    design_effect
        As in `sample_size`.
    response
        Percent of the people approached who will answer.
    confidence
        Between 0 and 1.

    Returns
    -------
    An `Allocation`; its samples add to `n` exactly (largest remainders).

    Raises
    ------
    DataError
        With every problem at once: a population that is no number of people, minimums or fixed samples
        above what there is or for unknown strata, fewer people than interviews.
    ValueError
        When not one of `n` and `margin` is given, or a setting is outside its range.

    Notes
    -----
    Power allocation: M. D. Bankier (1988), *The American Statistician* 42: 174-177. The effect of
    weighting is n times the sum of squared weights over the squared sum (L. Kish 1965, *Survey
    Sampling*).

    Examples
    --------
    Twenty sites over five classes of neighbourhood; then more of the one that matters most:

    >>> classes = {"Upper middle": 10, "Normal": 35, "Vulnerable": 30, "High complexity": 15, "Historic": 10}
    >>> allocate_sample(classes, n=20).table["sample"].tolist()
    [2, 7, 6, 3, 2]
    >>> more = allocate_sample(classes, n=20, fixed={"High complexity": 6})
    >>> more.table["sample"].tolist(), more.table["weight"].round(1).tolist()
    ([2, 6, 5, 6, 1], [5.0, 5.8, 6.0, 2.5, 10.0])
    """
    check_settings(share, design_effect, response)
    if method not in METHODS:
        near = nearest(str(method), METHODS)
        raise ValueError(
            f"method is {method!r}; it is {', '.join(METHODS)}" + (f". Did you mean {near}?" if near else "")
        )
    if not 0.0 <= power <= 1.0:
        raise ValueError(f"power is {power!r}; it lies between 0 (equal) and 1 (proportional)")
    if (n is None) == (margin is None):
        raise ValueError("give n, the interviews altogether, or margin, and not both")
    names, people = _read_strata(strata)
    if n is None:
        assert margin is not None
        n = sample_size(
            margin, share=share, population=float(people.sum()), design_effect=design_effect, confidence=confidence
        ).interviews
    low, high = _limits(names, people, n, minimum, fixed or {})
    base = people ** {"proportional": 1.0, "equal": 0.0, "power": power}[method]
    sample = _share_out(base, low, high, int(n))
    return _allocation(names, people, sample, share, design_effect, response, confidence)


def _read_strata(strata: Mapping[str, float] | pd.Series[Any]) -> tuple[list[str], Array]:
    pairs = [(str(name).strip(), value) for name, value in strata.items()]
    names = [name for name, _ in pairs]
    problems = [] if pairs else [Problem("There are no strata.")]
    problems += [Problem(f'The stratum "{n}" is given twice.') for n in dict.fromkeys(names) if names.count(n) > 1]
    numbers = pd.to_numeric(pd.Series([v for _, v in pairs], dtype=object), errors="coerce").to_numpy(dtype=np.float64)
    for (name, value), number in zip(pairs, numbers.tolist(), strict=True):
        if isinstance(value, (bool, str)) or not (math.isfinite(number) and number > 0):
            problems.append(Problem(f"{name}: the population is {value!r}.", allowed="a number above 0"))
    if problems:
        raise DataError(problems)
    return names, numbers


def _limits(
    names: list[str], people: Array, n: float, minimum: int | Mapping[str, int], fixed: Mapping[str, int]
) -> tuple[Array, Array]:
    """The fewest and the most interviews of each stratum."""
    if isinstance(n, bool) or n != round(n) or n < 1:
        raise ValueError(f"n is {n!r}; it is a whole number of interviews")
    asked = dict(minimum) if isinstance(minimum, Mapping) else dict.fromkeys(names, minimum)
    problems = [
        Problem(f'There is no stratum "{name}".', suggestion=nearest(name, names))
        for name in [*asked, *fixed]
        if name not in names
    ]
    for name, number in [*asked.items(), *fixed.items()]:
        if isinstance(number, bool) or number != round(number) or number < 0:
            problems.append(Problem(f"{name}: {number!r} interviews.", allowed="a whole number of 0 or more"))
    whole = np.floor(people)
    low = np.minimum([float(asked.get(name, 0)) for name in names], whole)
    high = whole.copy()
    for i, name in enumerate(names):
        if name in fixed:
            if fixed[name] > whole[i]:
                problems.append(
                    Problem(f"{name}: {fixed[name]} interviews are fixed, and {whole[i]:,.0f} are possible.")
                )
            low[i] = high[i] = float(fixed[name])
    if not problems and low.sum() > n:
        problems.append(Problem(f"The minimums and fixed samples add to {low.sum():,.0f}.", allowed=f"{n:,} at most"))
    if not problems and high.sum() < n:
        problems.append(Problem(f"Only {high.sum():,.0f} interviews are possible.", allowed=f"{n:,} are asked for"))
    if problems:
        raise DataError(problems)
    return low, high


def _share_out(base: Array, low: Array, high: Array, n: int) -> NDArray[np.int64]:
    """Whole numbers in proportion to `base`, within the limits, that add to n."""
    fixed = low == high
    found = np.where(fixed, low, 0.0)
    for _ in range(len(base) + 1):
        free = ~fixed
        rest = n - found[fixed].sum()
        found[free] = rest * base[free] / base[free].sum() if free.any() else 0.0
        short, over = free & (found < low), free & (found > high)
        if not (short | over).any():
            break
        # The side that misses by more is fixed first: fixing it moves the others towards their limits or away.
        side = short if (low - found)[short].sum() >= (found - high)[over].sum() else over
        found = np.where(side, np.where(short, low, high), found)
        fixed = fixed | side
    whole = np.floor(found + 1e-9)
    left = n - int(whole.sum())
    order = np.argsort(-(found - whole), kind="stable")
    room = [i for i in order.tolist() if whole[i] < high[i]]
    whole[room[:left]] += 1.0
    return whole.astype(np.int64)


def _allocation(
    names: list[str],
    people: Array,
    sample: NDArray[np.int64],
    share: float,
    design_effect: float,
    response: float,
    confidence: float,
) -> Allocation:
    n, total = int(sample.sum()), float(people.sum())
    p = share / 100.0
    with np.errstate(divide="ignore", invalid="ignore"):
        left = np.where(people > 1.0, (people - sample) / (people - 1.0), 0.0)
        variance = np.where(sample > 0, design_effect * p * (1.0 - p) / sample * left, np.nan)
        weight = np.where(sample > 0, people / sample, np.nan)
    z = normal_quantile(confidence)
    table = pd.DataFrame(
        {
            "population": people,
            "share": people / total * 100.0,
            "sample": sample,
            "to_approach": np.ceil(sample * 100.0 / response - 1e-9).astype(np.int64),
            "sampled": sample / people * 100.0,
            "weight": weight,
            "relative_weight": weight * n / total,
            "margin": z * np.sqrt(variance) * 100.0,
        },
        index=pd.Index(names, name="stratum"),
    )
    margin = z * math.sqrt(float(((people / total) ** 2 * variance).sum())) * 100.0
    weights = np.where(sample > 0, weight, 0.0)
    effect = n * float((sample * weights**2).sum()) / float((sample * weights).sum()) ** 2
    return Allocation(table, n, margin, effect, _notes(table, margin, effect, design_effect, response))


def _notes(table: pd.DataFrame, margin: float, effect: float, design_effect: float, response: float) -> tuple[str, ...]:
    empty = [str(s) for s in table.index[table["sample"] == 0]]
    notes = []
    if empty:
        notes.append(
            f"Nobody is interviewed in {', '.join(empty)}, so the sample says nothing about them or the whole."
        )
    if effect > 1.0 + 1e-9:
        notes.append(
            "The strata are sampled at different rates, so answers must be weighted; "
            f"for the whole that costs {(1.0 - 1.0 / effect) * 100.0:.0f} % of the interviews."
        )
    wide = [str(s) for s in table.index[table["margin"] > 10.0]]
    if wide:
        notes.append(f"A share is known to no better than 10 points in {', '.join(wide)}.")
    if design_effect == 1.0:
        notes.append("The margins are those of a simple random sample; people drawn in clusters need a design effect.")
    if response < 100.0:
        notes.append("Who does not answer may differ from those who do; more approaches do not mend that.")
    return tuple(notes)

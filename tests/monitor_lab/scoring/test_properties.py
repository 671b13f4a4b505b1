"""What must hold for every recipe, whatever the data."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from monitor_lab import Aggregate, CoverageRule, DataError, Framework, Normalise, Recipe, score

Make = Callable[..., Framework]
ANY = CoverageRule.any_value()
COLUMNS = ["a1", "a2", "b1"]

SCALES = [
    Normalise(),
    Normalise("goalposts", clip=False),
    Normalise("min-max"),
    Normalise("z-score", mean=100, sd=10),
    Normalise("rank", ties="average"),
    Normalise("percentile rank"),
    Normalise("borda"),
    Normalise("distance to maximum"),
    Normalise("distance to target", target=1.0),
    Normalise("centred goalposts", reference=5.0, to=(70, 130), clip=False),
]
MEANS = [
    Aggregate(),
    Aggregate("geometric"),
    Aggregate("harmonic"),
    Aggregate("power", p=2),
    Aggregate("ordered", attitude=2),
    Aggregate("mazziotta-pareto"),
    Aggregate("copeland"),
    Aggregate("arithmetic", by_level={"index": "geometric"}),
]
numbers = st.integers(1, 9000).map(lambda n: n / 100)
cells = st.one_of(numbers, numbers, numbers, st.none())
frames = st.lists(st.tuples(cells, cells, cells), min_size=3, max_size=8).map(
    lambda rows: pd.DataFrame(rows, columns=COLUMNS, dtype="float64").set_axis([f"u{i}" for i in range(len(rows))])
)


def scored(frame: pd.DataFrame, framework: Framework, recipe: Recipe) -> pd.DataFrame:
    """All groups' scores; a frame that the recipe refuses is another test's business."""
    try:
        return score(frame, framework, recipe).groups
    except DataError:
        assume(False)
        raise


@settings(max_examples=200)
@given(frame=frames, scale=st.sampled_from(SCALES), mean=st.sampled_from(MEANS))
def test_the_order_of_units_and_of_columns_changes_nothing(
    make: Make, scale: Normalise, mean: Aggregate, frame: pd.DataFrame
) -> None:
    recipe = Recipe(normalise=scale, aggregate=mean, coverage=ANY, view="own")
    one = scored(frame, make(), recipe)
    other = scored(frame.iloc[::-1][COLUMNS[::-1]], make(), recipe)
    assert np.allclose(one, other.loc[frame.index], rtol=1e-9, atol=1e-9, equal_nan=True)


@settings(max_examples=100)
@given(
    frame=frames,
    scale=st.sampled_from([s for s in SCALES if "goalposts" not in s.method and "target" not in s.method]),
    factor=st.sampled_from([0.001, 2.54, 1000.0]),
    shift=st.sampled_from([0.0, 32.0, -7.5]),
)
def test_scales_learnt_from_the_data_do_not_depend_on_the_unit_of_measure(
    make: Make, scale: Normalise, frame: pd.DataFrame, factor: float, shift: float
) -> None:
    recipe = Recipe(normalise=scale, coverage=ANY, view="own")
    one = scored(frame, make(), recipe)
    other = scored(frame.assign(a2=(frame["a2"] * factor).round(6) + shift), make(), recipe)
    assert np.allclose(one, other, rtol=1e-6, atol=1e-4, equal_nan=True)


@settings(max_examples=100)
@given(frame=frames, mean=st.sampled_from([m for m in MEANS if m.method != "mazziotta-pareto"]))
def test_a_better_value_never_lowers_the_index(make: Make, mean: Aggregate, frame: pd.DataFrame) -> None:
    """All but the penalised mean, which an even more uneven profile may lower: that is its purpose."""
    recipe = Recipe(normalise=Normalise(to=(1, 100)), aggregate=mean, coverage=ANY, view="own")
    better = frame.assign(a1=frame["a1"].where(frame.index != "u0", frame["a1"] + 5))
    before, after = (scored(f, make(), recipe)["I"] for f in (frame, better))
    assume(not np.isnan(before["u0"]))
    assert after["u0"] >= before["u0"] - 1e-9


@given(frame=frames)
def test_geometric_is_at_most_arithmetic_and_both_stay_between_the_worst_and_the_best(
    make: Make, frame: pd.DataFrame
) -> None:
    plain = score(frame, make(), normalise=Normalise(to=(1, 100)), coverage=ANY, view="own")
    strict = plain.again(aggregate="geometric")
    both = plain.index.notna()
    low, high = plain.indicators.min(axis=1), plain.indicators.max(axis=1)
    assert (strict.index[both] <= plain.index[both] + 1e-9).all()
    for found in (plain, strict):
        assert (found.index[both] >= low[both] - 1e-9).all() and (found.index[both] <= high[both] + 1e-9).all()


@settings(max_examples=100)
@given(frame=frames, mean=st.sampled_from([m for m in MEANS if m.rowwise]))
def test_a_missing_value_is_neither_the_worst_nor_the_mean(make: Make, mean: Aggregate, frame: pd.DataFrame) -> None:
    """Dropping a2 leaves the score of a1; setting it to its worst goalpost lowers the group."""
    recipe = Recipe(normalise=Normalise(to=(1, 100)), aggregate=mean, coverage=ANY, view="own")
    frame = frame.assign(a1=50.0, a2=np.nan)
    without, worst = scored(frame, make(), recipe)["A"], scored(frame.assign(a2=80.0), make(), recipe)["A"]
    assert np.allclose(without, 50.5) and (worst < without).all()


@given(frame=frames)
def test_scoring_the_same_data_twice_gives_the_same_and_leaves_the_data_alone(make: Make, frame: pd.DataFrame) -> None:
    before = frame.copy()
    recipe = Recipe(coverage=ANY, view="own")
    assert scored(frame, make(), recipe).equals(scored(frame, make(), recipe)) and frame.equals(before)

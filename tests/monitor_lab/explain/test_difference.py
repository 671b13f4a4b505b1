"""Differences taken apart: they add up for every mean, with gaps, in both directions and in any order."""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor_lab import Aggregate, CoverageRule, Framework
from monitor_lab.explain.difference import Difference, difference
from monitor_lab.explain.states import State
from monitor_lab.framework.tree import Tree, compile_tree
from monitor_lab.steps.aggregate import aggregate_array

HOMES = {"a1": "A", "a2": "A", "a3": "A", "b1": "B1", "b2": "B1", "b3": "B2", "b4": "B2"}
PARENTS = {"I": "", "A": "I", "B": "I", "B1": "B", "B2": "B"}
LEVELS = {"I": "index", "A": "dimension", "B": "dimension", "B1": "part", "B2": "part"}
ANY = CoverageRule.any_value()

PUT_BACK = [Aggregate(), Aggregate("geometric"), Aggregate("harmonic"), Aggregate("power", p=2)]
PUT_BACK += [Aggregate("power", p=0.5), Aggregate("power", p=-3)]
ORDERED = [Aggregate(), Aggregate("ordered", attitude=2.5), Aggregate("ordered", attitude=0.5)]
PENALISED = [Aggregate("mazziotta-pareto"), Aggregate("mazziotta-pareto", penalty="up")]

score_of = st.one_of(st.sampled_from([0.0, 50.0, 100.0]), st.floats(0.001, 100.0))
weight_of = st.floats(0.1, 9.0)


def tree_of(weights: list[float], order: list[int] | None = None) -> Tree:
    ids = list(HOMES)
    indicators = pd.DataFrame({"id": ids, "name": ids, "unit": "points", "own": list(HOMES.values())})
    indicators = indicators.assign(direction="higher is better", worst=0.0, best=100.0, weight=weights[:7])
    if order is not None:
        indicators = indicators.iloc[order]
    groups = pd.DataFrame({"id": list(PARENTS), "view": "own", "name": list(PARENTS)})
    groups = groups.assign(level=list(LEVELS.values()), parent=list(PARENTS.values()), weight=weights[7:])
    return compile_tree(Framework.from_tables(indicators, groups), "own")


def state(tree: Tree, how: Aggregate, row: list[float], rule: CoverageRule = ANY) -> State:
    values = np.array([row], dtype=np.float64)
    return State(values, aggregate_array(values, tree, rule, how))


def everywhere(means: list[Aggregate]) -> st.SearchStrategy[Aggregate]:
    """A mean for each level."""
    levels = {name: st.sampled_from(means) for name in ("part", "dimension", "index")}
    return st.builds(lambda by_level: Aggregate(by_level=by_level), st.fixed_dictionaries(levels))


def once(means: list[Aggregate], above: list[Aggregate]) -> st.SearchStrategy[Aggregate]:
    """A mean for the two lower levels, and another for the index: a penalised score may lie below zero."""
    levels = {"part": st.just(Aggregate()), "dimension": st.sampled_from(means), "index": st.sampled_from(above)}
    return st.builds(lambda by_level: Aggregate(by_level=by_level), st.fixed_dictionaries(levels))


put_back = everywhere(PUT_BACK)
any_mean = st.one_of(put_back, everywhere(PUT_BACK[1:3] + ORDERED))
penalised = once(PENALISED, ORDERED)
full = st.lists(score_of, min_size=7, max_size=7)
gappy = st.lists(st.one_of(score_of, st.just(float("nan"))), min_size=7, max_size=7)
positive = st.lists(st.floats(0.1, 100.0), min_size=7, max_size=7)
some_positive = st.lists(st.one_of(st.floats(0.1, 100.0), st.just(float("nan"))), min_size=7, max_size=7)
rows_and_mean = st.one_of(st.tuples(gappy, gappy, any_mean), st.tuples(some_positive, some_positive, penalised))
weights_of = st.lists(weight_of, min_size=12, max_size=12)


def both(one: list[float], other: list[float], weights: list[float], how: Aggregate) -> tuple[Difference, float]:
    tree = tree_of(weights)
    upper, lower = state(tree, how, one), state(tree, how, other)
    gap = upper.groups[0, tree.root] - lower.groups[0, tree.root]
    return difference(upper, lower, tree, how, tree.root), float(gap)


@given(st.one_of(st.tuples(full, full, any_mean), st.tuples(positive, positive, penalised)), weights_of)
def test_effects_add_up_to_the_difference(case: tuple[Any, Any, Aggregate], weights: Any) -> None:
    one, other, how = case
    found, gap = both(one, other, weights, how)
    assert found.effects.sum() == pytest.approx(gap, abs=1e-9)
    assert found.rest[0] == 0.0


@given(
    st.one_of(
        st.tuples(gappy, gappy, put_back), st.tuples(some_positive, some_positive, once(PENALISED, [Aggregate()]))
    ),
    weights_of,
)
def test_with_gaps_they_add_up_too_and_nothing_is_left_over(case: tuple[Any, Any, Aggregate], weights: Any) -> None:
    one, other, how = case
    found, gap = both(one, other, weights, how)
    if np.isnan(gap):
        assert np.isnan(found.effects).all()
    else:
        assert np.nansum(found.effects) == pytest.approx(gap, abs=1e-9)
        assert found.rest[0] == 0.0


@given(rows_and_mean, weights_of)
def test_ordered_means_leave_the_rest_to_the_gaps(case: tuple[Any, Any, Aggregate], weights: Any) -> None:
    one, other, how = case
    found, gap = both(one, other, weights, how)
    if not np.isnan(gap):
        assert np.nansum(found.effects) + found.rest[0] == pytest.approx(gap, abs=1e-9)


@given(rows_and_mean, weights_of)
def test_the_other_way_round_every_effect_changes_its_sign(case: tuple[Any, Any, Aggregate], weights: Any) -> None:
    one, other, how = case
    forth, _ = both(one, other, weights, how)
    back, _ = both(other, one, weights, how)
    np.testing.assert_allclose(forth.effects, -back.effects, atol=1e-9)
    np.testing.assert_allclose(forth.rest, -back.rest, atol=1e-9)
    np.testing.assert_array_equal(forth.in_upper, back.in_lower)


@given(gappy, gappy, weights_of, put_back, st.permutations(range(7)))
def test_the_order_of_indicators_changes_nothing(
    one: Any, other: Any, weights: Any, how: Aggregate, order: list[int]
) -> None:
    tree, mixed = tree_of(weights), tree_of(weights, order)
    there = [one[i] for i in order], [other[i] for i in order]
    root = tree.root
    plain = difference(state(tree, how, one), state(tree, how, other), tree, how, root)
    turned = difference(state(mixed, how, there[0]), state(mixed, how, there[1]), mixed, how, root)
    np.testing.assert_allclose(turned.effects[0], plain.effects[0][order], atol=1e-9)


@given(full, weights_of, st.one_of(put_back, everywhere(ORDERED)), st.integers(0, 6), score_of)
def test_only_what_differs_has_an_effect_and_higher_is_never_less(
    one: Any, weights: Any, how: Aggregate, which: int, value: float
) -> None:
    other = [*one[:which], value, *one[which + 1 :]]
    found, gap = both(one, other, weights, how)
    effects = found.effects[0]
    assert effects[which] == pytest.approx(gap, abs=1e-9)
    assert effects[which] * (one[which] - value) >= 0.0
    assert not np.delete(effects, which).any()


def test_what_counts_on_one_side_only_is_set_against_its_group() -> None:
    """a2 is known above only: 60 against 40, the rest of its group there, at a third of half the weight."""
    nan = float("nan")
    one = [40.0, 60.0, 40.0, 50.0, 50.0, 50.0, 50.0]
    other = [40.0, nan, 40.0, 50.0, 50.0, 50.0, 50.0]
    found, gap = both(one, other, [1.0] * 12, Aggregate())
    assert gap == pytest.approx(20 / 3 / 2)
    np.testing.assert_allclose(found.effects, [[0, 20 / 6, 0, 0, 0, 0, 0]], atol=1e-12)
    assert found.in_upper[0, 1]
    assert not found.in_lower[0, 1]


def test_under_a_group_without_a_score_nothing_counts() -> None:
    """B1 is known, but half of B is asked by number, and B2 is empty on both sides."""
    rule = CoverageRule(indicators=0, groups=0, children=60)
    nan, tree, how = float("nan"), tree_of([1.0] * 12), Aggregate()
    above = tree.groups.index("B")
    upper = state(tree, how, [80.0, 80.0, 80.0, 50.0, 50.0, nan, nan], rule)
    lower = state(tree, how, [60.0, 60.0, 60.0, 20.0, 20.0, nan, nan], rule)
    found = difference(upper, lower, tree, how, above)
    assert np.isnan(found.effects).all()
    assert np.isnan(found.rest).all()
    top = CoverageRule(indicators=0, groups=0, children=50)
    two = [state(tree, how, [80.0, 80.0, nan, 50.0, nan, nan, nan], top), state(tree, how, [60.0] * 7, top)]
    assert difference(two[0], two[1], tree, how, tree.root).in_upper.tolist() == [
        [True, True, False, True, False, False, False]
    ]


def test_a_value_in_a_group_that_is_not_scored_does_not_count() -> None:
    """Half of B1 is known above, and 60 % is asked: its value counts below only."""
    rule = CoverageRule(indicators=60, groups=0, level="part")
    nan, tree, how = float("nan"), tree_of([1.0] * 12), Aggregate()
    upper = state(tree, how, [80.0, 80.0, 80.0, 99.0, nan, 30.0, 30.0], rule)
    lower = state(tree, how, [60.0, 60.0, 60.0, 20.0, 20.0, 30.0, 30.0], rule)
    found = difference(upper, lower, tree, how, tree.root)
    assert found.in_upper[0, 3:5].tolist() == [False, False]
    assert found.in_lower[0, 3:5].tolist() == [True, True]
    assert found.effects[0].sum() == pytest.approx(upper.groups[0, 0] - lower.groups[0, 0])
    assert found.effects[0, 3:5].tolist() == pytest.approx([(30.0 - 20.0) / 8] * 2)


def test_a_missing_value_has_no_part_in_a_mean_of_zero() -> None:
    nan, how = float("nan"), Aggregate("geometric")
    one = [0.0, nan, 40.0, 50.0, 50.0, 50.0, 50.0]
    other = [40.0, 40.0, 40.0, 50.0, 50.0, 50.0, 50.0]
    found, gap = both(one, other, [1.0] * 12, how)
    assert gap == pytest.approx(-np.sqrt(40.0 * 50.0))
    np.testing.assert_allclose(found.effects, [[gap, 0, 0, 0, 0, 0, 0]], atol=1e-12)


def test_rows_without_a_score_stay_empty_and_the_others_are_compared() -> None:
    nan, tree, how = float("nan"), tree_of([1.0] * 12), Aggregate()
    values = np.array([[nan] * 7, [50.0] * 7])
    upper = State(values, aggregate_array(values, tree, ANY, how))
    lower = State(values - 10.0, aggregate_array(values - 10.0, tree, ANY, how))
    found = difference(upper, lower, tree, how, tree.root)
    assert np.isnan(found.effects[0]).all()
    assert found.effects[1].sum() == pytest.approx(10.0)


def test_copeland_above_the_group_does_not_matter_and_beneath_it_does() -> None:
    tree = tree_of([1.0] * 12)
    how = Aggregate("arithmetic", by_level={"index": "copeland"})
    values = np.array([[50.0] * 7, [70.0] * 7])
    groups = aggregate_array(values, tree, ANY, how)
    one, other = State(values[1:], groups[1:]), State(values[:1], groups[:1])
    assert difference(one, other, tree, how, tree.groups.index("B")).effects[0, 3:].sum() == pytest.approx(20.0)
    with pytest.raises(ValueError, match="Copeland"):
        difference(one, other, tree, how, tree.root)


def test_a_group_that_is_missing_on_one_side_stands_at_zero_where_its_parent_does() -> None:
    nan = float("nan")
    how = Aggregate(by_level={"part": "geometric"})
    found, gap = both([0.0] * 3 + [nan, nan, 0.0, 0.0], [0.0] * 3 + [50.0, nan, 0.0, 0.0], [1.0] * 12, how)
    assert gap == pytest.approx(-12.5)
    assert found.effects[0, 3] == pytest.approx(-12.5)

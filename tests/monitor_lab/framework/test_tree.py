"""A view becomes arrays."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from monitor_lab import Framework
from monitor_lab.framework.tree import compile_tree

Make = Callable[..., Framework]


def test_shares_of_indicators_multiply_down_the_tree(make: Make) -> None:
    tree = compile_tree(make(weight={"a1": 3.0, "A": 1.0, "B": 4.0}), "own")
    shares = dict(zip(tree.groups, tree.shares.T.tolist(), strict=True))
    assert shares["A"] == pytest.approx([0.75, 0.25, 0])
    assert shares["I"] == pytest.approx([0.15, 0.05, 0.8])


def test_shares_add_to_one_wherever_something_is_scored(catalogue: Framework) -> None:
    for view in catalogue.views:
        tree = compile_tree(catalogue, view)
        totals = tree.shares.sum(axis=0)
        assert np.all(np.isclose(totals, 1) | (totals == 0))
        assert totals[tree.groups.index(tree.view.root)] == pytest.approx(1)


def test_groups_of_slots_alone_are_not_expected(catalogue: Framework) -> None:
    tree = compile_tree(catalogue, "monitor")
    assert "D01.10" in tree.groups and "D01.10" not in tree.expected
    assert sum(group.count(".") for group in tree.expected) == 62


def test_the_rule_finds_its_level_or_the_lowest_groups(catalogue: Framework) -> None:
    tree = compile_tree(catalogue, "monitor")
    base, above = tree.roles("dimension")
    assert (base.sum(), above.sum()) == (10, 5)
    flat_base, flat_above = compile_tree(catalogue, "flat").roles("dimension")
    assert (flat_base.tolist(), flat_above.tolist()) == ([True], [False])
    base, above = tree.roles("facet")
    assert (base.sum(), above.sum()) == (4, 1)
    base, above = tree.roles("pillar")
    assert (base.sum(), above.sum()) == (81, 15)

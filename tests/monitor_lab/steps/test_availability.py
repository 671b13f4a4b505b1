"""When enough is known for a score, by weight and by number."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from monitor_lab import CoverageRule, Framework
from monitor_lab.framework.tree import compile_tree
from monitor_lab.steps.availability import coverage_array, known_groups

Make = Callable[..., Framework]


def known(make: Make, rule: CoverageRule, have: list[bool], **changes: dict[str, float]) -> dict[str, bool]:
    tree = compile_tree(make(**changes), "own")
    found = known_groups(np.array([have]), tree, rule)[0]
    return dict(zip(tree.groups, found.tolist(), strict=True))


def test_coverage_is_a_share_of_weight(make: Make) -> None:
    tree = compile_tree(make(weight={"a1": 3.0}), "own")
    covered = dict(zip(tree.groups, coverage_array(np.array([[True, False, True]]), tree)[0].tolist(), strict=True))
    assert covered == {"I": 87.5, "A": 75.0, "B": 100.0}


def test_a_threshold_counts_children_and_does_not_weigh_them(make: Make) -> None:
    rule = CoverageRule(indicators=0, groups=0, children=60)
    assert known(make, rule, [True, False, True], weight={"a1": 9.0}) == {"A": False, "B": True, "I": False}
    rule = CoverageRule(indicators=0, groups=0, children=50)
    assert known(make, rule, [True, False, True]) == {"A": True, "B": True, "I": True}


def test_nothing_known_is_never_enough(make: Make) -> None:
    assert not any(known(make, CoverageRule.any_value(), [False, False, False]).values())


def test_leading_axes_are_replicates(make: Make) -> None:
    tree = compile_tree(make(), "own")
    have = np.array([[[True, True, True]], [[False, False, True]]])
    found = known_groups(have, tree, CoverageRule.any_value())
    assert found.shape == (2, 1, 3) and found[0].all() and not found[1].all()

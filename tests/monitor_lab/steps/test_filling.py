"""Where the values come from that gaps are filled with."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from monitor_lab import load_framework
from monitor_lab.steps.filling import from_indicators, from_units

NAN = float("nan")


def test_each_indicator_has_its_own_way_within_each_group() -> None:
    values = np.array([[1.0, 1.0, 1.0], [2.0, 2.0, 2.0], [9.0, 9.0, 9.0], [5.0, NAN, 5.0]])
    groups = {"A": "x", "B": "x", "C": "x", "D": "y"}
    learnt = from_units(values, ("mean", "median", None), pd.Index(list("ABCD")), groups)
    assert learnt.labels.tolist() == ["x", "y"]
    assert np.array_equal(learnt.values, np.array([[4.0, 2.0, NAN], [5.0, NAN, NAN]]), equal_nan=True)


def test_a_unit_whose_group_is_missing_is_not_filled_and_teaches_nothing() -> None:
    learnt = from_units(np.array([[1.0], [9.0]]), ("mean",), pd.Index(["A", "B"]), {"A": "x", "B": None})
    filled = learnt.fill(np.full((2, 1), NAN), pd.Index(["A", "B"]))
    assert filled[0, 0] == 1.0 and np.isnan(filled[1, 0])


def test_indicators_stand_together_by_level() -> None:
    framework = load_framework()
    names = tuple(framework.scored.index[:12].astype(str))
    values = np.arange(24.0).reshape(2, 12)
    by_facet = from_indicators(values, names, ("mean",) * 12, framework, "monitor", "facet")
    by_own = from_indicators(values, names, ("mean",) * 12, framework, "monitor", None)
    assert sum(map(len, by_facet.blocks)) == sum(map(len, by_own.blocks)) == 12
    assert len(by_facet.blocks) < len(by_own.blocks)
    assert "facet" in by_facet.words


def test_an_indicator_alone_in_its_group_may_be_constant_but_then_fills_nothing() -> None:
    framework = load_framework()
    members = framework.view("monitor").members
    own = {str(members.loc[i]): str(i) for i in framework.scored.index}
    one, other = list(own.values())[:2]  # of two different subdimensions
    values = np.array([[3.0, 1.0], [3.0, NAN]])
    learnt = from_indicators(values, (one, other), ("mean", "mean"), framework, "monitor", None)
    assert np.isnan(learnt.fill(values, pd.Index([0, 1]))[1, 1])


def test_an_unknown_level_is_refused_with_the_nearest() -> None:
    with pytest.raises(ValueError, match="Did you mean 'dimension'"):
        from_indicators(np.ones((2, 1)), ("C01",), ("mean",), load_framework(), "monitor", "dimenson")


def test_a_gap_is_put_back_into_the_indicators_unit_and_direction_unless_it_is_to_stay() -> None:
    framework = load_framework()
    up = next(str(i) for i, way in framework.scored["direction"].items() if way == "higher is better")
    values = np.array([[0.0, 10.0, 0.0], [50.0, 60.0, 8.0], [10.0, NAN, NAN]])
    names = ("C01", up, "C03")
    learnt = from_indicators(values, names, ("mean", "mean", None), framework, "flat", None)
    filled = learnt.fill(values, pd.Index([0, 1, 2]))
    # A fifth of the way from best to worst: 10 of 0 to 50 where lower is better, 50 of 60 to 10 where higher is.
    assert filled[2, 1] == pytest.approx(50.0) and np.isnan(filled[2, 2])

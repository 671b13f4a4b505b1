"""The weighted arithmetic mean, level by level, against hand arithmetic and COINr."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

from monitor_lab import CoverageRule, DataError, Framework, aggregate

Make = Callable[..., Framework]
ANY = CoverageRule.any_value()


def test_means_are_taken_level_by_level(make: Make) -> None:
    """A is (3 x 40 + 80) / 4 = 50; the index is (50 + 4 x 90) / 5 = 82."""
    framework = make(weight={"a1": 3.0, "B": 4.0})
    scores = pd.DataFrame({"a1": [40.0], "a2": [80.0], "b1": [90.0]})
    assert aggregate(scores, framework, view="own").iloc[0].to_dict() == {"I": 82.0, "A": 50.0, "B": 90.0}
    assert aggregate(scores, framework, view="flat")["index"].iloc[0] == pytest.approx((120 + 80 + 90) / 5)


def test_what_is_missing_is_dropped_and_the_weights_of_the_rest_rescaled(make: Make) -> None:
    scores = pd.DataFrame({"a1": [40.0], "a2": [np.nan], "b1": [90.0]})
    assert aggregate(scores, make(), view="own").iloc[0].to_dict() == {"I": 65.0, "A": 40.0, "B": 90.0}


def test_less_than_the_asked_weight_leaves_a_group_and_all_above_it_without_a_score(make: Make) -> None:
    scores = pd.DataFrame({"a1": [np.nan], "a2": [60.0], "b1": [90.0]})
    found = aggregate(scores, make(weight={"a1": 1.01}), view="own").iloc[0]
    assert np.isnan(found["A"]) and np.isnan(found["I"]) and found["B"] == 90
    relaxed = aggregate(scores, make(weight={"a1": 1.01}), view="own", coverage=CoverageRule(groups=50))
    assert relaxed["I"].iloc[0] == 90


def test_exactly_half_of_the_weight_is_enough_in_floating_point_too(make: Make) -> None:
    scores = pd.DataFrame({"a1": [np.nan], "a2": [60.0], "b1": [90.0]})
    framework = make(weight={"a1": 0.1 + 0.2, "a2": 0.3})
    assert aggregate(scores, framework, view="own")["A"].iloc[0] == 60


def test_a_column_that_is_missing_altogether_is_refused(make: Make) -> None:
    with pytest.raises(DataError, match="column b1"):
        aggregate(pd.DataFrame({"a1": [1.0], "a2": [2.0]}), make(), view="own")

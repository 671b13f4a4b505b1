"""Learnt scales, applied to rows that they were not learnt from."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

from monitor_lab import DataError, Framework, Normalise

Make = Callable[..., Framework]
REFERENCE = pd.DataFrame({"a1": [10.0, 50.0], "a2": [10.0, 50.0], "b1": [0.0, 10.0]}, index=["x", "y"])


def test_new_rows_are_scored_by_the_reference_and_kept_within_the_scale(make: Make) -> None:
    scale = Normalise("min-max").fit(REFERENCE, make())
    new = pd.DataFrame({"a1": [30.0, 90.0], "a2": [0.0, np.nan], "b1": [5.0, 5.0]}, index=["p", "q"])
    found = scale.apply(new)
    assert found.loc["p"].tolist() == [50, 100, 50]
    assert found["a1"].loc["q"] == 100 and np.isnan(found["a2"].loc["q"])
    assert Normalise("min-max", clip=False).fit(REFERENCE, make()).apply(new)["a1"].tolist() == [50, 200]


def test_a_missing_column_is_named(make: Make) -> None:
    scale = Normalise("min-max").fit(REFERENCE, make())
    with pytest.raises(DataError, match="column b1"):
        scale.apply(REFERENCE[["a1", "a2"]])


def test_details_say_what_was_learnt(make: Make) -> None:
    details = Normalise("min-max", each={"b1": Normalise("rank")}).fit(REFERENCE, make()).details
    assert details.loc["a2", ["center", "factor"]].tolist() == [50, -2.5]
    assert details["ranked"].to_dict() == {"a1": "", "a2": "", "b1": "rank"}


def test_each_period_can_have_a_scale_of_its_own(make: Make) -> None:
    years = pd.MultiIndex.from_product([["x", "y"], [2019, 2020]], names=["unit", "period"])
    frame = pd.DataFrame({"a1": [10.0, 20.0, 30.0, 80.0], "a2": 1.0 * np.arange(4), "b1": [1.0, 5, 2, 9]}, index=years)
    together = Normalise("min-max").fit(frame, make()).apply(frame)["a1"]
    apart = Normalise("min-max", by_period=True).fit(frame, make())
    assert apart.apply(frame)["a1"].tolist() == [0, 0, 100, 100]
    assert together.round(2).tolist() == [0, 14.29, 28.57, 100]
    assert apart.details.index.names == ["period", "indicator"]
    with pytest.raises(DataError, match="Period 2021 has no scale"):
        apart.apply(frame.rename(index={2020: 2021}))
    with pytest.raises(ValueError, match="units and periods"):
        Normalise("min-max", by_period=True).fit(REFERENCE, make())


def test_an_indicator_without_any_value_stays_missing(make: Make) -> None:
    assert Normalise("min-max").fit(REFERENCE[["a1", "a2"]], make()).apply(REFERENCE)["b1"].isna().all()

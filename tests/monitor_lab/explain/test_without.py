"""A framework without some of its indicators."""

from __future__ import annotations

from collections.abc import Callable

import pandas as pd
import pytest

from monitor_lab import DataError, Normalise, Recipe, Scores, load_framework
from monitor_lab.explain.without import without, without_ids
from monitor_lab.steps.denominate import Denominate
from monitor_lab.steps.treat import Treat

ROWS: dict[str, list[float | None]] = {"X": [50.0] * 7}


def test_a_group_stands_for_its_indicators(small: Callable[..., Scores]) -> None:
    assert without_ids(small(ROWS), ["B2", "a1", "b3"]) == ["a1", "b3", "b4"]


def test_unknown_ids_and_an_empty_rest_are_refused_together(small: Callable[..., Scores]) -> None:
    with pytest.raises(DataError) as caught:
        without_ids(small(ROWS), ["I", "a11"])
    assert [str(p) for p in caught.value.problems] == [
        "drop: a11 is neither a scored indicator nor a group of this view. Did you mean a1?",
        "drop: No indicator would be left.",
    ]


def test_settings_of_what_is_gone_go_too() -> None:
    by = {"C01": "population", "C03": "population"}
    steps = (
        Denominate(by=by, per={"C01": 1e5, "C03": 1e5}, denominators=pd.DataFrame({"population": [1.0]}, index=["X"])),
        Treat(each={"C01": None, "C03": None}),
    )
    recipe = Recipe(steps=steps, normalise=Normalise(each={"C01": Normalise("min-max")}), weights={"C01": 2.0})
    framework, left = without(load_framework(), recipe, ["C01"])
    assert "C01" not in framework.indicators.index
    assert left.normalise.each == {}
    assert left.weights == "framework"
    assert isinstance(left.steps[0], Denominate)
    assert left.steps[0].by == {"C03": "population"}
    assert left.steps[0].per == {"C03": 1e5}
    assert isinstance(left.steps[1], Treat)
    assert list(left.steps[1].each) == ["C03"]


def test_where_nothing_goes_nothing_changes() -> None:
    framework, recipe = load_framework(), Recipe()
    assert without(framework, recipe, []) == (framework, recipe)

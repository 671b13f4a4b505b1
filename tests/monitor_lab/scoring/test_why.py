"""Why something has no score, in words."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

from monitor_lab import CoverageRule, Framework, score

Make = Callable[..., Framework]


def test_a_dimension_says_how_much_is_known_and_how_much_is_asked(make: Make) -> None:
    frame = pd.DataFrame({"a1": [10.0], "b1": [np.nan]}, index=["Durban"])
    found = score(frame, make(weight={"a2": 3.0}), view="own").why_missing("Durban")
    assert found["reason"].to_dict() == {
        "I": "0 of 2 dimensions are scored, 0.0% of the weight; 100% is asked. Without a score: Group A, Group B.",
        "A": "1 of 2 indicators has a value, 25.0% of the weight; at least 50% is asked.",
        "B": "0 of 1 indicators have a value, 0.0% of the weight; at least 50% is asked.",
        "a2": "No value was given.",
        "b1": "No value was given.",
    }
    assert found["level"].tolist() == ["index", "dimension", "dimension", "indicator", "indicator"]


def test_nothing_missing_gives_an_empty_table(catalogue: Framework, metros: pd.DataFrame) -> None:
    found = score(metros, catalogue.select(metros.columns), view="flat").why_missing("Tshwane")
    assert found.empty and found.columns.tolist() == ["name", "level", "reason"]


def test_a_group_outside_the_selection_says_so(catalogue: Framework, metros: pd.DataFrame) -> None:
    found = score(metros, catalogue.select(metros.columns)).why_missing("Tshwane")
    assert found["reason"].loc["F4"] == "None of its indicators is in this selection."
    assert found["reason"].loc["M"].startswith("1 of 4 facets is scored, 25.0% of the weight; 100% is asked.")


def test_a_group_of_slots_is_neither_asked_for_nor_mentioned(make: Make) -> None:
    frame = pd.DataFrame({"a1": [10.0], "a2": [80.0]}, index=["Durban"])
    found = score(frame, make(status={"b1": "slot"}), view="own")
    assert found.index.loc["Durban"] == 5 and np.isnan(found.groups.loc["Durban", "B"])
    assert found.why_missing("Durban").empty


def test_a_relaxed_rule_says_that_one_value_is_enough(make: Make) -> None:
    frame = pd.DataFrame({"b1": [1.0]}, index=["Durban"])
    found = score(frame, make(), view="own", coverage=CoverageRule.any_value()).why_missing("Durban")
    assert found["reason"].loc["A"].endswith("0.0% of the weight; one value is enough.")


def test_an_unknown_unit_is_refused_with_the_units_there_are(catalogue: Framework, metros: pd.DataFrame) -> None:
    with pytest.raises(KeyError, match="the units are Tshwane"):
        score(metros, catalogue).why_missing("Durban")


def test_in_a_panel_a_unit_alone_is_not_enough(make: Make) -> None:
    years = pd.MultiIndex.from_product([["Durban"], [2019, 2020]], names=["unit", "period"])
    found = score(pd.DataFrame({"a1": [10.0, np.nan], "a2": 5.0, "b1": 5.0}, index=years), make(), view="own")
    with pytest.raises(KeyError, match="no unit 'Durban'"):
        found.why_missing("Durban")
    assert found.why_missing(("Durban", 2020)).index.tolist() == ["a1"]

"""What a result says about itself."""

from __future__ import annotations

import json
from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

from monitor_lab import CoverageRule, Framework, Impute, score

Make = Callable[..., Framework]


def test_coverage_is_the_share_of_weight_with_a_value(make: Make) -> None:
    frame = pd.DataFrame({"a1": [10.0], "a2": [np.nan], "b1": [1.0]})
    found = score(frame, make(weight={"a1": 3.0}), view="own").coverage.iloc[0]
    assert found.to_dict() == pytest.approx({"I": 87.5, "A": 75.0, "B": 100.0})


def test_groups_of_slots_have_no_coverage_to_speak_of(catalogue: Framework, metros: pd.DataFrame) -> None:
    found = score(metros, catalogue).coverage
    assert found["D01.10"].isna().all() and (found["D02"] == 0).all()
    assert found["D01"].iloc[0] == pytest.approx(100 / 3)


def test_the_method_can_be_written_to_json_and_names_the_rule(catalogue: Framework, metros: pd.DataFrame) -> None:
    rule = CoverageRule(indicators=30)
    method = json.loads(json.dumps(score(metros, catalogue, coverage=rule).method))
    assert method["coverage"] == str(rule) and method["package"] == "monitor_lab 0.1.0"
    assert method["framework"] == catalogue.name and method["view"] == "monitor"
    assert method["prepared"] == []
    filled = score(metros, catalogue, steps=Impute("median"), coverage=rule).method
    assert "with the median" in filled["prepared"][0] and "Impute" in filled["steps"]
    assert method["normalise"] == "goalposts, 0 to 100, clipped"


def test_the_table_shows_the_level_below_the_index_in_the_order_given(
    catalogue: Framework, metros: pd.DataFrame
) -> None:
    found = score(metros, catalogue, coverage=CoverageRule.any_value())
    assert found.table().index.tolist() == metros.index.tolist()
    assert found.table(names=False).columns.tolist() == [
        "index",
        "F1",
        "F2",
        "F3",
        "F4",
        "coverage",
        "clipped",
        "teaching_share",
    ]
    assert "Violence and crime" in found.table("dimension").columns
    with pytest.raises(KeyError, match="its levels are"):
        found.table("pillar")


def test_a_panel_is_scored_by_unit_and_period(make: Make) -> None:
    years = pd.MultiIndex.from_product([["Durban"], [2019, 2020]], names=["unit", "period"])
    frame = pd.DataFrame({"a1": [10.0, 20.0], "a2": [90.0, 40.0], "b1": [5.0, 5.0]}, index=years)
    found = score(frame, make(), view="own")
    assert found.index.loc[("Durban", 2020)] == pytest.approx((35 + 50) / 2)
    assert found.clipped.loc[0, ["unit", "period"]].tolist() == ["Durban", 2019]
    assert found.table()["clipped"].tolist() == [1, 0]
    assert '<th scope="row">Durban</th><th scope="row">2019</th>' in found._repr_html_()


def test_shown_tables_are_rounded_and_leave_missing_scores_empty(catalogue: Framework, metros: pd.DataFrame) -> None:
    html = score(metros, catalogue)._repr_html_()
    assert "nan" not in html.lower() and "<style" not in html and "<td>9.1</td>" in html
    assert "60.6" in repr(score(metros, catalogue.select(metros.columns), view="flat"))

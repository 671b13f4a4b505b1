"""What charts share keeps missing values missing and refuses tables that lack a column."""

from __future__ import annotations

import json

import numpy as np
import pandas as pd
import pytest

from monitor_lab.charts.parts import BLUE, ORANGE, chart, label, listed, need, rows


def test_rows_can_be_written_as_json_and_missing_is_null() -> None:
    table = pd.DataFrame({"score": [1.0, np.nan]}, index=pd.MultiIndex.from_tuples([("A", 2019), ("A", 2020)]))
    found = rows(table, "unit", ["score"])
    assert json.loads(json.dumps(found, allow_nan=False)) == [
        {"unit": "A, 2019", "score": 1.0},
        {"unit": "A, 2020", "score": None},
    ]
    assert label("A") == "A"


def test_a_table_without_a_column_or_a_row_is_refused() -> None:
    with pytest.raises(ValueError, match=r'has no column "low" and no column "high"'):
        need(pd.DataFrame({"x": [1]}), ["low", "high"], "The table")
    with pytest.raises(ValueError, match="has no rows"):
        need(pd.DataFrame({"low": []}), ["low"], "The table")


def test_long_lists_of_values_are_cut_and_say_so() -> None:
    assert listed([str(i) for i in range(15)]).endswith("11; and 3 more")


def test_a_chart_has_title_words_and_data() -> None:
    spec = chart("T", "S", "D", [{"a": 1}], mark="bar")
    assert spec["title"]["text"] == "T" and spec["description"] == "D" and spec["data"]["values"] == [{"a": 1}]


def test_the_two_colours_differ_in_brightness_too() -> None:
    def grey(colour: str) -> float:
        r, g, b = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
        return 0.299 * r + 0.587 * g + 0.114 * b

    assert abs(grey(BLUE) - grey(ORANGE)) > 25

"""A profile has a bar a group, and says where there is no score."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest

from monitor_lab.charts.profile import unit_profile

Draw = Callable[[dict[str, Any]], str]


def test_a_group_without_a_score_says_so_and_has_no_bar_of_zero(drawn: Draw) -> None:
    table = pd.DataFrame({"score": [61.0, np.nan], "median": [50.0, np.nan]}, index=["Records", "Fear"])
    spec = unit_profile(table, "Durban")
    assert spec["data"]["values"][1]["score"] is None and spec["data"]["values"][1]["words"] == "no score"
    assert spec["description"] == "Profile of Durban: Records 61.0 (median 50.0); Fear no score."
    assert ">no score<" in drawn(spec)


def test_the_median_is_drawn_only_where_it_is_given() -> None:
    assert len(unit_profile(pd.DataFrame({"score": [1.0]}, index=["A"]), "Durban")["layer"]) == 2
    with pytest.raises(ValueError, match='no column "score"'):
        unit_profile(pd.DataFrame({"scores": [1.0]}), "Durban")

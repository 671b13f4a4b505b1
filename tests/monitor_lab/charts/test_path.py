"""The path to a target is drawn with the observed figures and their intervals."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest

from monitor_lab.charts.path import path_to_target

Draw = Callable[[dict[str, Any]], str]

ASKED = pd.DataFrame({"compound": [20.0, 14.1, 10.0], "linear": [20.0, 15.0, 10.0]}, index=[2020, 2025, 2030])
SEEN = pd.DataFrame({"value": [20.0, np.nan], "low": [12.2, np.nan], "high": [30.9, np.nan]}, index=[2020, 2021])


def test_the_axis_begins_at_zero_and_a_missing_year_is_not_drawn_as_zero(drawn: Draw) -> None:
    spec = path_to_target(ASKED, SEEN, unit="Victims a year")
    assert all(layer["encoding"]["y"]["scale"]["zero"] for layer in spec["layer"])
    assert spec["data"]["values"][1] == {"year": 2021, "value": None, "low": None, "high": None}
    assert spec["description"] == (
        "Observed figures and the path to the target. Observed: 2020 20 (12.2 to 30.9); 2021 not known. "
        "Path: 2020 20, 2030 10."
    )
    assert drawn(spec).count('aria-roledescription="point"') == 1


def test_the_linear_path_can_be_chosen_and_no_other() -> None:
    assert path_to_target(ASKED, SEEN, kind="linear")["layer"][0]["data"]["values"][1] == {"year": 2025, "figure": 15.0}
    with pytest.raises(ValueError, match='"compound" or "linear"'):
        path_to_target(ASKED, SEEN, kind="straight")
    with pytest.raises(ValueError, match='no column "low"'):
        path_to_target(ASKED, SEEN[["value"]])

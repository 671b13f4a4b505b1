"""Record and perception stand side by side, told apart by shape as well as colour."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest

from monitor_lab.charts.perception import perception_beside_record

Draw = Callable[[dict[str, Any]], str]


def test_both_are_drawn_and_no_mean_of_them_is_anywhere(drawn: Draw) -> None:
    table = pd.DataFrame({"record": [70.0, 55.0], "perception": [40.0, np.nan]}, index=["A", "B"])
    spec = perception_beside_record(table)
    points = spec["layer"][1]
    assert points["data"]["values"] == [
        {"unit": "A", "kind": "Record", "score": 70.0},
        {"unit": "A", "kind": "Perception", "score": 40.0},
        {"unit": "B", "kind": "Record", "score": 55.0},
    ]
    assert points["encoding"]["shape"]["scale"]["range"] == ["square", "circle"]
    assert "not averaged" in spec["title"]["subtitle"] and "55.0, perception not known" in spec["description"]
    assert "Perception" in drawn(spec)


def test_a_table_without_one_of_them_is_refused() -> None:
    with pytest.raises(ValueError, match='no column "perception"'):
        perception_beside_record(pd.DataFrame({"record": [1.0]}))

"""Coverage is written into each cell, in letters that stand out."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest

from monitor_lab.charts.coverage import coverage_map

Draw = Callable[[dict[str, Any]], str]


def test_every_cell_tells_its_percentage_and_nothing_to_cover_is_not_zero(drawn: Draw) -> None:
    table = pd.DataFrame({"D01": [33.3, 100.0], "D02": [0.0, np.nan]}, index=["Durban", "Tshwane"])
    spec = coverage_map(table, {"D01": "Records"})
    assert [v["text"] for v in spec["data"]["values"]] == ["33", "0", "100", "–"]
    assert spec["data"]["values"][3]["coverage"] is None
    assert spec["description"] == "How much is known: Durban 33% of Records, 0% of D02; Tshwane 100% of Records."
    assert [v["dark"] for v in spec["data"]["values"]] == [False, False, True, False]
    assert ">100<" in drawn(spec)


def test_an_empty_table_is_refused() -> None:
    with pytest.raises(ValueError, match="no rows"):
        coverage_map(pd.DataFrame({"D01": []}))

"""Chart specifications carry their data and no colours of their own."""

from __future__ import annotations

import json

import pandas as pd

from monitor_lab.charts.shares import share_bars, share_pie

TABLE = pd.DataFrame({"share": [60.0, 40.0], "low": [50.0, 30.0], "high": [69.0, 50.0]}, index=["Crime", "Traffic"])


def test_specifications_are_plain_json_for_vega_lite_5() -> None:
    for spec in (share_bars(TABLE), share_pie(TABLE)):
        assert json.loads(json.dumps(spec)) == spec
        assert spec["$schema"].endswith("/vega-lite/v5.json")


def test_bars_keep_the_order_of_the_table_and_describe_themselves() -> None:
    spec = share_bars(TABLE)
    assert spec["encoding"]["y"]["sort"] == ["Crime", "Traffic"]
    assert spec["description"] == "Bars of shares: Crime 60.0%, Traffic 40.0%."


def test_no_colour_is_set_unless_it_is_asked_for() -> None:
    assert "color" not in share_bars(TABLE)["layer"][0]["mark"]
    assert share_bars(TABLE, color="teal")["layer"][0]["mark"]["color"] == "teal"

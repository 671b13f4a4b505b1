"""Fill the gaps of a panel."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor_lab import DataError
from monitor_lab.steps.panel import impute_panel

Goldens = Callable[[str], Path]
NAN = float("nan")


def panel(values: list[float], periods: list[object] | None = None, unit: str = "A") -> pd.DataFrame:
    times = list(range(2018, 2018 + len(values))) if periods is None else periods
    index = pd.MultiIndex.from_product([[unit], times], names=["unit", "period"])
    return pd.DataFrame({"C01": values}, index=index)


@pytest.mark.parametrize(
    ("name", "how", "max_steps"),
    [
        ("latest", "latest", None),
        ("latest_max1", "latest", 1),
        ("constant", "constant", None),
        ("linear", "linear", None),
        ("linear-constant", "linear-constant", None),
    ],
)
def test_the_filled_panel_is_that_of_coinr(goldens: Goldens, name: str, how: str, max_steps: int | None) -> None:
    def read(file: str) -> pd.DataFrame:
        path = goldens(f"coinr_asem/02_impute/panel_{file}.csv")
        return pd.read_csv(path, index_col=["uCode", "Time"], float_precision="round_trip")

    ours = impute_panel(read("input"), how, max_steps)
    pd.testing.assert_frame_equal(ours, read(name), rtol=1e-12, atol=0.0)


@pytest.mark.parametrize(
    ("how", "expected"),
    [
        ("latest", [NAN, 2.0, 2.0, 2.0, 8.0, 8.0]),
        ("constant", [2.0, 2.0, 2.0, 2.0, 8.0, 8.0]),
        ("linear", [2.0, 2.0, 4.0, 6.0, 8.0, 8.0]),
        ("linear-constant", [2.0, 2.0, 4.0, 6.0, 8.0, 8.0]),
    ],
)
def test_each_way_fills_the_start_the_middle_and_the_end_as_said(how: str, expected: list[float]) -> None:
    found = impute_panel(panel([NAN, 2.0, NAN, NAN, 8.0, NAN]), how)["C01"].tolist()
    assert found == pytest.approx(expected, nan_ok=True)


def test_a_line_follows_the_years_and_not_the_rows() -> None:
    found = impute_panel(panel([30.0, NAN, 42.0], [2018, 2019, 2021]), "linear")
    assert found["C01"].tolist() == [30.0, 34.0, 42.0]
    days = list(pd.to_datetime(["2021-01-01", "2021-01-02", "2021-01-05"]))
    assert impute_panel(panel([0.0, NAN, 8.0], days), "linear")["C01"].tolist() == pytest.approx([0.0, 2.0, 8.0])


def test_steps_count_the_periods_of_the_whole_frame() -> None:
    frame = pd.concat([panel([1.0, NAN, NAN]), panel([5.0, NAN], [2018, 2020], "B")])
    found = impute_panel(frame, max_steps=1)["C01"]
    assert found.loc["A"].tolist()[:2] == [1.0, 1.0] and np.isnan(found.loc[("A", 2020)])
    assert np.isnan(found.loc[("B", 2020)])  # 2019 lies between, though B has no row for it


def test_on_a_line_the_nearer_value_counts() -> None:
    found = impute_panel(panel([0.0, NAN, NAN, NAN, 8.0]), "linear", max_steps=1)["C01"].tolist()
    assert found == pytest.approx([0.0, 2.0, NAN, 6.0, 8.0], nan_ok=True)


def test_units_never_fill_each_other_and_the_order_of_rows_is_kept() -> None:
    frame = pd.concat([panel([NAN, NAN]), panel([3.0, NAN], unit="B")]).iloc[[3, 0, 2, 1]]
    found = impute_panel(frame, "constant")
    assert found.index.equals(frame.index)
    assert found.loc["A", "C01"].isna().all() and found.loc["B", "C01"].tolist() == [3.0, 3.0]


def test_what_is_not_a_panel_is_refused_in_words() -> None:
    with pytest.raises(DataError, match=r"The index has 1 level. Allowed: two: unit and period"):
        impute_panel(pd.DataFrame({"C01": [1.0]}))
    with pytest.raises(DataError, match="A, 2018 stands there more than once"):
        impute_panel(pd.concat([panel([1.0]), panel([2.0])]))
    with pytest.raises(DataError, match="no number and no date"):
        impute_panel(panel([1.0, NAN], ["spring", "summer"]), "linear")
    assert impute_panel(panel([1.0, NAN], ["2018", "2019"]))["C01"].tolist() == [1.0, 1.0]


@pytest.mark.parametrize(
    ("how", "steps", "words"),
    [("lates", None, "Did you mean 'latest'"), ("latest", 0, "max_steps is 0"), ("latest", 1.5, "max_steps is 1.5")],
)
def test_settings_that_are_not_allowed_are_refused(how: str, steps: int | None, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        impute_panel(panel([1.0]), how, steps)


def test_an_empty_panel_stays_empty() -> None:
    assert impute_panel(panel([1.0]).head(0), "linear").empty


@given(
    st.lists(st.one_of(st.floats(-100, 100), st.just(NAN)), min_size=1, max_size=8),
    st.sampled_from(["latest", "linear"]),
)
def test_known_values_never_change(values: list[float], how: str) -> None:
    frame = panel(values)
    found = impute_panel(frame, how)
    assert found.where(frame.notna()).equals(frame)


@given(st.lists(st.one_of(st.floats(-100, 100), st.just(NAN)), min_size=1, max_size=8))
def test_a_line_between_known_periods_is_that_of_pandas(values: list[float]) -> None:
    theirs = pd.Series(values, index=range(2018, 2018 + len(values))).interpolate("index", limit_direction="both")
    assert impute_panel(panel(values), "linear")["C01"].tolist() == pytest.approx(
        theirs.tolist(), nan_ok=True, abs=1e-9
    )

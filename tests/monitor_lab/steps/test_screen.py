"""Keep the units about which enough is known."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor_lab import DataError, load_framework
from monitor_lab.steps.screen import Screen, screen

Goldens = Callable[[str], Path]
NAN = float("nan")


@pytest.fixture
def cities() -> pd.DataFrame:
    return pd.DataFrame(
        {"a": [1.0, NAN, 0.0, NAN], "b": [2.0, 5.0, 0.0, NAN], "c": [3.0, NAN, 0.0, NAN], "d": [4.0, 5.0, 1.0, NAN]},
        index=["Full", "Half", "Zeros", "Empty"],
    )


def read(goldens: Goldens, name: str) -> pd.DataFrame:
    return pd.read_csv(goldens(f"coinr_asem/{name}.csv"), index_col=0, float_precision="round_trip")


def test_the_units_kept_and_their_summary_are_those_of_coinr(goldens: Goldens) -> None:
    frame = read(goldens, "01_pipeline/3_Imputed")
    fitted = Screen(min_available=90.0).fit(frame)
    pd.testing.assert_frame_equal(fitted.apply(frame), read(goldens, "01_pipeline/4_Screened"))
    theirs, ours = read(goldens, "01_pipeline/screen_summary").loc[frame.index], fitted.details
    assert ours["missing"].tolist() == theirs["N_missing"].tolist()
    assert ours["zeros"].tolist() == theirs["N_zero"].tolist()
    assert ours["available"].to_numpy() == pytest.approx(theirs["Dat_Avail"].to_numpy() * 100.0, rel=1e-9)
    assert ours["nonzero"].to_numpy() == pytest.approx(theirs["Non_Zero"].to_numpy() * 100.0, rel=1e-9)
    for name, column in (("low_available", "LowData"), ("kept", "Included")):
        assert ours[name].tolist() == theirs[column].tolist()


def test_availability_with_missing_cells_is_that_of_coinr(goldens: Goldens) -> None:
    frame = read(goldens, "01_pipeline/1_Raw")
    theirs = read(goldens, "07_audit/data_avail_units").loc[frame.index]
    ours = Screen(min_available=0.0).fit(frame).details
    assert ours["available"].to_numpy() == pytest.approx(theirs["Dat_Avail"].to_numpy() * 100.0, rel=1e-9)
    assert ours["nonzero"].to_numpy() == pytest.approx(theirs["Non_Zero"].to_numpy() * 100.0, rel=1e-9)


def test_a_unit_at_the_limit_is_kept(cities: pd.DataFrame) -> None:
    assert screen(cities, min_available=50).index.tolist() == ["Full", "Half", "Zeros"]
    assert screen(cities, min_available=50.1).index.tolist() == ["Full", "Zeros"]
    tenth = pd.DataFrame(np.ones((1, 10)))
    tenth.iloc[0, 7:] = NAN
    assert len(screen(tenth, min_available=70)) == 1  # 7 of 10 is 70 %, whatever floats say


def test_zeros_count_only_when_asked(cities: pd.DataFrame) -> None:
    assert "Zeros" in screen(cities).index
    assert screen(cities, min_available=0, min_nonzero=50).index.tolist() == ["Full", "Half", "Empty"]
    assert screen(cities, min_nonzero=50).index.tolist() == ["Full", "Half"]


def test_units_are_kept_or_dropped_by_name(cities: pd.DataFrame) -> None:
    assert screen(cities, min_available=75, keep=["Empty"], drop=["Full"]).index.tolist() == ["Zeros", "Empty"]


def test_an_unknown_unit_is_named_with_the_nearest(cities: pd.DataFrame) -> None:
    with pytest.raises(DataError, match=r"There is no unit Emty, which `keep` names. Did you mean Empty"):
        screen(cities, keep=["Emty"])


def test_the_indicators_of_a_framework_count_even_without_a_column() -> None:
    framework = load_framework().select(["C01", "C03", "C22", "C23"])
    frame = pd.DataFrame({"C01": [1.0]}, index=["Durban"])
    assert Screen(min_available=25).fit(frame, framework).details["available"].tolist() == [25.0]
    with pytest.raises(DataError, match="column C1: There is no scored indicator"):
        Screen().fit(frame.rename(columns={"C01": "C1"}), framework)


def test_other_rows_are_judged_by_the_same_indicators(cities: pd.DataFrame) -> None:
    fitted = Screen(min_available=50).fit(cities)
    other = pd.DataFrame({"a": [1.0, 1.0], "b": [NAN, 2.0]}, index=["One", "Two"])
    assert fitted.apply(other).index.tolist() == ["Two"]
    with pytest.raises(DataError, match="The reference data had no such column"):
        fitted.apply(other.rename(columns={"a": "z"}))


def test_periods_are_rows_and_units_are_named_without_them() -> None:
    index = pd.MultiIndex.from_product([["A", "B"], [2020, 2021]], names=["unit", "period"])
    frame = pd.DataFrame({"a": [1.0, NAN, 1.0, 1.0]}, index=index)
    assert screen(frame, drop=["B"]).index.tolist() == [("A", 2020)]
    assert str(Screen(drop=["B"]).fit(frame)) == "Kept 1 of 4 units; dropped A, 2021, B, 2020, B, 2021."


def test_an_empty_result_is_refused_and_says_how_much_is_known(cities: pd.DataFrame) -> None:
    with pytest.raises(DataError, match=r"No unit is left: none has at least 75% of 4 indicators.*has 50%"):
        screen(cities.loc[["Half", "Empty"]], min_available=75)


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"min_available": 0.9}, "did you mean 90"),
        ({"min_available": 101}, "from 0 to 100"),
        ({"min_nonzero": -1}, "from 0 to 100"),
        ({"keep": "Durban"}, "must be a list of units"),
        ({"keep": ["A"], "drop": ["A"]}, "A cannot be both"),
    ],
)
def test_settings_that_are_not_allowed_are_refused(settings: dict[str, object], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        Screen(**settings)  # type: ignore[arg-type]


@given(st.integers(0, 5), st.floats(0.0, 100.0))
def test_rows_are_judged_one_by_one(gaps: int, limit: float) -> None:
    limit = 0.0 if limit < 1.0 else limit
    frame = pd.DataFrame(np.ones((3, 5)), index=list("xyz"))
    frame.iloc[1, :gaps] = NAN
    fitted = Screen(min_available=limit).fit(frame)
    parts = pd.concat([fitted.apply(frame.iloc[[i]]) for i in range(3)])
    pd.testing.assert_frame_equal(fitted.apply(frame), parts)
    assert ("y" in parts.index) == (limit <= (5 - gaps) * 20.0 + 1e-9)

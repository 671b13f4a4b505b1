"""Fill gaps, and only when asked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor_lab import DataError, Framework, load_framework
from monitor_lab.steps.impute import Impute, impute

Goldens = Callable[[str], Path]
NAN = float("nan")


def read(goldens: Goldens, name: str) -> pd.DataFrame:
    return pd.read_csv(goldens(f"coinr_asem/{name}.csv"), index_col=0, float_precision="round_trip")


def same(ours: pd.DataFrame, theirs: pd.DataFrame) -> None:
    pd.testing.assert_frame_equal(ours, theirs, rtol=1e-9, atol=1e-15, check_dtype=False, check_names=False)


@pytest.mark.parametrize("how", ["mean", "median"])
def test_filling_with_the_units_is_that_of_coinr(goldens: Goldens, how: str) -> None:
    frame = read(goldens, "01_pipeline/2_Denominated")
    same(impute(frame, how=how), read(goldens, f"02_impute/{how}"))


@pytest.mark.parametrize(
    ("how", "name"),
    [
        ("mean", "02_impute/mean_grp_EurAsia"),
        ("median", "02_impute/median_grp_EurAsia"),
        ("mean", "01_pipeline/3_Imputed"),
    ],
)
def test_filling_with_the_units_group_is_that_of_coinr(goldens: Goldens, how: str, name: str) -> None:
    inputs = pd.read_csv(goldens("coinr_asem/00_inputs/iData.csv"), index_col="uCode")
    frame = read(goldens, "01_pipeline/2_Denominated")
    same(impute(frame, how=how, groups=inputs["EurAsia_group"]), read(goldens, name))


@pytest.mark.parametrize(
    ("how", "level", "name"),
    [("mean", "level 2", "row_mean_by_pillar"), ("median", "level 3", "row_median_by_subindex")],
)
def test_filling_from_other_indicators_is_that_of_coinr(goldens: Goldens, how: str, level: str, name: str) -> None:
    framework = Framework.from_coinr(read(goldens, "00_inputs/iMeta").reset_index())
    frame = read(goldens, "01_pipeline/2_Denominated")
    ours = impute(frame, framework, how=how, across="indicators", view="coinr", level=level)
    same(ours, read(goldens, f"02_impute/{name}"))


@pytest.mark.parametrize("vector", ["plain", "with_na", "outlier_hi", "outlier_lo", "two_hi", "negatives"])
@pytest.mark.parametrize("how", ["mean", "median"])
def test_short_vectors_are_filled_as_by_coinr(goldens: Goldens, vector: str, how: str) -> None:
    folder = goldens("coinr_asem/11_vectors")
    values = pd.read_csv(folder / "input.csv").query("vector == @vector").set_index("i")[["x"]]
    theirs = pd.read_csv(folder / "vector_outputs.csv", float_precision="round_trip")
    theirs = theirs[(theirs["vector"] == vector) & (theirs["f"] == f"i_{how}")].set_index("i")["y"]
    assert impute(values, how=how)["x"].to_numpy() == pytest.approx(theirs.loc[values.index].to_numpy(), rel=1e-9)


@pytest.fixture
def cities() -> pd.DataFrame:
    return pd.DataFrame({"a": [1.0, 3.0, 8.0, NAN], "b": [NAN, 2.0, 4.0, NAN]}, index=list("WXYZ"))


def test_only_gaps_are_filled(cities: pd.DataFrame) -> None:
    found = impute(cities, how="mean")
    assert found["a"].tolist() == [1.0, 3.0, 8.0, 4.0] and found["b"].tolist() == [3.0, 2.0, 4.0, 3.0]
    assert cities["b"].isna().sum() == 2


def test_indicators_that_differ_have_their_own_way(cities: pd.DataFrame) -> None:
    found = impute(cities, how="mean", each={"a": "median", "b": None})
    assert found["a"].tolist()[-1] == 3.0 and found["b"].isna().sum() == 2


def test_other_rows_are_filled_with_what_was_learnt(cities: pd.DataFrame) -> None:
    fitted = Impute("mean").fit(cities)
    other = pd.DataFrame({"b": [100.0, NAN], "a": [NAN, 7.0]}, index=["New", "Newer"])
    assert fitted.apply(other).to_dict("list") == {"a": [4.0, 7.0], "b": [100.0, 3.0]}
    assert fitted.apply(other.head(0)).shape == (0, 2)


def test_other_units_are_given_their_group_and_unknown_groups_are_refused(cities: pd.DataFrame) -> None:
    fitted = Impute("mean", groups={"W": "north", "X": "north", "Y": "south", "Z": "south"}).fit(cities)
    other = pd.DataFrame({"a": [NAN], "b": [NAN]}, index=["New"])
    assert fitted.apply(other, groups={"New": "north"}).iloc[0].tolist() == [2.0, 2.0]
    with pytest.raises(DataError, match="There is no group for New"):
        fitted.apply(other)
    with pytest.raises(DataError, match=r"no unit of the group nort. Did you mean north"):
        fitted.apply(other, groups={"New": "nort"})


def test_a_gap_stays_where_nothing_is_known_and_the_details_say_so(cities: pd.DataFrame) -> None:
    frame = cities.assign(c=NAN)
    fitted = Impute("mean").fit(frame)
    assert fitted.apply(frame)["c"].isna().all()
    assert fitted.details.loc["c", ["missing", "filled", "left"]].tolist() == [4, 0, 4]
    assert str(fitted) == "Filled 3 of 7 missing values in 2 indicators with the mean of the units."


def test_a_frame_without_gaps_says_so() -> None:
    assert str(Impute().fit(pd.DataFrame({"a": [1.0, 2.0]}))) == "No value was missing."


def test_directions_count_when_other_indicators_fill_a_gap() -> None:
    framework = load_framework().select(["C01", "C03", "C22"])
    ways = framework.scored["direction"].to_dict()
    assert ways["C01"] == ways["C03"] == "lower is better"
    better = next(i for i, way in load_framework().scored["direction"].items() if way == "higher is better")
    framework = load_framework().select(["C01", str(better)])
    frame = pd.DataFrame({"C01": [0.0, 50.0, 10.0], better: [90.0, 40.0, NAN]}, index=list("XYZ"))
    # Z stands 20 % of the way from the best to the worst value of C01, so it does in the other: 80.
    found = impute(frame, framework, how="mean", across="indicators")
    assert found.loc["Z", str(better)] == pytest.approx(80.0)


def test_other_rows_are_put_on_the_scale_learnt_when_indicators_fill_gaps() -> None:
    framework = load_framework().select(["C01", "C03"])
    fitted = Impute(across="indicators").fit(pd.DataFrame({"C01": [0.0, 10.0], "C03": [0.0, 1000.0]}), framework)
    assert fitted.apply(pd.DataFrame({"C01": [5.0, 20.0], "C03": [NAN, NAN]}))["C03"].tolist() == [500.0, 2000.0]


def test_a_constant_indicator_cannot_fill_others(cities: pd.DataFrame) -> None:
    framework = load_framework().select(["C01", "C03"])
    with pytest.raises(DataError, match="column C03: Every unit has the value 7"):
        impute(pd.DataFrame({"C01": [1.0, NAN], "C03": [7.0, 7.0]}), framework, across="indicators")


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"how": "mode"}, "how is 'mode'"),
        ({"how": "medan"}, "Did you mean 'median'"),
        ({"across": "rows"}, "across is 'rows'"),
        ({"each": {"a": "max"}}, "how is 'max'"),
        ({"across": "indicators", "groups": {"W": 1}}, 'goes with across="units"'),
        ({"level": "facet"}, 'go with across="indicators"'),
    ],
)
def test_settings_that_are_not_allowed_are_refused(settings: dict[str, object], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        Impute(**settings)  # type: ignore[arg-type]


def test_levels_views_and_frameworks_are_asked_for_in_words() -> None:
    frame = pd.DataFrame({"C01": [1.0, 2.0]})
    with pytest.raises(ValueError, match="needs a framework"):
        impute(frame, across="indicators")
    with pytest.raises(ValueError, match=r"has no level 'faset'.*Did you mean 'facet'"):
        impute(frame, load_framework(), across="indicators", view="monitor", level="faset")
    with pytest.raises(DataError, match="column C1: There is no scored indicator"):
        impute(frame.rename(columns={"C01": "C1"}), load_framework(), across="indicators")
    with pytest.raises(DataError, match="There is no column b, which `each` names"):
        impute(frame, each={"b": None})


@given(
    st.lists(st.lists(st.one_of(st.floats(-1e3, 1e3), st.just(NAN)), min_size=3, max_size=3), min_size=1, max_size=9)
)
def test_known_values_never_change_and_fills_lie_within_the_range(rows: list[list[float]]) -> None:
    frame = pd.DataFrame(rows, columns=list("abc"))
    found = impute(frame, how="mean")
    known = frame.notna()
    assert found.where(known).equals(frame.where(known))
    for column in found:
        if known[column].any():
            assert found[column].notna().all()
            assert found[column].between(frame[column].min() - 1e-9, frame[column].max() + 1e-9).all()

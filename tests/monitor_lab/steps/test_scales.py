"""Each method's scale, against the Handbook's worked column and closed forms, and what has none."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from monitor_lab import DataError, Framework, Normalise, normalise
from monitor_lab.steps.scales import METHODS

Make = Callable[..., Framework]
VALUES = pd.DataFrame({"a1": [10.0, 20.0, 20.0, 50.0], "a2": [10.0, 20.0, 20.0, 50.0]}, index=list("wxyz"))


def scores(make: Make, method: str, **settings: object) -> dict[str, list[float]]:
    return normalise(VALUES, make(), method, **settings)[["a1", "a2"]].round(6).to_dict("list")


def test_methods_by_hand_in_both_directions(make: Make) -> None:
    """a1 is better when higher, a2 when lower."""
    assert scores(make, "min-max") == {"a1": [0, 25, 25, 100], "a2": [100, 75, 75, 0]}
    assert scores(make, "distance to maximum") == scores(make, "min-max")
    assert scores(make, "rank") == {"a1": [1, 2, 2, 4], "a2": [4, 2, 2, 1]}
    assert scores(make, "rank", ties="average") == {"a1": [1, 2.5, 2.5, 4], "a2": [4, 2.5, 2.5, 1]}
    assert scores(make, "borda") == {"a1": [0, 1, 1, 3], "a2": [3, 1, 1, 0]}
    assert scores(make, "percentile rank", to=(0, 3)) == {"a1": [0, 1, 1, 3], "a2": [3, 1, 1, 0]}
    assert scores(make, "fraction of maximum") == {"a1": [20, 40, 40, 100], "a2": [100, 50, 50, 20]}
    assert scores(make, "distance to reference", reference="x", clip=False) == {
        "a1": [0, 100, 100, 400],
        "a2": [pytest.approx(400 / 3), 100, 100, 0],
    }
    assert scores(make, "distance to reference", reference="x")["a1"] == [0, 100, 100, 100]
    each = {"a1": Normalise("distance to target", target=30), "a2": Normalise("distance to target", target=20)}
    found = normalise(VALUES, make(), Normalise(each=each))
    assert found["a1"].tolist() == [0, 50, 50, 100] and found["a2"].tolist() == [100, 100, 100, 0]


def test_z_scores_have_the_mean_and_the_spread_asked_for(make: Make) -> None:
    found = normalise(VALUES, make(), "z-score", mean=100, sd=10)
    assert found["a1"].mean() == pytest.approx(100) and found["a1"].std(ddof=1) == pytest.approx(10)
    assert np.allclose(found["a1"] + found["a2"], 200)
    population = normalise(VALUES, make(), "z-score", ddof=0)
    assert population["a1"].std(ddof=0) == pytest.approx(1)


def test_centred_goalposts_put_the_reference_in_the_middle(make: Make) -> None:
    """Half the range is 20: 20 scores 100, 10 scores 85, 50 scores 145."""
    found = scores(make, "centred goalposts", reference="x", to=(70, 130), clip=False)
    assert found["a1"] == [85, 100, 100, 145] and found["a2"] == [115, 100, 100, 55]
    assert scores(make, "centred goalposts", reference=30.0, to=(70, 130), clip=False)["a1"] == [70, 85, 85, 130]


@pytest.mark.parametrize(
    ("column", "method", "settings"),
    [
        ("zscore", "z-score", {}),
        ("minmax", "min-max", {"to": (0, 1)}),
        ("ratio_to_best", "fraction of maximum", {"to": (0, 1)}),
        ("rank_high_is_top", "rank", {}),
    ],
)
def test_mean_years_of_school_in_23_countries(
    column: str, method: str, settings: dict[str, object], goldens: Callable[[str], Path]
) -> None:
    """OECD and JRC (2008), Table 15, to its two decimals."""
    table = pd.read_csv(goldens("published/oecd_jrc_tai/table15_normalisation_schooling.csv"), index_col=0)
    framework = Framework.from_coinr(
        pd.DataFrame(
            {"iCode": ["schooling", "I"], "Level": [1, 2], "Direction": 1, "Weight": 1, "Parent": ["I", None]}
            | {"Type": ["Indicator", "Aggregate"]}
        )
    )
    ours = normalise(table[["schooling"]], framework, method, **settings)["schooling"]
    assert (ours - table[column]).abs().max() <= 0.0051


def test_the_same_country_in_celsius_and_in_fahrenheit(goldens: Callable[[str], Path]) -> None:
    """Table 14 shows that ratios to the best depend on the unit; min-max does not."""
    table = pd.read_csv(goldens("published/oecd_jrc_tai/table14_interval_scales.csv"))
    framework = Framework.from_coinr(
        pd.DataFrame(
            {"iCode": ["temp_c", "temp_f", "I"], "Level": [1, 1, 2], "Direction": 1, "Weight": 1}
            | {"Parent": ["I", "I", None], "Type": ["Indicator", "Indicator", "Aggregate"]}
        )
    )
    frame = table[["temp_c", "temp_f"]]
    same = normalise(frame, framework, "min-max")
    assert np.allclose(same["temp_c"], same["temp_f"])
    ratio = normalise(frame, framework, "fraction of maximum")
    assert not np.allclose(ratio["temp_c"], ratio["temp_f"], atol=0.1)


def test_constant_columns_are_refused_by_every_method_that_divides_by_the_spread(make: Make) -> None:
    flat = pd.DataFrame({"a1": [7.0, 7.0], "a2": [1.0, 2.0]}, index=["x", "y"])
    divides = ("min-max", "z-score", "distance to maximum", "centred goalposts", "distance to reference")
    for method in divides:
        with pytest.raises(DataError, match=r"column a1: Every value is 7.*there is none"):
            normalise(flat, make(), method, reference="x")
    for method in set(METHODS) - set(divides) - {"distance to target"}:
        assert normalise(flat, make(), method)["a1"].notna().all(), method


def test_every_indicator_without_a_scale_is_named_at_once(make: Make) -> None:
    framework = make(worst={"a1": None, "b1": None}, best={"a1": None, "b1": None})
    with pytest.raises(DataError) as caught:
        normalise(VALUES.assign(b1=1.0), framework)
    assert [p.column for p in caught.value.problems] == ["a1", "b1"]
    assert "no goalposts" in str(caught.value)


@pytest.mark.parametrize(
    ("method", "settings", "words"),
    [
        ("distance to reference", {"reference": "q"}, "no unit 'q'"),
        ("distance to reference", {}, "needs a reference"),
        ("distance to reference", {"reference": "w"}, "has the worst value, 10"),
        ("distance to target", {}, "no target"),
        ("distance to target", {"target": 10}, "target is 10, and so is the worst"),
        ("goalposts", {"worst": 9, "best": 5}, "goalposts are reversed"),
    ],
)
def test_distances_that_cannot_be_measured_are_refused(
    make: Make, method: str, settings: dict[str, object], words: str
) -> None:
    with pytest.raises(DataError, match=words):
        normalise(VALUES[["a1"]], make(), method, **settings)


def test_fractions_of_negative_values_are_refused(make: Make) -> None:
    with pytest.raises(DataError, match="lowest value is -1"):
        normalise(pd.DataFrame({"a1": [-1.0, 2.0]}), make(), "fraction of maximum")
    with pytest.raises(DataError, match="lowest value is 0"):
        normalise(pd.DataFrame({"a2": [0.0, 2.0]}), make(), "fraction of maximum")


def test_settings_without_sense_are_refused_with_the_nearest_name() -> None:
    with pytest.raises(ValueError, match="Did you mean 'min-max'"):
        Normalise("minmax")
    with pytest.raises(ValueError, match="first end must be lower"):
        Normalise(to=(100, 0))
    with pytest.raises(ValueError, match="belong together"):
        Normalise(worst=3)

"""Sharing out a sample: the curriculum's twenty sites first, then what must always hold."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor_lab import DataError
from monitor_lab.survey.sample import allocate_sample

CLASSES = {"Upper middle": 10, "Normal": 35, "Vulnerable": 30, "High complexity": 15, "Historic": 10}


def test_twenty_sites_over_five_classes_are_2_7_6_3_and_2() -> None:
    found = allocate_sample(CLASSES, n=20)
    assert found.table["sample"].tolist() == [2, 7, 6, 3, 2]
    assert found.table["weight"].tolist() == [5] * 5
    assert found.weighting_effect == pytest.approx(1)


def test_six_of_high_complexity_are_fixed_and_weigh_less() -> None:
    found = allocate_sample(CLASSES, n=24, fixed={"High complexity": 6})
    table = found.table
    assert table["sample"].loc["High complexity"] == 6 and table["sample"].sum() == 24
    assert table["weight"].loc["High complexity"] == 2.5
    assert (table["weight"] * table["sample"]).sum() == pytest.approx(100)
    assert any("must be weighted" in note for note in found.notes)


def test_equal_proportional_and_square_root_by_hand() -> None:
    people = {"a": 9000, "b": 1000}
    assert allocate_sample(people, n=100).table["sample"].tolist() == [90, 10]
    assert allocate_sample(people, n=100, method="equal").table["sample"].tolist() == [50, 50]
    assert allocate_sample(people, n=100, method="power").table["sample"].tolist() == [75, 25]  # sqrt 9 to sqrt 1
    assert allocate_sample(people, n=100, method="power", power=1).table["sample"].tolist() == [90, 10]


def test_a_minimum_is_kept_and_taken_from_the_others_in_proportion() -> None:
    people = {"a": 6000, "b": 3000, "c": 100}
    found = allocate_sample(people, n=120, minimum=30).table["sample"]
    assert found.to_dict() == {"a": 60, "b": 30, "c": 30}
    assert allocate_sample(people, n=120, minimum={"c": 15}).table["sample"].to_dict() == {"a": 70, "b": 35, "c": 15}


def test_a_stratum_is_not_asked_more_often_than_it_has_people() -> None:
    found = allocate_sample({"a": 1000, "b": 8}, n=100, method="equal")
    assert found.table["sample"].to_dict() == {"a": 92, "b": 8}
    assert found.table["margin"].loc["b"] == 0  # everybody was asked


def test_the_margin_of_a_stratum_is_the_textbooks() -> None:
    """n = 100 of very many, half of them: 9.8 points; a design effect of 4 doubles it."""
    people = {"a": 10**9, "b": 10**9}
    assert allocate_sample(people, n=200).table["margin"].tolist() == pytest.approx([9.8, 9.8], abs=0.01)
    assert allocate_sample(people, n=200, design_effect=4).table["margin"].tolist() == pytest.approx(
        [19.6] * 2, abs=0.01
    )
    assert allocate_sample(people, n=200).margin == pytest.approx(6.93, abs=0.01)


def test_the_effect_of_weighting_is_kishs() -> None:
    """90 % of the people get half the interviews: weights 1.8 and 0.2 to the mean, so 0.5 (1.8^2 + 0.2^2)."""
    found = allocate_sample({"a": 90_000, "b": 10_000}, n=1000, method="equal")
    assert found.weighting_effect == pytest.approx(0.5 * (1.8**2 + 0.2**2))
    assert found.table["relative_weight"].tolist() == pytest.approx([1.8, 0.2])


def test_a_margin_for_the_whole_gives_the_number_of_interviews() -> None:
    found = allocate_sample({"a": 60_000_000, "b": 40_000_000}, margin=5)
    assert found.n == 385 and found.margin == pytest.approx(5, abs=0.01)
    assert found.table["to_approach"].equals(found.table["sample"])


def test_people_to_approach_follow_from_the_response() -> None:
    assert allocate_sample({"a": 1000, "b": 1000}, n=100, response=40).table["to_approach"].tolist() == [125, 125]


def test_a_stratum_without_interviews_is_named() -> None:
    found = allocate_sample({"a": 1000, "b": 1}, n=10)
    assert math.isnan(found.margin) and "b" in found.notes[0]
    assert "within" not in repr(found).splitlines()[0]


strata = st.dictionaries(st.text("abcdef", min_size=1, max_size=3), st.integers(1, 10_000), min_size=1, max_size=8)


@given(strata, st.floats(0, 1), st.floats(0, 1), st.integers(0, 20), st.data())
def test_samples_add_up_and_stay_within_their_limits(
    people: dict[str, int], part: float, power: float, minimum: int, data: st.DataObject
) -> None:
    fewest = sum(min(minimum, size) for size in people.values())
    n = max(1, fewest, int(part * sum(people.values())))
    found = allocate_sample(people, n=n, method="power", power=power, minimum=minimum).table
    assert found["sample"].sum() == n
    assert (found["sample"] <= found["population"]).all()
    assert (found["sample"] >= np.minimum(minimum, found["population"])).all()
    share = found["sample"] / found["population"] ** power
    inner = (found["sample"] > np.minimum(minimum, found["population"]) + 1) & (
        found["sample"] < found["population"] - 1
    )
    if inner.sum() > 1:  # what is not held by a limit is in proportion, but for rounding to whole people
        rounding = 1 / (found["population"][inner] ** power)
        assert share[inner].max() - share[inner].min() <= 2 * rounding.max() + 1e-9


def test_it_refuses_all_at_once_what_cannot_be_shared_out() -> None:
    with pytest.raises(DataError, match="3 problems"):
        allocate_sample({"a": 0, "b": "many", "c": math.nan}, n=10)  # type: ignore[dict-item]
    with pytest.raises(DataError, match="Did you mean Historic"):
        allocate_sample(CLASSES, n=20, fixed={"historic": 3})
    with pytest.raises(DataError, match="11 interviews are fixed, and 10 are possible"):
        allocate_sample(CLASSES, n=20, fixed={"Historic": 11})
    with pytest.raises(DataError, match=r"add to 25.*20 at most"):
        allocate_sample(CLASSES, n=20, minimum=5)
    with pytest.raises(DataError, match="Only 100 interviews are possible"):
        allocate_sample(CLASSES, n=101)
    with pytest.raises(DataError, match="given twice"):
        allocate_sample(pd.Series([1, 2], index=["a", "a"]), n=1)
    with pytest.raises(DataError, match="no strata"):
        allocate_sample({}, n=1)


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({}, "give n"),
        ({"n": 10, "margin": 5}, "not both"),
        ({"n": 2.5}, "whole number"),
        ({"n": 10, "method": "root"}, "proportional, equal, power"),
        ({"n": 10, "method": "Equal"}, "Did you mean equal"),
        ({"n": 10, "power": 2}, "power is 2"),
        ({"n": 10, "response": 0}, "response"),
    ],
)
def test_it_refuses_settings_that_do_not_go_together(arguments: dict[str, object], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        allocate_sample(CLASSES, **arguments)  # type: ignore[arg-type]

"""Reading who is deprived in what."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
import pytest

from monitor_lab import DataError
from monitor_lab.places.deprived import read_deprived

DATA = pd.DataFrame({"water": [1, 0], "school": [0, 1], "floor": [True, False]})


def test_weights_add_to_1_and_dimensions_weigh_the_same() -> None:
    assert read_deprived(DATA).weights.tolist() == pytest.approx([1 / 3] * 3)
    found = read_deprived(DATA, dimensions={"living": ["water", "floor"], "education": ["school"]})
    assert found.indicators == ("water", "floor", "school")
    assert found.weights.tolist() == [0.25, 0.25, 0.5] and found.dimensions == ("living", "living", "education")
    assert read_deprived(DATA, weights={"water": 3, "school": 1}).weights.tolist() == [0.75, 0.25]


def test_figures_become_deprivations_by_rules_and_missing_stays_missing() -> None:
    data = pd.DataFrame({"rooms": [0.3, 0.5, None], "people": [9, 5, 3]})
    found = read_deprived(data, rules={"rooms": "< 0.5"}, missing="rescale")
    assert found.matrix.tolist() == [[1], [0]] and found.indicators == ("rooms",)
    assert "1 empty rows are left out." in found.notes


def test_columns_of_groups_and_people_are_no_indicators() -> None:
    data = DATA.assign(area=["N", ""], size=[4, 6])
    found = read_deprived(data, groups="area", population="size")
    assert found.indicators == ("water", "school", "floor") and found.population.tolist() == [4, 6]
    assert found.groups is not None and found.groups.tolist() == ["N", None]


def test_missing_cells_are_refused_unless_it_is_said_what_to_do() -> None:
    data = pd.DataFrame({"a": [1, None, 0, None], "b": [1, 0, None, None]})
    with pytest.raises(DataError) as caught:
        read_deprived(data)
    assert str(caught.value).startswith("2 problems") and "2 cells are missing" in str(caught.value)
    assert read_deprived(data, missing="drop").matrix.tolist() == [[1, 1]]
    assert "3 of 4 rows" in read_deprived(data, missing="drop").notes[0]
    assert np.array_equal(
        read_deprived(data, missing="rescale").matrix, [[1, 1], [math.nan, 0], [0, math.nan]], equal_nan=True
    )
    assert read_deprived(data, missing="not deprived").matrix.tolist() == [[1, 1], [0, 0], [0, 0], [0, 0]]
    with pytest.raises(DataError, match="No row is complete"):
        read_deprived(data.tail(3), missing="drop")


def test_all_problems_are_told_at_once() -> None:
    bad = pd.DataFrame({"a": [2, "x"], "b": [1, 0], "size": [0, 3]}, index=["r1", "r2"])
    with pytest.raises(DataError) as caught:
        read_deprived(bad, weights={"a": -1, "c": 2}, population="size", groups="areas")
    words = str(caught.value)
    for part in ("0 people", "areas", 'no column "c"', "the weight is -1"):
        assert part in words
    with pytest.raises(DataError) as caught:
        read_deprived(bad[["a", "b"]])
    assert "r1: 2 was found" in str(caught.value) and "r2: 'x' was found" in str(caught.value)
    with pytest.raises(DataError) as caught:
        read_deprived(DATA, dimensions={"x": ["water", "school"], "y": ["school"]}, weights={"water": 1, "school": 1})
    assert "is in the dimensions x and y" in str(caught.value)
    with pytest.raises(DataError, match="is no condition"):
        read_deprived(DATA, rules={"water": "lots"})
    with pytest.raises(DataError, match="no rows"):
        read_deprived(DATA.head(0))


def test_every_indicator_has_a_weight_and_a_dimension_or_none_has() -> None:
    with pytest.raises(DataError, match='"floor" is in no dimension'):
        read_deprived(DATA, weights={"water": 1, "school": 1, "floor": 1}, dimensions={"x": ["water", "school"]})


def test_it_refuses_an_unknown_policy_and_other_rows() -> None:
    with pytest.raises(ValueError, match="Did you mean drop"):
        read_deprived(DATA, missing="dropp")
    with pytest.raises(DataError, match="not that of the data"):
        read_deprived(DATA, population=pd.Series([1, 2], index=["x", "y"]))

"""Everything about one unit, against COINr's unit summary and small cases."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from monitor_lab import Normalise, Scores, load_example, load_framework, score
from monitor_lab.explain.profile import profile
from monitor_lab.steps.impute import Impute


def test_scores_and_ranks_of_great_britain_agree_with_coinr(
    asem: Callable[..., Scores], goldens: Callable[[str], Path]
) -> None:
    theirs = pd.read_csv(goldens("coinr_asem/07_audit/unit_summary_GBR.csv")).set_index("Code")
    ours = profile(asem(), "GBR").table.loc[theirs.index]
    np.testing.assert_allclose(ours["score"], theirs["Score"], rtol=1e-12)
    assert ours["rank"].tolist() == theirs["Rank"].tolist()
    assert ours["name"].tolist() == theirs["Name"].tolist()


def test_a_value_beyond_a_goalpost_is_said_to_be_clipped(small: Callable[..., Scores]) -> None:
    beyond = {"X": [130.0, -5.0, 60.0, 70.0, 80.0, 90.0, 10.0]}
    table = profile(small(beyond), "X").table
    assert table["clipped"][table["clipped"] != ""].to_dict() == {"a1": "best", "a2": "worst"}
    assert table["value"].loc["a1"] == 130.0
    free = small(beyond, normalise=Normalise(clip=False))
    assert (profile(free, "X").table["clipped"] == "").all()


def test_coverage_is_that_of_groups_and_no_missing_value_becomes_a_number(small: Callable[..., Scores]) -> None:
    table = profile(small({"X": [40.0, None, None, 70.0, 80.0, 90.0, 10.0]}), "X").table
    assert table["coverage"].loc["A"] == pytest.approx(100 / 3)
    assert np.isnan(table["value"].loc["a2"])
    assert np.isnan(table["score"].loc["a2"])


def test_what_the_recipe_filled_in_is_not_shown_as_observed(small: Callable[..., Scores]) -> None:
    filled = {"X": [40.0, None, 1.0, 2.0, 3.0, 4.0, 5.0], "Y": [40.0, 60.0, 1.0, 2.0, 3.0, 4.0, 5.0]}
    found = profile(small(filled, steps=Impute("mean")), "X")
    assert np.isnan(found.table["value"].loc["a2"])
    assert found.table["prepared"].loc["a2"] == 60.0
    assert any("1 of them had no value" in note for note in found.notes)


def test_without_an_index_the_reason_is_given() -> None:
    found = profile(score(load_example(), load_framework()), "Tshwane")
    assert found.notes[0].startswith("There is no index. 0 of 4 facets are scored")


def test_the_rows_of_a_level_can_be_drawn(flat_metros: Scores) -> None:
    found = profile(flat_metros, "Tshwane")
    assert found.at("indicator").loc["Intentional homicide rate", "rank"] == 1
    assert {"score", "median"} <= set(found.at("index").columns)
    with pytest.raises(ValueError, match='Did you mean "indicator"'):
        found.at("indicators")


def test_it_prints_as_text_and_as_html(flat_metros: Scores) -> None:
    found = profile(flat_metros, "Tshwane")
    assert "Profile of Tshwane" in repr(found)
    assert "57.1% of the index's weight" in repr(found)
    assert "<caption>" not in found._repr_html_()
    assert '<th scope="row">C01</th>' in found._repr_html_()


def test_in_a_panel_the_profile_is_of_one_period(small: Callable[..., Scores]) -> None:
    panel = {("X", 2019): [130.0] + [50.0] * 6, ("X", 2020): [50.0] * 7, ("Y", 2020): [130.0] + [50.0] * 6}
    assert profile(small(panel), ("X", 2019)).unit == "X, 2019"
    assert profile(small(panel), ("X", 2019)).table["clipped"].loc["a1"] == "best"
    assert profile(small(panel), ("X", 2020)).table["clipped"].loc["a1"] == ""

"""Rank units, overall or within groups."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor_lab import DataError
from monitor_lab.steps.rank import rank

Goldens = Callable[[str], Path]
SCORES = pd.Series({"A": 61.0, "B": 55.0, "C": 61.0, "D": 12.0, "E": None}, name="index")


def read(path: Path) -> pd.DataFrame:
    return pd.read_csv(path, index_col=0, float_precision="round_trip")


def test_ranks_are_those_of_coinr(goldens: Goldens) -> None:
    theirs = read(goldens("coinr_asem/01_pipeline/results_full_ranks.csv"))
    ours = rank(read(goldens("coinr_asem/01_pipeline/7_Aggregated.csv")))
    assert ours.loc[theirs.index, theirs.columns].equals(theirs.astype("float64"))


def test_ranks_within_groups_are_those_of_coinr(goldens: Goldens) -> None:
    theirs = read(goldens("coinr_asem/01_pipeline/results_aggs_groupranks_GDP_group.csv"))
    groups = theirs.pop("GDP_group")
    ours = rank(read(goldens("coinr_asem/01_pipeline/7_Aggregated.csv")), by=groups)
    assert ours.loc[theirs.index, theirs.columns].equals(theirs.astype("float64"))


def test_ranks_of_schooling_are_those_the_handbook_prints(goldens: Goldens) -> None:
    table = pd.read_csv(goldens("published/oecd_jrc_tai/table15_normalisation_schooling.csv"), index_col=0)
    printed = next(c for c in table if "rank" in c.lower())
    raw = pd.read_csv(goldens("published/oecd_jrc_tai/tableA2_raw_23_countries.csv"), index_col=0)["schooling"]
    # The Handbook's table 15 counts from the lowest.
    assert rank(-raw).loc[table.index].tolist() == table[printed].tolist()


@pytest.mark.parametrize("scheme", ["EW", "BAP"])
def test_ranks_of_the_technology_index_are_those_the_handbook_prints(goldens: Goldens, scheme: str) -> None:
    folder = goldens("published/oecd_jrc_tai")
    scores = read(folder / "goalposts_HDR2001_normalised_computed.csv")
    weights = read(folder / "table22_weights.csv")[scheme]
    printed = read(folder / "table23_ranks_by_weighting.csv")[scheme]
    assert rank(scores[weights.index] @ weights).loc[printed.index].tolist() == printed.tolist()


@pytest.mark.parametrize(
    ("ties", "expected"),
    [("min", [1, 3, 1, 4]), ("max", [2, 3, 2, 4]), ("average", [1.5, 3, 1.5, 4]), ("dense", [1, 2, 1, 3])],
)
def test_ties_are_placed_as_asked_and_what_is_missing_has_no_rank(ties: str, expected: list[float]) -> None:
    found = rank(SCORES, ties=ties)
    assert found.tolist()[:4] == expected and np.isnan(found["E"]) and found.name == "index"


def test_a_unit_is_ranked_among_those_of_its_group() -> None:
    groups = {"A": "coast", "B": "coast", "C": "inland", "D": "inland", "E": "inland"}
    assert rank(SCORES, by=groups).tolist()[:4] == [1, 2, 1, 2]
    assert rank(SCORES, by=groups | {"D": None})["C"] == 1 and np.isnan(rank(SCORES, by=groups | {"D": None})["D"])


def test_a_panel_is_ranked_period_by_period() -> None:
    index = pd.MultiIndex.from_product([["A", "B"], [2020, 2021]], names=["unit", "period"])
    frame = pd.DataFrame({"index": [1.0, 9.0, 5.0, 5.0]}, index=index)
    assert rank(frame, by="period")["index"].tolist() == [2, 1, 1, 2]
    with pytest.raises(ValueError, match="Did you mean 'period'"):
        rank(frame, by="perod")


def test_what_cannot_be_ranked_is_refused_in_words() -> None:
    with pytest.raises(DataError, match="infinite"):
        rank(pd.Series([1.0, np.inf]))
    with pytest.raises(DataError, match="There is no group for E"):
        rank(SCORES, by={"A": 1, "B": 1, "C": 1, "D": 1})
    with pytest.raises(DataError, match="A stands there more than once"):
        rank(pd.Series([1.0, 2.0], index=["A", "A"]))
    with pytest.raises(ValueError, match="ties is 'first'"):
        rank(SCORES, ties="first")


@given(st.lists(st.integers(0, 9), min_size=1, max_size=20), st.randoms(use_true_random=False))
def test_the_order_of_rows_does_not_matter(values: list[int], random: object) -> None:
    scores = pd.Series(values, index=[f"u{i}" for i in range(len(values))], dtype="float64")
    mixed = scores.sample(frac=1.0, random_state=len(values))
    assert rank(mixed).loc[scores.index].equals(rank(scores))


@given(st.lists(st.integers(0, 9), min_size=1, max_size=20))
def test_places_count_the_units_that_do_better(values: list[int]) -> None:
    found = rank(pd.Series(values, dtype="float64"))
    assert found.tolist() == [1 + sum(other > v for other in values) for v in values]

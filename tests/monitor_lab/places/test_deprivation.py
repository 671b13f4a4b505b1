"""Alkire and Foster's measures: their worked cases first, then what must always hold."""

from __future__ import annotations

import math
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from monitor_lab.places.deprivation import alkire_foster

Find = Callable[[str], Path]

ACHIEVEMENTS = pd.DataFrame(
    {"income": [13.1, 15.2, 12.5, 20], "health": [14, 7, 10, 11], "schooling": [4, 5, 1, 3], "service": [1, 0, 0, 1]}
)
"""Four persons; deprived below 13, 12, 3 and 1 (S. Alkire and J. Foster 2011): H 1/2, A 3/4, M0 3/8 at two of four."""


def test_the_worked_case_of_alkire_and_foster() -> None:
    rules = {"income": "< 13", "health": "< 12", "schooling": "< 3", "service": "< 1"}
    found = alkire_foster(ACHIEVEMENTS, rules=rules, cutoff=50)
    assert (found.headcount, found.intensity, found.m0) == pytest.approx((50, 75, 0.375))
    assert found.people["score"].tolist() == [0, 50, 100, 25]
    assert found.table["headcount"].tolist() == [25, 75, 25, 50]
    assert found.table["censored"].tolist() == [25, 50, 25, 50]
    assert found.table["contribution"].tolist() == pytest.approx([100 / 6, 200 / 6, 100 / 6, 200 / 6])


def test_the_four_persons_of_the_reference_outputs(goldens: Find) -> None:
    folder = goldens("published/alkire_foster")
    printed = pd.read_csv(folder / "alkire_foster_4_persons_output.csv", index_col="quantity")["printed"]
    found = alkire_foster(pd.read_csv(folder / "alkire_foster_4_persons_input.csv"), cutoff=50)
    assert found.headcount == pytest.approx(printed["H"] * 100, abs=1e-9)
    assert found.intensity == pytest.approx(printed["A"] * 100, abs=1e-9)
    assert found.m0 == pytest.approx(printed["M0"], abs=1e-9)


def test_the_four_households_of_undp(goldens: Find) -> None:
    folder = goldens("published/alkire_foster")
    printed = pd.read_csv(folder / "undp_mpi_4_households_output.csv", index_col="quantity")
    table = pd.read_csv(folder / "undp_mpi_4_households_weights.csv")
    weights = dict(zip(table["indicator"], table["weight"], strict=True))
    dimensions = {d: part["indicator"].tolist() for d, part in table.groupby("dimension", sort=False)}
    data = pd.read_csv(folder / "undp_mpi_4_households_input.csv").set_index("household")
    for arguments in ({"weights": weights, "dimensions": dimensions}, {"dimensions": dimensions}):
        found = alkire_foster(data, population="size", **arguments)  # type: ignore[arg-type]
        computed = printed["computed"]
        scores = [computed[f"score_household_{i}"] * 100 for i in range(1, 5)]
        assert found.people["score"].tolist() == pytest.approx(scores, abs=1e-9)
        assert found.headcount == pytest.approx(computed["H"] * 100, abs=1e-9)
        assert found.intensity == pytest.approx(computed["A"] * 100, abs=1e-9)
        assert found.m0 == pytest.approx(computed["MPI"], abs=1e-9)
        for name in ("education", "health", "living"):
            wanted = computed[f"contribution_{name}"] * 100
            assert found.dimensions["contribution"].loc[name] == pytest.approx(wanted, abs=1e-9)
        assert [found.headcount / 100, found.intensity / 100, found.m0] == pytest.approx(
            printed["printed"][["H", "A", "MPI"]].tolist(), abs=5.1e-4
        )


def test_a_score_of_one_third_reaches_a_cutoff_of_one_third() -> None:
    """Six of eighteen parts add to a little less than a third in floating point, and are a third all the same."""
    data = pd.DataFrame([[1] * 6 + [0] * 12])
    assert sum([1 / 18] * 6) != 1 / 3
    assert alkire_foster(data).headcount == 100


def test_groups_make_up_the_whole() -> None:
    data = pd.DataFrame({"a": [1, 1, 0, 0, 1, 0], "b": [1, 0, 0, 1, 1, 0], "area": list("NNNSSS"), "size": range(1, 7)})
    found = alkire_foster(data, cutoff=50, groups="area", population="size", minimum=1)
    groups = found.groups
    assert (groups["share"] / 100 * groups["m0"]).sum() == pytest.approx(found.m0)
    assert groups["contribution"].sum() == pytest.approx(100) and groups["people"].tolist() == [6, 15]
    assert (groups["headcount"] * groups["intensity"] / 10_000).tolist() == pytest.approx(groups["m0"].tolist())


def test_small_groups_are_not_shown() -> None:
    data = pd.DataFrame({"a": [1, 0] * 10, "area": ["N"] * 9 + ["S"] * 8 + ["W"] * 3})
    found = alkire_foster(data, groups="area")
    assert found.groups.index.tolist() == ["N"] and any("S, W" in note for note in found.notes)


def test_the_cutoff_runs_from_deprived_in_anything_to_deprived_in_everything() -> None:
    data = pd.DataFrame({"a": [0, 1, 1], "b": [0, 0, 1]})
    assert alkire_foster(data, cutoff=0).headcount == pytest.approx(200 / 3)
    assert alkire_foster(data, cutoff=100).headcount == pytest.approx(100 / 3)


def test_where_nobody_is_deprived_there_is_no_intensity() -> None:
    found = alkire_foster(pd.DataFrame({"a": [0, 0], "b": [0, 1]}), cutoff=100)
    assert (found.headcount, found.m0) == (0, 0) and math.isnan(found.intensity)
    assert found.table["contribution"].isna().all() and "Nobody" in found.notes[-1]


def test_what_is_missing_is_treated_as_asked_and_never_as_not_deprived_unasked() -> None:
    data = pd.DataFrame({"a": [1, 1], "b": [1, None], "c": [0, None]})
    assert alkire_foster(data, cutoff=50, missing="drop").headcount == 100
    rescaled = alkire_foster(data, cutoff=50, missing="rescale")
    assert rescaled.people["score"].tolist() == pytest.approx([200 / 3, 100])
    assert rescaled.table["contribution"].sum() == pytest.approx(100)
    assert alkire_foster(data, cutoff=50, missing="not deprived").headcount == 50


tables = st.tuples(st.integers(1, 5), st.integers(1, 12)).flatmap(
    lambda s: st.tuples(
        st.lists(st.lists(st.integers(0, 1), min_size=s[0], max_size=s[0]), min_size=s[1], max_size=s[1]),
        st.lists(st.floats(0.1, 5), min_size=s[0], max_size=s[0]),
    )
)


@given(tables, st.floats(0, 100))
def test_contributions_and_censored_headcounts_add_up(case: tuple[list[list[int]], list[float]], cutoff: float) -> None:
    rows, weights = case
    data = pd.DataFrame(rows, columns=[f"i{j}" for j in range(len(weights))])
    found = alkire_foster(data, weights=dict(zip(data.columns, weights, strict=True)), cutoff=cutoff)
    assert (found.table["weight"] * found.table["censored"]).sum() / 100 == pytest.approx(found.m0)
    assert (found.table["censored"] <= found.table["headcount"] + 1e-9).all()
    if found.m0 > 0:
        assert found.table["contribution"].sum() == pytest.approx(100)
        assert found.headcount * found.intensity / 10_000 == pytest.approx(found.m0)


@given(tables, st.floats(0, 100), st.integers(0, 100))
def test_one_deprivation_more_never_lowers_m0(
    case: tuple[list[list[int]], list[float]], cutoff: float, at: int
) -> None:
    data = pd.DataFrame(case[0])
    more = data.copy()
    more.iloc[at % len(data), at % data.shape[1]] = 1
    assert alkire_foster(more, cutoff=cutoff).m0 >= alkire_foster(data, cutoff=cutoff).m0 - 1e-12


@given(tables, st.integers(1, 4))
def test_a_household_that_counts_as_many_people_is_as_many_rows(
    case: tuple[list[list[int]], list[float]], size: int
) -> None:
    data = pd.DataFrame(case[0])
    sizes = pd.Series(np.arange(len(data)) % size + 1)
    one = alkire_foster(data, population=sizes, cutoff=40)
    other = alkire_foster(data.loc[data.index.repeat(sizes)].reset_index(drop=True), cutoff=40)
    assert (one.headcount, one.m0) == pytest.approx((other.headcount, other.m0))


def test_it_can_be_read_and_refuses_a_cutoff_outside_percent() -> None:
    data = pd.DataFrame({"a": [1, 0], "b": [1, 0], "area": ["N", "S"]})
    found = alkire_foster(data, dimensions={"x": ["a"], "y": ["b"]}, groups="area", minimum=1)
    assert repr(found).startswith("Deprived in at least 33.33 % of the indicators: H 50.0 %, A 100.0 %, M0 0.500")
    assert "Dimensions" in found._repr_html_() and "Groups" in found._repr_html_()
    with pytest.raises(ValueError, match="cutoff"):
        alkire_foster(data, cutoff=101)

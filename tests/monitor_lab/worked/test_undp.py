"""All countries and years of UNDP's own table, to the digits printed there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from monitor_lab import DataError
from monitor_lab.worked.undp import (
    gender_development_index,
    gender_inequality_index,
    human_development_index,
    inequality_adjusted_human_development_index,
)

PARTS = {"le": "life_expectancy", "eys": "expected_schooling", "mys": "mean_schooling"}


@pytest.fixture(scope="module")
def undp(goldens: Callable[[str], Path]) -> pd.DataFrame:
    table = pd.read_csv(goldens("published/undp_hdr_2023_24/undp_indices_1990_2022.csv"))
    return table.set_index(table["iso3"] + " " + table["year"].astype(str))


def whole(table: pd.DataFrame) -> pd.DataFrame:
    return table.rename(columns=PARTS | {"gnipc": "income"})


def printed(ours: pd.Series[float], theirs: pd.Series[float], digits: int, at_least: int) -> None:
    both = theirs.notna() & ours.notna()
    assert both.sum() >= at_least
    # The inputs are rounded too, which can turn the ninth decimal.
    assert (ours[both] - theirs[both]).abs().max() <= 0.5 * 10**-digits + 5e-11


def test_human_development_of_195_countries_since_1990(undp: pd.DataFrame) -> None:
    printed(human_development_index(whole(undp))["index"], undp["hdi"], 3, 5808)


def test_inequality_adjusted_human_development(undp: pd.DataFrame) -> None:
    shares = {"ineq_le": "inequality_health", "ineq_edu": "inequality_education", "ineq_inc": "inequality_income"}
    inputs = whole(undp).rename(columns=shares)
    printed(inequality_adjusted_human_development_index(inputs), undp["ihdi"], 3, 1963)


def test_human_development_of_women_and_men_and_their_ratio(undp: pd.DataFrame) -> None:
    women, men = (
        undp[["le_" + s, "eys_" + s, "mys_" + s, "gni_pc_" + s]].set_axis([*PARTS.values(), "income"], axis=1)
        for s in "fm"
    )
    ours = gender_development_index(women, men)
    printed(ours["women"], undp["hdi_f"], 9, 4710)
    printed(ours["men"], undp["hdi_m"], 9, 4710)
    printed(ours["index"], undp["gdi"], 3, 4710)


def test_gender_inequality(undp: pd.DataFrame) -> None:
    names = {"mmr": "maternal_mortality", "abr": "adolescent_births"}
    for short, long in {"pr": "parliament", "se": "schooling", "lfpr": "labour"}.items():
        names |= {f"{short}_f": f"{long}_women", f"{short}_m": f"{long}_men"}
    printed(gender_inequality_index(undp.rename(columns=names)), undp["gii"], 3, 4405)


def test_a_missing_input_gives_no_index_and_a_missing_column_is_named() -> None:
    inputs = pd.DataFrame({"life_expectancy": [70.0], "expected_schooling": 10.0, "mean_schooling": 5.0, "income": 900})
    assert np.isnan(human_development_index(inputs.assign(income=np.nan))["index"].iloc[0])
    with pytest.raises(DataError, match=r"mean_schooling.*Did you mean mean_school"):
        human_development_index(inputs.rename(columns={"mean_schooling": "mean_school"}))
    with pytest.raises(DataError, match="income of 0 is not above zero"):
        human_development_index(inputs.assign(income=0))

"""Each period of a panel prepared by itself, as COINr does."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from monitor_lab import CoverageRule, DataError, EachPeriod, Framework, Impute, Normalise, Screen, Treat, score

Goldens = Callable[[str], Path]
YEARS = pd.MultiIndex.from_product([["A", "B", "C"], [2019, 2020]], names=["unit", "period"])
PANEL = pd.DataFrame({"a1": [1.0, 10, 3, 30, np.nan, np.nan]}, index=YEARS)


@pytest.mark.parametrize(("by_period", "name"), [(False, "global"), (True, "local")])
def test_five_years_of_the_asem_index(by_period: bool, name: str, goldens: Goldens) -> None:
    meta = pd.read_csv(goldens("coinr_asem/00_inputs/iMeta.csv"))
    framework = Framework.from_coinr(meta)
    data = pd.read_csv(goldens("coinr_asem/00_inputs/iData_panel.csv")).set_index(["uCode", "Time"])
    theirs = pd.read_csv(goldens(f"coinr_asem/10_panel/aggregated_{name}.csv")).set_index(["uCode", "Time"])
    ours = score(
        data[framework.scored.index],
        framework,
        steps=[Screen(min_available=90), EachPeriod(Treat())],
        normalise=Normalise("min-max", by_period=by_period),
        coverage=CoverageRule.any_value(),
        view="coinr",
    )
    assert set(ours.groups.index) == set(theirs.index)
    assert np.allclose(ours.groups, theirs.loc[ours.groups.index, ours.groups.columns], rtol=1e-9)
    if not by_period:
        scaled = pd.read_csv(goldens("coinr_asem/10_panel/normalised_global.csv")).set_index(["uCode", "Time"])
        expected = scaled.loc[ours.indicators.index, ours.indicators.columns]
        assert np.allclose(ours.indicators, expected, rtol=1e-9, atol=1e-9, equal_nan=True)


def test_a_gap_takes_the_mean_of_its_own_year() -> None:
    fitted = EachPeriod(Impute("mean")).fit(PANEL)
    assert fitted.apply(PANEL)["a1"].tolist() == [1, 10, 3, 30, 2, 20]
    assert fitted.details.index.names[0] == "period" and str(fitted).startswith("2019: ")
    together = Impute("mean").fit(PANEL).apply(PANEL)["a1"]
    assert together.tolist()[-2:] == [11, 11]


def test_periods_that_are_not_there_are_named() -> None:
    fitted = EachPeriod(Impute("mean")).fit(PANEL)
    with pytest.raises(DataError, match="period 2021"):
        fitted.apply(PANEL.rename(index={2020: 2021}))
    with pytest.raises(DataError, match="no periods"):
        EachPeriod(Impute("mean")).fit(PANEL.droplevel("period"))

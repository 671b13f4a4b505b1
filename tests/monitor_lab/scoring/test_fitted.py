"""Learnt once, then applied row by row."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

from monitor_lab import Framework, Recipe, score

Make = Callable[..., Framework]
FRAME = pd.DataFrame({"a1": [10.0, 40.0, 90.0], "a2": [70.0, 20.0, 40.0], "b1": [9.0, 1.0, 4.0]}, index=list("xyz"))


@pytest.mark.parametrize("method", ["goalposts", "min-max", "z-score"])
def test_each_row_alone_scores_as_it_did_together(make: Make, method: str) -> None:
    recipe = Recipe(normalise=method, view="own")
    fitted = recipe.fit(FRAME, make())
    together = score(FRAME, make(), recipe).groups
    for unit in FRAME.index:
        assert np.allclose(fitted.score(FRAME.loc[[unit]]).groups, together.loc[[unit]])


def test_what_is_learnt_stays_whatever_rows_come(make: Make) -> None:
    fitted = Recipe(normalise="min-max", view="own").fit(FRAME, make())
    worse = pd.DataFrame({"a1": [50.0], "a2": [45.0], "b1": [5.0]}, index=["new"])
    assert fitted.score(worse).indicators.iloc[0].tolist() == pytest.approx([50, 50, 50])


@pytest.mark.parametrize("changes", [{"normalise": "rank"}, {"aggregate": "copeland"}])
def test_methods_that_compare_units_cannot_score_other_rows(make: Make, changes: dict[str, str]) -> None:
    fitted = Recipe(view="own", **changes).fit(FRAME, make())
    with pytest.raises(ValueError, match="compares units with each other"):
        fitted.score(FRAME)


def test_a_fitted_result_can_be_made_again_from_its_reference(make: Make) -> None:
    fitted = Recipe(normalise="min-max", view="own").fit(FRAME, make())
    row = FRAME.loc[["x"]]
    again = fitted.score(row).again(aggregate="geometric")
    whole = score(FRAME, make(), normalise="min-max", aggregate="geometric", view="own")
    assert np.allclose(again.groups, whole.groups.loc[["x"]])
    assert again.changed == ("aggregate: geometric instead of arithmetic",)

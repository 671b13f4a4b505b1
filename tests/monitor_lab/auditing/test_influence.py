"""Weights beside what parts really decide."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from monitor_lab import CoverageRule, Framework, Scores, score
from monitor_lab.auditing.influence import influence

ANY = CoverageRule.any_value()


def flat(frame: pd.DataFrame, weights: dict[str, float] | None = None) -> Scores:
    """A flat index of columns that are scores from 0 to 100 already."""
    indicators = pd.DataFrame(
        {
            "id": list(frame),
            "name": list(frame),
            "unit": "points",
            "direction": "higher is better",
            "worst": 0.0,
            "best": 100.0,
            "weight": [(weights or {}).get(i, 1.0) for i in frame],
            "own": "I",
        }
    )
    groups = pd.DataFrame({"id": ["I"], "view": "own", "name": "Index", "level": "index", "parent": ""})
    return score(frame, Framework.from_tables(indicators, groups), view="own", coverage=ANY)


def test_independent_parts_decide_in_proportion_to_their_squared_weight_and_spread() -> None:
    """Cov(x, wx + vy) = w Var(x), so the squared correlations stand as w^2 Var(x) to v^2 Var(y)."""
    frame = pd.DataFrame({"x": [10.0, 10.0, 20.0, 20.0], "y": [40.0, 60.0, 40.0, 60.0]})
    found = influence(flat(frame, {"x": 3.0, "y": 1.0}))
    assert found["weight"].tolist() == [75.0, 25.0]
    assert found["influence"].tolist() == pytest.approx([100 * 9 / 13, 100 * 4 / 13])
    assert found["ratio"].tolist() == pytest.approx([4 / 3 * 9 / 13, 4 * 4 / 13])


def test_a_part_that_is_the_same_everywhere_has_no_influence() -> None:
    found = influence(flat(pd.DataFrame({"x": [10.0, 20.0, 35.0], "y": [50.0, 50.0, 50.0]})))
    assert found.loc["x", "influence"] == 100.0 and np.isnan(found.loc["y", "influence"])


def test_weights_of_sisters_add_to_100_and_so_do_influences(asem_scores: Scores) -> None:
    found = influence(asem_scores)
    sums = found.groupby("group")[["weight", "influence"]].sum()
    assert np.allclose(sums, 100.0) and len(found) == 49 + 8 + 2


def test_correlations_are_those_with_the_group_or_with_the_index(asem_scores: Scores) -> None:
    near, far = influence(asem_scores), influence(asem_scores, on="index")
    lpi = asem_scores.indicators["LPI"]
    assert near.loc["LPI", "correlation"] == pytest.approx(lpi.corr(asem_scores.groups["Physical"]))
    assert far.loc["LPI", "correlation"] == pytest.approx(lpi.corr(asem_scores.index))
    assert far["weight"].sum() == pytest.approx(100.0) and set(far["group"]) == {"Index"}


def test_what_it_is_set_against_must_be_known(asem_scores: Scores) -> None:
    with pytest.raises(ValueError, match="Did you mean 'group'"):
        influence(asem_scores, on="groups")

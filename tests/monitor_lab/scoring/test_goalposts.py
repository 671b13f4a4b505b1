"""Values beyond goalposts, and goalposts chosen for teaching."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd

from monitor_lab import Framework, Normalise, score

Make = Callable[..., Framework]


def test_clipped_values_are_listed_with_their_goalpost(make: Make) -> None:
    frame = pd.DataFrame({"a2": [109.9, 20.0], "b1": [5.0, -1.0]}, index=["Acapulco", "Durban"])
    for clip in (True, False):
        found = score(frame, make(), view="own", normalise=Normalise(clip=clip)).clipped
        assert found.to_dict("records") == [
            {"unit": "Acapulco", "indicator": "a2", "value": 109.9, "goalpost": 80.0, "side": "worst"},
            {"unit": "Durban", "indicator": "b1", "value": -1.0, "goalpost": 0.0, "side": "best"},
        ]


def test_a_value_on_a_goalpost_is_not_clipped(make: Make) -> None:
    frame = pd.DataFrame({"a1": [0.0, 100.0], "a2": [80.0, 0.0]})
    assert score(frame, make(), view="own").clipped.empty


def test_the_teaching_share_counts_only_what_was_used(make: Make) -> None:
    """a1 rests on a teaching choice; without it, nothing of A does."""
    framework = make(basis={"a1": "teaching choice", "a2": "observed value", "b1": "natural bound"})
    frame = pd.DataFrame({"a1": [1.0, np.nan], "a2": [1.0, 1.0], "b1": [1.0, 1.0]})
    found = score(frame, framework, view="own")
    assert found.teaching_share.tolist() == [25, 0]
    assert found.teaching["A"].tolist() == [50, 0]


def test_four_of_seven_metro_indicators_rest_on_teaching_choices(catalogue: Framework, metros: pd.DataFrame) -> None:
    found = score(metros, catalogue.select(metros.columns), view="flat").teaching_share
    assert np.allclose(found, 400 / 7)


def test_without_a_basis_column_the_teaching_share_is_unknown(make: Make) -> None:
    frame = pd.DataFrame({"a1": [1.0], "a2": [1.0], "b1": [1.0]})
    assert score(frame, make(), view="own").teaching_share.isna().all()

"""Weights learnt from the data, within each group."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

from monitor_lab import Framework, score
from monitor_lab.weights.entropy import entropy_weights

Make = Callable[..., Framework]
FRAME = pd.DataFrame({"a1": [10.0, 40.0, 90.0], "a2": [70.0, 60.0, 65.0], "b1": [9.0, 1.0, 4.0]}, index=list("xyz"))


@pytest.mark.parametrize("name", ["entropy", "pca"])
def test_learnt_weights_add_to_the_number_of_indicators_of_their_group(make: Make, name: str) -> None:
    found = score(FRAME, make(), view="own", weights=name).framework
    assert found.scored["weight"][["a1", "a2"]].sum() == pytest.approx(2)
    assert found.scored["weight"]["b1"] == 1 and (found.groups["weight"] == 1).all()


def test_entropy_gives_more_weight_to_what_differs_more(make: Make) -> None:
    plain = score(FRAME, make(), view="own")
    found = plain.again(weights="entropy")
    by_hand = entropy_weights(plain.indicators[["a1", "a2"]])
    weights = found.framework.scored["weight"]
    assert weights["a1"] > weights["a2"]
    assert np.allclose(weights[["a1", "a2"]] / 2, by_hand / by_hand.sum())

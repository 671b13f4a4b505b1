"""Every preparation step keeps the same promises."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

from monitor_lab import Framework
from monitor_lab.steps.denominate import Denominate
from monitor_lab.steps.impute import Impute
from monitor_lab.steps.screen import Screen
from monitor_lab.steps.step import Step
from monitor_lab.steps.treat import Treat

Make = Callable[..., Framework]
FRAME = pd.DataFrame(
    {"a1": [1.0, 2, 3, 4, np.nan, 6, 7, 90], "a2": [2.0, 3, 4, 5, 6, 7, 8, 9], "b1": [1.0, 1, 2, 2, 3, 3, 4, 4]},
    index=list("stuvwxyz"),
)
PEOPLE = pd.DataFrame({"people": 1000.0}, index=FRAME.index)
STEPS: list[Step] = [
    Screen(),
    Denominate({"a2": "people"}, denominators=PEOPLE),
    Impute("median"),
    Treat(),
]


@pytest.mark.parametrize("step", STEPS, ids=lambda s: type(s).__name__)
def test_it_learns_once_says_what_it_did_and_leaves_the_given_frame_alone(step: Step, make: Make) -> None:
    before = FRAME.copy()
    fitted = step.fit(FRAME, make())
    whole = fitted.apply(FRAME)
    assert FRAME.equals(before)
    assert str(fitted).endswith(".") and isinstance(fitted.details, pd.DataFrame)
    for unit in whole.index:
        alone = fitted.apply(FRAME.loc[[unit]])
        assert np.allclose(alone, whole.loc[[unit]], equal_nan=True), unit

"""What is decided about the outliers of one indicator."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from monitor_lab.steps.transforms import Curve
from monitor_lab.steps.treat import Treat
from monitor_lab.steps.treatment import Stage, Treatment, decide
from monitor_lab.steps.winsorise import Limits

TAIL = np.array([1.0, 2.0, 3.0, 4.0, 5.0, 400.0])
NAN = float("nan")


@pytest.mark.parametrize(
    ("how", "values", "words"),
    [
        (None, TAIL, "left out"),
        (Treat(), np.array([1.0, NAN, 900.0]), "too few values to judge"),
        (Treat(), np.array([NAN, NAN]), "no values"),
        (Treat(), np.array([1.0, 2.0, 3.0, 4.0]), "none"),
        (Treat(), np.array([0.0] * 40 + [1.0]), "only two different values"),
        (Treat(), TAIL, "winsorised"),
        (Treat(first="none"), TAIL, "log_CT"),
        (Treat(max_points=0, then="log_CT_orig"), TAIL, "log_CT_orig"),
        (Treat(max_points=0, then="none"), TAIL, "none"),
    ],
)
def test_each_indicator_gets_what_it_needs_and_no_more(how: Treat | None, values: np.ndarray, words: str) -> None:
    assert decide(how, values).words == words


def test_a_scale_is_bent_on_top_of_winsorising_only_when_asked() -> None:
    values = np.array([*range(1, 30), 900.0, 950.0, 1000.0])
    alone = decide(Treat(max_points=1), values)
    both = decide(Treat(max_points=1, combine=True), values)
    assert [type(s) for s in alone.chain] == [Curve] and alone.points == 0 and alone.points_tried == 1
    assert [type(s) for s in both.chain] == [Limits, Curve] and both.points == 1
    assert both.words == "winsorised + log_CT"


def test_a_row_of_details_leaves_stages_empty_that_did_not_happen() -> None:
    row = Treatment((), "none", Stage(0.1, -1.0, True)).row()
    assert row["passes_before"] is True and row["passes_after_first"] is None and np.isnan(row["skew_after_second"])
    assert np.isnan(row["lower"]) and np.isnan(row["upper"])


def test_limits_stand_in_the_details_in_the_indicators_unit() -> None:
    row = decide(Treat(), TAIL).row()
    assert row["upper"] == 5.0 and np.isnan(row["lower"]) and row["points"] == 1


def test_marks_say_of_new_rows_what_will_happen_to_them() -> None:
    fitted = Treat(first="winsorise", each={"b": {"max_points": 0}}).fit(pd.DataFrame({"a": TAIL, "b": TAIL}))
    marks = fitted.marks(pd.DataFrame({"a": [5.0, 6.0, NAN], "b": [5.0, NAN, 6.0]}))
    assert marks["a"].tolist() == ["", "winsorised high", ""]
    assert marks["b"].tolist() == ["log_CT", "", "log_CT"]


def test_marks_of_a_second_way_follow_what_the_first_made_of_the_values() -> None:
    spec = Treat(first="log_CT_orig", then="winsorise", combine=True, max_points=1, max_skew=0.5)
    values = [1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8e6]
    fitted = spec.fit(pd.DataFrame({"a": values}))
    marks = fitted.marks(pd.DataFrame({"a": values}))["a"].tolist()
    assert marks == ["log_CT_orig"] * 7 + ["log_CT_orig + winsorised high"]

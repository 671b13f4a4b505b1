"""What findings say, and when."""

from __future__ import annotations

import numpy as np
import pandas as pd

from monitor_lab import CoverageRule, Framework, Scores, score
from monitor_lab.auditing.findings import audit
from monitor_lab.auditing.limits import Limits


def scored(frame: pd.DataFrame, weights: dict[str, float] | None = None) -> Scores:
    """An index of one dimension D of columns that are scores from 0 to 100 already."""
    indicators = pd.DataFrame(
        {
            "id": list(frame),
            "name": [f"Name of {i}" for i in frame],
            "unit": "points",
            "direction": "higher is better",
            "worst": 0.0,
            "best": 100.0,
            "weight": [(weights or {}).get(i, 1.0) for i in frame],
            "own": "D",
        }
    )
    groups = pd.DataFrame(
        {
            "id": ["I", "D"],
            "view": "own",
            "name": ["Index", "Dimension"],
            "level": ["index", "dimension"],
            "parent": ["", "I"],
        }
    )
    framework = Framework.from_tables(indicators, groups)
    return score(frame, framework, view="own", coverage=CoverageRule.any_value())


def example(units: int) -> pd.DataFrame:
    rng = np.random.default_rng(7)
    safe = rng.uniform(20, 80, units)
    return pd.DataFrame(
        {
            "C01": safe,
            "C03": safe + rng.normal(0, 1, units),
            "C10": safe + rng.normal(0, 20, units),
            "C33": 100 - safe + rng.normal(0, 5, units),
        }
    ).clip(0, 100)


def said(scores: Scores, topic: str) -> list[str]:
    found = audit(scores).findings
    return found.loc[found["topic"] == topic, "finding"].tolist()


def test_two_indicators_that_move_together_count_one_thing_twice() -> None:
    frame = example(60)
    value = frame["C01"].corr(frame["C03"])
    assert said(scored(frame), "Counted twice") == [
        f"C01 and C03 move together ({value:.2f}): they count one thing twice."
    ]


def test_an_indicator_that_pulls_against_its_dimension_is_named_with_its_correlation() -> None:
    frame = example(60)
    value = frame["C33"].corr(frame.mean(axis=1))
    assert said(scored(frame), "Against its own group") == [f"C33 pulls against its own dimension, D ({value:.2f})."]


def test_a_pair_that_pulls_apart_is_named() -> None:
    words = said(scored(example(60)), "Opposed")
    assert any(w.startswith("C01 and C33 pull against each other in D (-0.9") for w in words)


def test_with_few_units_it_says_that_this_may_be_chance() -> None:
    frame = pd.DataFrame({"a": [10.0, 50.0, 20.0, 60.0], "b": [30.0, 40.0, 45.0, 20.0], "c": [50.0, 10.0, 80.0, 30.0]})
    found = audit(scored(frame)).findings
    opposed = found[found["topic"] == "Opposed"]
    assert len(opposed) and opposed["may_be_chance"].all()
    against = found[found["topic"] == "Against its own group"]["finding"].tolist()
    value = frame["a"].corr(frame.mean(axis=1))
    assert against == [f"a pulls against its own dimension, D ({value:.2f}). With so few units this may be chance."]
    assert opposed["finding"].str.endswith("With so few units this may be chance.").all()
    assert "4 units are few" in found["finding"].iloc[-1]


def test_with_many_units_no_one_speaks_of_chance() -> None:
    found = audit(scored(example(60))).findings
    assert not found["finding"].str.contains("chance").any()


def test_a_weight_that_is_not_what_it_seems_is_told_with_both_numbers() -> None:
    """x varies ten times as much as y: with equal weights it decides 100 times as much."""
    frame = pd.DataFrame({"x": [40.0, 40.0, 60.0, 60.0] * 10, "y": [49.0, 51.0, 49.0, 51.0] * 10})
    assert said(scored(frame), "Weight and influence") == [
        "y decides less than was meant: 50% of the weight in D, 1% of the influence."
    ]


def test_parts_that_do_not_speak_of_one_thing_are_told_with_their_alpha() -> None:
    rng = np.random.default_rng(1)
    frame = pd.DataFrame(rng.uniform(0, 100, (80, 3)), columns=["a", "b", "c"])
    words = said(scored(frame), "One thing or several")
    assert len(words) == 1 and words[0].startswith("The 3 parts of D hardly speak of one thing (Cronbach's alpha")


def test_what_moves_the_ranks_most_when_left_out_is_told_with_whom() -> None:
    frame = pd.DataFrame({"a": [10.0, 20.0, 30.0, 40.0], "b": [90.0, 60.0, 30.0, 0.0]}, index=list("WXYZ"))
    words = said(scored(frame), "Left out")
    assert words[0] == "Without the indicator b the ranks move by 2.0 places on average, at most by 3 (W)."


def test_pairs_of_units_beyond_dispute_are_counted() -> None:
    frame = pd.DataFrame({"a": [10.0, 20.0, 30.0], "b": [5.0, 6.0, 1.0]})
    assert said(scored(frame), "Pairs of units") == [
        "In 1 of 3 pairs one unit is better in every indicator that both have; "
        "the order of the others depends on weights."
    ]


def test_findings_name_what_they_are_about() -> None:
    found = audit(scored(example(60)), Limits()).findings
    row = found[found["topic"] == "Counted twice"].iloc[0]
    assert row["about"] == "C01 Name of C01; C03 Name of C03; D Dimension"

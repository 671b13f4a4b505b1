"""What each part counts in the index in the end."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from monitor_lab import Framework, FrameworkError, load_framework
from monitor_lab.weights.effective import effective_weights

Goldens = Callable[[str], Path]


@pytest.mark.parametrize(("meta", "golden"), [("iMeta", "effective_equal"), ("iMeta_with_params", "effective_unequal")])
def test_they_are_those_of_coinr(goldens: Goldens, meta: str, golden: str) -> None:
    framework = Framework.from_coinr(pd.read_csv(goldens(f"coinr_asem/00_inputs/{meta}.csv")))
    theirs = pd.read_csv(goldens(f"coinr_asem/06_weights/{golden}.csv"), index_col=0, float_precision="round_trip")
    ours = effective_weights(framework, "coinr").loc[theirs.index]
    assert ours["effective"].to_numpy() == pytest.approx(theirs["EffWeight"].to_numpy(), rel=1e-12)
    assert ours["weight"].tolist() == theirs["Weight"].tolist()


@pytest.mark.parametrize("view", ["monitor", "human-security", "flat"])
def test_a_group_carries_the_sum_of_what_is_in_it(view: str) -> None:
    found = effective_weights(load_framework(), view)
    assert found.loc[found["level"] == "indicator", "effective"].sum() == pytest.approx(1.0)
    inside = found.groupby("parent")["effective"].sum().drop("")
    carried = found["effective"].loc[inside.index]
    assert inside.to_numpy() == pytest.approx(carried.to_numpy())


def test_groups_of_slots_alone_carry_nothing() -> None:
    found = effective_weights(load_framework(), "monitor")
    tree = load_framework().view("monitor")
    lowest = set(tree.members[load_framework().scored.index])
    slots = [g for g, level in tree.groups["level"].items() if level == "subdimension" and g not in lowest]
    assert slots and found.loc[slots, "effective"].eq(0.0).all()


def test_other_weights_than_the_frameworks_can_be_tried() -> None:
    framework = load_framework().select(["C01", "C03"])
    found = effective_weights(framework, "flat", {"C01": 3.0})
    assert found.loc[["C01", "C03"], "effective"].tolist() == [0.75, 0.25]
    with pytest.raises(FrameworkError):
        effective_weights(framework, "flat", {"C01": -3.0})


def test_what_is_left_with_no_weight_carries_nothing(make: Callable[..., Framework]) -> None:
    framework = make(weight={"a1": 0.0}).select(["a1", "b1"])
    found = effective_weights(framework, "own")["effective"]
    assert found["a1"] == 0.0 and found["b1"] == 0.5

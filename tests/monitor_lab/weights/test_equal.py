"""Equal weights."""

from __future__ import annotations

import pytest

from monitor_lab import load_framework
from monitor_lab.weights.effective import effective_weights
from monitor_lab.weights.equal import equal_weights


@pytest.mark.parametrize("view", ["monitor", "human-security", "flat"])
def test_all_that_belongs_to_one_group_has_the_same_weight(view: str) -> None:
    framework = load_framework()
    weights = equal_weights(framework, view)
    tree = framework.view(view)
    parents = tree.members.reindex(weights.index).fillna(tree.groups["parent"].reindex(weights.index))
    assert weights.groupby(parents).nunique().eq(1).all()
    assert weights.groupby(parents).sum().to_numpy() == pytest.approx(1.0)
    assert tree.root not in weights


def test_all_indicators_count_the_same_when_asked() -> None:
    framework = load_framework()
    weights = equal_weights(framework, "monitor", among="indicators")
    found = effective_weights(framework, "monitor", weights.to_dict())
    shares = found.loc[found["level"] == "indicator", "effective"]
    assert shares.to_numpy() == pytest.approx(1.0 / len(framework.scored))


def test_an_unknown_choice_is_refused_with_the_nearest() -> None:
    with pytest.raises(ValueError, match="Did you mean 'indicators'"):
        equal_weights(load_framework(), among="indicator")

"""An index without each of its parts, against COINr and by hand."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pandas as pd
import pytest

from monitor_lab import CoverageRule, Framework, Scores, score
from monitor_lab.auditing import one_out as module
from monitor_lab.auditing.one_out import one_out
from monitor_lab.steps.aggregate import Aggregate
from monitor_lab.steps.normalise import Normalise

Make = Callable[..., Framework]
Read = Callable[[str], pd.DataFrame]


@pytest.mark.parametrize(("level", "ours"), [(1, "indicator"), (2, "level 2"), (3, "level 3")])
def test_coinr_scores_and_rank_changes_are_reproduced(level: int, ours: str, asem: Read, asem_scores: Scores) -> None:
    theirs = asem(f"07_audit/remove_level{level}_scores").drop(columns="Nominal")
    changes = asem(f"07_audit/remove_level{level}_meanabsdiff").set_index("iCode")["MeanAbsDiff"].drop("Nominal")
    found = one_out(asem_scores, ours)
    assert set(found.scores) == set(theirs)
    assert np.allclose(found.scores.loc[theirs.index, theirs.columns], theirs, atol=1e-9, rtol=0)
    assert np.allclose(found.table.loc[changes.index, "mean_rank_change"], changes, atol=1e-9, rtol=0)


@pytest.mark.parametrize("method", ["arithmetic", "geometric", "harmonic", "mazziotta-pareto", "ordered", "copeland"])
@pytest.mark.parametrize("level", ["indicator", "level 2"])
def test_every_way_to_aggregate_gives_what_a_framework_without_the_part_gives(
    method: str, level: str, asem: Read, asem_scores: Scores
) -> None:
    how = Aggregate(method, attitude=2.0) if method == "ordered" else Aggregate(method)
    scores = asem_scores.again(aggregate=how, normalise=Normalise("min-max", to=(70, 130)))
    found = one_out(scores, level)
    meta = asem("00_inputs/iMeta")
    for part in (found.table.index[0], found.table.index[-1]):
        rest = meta[(meta["iCode"] != part) & (meta["Parent"] != part)]
        data = asem("01_pipeline/5_Treated").reindex(columns=rest.loc[rest["Type"] == "Indicator", "iCode"])
        by_hand = score(data, Framework.from_coinr(rest), scores.recipe).index
        assert np.allclose(found.scores[part], by_hand, rtol=1e-9)


def test_batches_change_nothing(asem_scores: Scores, monkeypatch: pytest.MonkeyPatch) -> None:
    scores = asem_scores.again(aggregate=Aggregate(by_level={"level 4": "copeland"}))
    whole = one_out(scores, "level 2").scores
    monkeypatch.setattr(module, "_BYTES", 1)
    assert one_out(scores, "level 2").scores.equals(whole)


def test_an_only_child_takes_its_group_with_it(make: Make) -> None:
    """Without b1 the group B has nothing; the index is then that of A alone."""
    data = pd.DataFrame({"a1": [40.0, 60.0], "a2": [40.0, 8.0], "b1": [1.0, 5.0]}, index=["X", "Y"])
    scores = score(data, make(), view="own")
    found = one_out(scores)
    assert found.scores["b1"].tolist() == scores.groups["A"].tolist()
    assert one_out(scores, "dimension").scores["B"].tolist() == scores.groups["A"].tolist()


def test_the_coverage_rule_does_not_count_what_is_left_out_as_missing(make: Make) -> None:
    """X has half of A's weight without a2, and would have less than the rule asks for without a1."""
    data = pd.DataFrame({"a1": [40.0, 60.0, 20.0], "a2": [40.0, np.nan, 8.0], "b1": [1.0, 5.0, np.nan]})
    scores = score(data, make(), view="own", coverage=CoverageRule(groups=50))
    found = one_out(scores).scores
    assert found["a2"].iloc[0] == (40.0 + scores.groups["B"].iloc[0]) / 2
    assert found["a1"].iloc[1] == scores.groups["B"].iloc[1]
    assert found["b1"].tolist() == scores.groups["A"].tolist()


def test_what_the_rule_kept_out_stays_out(make: Make) -> None:
    """With 60% of A asked for, a1 alone does not make A; leaving B out must not bring it back."""
    data = pd.DataFrame({"a1": [40.0, 60.0], "a2": [np.nan, 8.0], "b1": [1.0, 5.0]})
    scores = score(data, make(), view="own", coverage=CoverageRule(indicators=60, groups=50))
    found = one_out(scores, "dimension")
    assert np.isnan(scores.groups["A"].iloc[0]) and np.isnan(found.scores["B"].iloc[0])
    assert found.table.loc["B", "lost"] == 1


def test_a_unit_without_an_index_gets_none(make: Make) -> None:
    data = pd.DataFrame({"a1": [40.0, 60.0], "a2": [40.0, 8.0], "b1": [1.0, np.nan]})
    found = one_out(score(data, make(), view="own"))
    assert found.scores.iloc[1].isna().all() and found.ranks.iloc[1].isna().all()
    assert (found.table["lost"] == 0).all()


def test_changes_are_counted_by_unit(make: Make) -> None:
    data = pd.DataFrame({"a1": [100.0, 0.0, 50.0], "a2": [80.0, 80.0, 80.0], "b1": [10.0, 0.0, 5.0]})
    found = one_out(score(data, make(), view="own"))
    assert found.index.tolist() == [25.0, 50.0, 37.5]
    assert found.scores["b1"].tolist() == [50.0, 0.0, 25.0]
    row = found.table.loc["b1"]
    assert (row["largest_rank_change"], row["moved"]) == (2.0, 2)
    assert row["mean_rank_change"] == pytest.approx(4 / 3) and row["mean_score_change"] == pytest.approx(87.5 / 3)


def test_levels_are_named_and_must_have_two_parts(make: Make) -> None:
    data = pd.DataFrame({"a1": [40.0, 60.0], "a2": [40.0, 8.0], "b1": [np.nan, np.nan]})
    scores = score(data, make(), view="own", coverage=CoverageRule.any_value())
    with pytest.raises(ValueError, match="'indicator', 'dimension'"):
        one_out(scores, "facet")
    with pytest.raises(ValueError, match="only 1 dimension has a score"):
        one_out(scores, "dimension")

"""Perception beside record."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import pandas as pd
import pytest

from monitor_lab import CoverageRule, Framework, FrameworkError, Scores, load_example, load_framework, score
from monitor_lab.charts.perception import perception_beside_record
from monitor_lab.explain.perception import KINDS, perception_and_record

KIND = ["record", "record", "experience survey", "perception survey", "perception survey", "institutional", "record"]

Make = Callable[..., Scores]


@pytest.fixture
def told(small: Make) -> Make:
    """The small tree with a kind for each indicator, and weights 1 to 3 within "A"."""

    def make(rows: dict[Any, list[float | None]], kinds: list[Any] = KIND, **recipe: Any) -> Scores:
        plain = small(rows, [1.0, 3.0, 1.0] + [1.0] * 9)
        table = plain.framework.indicators.assign(source_kind=kinds)
        framework = Framework(plain.framework.name, table, plain.framework.groups)
        return score(plain.observations, framework, plain.recipe.but(**recipe))

    return make


ROWS: dict[Any, list[float | None]] = {
    "Riverside": [80.0, 40.0, 55.0, 20.0, 10.0, 90.0, 70.0],
    "Hilltop": [50.0, 50.0, 60.0, 80.0, 90.0, 90.0, 50.0],
}


def test_each_kind_has_its_own_weighted_mean(told: Make) -> None:
    """The records weigh 1/5 and 3/5 of A, half of the whole, and 1/2 of B2, a quarter of it."""
    found = perception_and_record(told(ROWS))
    row = found.table.loc["Riverside"]
    record = (0.1 * 80 + 0.3 * 40 + 0.125 * 70) / 0.525
    assert row["record"] == pytest.approx(record)
    assert row["perception"] == pytest.approx(15.0)
    assert row["experience"] == 55.0
    assert row["institutional"] == 90.0
    assert row["gap"] == pytest.approx(15.0 - record)
    assert row["gap_experience"] == pytest.approx(-40.0)
    assert found.indicators["weight"].loc[["a1", "a2", "b4"]].tolist() == pytest.approx(
        [10 / 0.525, 30 / 0.525, 12.5 / 0.525]
    )


def test_it_is_the_same_whichever_mean_the_recipe_uses(told: Make) -> None:
    plain, other = told(ROWS), told(ROWS, aggregate="geometric")
    pd.testing.assert_frame_equal(perception_and_record(plain).table, perception_and_record(other).table)


def test_sentences_say_which_is_worse_and_that_few_records_may_mean_little_reporting(told: Make) -> None:
    notes = perception_and_record(told(ROWS)).notes
    assert notes[0].startswith("In Riverside perception is worse than the record suggests: 15.0 against 54.8")
    assert "what people lived through scores 55.0" in notes[0]
    assert notes[1].startswith("In Hilltop perception is better than the record suggests: 85.0 against 50.0")
    assert any("little that is reported and recorded" in note for note in notes)
    assert any("depends on the goalposts" in note for note in notes)


def test_a_small_gap_is_not_put_into_words(told: Make) -> None:
    found = perception_and_record(told(ROWS), apart=60.0)
    assert found.notes[0] == "In no unit do the two lie 60 points or more apart."


def test_too_little_known_leaves_the_gap_empty_and_says_so(told: Make) -> None:
    rows = {**ROWS, "Lakeside": [80.0, None, 55.0, 20.0, 10.0, 90.0, None]}
    found = perception_and_record(told(rows), at_least=50.0)
    assert np.isnan(found.table.loc["Lakeside", "record"])
    assert np.isnan(found.table.loc["Lakeside", "gap"])
    assert found.coverage.loc["Lakeside", "record"] == pytest.approx(10 / 0.525)
    assert any(note.startswith("Less than 50%") and "Lakeside" in note for note in found.notes)
    assert np.isnan(found.table.loc["Lakeside", "rank_perception"])
    open_hearted = perception_and_record(told(rows), at_least=0.0)
    assert open_hearted.table.loc["Lakeside", "record"] == 80.0


def test_the_share_that_must_be_known_is_that_of_the_rule(told: Make) -> None:
    rows = {**ROWS, "Lakeside": [80.0, None, 55.0, 20.0, 10.0, 90.0, None]}
    strict = told(rows, coverage=CoverageRule(indicators=15.0, groups=0.0))
    assert perception_and_record(strict).table.loc["Lakeside", "record"] == 80.0


def test_ranks_are_among_the_units_that_have_both(told: Make) -> None:
    table = perception_and_record(told(ROWS)).table
    assert table[["rank_record", "rank_perception"]].to_dict("index") == {
        "Riverside": {"rank_record": 1.0, "rank_perception": 2.0},
        "Hilltop": {"rank_record": 2.0, "rank_perception": 1.0},
    }


def test_without_the_column_it_refuses(small: Make) -> None:
    with pytest.raises(FrameworkError, match='no column "source_kind", so nobody can tell records from perceptions'):
        perception_and_record(small(ROWS))


def test_kinds_that_are_missing_or_unknown_are_all_told(told: Make) -> None:
    kinds = ["recrod", None, *KIND[2:]]
    with pytest.raises(FrameworkError) as caught:
        perception_and_record(told(ROWS, kinds))
    told_of = [str(problem) for problem in caught.value.problems]
    assert told_of[0].startswith('indicators, column source_kind: a1 has "recrod" there. Allowed: record, experience')
    assert told_of[0].endswith("Did you mean record?")
    assert "a2 has nothing there" in told_of[1]


def test_a_group_with_one_kind_only_has_nothing_to_compare(told: Make) -> None:
    with pytest.raises(ValueError, match='"B1" has no scored indicator of record'):
        perception_and_record(told(ROWS), group="B1")


def test_a_fraction_of_a_hundred_must_be_a_percentage(told: Make) -> None:
    with pytest.raises(ValueError, match="percentage from 0 to 100"):
        perception_and_record(told(ROWS), at_least=120.0)


def test_the_bundled_framework_knows_the_kinds_and_crime_can_be_looked_at_alone() -> None:
    framework = load_framework()
    assert set(framework.scored["source_kind"]) == set(KINDS)
    scores = score(load_example(), framework)
    found = perception_and_record(scores, group="F1")
    assert found.table["gap"].isna().all()
    assert found.notes[0] == "No unit has enough of both records and perceptions to compare them."


def test_the_table_can_be_drawn_and_printed(told: Make) -> None:
    found = perception_and_record(told(ROWS))
    assert "Riverside record 54.8, perception 15.0" in perception_beside_record(found.table)["description"]
    assert 'Perception beside record in "I"' in repr(found)
    assert "Coverage, percent of weight" in found._repr_html_()


def test_a_panel_is_ranked_within_its_periods(told: Make) -> None:
    rows = {("X", 2019): ROWS["Riverside"], ("X", 2020): ROWS["Hilltop"]}
    assert perception_and_record(told(rows)).table["rank_record"].tolist() == [1.0, 1.0]

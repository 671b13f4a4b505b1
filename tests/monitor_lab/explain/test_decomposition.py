"""A decomposition, read and printed."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest

from monitor_lab import Aggregate, CoverageRule, Scores
from monitor_lab.explain.decompose import decompose

ROWS = {"X": [40.0, 50.0, 60.0, 70.0, 80.0, 90.0, None], "Y": [10.0, 20.0, 30.0, 40.0, 50.0, 60.0, 70.0]}


def test_points_of_groups_are_those_of_their_indicators(small: Callable[..., Scores]) -> None:
    """A gives half of (40 + 50 + 60) / 3; B1 a quarter of 75; B2, where only b3 is known, a quarter of 90."""
    found = decompose(small(ROWS))
    assert found.by_group("dimension").loc["X"].to_dict() == pytest.approx({"A": 25.0, "B": 18.75 + 22.5})
    assert found.by_group("part").loc["X"].to_dict() == pytest.approx(
        {"a1": 20 / 3, "a2": 25 / 3, "a3": 10.0, "B1": 18.75, "B2": 22.5}
    )
    np.testing.assert_allclose(found.by_group("dimension").sum(axis=1), found.score)


def test_an_unknown_level_is_refused(small: Callable[..., Scores]) -> None:
    with pytest.raises(ValueError, match='There is no level "facet"; the levels are index, dimension, part, indicator'):
        decompose(small(ROWS)).by_group("facet")


def test_the_table_lists_what_loses_most_first_within_each_unit(small: Callable[..., Scores]) -> None:
    table = decompose(small(ROWS)).table
    assert table.loc["X"].index[0] == "a1"
    assert table.loc["X"]["lost"].is_monotonic_decreasing
    assert list(dict.fromkeys(table.index.get_level_values(0))) == ["X", "Y"]
    assert len(table) == 13


def test_one_unit_prints_its_parts_with_sentences(flat_metros: Scores) -> None:
    shown = repr(decompose(flat_metros, "Tshwane"))
    assert 'Points of "index" by indicator, of 100' in shown
    assert "Tshwane scores 67.4: 32.6 points less than 100." in shown
    assert "Most is lost by Households with internet" in shown


def test_many_units_print_side_by_side(flat_metros: Scores) -> None:
    found = decompose(flat_metros)
    assert "Buffalo City" in repr(found)
    assert "<table" in found._repr_html_()


def test_a_result_without_any_score_prints_too(small: Callable[..., Scores]) -> None:
    none: list[float | None] = [50.0] + [None] * 6
    scores = small({"X": none, "Y": none}).again(coverage=CoverageRule(indicators=100))
    assert "No score" in repr(decompose(scores))


def test_different_gaps_under_an_ordered_mean_are_said(small: Callable[..., Scores]) -> None:
    """The worst counts 1/3 to the power of 1/2 by attitude 2, of two 1/2 to it; with X's own score put in the
    gap, it would score something else, and that is the rest."""
    gaps = small({"X": [40.0, 60.0, None] + [50.0] * 4, "Y": [60.0, 60.0, 60.0] + [50.0] * 4})
    found = decompose(
        gaps.again(aggregate=Aggregate(by_level={"dimension": Aggregate("ordered", attitude=2)})), against="Y"
    )
    own = 40 * 0.5**0.5 + 60 * (1 - 0.5**0.5)
    places = np.diff(np.sqrt([0, 1 / 3, 2 / 3, 1]))
    assert found.rest["X"] == pytest.approx((places @ [40, own, 60] - own) / 2)
    assert "what that alone changes stands in `rest`" in found.notes[0]

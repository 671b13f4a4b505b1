"""Ranks are shown as ranges or not at all."""

from __future__ import annotations

from dataclasses import replace

from monitor_lab import Scores
from monitor_lab.reporting.ranked import scores_section
from monitor_lab.trust.uncertainty import uncertainty


def test_without_ranges_no_rank_is_shown_and_the_page_says_why(flat: Scores) -> None:
    html = scores_section(flat, None, 100)
    assert "No ranges were computed" in html and "ank among" not in html and "67.4" in html


def test_with_ranges_scores_and_ranks_have_both_ends(flat: Scores) -> None:
    found = uncertainty(flat, replicates=50, seed=1)
    html = scores_section(flat, found, 100)
    row = found.table.loc["Tshwane"]
    assert f"67.4 ({row['score_low']:.1f} to {row['score_high']:.1f})" in html
    assert "Varied in the runs: aggregate (arithmetic or geometric); weights ±25%; goalposts ±20%; seed 1." in html
    assert "90% of 50 runs" in html and "Rank among 8 units with a score." in html
    assert html.count("<figure") == 2


def test_where_nobody_has_an_index_nothing_is_drawn(sparse: Scores) -> None:
    html = scores_section(sparse, None, 100)
    assert "No unit has an index" in html and "<figure" not in html


def test_a_unit_without_a_score_is_named_as_such(holes: Scores) -> None:
    html = scores_section(holes, uncertainty(holes, replicates=20, seed=1), 100)
    assert '&lt;b&gt;Ward 1&lt;/b&gt;</span> <span class="value">no score' in html
    assert "Rank among 7 units with a score." in html


def test_only_the_first_units_are_shown_when_there_are_too_many(flat: Scores) -> None:
    assert "Buffalo City" not in scores_section(flat, None, 3)


def test_a_range_that_ends_between_two_ranks_holds_both(flat: Scores) -> None:
    found = uncertainty(flat, replicates=20, seed=1)
    table = found.table.assign(rank_low=1.9, rank_high=3.1)
    html = scores_section(flat, replace(found, table=table), 100)
    assert html.count('<td class="number">1 to 4</td>') == 8

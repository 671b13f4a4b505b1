"""What is not known is told as plainly as what is."""

from __future__ import annotations

from monitor_lab import Scores
from monitor_lab.reporting.known import coverage_section


def test_unknown_indicators_and_reasons_are_listed(sparse: Scores) -> None:
    html = coverage_section(sparse, 100)
    assert (
        "Not known for any unit: 57 of 64 indicators" in html
        and "<li>Household burglary victimisation (C04)</li>" in html
    )
    assert "Without an index: 8 of 8 units" in html and "3 of 9 indicators have a value, 33.3% of the weight" in html


def test_where_all_is_known_nothing_is_listed(flat: Scores) -> None:
    html = coverage_section(flat, 100)
    assert "Not known" not in html and "Without an index" not in html and ">100</td>" in html


def test_cells_hold_their_number_in_an_ink_that_can_be_read(sparse: Scores) -> None:
    assert 'style="background:#eef3fa;color:black">0</td>' in coverage_section(sparse, 100)

"""A profile shows every group of a unit and the median of all."""

from __future__ import annotations

from monitor_lab import Scores
from monitor_lab.reporting.profiles import profile_section


def test_each_unit_has_a_figure_with_the_median_of_all_units(flat: Scores) -> None:
    html = profile_section(flat, 100)
    assert html.count("<figure") == 8
    median = flat.indicators["C01"].median()
    assert f"{flat.indicators.loc['Tshwane', 'C01']:.1f} (median {median:.1f})" in html


def test_a_unit_of_which_nothing_is_known_has_no_figure_but_a_row(holes: Scores) -> None:
    html = profile_section(holes, 100)
    assert (
        html.count("<figure") == 7 and '<th scope="row">&lt;b&gt;Ward 1&lt;/b&gt;</th><td class="none">no score' in html
    )


def test_the_longer_side_of_the_table_runs_down_the_page(sparse: Scores) -> None:
    html = profile_section(sparse, 3)
    assert '<th scope="row">Fear, perception and trust</th>' in html and '<th scope="col">Tshwane</th>' in html
    assert "No dimension of any unit has a score." in html

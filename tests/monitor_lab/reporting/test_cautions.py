"""Cautions name teaching goalposts, clipped and missing values."""

from __future__ import annotations

from monitor_lab import Scores
from monitor_lab.reporting.cautions import cautions_section
from monitor_lab.trust.uncertainty import uncertainty


def test_the_share_of_teaching_goalposts_is_told(flat: Scores) -> None:
    html = cautions_section(flat, None, 100)
    # Four of seven equally weighted indicators rest on teaching goalposts.
    assert "57% of the weight of the index rests on goalposts that are teaching choices" in html
    assert "may come from the method alone" in html and "are missing" not in html


def test_clipped_and_missing_values_are_counted_and_listed(holes: Scores) -> None:
    html = cautions_section(holes, uncertainty(holes, replicates=20), 100)
    assert "7 of 56 values (12%) are missing." in html
    assert "1 of 8 units has no index, because too little is known of it." in html
    assert "1 value lies beyond a goalpost and counts as that goalpost." in html
    assert "Intentional homicide rate (C01)" in html and '<td class="number">95</td><td class="number">80</td>' in html
    assert "method alone" not in html


def test_only_indicators_that_were_used_bring_their_caution(sparse: Scores) -> None:
    html = cautions_section(sparse, None, 100)
    assert "(C01)" in html and "(C04)" not in html

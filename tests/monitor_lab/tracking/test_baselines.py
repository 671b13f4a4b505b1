"""The same figures from every baseline."""

from __future__ import annotations

import pytest

from monitor_lab.tracking.baselines import verdict_by_baseline
from monitor_lab.tracking.verdict import on_track

JUAREZ = {
    2010: 3039, 2011: 2086, 2012: 751, 2013: 485, 2014: 430, 2015: 322,
    2016: 546, 2017: 772, 2018: 1247, 2019: 1499, 2020: 1642, 2021: 1424,
}  # fmt: skip


def test_every_earlier_year_is_a_baseline_and_has_the_verdict_of_on_track() -> None:
    found = verdict_by_baseline(JUAREZ, measure="victims", target_year=2030)
    assert found.table.index.tolist() == list(range(2010, 2021)) and found.latest == 2021
    for year, row in found.table.iterrows():
        one = on_track(JUAREZ, measure="victims", baseline=int(year), target_year=2030)  # type: ignore[call-overload]
        assert (row["verdict"], row["reason"]) == (one.verdict, one.reason)
        assert row["required"] == pytest.approx(one.required)
        assert row["asked"] == pytest.approx(one.position.asked, nan_ok=True)


def test_the_notes_count_the_verdicts_and_warn_of_the_flattering_peak() -> None:
    notes = verdict_by_baseline(JUAREZ, measure="victims", target_year=2030).notes
    assert notes[0] == 'From 11 baselines: "on track" 1, "off track" 8, "cannot tell" 2.'
    assert "the choice of baseline decides" in notes[1]
    assert "2010" in notes[2]


def test_settings_reach_every_verdict() -> None:
    people = dict.fromkeys(JUAREZ, 1_400_000)
    found = verdict_by_baseline(
        JUAREZ, people, measure="victims", target_year=2030, baselines=[2011], path="linear", chance_in="latest"
    )
    one = on_track(
        JUAREZ, people, measure="victims", baseline=2011, target_year=2030, path="linear", chance_in="latest"
    )
    assert found.table.loc[2011, "low"] == pytest.approx(one.position.low)


def test_it_can_be_read() -> None:
    found = verdict_by_baseline(JUAREZ, measure="Victims", target_year=2030)
    assert repr(found).startswith("Victims: the verdict of 2021, by baseline")
    assert '<th scope="row">2015</th>' in found._repr_html_()


def test_it_refuses_a_series_without_an_earlier_year() -> None:
    with pytest.raises(ValueError, match="no baseline"):
        verdict_by_baseline({2021: 30}, measure="victims", target_year=2030)
    with pytest.raises(ValueError, match="not before the target year"):
        verdict_by_baseline(JUAREZ, measure="victims", target_year=2018, baselines=[2018])

"""Verdicts on real series: Ciudad Juárez, and murder rates of South African cities."""

from __future__ import annotations

import math

import pytest

from monitor_lab import DataError
from monitor_lab.tracking.verdict import on_track

JUAREZ = {
    2010: 3039, 2011: 2086, 2012: 751, 2013: 485, 2014: 430, 2015: 322,
    2016: 546, 2017: 772, 2018: 1247, 2019: 1499, 2020: 1642, 2021: 1424,
}  # fmt: skip
"""Intentional homicide victims, state prosecutor, as printed in the press."""

MSUNDUZI = {2005: 53, 2006: 49, 2007: 51, 2008: 48, 2009: 44, 2010: 47, 2011: 34, 2012: 39, 2013: 32, 2014: 35}
"""Murders per 100,000 people, South African Cities Network."""


def test_one_city_has_three_verdicts_by_baseline() -> None:
    said = {b: on_track(JUAREZ, measure="victims", baseline=b, target_year=2030).verdict for b in (2010, 2011, 2015)}
    assert said == {2010: "on track", 2011: "cannot tell", 2015: "off track"}


def test_the_sentence_names_measure_baseline_target_and_figures() -> None:
    found = on_track(JUAREZ, measure="Homicide victims, Ciudad Juárez", baseline=2015, target_year=2030)
    assert found.sentence.startswith("Homicide victims, Ciudad Juárez: off track. In 2021 the figure was 1,424;")
    assert "from 322 in 2015 to 161.0 in 2030 asks for 244.0" in found.sentence  # 322 * 0.5 ** (6 / 15)
    assert found.sentence in repr(found) and "off track" in found._repr_html_()


def test_it_tells_the_pace_that_is_needed_from_the_baseline_and_from_now() -> None:
    found = on_track(JUAREZ, measure="victims", baseline=2019, target_year=2030)
    assert round(found.required, 2) == -6.11
    assert found.required_now == pytest.approx(((1499 / 2 / 1424) ** (1 / 9) - 1) * 100)


def test_the_table_runs_to_the_target_year_with_intervals_and_path() -> None:
    table = on_track(JUAREZ, measure="victims", baseline=2011, target_year=2030).table
    assert table.index.tolist() == list(range(2010, 2031))
    assert table.loc[2015, "side"] == "below" and table.loc[2020, "side"] == "above"
    assert table.loc[2021, "side"] == "near" and table.loc[2010, "side"] == "" and table.loc[2025, "side"] == ""
    assert table.loc[2011, "path"] == 2086 and table.loc[2030, "path"] == pytest.approx(1043)
    assert math.isnan(table.loc[2030, "count"])


def test_a_verdict_that_another_path_would_change_says_so() -> None:
    notes = on_track(JUAREZ, measure="victims", baseline=2011, target_year=2030).notes
    assert 'On a linear path the verdict would be "on track".' in notes


def test_a_year_of_ones_own_choice_can_be_judged() -> None:
    found = on_track(JUAREZ, measure="victims", baseline=2011, target_year=2030, year=2015)
    assert (found.verdict, found.latest) == ("on track", 2015)


def test_rates_alone_cannot_tell_but_say_on_which_side_they_stand() -> None:
    found = on_track(MSUNDUZI, measure="murders per 100,000", baseline=2005, target_year=2015, given="rates")
    assert found.verdict == "cannot tell" and "above the path" in found.reason
    assert found.table["low"].isna().all() and "count" not in found.table
    judged = on_track(
        MSUNDUZI, 600_000, measure="murders", baseline=2005, target_year=2015, given="rates", pool=1
    )  # with people enough, the same rates tell
    assert judged.verdict == "off track" and judged.position.figure == pytest.approx(35, abs=0.1)


def test_counts_with_people_are_compared_as_rates() -> None:
    people = {2019: 300_000, 2020: 310_000, 2021: 320_000}
    found = on_track({2019: 129, 2020: 113, 2021: 100}, people, measure="victims", baseline=2019, target_year=2030)
    assert found.position.start == pytest.approx(43) and found.position.figure == pytest.approx(31.25)
    assert "per 100,000" in found.sentence
    assert not any("change of population" in note for note in found.notes)


def test_small_counts_are_pooled_and_the_notes_say_so() -> None:
    counts = {2015: 4, 2016: 5, 2017: 6, 2018: 5, 2019: 3, 2020: 2, 2021: 2}
    found = on_track(counts, measure="victims", baseline=2017, target_year=2030)
    assert found.verdict == "cannot tell" and found.position.pooled == 3
    assert "In 2019-2021, a year, the figure was 2.3" in found.sentence
    assert any("mean of 2015-2017" in note for note in found.notes)
    assert any("fewer than 5" in note for note in found.notes)


def test_a_target_may_be_a_figure_or_zero() -> None:
    counts = {2019: 400, 2020: 380, 2021: 360, 2022: 340, 2023: 330}
    found = on_track(counts, measure="youth victims", baseline=2019, target_year=2023, target=330)
    assert found.position.goal == pytest.approx(330) and found.position.share == pytest.approx(100)
    none = on_track(counts, measure="youth victims", baseline=2019, target_year=2024, change=-100)
    assert none.verdict == "off track" and none.position.asked == pytest.approx(80) and math.isnan(none.required)


def test_a_baseline_without_a_figure_is_explained() -> None:
    found = on_track(JUAREZ, measure="victims", baseline=2009, target_year=2030)
    assert found.verdict == "cannot tell"
    assert found.sentence == "victims: cannot tell. There is no figure for the baseline year 2009."
    assert found.table["path"].isna().all()


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"measure": " "}, "measure is empty"),
        ({"path": "compund"}, "Did you mean compound"),
        ({"chance_in": "none"}, "both or latest"),
        ({"given": "count"}, "Did you mean counts"),
        ({"pool": 0}, "pool is 0"),
        ({"minimum_years": 1.5}, "minimum_years is 1.5"),
        ({"confidence": 95}, "confidence"),
        ({"target_year": 2011}, "not before the target year"),
        ({"year": 2025}, "for which there is no figure"),
        ({"per": -1}, "per is -1"),
    ],
)
def test_it_refuses_settings_that_make_no_verdict(changes: dict[str, object], words: str) -> None:
    arguments: dict[str, object] = {"measure": "victims", "baseline": 2011, "target_year": 2030} | changes
    with pytest.raises(ValueError, match=words):
        on_track(JUAREZ, **arguments)  # type: ignore[arg-type]


def test_it_refuses_figures_that_are_no_counts() -> None:
    with pytest.raises(DataError, match="2 problems"):
        on_track({2019: -4, 2020: "12"}, measure="victims", baseline=2019, target_year=2030)


def test_the_given_series_is_not_changed() -> None:
    before = dict(JUAREZ)
    on_track(JUAREZ, measure="victims", baseline=2011, target_year=2030)
    assert before == JUAREZ

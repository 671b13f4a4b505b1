"""A point of a series becomes a claim like any other."""

from __future__ import annotations

import pytest

from portal.content import Content
from portal.models.series import Observation, claim_of, slugged


def test_a_point_says_its_own_sentence_with_its_own_caveat_first(good: Content) -> None:
    claim = good.claims["rvt-dark-streets-rivertown-2019"]
    assert claim.text == "The survey found 31 dark streets in Rivertown in 2019."
    assert claim.caveat == "One street was counted twice. Dark is not defined."
    assert (claim.value, claim.unit, claim.grade, claim.series) == (
        "31",
        "streets",
        "programme-report",
        "rvt-dark-streets",
    )
    assert claim.collection == "rvt"


def test_a_bound_is_kept_in_the_value(good: Content) -> None:
    assert good.claims["rvt-dark-streets-lakeside-2019"].value == ">12"


@pytest.mark.parametrize(
    ("place", "period", "wanted"),
    [
        ("São Paulo, Brazil", "2019", "s-x-sao-paulo-brazil-2019"),
        ("Cape Town, South Africa", "2011/12 (April to March)", "s-x-cape-town-south-africa-2011-12-april-to-march"),
    ],
)
def test_the_id_of_a_point_is_made_of_place_and_period(place: str, period: str, wanted: str) -> None:
    assert Observation(series="s-x", place=place, period=period, value="1").id == wanted


def test_letters_of_other_alphabets_do_not_break_an_id() -> None:
    assert slugged("Łódź & Kraków!") == "odz-krakow"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        ("1300", "1,300"),
        (">1300", "more than 1,300"),
        ("<1300", "less than 1,300"),
        ("~1300", "about 1,300"),
        ("-1300.5", "−1,300.5"),
        ("<-65", "less than −65"),
        ("0.87", "0.87"),
    ],
)
def test_a_point_says_its_value_as_it_is_printed(value: str, said: str, good: Content) -> None:
    series = good.series["rvt-dark-streets"]
    point = Observation(series=series.id, place="Lakeside", period="2019", value=value)
    claim = claim_of(series, point)
    assert claim.text == f"The survey found {said} dark streets in Lakeside in 2019."
    assert claim.value == value


def test_a_point_knows_its_line(good: Content) -> None:
    assert good.claims["rvt-dark-streets-lakeside-2019"].line == 4

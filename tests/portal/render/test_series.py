"""Series of figures as tables."""

from __future__ import annotations

from dataclasses import replace

import pytest

from portal.content import Content
from portal.models.evidence import Claim
from portal.models.series import slugged
from portal.render import ledger, series
from portal.render.ledger_parts import record_path


def point(place: str, period: str) -> Claim:
    told = {"text": "x", "value": "1", "unit": "u", "topic": "t", "stated_by": "s", "source": "s", "locator": "l"}
    return Claim(
        id=f"a-{slugged(place)}-{slugged(period)}", place=place, period=period, grade="survey", caveat="c", **told
    )


def body(content: Content) -> str:
    return next(page.body for page in ledger.pages(content, {}) if page.path == "evidence/rvt/series.md")


def measured(good: Content, **told: str) -> Content:
    """The course with other words in its series."""
    one = good.series["rvt-dark-streets"].model_copy(update=told)
    return replace(good, series={one.id: one})


@pytest.mark.parametrize(
    ("points", "wanted"),
    [
        ([("Lakeside", "2019")], "Series: Lakeside, 2019"),
        ([("Lakeside", "March 2019"), ("Lakeside", "2017/18")], "Series: Lakeside, 2017 to 2019"),
        ([("Lakeside", "2019"), ("Rivertown", "2019")], "Series: 2 places, 2019"),
        ([("Lakeside", "not stated")], "Series: Lakeside"),
        ([("Lake*side*", "2019")], "Series: Lake&#42;side&#42;, 2019"),
    ],
)
def test_a_series_says_how_much_it_holds(points: list[tuple[str, str]], wanted: str) -> None:
    assert series.extent([point(place, period) for place, period in points]) == wanted


@pytest.mark.parametrize(
    ("places", "periods", "points", "is_list"),
    [
        ("ABC", 4, "A0 B1 C2 A3", True),  # 4 of 12
        ("AB", 4, "A0 A1 B2 B3", False),  # 4 of 8: half of the cells are filled
        ("ABCDE", 3, "A0 B1 C2 D0 E1", False),  # 5 of 15, but only three periods across
    ],
)
def test_a_table_that_would_be_mostly_empty_becomes_a_list(
    places: str, periods: int, points: str, is_list: bool
) -> None:
    found = [point(name[0], str(2010 + int(name[1]))) for name in points.split()]
    assert len({c.place for c in found}) == len(places) and len({c.period for c in found}) == periods
    assert ("<th>Value</th>" in series.table(found)) == is_list


def test_a_list_stands_in_the_order_of_places_and_then_of_time() -> None:
    names = ["b-2013", "a-2012", "b-2010", "a-2011", "c-2014"]
    found = [point(*name.split("-")) for name in names]
    rows = series.table(found).split("<tbody>")[1].split("</tr>")[:-1]
    assert [row.split("</td>")[0].replace('<tr><th scope="row">', "").replace("</th><td>", "-") for row in rows] == [
        "a-2011",
        "a-2012",
        "b-2010",
        "b-2013",
        "c-2014",
    ]


def test_places_stand_in_alphabetical_order_whatever_their_order_in_the_file(good: Content) -> None:
    made = body(good)
    assert made.index('<th scope="row">Lakeside') < made.index('<th scope="row">Rivertown')


@pytest.mark.parametrize(
    "wanted",
    [
        ["October 2018", "November 2018 to January 2019", "December 2018", "March 2019"],
        ["2018 (first half)", "2018 (second half)"],
        ["not stated", "1999", "2001"],
    ],
)
def test_a_period_stands_where_it_begins(wanted: list[str]) -> None:
    assert sorted(reversed(wanted), key=series.when) == wanted


def test_a_bound_is_shown_as_one_in_its_cell_and_its_sentence(good: Content) -> None:
    claim = good.claims["rvt-dark-streets-lakeside-2019"]
    assert claim.text == "The survey found more than 12 dark streets in Lakeside in 2019."
    assert f'<td id="{claim.id}">more than 12</td>' in body(good)


@pytest.mark.parametrize(("match", "said"), [("same", "same"), ("near", "near"), ("", "near")])
def test_a_series_says_how_near_it_is_to_its_indicator(match: str, said: str, good: Content) -> None:
    assert f"<dd>C23 of the teaching catalogue, {said}</dd>" in body(measured(good, match=match))


def test_without_an_indicator_none_is_named(good: Content) -> None:
    assert "catalogue" not in body(measured(good, indicator=""))


HOSTILE = "[x](https://evil.example){: onclick=a} <b> & *c*"
SHOWN = "&#91;x&#93;(https://evil.example)&#123;: onclick=a&#125; &lt;b&gt; &amp; &#42;c&#42;"


def test_words_of_a_series_and_its_points_are_text(good: Content) -> None:
    claim = good.claims["rvt-dark-streets-rivertown-2019"]
    odd = claim.model_copy(update={"place": HOSTILE, "period": f"2019 {HOSTILE}", "own_caveat": f"Note: {HOSTILE}"})
    told = dict.fromkeys(("title", "unit", "stated_by", "locator", "caveat"), HOSTILE)
    made = body(replace(measured(good, **told), claims={**good.claims, claim.id: odd}))
    for words in (
        f"## {SHOWN} {{ #rvt-dark-streets }}",
        f"<dt>Unit</dt><dd>{SHOWN}</dd>",
        f"<dt>Caveat</dt><dd>{SHOWN}</dd>",
        f"<dt>Says</dt><dd>{SHOWN}: <a ",
        f"</a>, {SHOWN}</dd>",
        f'<th scope="row">{SHOWN}</th>',
        f'<th scope="col">2019 {SHOWN}</th>',
        f"{SHOWN}, 2019 {SHOWN}: Note: {SHOWN}",
    ):
        assert words in made
    scattered = [point(HOSTILE, "2010"), *(point(name, f"201{name}") for name in "1234")]
    assert f'<th scope="row">{SHOWN}</th><td>2010</td>' in series.table(scattered)


def test_a_point_has_its_record_among_the_series(good: Content) -> None:
    assert record_path(good.claims["rvt-dark-streets-rivertown-2019"]) == "evidence/rvt/series.md"
    assert record_path(good.claims["rvt-feel-safe"]) == "evidence/rvt/index.md"

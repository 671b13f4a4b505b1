"""The ledger's pages: the list, the records, the series."""

from __future__ import annotations

from pathlib import Path

import pytest
from rivertown import CLAIMS, MODULE, Change

from portal.content import Content, load
from portal.models.evidence import Claim
from portal.pages import Built
from portal.render import ledger, series
from portal.stage import used_on


def page(content: Content, path: str) -> Built:
    used = {"rvt-feel-safe": [("The <lesson>", MODULE)], "rvt-dark-streets-rivertown-2019": [("The <lesson>", MODULE)]}
    return next(page for page in ledger.pages(content, used) if page.path == path)


def record(body: str, name: str) -> str:
    return next(part for part in body.split("<section") if f'id="{name}"' in part)


def test_the_list_counts_and_names_every_statement_and_series(good: Content) -> None:
    body = page(good, "evidence/index.md").body
    assert "5 statements and 1 series with 3 figures, from 2 sources." in body
    assert body.count("<li ") == 6
    assert '<a href="rvt/#rvt-lamps-added">1,300 street lamps</a> Rivertown set up 1,300 more street lamps.' in body
    assert '<a href="rvt/#rvt-mayor-success">Statement</a>' in body
    assert '<a href="rvt/series/#rvt-dark-streets">Series: 2 places, 2018 to 2019</a> Dark streets, streets.' in body


def test_a_row_carries_what_the_filter_asks_for(good: Content) -> None:
    body = page(good, "evidence/index.md").body
    assert '<li data-place="rivertown" data-topic="survey" data-grade="survey" data-page="1">' in body
    assert '<li data-place="rivertown lakeside" data-topic="lamps" data-grade="programme-report" data-page="1">' in body
    assert '<option value="1">The &lt;lesson&gt;</option>' in body
    assert '<option value="lakeside">Lakeside</option>' in body
    assert 'class="ledger-filter no-print" hidden' in body, "without scripting it would do nothing"


def test_a_record_says_all_that_the_ledger_knows(good: Content) -> None:
    part = record(page(good, "evidence/rvt/index.md").body, "rvt-feel-safe")
    for words in (
        "41% of respondents, 2019",
        'Rivertown town hall: <a href="../sources/#rivertown-street-survey">Rivertown street survey</a>, table 1',
        '<a href="../grades/#survey">Survey</a>',
        "The number of respondents is not printed.",
        '<a href="../../curriculum/01-example/">The &lt;lesson&gt;</a>',
        "<summary>Cite this claim</summary>",
    ):
        assert words in part
    assert "Disputed in" not in part and "Until" not in part


def test_a_record_tells_of_contradictions_and_corrections(good: Content) -> None:
    part = record(page(good, "evidence/rvt/index.md").body, "rvt-lamps-added")
    assert '<dt>Disputed in</dt><dd><a href="../contradictions/#CT-01">Two counts of the lamps</a>' in part
    assert "<dt>Until 2026-10-01</dt><dd>Rivertown set up three thousand lamps. " in part
    assert '<a href="../corrections/#c1">Why it was corrected</a>' in part


def test_a_figure_in_a_caveat_leads_to_the_claim_it_comes_from(good: Content) -> None:
    part = record(page(good, "evidence/rvt/index.md").body, "rvt-lamps-lit")
    assert 'the town set up <a href="../rvt/#rvt-lamps-added">1,300 street lamps</a>.' in part


def test_what_an_author_writes_is_no_markup(tree: Path, change: Change) -> None:
    change(CLAIMS, ("She does not say what success would be.", "Is it <b>good</b> & right?"))
    body = page(load(tree), "evidence/rvt/index.md").body
    assert "Is it &lt;b&gt;good&lt;/b&gt; &amp; right?" in body


def test_a_series_is_a_table_whose_cells_have_addresses(good: Content) -> None:
    body = page(good, "evidence/rvt/series.md").body
    assert "## Dark streets { #rvt-dark-streets }" in body
    assert body.index("March 2018</th>") < body.index("2019</th>")
    assert '<th scope="row">Rivertown</th><td id="rvt-dark-streets-rivertown-march-2018">40</td>' in body
    assert '<th scope="row">Lakeside</th><td>–</td><td id="rvt-dark-streets-lakeside-2019">more than 12</td>' in body
    assert "<summary>Cite this table</summary>" in body
    assert "C23 of the teaching catalogue, near" in body


def test_a_caveat_of_one_point_stands_below_its_table(good: Content) -> None:
    body = page(good, "evidence/rvt/series.md").body
    assert "Rivertown, 2019: One street was counted twice." in body


def point(place: str, period: str) -> Claim:
    told = {"text": "x", "value": "1", "unit": "u", "topic": "t", "stated_by": "s", "source": "s", "locator": "l"}
    return Claim(id=f"a-{place}-{period}".lower(), place=place, period=period, grade="survey", caveat="c", **told)


def test_scattered_points_become_a_list(good: Content) -> None:
    scattered = [point(place, str(year)) for place, year in zip("ABCDEF", range(2010, 2016), strict=True)]
    made = series.table(scattered)
    assert "<th>Period</th><th>Value</th>" in made and "–" not in made
    dense = [point(place, str(year)) for place in "AB" for year in range(2010, 2016)]
    assert "<th>Value</th>" not in series.table(dense)


@pytest.mark.parametrize(
    ("periods", "wanted"),
    [
        (["December 2023", "2011", "March 2023"], ["2011", "March 2023", "December 2023"]),
        (
            ["2012/13 (April to March)", "2011/12 (April to March)"],
            ["2011/12 (April to March)", "2012/13 (April to March)"],
        ),
    ],
)
def test_periods_stand_in_the_order_of_time(periods: list[str], wanted: list[str]) -> None:
    assert sorted(periods, key=series.when) == wanted


def test_the_pages_that_use_a_claim_are_found_wherever_it_is_cited(good: Content) -> None:
    titles = [title for title, _ in used_on(good)["rvt-lamps-added"]]
    assert "Two nights in Rivertown" in titles and "Contradictions" in titles
    assert "rvt-dark-streets-lakeside-2019" not in used_on(good)

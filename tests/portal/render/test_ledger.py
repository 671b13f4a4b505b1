"""The ledger's pages: the list, the records, the series."""

from __future__ import annotations

from dataclasses import replace
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


def told(good: Content, name: str = "rvt-feel-safe", **words: str) -> Content:
    """The course with other words in one claim."""
    return replace(good, claims={**good.claims, name: good.claims[name].model_copy(update=words)})


def test_every_statement_stands_once_and_under_its_topic(good: Content) -> None:
    body = page(good, "evidence/rvt/index.md").body
    assert body.count('<section class="claim"') == 5
    lamps, survey = body.split("## Lamps")[1].split("## Survey")
    assert lamps.count("<section") == 4 and survey.count("<section") == 1 and 'id="rvt-feel-safe"' in survey


def test_places_to_choose_from_stand_in_alphabetical_order_without_regard_to_capitals(good: Content) -> None:
    body = page(told(good, place="little Harbour-on-the-Sea"), "evidence/index.md").body
    options = body.split('name="place">')[1].split("</select>")[0]
    order = [options.index(f">{place}<") for place in ("Lakeside", "little Harbour-on-the-Sea", "Rivertown")]
    assert order == sorted(order)


def test_a_row_names_the_place_and_the_grade(good: Content) -> None:
    row = next(row for row in page(good, "evidence/index.md").body.split("<li ") if "#rvt-feel-safe" in row)
    assert '<span class="small">Rivertown. <span class="marker marker--strong" aria-hidden="true"></span>Survey.' in row


def test_a_record_of_a_claim_that_no_page_cites_says_so(good: Content) -> None:
    part = record(page(good, "evidence/rvt/index.md").body, "rvt-lamps-lit")
    assert "<dt>Used on</dt><dd>no page yet</dd>" in part


def test_a_caveat_leads_to_the_record_of_a_statement_without_a_figure(good: Content) -> None:
    content = told(good, caveat="See [@rvt-mayor-success] and [@rvt-lamps-before mark].")
    part = record(page(content, "evidence/rvt/index.md").body, "rvt-feel-safe")
    assert (
        '<dd>See <a href="../rvt/#rvt-mayor-success">(record)</a> and <a href="../rvt/#rvt-lamps-before">(record)</a>.'
    ) in part


HOSTILE = "[x](https://evil.example){: onclick=a} <b> & *c*"
SHOWN = "&#91;x&#93;(https://evil.example)&#123;: onclick=a&#125; &lt;b&gt; &amp; &#42;c&#42;"


def test_words_of_a_claim_are_text_in_the_list_and_the_record(good: Content) -> None:
    words = dict.fromkeys(("text", "unit", "place", "period", "stated_by", "locator", "caveat"), HOSTILE)
    content = told(good, **words)
    part = record(page(content, "evidence/rvt/index.md").body, "rvt-feel-safe")
    for shown in (
        f'<p class="claim-figure">41 {SHOWN}, {SHOWN}</p>',
        f"<p>{SHOWN} <code",
        f"<dt>Says</dt><dd>{SHOWN}: <a ",
        f"</a>, {SHOWN}</dd>",
        f"<dt>Place and period</dt><dd>{SHOWN}; {SHOWN}</dd>",
        f"<dt>Caveat</dt><dd>{SHOWN}</dd>",
    ):
        assert shown in part
    listed = page(content, "evidence/index.md").body
    assert f'#rvt-feel-safe">41 {SHOWN}</a> {SHOWN} <span class="small">{SHOWN}. <' in listed
    assert f">{SHOWN}</option>" in listed


def test_what_a_collection_is_about_is_text(good: Content) -> None:
    told_of = good.collections["rvt"].model_copy(update={"title": HOSTILE, "about": HOSTILE})
    content = replace(good, collections={"rvt": told_of})
    assert f"## {SHOWN}\n\n{SHOWN}\n\n" in page(content, "evidence/index.md").body
    records = page(content, "evidence/rvt/index.md").body
    assert f"# {SHOWN}: statements" in records and f'<p class="lede">{SHOWN}</p>' in records


def test_what_stood_there_before_a_correction_and_the_name_of_a_dispute_are_text(good: Content) -> None:
    line, entry = good.corrections[0]
    corrections = [(line, entry.model_copy(update={"said": HOSTILE}))]
    disputes = [good.contradictions[0].model_copy(update={"title": HOSTILE})]
    content = replace(good, corrections=corrections, contradictions=disputes)
    part = record(page(content, "evidence/rvt/index.md").body, "rvt-lamps-added")
    assert f"<dt>Until 2026-10-01</dt><dd>{SHOWN} <a " in part and f'#CT-01">{SHOWN}</a>' in part

"""Tables name their rows and columns; texts cannot break out of them."""

from __future__ import annotations

from monitor_lab.reporting.page import Cell, document, number, paragraph, section, table


def test_a_table_has_a_caption_and_scopes_and_can_be_scrolled_by_keyboard() -> None:
    html = table("t", "Scores <1", ["Unit", "Score"], [("Durban & Co", [number(61.25), "x"])], "Note.")
    assert '<th scope="col">Unit</th>' in html and '<th scope="row">Durban &amp; Co</th>' in html
    assert '<span id="t-caption">Scores &lt;1</span>' in html and 'tabindex="0"' in html
    assert '<td class="number">61.2</td><td>x</td>' in html


def test_numbers_keep_what_they_need_and_missing_has_words() -> None:
    assert number(float("nan"), missing="no score") == Cell("no score", "none")
    assert number(38.23, -1).text == "38.23" and number(1234567.0, -1).text == "1.23457e+06"


def test_a_document_names_language_title_and_contents() -> None:
    page = document("Safety & <more>", "", [section("a", "First", paragraph("x", "k"))], "end")
    assert '<html lang="en">' in page and "<title>Safety &amp; &lt;more&gt;</title>" in page
    assert '<li><a href="#a">First</a></li>' in page and '<p class="k">x</p>' in page

"""How a cited figure is printed, marked and listed."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any

import markdown
import pytest

from portal.cite import Ledger, PageNotes, figure, opened_notes, render, source_list, thousands
from portal.models.evidence import Claim, Source
from portal.models.grades import SEEN_WORDS

HOSTILE = '<script>alert("x")</script> | *bold* _em_ [x](y) `code` ] \\ ~'


def claim(value: str = "41", unit: str = "% of respondents", **fields: Any) -> Claim:
    made = {
        "id": "rvt-safe",
        "text": "Four in ten said so.",
        "value": value,
        "unit": unit,
        "period": "2019",
        "place": "Rivertown",
        "topic": "survey",
        "stated_by": "The mayor",
        "source": "rvt-survey",
        "locator": "table 1",
        "grade": "survey",
        "caveat": "Nobody knows how many were asked.",
    }
    return Claim.model_validate(made | fields)


def ledger(*claims: Claim, **fields: Any) -> Ledger:
    made = {
        "id": "rvt-survey",
        "title": "Street survey",
        "producer": "Town hall",
        "date_published": "2019",
        "citation": "Town hall (2019). Street survey.",
        "licence": "not stated",
        "kind": "report",
        "seen": "excerpt",
    }
    source = Source.model_validate(made | fields)
    return Ledger({c.id: c for c in claims or (claim(),)}, {source.id: source})


def printed(text: str, *claims: Claim, markers: bool = True) -> str:
    return render(text, ledger(*claims), PageNotes("../evidence/"), markers=markers)


def noted(text: str, book: Ledger | None = None) -> str:
    """The notes that the markers of `text` open."""
    notes = PageNotes("../evidence/")
    render(text, book or ledger(), notes)
    return opened_notes(notes)


@pytest.mark.parametrize(
    ("value", "unit", "form", "wanted"),
    [
        ("41", "% of respondents", None, "41%"),
        ("41", "% of respondents", "value", "41"),
        ("41", "% of respondents", "full", "41% of respondents, 2019"),
        ("41", "% of respondents", "mark", ""),
        ("41", "%", None, "41%"),
        ("41", "%", "full", "41%, 2019"),
        ("1300", "deaths", None, "1,300 deaths"),
        ("1300", "deaths", "value", "1,300"),
        ("1300", "deaths", "full", "1,300 deaths, 2019"),
        (">4000000", "people", None, "more than 4,000,000 people"),
        ("<5", "people", None, "less than 5 people"),
        ("~380000", "people", "value", "about 380,000"),
        ("~0.5", "% of homes", None, "about 0.5%"),
        ("0.87", "", None, "0.87"),
        ("0.87", "", "full", "0.87, 2019"),
        ("-65", "% change", None, "−65%"),
        ("-1300", "deaths", None, "−1,300 deaths"),
        ("1234567.125", "per 100,000 residents", None, "1,234,567.125 per 100,000 residents"),
        ("", "", None, ""),
        ("", "", "full", ""),
    ],
)
def test_a_figure_is_printed_as_its_form_asks(value: str, unit: str, form: Any, wanted: str) -> None:
    assert figure(claim(value, unit), form) == wanted


def test_a_period_that_is_not_stated_is_said_so() -> None:
    assert figure(claim(period="not stated"), "full") == "41% of respondents, period not stated"


@pytest.mark.parametrize(
    ("digits", "wanted"), [("0", "0"), ("-0.5", "−0.5"), ("1000", "1,000"), ("12.3400", "12.3400")]
)
def test_digits_are_grouped_and_kept(digits: str, wanted: str) -> None:
    assert thousands(digits) == wanted


def test_without_markers_only_the_figure_is_printed_but_it_is_listed() -> None:
    notes = PageNotes("")
    assert render("It is [@rvt-safe].", ledger(), notes, markers=False) == "It is 41%."
    assert (notes.claims, notes.sources) == (["rvt-safe"], ["rvt-survey"])


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("So it is [@rvt-safe mark].", "So it is."),
        ("So it is [@rvt-safe mark][@src:rvt-survey]; and so on", "So it is; and so on"),
        ("So it is\n[@src:rvt-survey]. And", "So it is. And"),
        ("[@rvt-safe mark] So", " So"),
        ("One.\n\n[@rvt-safe mark] Two.", "One.\n\n Two."),
        ("[~20 residents] came", "20 residents came"),
    ],
)
def test_a_marker_that_is_not_printed_leaves_no_gap_before_a_stop(text: str, wanted: str) -> None:
    assert printed(text, markers=False) == wanted


def test_with_markers_a_button_opens_the_note_and_a_link_works_without_script() -> None:
    made = printed("It is [@rvt-safe].")
    assert made.startswith('It is <span class="cited">41%<button type="button" class="marker marker--strong"')
    assert 'popovertarget="note-1" aria-label="Source of 41%: survey"' in made
    assert '<a class="marker marker--strong marker--link" href="#sources"' in made
    assert made.endswith("</span>.")


def test_a_note_tells_source_grade_period_and_caveat_and_leads_to_the_ledger() -> None:
    made = noted("It is [@rvt-safe].")
    assert '<div popover id="note-1"' in made
    for words in ("Four in ten said so.", "Town hall", "Street survey", "table 1", "Survey", "2019", "Nobody knows"):
        assert words in made
    assert '<a href="../evidence/rvt/#rvt-safe">' in made


@pytest.mark.parametrize(
    ("grade", "look"),
    [
        ("official-statistic", "strong"),
        ("independent-evaluation", "strong"),
        ("programme-report", "middle"),
        ("normative-text", "middle"),
        ("official-statement", "weak"),
        ("self-description", "weak"),
    ],
)
def test_the_marker_shows_how_strong_the_evidence_is(grade: str, look: str) -> None:
    assert f'class="marker marker--{look}"' in printed("[@rvt-safe]", claim(grade=grade))


def test_the_speaker_is_named_unless_it_is_the_producer() -> None:
    assert "Stated by The mayor." in noted("[@rvt-safe]")
    assert "Stated by" not in noted("[@rvt-safe]", ledger(claim(stated_by="Town hall")))


def test_markers_that_say_the_same_open_the_same_note() -> None:
    text = "[@rvt-safe] [@src:rvt-survey] [= 1 + @rvt-safe] [@rvt-safe value]"
    assert re.findall(r' id="([^"]+)"', noted(text)) == ["note-1", "note-2", "note-3"]
    assert re.findall(r'popovertarget="(note-\d)"', printed(text)) == ["note-1", "note-2", "note-3", "note-1"]


@pytest.mark.parametrize(
    ("text", "before"),
    [
        ("They said so [@rvt-safe mark].", 'They said <span class="cited">so<button'),
        ("They said so[@rvt-safe mark].", 'They said <span class="cited">so<button'),
        ("He said “no” [@src:rvt-survey]", 'He said “<span class="cited">no”<button'),
        ("It is 1,300 lamps, all told, [@rvt-safe mark]", 'all <span class="cited">told,<button'),
        ("[@rvt-safe mark]", '<span class="cited"><button'),
        ("It has [@rvt-lamps]", 'It has 1,300 street <span class="cited">lamps<button'),
    ],
)
def test_a_lonely_marker_does_not_part_from_the_word_before_it(text: str, before: str) -> None:
    lamps = claim("1300", "street lamps", id="rvt-lamps")
    made = printed(text, claim(), lamps)
    assert before in made
    assert "<!--" not in made


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.add(tag)
        assert not any(name.startswith("on") for name, _ in attrs)


def test_hostile_words_in_the_ledger_stay_words() -> None:
    hostile = claim(
        text=HOSTILE, unit=HOSTILE, period=HOSTILE, place=HOSTILE, locator=HOSTILE, caveat=HOSTILE, stated_by=HOSTILE
    )
    book = ledger(hostile, title=HOSTILE, producer=HOSTILE, citation=HOSTILE, note=HOSTILE)
    notes = PageNotes("")
    made = render("| a [@rvt-safe full] | [@src:rvt-survey] [= @rvt-safe * 2] | [~*20* <b>men</b>]", book, notes)
    made += source_list(book, notes) + opened_notes(notes)
    assert "<script" not in made
    tags = _Tags()
    tags.feed(markdown.markdown(made, extensions=["attr_list", "md_in_html", "tables"]))
    assert not tags.found & {"script", "strong", "em", "code", "img", "table"}, tags.found
    assert tags.found <= {"p", "span", "button", "a", "cite", "b", "div", "ul", "li", "h2", "section"}


def test_a_mark_in_code_is_left_alone() -> None:
    text = "Write `[@rvt-safe]` so:\n\n```\n[@rvt-safe]\n```\n"
    assert printed(text) == text


def test_an_unknown_name_is_shown_as_such() -> None:
    assert "[no such claim: rvt-x]" in printed("[@rvt-x]").replace("&#91;", "[").replace("&#93;", "]")
    assert "no such claim: nobody" in printed("[@src:nobody]")
    assert "no such claim: 1 / 0" in printed("[= 1 / 0]")


def test_arithmetic_shows_its_steps_and_cites_its_claims() -> None:
    notes = PageNotes("")
    made = render("[= @rvt-safe * 2 | 0 %]", ledger(), notes)
    assert '<span class="cited">82%<button' in made
    assert "marker--calc" in made and 'aria-label="How 82% was computed"' in made
    assert "41 × 2 = 82%" in opened_notes(notes)
    assert "41% of respondents, 2019" in opened_notes(notes)
    assert notes.claims == ["rvt-safe"]
    assert render("[= @rvt-safe * 2 | 0 %]", ledger(), notes, markers=False) == "82%"


def test_a_number_of_ours_is_underlined_and_explained_below() -> None:
    notes = PageNotes("")
    assert render("[~20 residents]", ledger(), notes) == '<span class="ours">20 residents</span>'
    assert "are ours" in source_list(ledger(), notes)


def test_the_list_of_sources_has_each_once_with_its_figures() -> None:
    notes = PageNotes("../evidence/")
    render(
        "[@rvt-safe] [@rvt-safe] [@rvt-said] [@src:rvt-survey]", ledger(claim(), claim("", "", id="rvt-said")), notes
    )
    made = source_list(ledger(claim(), claim("", "", id="rvt-said")), notes)
    assert made.count("Town hall (2019). Street survey.") == 1
    assert SEEN_WORDS["excerpt"] in made
    assert made.count("<li>") == 2
    assert '<a href="../evidence/rvt/#rvt-safe">41% of respondents, 2019</a>' in made
    assert '<a href="../evidence/rvt/#rvt-said">Statement</a>' in made
    assert "{ #sources }" in made


def test_a_page_that_cites_nothing_has_no_list_of_sources() -> None:
    assert source_list(ledger(), PageNotes("")) == ""


def test_a_source_with_an_address_can_be_opened() -> None:
    book = ledger(url="https://example.org/a?b=1&c=2")
    assert '<a href="https://example.org/a?b=1&amp;c=2">' in noted("[@src:rvt-survey]", book)

"""How to cite: the producer of a figure first."""

from __future__ import annotations

from datetime import date

import pytest

from portal import citing, site
from portal.content import Content
from portal.models.evidence import Source

SOURCE = Source(
    id="s",
    title="Crime & fear_2019",
    producer="Town hall",
    date_published="2019",
    citation="Town hall (2019). Crime & fear",
    licence="not stated",
    kind="report",
    seen="full",
)
PEOPLE = SOURCE.model_copy(update={"authors": ("A. Penman", "B. Lamp"), "id": "p"})


@pytest.fixture(autouse=True)
def public(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://example.org/course/")


def test_a_claim_is_cited_by_its_source_and_then_by_where_we_have_it(good: Content) -> None:
    made = citing.of_claim(good.claims["rvt-feel-safe"], SOURCE, "evidence/rvt/index.md")
    assert made.short == "(Town hall 2019, table 1, second row)"
    assert made.full == (
        "Town hall (2019). Crime & fear. Table 1, second row. As entered in: Urban human security: an open course, "
        f"version {site.version()}, claim rvt-feel-safe, https://example.org/course/evidence/rvt/#rvt-feel-safe."
    )
    assert made.bibtex.startswith(
        "@misc{rvt-feel-safe,\n  author = {{Town hall}},\n  title = {{Crime \\& fear\\_2019}},"
    )


def test_several_authors_are_joined_as_bibtex_wants(good: Content) -> None:
    made = citing.of_claim(good.claims["rvt-feel-safe"], PEOPLE, "evidence/rvt/index.md")
    assert "author = {A. Penman and B. Lamp}" in made.bibtex
    assert made.short.startswith("(A. Penman and others 2019,")


def test_a_page_names_its_authors_and_credits_whose_figures_it_prints() -> None:
    made = citing.of_page("Two nights", "curriculum/01-x/index.md", 2026, ["A team"], [SOURCE, SOURCE])
    assert made.full.startswith("A team (2026). Two nights. Urban human security: an open course, version ")
    assert "https://example.org/course/curriculum/01-x/" in made.full
    assert made.full.endswith("Figures on it belong to their producers, to be credited first: Town hall.")
    assert "url = {https://example.org/course/curriculum/01-x/}" in made.bibtex


def test_a_page_with_many_producers_points_to_its_list() -> None:
    many = [SOURCE.model_copy(update={"producer": f"Town {number}"}) for number in range(6)]
    made = citing.of_page("Two nights", "curriculum/01-x/index.md", 2026, [], many)
    assert made.full.endswith("to be credited first: the 6 producers listed on it.")


def test_a_page_without_named_authors_is_of_those_who_made_the_site() -> None:
    assert citing.of_page("About", "about.md", 2026, [], []).full.startswith(f"{site.authors()} (2026). About.")


def test_a_table_credits_each_producer_once_and_first() -> None:
    other = SOURCE.model_copy(
        update={"id": "o", "producer": "Village", "citation": "Village (2018). Lamps.", "date_published": "2018"}
    )
    made = citing.of_table("chart “Lamps”", "lamps", [SOURCE, other, SOURCE], "curriculum/01-x/index.md")
    assert made.short == "(Town hall 2019; Village 2018)"
    assert made.full.startswith("Town hall (2019). Crime & fear. Village (2018). Lamps. Chart “Lamps”. As shown in:")
    assert "year = {2019}" in made.bibtex


def test_without_a_public_address_none_is_made_up(good: Content, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SITE_URL")
    made = citing.of_claim(good.claims["rvt-feel-safe"], SOURCE, "evidence/rvt/index.md")
    assert made.full.endswith("claim rvt-feel-safe.") and "url" not in made.bibtex
    assert "http" not in citing.of_page("About", "about.md", 2026, [], []).full


def test_an_error_is_reported_in_the_form_with_the_claim_already_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("REPO_URL", "https://example.org/us/course/")
    made = citing.report("rvt-feel-safe", "evidence/rvt/index.md", "Report")
    assert (
        'href="https://example.org/us/course/issues/new?template=error-in-a-figure.yml&amp;title=Figure%3A+rvt' in made
    )
    monkeypatch.delenv("REPO_URL")
    guide = citing.report("rvt-feel-safe", "evidence/rvt/index.md", "Report")
    assert 'href="../../contribute/#door-1-report-an-error-in-a-figure"' in guide


def test_the_box_holds_three_forms_and_no_markup_of_the_text() -> None:
    made = citing.Reference("(A <b>)", "A & B", "@misc{x,\n  title = {{T}}\n}").box("this page")
    assert "<summary>Cite this page</summary>" in made
    assert "<dd>(A &lt;b&gt;)</dd>" in made and "<dd>A &amp; B</dd>" in made
    assert "\n" not in made, "a line of its own would end the fold for a Markdown renderer"


@pytest.mark.parametrize(
    ("title", "printed"),
    [
        ("50% of $5 & #1_a", r"50\% of \$5 \& \#1\_a"),
        ("Sets {a} of lamps", r"Sets \{a\} of lamps"),
        ("{All of it}", r"\{All of it\}"),
        (r"C:\lamps", r"C:\textbackslash{}lamps"),
        ("~40 lamps^2", r"\textasciitilde{}40 lamps\textasciicircum{}2"),
    ],
)
def test_what_tex_would_take_for_a_command_is_printed(title: str, printed: str, good: Content) -> None:
    source = SOURCE.model_copy(update={"title": title})
    made = citing.of_claim(good.claims["rvt-feel-safe"], source, "evidence/rvt/index.md")
    assert f"\n  title = {{{{{printed}}}}},\n" in made.bibtex


def test_the_address_of_a_source_stands_in_its_entry_as_it_is(good: Content) -> None:
    source = SOURCE.model_copy(update={"url": "https://example.org/~a_b%20c?d=1&e=2#f"})
    made = citing.of_claim(good.claims["rvt-feel-safe"], source, "evidence/rvt/index.md")
    assert "\n  url = {https://example.org/~a_b%20c?d=1&e=2#f}\n" in made.bibtex


def test_a_table_of_undated_figures_says_so() -> None:
    undated = SOURCE.model_copy(update={"date_published": "not dated"})
    assert "year = {n.d.}" in citing.of_table("series “Lamps”", "lamps", [undated], "evidence/rvt/series.md").bibtex


def test_each_thing_has_a_key_of_its_own() -> None:
    lamps = citing.of_table("chart “Lamps”", "lamps", [SOURCE], "curriculum/01-x/index.md").bibtex
    paths = citing.of_table("chart “Paths”", "paths", [SOURCE], "curriculum/01-x/index.md").bibtex
    unnamed = citing.of_table("table 2", "", [SOURCE], "curriculum/01-x/index.md").bibtex
    assert lamps.startswith("@misc{curriculum-01-x-lamps,") and paths.startswith("@misc{curriculum-01-x-paths,")
    assert unnamed.startswith("@misc{curriculum-01-x-table-2,")
    assert citing.of_page("Home", "index.md", 2026, [], []).bibtex.startswith("@misc{home,")


@pytest.mark.parametrize(("title", "told"), [("Who counts?", "Who counts? Urban"), ("Look!", "Look! Urban")])
def test_a_question_gets_no_full_stop(title: str, told: str) -> None:
    assert f"(2026). {told} human security" in citing.of_page(title, "about.md", 2026, [], []).full


def test_a_name_in_a_locator_keeps_its_capitals(good: Content) -> None:
    claim = good.claims["rvt-feel-safe"].model_copy(update={"locator": "table 1, UNODC row"})
    assert " Table 1, UNODC row. As entered in:" in citing.of_claim(claim, SOURCE, "evidence/rvt/index.md").full


def test_up_to_five_producers_are_named() -> None:
    five = [SOURCE.model_copy(update={"producer": f"Town {number}"}) for number in range(5)]
    made = citing.of_page("Two nights", "curriculum/01-x/index.md", 2026, [], five)
    assert made.full.endswith("to be credited first: Town 0; Town 1; Town 2; Town 3; Town 4.")


def test_a_page_is_of_the_year_in_which_it_was_reviewed_and_names_the_sources_it_has(good: Content) -> None:
    made = citing.page_box(good, "Lamps", "about.md", ["A team"], date(2024, 5, 1), ["rivertown-gazette", "gone"])
    assert "A team (2024). Lamps." in made and "credited first: The Rivertown Gazette.</dd>" in made
    assert "A team (2026). Lamps." in citing.page_box(good, "Lamps", "about.md", ["A team"], None, [])

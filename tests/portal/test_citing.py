"""How to cite: the producer of a figure first."""

from __future__ import annotations

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

"""How one page finds another."""

from __future__ import annotations

import pytest
import yaml

from portal.pages import Built, Place, relative, relative_url, staged, url_of

PAGES = {"case_studies/col-bogota/index.md", "curriculum/02-x/index.md"}


@pytest.mark.parametrize(
    ("path", "url"),
    [
        ("index.md", ""),
        ("about.md", "about/"),
        ("curriculum/index.md", "curriculum/"),
        ("curriculum/02-x/index.md", "curriculum/02-x/"),
        ("curriculum/02-x/quiz.md", "curriculum/02-x/quiz/"),
        ("exercises/02-x.ipynb", "exercises/02-x/"),
        ("evidence/contradictions.md", "evidence/contradictions/"),
    ],
)
def test_the_address_of_a_page(path: str, url: str) -> None:
    assert url_of(path) == url


@pytest.mark.parametrize(
    ("source", "page"),
    [
        ("evidence/claims.csv", "evidence/index.md"),
        ("evidence/sources.yml", "evidence/sources.md"),
        ("evidence/contradictions.yml", "evidence/contradictions.md"),
        ("curriculum/glossary.yml", "curriculum/glossary.md"),
        ("curriculum/site/home.md", "index.md"),
        ("curriculum/site/about.md", "about.md"),
        ("curriculum/02-x/quiz.yml", "curriculum/02-x/quiz.md"),
        ("curriculum/02-x/index.md", "curriculum/02-x/index.md"),
        ("exercises/02-x.py", "exercises/02-x.ipynb"),
        ("CONTRIBUTING.md", "contribute.md"),
        ("LICENSE-CONTENT.md", "licence.md"),
    ],
)
def test_the_page_that_a_source_becomes(source: str, page: str) -> None:
    assert staged(source) == page


@pytest.mark.parametrize(
    ("goal", "page", "wanted"),
    [
        ("evidence/index.md", "index.md", "evidence/index.md"),
        ("index.md", "evidence/index.md", "../index.md"),
        ("curriculum/02-x/quiz.md", "curriculum/02-x/index.md", "quiz.md"),
        ("case_studies/c/index.md", "curriculum/02-x/index.md", "../../case_studies/c/index.md"),
    ],
)
def test_a_link_from_file_to_file(goal: str, page: str, wanted: str) -> None:
    assert relative(goal, page) == wanted


@pytest.mark.parametrize(
    ("goal", "page", "wanted"),
    [
        ("evidence/index.md", "index.md", "evidence/"),
        ("index.md", "index.md", "./"),
        ("index.md", "evidence/index.md", "../"),
        ("evidence/index.md", "evidence/index.md", "./"),
        ("evidence/index.md", "evidence/contradictions.md", "../"),
        ("evidence/index.md", "curriculum/02-x/index.md", "../../evidence/"),
        ("evidence/index.md", "curriculum/02-x/quiz.md", "../../../evidence/"),
        ("exercises/download/02-x.ipynb", "exercises/02-x.ipynb", "../download/02-x.ipynb"),
        ("evidence/claims.csv", "evidence/index.md", "claims.csv"),
        ("exercises/02-x.ipynb", "curriculum/02-x/index.md", "../../exercises/02-x/"),
    ],
)
def test_an_address_from_page_to_page(goal: str, page: str, wanted: str) -> None:
    assert relative_url(goal, page) == wanted


@pytest.mark.parametrize(
    ("source", "target", "wanted"),
    [
        ("curriculum/02-x/index.md", "https://example.org/a#b", "https://example.org/a#b"),
        ("curriculum/02-x/index.md", "mailto:a@example.org", "mailto:a@example.org"),
        ("curriculum/02-x/index.md", "#limits", "#limits"),
        ("curriculum/02-x/index.md", "term:threat", "../glossary.md#threat"),
        ("curriculum/02-x/index.md", "quiz.yml", "quiz.md"),
        ("curriculum/02-x/index.md", "trainer.md#set-up", "trainer.md#set-up"),
        ("curriculum/02-x/index.md", "../../exercises/02-x.py", "../../exercises/02-x.ipynb"),
        (
            "curriculum/02-x/index.md",
            "../../evidence/contradictions.yml#CT-03",
            "../../evidence/contradictions.md#CT-03",
        ),
        ("curriculum/02-x/index.md", "../../evidence/claims.csv#bog-x", "../../evidence/bog/index.md#bog-x"),
        ("curriculum/02-x/index.md", "../../evidence/series.yml#zaf-x", "../../evidence/zaf/series.md#zaf-x"),
        ("curriculum/02-x/index.md", "../../evidence/observations.csv#zaf-x", "../../evidence/zaf/series.md#zaf-x"),
        ("curriculum/02-x/index.md", "../../evidence/claims.csv", "../../evidence/index.md"),
        ("curriculum/02-x/index.md", "../../case_studies/col-bogota/", "../../case_studies/col-bogota/index.md"),
        ("curriculum/02-x/index.md", "../../case_studies/col-bogota", "../../case_studies/col-bogota/index.md"),
        ("curriculum/02-x/index.md", "../../CONTRIBUTING.md", "../../contribute.md"),
        ("curriculum/02-x/index.md", "../../pyproject.toml", ""),
        ("curriculum/site/home.md", "../02-x/index.md", "curriculum/02-x/index.md"),
        ("curriculum/site/home.md", "about.md", "about.md"),
        ("CONTRIBUTING.md", "case_studies/col-bogota/index.md", "case_studies/col-bogota/index.md"),
        ("CONTRIBUTING.md", "LICENSE", ""),
        ("curriculum/glossary.yml", "02-x/index.md", "02-x/index.md"),
    ],
)
def test_a_link_of_a_source_leads_to_the_staged_page(source: str, target: str, wanted: str) -> None:
    place = Place(source, staged(source))
    assert place.resolve(target, lambda path: path in PAGES) == wanted


def test_a_place_knows_its_way_to_the_ledger() -> None:
    assert Place("curriculum/02-x/quiz.yml", "curriculum/02-x/quiz.md").notes.ledger_url == "../../../evidence/"


def test_a_staged_page_carries_its_source_for_the_edit_link() -> None:
    made = Built("a.md", 'A "title": é', "Words", "\n# A\n", "curriculum/site/a.md", search=False, kind="text").text()
    assert made.startswith("---\n") and made.endswith("---\n\n# A\n")
    meta = yaml.safe_load(made.split("---\n")[1])
    assert meta == {
        "title": 'A "title": é',
        "description": "Words",
        "edit": "curriculum/site/a.md",
        "kind": "text",
        "search": {"exclude": True},
    }


def test_only_the_home_page_hides_its_lists() -> None:
    assert "hide" in Built("index.md", "t", "d", "b", "s").text()
    assert "hide" not in Built("evidence/index.md", "t", "d", "b", "s").text()
    assert "exclude" not in Built("evidence/index.md", "t", "d", "b", "s").text()

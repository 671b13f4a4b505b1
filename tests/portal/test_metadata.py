"""What machines read of a page."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from rivertown import MODULE, Change

from portal.content import Content, load
from portal.metadata import of_pages


@pytest.fixture(autouse=True)
def public(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://example.org/course/")


def test_each_kind_of_page_is_described_as_what_it_is(good: Content) -> None:
    found = {path: json.loads(text)["@type"] for path, text in of_pages(good).items()}
    assert found == {
        "index.md": "WebSite",
        "curriculum/index.md": "Course",
        "curriculum/glossary.md": "DefinedTermSet",
        "curriculum/01-example/index.md": "LearningResource",
        "case_studies/xxx-rivertown/index.md": "Article",
        "exercises/01-example.ipynb": "LearningResource",
        "evidence/index.md": "Dataset",
        "evidence/rvt/index.md": "Dataset",
        "evidence/rvt/series.md": "DataCatalog",
    }


def test_a_module_says_what_it_teaches_and_how_long_it_takes(good: Content) -> None:
    made = json.loads(of_pages(good)["curriculum/01-example/index.md"])
    assert made["teaches"] == [outcome.text for outcome in good.modules[0].module.outcomes]
    assert made["timeRequired"] == "PT31M", "10 to read, 5 to discuss, 10 of exercise, 6 of quiz"
    assert made["url"] == "https://example.org/course/curriculum/01-example/"
    assert made["isPartOf"]["@type"] == "Course"


def test_a_course_has_what_search_engines_ask_of_one(good: Content) -> None:
    made = json.loads(of_pages(good)["curriculum/index.md"])
    assert {"name", "description", "provider", "hasCourseInstance", "offers"} <= set(made)


def test_the_ledger_is_a_data_set_that_can_be_fetched(good: Content) -> None:
    made = json.loads(of_pages(good)["evidence/index.md"])
    assert {"name", "description", "license", "creator", "distribution"} <= set(made)
    assert made["distribution"][0]["contentUrl"] == "https://example.org/course/evidence/download/claims.csv"


def test_a_claim_names_who_says_so_and_where_it_appeared(good: Content) -> None:
    made = json.loads(of_pages(good)["evidence/rvt/index.md"])["hasPart"][0]
    assert made["@type"] == "Claim" and made["creditText"] == "Rivertown town hall"
    assert made["firstAppearance"]["citation"].startswith("Rivertown town hall (2019)")


def test_the_words_cannot_end_the_script_they_stand_in(tree: Path, change: Change) -> None:
    change(MODULE, ("title: ", "title: </script><script>alert(1)</script> "))
    text = of_pages(load(tree))["curriculum/01-example/index.md"]
    assert "</script" not in text and "</script>" in json.loads(text)["name"]


def test_without_a_public_address_none_is_made_up(good: Content, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SITE_URL")
    assert "http" not in json.dumps(json.loads(of_pages(good)["evidence/rvt/series.md"])["dataset"])
    assert "url" not in json.loads(of_pages(good)["index.md"])

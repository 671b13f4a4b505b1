"""What machines read of a page."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from rivertown import MODULE, Change

from portal.content import Content, load
from portal.metadata import of_pages
from portal.models.base import Contribution
from portal.models.evidence import Collection


@pytest.fixture(autouse=True)
def public(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://example.org/course/")


def described(content: Content, path: str) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(of_pages(content)[path])
    return found


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


def test_a_less_than_sign_in_a_field_opens_nothing(good: Content) -> None:
    terms = {"lamp": good.terms["street-lamp"].model_copy(update={"definition": "<!-- <script> 3 < 4"})}
    text = of_pages(replace(good, terms=terms))["curriculum/glossary.md"]
    assert "<" not in text and r"\u003c!-- \u003cscript> 3 \u003c 4" in text
    assert json.loads(text)["hasDefinedTerm"][0]["description"] == "<!-- <script> 3 < 4"


def test_the_statements_of_a_collection_are_those_that_are_no_points_of_a_series(good: Content) -> None:
    made = described(good, "evidence/rvt/index.md")["hasPart"]
    assert [claim["identifier"] for claim in made] == [
        "rvt-feel-safe",
        "rvt-lamps-before",
        "rvt-lamps-added",
        "rvt-mayor-success",
        "rvt-lamps-lit",
    ]


def test_a_claim_has_its_own_address_and_says_its_grade(good: Content) -> None:
    made = described(good, "evidence/rvt/index.md")["hasPart"][3]
    assert made["@id"] == "https://example.org/course/evidence/rvt/#rvt-mayor-success"
    assert made["genre"] == "Statement by a mayor or panellist"


def two_towns(good: Content) -> Content:
    """Rivertown, and Hilltown with a series of its own."""
    lamps = good.series["rvt-dark-streets"]
    paths = lamps.model_copy(update={"id": "hil-dark-paths", "caveat": "The town has [@rvt-lamps-before]."})
    point = good.claims["rvt-dark-streets-lakeside-2019"].model_copy(
        update={"id": "hil-dark-paths-hilltown-2019", "place": "Hilltown", "series": paths.id}
    )
    return replace(
        good,
        collections={**good.collections, "hil": Collection(id="hil", title="Hilltown", about="A hill.")},
        series={lamps.id: lamps, paths.id: paths},
        claims={**good.claims, point.id: point},
    )


def test_a_series_tells_of_its_own_places_and_its_caveat_in_words(good: Content) -> None:
    content = two_towns(good)
    [rivertown], [hilltown] = (described(content, f"evidence/{name}/series.md")["dataset"] for name in ("rvt", "hil"))
    assert rivertown["@id"] == "https://example.org/course/evidence/rvt/series/#rvt-dark-streets"
    assert rivertown["spatialCoverage"] == ["Lakeside", "Rivertown"]
    assert hilltown["spatialCoverage"] == ["Hilltown"]
    assert hilltown["description"] == "Dark streets, streets. The town has 900 street lamps."


@pytest.mark.parametrize(
    ("licence", "named"), [("not stated", None), ("https://example.org/terms", "https://example.org/terms")]
)
def test_only_an_address_is_named_as_a_licence(licence: str, named: str | None, good: Content) -> None:
    survey = good.sources["rivertown-street-survey"].model_copy(update={"licence": licence})
    content = replace(good, sources={**good.sources, survey.id: survey})
    assert described(content, "evidence/rvt/series.md")["dataset"][0].get("license") == named


def test_a_definition_is_told_with_its_figures(good: Content) -> None:
    lamp = good.terms["street-lamp"].model_copy(update={"definition": "One of [@rvt-lamps-added]."})
    made = described(replace(good, terms={"street-lamp": lamp}), "curriculum/glossary.md")
    assert made["hasDefinedTerm"][0]["description"] == "One of 1,300 street lamps."


def test_a_case_says_when_and_where_it_was_and_when_it_was_checked(good: Content) -> None:
    made = described(good, "case_studies/xxx-rivertown/index.md")
    assert made["temporalCoverage"] == "2018 to 2019" and made["dateModified"] == "2026-11-21"
    assert made["contentLocation"]["name"] == "Rivertown, Freedonia"


def test_a_module_names_each_author_once_and_when_it_was_reviewed(good: Content) -> None:
    folder = good.modules[0]
    by = tuple(
        Contribution(name=name, role=role) for name, role in (("B", "writing"), ("A", "writing"), ("B", "review"))
    )
    module = folder.module.model_copy(update={"contributions": by})
    made = described(replace(good, modules=[replace(folder, module=module)]), "curriculum/01-example/index.md")
    assert [author["name"] for author in made["author"]] == ["B", "A"]
    assert made["dateModified"] == "2026-11-21"


def test_an_exercise_teaches_outcomes_of_its_module_in_words(good: Content) -> None:
    made = described(good, "exercises/01-example.ipynb")
    assert made["teaches"] == ["Say who stands behind a share.", "Compute a change from two counts."]
    assert made["timeRequired"] == "PT10M"

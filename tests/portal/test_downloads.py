"""What somebody has who takes the ledger away."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from pathlib import Path

import pytest
from rivertown import Change

from portal.content import Content, load
from portal.downloads import files


def rows(made: dict[str, bytes], name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(made[f"evidence/download/{name}"].decode())))


def test_statements_and_points_are_tables_with_how_to_cite_each(good: Content) -> None:
    made = files(good, {})
    claims, points = rows(made, "claims.csv"), rows(made, "observations.csv")
    assert [row["id"] for row in claims][:2] == ["rvt-feel-safe", "rvt-lamps-before"] and len(claims) == 5
    assert claims[0]["citation"].startswith("Rivertown town hall (2019)")
    assert [(row["series"], row["value"]) for row in points] == [
        ("rvt-dark-streets", "40"),
        ("rvt-dark-streets", "31"),
        ("rvt-dark-streets", ">12"),
    ]
    assert claims[4]["caveat"] == "Counted on one night; the town set up 1,300 street lamps."


def test_a_cell_cannot_be_a_formula(tree: Path, change: Change) -> None:
    change("evidence/claims.csv", ("The town counted its own lamps.", "=HYPERLINK(1)"))
    assert rows(files(load(tree), {}), "claims.csv")[1]["caveat"] == "'=HYPERLINK(1)"


def test_the_json_holds_everything_and_who_uses_it(good: Content) -> None:
    made = json.loads(files(good, {"rvt-feel-safe": [("Home", "index.md")]})["evidence/download/claims.json"])
    assert {claim["id"] for claim in made["claims"]} == set(good.claims)
    assert made["claims"][0]["used_on"] == ["Home"]
    assert made["contradictions"][0]["problem"].startswith("A lamp that is set up need not be lit; 100 lamps lie")
    assert made["corrections"][0]["date"] == "2026-10-01"
    assert made["grades"]["survey"]["name"] == "Survey"


def test_the_readme_says_what_it_is_how_to_cite_it_and_under_which_terms(
    good: Content, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_URL", "https://example.org/course")
    made = files(good, {})["evidence/download/README.txt"].decode()
    for words in (
        "5 statements",
        "3 points",
        "3 sources",
        "https://example.org/course/evidence/",
        "CC BY 4.0",
        "caveat",
    ):
        assert words in made
    assert max(map(len, made.splitlines())) <= 120


@pytest.mark.parametrize(
    ("written", "cell"),
    [
        ("+2 is a sum", "'+2 is a sum"),
        ("@SUM(A1) is one", "'@SUM(A1) is one"),
        ("-2+cmd", "'-2+cmd"),
        ("\t=1", "'\t=1"),
        ("- a dash", "'- a dash"),
        ("2-3 lamps", "2-3 lamps"),
        ("<5 lamps", "<5 lamps"),
    ],
)
def test_only_a_cell_that_could_be_a_formula_is_marked(written: str, cell: str, good: Content) -> None:
    claim = good.claims["rvt-feel-safe"].model_copy(update={"locator": written})
    assert rows(files(replace(good, claims={claim.id: claim}), {}), "claims.csv")[0]["locator"] == cell


@pytest.mark.parametrize("value", ["-5", "-0.25", "~5", ">50", ""])
def test_a_value_stays_a_number(value: str, good: Content) -> None:
    claim = good.claims["rvt-feel-safe"].model_copy(update={"value": value})
    assert rows(files(replace(good, claims={claim.id: claim}), {}), "claims.csv")[0]["value"] == value


def test_a_source_is_told_in_words(good: Content) -> None:
    gazette = good.sources["rivertown-gazette"].model_copy(update={"authors": ("Penman, A.", "Lamp, B.")})
    made = rows(files(replace(good, sources={**good.sources, gazette.id: gazette}), {}), "sources.csv")
    survey, paper, history = made
    assert survey["seen"] == "We have read it in full" and history["seen"] == "We have not opened it"
    assert survey["url"] == "" and survey["date_accessed"] == "" and survey["authors"] == ""
    assert paper["authors"] == "Penman, A.; Lamp, B." and paper["date_accessed"] == "2026-11-21"


def test_each_row_has_the_address_of_its_own_record(good: Content, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SITE_URL", "https://example.org/course/")
    made = files(good, {})
    claims, points = rows(made, "claims.csv"), rows(made, "observations.csv")
    assert claims[3]["address"] == "https://example.org/course/evidence/rvt/#rvt-mayor-success"
    assert points[2]["address"] == "https://example.org/course/evidence/rvt/series/#rvt-dark-streets-lakeside-2019"


def test_a_point_that_is_a_bound_says_so_in_its_sentence(good: Content) -> None:
    found = rows(files(good, {}), "observations.csv")
    assert found[2]["text"] == "The survey found more than 12 dark streets in Lakeside in 2019."
    assert found[0]["text"] == "The survey found 40 dark streets in Rivertown in March 2018."

"""Does the built site hold what the sources hold: quizzes, exercises, claims, downloads."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from typing import Any

import course
import pytest
from bs4 import BeautifulSoup, Tag
from course import CASES, CLAIMS, EXERCISES, MODULES, ROOT, plain, shown

Pages = dict[str, BeautifulSoup]
every_module = pytest.mark.parametrize("module", MODULES, ids=lambda path: path.name)
every_exercise = pytest.mark.parametrize("exercise", EXERCISES, ids=lambda path: path.stem)


def page_of(pages: Pages, address: str) -> BeautifulSoup:
    path = f"{address}index.html"
    assert path in pages, f"the site has no page {path}"
    return pages[path]


def words(tag: Tag) -> str:
    return plain(tag.get_text())


def notebook(site: Path, exercise: Path, suffix: str = "") -> dict[str, Any]:
    path = site / "exercises" / "download" / f"{exercise.stem}{suffix}.ipynb"
    assert path.is_file(), f"the site has no {path.relative_to(site).as_posix()} to download"
    read: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return read


@every_module
def test_a_lesson_shows_the_way_to_its_quiz(module: Path, pages: Pages) -> None:
    article = page_of(pages, course.address(module)).article
    assert article is not None
    assert article.select_one('a[href="quiz/"]'), "nothing in the text of the lesson leads to quiz/"


@every_module
def test_the_quiz_page_holds_every_item_of_the_quiz_file_in_order(module: Path, pages: Pages) -> None:
    forms = page_of(pages, f"{course.address(module)}quiz/").select("form.quiz")
    assert [form["id"] for form in forms] == [item["id"] for item in course.quiz(module)]


@every_module
def test_every_quiz_item_can_be_read_without_scripts(module: Path, pages: Pages) -> None:
    page = page_of(pages, f"{course.address(module)}quiz/")
    for item in course.quiz(module):
        form = page.find("form", id=item["id"])
        assert form, f"no form {item['id']}"
        assert shown(item["stem"]) in words(form.legend), f"{item['id']}: the question differs from the quiz file"
        folded = form.select_one("details.quiz-answer")
        assert folded, f"{item['id']}: no folded answer"
        if item["kind"] == "number":
            assert f"{item['answer']:g}" in words(folded)
            expected = [item["feedback"]["right"], item["feedback"]["wrong"]]
        else:
            options = item["options"]
            given = [words(tag) for tag in form.select(".option label")]
            assert sorted(given) == sorted(shown(option["text"]) for option in options), f"{item['id']}: options"
            expected = [option["feedback"] for option in options]
        told = [words(tag) for tag in folded.select(".feedback")]
        assert told == [shown(text) for text in expected], f"{item['id']}: feedback"


@every_module
def test_the_page_marks_as_right_what_the_quiz_file_marks_as_right(module: Path, pages: Pages) -> None:
    page = page_of(pages, f"{course.address(module)}quiz/")
    for item in course.quiz(module):
        if item["kind"] not in ("one", "many"):
            continue
        lines = page.select(f"form#{item['id']} [data-option]")
        right = {words(line.select_one(".answer-text")) for line in lines if line["data-correct"] == "true"}
        assert right == {shown(option["text"]) for option in item["options"] if option["correct"]}, item["id"]


@every_exercise
def test_an_exercise_page_shows_results_and_folds_its_solutions(exercise: Path, pages: Pages) -> None:
    page = page_of(pages, course.address(exercise))
    assert page.select(".output"), "no cell shows what it gave"
    for mark, text in course.cells(exercise):
        if "solution" not in mark or "[markdown]" in mark:
            continue
        holding = [pre for pre in page.find_all("pre") if plain(text) in words(pre)]
        assert holding, f"the page lacks the solution beginning {text.splitlines()[0]!r}"
        assert all(pre.find_parent("details") for pre in holding), f"not folded: {text.splitlines()[0]!r}"


@every_exercise
def test_the_learners_notebook_holds_no_solution_and_no_result(exercise: Path, site: Path) -> None:
    read = notebook(site, exercise)
    sources = ["".join(cell["source"]).strip() for cell in read["cells"]]
    solutions = [text for mark, text in course.cells(exercise) if "solution" in mark]
    tasks = [text for mark, text in course.cells(exercise) if '"task"' in mark and "[markdown]" not in mark]
    assert solutions and not [text for text in solutions if text in sources]
    assert tasks and not [text for text in tasks if text not in sources], "a task is missing from the learner's copy"
    assert not [cell for cell in read["cells"] if "solution" in cell["metadata"].get("tags", ())]
    assert not [cell for cell in read["cells"] if cell.get("outputs") or cell.get("execution_count")]


@every_exercise
def test_the_trainers_notebook_holds_the_solutions_and_their_results(exercise: Path, site: Path) -> None:
    read = notebook(site, exercise, "-trainer")
    sources = ["".join(cell["source"]).strip() for cell in read["cells"]]
    solutions = [text for mark, text in course.cells(exercise) if "solution" in mark and "[markdown]" not in mark]
    assert solutions and not [text for text in solutions if text not in sources]
    assert any(cell.get("outputs") for cell in read["cells"])


def records(pages: Pages) -> list[str]:
    """The pages that hold the records of claims: one for each collection."""
    return [path for path in pages if re.fullmatch(r"evidence/[a-z]+/index\.html", path)]


def test_every_point_of_every_series_has_an_address_and_its_value(pages: Pages) -> None:
    with (ROOT / "evidence" / "observations.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    shown = {
        str(cell["id"]): words(cell)
        for path in pages
        if re.fullmatch(r"evidence/[a-z]+/series/index\.html", path)
        for cell in pages[path].select("td[id]")
    }
    assert len(shown) == len(rows)
    digits = sorted(re.sub(r"[^\d.]", "", text) for text in shown.values())
    assert digits == sorted(row["value"].lstrip("<>~-") for row in rows)


def test_the_list_of_the_ledger_leads_to_every_claim_and_series(pages: Pages) -> None:
    links = {str(a["href"]) for a in pages["evidence/index.html"].select("ul.rows > li > a")}
    assert {link.partition("#")[2] for link in links if "/series/" not in link} == set(CLAIMS)
    assert len([link for link in links if "/series/" in link]) == len(course.SERIES)


def test_every_page_claim_chart_and_table_says_how_to_cite_it(pages: Pages) -> None:
    lacking = []
    for path, page in pages.items():
        if path != "404.html" and not page.select(".cite-page details.cite-box"):
            lacking.append(path)
        lacking += [
            f"{path}#{part.get('id')}"
            for part in page.select("section.claim")
            if "corrections" not in path and not part.select_one("details.cite-box")
        ]
        lacking += [
            f"{path}: a chart"
            for part in page.select("figure.chart")
            if part.select_one("details.data a") and not part.select_one("details.cite-box")
        ]
    assert not lacking


def test_pages_are_described_to_machines(pages: Pages) -> None:
    found = {}
    for path, page in pages.items():
        for script in page.select('script[type="application/ld+json"]'):
            found[path] = json.loads(script.string or "")["@type"]
    kinds = {
        course.address(MODULES[0]): "LearningResource",
        course.address(CASES[0]): "Article",
        "curriculum/": "Course",
        "evidence/": "Dataset",
    }
    assert {address: found.get(f"{address}index.html") for address in kinds} == kinds


def test_the_ledger_prints_each_claim_with_its_source_and_caveat(pages: Pages) -> None:
    entries = {tag["id"]: tag for path in records(pages) for tag in pages[path].select("section.claim")}
    assert list(CLAIMS) and set(entries) == set(CLAIMS), "the ledger's pages and evidence/claims.csv list other claims"
    lacking = []
    for name, claim in CLAIMS.items():
        printed = [plain(claim[column]) for column in ("text", "stated_by", "locator")]
        printed += [plain(part) for part in re.split(r"\[[@=][^\]]*\]", claim["caveat"]) if part.strip(" .,")]
        lacking += [f"{name}: {part!r}" for part in printed if part not in words(entries[name])]
        digits = f"{float(claim['value'].lstrip('<>~')):,.10g}".replace("-", "−") if claim["value"] else ""
        headline = " ".join(words(tag) for tag in entries[name].select(".claim-figure"))
        lacking += [f"{name}: the figure {digits}"] if digits not in headline else []
    assert not lacking, "not printed in the ledger:\n" + "\n".join(lacking)


def test_whatever_a_source_file_cites_stands_in_the_ledger_and_among_the_pages_sources(pages: Pages) -> None:
    ledger = {str(tag["id"]) for path in records(pages) for tag in pages[path].find_all(id=True)}
    for source in [*(m / "index.md" for m in MODULES), *(c / "index.md" for c in CASES), *EXERCISES]:
        address = course.address(source if source.suffix == ".py" else source.parent)
        cited = course.cited(source.read_text(encoding="utf-8"))
        assert cited, f"{source.relative_to(ROOT)} cites nothing; is the pattern still right?"
        assert cited <= ledger, f"{source.relative_to(ROOT)} cites what the ledger lacks: {sorted(cited - ledger)}"
        links = {str(a["href"]).partition("#")[2] for a in page_of(pages, address).select(".source a[href*='#']")}
        assert cited <= links, f"{address}: cited, but not in its list of sources: {sorted(cited - links)}"


def test_the_table_to_download_holds_every_claim_and_no_formula(site: Path) -> None:
    with (site / "evidence" / "download" / "claims.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["id"] for row in rows] == list(CLAIMS)
    assert all(row["citation"] and row["caveat"] for row in rows)
    assert not [cell for row in rows for cell in row.values() if cell[:1] in {"=", "+", "@"}]


@pytest.mark.parametrize("path", ["about/index.html", "index.html"])
def test_the_site_says_that_nobody_has_endorsed_it(path: str, pages: Pages) -> None:
    text = words(pages[path].article or pages[path])
    assert "nor any city has" in text and "endorsed" in text
    assert "independent" in text.lower()


def test_the_footer_or_about_page_names_the_licences(pages: Pages) -> None:
    text = words(pages["about/index.html"])
    assert "CC BY 4.0" in text and "MIT" in text

"""The staged folder: whole, unchanged when nothing changed, and nothing left of what is gone."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from rivertown import CHART, DRAWING, EXERCISE, NOTEBOOK, WORKSHEET, Change

from portal.content import load
from portal.paths import ROOT
from portal.stage import files, navigation, stage


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "staged"


def names(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_everything_is_written_once_and_then_left_alone(tree: Path, out: Path) -> None:
    first = stage(load(tree), out)
    assert first == len(names(out)) > 20
    before = {path: path.stat().st_mtime_ns for path in out.rglob("*")}
    assert stage(load(tree), out) == 0
    assert {path: path.stat().st_mtime_ns for path in out.rglob("*")} == before


def test_every_page_of_the_course_is_there(tree: Path, out: Path) -> None:
    stage(load(tree), out)
    assert {
        "index.md",
        "curriculum/index.md",
        "curriculum/outcomes.md",
        "curriculum/glossary.md",
        "curriculum/01-example/index.md",
        "curriculum/01-example/quiz.md",
        "curriculum/01-example/trainer.md",
        "curriculum/01-example/worksheet.md",
        "case_studies/index.md",
        "case_studies/xxx-rivertown/index.md",
        "exercises/index.md",
        "exercises/01-example.ipynb",
        "exercises/download/01-example.ipynb",
        "exercises/download/01-example-trainer.ipynb",
        "evidence/index.md",
        "evidence/contradictions.md",
        "evidence/grades.md",
        "evidence/rvt/index.md",
        "evidence/rvt/series.md",
        "evidence/sources.md",
        "evidence/corrections.md",
        "evidence/reading.md",
        "evidence/download/claims.csv",
        "evidence/download/claims.json",
        "evidence/download/README.txt",
        "checks.md",
    } <= names(out)


def test_a_source_that_is_gone_takes_its_page_with_it(tree: Path, out: Path) -> None:
    stage(load(tree), out)
    (tree / WORKSHEET).unlink()
    assert stage(load(tree), out) == 2, "the worksheet's page, and the lesson that named it"
    assert WORKSHEET not in names(out)
    for path in sorted((tree / "case_studies").rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    stage(load(tree), out)
    assert not (out / "case_studies/xxx-rivertown").exists(), "an empty folder is removed too"


def test_a_change_is_written_and_nothing_else(tree: Path, out: Path, say: Change) -> None:
    stage(load(tree), out)
    say("One more sentence.")
    assert stage(load(tree), out) == 1


def test_the_learners_download_tells_no_solution(tree: Path, out: Path) -> None:
    stage(load(tree), out)
    learner = (out / "exercises/download/01-example.ipynb").read_text(encoding="utf-8")
    trainer = (out / "exercises/download/01-example-trainer.ipynb").read_text(encoding="utf-8")
    for words in ("a secret sum", "The telltale words"):
        assert words not in learner and words in trainer


def test_no_page_holds_a_mark_that_was_not_printed(tree: Path, out: Path) -> None:
    stage(load(tree), out)
    for path in out.rglob("*.md"):
        text = re.sub(r"`[^`]*`", "", path.read_text(encoding="utf-8"))
        assert not re.search(r"\[@|\[=|\[~|<!--|no such claim", text), path.name


def test_every_link_of_a_page_leads_to_a_staged_file(tree: Path, out: Path) -> None:
    stage(load(tree), out)
    there = names(out)
    for path in out.rglob("*.md"):
        for target in re.findall(r"\]\(([^)#\s]+)", path.read_text(encoding="utf-8")):
            if "://" not in target:
                goal = (path.parent / target).resolve().relative_to(out.resolve()).as_posix()
                assert goal in there or goal == "contribute.md", f"{path.name}: {target}"


def test_the_ledger_says_which_page_uses_a_claim(tree: Path, out: Path) -> None:
    stage(load(tree), out)
    ledger = (out / "evidence/rvt/index.md").read_text(encoding="utf-8")
    section = next(part for part in ledger.split("<section") if 'id="rvt-lamps-added"' in part)
    for title in ("Two nights in Rivertown", "Rivertown: lamps and a question", "Count the lamps"):
        assert f">{title}</a>" in section
    unused = next(part for part in ledger.split("<section") if 'id="rvt-mayor-success"' in part)
    assert "Two nights in Rivertown</a>" in unused and "claim-figure" not in unused


def test_a_link_to_a_file_that_is_no_page_becomes_words(tree: Path, out: Path, say: Change) -> None:
    (tree / "Makefile").write_text("", encoding="utf-8")
    assert say("Look at [the commands](../../Makefile) of it.") == []
    stage(load(tree), out)
    assert "Look at the commands of it." in (out / "index.md").read_text(encoding="utf-8")


def test_a_glossary_link_leads_to_the_term(tree: Path, out: Path) -> None:
    stage(load(tree), out)
    lesson = (out / "curriculum/01-example/index.md").read_text(encoding="utf-8")
    assert "[street lamp](../glossary.md#street-lamp)" in lesson
    assert 'id="street-lamp"' in (out / "curriculum/glossary.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("file", [NOTEBOOK, CHART, DRAWING])
@pytest.mark.parametrize("data", [None, b"not what it should be", b"\xff"])
def test_a_broken_file_does_not_stop_the_others_from_being_read(
    file: str, data: bytes | None, tree: Path, out: Path
) -> None:
    (tree / file).unlink() if data is None else (tree / file).write_bytes(data)
    stage(load(tree), out)
    assert "curriculum/01-example/index.md" in names(out)
    assert "exercises/01-example.ipynb" in names(out)


def test_an_exercise_that_was_not_executed_yet_has_its_page(tree: Path, out: Path, change: Change) -> None:
    change(EXERCISE, ("# Who needs", "# %%\nmore = 1\n\n# %% [markdown]\n# Who needs"))
    stage(load(tree), out)
    assert "more = 1" in (out / "exercises/download/01-example.ipynb").read_text(encoding="utf-8")


def test_figures_stand_in_the_page_with_caption_and_data_table(tree: Path, out: Path) -> None:
    stage(load(tree), out)
    lesson = (out / "curriculum/01-example/index.md").read_text(encoding="utf-8")
    assert '<figure class="drawing" id="figure-street"><svg role="img" aria-label="A street at night' in lesson
    assert "<figcaption>Figure 1. The street.</figcaption>" in lesson
    chart = lesson[lesson.index('<figure class="chart" id="figure-lamps">') :]
    assert 'class="wide"' in chart and 'class="narrow"' in chart
    assert "<summary>Data table</summary>" in chart
    assert '<a href="../../evidence/rvt/#rvt-lamps-added">Added</a></td><td>1,300 street lamps</td>' in chart


def test_the_agenda_is_added_up(tree: Path, out: Path) -> None:
    stage(load(tree), out)
    notes = (out / "curriculum/01-example/trainer.md").read_text(encoding="utf-8")
    assert "A session of 15 minutes" in notes
    assert "| 0:00 | 10 | Read the share | Pairs | paper |" in notes
    assert "| 0:10 | 5 | Break | Break | – |" in notes


def test_the_time_of_a_module_is_summed_from_its_parts(tree: Path, out: Path) -> None:
    stage(load(tree), out)
    lesson = (out / "curriculum/01-example/index.md").read_text(encoding="utf-8")
    assert (
        "30 minutes: reading 10 minutes, discussion and activity 5 minutes, exercises 10 minutes, quiz 6 minutes"
        in lesson
    )


def test_the_outcomes_page_says_where_each_is_practised_and_tested(tree: Path, out: Path) -> None:
    stage(load(tree), out)
    page = (out / "curriculum/outcomes.md").read_text(encoding="utf-8")
    assert "[Count the lamps](../exercises/01-example.ipynb); Activity: Read the share | 2 |" in page


def test_every_page_names_the_source_that_its_edit_link_opens(tree: Path, out: Path) -> None:
    stage(load(tree), out)
    for path in out.rglob("*.md"):
        meta = yaml.safe_load(path.read_text(encoding="utf-8").split("---\n")[1])
        # what the package and the check say of themselves is made of their own sources
        here = ROOT if path.parent.name == "package" or path.name == "checks.md" else tree
        assert (here / meta["edit"]).exists(), path.name


def leaves(entry: Any) -> list[str]:
    if isinstance(entry, str):
        return [entry]
    return [leaf for part in (entry.values() if isinstance(entry, dict) else entry) for leaf in leaves(part)]


def test_the_navigation_of_the_site_names_only_pages_that_are_staged() -> None:
    content = load(ROOT)
    wanted = set(leaves(navigation(content)))
    assert wanted <= set(files(content)), wanted - set(files(content))

"""A report is written whole, with ranges, title, author and the sources of its data."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

METROS = ("report", "--example", "south-african-metros", "--runs", "30")


def test_the_report_names_author_date_and_the_producers_of_the_data(run: Callable[..., Any], tmp_path: Path) -> None:
    out = tmp_path / "a.html"
    ran = run(*METROS, "--out", out, "--title", "Eight metros", "--author", "A. Analyst", "--date", "1 May 2026")
    page = out.read_text(encoding="utf-8")
    assert ran.code == 0 and "<h1>Eight metros</h1>" in page and "A. Analyst (1 May 2026). Eight metros." in page
    assert "South African Cities Network" in page and "Rank ranges" in page


def test_ranges_can_be_left_out_and_sources_named(run: Callable[..., Any], tmp_path: Path) -> None:
    out = tmp_path / "a.html"
    ran = run(*METROS, "--no-ranges", "--source", "City Police", "--out", out, "--json")
    page = out.read_text(encoding="utf-8")
    assert ran.json["files"] == [str(out)] and "ranges" not in ran.json
    assert "City Police" in page and "South African Cities Network" not in page and "Rank ranges" not in page


def test_a_report_shows_at_least_one_unit(run: Callable[..., Any]) -> None:
    assert run(*METROS, "--out", "a.html", "--most", "0").code == 2


def test_perception_stands_beside_record_where_both_are_known(run: Callable[..., Any], tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("unit,C01,C15\nA,40,35\nB,10,70\n", encoding="utf-8")
    words = ("report", tmp_path / "a.csv", "--known", "--no-ranges", "--out")
    assert run(*words, tmp_path / "both.html").code == 0
    page = (tmp_path / "both.html").read_text(encoding="utf-8")
    # (80 - 40) / (80 - 1) for the record; the two are shown side by side.
    assert "Record and perception" in page and "record 50.6, perception" in page
    assert run(*METROS, "--no-ranges", "--out", tmp_path / "record.html").code == 0
    assert "Record and perception" not in (tmp_path / "record.html").read_text(encoding="utf-8")

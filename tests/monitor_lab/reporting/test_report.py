"""A report is one file that anybody can open, read and print."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import numpy as np
import pandas as pd
import pytest

from monitor_lab import Framework, Scores, score
from monitor_lab.reporting.report import report
from monitor_lab.trust.uncertainty import uncertainty


def test_it_asks_nothing_of_any_other_place(flat: Scores) -> None:
    page = report(flat, uncertainty(flat, replicates=20))
    assert "<script" not in page and "http://" not in page and "https://" not in page and "<link" not in page
    assert re.findall(r'(?:src|href)="(?!#|data:)', page) == []


def test_it_says_first_whose_result_it_is(flat: Scores, make: Any) -> None:
    page = report(flat, author="A. Analyst")
    opening = page[page.index("<h1>") : page.index("<main>")]
    assert "analyst’s own result (A. Analyst)" in opening and "teaching catalogue that the project" in opening
    assert "It is not a result of UN-Habitat" in opening
    own: Framework = make()
    other = score(pd.DataFrame({"a1": [50.0], "a2": [10.0], "b1": [5.0]}, index=["X"]), own, view="own")
    assert "teaching catalogue" not in report(other) and "not a result of UN-Habitat" in report(other)


@pytest.mark.parametrize("which", ["flat", "sparse", "holes"])
def test_the_page_is_well_formed_with_headings_in_order_and_ids_once(
    which: str, request: pytest.FixtureRequest, read: Any
) -> None:
    scores: Scores = request.getfixturevalue(which)
    ranges = None if which == "sparse" else uncertainty(scores, replicates=20)
    record = pd.DataFrame({"record": [1.0], "perception": [2.0]}, index=["<A>"])
    page = report(scores, ranges, perception=record)
    reader = read()
    reader.feed(page)
    reader.close()
    assert reader.open == []
    levels = [int(tag[1]) for tag, _ in reader.tags if re.fullmatch(r"h[1-6]", tag)]
    assert levels[0] == 1 and levels.count(1) == 1 and all(b - a <= 1 for a, b in pairwise(levels))
    ids = [attrs["id"] for _, attrs in reader.tags if "id" in attrs]
    assert len(ids) == len(set(ids))
    named = {attrs["aria-labelledby"] for _, attrs in reader.tags if "aria-labelledby" in attrs}
    assert named <= set(ids)
    linked = {str(attrs["href"])[1:] for tag, attrs in reader.tags if tag == "a" and str(attrs["href"])[0] == "#"}
    assert linked <= set(ids)
    tables = [tag for tag, _ in reader.tags if tag == "table"]
    assert len(tables) == len([tag for tag, _ in reader.tags if tag == "caption"])
    assert all("scope" in attrs for tag, attrs in reader.tags if tag == "th")
    assert "<b>Ward" not in page


def test_many_units_are_cut_and_the_page_says_so(flat: Scores) -> None:
    rng = np.random.default_rng(1)
    rows = flat.observations.iloc[rng.integers(0, 8, 300)].set_axis([f"Ward {i}" for i in range(300)])
    page = report(score(rows, flat.framework, view="flat"), most=50)
    assert "Ward 49<" in page and "Ward 50<" not in page and "The first 50 of 300 units" in page
    assert len(page) < 1_000_000


def test_periods_are_named_with_their_units(flat: Scores) -> None:
    index = pd.MultiIndex.from_tuples([("Durban", 2019), ("Durban", 2020)], names=["unit", "period"])
    rows = flat.observations.iloc[:2].set_axis(index)
    assert "Durban, 2020" in report(score(rows, flat.framework, view="flat"))


def test_ranges_of_another_result_are_refused(flat: Scores, holes: Scores) -> None:
    with pytest.raises(ValueError, match="other units"):
        report(flat, uncertainty(holes, replicates=20))

"""Method, data and citation let another person make the result again."""

from __future__ import annotations

import base64
import io
import re

import pandas as pd
from pytest import MonkeyPatch

from monitor_lab import Scores, read_observations
from monitor_lab.reporting import method
from monitor_lab.reporting.method import citation_section, data_section, method_section


def test_every_choice_is_told_with_goalposts_and_weights(flat: Scores) -> None:
    html = method_section(flat, None)
    for words in ("goalposts, 0 to 100, clipped", "arithmetic", "monitor_lab", "dropped, and the weights"):
        assert words in html
    assert '<td class="number">80</td><td class="number">1</td>' in html and html.count("14.3</td>") == 7


def test_what_was_changed_is_told(flat: Scores) -> None:
    assert "aggregate: geometric instead of arithmetic" in method_section(flat.again(aggregate="geometric"), None)


def test_the_data_can_be_saved_and_read_again(flat: Scores) -> None:
    found = re.search(r'href="data:text/csv;base64,([^"]+)"', data_section(flat, 2))
    assert found is not None
    again = read_observations(io.BytesIO(base64.b64decode(found[1])), flat.framework)
    pd.testing.assert_frame_equal(again, flat.observations, check_names=False, check_like=True)


def test_data_that_are_too_large_are_not_put_into_the_page(flat: Scores, monkeypatch: MonkeyPatch) -> None:
    monkeypatch.setattr(method, "_EMBEDDED", 10)
    html = data_section(flat, 2)
    assert "too large to be held" in html and "base64" not in html and "The first 2 of 8 units" in html


def test_the_producers_of_the_data_are_cited_first(flat: Scores) -> None:
    html = citation_section("Safety", "A. Analyst", "2026", flat, ["City Police (2012), <i>Records</i>"])
    assert html.index("City Police") < html.index("A. Analyst (2026). Safety.") and "&lt;i&gt;" in html
    assert "Not a result of UN-Habitat." in html
    assert "[name of the analyst] ([date])" in citation_section("Safety", "", "", flat, [])

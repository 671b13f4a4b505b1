"""Charts: the same bytes every time, nothing that acts, words for those who cannot see."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest
from rivertown import CHART

from portal import paths
from portal.charts import claims_data, inline_svg, svg, table
from portal.content import Content

ALTERNATIVE = 'Two bars. "The second" is <shorter> & thinner.'


@pytest.fixture
def spec(good: Content) -> dict[str, Any]:
    made: dict[str, Any] = json.loads((good.root / CHART).read_text(encoding="utf-8"))
    return made


@pytest.fixture
def uncached(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(paths, "CACHE", tmp_path)
    return tmp_path


def test_each_claim_becomes_a_row(spec: dict[str, Any], good: Content) -> None:
    filled = claims_data(spec, good.claims)
    assert filled["data"]["values"][0] == {
        "id": "rvt-lamps-before",
        "label": "Before",
        "value": 900.0,
        "unit": "street lamps",
        "period": "2018",
        "place": "Rivertown",
        "year": 2018,
    }
    assert "claims" in spec["data"], "the specification itself is left alone"


def test_a_claim_without_a_label_bears_its_text_and_a_period_without_a_year_none(good: Content) -> None:
    claim = good.claims["rvt-feel-safe"].model_copy(update={"period": "not stated, in 12345 houses"})
    row = claims_data({"data": {"claims": ["x"]}}, {"x": claim})["data"]["values"][0]
    assert (row["label"], row["year"]) == (claim.text, None)


def test_a_chart_without_claims_is_left_as_it_is() -> None:
    assert claims_data({"data": {"values": [1]}}, {}) == {"data": {"values": [1]}}
    assert claims_data({}, {}) == {}


def test_the_same_chart_gives_the_same_bytes_drawn_or_stored(
    spec: dict[str, Any], good: Content, uncached: Path
) -> None:
    filled = claims_data(spec, good.claims)
    first = svg(filled, ALTERNATIVE)
    stored = sorted(uncached.rglob("*.svg"))
    assert len(stored) == 2
    assert svg(filled, ALTERNATIVE) == first
    for path in stored:
        path.unlink()
    assert svg(dict(reversed(filled.items())), ALTERNATIVE) == first


def test_it_is_drawn_wide_and_narrow_and_named_in_both(spec: dict[str, Any], good: Content) -> None:
    made = svg(claims_data(spec, good.claims), ALTERNATIVE)
    drawings = re.findall(r"<svg .*?</svg>", made)
    assert "".join(drawings) == made
    wide, narrow = (ET.fromstring(drawing) for drawing in drawings)
    assert (wide.get("class"), narrow.get("class")) == ("wide", "narrow")
    for drawing in (wide, narrow):
        assert drawing.get("role") == "img"
        assert drawing.get("aria-label") == ALTERNATIVE
        assert drawing.get("width") is None and drawing.get("height") is None
    assert float((narrow.get("viewBox") or "").split()[2]) <= 330


def test_nothing_in_it_acts_or_asks_another_host(spec: dict[str, Any], good: Content) -> None:
    made = svg(claims_data(spec, good.claims), ALTERNATIVE)
    assert not re.search(r"<script|<foreignObject|<image|\son\w+=|url\(http|href=", made)
    assert made.count("aria-label=") == 2 and "graphics-" not in made


def test_data_from_another_host_is_refused(uncached: Path) -> None:
    with pytest.raises(ValueError, match="External data url not allowed"):
        svg({"data": {"url": "https://example.org/x.json"}, "mark": "bar"}, "x")


def test_the_legend_of_the_narrow_chart_stands_in_one_column(uncached: Path) -> None:
    from portal.charts import _narrow

    given = {"layer": [{"encoding": {"color": {"field": "a", "legend": {"columns": 3}}}}], "width": 560}
    made = _narrow(given)
    assert made["layer"][0]["encoding"]["color"]["legend"]["columns"] == 1
    assert made["width"] == 328 and given["width"] == 560
    assert given["layer"][0]["encoding"]["color"]["legend"]["columns"] == 3  # type: ignore[index]


LABEL = 'role="img" aria-label="A &lt;b&gt; &quot;c&quot;"'


@pytest.mark.parametrize(
    ("drawn", "wanted"),
    [
        (
            '<?xml ?>\n<svg xmlns="x" viewBox="0 0 200 100" width="5" height="6" role="a" class="b">\n</svg>',
            f'<svg {LABEL} style="max-width:200px" xmlns="x" viewBox="0 0 200 100"> </svg>',
        ),
        (
            '<svg><title>gone</title><g role="graphics-a" aria-label="gone"><desc>gone\n</desc>\n  <path/></g></svg>',
            f"<svg {LABEL}><g> <path/></g></svg>",
        ),
    ],
)
def test_a_drawing_becomes_one_line_of_the_page(drawn: str, wanted: str) -> None:
    assert inline_svg(drawn, 'A <b> "c"') == wanted


def test_a_table_has_headings_for_its_columns() -> None:
    assert table(["A"], [["1"], ["2"]]) == (
        '<table class="plain"><thead><tr><th scope="col">A</th></tr></thead>'
        "<tbody><tr><td>1</td></tr><tr><td>2</td></tr></tbody></table>"
    )

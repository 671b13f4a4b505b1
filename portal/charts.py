"""Vega-Lite specifications become SVG that follows the page's light or dark scheme, with a data table."""

from __future__ import annotations

import copy
import hashlib
import html
import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

from portal import paths
from portal.models.evidence import Claim

# Stand-ins that the style sheet replaces by the scheme's own colours; `currentColor` follows by itself.
ACCENT, SECOND, FAINT = "#6d2e56", "#8a8178", "#c9c2b8"
INK = "currentColor"
NARROW = 328
CONFIG: dict[str, Any] = {
    "background": None,
    "font": "system-ui, sans-serif",
    "view": {"stroke": None},
    "axis": {
        "domainColor": FAINT,
        "gridColor": FAINT,
        "gridOpacity": 0.6,
        "labelColor": INK,
        "labelFontSize": 13,
        "labelLimit": 260,
        "tickColor": FAINT,
        "titleColor": INK,
        "titleFontSize": 13,
        "titleFontWeight": "normal",
    },
    "legend": {"labelColor": INK, "titleColor": INK, "labelFontSize": 13, "titleFontSize": 13, "labelLimit": 0},
    "header": {"labelColor": INK, "titleColor": INK, "labelFontSize": 13},
    "bar": {"color": ACCENT},
    "line": {"color": ACCENT, "strokeWidth": 1.5},
    "point": {"color": ACCENT, "size": 60},
    "rule": {"color": INK, "strokeWidth": 1.5},
    "text": {"color": INK, "fontSize": 13},
    "range": {"category": [ACCENT, SECOND, INK]},
}


def svg(spec: Mapping[str, Any], alternative: str) -> str:
    """The chart as inline SVG, once for wide and once for narrow screens; the style sheet shows one."""
    wide = _draw(spec, alternative).replace("<svg ", '<svg class="wide" ', 1)
    return wide + _draw(_narrow(spec), alternative).replace("<svg ", '<svg class="narrow" ', 1)


def _narrow(spec: Mapping[str, Any]) -> dict[str, Any]:
    """The same chart for a telephone: everything within its width, legends in one column."""
    copied = _one_column(copy.deepcopy(dict(spec)))
    return {**copied, "width": NARROW, "autosize": {"type": "fit", "contains": "padding"}}


def _one_column(part: Any) -> Any:
    if isinstance(part, dict):
        if isinstance(part.get("legend"), dict):
            part["legend"]["columns"] = 1
        for inner in part.values():
            _one_column(inner)
    elif isinstance(part, list):
        for inner in part:
            _one_column(inner)
    return part


def _draw(spec: Mapping[str, Any], alternative: str) -> str:
    """One drawing. The same specification gives the same bytes."""
    themed = copy.deepcopy(dict(spec))
    themed["config"] = {**CONFIG, **themed.get("config", {})}
    text = json.dumps(themed, sort_keys=True, ensure_ascii=False)
    cached = paths.CACHE / "charts" / f"{hashlib.sha256(text.encode()).hexdigest()[:24]}.svg"
    if cached.is_file():
        drawn = cached.read_text(encoding="utf-8")
    else:
        import vl_convert

        drawn = vl_convert.vegalite_to_svg(themed, allowed_base_urls=[])
        cached.parent.mkdir(parents=True, exist_ok=True)
        cached.write_text(drawn, encoding="utf-8")
    return inline_svg(drawn, alternative)


def inline_svg(drawn: str, alternative: str) -> str:
    """An SVG document as an element of the page: one line, scalable, named for people who cannot see it."""
    body = drawn[drawn.index("<svg") :]
    tag, rest = body[: body.index(">") + 1], body[body.index(">") + 1 :]
    tag = re.sub(r'\s(?:role|aria-\w+|class|xmlns:xlink|version)="[^"]*"', "", tag)
    size = re.search(r'viewBox="[-\d.]+ [-\d.]+ ([\d.]+) ', tag)
    tag = re.sub(r'\s(?:width|height)="[^"]*"', "", tag)
    width = f' style="max-width:{float(size[1]):.0f}px"' if size else ""
    label = html.escape(alternative)
    tag = tag.replace("<svg", f'<svg role="img" aria-label="{label}"{width}', 1)
    rest = re.sub(r'\saria-[\w-]+="[^"]*"|\srole="graphics-[^"]*"', "", rest)
    rest = re.sub(r"<(title|desc)>.*?</\1>", "", rest, flags=re.S)
    return re.sub(r"\s*\n\s*", " ", tag + rest).strip()


def claims_data(spec: Mapping[str, Any], claims: Mapping[str, Claim]) -> dict[str, Any]:
    """The specification with `data.claims` replaced by one row a claim."""
    data = spec.get("data", {})
    if "claims" not in data:
        return dict(spec)
    labels = data.get("labels", {})
    rows = []
    for claim_id in data["claims"]:
        claim = claims[claim_id]
        year = re.search(r"\b(1[89]|20)\d\d\b", claim.period)
        rows.append(
            {
                "id": claim.id,
                "label": labels.get(claim_id, claim.text),
                "value": claim.number,
                "unit": claim.unit,
                "period": claim.period,
                "place": claim.place,
                "year": int(year.group()) if year else None,
            }
        )
    return {**spec, "data": {"values": rows}}


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A plain HTML table; cells may hold HTML."""
    headings = "".join(f'<th scope="col">{cell}</th>' for cell in head)
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    return f'<table class="plain"><thead><tr>{headings}</tr></thead><tbody>{body}</tbody></table>'

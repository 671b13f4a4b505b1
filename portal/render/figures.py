"""A figure of a page: a drawing that stands in it, or a chart made from claims with its data table."""

from __future__ import annotations

import html
import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from portal import citing
from portal.charts import claims_data, inline_svg, svg, table
from portal.cite import Ledger, PageNotes, claim_url, figure, plain
from portal.models.grades import GRADES

SHAPES = {"path", "rect", "circle", "ellipse", "line", "polyline", "polygon"}
ALLOWED = {"svg", "g", "text", "tspan", "title", "desc"} | SHAPES


class FigureProblem(ValueError):
    """The figure cannot be drawn, or must not be; the words say why."""

    def __init__(self, code: str, words: str, line: int = 1) -> None:
        super().__init__(words)
        self.code, self.line = code, line


def figure_html(path: Path, alternative: str, caption: str, ledger: Ledger, notes: PageNotes) -> str:
    """The figure as HTML. Raises FigureProblem."""
    if path.name.endswith(".vl.json"):
        drawn, after = _chart(path, alternative, caption, ledger, notes)
        kind = "chart"
    elif path.suffix == ".svg":
        drawn, after, kind = inline_svg(_drawing(path), alternative), "", "drawing"
    else:
        raise FigureProblem("FG01", f"`{path.name}` is neither a drawing (.svg) nor a chart (.vl.json).")
    words = f"<figcaption>{caption}</figcaption>" if caption else ""
    return f'<figure class="{kind}" id="{_anchor(path)}">{drawn}{words}{after}</figure>'


def _anchor(path: Path) -> str:
    """The address of a figure within its page."""
    return f"figure-{path.name.partition('.')[0]}"


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object.count(b"\n", 0, error.start) + 1
        raise FigureProblem("FI06", "This line holds bytes that are not text in UTF-8.", line) from error
    except (OSError, ValueError) as error:
        raise FigureProblem("FG01", f"`{path.name}` is not there or cannot be opened.") from error


def _drawing(path: Path) -> str:
    text = _text(path)
    try:
        root = ET.fromstring(text)
    except ET.ParseError as error:
        raise FigureProblem("FG01", f"The drawing is not valid SVG: {error}.", error.position[0]) from error
    if root.tag.rpartition("}")[2] != "svg" or "viewBox" not in root.attrib:
        raise FigureProblem("FG01", "The file is not an SVG drawing with a viewBox.")
    for words, written in _foreign(root):
        line = text.count("\n", 0, max(text.find(written), 0)) + 1
        raise FigureProblem("FG02", f"The drawing has {words}.", line)
    return text


def _foreign(root: ET.Element) -> Iterator[tuple[str, str]]:
    """What stands in a drawing beside lines, shapes and words: what to call it, and how it is written."""
    for element in root.iter():
        name = str(element.tag).rpartition("}")[2]
        if name not in ALLOWED:
            yield f"the element `{name}`", f"<{name}"
        for attribute, value in element.attrib.items():
            short = attribute.rpartition("}")[2]
            written = value if "url(" in value else f"{short}="
            if short.lower().startswith("on") or short in {"href", "id", "style"} or "url(" in value:
                yield f"the attribute `{short}`", written


def _chart(path: Path, alternative: str, caption: str, ledger: Ledger, notes: PageNotes) -> tuple[str, str]:
    text = _text(path)
    try:
        spec = json.loads(text)
    except json.JSONDecodeError as error:
        raise FigureProblem("FG01", f"The chart is not valid JSON here: {error.msg}.", error.lineno) from error
    except RecursionError as error:
        raise FigureProblem("FG01", "The chart is nested too deeply to be read.") from error
    names = _claims_of(spec)
    for name in names:
        claim = ledger.claims.get(name)
        line = next((n for n, words in enumerate(text.split("\n"), start=1) if f'"{name}"' in words), 1)
        if claim is None:
            raise FigureProblem("EV01", f"The claim `{name}` is drawn here, but it does not exist.", line)
        if not claim.value:
            raise FigureProblem("FG01", f"The claim `{name}` has no value to draw.", line)
    filled = claims_data(spec, ledger.claims)
    try:
        drawn = svg(filled, alternative)
    except ValueError as error:
        said = re.sub(r"^.*?(?:failed:\s*|Error: )+", "", str(error), flags=re.S).split("\n")[0]
        said = re.sub(r"\s*\{.*", "", said)
        raise FigureProblem("FG01", f"The chart cannot be drawn: {said or error}.") from error
    for name in names:
        notes.cite(ledger.claims[name])
    if not names:
        return drawn, ""
    sources = [
        ledger.sources[ledger.claims[name].source] for name in names if ledger.claims[name].source in ledger.sources
    ]
    what = f"chart “{plain(caption or alternative, ledger)}”"
    box = citing.of_table(what, _anchor(path), sources, notes.page).box("this chart and its data")
    return drawn, _data(filled["data"]["values"], ledger, notes) + box


def _claims_of(spec: Any) -> list[str]:
    data = spec.get("data", {}) if isinstance(spec, dict) else None
    if not isinstance(data, dict):
        raise FigureProblem("FG01", "The chart must be a group of fields in braces, with its claims under `data`.")
    names, labels = data.get("claims", []), data.get("labels", {})
    if not isinstance(names, list) or not all(isinstance(name, str) for name in names) or not isinstance(labels, dict):
        raise FigureProblem("FG01", "`data.claims` must be a list of claim ids, and `data.labels` a label for each.")
    return names


def _data(values: list[dict[str, Any]], ledger: Ledger, notes: PageNotes) -> str:
    rows = []
    for row in values:
        claim = ledger.claims[row["id"]]
        source = ledger.sources.get(claim.source)
        link = f'<a href="{claim_url(claim, notes.ledger_url)}">{html.escape(str(row["label"]))}</a>'
        producer = source.producer if source else claim.source
        cells = [figure(claim), claim.unit, claim.period, producer, GRADES[claim.grade][0]]
        rows.append([link, *(html.escape(cell) for cell in cells)])
    data = table(["What", "Figure", "Unit", "Period", "Source", "Grade"], rows)
    return f'<details class="data"><summary>Data table</summary><div class="scroll">{data}</div></details>'

"""How the scores were made, from what, and how to cite them."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

import numpy as np

from ..charts.parts import label
from .page import Cell, Row, number, paragraph, section, table

if TYPE_CHECKING:
    from ..scoring.scores import Scores
    from ..trust.ranges import Uncertainty

__all__ = ["citation_section", "data_section", "method_section"]

_EMBEDDED = 2_000_000
"""So many bytes of data, at most, are put into the page for download."""

_WIDE = 8
"""So many columns of values, at most, stand side by side."""


def method_section(scores: Scores, uncertainty: Uncertainty | None) -> str:
    """Every choice in words, and a table of the indicators with goalposts and weights.

    Parameters
    ----------
    scores
        The result.
    uncertainty
        Its ranges, if there are any.

    Returns
    -------
    HTML.

    Raises
    ------
    Nothing
        Every result has a method.

    Examples
    --------
    >>> from monitor_lab import load_example, load_framework, score
    >>> "goalposts, 0 to 100, clipped" in method_section(score(load_example(), load_framework()), None)
    True
    """
    told = {key.replace("_", " "): _words(value) for key, value in scores.method.items() if key != "indicators"}
    if scores.fitted.steps:
        told["what the steps did"] = " ".join(str(step) for step in scores.fitted.steps)
    if uncertainty is not None:
        told["ranges"] = (
            f"{uncertainty.scores.shape[1]} runs; {uncertainty.low:g}th to {uncertainty.high:g}th percentile; "
            f"varied: {'; '.join(uncertainty.varied)}"
        )
    items = "".join(f"<dt>{escape(k.capitalize())}</dt><dd>{escape(v)}</dd>" for k, v in told.items() if v)
    scored = scores.framework.scored
    shares = scores.tree.shares[:, scores.tree.root] * 100.0
    basis = scored["basis"].fillna("") if "basis" in scored else None
    ends = scored[["worst", "best"]].to_numpy(dtype=np.float64)
    rows: list[Row] = []
    for i, code in enumerate(scores.tree.indicators):
        row = scored.loc[code]
        cells: list[Cell | str] = [str(row["name"]), str(row["unit"]), str(row["direction"])]
        cells += [number(v, -1, "none") for v in ends[i].tolist()]
        cells += [] if basis is None else [str(basis[code])]
        rows.append((code, [*cells, number(float(shares[i]), 1)]))
    columns = ["Id", "Indicator", "Unit", "Direction", "Worst", "Best"]
    columns += ([] if basis is None else ["Goalposts rest on"]) + ["Share of the index, %"]
    note = "Worst and best: the framework's goalposts. Shares are those with every value known."
    return section("method", "Method", f"<dl>{items}</dl>", table("tab-indicators", "Indicators", columns, rows, note))


def _words(value: object) -> str:
    return "; ".join(map(str, value)) if isinstance(value, list) else str(value)


def data_section(scores: Scores, most: int) -> str:
    """The values that were scored, as tables and as a file inside the page.

    Parameters
    ----------
    scores
        The result.
    most
        So many units are shown, from the first; the file has all.

    Returns
    -------
    HTML.

    Raises
    ------
    Nothing
        Every result has data.

    Examples
    --------
    >>> from monitor_lab import load_example, load_framework, score
    >>> "data:text/csv" in data_section(score(load_example(), load_framework()), 8)
    True
    """
    known = scores.observations.reindex(columns=list(scores.tree.indicators))
    known = known.loc[:, known.notna().any(axis=0).to_numpy(dtype=bool)]
    names, units = scores.framework.scored["name"], [label(u) for u in known.index[:most]]
    measured = scores.framework.scored["unit"]
    values = known.head(most).to_numpy(dtype=np.float64)
    tables = []
    for number_of, first in enumerate(range(0, len(units), _WIDE), 1):
        block = units[first : first + _WIDE]
        told: list[Row] = [
            (
                f"{names[c]} ({c})",
                [str(measured[c]), *(number(v, -1) for v in values[first : first + _WIDE, j].tolist())],
            )
            for j, c in enumerate(known.columns.astype(str))
        ]
        part = f", units {first + 1} to {first + len(block)}" if len(units) > _WIDE else ""
        caption = f"Values as they were given{part}"
        tables.append(table(f"tab-data-{number_of}", caption, ["Indicator", "Measured in", *block], told))
    more = paragraph(f"The first {most} of {len(known):,} units are shown here and above.") if len(known) > most else ""
    return section("data", "Data", more, *tables, _file(scores))


def _file(scores: Scores) -> str:
    from ..files.writing import csv_bytes

    held = csv_bytes(scores.observations)
    if len(held) > _EMBEDDED:
        return paragraph(f"The data ({len(held) / 1e6:.0f} MB as CSV) are too large to be held in this page.")
    coded = base64.b64encode(held).decode("ascii")
    link = f'<a download="observations.csv" href="data:text/csv;base64,{coded}">Save the data as a CSV file</a>'
    return f'<p class="screen">{link}. It is held in this page.</p>'


def citation_section(title: str, author: str, date: str, scores: Scores, sources: Sequence[str]) -> str:
    """How to cite the result, the producers of its data first.

    Parameters
    ----------
    title, author, date
        Of the report; author and date may be empty.
    scores
        The result.
    sources
        Producers of the data, each as it asks to be cited.

    Returns
    -------
    HTML.

    Raises
    ------
    Nothing
        What is not known is said to be missing.

    Examples
    --------
    >>> from monitor_lab import load_example, load_framework, score
    >>> "has not named" in citation_section("Safety", "", "", score(load_example(), load_framework()), [])
    True
    """
    if sources:
        items = "".join(f"<li>{escape(source)}</li>" for source in sources)
        data = "<p>Name the producers of the data first:</p>" + f"<ul>{items}</ul>"
    else:
        data = paragraph(
            "The author of this report has not named the producers of its data. Ask for them before citing any figure."
        )
    maker = author or "[name of the analyst]"
    when = date or "[date]"
    text = (
        f"{maker} ({when}). {title}. Own computation with {scores.method['package'].replace(' ', ', version ', 1)}, "
        f"framework “{scores.framework.name}”, view “{scores.view}”. Not a result of UN-Habitat."
    )
    return section(
        "citation",
        "How to cite",
        data,
        paragraph("Then the computation:"),
        f"<blockquote>{paragraph(text)}</blockquote>",
    )

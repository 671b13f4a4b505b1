"""A result as one HTML file that stands alone."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from .cautions import cautions_section
from .known import coverage_section
from .method import citation_section, data_section, method_section
from .page import document, paragraph
from .perceived import perception_section
from .profiles import profile_section
from .ranked import scores_section
from .words import ends_of

if TYPE_CHECKING:
    from ..scoring.scores import Scores
    from ..trust.ranges import Uncertainty

__all__ = ["report"]

_TEACHING = "teaching catalogue"


def report(
    scores: Scores,
    uncertainty: Uncertainty | None = None,
    *,
    title: str = "",
    author: str = "",
    date: str = "",
    sources: Sequence[str] = (),
    perception: pd.DataFrame | None = None,
    most: int = 100,
) -> str:
    """Write a result as one self-contained, accessible HTML file.

    Parameters
    ----------
    scores
        The result, made by `score`.
    uncertainty
        Its ranges, made by `uncertainty` from the same result. Without it no rank is shown.
    title, author, date
        Of the report. The date is text, as it shall be printed.
    sources
        Producers of the data, each as it asks to be cited.
    perception
        Index: units. Columns `record` and `perception`, scores on one scale, to be shown side by side:
        the table of `perception_and_record`.
    most
        So many units are shown, from the first; the data file in the page has all.

    Returns
    -------
    The file as one text: no script, nothing fetched from elsewhere. It has scores with their ranges,
    profiles, coverage, cautions, method, data and a citation; it reads on a telephone, in light and dark,
    and prints.

    Raises
    ------
    ValueError
        When `uncertainty` is of other units than `scores`, or a column of `perception` is missing.

    Examples
    --------
    >>> from monitor_lab import load_example, load_framework, score
    >>> metros = load_example()
    >>> page = report(score(metros, load_framework().select(metros.columns), view="flat"), title="Eight metros")
    >>> page[:15], "<script" in page, "analyst’s own result" in page
    ('<!DOCTYPE html>', False, True)
    """
    if uncertainty is not None and not uncertainty.table.index.equals(scores.groups.index):
        raise ValueError("The uncertainty is of other units than the scores; make it from the same result.")
    heading = title or f"Scores of {len(scores.groups)} units"
    sections = [
        scores_section(scores, uncertainty, most),
        profile_section(scores, most),
        *([] if perception is None else [perception_section(perception.head(most), ends_of(scores))]),
        coverage_section(scores, most),
        cautions_section(scores, uncertainty, most),
        method_section(scores, uncertainty),
        data_section(scores, most),
        citation_section(heading, author, date, scores, sources),
    ]
    opening = _statement(scores, author) + _summary(scores, author, date)
    closing = paragraph(f"Made with {scores.method['package']}. This file needs no other file and no network.")
    return document(heading, opening, sections, closing)


def _statement(scores: Scores, author: str) -> str:
    name = scores.framework.name
    own = (
        f"This is the analyst’s own result{f' ({author})' if author else ''}, computed with the framework “{name}”"
        + (", a teaching catalogue that the project behind monitor_lab made for courses" if _TEACHING in name else "")
        + ". It is not a result of UN-Habitat, the framework is not UN-Habitat’s list of indicators, and neither "
        "UN-Habitat nor any place named here has endorsed it."
    )
    return paragraph(own, "statement")


def _summary(scores: Scores, author: str, date: str) -> str:
    units, indicators = scores.prepared.shape
    covered = scores.coverage[scores.tree.view.root].to_numpy(dtype=np.float64)
    low, high = np.nanmin(covered), np.nanmax(covered)
    known = int(scores.prepared.notna().any(axis=0).sum())
    scored = int(scores.index.notna().sum())
    facts = {
        "Author": author,
        "Date": date,
        "Units": f"{units:,}, {scored:,} of them with an index",
        "Indicators": f"{indicators}, {known} of them known for at least one unit",
        "Coverage": f"{low:.0f}% of the weight" if high - low < 0.5 else f"{low:.0f}% to {high:.0f}% of the weight",
        "View": scores.view,
    }
    return "<dl>" + "".join(f"<dt>{k}</dt><dd>{escape(v)}</dd>" for k, v in facts.items() if v) + "</dl>"

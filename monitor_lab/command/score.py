"""`monitor-lab score`: score units, with coverage and all that must be known to read the scores."""

from __future__ import annotations

import argparse
from typing import Any

import pandas as pd

from ..reporting.report import report
from ..scoring.scores import Scores
from .answer import Answer, shown
from .loading import scored
from .options import add_data, add_method, add_output

__all__ = ["add", "run", "score_tables"]


def add(parsers: Any) -> None:
    """Add the subcommand to the command's parser."""
    parser = parsers.add_parser("score", help="score units", description=__doc__)
    add_data(parser)
    add_method(parser)
    add_output(parser, ".csv, .xlsx or .html (a report without ranges)")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> Answer:
    """Score."""
    scores = scored(args)
    table = scores.table(names=False)
    names = scores.tree.view.groups["name"]
    lines = [
        f"{len(scores.groups)} rows, {len(scores.tree.indicators)} indicators, view {scores.view}. "
        "In the order of the data: without ranges this is no ranking (monitor-lab uncertainty).",
        "",
        shown(table),
        "",
        *[f"{c}: {names[c]}" for c in table.columns if c in names.index and c != "index"],
        "coverage, teaching_share: percent of weight. clipped: values beyond a goalpost.",
        f"{scores.framework.name}. The analyst's own result, not UN-Habitat's.",
    ]
    if not scores.index.notna().any():
        lines.append(
            "No row has an index: too little is known. `--known --view flat` scores what the data have; "
            "`--min-indicators` and `--min-groups` ask for less."
        )
    tables = score_tables(scores)
    data = {"method": scores.method, "scores": tables["scores"], "clipped": scores.clipped.to_dict("records")}
    return Answer("\n".join(lines), data, tables, lambda: report(scores))


def score_tables(scores: Scores) -> dict[str, pd.DataFrame]:
    """The tables of a result, for a workbook.

    Parameters
    ----------
    scores
        The result.

    Returns
    -------
    By name: `scores` (index, coverage, and all groups by id), `indicators`, `coverage`, `groups` (what the
    ids mean), `method`.

    Raises
    ------
    Nothing
        Every result has tables.

    Examples
    --------
    >>> from monitor_lab import load_example, load_framework
    >>> from monitor_lab import score as score_units
    >>> list(score_tables(score_units(load_example(), load_framework())))
    ['scores', 'indicator scores', 'coverage', 'groups', 'method']
    """
    root = scores.tree.view.root
    parts = scores.table(names=False)[["index", "coverage", "clipped", "teaching_share"]]
    told = pd.Series({key: str(value) for key, value in scores.method.items()}, name="words").to_frame()
    return {
        "scores": pd.concat([parts, scores.groups.drop(columns=root)], axis=1),
        "indicator scores": scores.indicators,
        "coverage": scores.coverage,
        "groups": scores.tree.view.groups,
        "method": told.rename_axis("what"),
    }

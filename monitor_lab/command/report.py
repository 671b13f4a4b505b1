"""`monitor-lab report`: write a result with its ranges as one HTML file that stands alone."""

from __future__ import annotations

import argparse
import datetime as dt
from typing import Any

import pandas as pd

from ..explain.perception import perception_and_record
from ..reporting.report import report
from ..scoring.scores import Scores
from .answer import Answer
from .loading import scored
from .options import add_data, add_method, add_output
from .score import score_tables
from .uncertainty import add_runs, ranges

__all__ = ["add", "run"]

_SOURCES = {
    "south-african-metros": (
        "South African Cities Network, South African Cities Open Data Almanac (SCODA), data file of August 2020, from "
        "records of the South African Police Service, Statistics South Africa and IHS Global Insight",
    )
}


def add(parsers: Any) -> None:
    """Add the subcommand to the command's parser."""
    parser = parsers.add_parser("report", help="write a report as one HTML file", description=__doc__)
    add_data(parser)
    add_method(parser)
    add_runs(parser)
    group = parser.add_argument_group("report")
    group.add_argument("--title", default="", help="of the report")
    group.add_argument("--author", default="", help="whose result it is")
    group.add_argument("--date", metavar="WORDS", help="today unless said otherwise")
    group.add_argument(
        "--source", action="append", default=[], metavar="WORDS", help="a producer of the data; repeat it"
    )
    group.add_argument("--no-ranges", action="store_true", help="without uncertainty; then no rank is shown")
    group.add_argument("--most", type=int, default=100, metavar="N", help="units that are shown (100)")
    add_output(parser, ".html (needed)")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> Answer:
    """Score, vary, and write."""
    if not args.out or not args.out.lower().endswith(".html"):
        raise ValueError("A report is a file: say --out report.html.")
    if args.most < 1:
        raise ValueError(f"--most is {args.most}; at least one unit is shown.")
    scores = scored(args)
    found = None if args.no_ranges else ranges(scores, args)
    sources = args.source or _SOURCES.get(args.example or "", ())
    date = dt.date.today().isoformat() if args.date is None else args.date

    beside = _perception(scores)

    def page() -> str:
        return report(
            scores,
            found,
            title=args.title,
            author=args.author,
            date=date,
            sources=sources,
            perception=beside,
            most=args.most,
        )

    data = {"method": scores.method, "scores": score_tables(scores)["scores"]}
    if found is not None:
        data |= {"varied": found.varied, "ranges": found.table}
    text = f"A report on {len(scores.groups)} units" + (", without ranges." if found is None else " with their ranges.")
    return Answer(text, data, {}, page)


def _perception(scores: Scores) -> pd.DataFrame | None:
    """Perception beside record, where the framework tells them apart and both are known of a unit."""
    try:
        table = perception_and_record(scores).table
    except ValueError:  # the framework does not tell, or has only one of them
        return None
    return table if table[["record", "perception"]].notna().all(axis=1).any() else None

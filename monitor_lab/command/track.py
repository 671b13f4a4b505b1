"""`monitor-lab track`: say whether yearly counts keep to the path of a target, or that they cannot tell."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import pandas as pd

from ..files.reading import MAX_CELLS, MAX_MEGABYTES
from ..files.tables import nearest
from ..files.yearly import read_counts_by_year
from ..tracking.verdict import Verdict, on_track
from .answer import Answer, shown
from .options import add_output

__all__ = ["add", "run"]


def add(parsers: Any) -> None:
    """Add the subcommand to the command's parser."""
    parser = parsers.add_parser("track", help="follow a target by year", description=__doc__)
    parser.add_argument("data", help="a CSV or XLSX file with columns year, count and perhaps unit, population")
    parser.add_argument("--measure", required=True, metavar="WORDS", help="what is counted, among whom")
    parser.add_argument(
        "--baseline", required=True, type=int, metavar="YEAR", help="the year from which the target counts"
    )
    parser.add_argument(
        "--target-year", required=True, type=int, metavar="YEAR", help="the year by which it is reached"
    )
    aim = parser.add_mutually_exclusive_group()
    aim.add_argument(
        "--change", type=float, default=-50.0, metavar="PERCENT", help="from the baseline (-50, a halving)"
    )
    aim.add_argument("--target", type=float, metavar="FIGURE", help="the figure to be reached, instead of a change")
    parser.add_argument("--unit", metavar="NAME", help="one unit of the file")
    parser.add_argument("--path", choices=("compound", "linear"), default="compound", help="default: compound")
    parser.add_argument("--pool", type=int, metavar="YEARS", help="years in each period that is compared")
    parser.add_argument(
        "--per", type=float, default=100_000, metavar="N", help="people to which a rate refers (100000)"
    )
    parser.add_argument("--confidence", type=float, default=0.95, metavar="SHARE", help="of the intervals (0.95)")
    parser.add_argument("--sheet", help="the sheet of a workbook")
    parser.add_argument(
        "--ignore", action="append", default=[], metavar="COLUMN", help="a column to pass over; repeat it"
    )
    parser.add_argument("--max-megabytes", type=float, default=MAX_MEGABYTES, metavar="N", help="largest file read")
    parser.add_argument("--max-cells", type=int, default=MAX_CELLS, metavar="N", help="largest table read")
    add_output(parser, ".csv or .xlsx, the figures year by year")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> Answer:
    """Judge each unit of the file."""
    data = read_counts_by_year(
        Path(args.data),
        sheet=args.sheet,
        ignore=args.ignore,
        max_megabytes=args.max_megabytes,
        max_cells=args.max_cells,
    )
    units = list(dict.fromkeys(data.index.get_level_values("unit")))
    if args.unit is not None:
        if args.unit not in units:
            hint = nearest(args.unit, [u for u in units if u])
            raise ValueError(
                f'There is no unit "{args.unit}" in the file.' + (f" Did you mean {hint}?" if hint else "")
            )
        units = [args.unit]
    verdicts = {unit: _judge(data.loc[unit], unit, args) for unit in units}
    parts = []
    for verdict in verdicts.values():
        notes = "\n".join(f"- {note}" for note in verdict.notes)
        parts.append(f"{verdict.sentence}\n\n{shown(verdict.table)}\n\n{notes}")
    told = [
        {
            "unit": unit,
            "verdict": v.verdict,
            "sentence": v.sentence,
            "reason": v.reason,
            "required": v.required,
            "required_now": v.required_now,
            "notes": v.notes,
            "years": v.table,
        }
        for unit, v in verdicts.items()
    ]
    settings = {"measure": args.measure, "baseline": args.baseline, "target_year": args.target_year, "path": args.path}
    table = pd.concat({unit: v.table for unit, v in verdicts.items()}, names=["unit"])
    return Answer("\n\n".join(parts), settings | {"verdicts": told}, {"years": table})


def _judge(rows: pd.DataFrame, unit: str, args: argparse.Namespace) -> Verdict:
    return on_track(
        rows["count"],
        rows.get("population"),
        measure=f"{args.measure}, {unit}" if unit else args.measure,
        baseline=args.baseline,
        target_year=args.target_year,
        change=args.change,
        target=args.target,
        path=args.path,
        pool=args.pool,
        per=args.per,
        confidence=args.confidence,
    )

"""Options that several subcommands share."""

from __future__ import annotations

import argparse

from ..files.reading import MAX_CELLS, MAX_MEGABYTES
from ..framework.load import EXAMPLES

__all__ = ["add_data", "add_framework", "add_method", "add_output"]

Parser = argparse.ArgumentParser


def add_framework(parser: Parser) -> None:
    """Which framework."""
    parser.add_argument(
        "--framework",
        metavar="FOLDER",
        help="a folder with indicators.csv and groups.csv; without it, the bundled teaching catalogue",
    )


def add_data(parser: Parser) -> None:
    """Which data, and how the file is read."""
    add_framework(parser)
    parser.add_argument("data", nargs="?", help="a CSV or XLSX file of values, long or wide")
    group = parser.add_argument_group("data")
    group.add_argument("--example", metavar="NAME", help=f"a bundled example instead of a file: {', '.join(EXAMPLES)}")
    group.add_argument("--sheet", help="the sheet of a workbook")
    group.add_argument(
        "--ignore", action="append", default=[], metavar="COLUMN", help="a column to pass over; repeat it"
    )
    group.add_argument(
        "--below-one",
        action="append",
        default=[],
        metavar="ID",
        help="an indicator in percent whose values are all below 1 and meant so; repeat it",
    )
    group.add_argument("--max-megabytes", type=float, default=MAX_MEGABYTES, metavar="N", help="largest file read")
    group.add_argument("--max-cells", type=int, default=MAX_CELLS, metavar="N", help="largest table read")


def add_method(parser: Parser) -> None:
    """How scores are made."""
    group = parser.add_argument_group("method")
    group.add_argument("--view", help='a view of the framework; "flat" puts all indicators directly under the index')
    group.add_argument(
        "--known",
        action="store_true",
        help="score only the indicators that the data have, instead of all that the framework scores",
    )
    group.add_argument("--normalise", default="goalposts", metavar="METHOD", help="default: goalposts")
    group.add_argument("--no-clip", action="store_true", help="let scores go beyond the ends of the scale")
    group.add_argument("--weights", default="framework", metavar="METHOD", help="framework (default), equal, ...")
    group.add_argument(
        "--aggregate", default="arithmetic", metavar="METHOD", help="arithmetic (default), geometric, ..."
    )
    group.add_argument(
        "--min-indicators",
        type=float,
        default=50.0,
        metavar="PERCENT",
        help="of a dimension's weight that must be known",
    )
    group.add_argument(
        "--min-groups", type=float, default=100.0, metavar="PERCENT", help="of the groups above that must have a score"
    )


def add_output(parser: Parser, kinds: str) -> None:
    """Where the answer goes."""
    group = parser.add_argument_group("output")
    group.add_argument("--out", metavar="FILE", help=f"write to a file: {kinds}")
    group.add_argument("--overwrite", action="store_true", help="replace the file if it exists")
    group.add_argument("--json", action="store_true", help="print JSON to stdout, also for errors")
    group.add_argument("--quiet", action="store_true", help="no progress and no remarks on stderr")

"""`monitor-lab uncertainty`: score many times with other choices, and print ranges of scores and ranks."""

from __future__ import annotations

import argparse
from typing import Any

import pandas as pd

from ..reporting.report import report
from ..scoring.scores import Scores
from ..trust.ranges import Uncertainty
from ..trust.uncertainty import uncertainty
from .answer import Answer, shown
from .loading import scored
from .options import add_data, add_method, add_output
from .progress import Progress
from .score import score_tables

__all__ = ["add", "add_runs", "ranges", "run"]


def add(parsers: Any) -> None:
    """Add the subcommand to the command's parser."""
    parser = parsers.add_parser("uncertainty", help="ranges of scores and ranks", description=__doc__)
    add_data(parser)
    add_method(parser)
    add_runs(parser)
    add_output(parser, ".csv, .xlsx or .html (a report)")
    parser.set_defaults(run=run)


def add_runs(parser: argparse.ArgumentParser) -> None:
    """What is varied, and how often."""
    group = parser.add_argument_group("runs")
    group.add_argument("--runs", type=int, default=500, metavar="N", help="how many (500)")
    group.add_argument("--seed", type=int, default=0, metavar="N", help="of the draws (0)")
    group.add_argument(
        "--vary-weights", type=float, default=25.0, metavar="PERCENT", help="each weight, up and down (25)"
    )
    group.add_argument("--vary-goalposts", type=float, metavar="PERCENT", help="their distance (20 with goalposts)")
    group.add_argument(
        "--or-aggregate",
        action="append",
        metavar="METHOD",
        help="another mean; repeat it (geometric; arithmetic for none)",
    )
    group.add_argument("--or-normalise", action="append", default=[], metavar="METHOD", help="another scale; repeat it")


def ranges(scores: Scores, args: argparse.Namespace) -> Uncertainty:
    """The ranges that the options ask for, with progress on stderr.

    Parameters
    ----------
    scores
        The result.
    args
        Read by a parser with `add_runs` and `add_output`.

    Returns
    -------
    The ranges.

    Raises
    ------
    DataError
        When the data cannot be scored in one of the ways.
    ValueError
        When nothing varies, or a percentage or method is not possible.

    Examples
    --------
    >>> parser = argparse.ArgumentParser()
    >>> add_data(parser); add_method(parser); add_runs(parser); add_output(parser, "")
    >>> args = parser.parse_args(["--example", "south-african-metros", "--runs", "20"])
    >>> ranges(scored(args), args).scores.shape
    (8, 20)
    """
    progress = Progress("runs", quiet=args.quiet)
    try:
        return uncertainty(
            scores,
            weights=args.vary_weights,
            goalposts=args.vary_goalposts,
            aggregate=args.or_aggregate,
            normalise=args.or_normalise,
            replicates=args.runs,
            seed=args.seed,
            progress=progress,
        )
    finally:
        progress.close()


def run(args: argparse.Namespace) -> Answer:
    """Score many times."""
    scores = scored(args)
    found = ranges(scores, args)
    lines = [
        f"{found.scores.shape[1]} runs; varied: {'; '.join(found.varied)}.",
        "",
        shown(_readable(found)),
        "",
        f"Ranges hold {found.high - found.low:g}% of the runs; errors of the data are not in them.",
        "Units whose ranges of ranks overlap cannot be told apart.",
        f"{scores.framework.name}. The analyst's own result, not UN-Habitat's.",
    ]
    data = {
        "method": scores.method,
        "runs": found.scores.shape[1],
        "varied": found.varied,
        "low_percentile": found.low,
        "high_percentile": found.high,
        "ranges": found.table,
    }
    tables = {"ranges": found.table} | score_tables(scores)
    return Answer("\n".join(lines), data, tables, lambda: report(scores, found))


def _readable(found: Uncertainty) -> pd.DataFrame:
    table = found.table
    low, high = table["rank_low"], table["rank_high"]
    return pd.DataFrame(
        {
            "score": table["score"],
            "from": table["score_low"],
            "to": table["score_high"],
            "ranks": ["–" if a != a else f"{int(a // 1)} to {int(-(-b // 1))}" for a, b in zip(low, high, strict=True)],
        },
        index=table.index,
    )

"""`monitor-lab compare`: what makes the difference between two units, or between two years of one."""

from __future__ import annotations

import argparse
from collections.abc import Hashable
from typing import Any

import numpy as np
import pandas as pd

from ..charts.parts import label
from ..errors import DataError, Problem
from ..explain.compare import compare
from ..files.tables import nearest
from .answer import Answer, shown
from .loading import scored
from .options import add_data, add_method, add_output

__all__ = ["add", "run"]


def add(parsers: Any) -> None:
    """Add the subcommand to the command's parser."""
    parser = parsers.add_parser("compare", help="compare two units or two years", description=__doc__)
    add_data(parser)
    parser.add_argument(
        "--unit", action="append", required=True, metavar="NAME", help="one unit, or two by repeating it"
    )
    parser.add_argument("--period", action="append", default=[], metavar="YEAR", help="of both, or two by repeating it")
    add_method(parser)
    add_output(parser, ".csv or .xlsx")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> Answer:
    """Compare."""
    scores = scored(args)
    first, second = _pair(scores.groups.index, args.unit, args.period)
    lacking = [key for key in (first, second) if np.isnan(scores.index.to_numpy()[scores.groups.index == key][0])]
    if lacking:
        allowed = "units with an index; --known --view flat scores what the data have"
        raise DataError(
            [Problem(f"{label(key)} has no index: too little is known of it.", allowed=allowed) for key in lacking]
        )
    found = compare(scores, first, second)
    known = found.table[found.table["counts_in"] != "neither"].drop(columns="group")
    shown_groups = found.groups[found.groups["difference"].notna()]
    lines = [*found.notes, "", f"a: {found.a}. b: {found.b}. Effect: points of the difference, a less b.", ""]
    if len(shown_groups) > 1:
        lines += [shown(shown_groups), ""]
    lines += [shown(known), "", "A difference of a few points may come from the method: see monitor-lab uncertainty."]
    data = {
        "method": scores.method,
        "a": found.a,
        "b": found.b,
        "score_a": found.score_a,
        "score_b": found.score_b,
        "difference": found.difference,
        "rest": found.rest,
        "notes": found.notes,
        "groups": shown_groups,
        "indicators": known,
    }
    return Answer("\n".join(lines), data, {"comparison": known, "groups": shown_groups})


def _pair(index: pd.Index[Any], units: list[str], periods: list[str]) -> tuple[Hashable, Hashable]:
    """The two rows that are meant."""
    if index.nlevels == 1:
        if periods:
            raise ValueError("The data have no column period, so --period says nothing; name two units.")
        if len(units) != 2:
            raise ValueError("Name two units: --unit A --unit B.")
        return _known(units[0], index, "unit"), _known(units[1], index, "unit")
    if (len(units), len(periods)) not in ((2, 1), (1, 2)):
        raise ValueError("Name two units and one period, or one unit and two periods.")
    found = [_known(unit, index.get_level_values(0), "unit") for unit in units]
    when = [_known(period, index.get_level_values(1), "period") for period in periods]
    pairs = [(unit, period) for unit in found for period in when]
    lacking = [pair for pair in pairs if pair not in index]
    if lacking:
        raise ValueError(f"There is no row for {label(lacking[0])}.")
    # Of two periods the later is compared with the earlier, so that a rise is above zero.
    return (pairs[1], pairs[0]) if len(periods) == 2 else (pairs[0], pairs[1])


def _known(word: str, values: pd.Index[Any], what: str) -> Hashable:
    by_text: dict[str, Hashable] = {str(value): value for value in values}
    if word in by_text:
        return by_text[word]
    hint = nearest(word, by_text)
    raise ValueError(f'There is no {what} "{word}" in the data.' + (f" Did you mean {hint}?" if hint else ""))

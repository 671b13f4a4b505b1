"""`monitor-lab check`: read a file of values and say everything that is wrong with it, or what it holds."""

from __future__ import annotations

import argparse
from typing import Any

from .answer import Answer
from .loading import loaded
from .options import add_data, add_output

__all__ = ["add", "run"]


def add(parsers: Any) -> None:
    """Add the subcommand to the command's parser."""
    parser = parsers.add_parser("check", help="check a data file", description=__doc__)
    add_data(parser)
    add_output(parser, ".csv or .xlsx, the values as they were read")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> Answer:
    """Read the file."""
    data, framework = loaded(args)
    scored = framework.scored.index
    used = [c for c in data.columns if c in scored]
    values, missing = int(data.notna().to_numpy().sum()), int(data.isna().to_numpy().sum())
    absent = [str(c) for c in scored if c not in data.columns or not data[c].notna().any()]
    slots = [str(c) for c in data.columns if c not in scored]
    lines = [
        f"No problem was found: {len(data)} rows, {len(used)} of {len(scored)} scored indicators, {values:,} values, "
        f"{missing:,} missing."
    ]
    if absent:
        lines.append(f"Without any value: {len(absent)} scored indicators ({', '.join(absent[:8])}{_more(absent)}).")
    if slots:
        lines.append(
            f"Read, but not scored, because they have no definition yet: {', '.join(slots[:8])}{_more(slots)}."
        )
    found = {
        "ok": True,
        "rows": len(data),
        "units": int(data.index.get_level_values(0).nunique()),
        "indicators": used,
        "values": values,
        "missing": missing,
        "without_values": absent,
        "not_scored": slots,
    }
    return Answer("\n".join(lines), found, {"data": data})


def _more(names: list[str]) -> str:
    return f" and {len(names) - 8} more" if len(names) > 8 else ""

"""`monitor-lab template`: a blank table for the values that a framework asks for."""

from __future__ import annotations

import argparse
from typing import Any

from ..files.template import FORMS, data_template
from ..files.writing import csv_bytes
from .answer import Answer
from .loading import framework_of
from .options import add_framework, add_output

__all__ = ["add", "run"]


def add(parsers: Any) -> None:
    """Add the subcommand to the command's parser."""
    parser = parsers.add_parser("template", help="write a blank data template", description=__doc__)
    add_framework(parser)
    parser.add_argument(
        "--unit", action="append", default=[], metavar="NAME", help="a city or neighbourhood; repeat it"
    )
    parser.add_argument("--period", action="append", default=[], metavar="YEAR", help="a year or period; repeat it")
    parser.add_argument(
        "--form", choices=FORMS, default="wide", help="wide: a column an indicator; long: a row a value"
    )
    add_output(parser, ".xlsx (two sheets) or .csv (two files)")
    parser.set_defaults(run=run)


def run(args: argparse.Namespace) -> Answer:
    """Make the template."""
    framework = framework_of(args)
    tables = data_template(framework, args.unit, args.form, periods=args.period)
    count = len(tables["indicators"])
    data = {
        "framework": framework.name,
        "form": args.form,
        "indicators": count,
        "units": args.unit,
        "periods": args.period,
        "explained": tables["indicators"],
    }
    if args.out:
        text = (
            f"A {args.form} template for {count} indicators. Fill in the table of data; what is not known stays empty."
        )
    else:
        text = csv_bytes(tables["data"]).decode("utf-8").removesuffix("\n")
    return Answer(text, data, tables)

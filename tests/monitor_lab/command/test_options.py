"""Options mean the same in every subcommand."""

from __future__ import annotations

import argparse

from monitor_lab.command.options import add_data, add_method, add_output


def test_what_is_not_said_has_the_values_of_the_package() -> None:
    parser = argparse.ArgumentParser()
    add_data(parser)
    add_method(parser)
    add_output(parser, ".csv")
    args = parser.parse_args([])
    assert (args.normalise, args.weights, args.aggregate) == ("goalposts", "framework", "arithmetic")
    assert (args.min_indicators, args.min_groups, args.view, args.known) == (50.0, 100.0, None, False)
    assert not (args.overwrite or args.json or args.quiet)


def test_columns_can_be_passed_over_by_repeating_the_option() -> None:
    parser = argparse.ArgumentParser()
    add_data(parser)
    assert parser.parse_args(["a.csv", "--ignore", "note", "--ignore", "source"]).ignore == ["note", "source"]

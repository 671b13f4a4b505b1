"""Problems read as sentences that say where and what to mend."""

from __future__ import annotations

import pickle

from monitor_lab import DataError, FrameworkError, Problem


def test_a_problem_names_file_row_column_what_is_allowed_and_the_nearest() -> None:
    problem = Problem('"12,5" has a decimal comma.', "city.csv", 4, "C01", "a decimal point", "12.5")
    assert str(problem) == (
        'city.csv, row 4, column C01: "12,5" has a decimal comma. Allowed: a decimal point. Did you mean 12.5?'
    )


def test_an_error_lists_every_problem_and_survives_a_trip_between_processes() -> None:
    error = DataError([Problem("One."), Problem("Two.")])
    assert str(error) == "2 problems:\n  1. One.\n  2. Two."
    assert pickle.loads(pickle.dumps(error)).problems == error.problems
    assert isinstance(error, ValueError) and issubclass(FrameworkError, ValueError)

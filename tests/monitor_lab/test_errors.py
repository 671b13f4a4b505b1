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


def test_a_problem_names_the_sheet_of_a_workbook_and_old_positions_keep_their_meaning() -> None:
    problem = Problem("The cell is empty.", "city.xlsx", 3, "unit", "a name", "Durban", "2019")
    assert str(problem) == (
        "city.xlsx, sheet 2019, row 3, column unit: The cell is empty. Allowed: a name. Did you mean Durban?"
    )


def test_a_long_list_is_cut_in_print_and_kept_whole() -> None:
    error = DataError([Problem(f"Problem {i}.") for i in range(1, 61)])
    lines = str(error).splitlines()
    assert lines[0] == "60 problems:" and lines[50] == "  50. Problem 50." and lines[51:] == ["  and 10 more."]
    assert len(error.problems) == 60 and error.problems[59].what == "Problem 60."
